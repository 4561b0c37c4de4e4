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
                          check,
    QT_TRANSLATE_NOOP("Rules", "A model has a period, not only a date"),
    QT_TRANSLATE_NOOP("Rules", "Start and end say from which time the training data are, and so for which time the model can be trusted. A single date, such "
        "as that of publishing, does not tell this."),
    R"({"properties": {"datetime": null, "start_datetime": "2020-01-01T00:00:00Z", "end_datetime": "2021-12-31T23:59:59Z"}})",
    R"({"properties": {"datetime": "2024-01-01T00:00:00Z"}})"};

} // namespace mlm::rules
