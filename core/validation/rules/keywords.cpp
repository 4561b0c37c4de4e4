// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"

namespace mlm::rules {
namespace {

void check(const RuleContext &context)
{
    if (!isCollection(context.root))
        return;
    const Json *value = member(context.root, "keywords");
    const auto *list = array(value);
    if (value && (!list || !list->empty()))
        return;
    Finding result = finding(keywords, Pointer({"keywords"}), Text::tr("There are no keywords."),
                             Text::tr("Add words that people would search for, such as the task, the sensor and the region."));
    result.missing = !value;
    context.report(std::move(result));
}

} // namespace

const Rule keywords{"keywords", Source::Practice, Severity::Advice, "https://github.com/radiantearth/stac-spec/blob/v1.1.0/collection-spec/collection-spec.md#collection-fields", check,
    QT_TRANSLATE_NOOP("Rules", "A Collection has keywords"),
    QT_TRANSLATE_NOOP("Rules", "Who looks for models searches by words such as the task, the sensor or the region. Keywords put these words where search "
        "engines find them."),
    R"({"type": "Collection", "keywords": ["segmentation", "sentinel-2"]})",
    R"({"type": "Collection", "links": []})"};

} // namespace mlm::rules
