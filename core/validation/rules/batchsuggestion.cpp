// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"

namespace mlm::rules {
namespace {

void check(const RuleContext &context)
{
    const auto suggested = number(member(properties(context.root), "mlm:batch_size_suggestion"));
    if (!suggested)
        return;
    const Pointer where({"properties", "mlm:batch_size_suggestion"});
    if (*suggested <= 0) {
        context.report(finding(batchSuggestion, where, Text::tr("A batch of 0 images is suggested."),
                               Text::tr("Write how many images to compute at once, or leave the field out.")));
        return;
    }
    for (const Io &io : ios(context.root)) {
        const auto size = io.sizeOf("batch");
        if (!io.isInput || !size || *size <= 0 || *size == *suggested)
            continue;
        context.report(finding(batchSuggestion, where,
                               Text::tr("A batch of %1 is suggested, but %2 takes exactly %3.")
                                   .arg(QString::number(*suggested), io.title(), QString::number(*size)),
                               Text::tr("Suggest that number, or set the dimension “batch” to -1 if it may vary.")));
        return;
    }
}

} // namespace

const Rule batchSuggestion{"batch-suggestion", Source::Practice, Severity::Warning, "https://github.com/stac-extensions/mlm/blob/v1.5.2/README.md#item-properties-and-collection-fields", check,
    QT_TRANSLATE_NOOP("Rules", "The suggested batch size is one that the model takes"),
    QT_TRANSLATE_NOOP("Rules", "The suggestion tells how many images to put through the model at once. None is no suggestion, and a model whose "
        "input has a fixed batch takes no other."),
    R"({"properties": {"mlm:batch_size_suggestion": 16}})",
    R"({"properties": {"mlm:batch_size_suggestion": 0}})"};

} // namespace mlm::rules
