// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"
#include "core/validation/rules/links.h"

namespace mlm::rules {
namespace {

void check(const RuleContext &context)
{
    const Json *where = properties(context.root);
    if (!where || !where->is_object() || !isModel(context))
        return;
    for (const char *name : {"sci:doi", "sci:citation", "sci:publications"}) {
        if (member(where, name))
            return;
    }
    if (hasLink(context.root, "cite-as"))
        return;
    context.report(missing(publication, Pointer({"properties", "sci:citation"}), Text::tr("No publication is named, so nobody can read up on the model or cite it."),
                           Text::tr("Add a DOI or a citation, or a link with the relation cite-as to a paper or a preprint.")));
}

} // namespace

const Rule publication{"publication", Source::Practice, Severity::Advice,
                       "https://github.com/stac-extensions/mlm/blob/v1.5.2/best-practices.md#scientific-extension", check,
    QT_TRANSLATE_NOOP("Rules", "A model names its publication"),
    QT_TRANSLATE_NOOP("Rules", "Most models are described in a paper, which tells what they were made for, how they were tested and where they fail. A "
        "citation also says how to give credit."),
    R"({"properties": {"sci:citation": "A. Author (2024): Example model."}})",
    R"({"links": [{"rel": "about", "href": "https://example.org/"}]})"};

} // namespace mlm::rules
