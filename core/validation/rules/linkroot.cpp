// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"
#include "core/validation/rules/links.h"

namespace mlm::rules {
namespace {

void check(const RuleContext &context)
{
    const auto *list = array(member(context.root, "links"));
    if (!list)
        return;
    const bool item = isItem(context.root);
    // An Item that stands alone has nothing above it.
    if (item && !member(context.root, "collection") && !hasLink(context.root, "collection"))
        return;
    const bool root = hasLink(context.root, "root");
    const bool parent = !item || hasLink(context.root, "parent");
    if (root && parent)
        return;
    const QString message = !root && !parent ? Text::tr("No link leads to the catalogue’s root, and none to the parent.")
                            : root           ? Text::tr("No link leads to the parent.")
                                             : Text::tr("No link leads to the catalogue’s root.");
    context.report(finding(linkRoot, Pointer({"links"}), message,
                           item ? Text::tr("Add links with the relations root and parent: by them people find the way up from here.")
                                : Text::tr("Add a link with the relation root; a Collection or Catalog at the top names itself.")));
}

} // namespace

const Rule linkRoot{"link-root", Source::Practice, Severity::Advice,
                    "https://github.com/radiantearth/stac-spec/blob/v1.1.0/commons/links.md#root-and-parent-relation", check,
    QT_TRANSLATE_NOOP("Rules", "Links lead up to the parent and to the root"),
    QT_TRANSLATE_NOOP("Rules", "Who comes to a document by a search wants to see what else there is. The links root and parent lead up from it; without them "
        "the way ends here. An Item that stands alone needs none."),
    R"({"type": "Collection", "links": [{"rel": "root", "href": "./collection.json"}]})",
    R"({"type": "Collection", "links": []})"};

} // namespace mlm::rules
