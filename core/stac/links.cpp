// SPDX-License-Identifier: Apache-2.0
#include "core/stac/links.h"
#include "core/spec/spec.h"
#include "core/stac/hrefs.h"
#include <algorithm>

namespace mlm::stac {
namespace {

std::string textOf(const Json &object, const char *name)
{
    const auto found = object.is_object() ? object.find(name) : object.end();
    return object.is_object() && found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

bool isReplaced(const Json &link, std::initializer_list<const char *> relations)
{
    const std::string relation = textOf(link, "rel");
    return std::any_of(relations.begin(), relations.end(), [&](const char *r) { return relation == r; })
           || (relation == "self" && isRelative(textOf(link, "href")));
}

/// Replaces a relative href where it must read otherwise in the new folder.
void rebase(Edits &edits, const Json &holder, const Pointer &where, const QString &from, const QString &to)
{
    const std::string href = textOf(holder, "href");
    if (std::string moved = rebased(href, from, to); moved != href)
        edits.push_back(Edit::replace(where / "href", std::move(moved)));
}

} // namespace

Json link(const char *relation, const std::string &href, const char *type, const std::string &title)
{
    Json result{{"rel", relation}, {"href", href}, {"type", type}};
    if (!title.empty())
        result["title"] = title;
    return result;
}

Edits rebaseEdits(const Json &root, const QString &from, const QString &to)
{
    Edits edits;
    if (!root.is_object())
        return edits;
    if (const auto assets = root.find("assets"); assets != root.end() && assets->is_object()) {
        for (const auto &[key, asset] : assets->items())
            rebase(edits, asset, Pointer({"assets", key}), from, to);
    }
    if (const auto links = root.find("links"); links != root.end() && links->is_array()) {
        for (std::size_t i = 0; i < links->size(); ++i)
            rebase(edits, (*links)[i], Pointer({"links"}) / i, from, to);
    }
    return edits;
}

Edits memberEdits(const Json &item, const std::string &id, const Json &collection, const QString &from, const QString &to)
{
    Edits edits;
    if (textOf(item, "id") != id)
        edits.push_back(Edit::replace(Pointer({"id"}), id));
    const std::string collectionId = textOf(collection, "id"), title = textOf(collection, "title");
    const Pointer own({"collection"});
    if (!item.contains("collection"))
        edits.push_back(Edit::add(own, collectionId, spec::Profile::of(item)->memberPosition({}, "collection", item)));
    else if (item["collection"] != collectionId)
        edits.push_back(Edit::replace(own, collectionId));

    if (const auto assets = item.find("assets"); assets != item.end() && assets->is_object()) {
        for (const auto &[key, asset] : assets->items())
            rebase(edits, asset, Pointer({"assets", key}), from, to);
    }
    const Pointer list({"links"});
    const auto links = item.find("links");
    if (links != item.end() && links->is_array()) {
        for (std::size_t i = links->size(); i-- > 0;) {
            if (isReplaced((*links)[i], {"root", "parent", "collection"}))
                edits.push_back(Edit::remove(list / i));
            else
                rebase(edits, (*links)[i], list / i, from, to);
        }
    } else {
        edits.push_back(Edit::add(list, Json::array()));
    }
    for (const char *relation : {"root", "parent", "collection"})
        edits.push_back(Edit::add(list / "-", link(relation, "../collection.json", "application/json", title)));
    return edits;
}

Json collectionLinks(const Json &base, const std::string &title,
                     const std::vector<std::pair<std::string, std::string>> &idsAndTitles)
{
    Json result = Json::array();
    result.push_back(link("root", "./collection.json", "application/json", title));
    for (const auto &[id, itemTitle] : idsAndTitles) {
        const std::string segment = encodedSegment(id);
        result.push_back(link("item", "./" + segment + "/" + segment + ".json", "application/geo+json", itemTitle));
    }
    if (const auto links = base.is_object() ? base.find("links") : base.end(); base.is_object() && links != base.end() && links->is_array()) {
        for (const Json &old : *links) {
            if (old.is_object() && !isReplaced(old, {"root", "parent", "item"}))
                result.push_back(old);
        }
    }
    return result;
}

} // namespace mlm::stac
