// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"

namespace mlm::rules {
namespace {

void check(const RuleContext &context)
{
    const std::string *type = text(member(context.root, "type"));
    if (!type || (*type != "Collection" && *type != "Catalog"))
        return;
    const Json *value = member(context.root, "title");
    const std::string *content = text(value);
    if ((value && !content) || (content && !content->empty()))
        return;
    Finding result = finding(title, Pointer({"title"}), Text::tr("There is no title."), Text::tr("Add a short one: catalogues show it in place of the id."));
    result.missing = !value;
    context.report(std::move(result));
}

} // namespace

const Rule title{"title", Source::Practice, Severity::Advice, "https://github.com/radiantearth/stac-spec/blob/v1.1.0/collection-spec/collection-spec.md#collection-fields", check,
    QT_TRANSLATE_NOOP("Rules", "A Collection or Catalog has a title"),
    QT_TRANSLATE_NOOP("Rules", "Catalogues show the title in lists and at the top of the page. Without one they show the id, which is made for programs."),
    R"({"type": "Collection", "title": "Models of land cover"})",
    R"({"type": "Collection", "links": []})"};

} // namespace mlm::rules
