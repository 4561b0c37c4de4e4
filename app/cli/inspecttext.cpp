// SPDX-License-Identifier: Apache-2.0
#include "app/cli/inspecttext.h"
#include "app/cli/shown.h"
#include <QCoreApplication>
#include <QLocale>
#include <algorithm>
#include <ostream>

namespace mlm::cli {
namespace {

using weights::Facts;
using weights::ImportFact;
using weights::Inspection;
using weights::NoteFact;
using weights::PortFact;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

/// Names in files need not be UTF-8.
Json textOf(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size())).toStdString();
}

template <typename T> Json valueOf(const weights::Maybe<T> &known)
{
    if constexpr (std::is_same_v<T, std::string>)
        return known ? textOf(known->value) : Json();
    else
        return known ? Json(known->value) : Json();
}

const char *classOf(ImportFact::Class kind)
{
    return kind == ImportFact::Class::Tensors ? "tensors" : kind == ImportFact::Class::NeedsCode ? "needs-code" : "dangerous";
}

const char *levelOf(NoteFact::Level level)
{
    return level == NoteFact::Level::Info ? "info" : level == NoteFact::Level::Warning ? "warning" : "danger";
}

Json portsJson(const std::vector<PortFact> &ports)
{
    Json result = Json::array();
    for (const PortFact &port : ports)
        result.push_back({{"name", port.name ? textOf(*port.name) : Json()},
                          {"shape", port.shape ? Json(*port.shape) : Json()},
                          {"data_type", port.dtype ? textOf(*port.dtype) : Json()}});
    return result;
}

std::optional<QString> checksumOf(const Inspection &inspection)
{
    if (!inspection.fingerprint || inspection.fingerprint->hashes.empty())
        return std::nullopt;
    return QString::fromStdString(inspection.fingerprint->hashes.front().toString());
}

QString number(std::uint64_t value)
{
    return QLocale::c().toString(qulonglong(value));
}

QString errorText(const Error &error)
{
    return error.advice.isEmpty() ? error.message : error.message + QLatin1Char(' ') + error.advice;
}

QString shapeText(const std::vector<std::int64_t> &shape)
{
    QStringList sizes;
    for (const std::int64_t size : shape)
        sizes += QString::number(size);
    return QLatin1Char('[') + sizes.join(QStringLiteral(", ")) + QLatin1Char(']');
}

/// What is the worst to say of a file, in the table.
QString remark(const Inspection &inspection)
{
    if (const Error *problem = inspection.problem())
        return Text::tr("error: %1").arg(errorText(*problem));
    const auto &notes = inspection.reading.facts.notes;
    for (const auto level : {NoteFact::Level::Danger, NoteFact::Level::Warning}) {
        const auto found = std::find_if(notes.begin(), notes.end(), [&](const NoteFact &note) { return note.level == level; });
        if (found != notes.end())
            return (level == NoteFact::Level::Danger ? Text::tr("danger: %1") : Text::tr("warning: %1")).arg(found->text);
    }
    return inspection.part ? Text::tr("belongs to the file before it") : QString();
}

void printTable(const std::vector<Inspection> &inspections, std::ostream &out)
{
    Table table({Text::tr("File"), Text::tr("Format"), Text::tr("Bytes"), Text::tr("Tensors"), Text::tr("Parameters"), Text::tr("Framework"), Text::tr("Checksum"), {}});
    for (const Inspection &inspection : inspections) {
        const Facts &facts = inspection.reading.facts;
        QString framework = facts.framework ? QString::fromStdString(facts.framework->value) : QStringLiteral("-");
        if (facts.frameworkVersion)
            framework += QLatin1Char(' ') + QString::fromStdString(facts.frameworkVersion->value);
        QString checksum = checksumOf(inspection).value_or(QStringLiteral("-"));
        if (checksum.size() > 16)
            checksum = checksum.left(15) + QStringLiteral("…");
        table.add({inspection.path, facts.formatName.isEmpty() ? QStringLiteral("-") : facts.formatName,
                   inspection.error ? QStringLiteral("-") : number(std::uint64_t(inspection.size)),
                   facts.tensors ? number(facts.tensors->size()) : QStringLiteral("-"),
                   facts.totalParameters ? number(facts.totalParameters->value) : QStringLiteral("-"), framework, checksum, remark(inspection)});
    }
    table.print(out, {2, 3, 4});
}

class Details
{
public:
    Details(const Inspection &inspection, std::ostream &out) : m_inspection(inspection), m_facts(inspection.reading.facts), m_out(out) {}

    void print()
    {
        m_out << printable(m_inspection.path) << '\n';
        if (const Error *problem = m_inspection.problem())
            line(Text::tr("Error"), errorText(*problem));
        if (m_inspection.error)
            return;
        if (!m_facts.formatName.isEmpty())
            line(Text::tr("Format"), m_facts.formatVersion ? m_facts.formatName + QStringLiteral(", ") + QString::fromStdString(m_facts.formatVersion->value)
                                                           : m_facts.formatName);
        line(Text::tr("Size"), Text::tr("%1 bytes").arg(number(std::uint64_t(m_inspection.size))));
        if (const auto checksum = checksumOf(m_inspection))
            line(Text::tr("Checksum"), *checksum);
        known(Text::tr("Framework"), m_facts.framework);
        known(Text::tr("Framework version"), m_facts.frameworkVersion);
        known(Text::tr("Written by"), m_facts.producer);
        known(Text::tr("Artifact type"), m_facts.artifactType);
        known(Text::tr("Compile method"), m_facts.compileMethod);
        known(Text::tr("Media type"), m_facts.mediaType);
        if (m_facts.roles) {
            QStringList roles;
            for (const std::string &role : m_facts.roles->value)
                roles += QString::fromStdString(role);
            line(Text::tr("Roles"), roles.join(QStringLiteral(", ")));
        }
        known(Text::tr("Byte order"), m_facts.byteOrder);
        if (m_facts.headerSize)
            line(Text::tr("Header"), Text::tr("%1 bytes").arg(number(m_facts.headerSize->value)));
        numbers();
        ports(Text::tr("Input"), m_facts.inputs);
        ports(Text::tr("Output"), m_facts.outputs);
        for (const auto &[label, value] : m_facts.details)
            line(label, value);
        imports();
        for (const NoteFact &note : m_facts.notes)
            line(note.level == NoteFact::Level::Danger ? Text::tr("Danger") : note.level == NoteFact::Level::Warning ? Text::tr("Warning") : Text::tr("Note"), note.text);
    }

private:
    void line(const QString &label, const QString &value)
    {
        m_out << "  " << printable(label.leftJustified(18)) << ' ' << printable(value) << '\n';
    }
    void known(const QString &label, const weights::Maybe<std::string> &value)
    {
        if (value)
            line(label, QStringLiteral("%1 (%2)").arg(QString::fromStdString(value->value), value->whereFrom));
    }
    void numbers()
    {
        if (m_facts.tensors)
            line(Text::tr("Tensors"), number(m_facts.tensors->size()));
        if (m_facts.totalParameters)
            line(Text::tr("Parameters"), number(m_facts.totalParameters->value));
        if (m_facts.parameterBytes)
            line(Text::tr("Parameter bytes"), number(m_facts.parameterBytes->value));
        QStringList types;
        for (const auto &[dtype, count] : m_facts.dtypes)
            types += QStringLiteral("%1 %2").arg(number(count), QString::fromStdString(dtype));
        if (!types.isEmpty())
            line(Text::tr("Data types"), types.join(QStringLiteral(", ")));
    }
    void ports(const QString &label, const std::vector<PortFact> &list)
    {
        for (const PortFact &port : list) {
            QStringList parts;
            parts += port.name ? QString::fromStdString(*port.name) : Text::tr("without a name");
            parts += port.dtype ? QString::fromStdString(*port.dtype) : Text::tr("type not told");
            parts += port.shape ? shapeText(*port.shape) : Text::tr("shape not told");
            line(label, parts.join(QStringLiteral("  ")));
        }
    }
    void imports()
    {
        for (const ImportFact &import : m_facts.imports) {
            const QString kind = import.kind == ImportFact::Class::Tensors    ? Text::tr("tensors only")
                                 : import.kind == ImportFact::Class::NeedsCode ? Text::tr("needs code")
                                                                               : Text::tr("known to be dangerous");
            line(Text::tr("Would import"), QStringLiteral("%1 (%2)").arg(QString::fromStdString(import.name), kind));
        }
    }

    const Inspection &m_inspection;
    const Facts &m_facts;
    std::ostream &m_out;
};

void printTensors(const Inspection &inspection, std::ostream &out)
{
    if (!inspection.reading.facts.tensors || inspection.error)
        return;
    out << '\n' << printable(inspection.path) << '\n';
    Table table({Text::tr("Tensor"), Text::tr("Type"), Text::tr("Shape")});
    for (const weights::TensorFact &tensor : *inspection.reading.facts.tensors)
        table.add({QString::fromStdString(tensor.name), QString::fromStdString(tensor.dtype), shapeText(tensor.shape)});
    if (!table.isEmpty())
        table.print(out);
}

} // namespace

Json inspectionJson(const Inspection &inspection, bool tensors)
{
    const Facts &facts = inspection.reading.facts;
    Json result = Json::object();
    result["path"] = inspection.path.toStdString();
    result["format"] = facts.format.empty() ? Json() : Json(facts.format);
    result["size"] = inspection.error ? Json() : Json(inspection.size);
    const auto checksum = checksumOf(inspection);
    result["checksum"] = checksum ? Json(checksum->toStdString()) : Json();
    result["framework"] = valueOf(facts.framework);
    result["framework_version"] = valueOf(facts.frameworkVersion);
    result["artifact_type"] = valueOf(facts.artifactType);
    result["media_type"] = valueOf(facts.mediaType);
    Json &list = result["tensors"] = facts.tensors ? Json(facts.tensors->size()) : Json();
    if (facts.tensors && tensors) {
        list = Json::array();
        for (const weights::TensorFact &tensor : *facts.tensors)
            list.push_back({{"name", textOf(tensor.name)}, {"data_type", textOf(tensor.dtype)}, {"shape", tensor.shape}});
    }
    result["total_parameters"] = valueOf(facts.totalParameters);
    result["parameter_bytes"] = valueOf(facts.parameterBytes);
    Json &dtypes = result["dtypes"] = Json::object();
    for (const auto &[dtype, count] : facts.dtypes)
        dtypes[QString::fromStdString(dtype).toStdString()] = count;
    result["inputs"] = portsJson(facts.inputs);
    result["outputs"] = portsJson(facts.outputs);
    Json &imports = result["imports"] = Json::array();
    for (const ImportFact &import : facts.imports)
        imports.push_back({{"name", textOf(import.name)}, {"class", classOf(import.kind)}});
    Json &notes = result["notes"] = Json::array();
    for (const NoteFact &note : facts.notes)
        notes.push_back({{"level", levelOf(note.level)}, {"text", note.text.toStdString()}});
    const Error *problem = inspection.problem();
    result["error"] = problem ? Json(errorText(*problem).toStdString()) : Json();
    return result;
}

void printInspections(const std::vector<Inspection> &inspections, bool tensors, std::ostream &out)
{
    const auto models = std::count_if(inspections.begin(), inspections.end(), [](const Inspection &i) { return !i.part; });
    if (models == 1)
        Details(inspections.front(), out).print();
    if (inspections.size() > 1) {
        if (models == 1)
            out << '\n';
        printTable(inspections, out);
    }
    for (const Inspection &inspection : inspections) {
        if (tensors)
            printTensors(inspection, out);
    }
}

} // namespace mlm::cli
