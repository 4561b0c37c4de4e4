// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"

namespace mlm::rules {
namespace {

void check(const RuleContext &context)
{
    const Json *where = properties(context.root);
    const Json *pretrained = member(where, "mlm:pretrained");
    const Json *source = member(where, "mlm:pretrained_source");
    const Pointer pointer({"properties", "mlm:pretrained_source"});
    if (isFalse(pretrained) && text(source)) {
        context.report(finding(pretrainedSource, pointer,
                               Text::tr("The model is said to be trained from scratch, yet a source of pretraining is named."),
                               Text::tr("Set “pretrained” to true, or set the source to null.")));
    } else if (isFalse(pretrained) && !source) {
        Finding result = missing(pretrainedSource, pointer,
                                 Text::tr("The model is trained from scratch, but the source of pretraining is not set to null."),
                                 Text::tr("Set the source to null: it says that there is none, and that this is known."));
        result.fix = Fix{Text::tr("Set the source to null"), {Edit::add(pointer, nullptr)}};
        context.report(std::move(result));
    }
}

} // namespace

const Rule pretrainedSource{"pretrained-source", Source::Spec, Severity::Error,
                            "https://github.com/stac-extensions/mlm/blob/v1.5.2/README.md#item-properties-and-collection-fields", check,
    QT_TRANSLATE_NOOP("Rules", "“Trained from scratch” and the source of pretraining agree"),
    QT_TRANSLATE_NOOP("Rules", "“Pretrained” set to false says that the model was trained from scratch. Then the source is set to null, which tells a "
        "reader that there is none and that this is known. A source all the same contradicts it. The schema means to check "
        "this, but its condition stands in the wrong place and never takes effect."),
    R"({"properties": {"mlm:pretrained": false, "mlm:pretrained_source": null}})",
    R"({"properties": {"mlm:pretrained": false, "mlm:pretrained_source": "ImageNet"}})"};

} // namespace mlm::rules
