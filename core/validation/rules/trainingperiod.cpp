// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"

namespace mlm::rules {
namespace {

void check(const RuleContext &context)
{
    const Json *where = properties(context.root);
    if (!text(member(where, "datetime")) || !isModel(context) || member(where, "start_datetime") || member(where, "end_datetime"))
        return;
    context.report(missing(trainingPeriod, Pointer({"properties", "start_datetime"}),
                           Text::tr("A single date is given, but not for which period the model may be used."),
                           Text::tr("Add a start and an end: the period of the training data, as far as the model knows.")));
}

} // namespace

const Rule trainingPeriod{"training-period", Source::Practice, Severity::Advice,
                          "https://github.com/stac-extensions/mlm/blob/v1.5.2/best-practices.md#using-stac-common-metadata-fields-for-the-ml-model-extension",
                          check};

} // namespace mlm::rules
