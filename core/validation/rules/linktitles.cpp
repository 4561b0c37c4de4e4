// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"
#include "core/validation/rules/links.h"

namespace mlm::rules {
namespace {

/// One finding for the whole list: a Collection may have hundreds of links.
void check(const RuleContext &context)
{
    if (isItem(context.root))
        return;
    int count = 0;
    std::optional<Pointer> first;
    for (const LinkRef &link : links(context.root)) {
        if (link.relation == "self" || member(link.node, "title"))
            continue;
        if (!first)
            first = link.pointer();
        ++count;
    }
    if (first)
        context.report(missing(linkTitles, *first / "title",
                               count == 1 ? Text::tr("This link has no title.") : Text::tr("%1 links have no title; this is the first.").arg(count),
                               Text::tr("Add the title of the document that it leads to: catalogues show it.")));
}

} // namespace

const Rule linkTitles{"link-titles", Source::Practice, Severity::Advice, "https://github.com/radiantearth/stac-spec/blob/v1.1.0/best-practices.md#titles", check,
    QT_TRANSLATE_NOOP("Rules", "The links of Collections and Catalogs have titles"),
    QT_TRANSLATE_NOOP("Rules", "Catalogues list what is in a Collection by the titles of its links. Without them they have to fetch every document before "
        "they can show a name."),
    R"({"type": "Collection", "links": [{"rel": "item", "href": "./unet.json", "title": "U-Net"}]})",
    R"({"type": "Collection", "links": [{"rel": "item", "href": "./unet.json"}]})"};

} // namespace mlm::rules
