// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"

namespace mlm::rules {
namespace {

void check(const RuleContext &context)
{
    const Json *geometry = isItem(context.root) ? member(context.root, "geometry") : nullptr;
    if (!geometry || !geometry->is_null())
        return;
    context.report(finding(unlocated, Pointer({"geometry"}),
                           isModel(context) ? Text::tr("No area is given: nothing says where the model may be used, and no search by place finds it.")
                                            : Text::tr("No area is given: no search by place finds the Item."),
                           Text::tr("Give the area of the training data, or the whole world if the model is meant for it.")));
}

} // namespace

const Rule unlocated{"unlocated", Source::Practice, Severity::Advice, "https://github.com/radiantearth/stac-spec/blob/v1.1.0/best-practices.md#unlocated-items", check};

} // namespace mlm::rules
