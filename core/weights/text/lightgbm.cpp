// SPDX-License-Identifier: Apache-2.0
#include "core/weights/text/lightgbm.h"
#include "core/weights/bytes/cursor.h"
#include "core/weights/formats.h"
#include "core/weights/text/stream.h"
#include <QCoreApplication>
#include <charconv>
#include <map>

namespace mlm::weights {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Weights)
};

using text::Stream;

constexpr std::size_t longestLine = std::size_t{4} << 20;
constexpr std::size_t mostLines = 1000; ///< of the header

/// The next line without its end; nothing at the end of what may be read, or where it is too long.
std::optional<std::string> nextLine(Stream &stream)
{
    if (stream.peek() < 0)
        return std::nullopt;
    std::string line;
    for (;;) {
        const std::string_view here = stream.block();
        const std::size_t end = here.find('\n');
        line.append(here.substr(0, end));
        if (line.size() > longestLine)
            return std::nullopt;
        stream.drop(end == std::string_view::npos ? here.size() : end + 1);
        if (end != std::string_view::npos || here.empty())
            break;
    }
    if (line.ends_with('\r'))
        line.pop_back();
    return line;
}

std::optional<std::uint64_t> whole(std::string_view text)
{
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() && !text.empty() ? std::optional(value) : std::nullopt;
}

struct Header
{
    std::map<std::string, std::string, std::less<>> values;
    std::uint64_t end = 0; ///< bytes up to the first tree
    bool complete = false; ///< a tree, or the end of the trees, follows

    std::string value(std::string_view key) const
    {
        const auto found = values.find(key);
        return found == values.end() ? std::string() : found->second;
    }
};

Header readHeader(Stream &stream)
{
    Header header;
    nextLine(stream); // "tree"
    for (std::size_t i = 0; i < mostLines; ++i) {
        header.end = stream.position();
        const auto line = nextLine(stream);
        if (!line)
            break;
        if (line->starts_with("Tree=") || *line == "end of trees") {
            header.complete = true;
            break;
        }
        if (const std::size_t equals = line->find('='); equals != std::string::npos && equals < 100)
            header.values.try_emplace(line->substr(0, equals), line->substr(equals + 1));
    }
    return header;
}

struct Trees
{
    std::uint64_t count = 0;
    std::uint64_t bytes = 0;
    bool ok = true;
};

Trees treesOf(std::string_view sizes)
{
    Trees trees;
    while (!sizes.empty()) {
        const std::size_t space = sizes.find(' ');
        const auto size = whole(sizes.substr(0, space));
        const auto next = size ? sum(trees.bytes, *size) : std::nullopt;
        if (!next)
            return {0, 0, false};
        trees.bytes = *next;
        ++trees.count;
        sizes.remove_prefix(space == std::string_view::npos ? sizes.size() : space + 1);
    }
    return trees;
}

std::size_t words(std::string_view text)
{
    std::size_t count = 0;
    bool inside = false;
    for (const char c : text) {
        count += c != ' ' && !inside ? 1 : 0;
        inside = c != ' ';
    }
    return count;
}

} // namespace

Match LightgbmReader::probe(const Input &input) const
{
    if (!input.head.starts_with("tree\n") && !input.head.starts_with("tree\r\n"))
        return Match::No;
    return input.head.find("\nversion=v") < 200 ? Match::Certain : Match::Likely;
}

Reading LightgbmReader::read(const Input &input) const
{
    Facts facts = factsOf(id());
    Stream stream(input.source);
    const Header header = readHeader(stream);
    if (const std::string version = header.value("version"); !version.empty())
        facts.formatVersion = Known<std::string>{version.substr(0, 20), Words::tr("version in the header")};
    const auto highest = whole(header.value("max_feature_idx"));
    if (highest && *highest <= INT32_MAX) {
        PortFact features;
        features.dtype = "float64";
        features.shape = std::vector<std::int64_t>{-1, static_cast<std::int64_t>(*highest) + 1};
        features.whereFrom = Words::tr("max_feature_idx in the header");
        facts.inputs.push_back(std::move(features));
    }
    const auto detail = [&](const QString &label, const std::string &value) {
        if (!value.empty())
            facts.details.emplace_back(label, QString::fromStdString(value.substr(0, 200)));
    };
    detail(Words::tr("Objective"), header.value("objective"));
    detail(Words::tr("Classes"), header.value("num_class"));
    if (const std::size_t names = words(header.value("feature_names")); names > 0)
        detail(Words::tr("Names of features"), std::to_string(names));

    if (stream.limited() || (!header.complete && stream.peek() >= 0))
        return Reading::refused(std::move(facts), Words::tr("The header is longer than the first %1 bytes that are read.").arg(stream.position()));
    if (!header.complete)
        return Reading::refused(std::move(facts), Words::tr("The file ends in its header, at byte %1.").arg(stream.position()),
                                Words::tr("It was not copied whole: fetch it again."));
    if (!highest || *highest > INT32_MAX)
        return Reading::refused(std::move(facts), Words::tr("The header does not tell the number of features (max_feature_idx)."));
    const Trees trees = treesOf(header.value("tree_sizes"));
    const auto end = sum(header.end, trees.bytes);
    if (!trees.ok || !end)
        return Reading::refused(std::move(facts), Words::tr("tree_sizes in the header holds something else than sizes."));
    if (*end > input.source.size())
        return Reading::refused(std::move(facts),
                                Words::tr("The trees should end at byte %1, but the file ends at byte %2.").arg(*end).arg(input.source.size()),
                                Words::tr("It was not copied whole: fetch it again."));
    if (trees.count > 0)
        detail(Words::tr("Trees"), std::to_string(trees.count));
    else
        facts.note(NoteFact::Level::Info, Words::tr("The header does not tell the sizes of the trees, so they were not counted."));
    return {std::move(facts), {}};
}

} // namespace mlm::weights
