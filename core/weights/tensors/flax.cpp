// SPDX-License-Identifier: Apache-2.0
#include "core/weights/bytes/cursor.h"
#include "core/weights/dtypes.h"
#include "core/weights/formats.h"
#include "core/weights/tensors/msgpack.h"
#include "core/weights/tensors/parts.h"
#include "core/weights/tensors/stream.h"
#include <QCoreApplication>
#include <algorithm>

namespace mlm::weights {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Weights)
};

constexpr std::size_t deepest = 100;
constexpr std::uint64_t longestKey = 4096;
constexpr std::size_t longestPath = 4096;
constexpr std::size_t mostPathBytes = std::size_t{16} << 20; ///< of all names together
constexpr std::size_t mostDimensions = 64;

// flax.serialization: what its extension types hold, each packed as [shape, name of the dtype, bytes].
constexpr int arrayType = 1, scalarType = 3;
constexpr std::string_view chunkedMark = "__msgpack_chunked_array__";

Error problem(const QString &what)
{
    return {Error::Code::Refused, what, Words::tr("The file is damaged, or not made by Flax."), {}};
}

class Walk
{
public:
    explicit Walk(Stream &stream) : m_stream(stream) {}

    std::vector<TensorFact> tensors;
    std::vector<std::string> topKeys;
    std::uint64_t bytes = 0;
    std::uint64_t leftOut = 0; ///< tensors that belong to the optimiser

    Result<void> run()
    {
        do {
            if (auto done = step(); !done)
                return done;
            while (!m_open.empty() && m_open.back().left == 0) {
                if (auto done = leave(); !done)
                    return done;
            }
        } while (!m_open.empty());
        return {};
    }

private:
    struct Container
    {
        std::uint64_t left = 0; ///< members to come
        std::uint64_t index = 0;
        bool isMap = false;
        std::size_t path = 0; ///< length of the path outside
        std::optional<std::size_t> chunked = {}; ///< set in a chunked array: how many tensors came before it
        std::vector<std::int64_t> shape = {};    ///< of the chunked array
    };

    /// One value, with its key where it stands in a map.
    Result<void> step()
    {
        if (!m_open.empty()) {
            Container &in = m_open.back();
            --in.left;
            m_path.resize(in.path);
            std::string key = std::to_string(in.index++);
            if (in.isMap) {
                const auto token = msgpack::read(m_stream);
                if (!m_stream.ok())
                    return m_stream.error();
                if (token.kind != msgpack::Kind::Text)
                    return problem(Words::tr("A key before byte %1 is no text.").arg(m_stream.position()));
                key = m_stream.bytes(token.length, longestKey);
            }
            if (m_open.size() == 1)
                topKeys.push_back(key);
            if (!m_path.empty())
                m_path += '/';
            m_path += key;
            if (m_path.size() > longestPath)
                return problem(Words::tr("A name before byte %1 is longer than %2 bytes.").arg(m_stream.position()).arg(longestPath));
            m_key = std::move(key);
        }
        const auto token = msgpack::read(m_stream);
        if (!m_stream.ok())
            return m_stream.error();
        switch (token.kind) {
        case msgpack::Kind::Map:
        case msgpack::Kind::Array:
            return enter(token);
        case msgpack::Kind::Extension:
            return extension(token);
        case msgpack::Kind::Text:
        case msgpack::Kind::Bytes:
            m_stream.skip(token.length);
            break;
        case msgpack::Kind::Bool:
            if (m_key == chunkedMark && token.number == 1 && !m_open.empty())
                m_open.back().chunked = tensors.size();
            break;
        case msgpack::Kind::Unsigned:
            rememberShape(token.number);
            break;
        case msgpack::Kind::Bad:
            return problem(Words::tr("The byte before %1 begins no value.").arg(m_stream.position()));
        case msgpack::Kind::Other:
            break;
        }
        return m_stream.ok() ? Result<void>() : m_stream.error();
    }

    Result<void> enter(const msgpack::Token &token)
    {
        if (m_open.size() == deepest)
            return problem(Words::tr("More than %1 levels are nested, at byte %2.").arg(deepest).arg(m_stream.position()));
        const std::uint64_t members = token.kind == msgpack::Kind::Map ? 2 : 1;
        if (token.length > m_stream.left() / members)
            return problem(Words::tr("%1 members are announced before byte %2, which do not fit the file.").arg(token.length).arg(m_stream.position()));
        m_open.push_back({token.length, 0, token.kind == msgpack::Kind::Map, m_path.size()});
        return {};
    }

    /// Large arrays come as a map: the mark, "shape": {"0": …} and "chunks": {"0": a flat array, …}.
    Result<void> leave()
    {
        const Container closed = std::move(m_open.back());
        m_open.pop_back();
        m_path.resize(closed.path);
        if (!closed.chunked || *closed.chunked >= tensors.size())
            return {};
        TensorFact whole{m_path, tensors.back().dtype, closed.shape};
        std::uint64_t count = 0;
        for (std::size_t i = *closed.chunked; i < tensors.size(); ++i)
            count += elements(tensors[i].shape).value_or(0);
        if (elements(whole.shape) != std::optional(count))
            return problem(Words::tr("The chunks of “%1” hold %2 elements, which its shape does not.").arg(shownName(m_path)).arg(count));
        tensors.resize(*closed.chunked);
        tensors.push_back(std::move(whole));
        return {};
    }

    /// A number in "shape" of a chunked array.
    void rememberShape(std::uint64_t number)
    {
        if (m_open.size() < 2)
            return;
        Container &outer = m_open[m_open.size() - 2];
        const std::string_view path(m_path);
        if (outer.chunked && path.substr(0, m_open.back().path).ends_with("/shape") && outer.shape.size() < mostDimensions && number <= static_cast<std::uint64_t>(INT64_MAX))
            outer.shape.push_back(static_cast<std::int64_t>(number));
    }

    Result<void> extension(const msgpack::Token &token)
    {
        if (token.length > m_stream.left())
            return problem(Words::tr("An array of %1 bytes at byte %2 reaches past the end.").arg(token.length).arg(m_stream.position()));
        const std::uint64_t end = m_stream.position() + token.length;
        if (token.extension == arrayType || token.extension == scalarType) {
            if (auto done = array(end); !done)
                return done;
        }
        m_stream.skip(end - m_stream.position());
        return m_stream.ok() ? Result<void>() : m_stream.error();
    }

    Result<void> array(std::uint64_t end)
    {
        const QString name = shownName(m_path);
        TensorFact tensor;
        const auto outer = msgpack::read(m_stream);
        const auto shape = msgpack::read(m_stream);
        if (outer.kind != msgpack::Kind::Array || outer.length != 3 || shape.kind != msgpack::Kind::Array || shape.length > mostDimensions)
            return m_stream.ok() ? problem(Words::tr("“%1” is not packed as shape, dtype and bytes.").arg(name)) : m_stream.error();
        for (std::uint64_t i = 0; i < shape.length; ++i) {
            const auto size = msgpack::read(m_stream);
            if (size.kind != msgpack::Kind::Unsigned || size.number > static_cast<std::uint64_t>(INT64_MAX))
                return m_stream.ok() ? problem(Words::tr("The shape of “%1” holds something other than whole numbers from 0.").arg(name)) : m_stream.error();
            tensor.shape.push_back(static_cast<std::int64_t>(size.number));
        }
        const auto dtype = msgpack::read(m_stream);
        if (dtype.kind == msgpack::Kind::Text || dtype.kind == msgpack::Kind::Bytes)
            tensor.dtype = m_stream.bytes(dtype.length, 64);
        const auto data = msgpack::read(m_stream);
        if (!m_stream.ok())
            return m_stream.error();
        const bool fits = (data.kind == msgpack::Kind::Bytes || data.kind == msgpack::Kind::Text) && m_stream.position() <= end && end - m_stream.position() == data.length;
        if (tensor.dtype.empty() || !fits)
            return problem(Words::tr("“%1” is not packed as shape, dtype and bytes.").arg(name));
        const auto count = elements(tensor.shape);
        const auto bits = bitsOf(tensor.dtype);
        const auto size = count && bits ? product(*count, *bits < 8 ? 8 : *bits) : std::nullopt;
        if (!count || (bits && (!size || *size / 8 != data.length)))
            return problem(Words::tr("“%1” has %2 bytes, which its shape and dtype do not make.").arg(name).arg(data.length));
        tensor.name = m_path;
        m_pathBytes += m_path.size();
        if (m_pathBytes > mostPathBytes)
            return problem(Words::tr("The names of the arrays take more than %1 MiB.").arg(mostPathBytes >> 20));
        if (tensor.name.starts_with("opt_state/") || tensor.name.starts_with("optimizer/state/")) {
            ++leftOut;
            return {};
        }
        bytes += data.length;
        tensors.push_back(std::move(tensor));
        return {};
    }

    Stream &m_stream;
    std::vector<Container> m_open;
    std::string m_path, m_key;
    std::size_t m_pathBytes = 0;
};

/// A map whose first key is a text: what the root of every Flax file is.
bool beginsWithNamedMember(const Input &input)
{
    Stream stream(input.source, 0, input.source.size());
    const auto map = msgpack::read(stream);
    const auto key = msgpack::read(stream);
    return stream.ok() && map.kind == msgpack::Kind::Map && map.length > 0 && key.kind == msgpack::Kind::Text && key.length > 0 && key.length <= stream.left();
}

class FlaxReader final : public Reader
{
public:
    std::string_view id() const override { return "flax-msgpack"; }

    Match probe(const Input &input) const override
    {
        // The marker of a map, or nothing needs to be looked at.
        if (input.head.empty())
            return Match::No;
        const auto first = static_cast<unsigned char>(input.head.front());
        const bool isMap = (first > 0x80 && first <= 0x8f) || first == 0xde || first == 0xdf;
        if (!isMap || !beginsWithNamedMember(input))
            return Match::No;
        if (input.extension() == "msgpack" || input.extension() == "flax")
            return Match::Likely;
        // [shape, "float32", …] behind the marker of an extension of type 1
        for (const char *name : {"\xa7" "float32", "\xa8" "bfloat16", "\xa7" "float16", "\xa5" "int32", "\xa5" "uint8", "\xa7" "float64", "\xa5" "int64"}) {
            if (const auto at = input.head.find(name); at != std::string_view::npos && input.head.substr(0, at).rfind("\x01\x93") != std::string_view::npos)
                return Match::Likely;
        }
        return Match::No;
    }

    Reading read(const Input &input) const override
    {
        Facts facts = factsOf(id());
        Stream stream(input.source, 0, input.source.size());
        Walk walk(stream);
        if (auto done = walk.run(); !done)
            return Reading::refused(std::move(facts), done.error());
        if (stream.left() > 0)
            facts.note(NoteFact::Level::Warning, Words::tr("%1 bytes follow the model, from byte %2.").arg(stream.left()).arg(stream.position()));
        std::vector<std::string_view> names;
        for (const TensorFact &tensor : walk.tensors)
            names.push_back(tensor.name);
        std::sort(names.begin(), names.end());
        if (const auto twice = std::adjacent_find(names.begin(), names.end()); twice != names.end())
            return Reading::refused(std::move(facts), Words::tr("The name “%1” is given twice.").arg(shownName(*twice)), {});
        if (walk.leftOut > 0)
            facts.note(NoteFact::Level::Info, Words::tr("%1 arrays of the optimiser are left out.").arg(walk.leftOut));
        QStringList keys;
        for (std::size_t i = 0; i < std::min<std::size_t>(walk.topKeys.size(), 12); ++i)
            keys << shownName(walk.topKeys[i]);
        facts.details.emplace_back(Words::tr("Holds"), keys.join(QStringLiteral(", ")));
        facts.byteOrder = Known<std::string>{"little-endian", Words::tr("format: numbers are little-endian")};
        facts.tensors = std::move(walk.tensors);
        const QString origin = Words::tr("shapes and dtypes of all arrays");
        if (!facts.sumUp(origin))
            return Reading::refused(std::move(facts), Words::tr("The arrays have more elements than can be counted."), {});
        facts.parameterBytes = Known<std::uint64_t>{walk.bytes, origin};
        return {std::move(facts), {}};
    }
};

} // namespace

std::unique_ptr<Reader> makeFlaxReader()
{
    return std::make_unique<FlaxReader>();
}

} // namespace mlm::weights
