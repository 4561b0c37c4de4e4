// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"

namespace mlm::rules {
namespace {

void check(const RuleContext &context)
{
    for (const Io &io : ios(context.root)) {
        const auto *shape = io.shape();
        const auto *order = io.dimensions();
        if (!shape || !order || shape->empty() || order->empty() || shape->size() == order->size())
            continue;
        context.report(finding(shapeRank, io.tensorPointer() / "shape",
                               Text::tr("%1: the shape has %2 sizes, but %3 dimensions are named.")
                                   .arg(io.title(), QString::number(shape->size()), QString::number(order->size())),
                               Text::tr("Give each dimension one size and one name, in the same order.")));
    }
}

} // namespace

const Rule shapeRank{"shape-rank", Source::Spec, Severity::Error,
                     "https://github.com/stac-extensions/mlm/blob/v1.5.2/README.md#input-structure-object", check,
    QT_TRANSLATE_NOOP("Rules", "The shape has one size for each dimension"),
    QT_TRANSLATE_NOOP("Rules", "The shape gives sizes, the dimension order gives names; the first size belongs to the first name, and so on. With "
        "seven sizes for four names nobody can build the array. The schema does not compare the two."),
    R"({"properties": {"mlm:input": [{"input": {
  "shape": [-1, 3, 64, 64],
  "dim_order": ["batch", "channel", "height", "width"]}}]}})",
    R"({"properties": {"mlm:input": [{"input": {
  "shape": [-1, 3, 64, 64, 1],
  "dim_order": ["batch", "channel", "height", "width"]}}]}})"};

} // namespace mlm::rules
