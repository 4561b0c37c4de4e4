// SPDX-License-Identifier: Apache-2.0
#include "core/weights/bytes/cursor.h"
#include "core/weights/comparing.h"
#include "core/weights/dtypes.h"
#include "core/weights/proposing.h"
#include <QCoreApplication>
#include <algorithm>
#include <array>

namespace mlm::weights {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Verify)
};

bool sameName(const std::string &a, const std::string &b)
{
    return QString::fromStdString(a).compare(QString::fromStdString(b), Qt::CaseInsensitive) == 0;
}

/// One of them runs on the other, or is written by its means.
bool areKin(const std::string &a, const std::string &b)
{
    constexpr std::array<std::pair<const char *, const char *>, 6> kin{
        {{"Keras", "TensorFlow"}, {"Keras", "PyTorch"}, {"Keras", "JAX"}, {"Flax", "JAX"}, {"PyTorch", "Hugging Face"}, {"TensorFlow", "Hugging Face"}}};
    return std::any_of(kin.begin(), kin.end(), [&](const auto &pair) {
        return (sameName(a, pair.first) && sameName(b, pair.second)) || (sameName(a, pair.second) && sameName(b, pair.first));
    });
}

/// "pytorch 1.11.0" was PyTorch.
bool isProducer(const std::string &framework, const std::string &producer)
{
    return sameName(framework, producer.substr(0, producer.find(' ')));
}

void compareFramework(Comparing &comparing, const Pointer &pointer, const Facts &facts)
{
    const Json *there = comparing.recorded(pointer);
    if (!there || !there->is_string())
        return;
    const QString what = Words::tr("framework");
    const std::string recorded = there->get<std::string>();
    if (facts.framework && sameName(recorded, facts.framework->value))
        return comparing.agrees(pointer, what, facts.framework->value);
    if (facts.producer && isProducer(recorded, facts.producer->value))
        return comparing.agrees(pointer, what, facts.producer->value, Words::tr("The file was written by it."));
    if (!facts.framework)
        return comparing.unknown(pointer, what, Words::tr("The file does not tell its framework."));
    if (areKin(recorded, facts.framework->value) || facts.format == "onnx" || facts.format == "openvino-ir")
        return comparing.unknown(pointer, what, Words::tr("The file is %1; what the model was made with before cannot be told.").arg(facts.formatName));
    comparing.differs(pointer, what, facts.framework->value, Words::tr("The file is %1.").arg(facts.formatName));
}

void compareVersion(Comparing &comparing, const Pointer &pointer, const Facts &facts)
{
    const Json *there = comparing.recorded(pointer);
    if (!there || !there->is_string())
        return;
    const QString what = Words::tr("framework version");
    const std::string recorded = there->get<std::string>();
    if (!facts.frameworkVersion) {
        const bool asProducer = facts.producer && facts.producer->value.ends_with(" " + recorded);
        return asProducer ? comparing.agrees(pointer, what, facts.producer->value, Words::tr("The file was written by it."))
                          : comparing.unknown(pointer, what, Words::tr("The file does not tell a version."));
    }
    const std::string &found = facts.frameworkVersion->value;
    if (recorded == found)
        return comparing.agrees(pointer, what, found);
    // "2.1" in the file, "2.1.0" in the document, which has to give three numbers; "2.1.0+cu118" and "2.1.0".
    const auto begins = [](const std::string &whole, const std::string &part) {
        return whole.size() > part.size() && whole.starts_with(part) && (whole[part.size()] == '.' || whole[part.size()] == '+');
    };
    if (begins(recorded, found) || begins(found, recorded))
        return comparing.agrees(pointer, what, found, Words::tr("One is more exact than the other."));
    comparing.differs(pointer, what, found, Words::tr("The file says %1.").arg(QString::fromStdString(found)));
}

/// Numbers that are stored and not learnt: means and counters of normalisations.
std::uint64_t bufferElements(const Facts &facts)
{
    constexpr std::array names{"running_mean", "running_var", "num_batches_tracked", "moving_mean", "moving_variance"};
    std::uint64_t count = 0;
    for (const TensorFact &tensor : facts.tensors.value_or(std::vector<TensorFact>())) {
        const bool buffer = std::any_of(names.begin(), names.end(), [&](const char *name) { return tensor.name.find(name) != std::string::npos; });
        count += buffer ? elements(tensor.shape).value_or(0) : 0;
    }
    return count;
}

void compareParameters(Comparing &comparing, const Pointer &pointer, const Facts &facts)
{
    const Json *there = comparing.recorded(pointer);
    if (!there || !there->is_number())
        return;
    const QString what = Words::tr("total parameters");
    if (!facts.totalParameters)
        return comparing.unknown(pointer, what, Words::tr("The file does not tell how many parameters there are."));
    const std::uint64_t found = facts.totalParameters->value;
    if (*there == Json(found))
        return comparing.agrees(pointer, what, found);
    if (const std::uint64_t buffers = bufferElements(facts); buffers > 0 && buffers < found && *there == Json(found - buffers))
        return comparing.agrees(pointer, what, found, Words::tr("Without the %L1 numbers of normalisations that the file holds beside them.").arg(buffers));
    comparing.differs(pointer, what, found, Words::tr("The file holds %L1 parameters.").arg(found));
}

class PortComparison
{
public:
    PortComparison(Comparing &comparing, const Pointer &list, bool input) : m_comparing(comparing), m_list(list), m_input(input) {}

    void all(const std::vector<PortFact> &ports)
    {
        const Json *recorded = m_comparing.recorded(m_list);
        if (!recorded || !recorded->is_array() || recorded->empty())
            return;
        if (ports.empty())
            return m_comparing.unknown(m_list, m_input ? Words::tr("inputs") : Words::tr("outputs"),
                                       m_input ? Words::tr("The file does not tell its inputs.") : Words::tr("The file does not tell its outputs."));
        const auto matched = matchPorts(recorded, ports);
        for (std::size_t i = 0; i < ports.size(); ++i) {
            if (matched[i])
                one(ports[i], *matched[i]);
        }
        const QString what = m_input ? Words::tr("number of inputs") : Words::tr("number of outputs");
        if (ports.size() != recorded->size())
            m_comparing.differs(m_list, what, ports.size(),
                                Words::tr("The document has %1, the file %2.").arg(recorded->size()).arg(ports.size()));
    }

private:
    void one(const PortFact &port, std::size_t index)
    {
        const Pointer entry = m_list / index, tensor = entry / (m_input ? "input" : "result");
        const Json *name = m_comparing.recorded(entry / "name");
        const QString shown = name && name->is_string() ? QString::fromStdString(name->get<std::string>()) : QString::number(index + 1);
        const auto of = [&](const QString &part) {
            return (m_input ? Words::tr("%2 of input “%1”") : Words::tr("%2 of output “%1”")).arg(shown, part);
        };
        if (name && name->is_string()) {
            if (!port.name || port.name->empty())
                m_comparing.unknown(entry / "name", of(Words::tr("name")), Words::tr("The file gives it no name."));
            else if (*name == Json(*port.name))
                m_comparing.agrees(entry / "name", of(Words::tr("name")), *port.name);
            else
                m_comparing.differs(entry / "name", of(Words::tr("name")), *port.name,
                                    Words::tr("The file calls it “%1”.").arg(QString::fromStdString(*port.name)));
        }
        shape(tensor / "shape", of(Words::tr("shape")), port);
        dataType(tensor / "data_type", of(Words::tr("data type")), port);
    }

    void shape(const Pointer &pointer, const QString &what, const PortFact &port)
    {
        const Json *there = m_comparing.recorded(pointer);
        if (!there)
            return;
        if (!port.shape)
            m_comparing.unknown(pointer, what, Words::tr("The file does not tell its shape."));
        else if (port.shape->empty())
            m_comparing.unknown(pointer, what, Words::tr("In the file it is a single number, for which MLM has no shape."));
        else if (shapesFit(*there, *port.shape))
            m_comparing.agrees(pointer, what, *port.shape);
        else
            m_comparing.differs(pointer, what, *port.shape, Words::tr("The file says %1.").arg(QString::fromStdString(Json(*port.shape).dump())));
    }

    void dataType(const Pointer &pointer, const QString &what, const PortFact &port)
    {
        const Json *there = m_comparing.recorded(pointer);
        if (!there || !there->is_string())
            return;
        if (!port.dtype)
            return m_comparing.unknown(pointer, what, Words::tr("The file does not tell its data type."));
        const std::string raster = rasterDataType(*port.dtype);
        if (*there == Json(raster))
            m_comparing.agrees(pointer, what, raster, raster == *port.dtype ? QString() : Words::tr("%1 in the file.").arg(QString::fromStdString(*port.dtype)));
        else
            m_comparing.differs(pointer, what, raster, Words::tr("The file says %1.").arg(QString::fromStdString(*port.dtype)));
    }

    Comparing &m_comparing;
    Pointer m_list;
    bool m_input;
};

} // namespace

void compareModel(Comparing &comparing, const Pointer &model, const Facts &facts)
{
    compareFramework(comparing, model / "mlm:framework", facts);
    compareVersion(comparing, model / "mlm:framework_version", facts);
    compareParameters(comparing, model / "mlm:total_parameters", facts);
}

void comparePorts(Comparing &comparing, const Pointer &model, const Facts &facts)
{
    PortComparison(comparing, model / "mlm:input", true).all(facts.inputs);
    PortComparison(comparing, model / "mlm:output", false).all(facts.outputs);
}

} // namespace mlm::weights
