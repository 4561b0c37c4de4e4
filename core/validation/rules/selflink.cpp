// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"
#include "core/validation/rules/address.h"
#include "core/validation/rules/links.h"

namespace mlm::rules {
namespace {

void check(const RuleContext &context)
{
    const std::string *type = text(member(context.root, "type"));
    if (!type || !array(member(context.root, "links")) || (*type != "Feature" && *type != "Collection" && *type != "Catalog"))
        return;
    bool found = false;
    for (const LinkRef &link : links(context.root)) {
        if (link.relation != "self")
            continue;
        if (found)
            context.report(finding(selfLink, link.pointer(), Text::tr("There is more than one link to the document itself."),
                                   Text::tr("Keep the one with the address where the document is published.")));
        found = true;
        // Since STAC 1.1 the schema speaks up itself.
        const std::string *href = link.href();
        if (href && Address(*href).scheme.empty() && context.profile.stacRelease() == "1.0.0")
            context.report(finding(selfLink, link.pointer() / "href", Text::tr("The link to the document itself does not say where on the web it is."),
                                   Text::tr("Write the full address, or take the link out: a path says nothing that the file does not say itself.")));
    }
    if (!found)
        context.report(finding(selfLink, Pointer({"links"}), Text::tr("No link says where the document itself is published."),
                               Text::tr("Add a link with the relation “self” and the full address once it is known.")));
}

} // namespace

const Rule selfLink{"self-link", Source::Practice, Severity::Advice,
                    "https://github.com/radiantearth/stac-spec/blob/v1.1.0/best-practices.md#use-of-links", check,
    QT_TRANSLATE_NOOP("Rules", "One link says where the document is published"),
    QT_TRANSLATE_NOOP("Rules", "The link “self” holds the full address of the document. With it a copy that went through many hands still tells where "
        "it is from. It is added once the address is known."),
    R"({"links": [{"rel": "self", "href": "https://example.org/model.json"}]})",
    R"({"links": []})"};

} // namespace mlm::rules
