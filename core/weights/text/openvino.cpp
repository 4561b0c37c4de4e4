// SPDX-License-Identifier: Apache-2.0
#include "core/weights/text/openvino.h"
#include "core/weights/bytes/cursor.h"
#include "core/weights/dtypes.h"
#include "core/weights/formats.h"
#include "core/weights/text/openvinograph.h"
#include <QCoreApplication>
#include <algorithm>

namespace mlm::weights {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Weights)
};

QString shown(const std::string &text)
{
    return QString::fromStdString(text.substr(0, 200));
}

/// "2022.1.0" of "2022.1.0-5989-4dbc9ae2e77"; empty where the text does not begin with three numbers.
std::string plainVersion(const std::string &text)
{
    const std::size_t end = text.find_first_not_of("0123456789.");
    const std::string version = text.substr(0, end);
    return std::count(version.begin(), version.end(), '.') == 2 && version.back() != '.' ? version : std::string();
}

void addVersion(Facts &facts, const OpenvinoGraph &graph)
{
    for (const char *name : {"Runtime_version", "MO_version"}) {
        const auto found = graph.runtime.find(name);
        if (found == graph.runtime.end())
            continue;
        facts.producer = Known<std::string>{"OpenVINO " + found->second.substr(0, 100), QStringLiteral("rt_info/%1").arg(QLatin1String(name))};
        if (const std::string version = plainVersion(found->second); !version.empty()) {
            facts.frameworkVersion = Known<std::string>{version, QStringLiteral("rt_info/%1").arg(QLatin1String(name))};
            return;
        }
    }
}

/// The file of the constants: told as a part; its size where it is there.
std::optional<std::uint64_t> addBin(Facts &facts, const Input &input)
{
    const std::size_t dot = input.name.rfind('.');
    PartFact part{input.name.substr(0, dot) + ".bin", false, 0};
    if (!input.folder)
        return std::nullopt;
    const auto bin = input.folder->open(part.name);
    part.present = bin.ok();
    part.size = bin ? (*bin)->size() : 0;
    if (!bin)
        facts.note(NoteFact::Level::Warning,
                   Words::tr("“%1”, which holds the numbers, is not beside the file or cannot be read: the constants were not compared with it.")
                       .arg(shown(part.name)));
    facts.parts.push_back(part);
    return bin ? std::optional(part.size) : std::nullopt;
}

/// What is wrong with the place or the size of a constant; empty where it fits.
QString problemOf(const OpenvinoConstant &constant, std::optional<std::uint64_t> binSize)
{
    const QString name = shown(constant.tensor.name);
    const auto count = elements(constant.tensor.shape);
    const auto end = sum(constant.offset, constant.size);
    if (!count || !end)
        return Words::tr("The constant “%1” is larger than any file can be.").arg(name);
    const auto width = bitsOf(constant.tensor.dtype);
    const auto bits = width ? product(*count, *width) : std::optional<std::uint64_t>(0);
    if (!bits || (*bits + 7) / 8 > constant.size)
        return Words::tr("The constant “%1” needs more than the %2 bytes that it tells.").arg(name).arg(constant.size);
    if (binSize && *end > *binSize)
        return Words::tr("The constant “%1” ends at byte %2, past the end of the .bin file at byte %3.").arg(name).arg(*end).arg(*binSize);
    return {};
}

} // namespace

Match OpenvinoReader::probe(const Input &input) const
{
    return text::xmlRoot(input.head).name == "net" ? Match::Certain : Match::No;
}

Reading OpenvinoReader::read(const Input &input) const
{
    Facts facts = factsOf(id());
    if (text::xmlRoot(input.head).hasDtd)
        return Reading::refused(std::move(facts), Words::tr("The file begins with a document type declaration (DTD), which models do not need and attacks use."));
    OpenvinoGraph graph = readOpenvino(input.source);
    if (!graph.version.empty())
        facts.formatVersion = Known<std::string>{graph.version.substr(0, 20), Words::tr("attribute version of net")};
    addVersion(facts, graph);
    facts.inputs = std::move(graph.inputs);
    facts.outputs = std::move(graph.outputs);
    facts.details.emplace_back(Words::tr("Model name"), shown(graph.name));
    facts.details.emplace_back(Words::tr("Layers"), QString::number(graph.layers));
    if (!graph.sourceFramework.empty())
        facts.details.emplace_back(Words::tr("Converted from"), shown(graph.sourceFramework));
    const auto binSize = graph.constants.empty() && graph.blobs == 0 ? std::nullopt : addBin(facts, input);

    std::optional<Error> refusal = graph.refusal;
    std::vector<TensorFact> tensors;
    for (OpenvinoConstant &constant : graph.constants) {
        if (const QString problem = problemOf(constant, binSize); !problem.isEmpty() && !refusal)
            refusal = Error{Error::Code::Refused, problem, Words::tr("Fetch both files again."), {}};
        tensors.push_back(std::move(constant.tensor));
    }
    if (graph.limited) {
        facts.note(NoteFact::Level::Warning, Words::tr("The text is larger than what is read of it: tensors and parameters are not told, outputs perhaps not all."));
    } else if (graph.blobs > 0) {
        facts.note(NoteFact::Level::Warning, Words::tr("This is a version of the format of before 10, which gives its weights no shapes: tensors and parameters are not told."));
    } else {
        facts.tensors = std::move(tensors);
        // The sum of what was found until something was damaged is no total.
        if (!graph.refusal && !facts.sumUp(Words::tr("shapes of all Const layers")) && !refusal)
            refusal = Error{Error::Code::Refused, Words::tr("All constants together are larger than any file can be."), {}, {}};
    }
    return {std::move(facts), std::move(refusal)};
}

} // namespace mlm::weights
