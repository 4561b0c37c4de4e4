// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"

namespace mlm::rules {
namespace {

void check(const RuleContext &context)
{
    const Json *where = properties(context.root);
    const Json *source = member(where, "mlm:pretrained_source");
    if (!isTrue(member(where, "mlm:pretrained")) || (source && !source->is_null()))
        return;
    const Pointer pointer({"properties", "mlm:pretrained_source"});
    const QString advice = Text::tr("Name the data set or the model that the pretraining comes from, or give its address.");
    if (source)
        context.report(finding(pretrainedUnnamed, pointer,
                               Text::tr("The model is said to be pretrained, but a source of null means trained from scratch."), advice));
    else
        context.report(missing(pretrainedUnnamed, pointer,
                               Text::tr("The model is pretrained, but nothing says on what."), advice));
}

} // namespace

const Rule pretrainedUnnamed{"pretrained-unnamed", Source::Practice, Severity::Advice,
                             "https://github.com/stac-extensions/mlm/blob/v1.5.2/README.md#item-properties-and-collection-fields",
                             check};

} // namespace mlm::rules
