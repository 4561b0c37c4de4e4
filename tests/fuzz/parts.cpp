// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/parts.h"
#include "core/weights/bytes/cursor.h"
#include "core/weights/formats.h"
#include <cstdio>
#include <cstdlib>
#include <unordered_set>

namespace mlm::weights::fuzz {

namespace {

constexpr std::string_view siblingMark = "MLMSIBL\n";
constexpr std::string_view archiveMark = "MLMARCH\n";

class PlainArchive final : public zip::Archive
{
public:
    PlainArchive(std::vector<zip::Member> members, std::vector<std::string_view> contents)
        : Archive(std::move(members), {}), m_contents(std::move(contents))
    {
    }
    Result<std::string> content(const zip::Member &member, std::uint64_t limit) const override
    {
        if (member.size > limit)
            return Error{Error::Code::Limit, QStringLiteral("The member is too large."), {}, {}};
        return std::string(at(member));
    }
    Result<std::unique_ptr<Source>> open(const zip::Member &member) const override
    {
        if (!member.stored)
            return Error{Error::Code::Refused, QStringLiteral("The member is compressed."), {}, {}};
        return std::unique_ptr<Source>(std::make_unique<MemorySource>(at(member)));
    }
    Result<std::string> start(const zip::Member &member, std::uint64_t length) const override
    {
        return std::string(at(member).substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(length, member.size))));
    }

private:
    std::string_view at(const zip::Member &member) const { return m_contents[static_cast<std::size_t>(&member - members().data())]; }

    std::vector<std::string_view> m_contents;
};

void demand(bool holds, const char *what)
{
    if (holds)
        return;
    std::fprintf(stderr, "Not sound: %s\n", what);
    std::abort();
}

} // namespace

Files split(std::string_view input)
{
    if (!input.ends_with(siblingMark) || input.size() < siblingMark.size() + 4)
        return {input, {}};
    input.remove_suffix(siblingMark.size());
    Cursor length(input.substr(input.size() - 4));
    const std::size_t size = length.number<std::uint32_t>();
    input.remove_suffix(4);
    if (size > input.size())
        return {input, {}};
    return {input.substr(0, input.size() - size), input.substr(input.size() - size)};
}

Result<std::unique_ptr<Source>> OneFileFolder::open(std::string_view name) const
{
    for (std::string_view rest = name;;) {
        const std::size_t slash = rest.find('/');
        if (!isPlainName(rest.substr(0, slash)))
            return Error{Error::Code::Refused, QStringLiteral("The name leads out of the folder."), {}, {}};
        if (slash == std::string_view::npos)
            break;
        rest.remove_prefix(slash + 1);
    }
    if (!m_content)
        return Error{Error::Code::NotFound, QStringLiteral("There is no such file."), {}, {}};
    return std::unique_ptr<Source>(std::make_unique<MemorySource>(*m_content));
}

std::unique_ptr<zip::Archive> archiveOf(std::string_view input)
{
    if (!input.starts_with(archiveMark))
        return {};
    std::vector<zip::Member> members;
    std::vector<std::string_view> contents;
    std::unordered_set<std::string> names;
    Cursor cursor(input);
    cursor.skip(archiveMark.size());
    while (cursor.left() > 0) {
        const std::string name(cursor.bytes(cursor.number<std::uint8_t>()));
        const bool stored = cursor.number<std::uint8_t>() != 0;
        const std::size_t size = cursor.number<std::uint32_t>();
        // What zip::Archive::open() lets through: no name twice, none that is empty.
        if (!cursor.ok() || name.empty() || !names.insert(name).second)
            break;
        contents.push_back(cursor.bytes(std::min(size, cursor.left())));
        members.push_back({name, contents.back().size(), contents.back().size(), stored});
    }
    return std::make_unique<PlainArchive>(std::move(members), std::move(contents));
}

void check(const Reading &reading)
{
    const Facts &facts = reading.facts;
    if (reading.refusal)
        demand(!reading.refusal->message.isEmpty(), "a refusal says nothing");
    else
        demand(!facts.format.empty(), "facts without a format");
    demand(facts.format.empty() || formatOf(facts.format), "a format that is not in the table");
    for (const PortFact &port : facts.inputs)
        demand(!port.whereFrom.isEmpty(), "an input without its origin");
    for (const PortFact &port : facts.outputs)
        demand(!port.whereFrom.isEmpty(), "an output without its origin");
    if (facts.tensors) {
        for (const TensorFact &tensor : *facts.tensors) {
            demand(!tensor.dtype.empty(), "a tensor without a type");
            for (const std::int64_t size : tensor.shape)
                demand(size >= 0, "a stored tensor with a negative size");
        }
    }
    demand(facts.details.size() <= 200, "too many details");
    demand(facts.notes.size() <= 1000, "too many notes");
}

} // namespace mlm::weights::fuzz
