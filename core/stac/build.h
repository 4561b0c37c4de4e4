// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/document/edit.h"
#include <QDateTime>
#include <QString>
#include <vector>

namespace mlm::stac {

struct Template { std::string id; QString title; QString description; };
/// segmentation, classification, detection, regression, empty.
const std::vector<Template> &templates();

struct NewItem
{
    std::string templateId = "empty";
    std::string id;                     ///< empty: the template's own
    std::string mlmVersion = "1.5.2";
    std::string stacVersion = "1.1.0";
};
Result<Json> newItem(const NewItem &options);

/// The stac_extensions that the document's members need, in place of those it has: declares missing ones, keeps those in use and
/// unknown ones, takes out known ones that nothing uses. Empty Edits where all is right.
Edits extensionEdits(const Json &root);

/// An Item ready to publish, or why not: `valid` must hold (no finding of source schema), extensions are put right first.
/// A Collection is taken as well.
Result<Json> exportItem(const Json &item);
/// The same on text, whose layout is kept: only the lines of what changed differ. With both folders, relative hrefs are rewritten so that
/// they lead from `toFolder` where they led from `fromFolder`.
Result<std::string> exportItemText(std::string text, const QString &fromFolder = {}, const QString &toFolder = {});

struct CollectionOptions
{
    std::string id;                     ///< empty: the base's own
    std::string title;
    std::string description;            ///< empty: made from the Items' names
    std::string license;                ///< empty: the Items' common licence, else "other"/"various" as the STAC version has it
    Json base = {};                     ///< a Collection to start from: its own members stay, what the Items tell is renewed
    bool renameDuplicates = false;      ///< an id that comes again gets "-2", "-3", … (id, folder, links) instead of an error
};
struct CatalogFile { std::string path; Json content; std::string text; }; ///< path relative, '/'-separated; text: what to write
/// A static catalogue: collection.json and ITEM-ID/ITEM-ID.json, with extent, summaries, item_assets, providers and links. Relative asset hrefs are
/// rewritten so that they still lead to the same file when `itemFolders` and `outFolder` are known. Errors: no Items, ids twice, ids that are
/// no folder names, an Item that is not valid.
/// The Collection declares MLM where an Item does; see docs/decisions for the form of its summaries.
struct SourceItem { Json item; std::string text; QString folder; };
Result<std::vector<CatalogFile>> exportCollection(const std::vector<SourceItem> &items, const CollectionOptions &options,
                                                  const QString &outFolder = {});

/// Writes the files below `folder`, each atomically; refuses to overwrite existing files unless told. Nothing is left half-written: on a
/// failure what this call wrote is taken back, and what it had overwritten is put back.
Result<void> writeCatalog(const std::vector<CatalogFile> &files, const QString &folder, bool overwrite);

} // namespace mlm::stac
