// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"
#include "core/validation/rules/links.h"
#include <algorithm>
#include <array>

namespace mlm::rules {
namespace {

void check(const RuleContext &context)
{
    const std::string *type = text(member(context.root, "type"));
    if (!type || (*type != "Collection" && *type != "Catalog") || !array(member(context.root, "links")))
        return;
    // The last ones are of APIs, and of Collections whose Items are in one file.
    constexpr std::array down{"item", "child", "items", "data", "search", "descendant"};
    if (std::any_of(down.begin(), down.end(), [&](const char *relation) { return hasLink(context.root, relation); }))
        return;
    const auto *own = object(member(context.root, "assets"));
    if (own && !own->empty())
        return;
    context.report(finding(catalogLinks, Pointer({"links"}),
                           *type == "Catalog" ? Text::tr("The Catalog leads to nothing: it has no link to an Item, a Collection or another Catalog.")
                                              : Text::tr("The Collection is empty: it has no link to an Item."),
                           Text::tr("Add links with the relation item or child.")));
}

} // namespace

const Rule catalogLinks{"catalog-links", Source::Practice, Severity::Advice,
                        "https://github.com/radiantearth/stac-spec/blob/v1.1.0/catalog-spec/catalog-spec.md#relation-types", check,
    QT_TRANSLATE_NOOP("Rules", "A Collection or Catalog leads to what it holds"),
    QT_TRANSLATE_NOOP("Rules", "It is found by people who want to see its Items. With no link to an Item or to another Catalog below it, they end at an empty "
        "page."),
    R"({"type": "Catalog", "links": [{"rel": "item", "href": "./unet/unet.json"}]})",
    R"({"type": "Catalog", "links": []})"};

} // namespace mlm::rules
