// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"
#include <optional>

namespace mlm::rules {
namespace {

QString sizeText(double size)
{
    return size < 0 ? Text::tr("any number") : QString::number(size);
}

void check(const RuleContext &context)
{
    const std::vector<Io> list = ios(context.root);
    std::optional<double> first;
    const Io *told = nullptr;
    for (const Io &io : list) {
        const auto size = io.sizeOf("batch");
        if (!size || *size == 0)
            continue;
        if (!first) {
            first = size;
            told = &io;
        } else if (*size != *first) {
            std::size_t index = 0;
            while ((*io.dimensions())[index] != "batch")
                ++index;
            context.report(finding(batchDimension, io.tensorPointer() / "shape" / index,
                                   Text::tr("The batch sizes do not match: %1 has %2, %3 has %4.")
                                       .arg(io.title(), sizeText(*size), told->title(), sizeText(*first)),
                                   Text::tr("Give the dimension “batch” the same size in all inputs and outputs, -1 if it may vary.")));
        }
    }
}

} // namespace

const Rule batchDimension{"batch-dimension", Source::Practice, Severity::Warning, "https://github.com/stac-extensions/mlm/blob/v1.5.2/README.md#input-structure-object", check,
    QT_TRANSLATE_NOOP("Rules", "Inputs and outputs have the same batch dimension"),
    QT_TRANSLATE_NOOP("Rules", "The batch dimension counts how many images go through the model at once. As many results come out as images go "
        "in, so its size is the same on both sides: mostly -1, which stands for any number."),
    R"({"properties": {
  "mlm:input": [{"input": {"dim_order": ["batch", "channel"], "shape": [-1, 3]}}],
  "mlm:output": [{"result": {"dim_order": ["batch", "class"], "shape": [-1, 2]}}]}})",
    R"({"properties": {
  "mlm:input": [{"input": {"dim_order": ["batch", "channel"], "shape": [-1, 3]}}],
  "mlm:output": [{"result": {"dim_order": ["batch", "class"], "shape": [8, 2]}}]}})"};

} // namespace mlm::rules
