// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"
#include <algorithm>

namespace mlm::rules {
namespace {

bool hasLink(const Json &root, std::string_view relation)
{
    const auto *links = array(member(root, "links"));
    return links && std::any_of(links->begin(), links->end(), [&](const Json &link) {
               const std::string *rel = text(member(link, "rel"));
               return rel && *rel == relation;
           });
}

void check(const RuleContext &context)
{
    const Json *holder = isItem(context.root) ? properties(context.root) : isCollection(context.root) ? &context.root : nullptr;
    if (!holder || !holder->is_object())
        return;
    const Pointer where = isItem(context.root) ? Pointer({"properties", "license"}) : Pointer({"license"});
    const Json *value = member(holder, "license");
    if (!value) {
        // An Item of a Collection has the licence of its Collection, which is not at hand here.
        if (isItem(context.root) && isModel(context) && !member(context.root, "collection"))
            context.report(missing(licence, where, Text::tr("No licence is given, so nobody knows whether the model may be used."),
                                   Text::tr("Choose a licence by its SPDX name, such as Apache-2.0 or CC-BY-4.0.")));
        return;
    }
    const std::string *name = text(value);
    if (name && (*name == "other" || *name == "various" || *name == "proprietary") && !hasLink(context.root, "license"))
        context.report(finding(licence, where, Text::tr("“%1” does not say what is allowed.").arg(shown(*name)),
                               Text::tr("Add a link with the relation “license” to the text of the licence.")));
}

} // namespace

const Rule licence{"licence", Source::Practice, Severity::Advice,
                   "https://github.com/radiantearth/stac-spec/blob/v1.1.0/commons/common-metadata.md#licensing", check,
    QT_TRANSLATE_NOOP("Rules", "A licence is given, and can be read"),
    QT_TRANSLATE_NOOP("Rules", "Without a licence nobody may use a model, however open it was meant to be. Common licences have a short name, such as "
        "MIT or CC-BY-4.0. For others a link leads to the text. An Item of a Collection has the licence of its Collection."),
    R"({"properties": {"license": "Apache-2.0"}})",
    R"({"properties": {"mlm:name": "Water finder"}})"};

} // namespace mlm::rules
