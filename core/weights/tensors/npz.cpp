// SPDX-License-Identifier: Apache-2.0
#include "core/weights/bytes/cursor.h"
#include "core/weights/formats.h"
#include "core/weights/pickle/machine.h"
#include "core/weights/tensors/npyheader.h"
#include "core/weights/tensors/parts.h"
#include "core/weights/tensors/stream.h"
#include "core/weights/zip/archive.h"
#include <QCoreApplication>
#include <algorithm>

namespace mlm::weights {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Weights)
};

constexpr std::string_view suffix = ".npy";
constexpr std::uint64_t longestPickle = 8U << 20U; // bytes, unpacked
constexpr std::size_t mostPickles = 64; // looked into

/// What the pickle in a member of Python objects would import; nothing where it cannot be read.
std::optional<std::vector<ImportFact>> importsOf(const zip::Archive &archive, const zip::Member &member, std::uint64_t offset)
{
    if (member.stored) {
        const auto source = archive.open(member);
        return source ? std::optional(pickle::read(**source, offset).imports) : std::nullopt;
    }
    const auto content = archive.content(member, longestPickle);
    return content ? std::optional(pickle::read(MemorySource(*content), offset).imports) : std::nullopt;
}

/// numpy.savez(): arrays, each a member as numpy.save() writes it.
class NpzReader final : public ArchiveReader
{
public:
    std::string_view id() const override { return "npz"; }

    Match probe(const zip::Archive &archive, const Input &input) const override
    {
        const auto &members = archive.members();
        if (members.empty())
            return input.extension() == "npz" ? Match::Extension : Match::No;
        const bool all = std::all_of(members.begin(), members.end(), [](const zip::Member &member) { return member.name.ends_with(suffix); });
        return all ? Match::Certain : input.extension() == "npz" ? Match::Extension : Match::No;
    }

    Reading read(const zip::Archive &archive, const Input &) const override
    {
        Facts facts = factsOf(id());
        facts.tensors.emplace();
        std::uint64_t bytes = 0;
        std::vector<QString> pickles;
        std::vector<ImportFact> imports;
        bool readAll = true;
        bool sameOrder = true;
        for (const zip::Member &member : archive.members()) {
            const QString name = shownName(member.name);
            if (!member.name.ends_with(suffix)) {
                facts.note(NoteFact::Level::Warning, Words::tr("The member “%1” is no array and was left out.").arg(name));
                continue;
            }
            const auto start = archive.start(member, npyHeaderReach);
            auto header = start ? readNpyHeader(*start, member.size) : Result<NpyHeader>(start.error());
            if (!header)
                return Reading::refused(std::move(facts), Words::tr("Member “%1”: %2").arg(name, header.error().message), header.error().advice);
            header->tensor.name = member.name.substr(0, member.name.size() - suffix.size());
            if (header->isPickle) {
                pickles.push_back(name);
                const auto found = pickles.size() <= mostPickles ? importsOf(archive, member, header->headerSize) : std::nullopt;
                readAll = readAll && found;
                if (found)
                    imports.insert(imports.end(), found->begin(), found->end());
            } else if (const std::uint64_t end = header->headerSize + *header->dataSize; end < member.size) {
                facts.note(NoteFact::Level::Warning, Words::tr("Member “%1”: %2 bytes follow the array.").arg(name).arg(member.size - end));
            }
            if (header->byteOrder && sameOrder) {
                if (!facts.byteOrder)
                    facts.byteOrder = Known<std::string>{*header->byteOrder, Words::tr("descr in the headers of the members")};
                sameOrder = facts.byteOrder->value == *header->byteOrder;
            }
            bytes += header->dataSize.value_or(0);
            facts.tensors->push_back(std::move(header->tensor));
        }
        if (!sameOrder)
            facts.byteOrder.reset();
        const QString origin = Words::tr("headers of the members: shapes of all arrays");
        if (!facts.sumUp(origin))
            return Reading::refused(std::move(facts), Words::tr("The arrays have more elements than can be counted."), {});
        facts.parameterBytes = Known<std::uint64_t>{bytes, origin};
        if (!pickles.empty()) {
            // How many numbers a pickle holds is not known without reading it.
            facts.totalParameters.reset();
            facts.parameterBytes.reset();
            facts.note(NoteFact::Level::Warning,
                       Words::tr("%n array(s) hold Python objects, “%1” first: their data are pickles, and loading them may run code.",
                                 nullptr, static_cast<int>(pickles.size())).arg(pickles.front()));
            pickle::addImports(facts, imports);
            if (!readAll)
                facts.note(NoteFact::Level::Warning, Words::tr("Not all of these pickles could be looked into: there may be more imports than are listed."));
        }
        return {std::move(facts), {}};
    }
};

} // namespace

std::unique_ptr<ArchiveReader> makeNpzReader()
{
    return std::make_unique<NpzReader>();
}

} // namespace mlm::weights
