// SPDX-License-Identifier: Apache-2.0
#include "core/weights/import.h"
#include <QDir>
#include <QFileInfo>
#include <QUrl>
#include <algorithm>
#include <set>

namespace mlm::weights {

namespace {

constexpr const char *modelRole = "mlm:model";

bool isModel(const Json &asset)
{
    const Json *roles = Pointer::of("/roles").in(asset);
    return roles && roles->is_array() &&
           std::find(roles->begin(), roles->end(), Json(modelRole)) != roles->end();
}

/// The file name at the end of an address, without query and escapes.
QString fileNameOf(const Json &asset)
{
    const Json *href = Pointer::of("/href").in(asset);
    if (!href || !href->is_string())
        return {};
    QString path = QString::fromStdString(href->get<std::string>());
    path = path.section(QLatin1Char('?'), 0, 0).section(QLatin1Char('#'), 0, 0).section(QLatin1Char('/'), -1);
    return QUrl::fromPercentEncoding(path.toUtf8());
}

/// The asset whose address ends with the file's name; a model asset before others.
std::string sameName(const Json &root, const QString &path, const std::set<std::string> &taken)
{
    const Json *assets = Pointer::of("/assets").in(root);
    if (!assets || !assets->is_object())
        return {};
    const QString name = QFileInfo(path).fileName();
    std::string found;
    for (auto it = assets->begin(); it != assets->end(); ++it) {
        if (name.isEmpty() || fileNameOf(it.value()) != name || taken.count(it.key()) > 0)
            continue;
        if (isModel(it.value()))
            return it.key();
        if (found.empty())
            found = it.key();
    }
    return found;
}

std::string freeKey(const Json &root, const std::string &wish, const std::set<std::string> &taken)
{
    const Pointer assets = Pointer::of("/assets");
    std::string key = wish;
    for (int i = 2; (assets / key).in(root) || taken.count(key) > 0; ++i)
        key = wish + "-" + std::to_string(i);
    return key;
}

} // namespace

std::string guessAsset(const Json &root, const QString &weightsPath)
{
    const std::string named = sameName(root, weightsPath, {});
    const Json *assets = Pointer::of("/assets").in(root);
    if (!named.empty() || !assets || !assets->is_object())
        return named;
    std::string onlyModel;
    int models = 0;
    for (auto it = assets->begin(); it != assets->end(); ++it) {
        if (isModel(it.value()) && ++models == 1)
            onlyModel = it.key();
    }
    return models == 1 ? onlyModel : std::string();
}

std::string proposedHref(const QString &documentPath, const QString &weightsPath)
{
    const QFileInfo weights(weightsPath);
    QString href = weights.fileName();
    if (!documentPath.isEmpty()) {
        const QString relative =
            QFileInfo(documentPath).absoluteDir().relativeFilePath(weights.absoluteFilePath());
        // Far-away places do not travel with the document.
        if (!QDir::isAbsolutePath(relative) && !relative.startsWith(QLatin1String("../../../")))
            href = relative;
    }
    if (!href.startsWith(QLatin1String("../")))
        href.prepend(QLatin1String("./"));
    return QUrl::toPercentEncoding(href, "/!$&'()*+,;=:@").toStdString();
}

std::vector<ImportFile> importFiles(const Json &root, const QString &documentPath, std::vector<Inspection> inspections,
                                    const std::string &wantedAsset)
{
    std::vector<ImportFile> result;
    std::set<std::string> taken;
    for (Inspection &inspection : inspections) {
        const bool first = result.empty();
        std::string key = first && !wantedAsset.empty() ? wantedAsset
                          : first                       ? guessAsset(root, inspection.path)
                                                        : sameName(root, inspection.path, taken);
        if (key.empty() && first)
            key = freeKey(root, "model", taken);
        if (key.empty())
            key = freeKey(root, QFileInfo(inspection.path).fileName().toStdString(), taken);
        taken.insert(key);
        Target target{key, {}};
        if (!(Pointer::of("/assets") / key).in(root)) {
            target.href = proposedHref(documentPath, inspection.path);
            // A document that is not saved yet: the parts keep their places beside the main file.
            if (documentPath.isEmpty() && inspection.part)
                target.href = "./" + QUrl::toPercentEncoding(QString::fromStdString(inspection.name), "/!$&'()*+,;=:@").toStdString();
        }
        result.push_back({std::move(inspection), std::move(target)});
    }
    return result;
}

} // namespace mlm::weights
