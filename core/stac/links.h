// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/document/edit.h"
#include <QString>

namespace mlm::stac {

/// A link of a catalogue; `title` may be empty.
Json link(const char *relation, const std::string &href, const char *type, const std::string &title);

/// Relative hrefs of assets and links, led from the folder `from` to the folder `to`; nothing where one of them is empty.
Edits rebaseEdits(const Json &root, const QString &from, const QString &to);

/// What makes an Item part of a catalogue: its id, `collection`, the links root, parent and collection in place of older ones, relative
/// `self` links out (they say nothing in the new place), other relative links and asset hrefs led from `from` to `to`.
Edits memberEdits(const Json &item, const std::string &id, const Json &collection, const QString &from, const QString &to);

/// The links of a Collection: those of `base` that are no root, parent, item or relative self, then root and one `item` for each id.
Json collectionLinks(const Json &base, const std::string &title, const std::vector<std::pair<std::string, std::string>> &idsAndTitles);

} // namespace mlm::stac
