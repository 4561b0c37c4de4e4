// SPDX-License-Identifier: Apache-2.0
#include "core/weights/tensors/safetensorsheader.h"
#include "core/json/json.h"
#include "core/weights/tensors/stream.h"
#include <QCoreApplication>
#include <array>

namespace mlm::weights {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Weights)
};

constexpr std::size_t mostDimensions = 255;
constexpr int deepest = 100;
constexpr std::size_t mostMetadata = 32, longestMetadata = 1000;

constexpr std::array<std::pair<std::string_view, std::string_view>, 22> dtypeNames{{
    {"BOOL", "bool"},
    {"F4", "float4_e2m1"},
    {"F6_E2M3", "float6_e2m3"},
    {"F6_E3M2", "float6_e3m2"},
    {"U8", "uint8"},
    {"I8", "int8"},
    {"F8_E5M2", "float8_e5m2"},
    {"F8_E4M3", "float8_e4m3fn"},
    {"F8_E8M0", "float8_e8m0"},
    {"F8_E4M3FNUZ", "float8_e4m3fnuz"},
    {"F8_E5M2FNUZ", "float8_e5m2fnuz"},
    {"I16", "int16"},
    {"U16", "uint16"},
    {"F16", "float16"},
    {"BF16", "bfloat16"},
    {"I32", "int32"},
    {"U32", "uint32"},
    {"F32", "float32"},
    {"C64", "complex64"},
    {"F64", "float64"},
    {"I64", "int64"},
    {"U64", "uint64"},
}};

/// The header's bytes one by one out of a buffer.
class Feed
{
public:
    Feed(const Source &source, std::uint64_t offset, std::uint64_t length) : m_source(source), m_offset(offset), m_left(length)
    {
        fill();
    }
    bool atEnd() const { return m_at == m_buffer.size(); }
    char current() const { return m_buffer[m_at]; }
    void next()
    {
        if (++m_at == m_buffer.size())
            fill();
    }
    const std::optional<Error> &error() const { return m_error; }

private:
    void fill()
    {
        m_at = 0;
        m_buffer.resize(static_cast<std::size_t>(std::min<std::uint64_t>(m_left, 1U << 18)));
        if (m_buffer.empty())
            return;
        if (auto done = m_source.read(m_offset, m_buffer); !done) {
            m_error = done.error();
            m_buffer.clear();
            return;
        }
        m_offset += m_buffer.size();
        m_left -= m_buffer.size();
    }

    const Source &m_source;
    std::uint64_t m_offset, m_left;
    std::string m_buffer;
    std::size_t m_at = 0;
    std::optional<Error> m_error;
};

/// What nlohmann::json reads from. All copies share the feed; the one without is the end.
struct FeedIterator
{
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char *;
    using reference = char;

    Feed *feed = nullptr;

    char operator*() const { return feed->current(); }
    FeedIterator &operator++()
    {
        feed->next();
        return *this;
    }
    FeedIterator operator++(int)
    {
        FeedIterator before = *this;
        feed->next();
        return before;
    }
    bool ended() const { return !feed || feed->atEnd(); }
    bool operator==(const FeedIterator &other) const { return ended() == other.ended(); }
};

/// Takes the events of the JSON text. Every place knows what may stand there; anything else ends the reading.
class Machine
{
public:
    SafetensorsHeader header;
    QString problem;

    bool null() { return scalar(); }
    bool boolean(bool) { return scalar(); }
    bool number_integer(std::int64_t value) { return value < 0 ? scalar() : number_unsigned(static_cast<std::uint64_t>(value)); }
    bool number_float(double, const std::string &) { return scalar(); }
    bool binary(std::vector<std::uint8_t> &) { return false; }

    bool number_unsigned(std::uint64_t value)
    {
        if (m_place == Place::Shape) {
            if (value > static_cast<std::uint64_t>(INT64_MAX))
                return fail(Words::tr("The shape of “%1” holds a size that is too large.").arg(name()));
            if (shape().size() == mostDimensions)
                return fail(Words::tr("“%1” has more than %2 dimensions.").arg(name()).arg(mostDimensions));
            shape().push_back(static_cast<std::int64_t>(value));
            return true;
        }
        if (m_place == Place::Offsets) {
            if (m_offsets == 2)
                return failAtOffsets();
            (m_offsets++ == 0 ? header.entries.back().begin : header.entries.back().end) = value;
            return true;
        }
        return scalar();
    }

    bool string(std::string &value)
    {
        if (m_place == Place::Metadata) {
            if (m_key == "format")
                header.framework = value.substr(0, longestMetadata);
            if (header.metadata.size() < mostMetadata)
                header.metadata.emplace_back(m_key.substr(0, longestMetadata), value.substr(0, longestMetadata));
            return true;
        }
        if (m_place != Place::Tensor || m_key != "dtype")
            return scalar();
        const auto known = std::find_if(dtypeNames.begin(), dtypeNames.end(), [&](const auto &pair) { return pair.first == value; });
        if (known == dtypeNames.end())
            return fail(Words::tr("The dtype “%1” of “%2” is none of safetensors.").arg(shownName(value), name()));
        header.entries.back().tensor.dtype = known->second;
        return true;
    }

    bool key(std::string &value)
    {
        if (m_place == Place::Metadata) {
            m_metadataNames.push_back(value);
        } else if (m_place == Place::Tensor) {
            for (unsigned i = 0; i < fields.size(); ++i) {
                if (value != fields[i])
                    continue;
                if (m_seen & (1U << i))
                    return fail(Words::tr("“%1” of “%2” is given twice.").arg(QLatin1String(fields[i]), name()));
                m_seen |= 1U << i;
            }
        }
        if (m_place != Place::Skip)
            m_key = value;
        return true;
    }

    bool start_object(std::size_t)
    {
        switch (m_place) {
        case Place::Root:
            m_place = Place::Top;
            return true;
        case Place::Top:
            if (m_key == "__metadata__") {
                m_place = Place::Metadata;
                return !std::exchange(m_hasMetadata, true) || fail(Words::tr("“__metadata__” is given twice."));
            }
            header.entries.emplace_back().tensor.name = m_key;
            m_seen = 0;
            m_offsets = 0;
            m_place = Place::Tensor;
            return true;
        default:
            return open();
        }
    }

    bool end_object()
    {
        if (m_place == Place::Skip)
            return close();
        if (m_place == Place::Tensor && m_seen != 7)
            return fail(Words::tr("“%1” lacks its dtype, shape or data_offsets.").arg(name()));
        m_place = m_place == Place::Top ? Place::Done : Place::Top;
        return true;
    }

    bool start_array(std::size_t)
    {
        if (m_place == Place::Tensor && m_key == "shape")
            m_place = Place::Shape;
        else if (m_place == Place::Tensor && m_key == "data_offsets")
            m_place = Place::Offsets;
        else
            return open();
        return true;
    }

    bool end_array()
    {
        if (m_place == Place::Skip)
            return close();
        if (m_place == Place::Offsets && m_offsets != 2)
            return failAtOffsets();
        m_place = Place::Tensor;
        return true;
    }

    bool parse_error(std::size_t position, const std::string &, const nlohmann::detail::exception &)
    {
        return fail(Words::tr("The header is no valid JSON in UTF-8, at its byte %1.").arg(position));
    }

    /// Names twice can only be told at the end, without keeping all of them once more.
    bool finish()
    {
        std::vector<std::string_view> names;
        names.reserve(header.entries.size());
        for (const auto &entry : header.entries)
            names.push_back(entry.tensor.name);
        return unique(std::move(names)) && unique({m_metadataNames.begin(), m_metadataNames.end()});
    }

private:
    enum class Place { Root, Top, Metadata, Tensor, Shape, Offsets, Skip, Done };
    static constexpr std::array<const char *, 3> fields{"dtype", "shape", "data_offsets"};

    bool fail(const QString &what)
    {
        if (problem.isEmpty())
            problem = what;
        return false;
    }
    bool failAtOffsets() { return fail(Words::tr("“data_offsets” of “%1” are not two whole numbers.").arg(name())); }
    QString name() const { return shownName(header.entries.back().tensor.name); }
    std::vector<std::int64_t> &shape() { return header.entries.back().tensor.shape; }
    bool isField() const { return std::find(fields.begin(), fields.end(), m_key) != fields.end(); }

    /// A value that is none of those looked for.
    bool scalar()
    {
        switch (m_place) {
        case Place::Skip:
            return true;
        case Place::Tensor:
            return !isField() || fail(Words::tr("“%1” of “%2” is not what safetensors asks for.").arg(shownName(m_key), name()));
        case Place::Metadata:
            return fail(Words::tr("“%1” in “__metadata__” is not a text.").arg(shownName(m_key)));
        case Place::Shape:
            return fail(Words::tr("The shape of “%1” holds something other than whole numbers from 0.").arg(name()));
        case Place::Offsets:
            return failAtOffsets();
        case Place::Top:
            return fail(Words::tr("“%1” is not described by an object.").arg(shownName(m_key)));
        default:
            return fail(Words::tr("The header is not an object."));
        }
    }

    bool open()
    {
        if (m_place == Place::Skip)
            return ++m_depth <= deepest || fail(Words::tr("The header nests more than %1 levels.").arg(deepest));
        if (m_place != Place::Tensor || isField())
            return scalar();
        m_place = Place::Skip;
        m_depth = 1;
        return true;
    }

    bool close()
    {
        if (--m_depth == 0)
            m_place = Place::Tensor;
        return true;
    }

    bool unique(std::vector<std::string_view> names)
    {
        std::sort(names.begin(), names.end());
        const auto twice = std::adjacent_find(names.begin(), names.end());
        return twice == names.end() || fail(Words::tr("The name “%1” is given twice in the header.").arg(shownName(*twice)));
    }

    Place m_place = Place::Root;
    std::string m_key;
    unsigned m_seen = 0; ///< bits: which of the fields
    int m_offsets = 0;
    int m_depth = 0;
    bool m_hasMetadata = false;
    std::vector<std::string> m_metadataNames;
};

} // namespace

Result<SafetensorsHeader> readSafetensorsHeader(const Source &source, std::uint64_t offset, std::uint64_t length)
{
    Feed feed(source, offset, length);
    Machine machine;
    const bool done = Json::sax_parse(FeedIterator{&feed}, FeedIterator{}, &machine);
    if (feed.error())
        return *feed.error();
    if (!done || !machine.finish())
        return Error{Error::Code::Refused, machine.problem, Words::tr("Save the model again, or fetch the file anew."), {}};
    return std::move(machine.header);
}

} // namespace mlm::weights
