// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"

namespace mlm::rules {
namespace {

void check(const RuleContext &context)
{
    const auto *links = array(member(context.root, "links"));
    if (!links || (!isItem(context.root) && !isCollection(context.root)))
        return;
    bool found = false;
    for (std::size_t i = 0; i < links->size(); ++i) {
        const std::string *relation = text(member((*links)[i], "rel"));
        if (!relation || *relation != "self")
            continue;
        if (found)
            context.report(finding(selfLink, Pointer({"links"}) / i, Text::tr("There is more than one link to the document itself."),
                                   Text::tr("Keep the one with the address where the document is published.")));
        found = true;
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
