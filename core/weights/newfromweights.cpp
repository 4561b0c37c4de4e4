// SPDX-License-Identifier: Apache-2.0
#include "core/stac/build.h"
#include "core/weights/import.h"
#include <QCoreApplication>
#include <QFileInfo>
#include <QRegularExpression>

namespace mlm::weights {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Import)
};

/// The file's name without its extensions; of the files of a SavedModel or a sharded model, what their folder is called.
QString modelName(const Inspection &inspection)
{
    const QFileInfo info(inspection.path);
    const std::string &format = inspection.reading.facts.format;
    const bool ofFolder = format == "tf-savedmodel" || format == "safetensors-index";
    QString name = ofFolder ? QFileInfo(info.absolutePath()).fileName() : info.completeBaseName();
    return name.isEmpty() ? info.fileName() : name;
}

/// An id that is good in file names and addresses.
std::string idOf(const QString &name)
{
    static const QRegularExpression others(QStringLiteral("[^A-Za-z0-9._-]+")), edges(QStringLiteral("^[-._]+|[-._]+$"));
    const QString id = QString(name).replace(others, QStringLiteral("-")).remove(edges);
    return id.isEmpty() ? "my-model" : id.toStdString();
}

} // namespace

Result<Json> newFromWeights(const std::vector<Inspection> &inspections, const QString &path, const NewFromWeights &options)
{
    const Inspection *first = nullptr;
    for (const Inspection &inspection : inspections) {
        if (!inspection.error && !first)
            first = &inspection;
    }
    if (!first)
        return inspections.empty() ? Error{Error::Code::Usage, Words::tr("No file was given."), Words::tr("Choose a model file."), {}}
                                   : *inspections.front().error;
    const QString name = modelName(*first);
    auto item = stac::newItem({"empty", options.id.empty() ? idOf(name) : options.id, options.mlmVersion, options.stacVersion});
    if (!item)
        return item.error();
    // What the template says of a model that is not known yet is no fact: the findings ask for it.
    Json &root = *item;
    root["geometry"] = nullptr;
    root.erase("bbox");
    root["assets"] = Json::object();
    Json &properties = root["properties"];
    for (const char *invented : {"description", "start_datetime", "end_datetime", "mlm:name", "mlm:architecture"})
        properties.erase(invented);
    properties["title"] = name.toStdString();
    std::vector<Inspection> readable;
    for (const Inspection &inspection : inspections) {
        if (!inspection.error)
            readable.push_back(inspection);
    }
    const ImportPlan plan = importPlan(root, importFiles(root, path, std::move(readable)));
    for (const Edit &edit : importEdits(root, plan.proposals)) {
        if (const auto applied = applyTo(root, edit); !applied)
            return applied.error();
    }
    return item;
}

} // namespace mlm::weights
