// SPDX-License-Identifier: Apache-2.0
#include "core/document/document.h"
#include "core/json/write.h"
#include "core/spec/spec.h"
#include "core/stac/build.h"
#include "core/stac/extent.h"
#include "core/stac/hrefs.h"
#include "core/stac/links.h"
#include "core/stac/summaries.h"
#include "core/validation/engine.h"
#include "core/validation/extensionuse.h"
#include <QCoreApplication>
#include <QDir>
#include <QSet>
#include <algorithm>

namespace mlm::stac {
namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Export)
};

constexpr const char *itemAssetsAddress = "https://stac-extensions.github.io/item-assets/v1.0.0/schema.json";

Error refused(const QString &message, const QString &advice)
{
    Error error;
    error.code = Error::Code::Refused;
    error.message = message;
    error.advice = advice;
    return error;
}

QString shown(const std::string &text)
{
    return QString::fromStdString(text);
}

std::string textOf(const Json &object, const char *name)
{
    const auto found = object.is_object() ? object.find(name) : object.end();
    return object.is_object() && found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

const Json &propertiesOf(const Json &item)
{
    static const Json none = Json::object();
    const auto found = item.find("properties");
    return found != item.end() && found->is_object() ? *found : none;
}

/// The name each Item gets in the catalogue: its id, made unique where allowed. Compared without letter case, since folders may be.
Result<std::vector<std::string>> folderNames(const std::vector<Json> &items, bool rename)
{
    std::vector<std::string> names;
    QSet<QString> taken{QStringLiteral("collection.json")};
    for (const Json &item : items) {
        const std::string id = textOf(item, "id");
        if (!isFolderName(id))
            return refused(Text::tr("The id “%1” cannot name a folder.").arg(shown(id)),
                           Text::tr("Use letters, digits, hyphens, dots and underscores, at most 200 bytes."));
        std::string name = id;
        for (int n = 2; taken.contains(shown(name).toCaseFolded()); ++n) {
            if (!rename)
                return refused(Text::tr("The id “%1” comes more than once.").arg(shown(id)),
                               Text::tr("Give each Item an id of its own within the Collection."));
            name = id + "-" + std::to_string(n);
        }
        taken.insert(shown(name).toCaseFolded());
        names.push_back(name);
    }
    return names;
}

/// One licence for all, or the word that the STAC version has for "see the Items".
std::string licenceOf(const std::vector<Json> &items, bool before11)
{
    std::vector<std::string> found;
    for (const Json &item : items) {
        const std::string licence = textOf(propertiesOf(item), "license");
        if (std::find(found.begin(), found.end(), licence) == found.end())
            found.push_back(licence);
    }
    if (found.size() == 1 && !found.front().empty())
        return found.front();
    if (!before11)
        return "other";
    return found.size() > 1 ? "various" : "proprietary";
}

/// Each name once; the roles of all together.
Json providersOf(const std::vector<Json> &items)
{
    Json result = Json::array();
    for (const Json &item : items) {
        const auto list = propertiesOf(item).find("providers");
        if (list == propertiesOf(item).end() || !list->is_array())
            continue;
        for (const Json &provider : *list) {
            const std::string name = textOf(provider, "name");
            const auto same = std::find_if(result.begin(), result.end(), [&](const Json &p) { return textOf(p, "name") == name; });
            if (same == result.end()) {
                result.push_back(provider);
            } else if (provider.contains("roles") && provider["roles"].is_array()) {
                for (const Json &role : provider["roles"]) {
                    Json &roles = (*same)["roles"];
                    if (std::find(roles.begin(), roles.end(), role) == roles.end())
                        roles.push_back(role);
                }
            }
        }
    }
    return result;
}

Json keywordsOf(const std::vector<Json> &items)
{
    Json result = Json::array();
    for (const Json &item : items) {
        const auto list = propertiesOf(item).find("keywords");
        if (list == propertiesOf(item).end() || !list->is_array())
            continue;
        for (const Json &word : *list) {
            if (std::find(result.begin(), result.end(), word) == result.end())
                result.push_back(word);
        }
    }
    return result;
}

std::string descriptionOf(const std::vector<Json> &items)
{
    QStringList names;
    for (const Json &item : items) {
        const Json &properties = propertiesOf(item);
        const std::string title = textOf(properties, "title"), name = textOf(properties, "mlm:name");
        names += shown(!title.empty() ? title : !name.empty() ? name : textOf(item, "id"));
    }
    const qsizetype count = names.size();
    if (count > 10)
        names = names.mid(0, 10) << Text::tr("and %1 more").arg(count - 10);
    return (count == 1 ? Text::tr("One model: %1.") : Text::tr("%1 models: %2.").arg(count)).arg(names.join(QStringLiteral(", "))).toStdString();
}

/// Extensions of the Collection itself: MLM as its Items have it, item-assets before STAC 1.1, and those of the base that stay in use.
Json extensionsOf(const Json &collection, const std::vector<Json> &items, bool before11)
{
    Json result = Json::array();
    std::string mlm;
    for (const Json &item : items)
        mlm = std::max(mlm, spec::Profile::of(item)->mlmVersion());
    const auto old = collection.find("stac_extensions");
    for (const Json &address : old != collection.end() && old->is_array() ? *old : Json::array()) {
        const auto *uri = address.get_ptr<const std::string *>();
        if (uri && uri->find("/mlm/v") == std::string::npos && uri->find("/mlm-extension/v") == std::string::npos && uri->find("/item-assets/v") == std::string::npos)
            result.push_back(address);
    }
    for (const spec::Release &release : spec::releases()) {
        if (release.extension == "mlm" && release.version == mlm && usedExtensions(collection).contains("mlm"))
            result.push_back(release.uri);
    }
    if (before11 && collection.contains("item_assets"))
        result.push_back(itemAssetsAddress);
    return result;
}

Json collectionOf(const std::vector<Json> &items, const CollectionOptions &options)
{
    Json result{{"type", "Collection"}};
    bool before11 = true;
    for (const Json &item : items)
        before11 = before11 && textOf(item, "stac_version").rfind("1.0", 0) == 0;
    result["stac_version"] = before11 ? "1.0.0" : "1.1.0";
    result["stac_extensions"] = Json::array();
    result["id"] = options.id;
    // What the base has and the Items do not tell stays, in its order.
    if (options.base.is_object()) {
        for (const auto &[name, value] : options.base.items()) {
            if (!result.contains(name) || name == "stac_extensions")
                result[name] = value;
        }
    }
    if (options.id.empty())
        result["id"] = textOf(options.base, "id");
    if (!options.title.empty())
        result["title"] = options.title;
    if (!options.description.empty() || textOf(result, "description").empty())
        result["description"] = options.description.empty() ? descriptionOf(items) : options.description;
    if (Json keywords = keywordsOf(items); !keywords.empty() && !result.contains("keywords"))
        result["keywords"] = std::move(keywords);
    if (!options.license.empty() || textOf(result, "license").empty())
        result["license"] = options.license.empty() ? licenceOf(items, before11) : options.license;
    if (Json providers = providersOf(items); !providers.empty() && !result.contains("providers"))
        result["providers"] = std::move(providers);

    std::vector<const Json *> boxes, properties, assets;
    for (const Json &item : items) {
        properties.push_back(&propertiesOf(item));
        if (item.contains("bbox"))
            boxes.push_back(&item["bbox"]);
        if (item.contains("assets"))
            assets.push_back(&item["assets"]);
    }
    result["extent"] = Json{{"spatial", Json{{"bbox", Json::array({unionOfBoxes(boxes)})}}},
                            {"temporal", Json{{"interval", Json::array({unionOfTimes(properties)})}}}};
    result.erase("summaries");
    if (Json summaries = summariesOf(properties); !summaries.empty())
        result["summaries"] = std::move(summaries);
    result.erase("item_assets");
    if (Json itemAssets = itemAssetsOf(assets); !itemAssets.empty())
        result["item_assets"] = std::move(itemAssets);
    result["stac_extensions"] = extensionsOf(result, items, before11);
    return result;
}

Result<CatalogFile> memberFile(const SourceItem &source, const Json &item, const std::string &name, const Json &collection,
                               const QString &outFolder)
{
    const QString to = outFolder.isEmpty() ? QString() : QDir(outFolder).absoluteFilePath(shown(name));
    CatalogFile file{name + "/" + name + ".json", {}, {}};
    auto document = source.text.empty() ? Document::fromText(json::write(item) + "\n") : Document::fromText(source.text);
    if (!document)
        return document.error();
    Edits edits = extensionEdits((*document)->root());
    const Edits membership = memberEdits((*document)->root(), name, collection, source.folder, to);
    edits.insert(edits.end(), membership.begin(), membership.end());
    if (auto applied = (*document)->apply(Text::tr("Collection"), edits); !applied)
        return applied.error();
    file.content = (*document)->root();
    file.text = (*document)->text();
    return file;
}

} // namespace

Result<std::vector<CatalogFile>> exportCollection(const std::vector<SourceItem> &sources, const CollectionOptions &options,
                                                  const QString &outFolder)
{
    if (sources.empty())
        return refused(Text::tr("There is no Item to put into the Collection."), Text::tr("Choose at least one Item."));
    if (options.id.empty() && textOf(options.base, "id").empty())
        return refused(Text::tr("The Collection has no id."), Text::tr("Give it one."));
    std::vector<Json> items;
    for (const SourceItem &source : sources) {
        if (textOf(source.item, "type") != "Feature")
            return refused(Text::tr("“%1” is no Item.").arg(shown(textOf(source.item, "id"))), Text::tr("Choose STAC Items only."));
        auto ready = exportItem(source.item);
        if (!ready) {
            Error error = ready.error();
            error.message = Text::tr("Item “%1”: %2").arg(shown(textOf(source.item, "id")), error.message);
            return error;
        }
        items.push_back(std::move(*ready));
    }
    const auto names = folderNames(items, options.renameDuplicates);
    if (!names)
        return names.error();

    Json collection = collectionOf(items, options);
    std::vector<std::pair<std::string, std::string>> members;
    for (std::size_t i = 0; i < items.size(); ++i)
        members.emplace_back((*names)[i], textOf(propertiesOf(items[i]), "title"));
    collection["links"] = collectionLinks(options.base, textOf(collection, "title"), members);
    if (auto valid = exportItem(collection); !valid) {
        Error error = valid.error();
        error.message = Text::tr("The Collection “%1”: %2").arg(shown(textOf(collection, "id")), error.message);
        return error;
    }

    std::vector<CatalogFile> files;
    files.push_back({"collection.json", collection, json::write(collection) + "\n"});
    for (std::size_t i = 0; i < items.size(); ++i) {
        auto file = memberFile(sources[i], items[i], (*names)[i], collection, outFolder);
        if (!file)
            return file.error();
        files.push_back(std::move(*file));
    }
    return files;
}

} // namespace mlm::stac
