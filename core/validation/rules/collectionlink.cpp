// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"
#include "core/validation/rules/address.h"
#include "core/validation/rules/links.h"
#include <algorithm>

namespace mlm::rules {
namespace {

/// The id of the Collection as the addresses of STAC APIs have it: …/collections/ID and …/collections/ID/items/….
std::string_view collectionOf(const Address &address)
{
    const auto at = std::find(address.segments.begin(), address.segments.end(), "collections");
    return at == address.segments.end() || at + 1 == address.segments.end() ? std::string_view() : *(at + 1);
}

void check(const RuleContext &context)
{
    const std::string *id = isItem(context.root) ? text(member(context.root, "collection")) : nullptr;
    if (!id)
        return;
    for (const LinkRef &link : links(context.root)) {
        const std::string *href = link.href();
        if (!href || (link.relation != "collection" && link.relation != "self"))
            continue;
        const Address address(*href);
        const std::string_view named = address.isWeb() ? collectionOf(address) : std::string_view();
        if (named.empty() || named == *id || named.find('%') != std::string_view::npos || named.find('.') != std::string_view::npos)
            continue;
        context.report(finding(collectionLink, link.pointer() / "href",
                               Text::tr("The address is of the Collection “%1”, but the Item says that it belongs to “%2”.").arg(shown(named), shown(*id)),
                               Text::tr("Correct the link or the id of the Collection.")));
    }
}

} // namespace

const Rule collectionLink{"collection-link", Source::Practice, Severity::Warning,
                          "https://github.com/radiantearth/stac-spec/blob/v1.1.0/item-spec/item-spec.md#item-fields", check,
    QT_TRANSLATE_NOOP("Rules", "The link to the Collection leads to the one that is named"),
    QT_TRANSLATE_NOOP("Rules", "The addresses of STAC APIs have the id of the Collection in them. Where it is another one than the Item names, one of the two "
        "was forgotten when the Item was copied or moved."),
    R"({"collection": "models", "links": [{"rel": "collection", "href": "https://example.org/collections/models"}]})",
    R"({"collection": "models", "links": [{"rel": "collection", "href": "https://example.org/collections/test"}]})"};

} // namespace mlm::rules
