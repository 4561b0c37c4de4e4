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
                             "https://github.com/stac-extensions/mlm/blob/v1.5.2/README.md#item-properties-and-collection-fields", check,
    QT_TRANSLATE_NOOP("Rules", "A pretrained model tells what it was pretrained on"),
    QT_TRANSLATE_NOOP("Rules", "What a model saw before its own training shapes what it can do, and the licence of that data may bind its users. Name "
        "the data set or the model, or give its address."),
    R"({"properties": {"mlm:pretrained": true, "mlm:pretrained_source": "ImageNet"}})",
    R"({"properties": {"mlm:pretrained": true}})"};

} // namespace mlm::rules
