// SPDX-License-Identifier: Apache-2.0
#include "core/weights/formats.h"
#include "core/weights/pickle/machine.h"
#include "core/weights/tensors/npyheader.h"
#include "core/weights/tensors/parts.h"
#include <QCoreApplication>

namespace mlm::weights {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Weights)
};

class NpyReader final : public Reader
{
public:
    std::string_view id() const override { return "npy"; }

    Match probe(const Input &input) const override { return input.head.starts_with("\x93NUMPY") ? Match::Certain : Match::No; }

    Reading read(const Input &input) const override
    {
        Facts facts = factsOf(id());
        auto header = readNpyHeader(input.source.head(npyHeaderReach), input.source.size());
        if (!header)
            return Reading::refused(std::move(facts), header.error());
        facts.formatVersion = Known<std::string>{std::to_string(header->version) + ".0", Words::tr("version, at byte 6")};
        facts.headerSize = Known<std::uint64_t>{header->headerSize, Words::tr("length of the header, at byte 8")};
        if (header->byteOrder)
            facts.byteOrder = Known<std::string>{*header->byteOrder, Words::tr("descr in the header")};
        header->tensor.name = "arr"; // the format gives it none
        facts.tensors = std::vector{header->tensor};
        if (header->isPickle)
            pickle::addImports(facts, pickle::read(input.source, header->headerSize).imports);
        if (header->isPickle)
            return Reading::refused(std::move(facts), Words::tr("The array holds Python objects: its data are a pickle, and loading it may run code. It is not read."),
                                    Words::tr("Save the numbers without objects."));
        if (!facts.sumUp(Words::tr("shape in the header")))
            return Reading::refused(std::move(facts), Words::tr("The array has more elements than can be counted."), {});
        facts.parameterBytes = Known<std::uint64_t>{*header->dataSize, Words::tr("shape and descr in the header")};
        if (header->isFortran)
            facts.details.emplace_back(Words::tr("Order"), Words::tr("Fortran: the first dimension runs fastest"));
        if (const std::uint64_t end = header->headerSize + *header->dataSize; end < input.source.size())
            facts.note(NoteFact::Level::Warning, Words::tr("%1 bytes follow the array, from byte %2; NumPy ignores them.").arg(input.source.size() - end).arg(end));
        return {std::move(facts), {}};
    }
};

} // namespace

std::unique_ptr<Reader> makeNpyReader()
{
    return std::make_unique<NpyReader>();
}

} // namespace mlm::weights
