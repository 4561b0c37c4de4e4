// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"
#include "core/validation/rules/links.h"

namespace mlm::rules {
namespace {

/// One finding for the whole list, as for titles.
void check(const RuleContext &context)
{
    int count = 0;
    std::optional<Pointer> first;
    for (const LinkRef &link : links(context.root)) {
        if (member(link.node, "type"))
            continue;
        if (!first)
            first = link.pointer();
        ++count;
    }
    if (first)
        context.report(missing(linkTypes, *first / "type",
                               count == 1 ? Text::tr("This link does not say what kind of file it leads to.")
                                          : Text::tr("%1 links do not say what kind of file they lead to; this is the first.").arg(count),
                               Text::tr("Add the media type: application/geo+json for Items, application/json for Collections and Catalogs, text/html for web pages.")));
}

} // namespace

const Rule linkTypes{"link-types", Source::Practice, Severity::Advice,
                     "https://github.com/radiantearth/stac-spec/blob/v1.1.0/commons/links.md#media-types", check,
    QT_TRANSLATE_NOOP("Rules", "Each link says what kind of file it leads to"),
    QT_TRANSLATE_NOOP("Rules", "By the media type a program knows before it follows a link whether it leads to an Item, to a Collection or to a web page for "
        "people."),
    R"({"links": [{"rel": "about", "href": "https://example.org/", "type": "text/html"}]})",
    R"({"links": [{"rel": "about", "href": "https://example.org/"}]})"};

} // namespace mlm::rules
