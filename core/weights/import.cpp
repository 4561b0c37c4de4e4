// SPDX-License-Identifier: Apache-2.0
#include "core/weights/import.h"
#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QUrl>
#include <algorithm>

namespace mlm::weights {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Import)
};

constexpr const char *modelRole = "mlm:model";
/// The newest release of the file extension; any release that a document declares already is left as it is.
constexpr const char *fileExtension = "https://stac-extensions.github.io/file/v2.1.0/schema.json";
constexpr std::string_view anyFileExtension = "https://stac-extensions.github.io/file/v";

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

/// MLM 1.5, Model Artifact Media-Type: octet-stream with the framework where the file's extension leaves no
/// doubt of it.
std::string mediaTypeOf(const QString &path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    std::string type = "application/octet-stream";
    if (suffix == QLatin1String("pt") || suffix == QLatin1String("pth") || suffix == QLatin1String("pt2"))
        type += "; framework=pytorch";
    else if (suffix == QLatin1String("onnx"))
        type += "; framework=onnx";
    else if (suffix == QLatin1String("keras"))
        type += "; framework=keras";
    return type;
}

Pointer assetPointer(const Json &root, const Target &target)
{
    const Pointer assets = Pointer::of("/assets");
    if (!target.assetKey.empty())
        return assets / target.assetKey;
    Pointer pointer = assets / "model";
    for (int i = 2; pointer.in(root); ++i)
        pointer = assets / ("model-" + std::to_string(i));
    return pointer;
}

Proposal proposal(const Json &root, Pointer pointer, Json value, QString whereFrom)
{
    Proposal result{std::move(pointer), std::move(value), Proposal::State::Absent, std::move(whereFrom),
                    true};
    if (const Json *there = result.pointer.in(root)) {
        result.state = same(*there, result.value) ? Proposal::State::Agrees : Proposal::State::Differs;
        result.ticked = false;
    }
    return result;
}

bool isFileMember(const Proposal &proposal)
{
    return proposal.pointer.last().starts_with("file:");
}

/// Declares the file extension, unless some release of it is declared already.
void declareFileExtension(const Json &root, Edits &edits)
{
    const Pointer pointer = Pointer::of("/stac_extensions");
    const Json *declared = pointer.in(root);
    if (!declared || !declared->is_array()) {
        const auto version = memberPosition(root, "stac_version");
        const Json list = Json::array({fileExtension});
        edits.push_back(declared
                            ? Edit::replace(pointer, list)
                            : Edit::add(pointer, list, version ? std::optional(*version + 1) : std::nullopt));
        return;
    }
    const bool known = std::any_of(declared->begin(), declared->end(), [](const Json &uri) {
        return uri.is_string() && uri.get_ref<const std::string &>().starts_with(anyFileExtension);
    });
    if (!known)
        edits.push_back(Edit::add(pointer / "-", fileExtension));
}

} // namespace

std::string guessAsset(const Json &root, const QString &weightsPath)
{
    const Json *assets = Pointer::of("/assets").in(root);
    if (!assets || !assets->is_object())
        return {};
    const QString name = QFileInfo(weightsPath).fileName();
    std::string sameName, onlyModel;
    int models = 0;
    for (auto it = assets->begin(); it != assets->end(); ++it) {
        const bool model = isModel(it.value());
        if (!name.isEmpty() && fileNameOf(it.value()) == name) {
            if (model)
                return it.key();
            if (sameName.empty())
                sameName = it.key();
        }
        if (model && ++models == 1)
            onlyModel = it.key();
    }
    if (!sameName.empty())
        return sameName;
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

std::vector<Proposal> proposals(const Json &root, const Target &target, const Fingerprint &fingerprint)
{
    const Pointer asset = assetPointer(root, target);
    const bool isNew = !asset.in(root);
    std::vector<Proposal> result;
    if (!target.href.empty())
        result.push_back(proposal(root, asset / "href", target.href, Words::tr("place of the file")));
    if (isNew) {
        if (!target.href.empty())
            result.push_back(proposal(root, asset / "type", mediaTypeOf(QString::fromStdString(target.href)),
                                      Words::tr("extension of the file name")));
        result.push_back(proposal(root, asset / "roles", Json::array({modelRole}),
                                  Words::tr("chosen import as model weights")));
    }
    result.push_back(proposal(root, asset / "file:size", static_cast<std::uint64_t>(fingerprint.size),
                              Words::tr("size on disk")));
    if (!fingerprint.hashes.empty()) {
        // Where the document has a checksum by another function that was computed too, that one is compared.
        const Json *there = (asset / "file:checksum").in(root);
        const auto declared = there && there->is_string()
                                  ? Multihash::parse(there->get_ref<const std::string &>())
                                  : std::nullopt;
        const Multihash *hash = &fingerprint.hashes.front();
        for (const Multihash &candidate : fingerprint.hashes) {
            if (declared && candidate.hash == declared->hash)
                hash = &candidate;
        }
        result.push_back(proposal(root, asset / "file:checksum", hash->toString(),
                                  Words::tr("%1 of every byte").arg(nameOf(hash->hash))));
    }
    return result;
}

Edits importEdits(const Json &root, const Target &target, const std::vector<Proposal> &proposals)
{
    std::vector<Proposal> ticked;
    std::copy_if(proposals.begin(), proposals.end(), std::back_inserter(ticked),
                 [](const Proposal &p) { return p.ticked && !p.pointer.isRoot(); });
    Edits edits;
    if (ticked.empty())
        return edits;
    const Pointer asset = assetPointer(root, target);
    const bool isNew = !asset.in(root);
    Json fresh = Json::object();
    for (const Proposal &proposal : ticked) {
        if (isNew && proposal.pointer.parent() == asset)
            fresh[proposal.pointer.last()] = proposal.value;
        else if (proposal.pointer.in(root))
            edits.push_back(Edit::replace(proposal.pointer, proposal.value));
        else
            edits.push_back(Edit::add(proposal.pointer, proposal.value));
    }
    if (isNew && !fresh.empty()) {
        if (asset.parent().in(root))
            edits.push_back(Edit::add(asset, std::move(fresh)));
        else
            edits.push_back(Edit::add(asset.parent(), Json::object({{asset.last(), std::move(fresh)}})));
    }
    if (std::any_of(ticked.begin(), ticked.end(), isFileMember))
        declareFileExtension(root, edits);
    return edits;
}

} // namespace mlm::weights
