// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/bbox.h"
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"

namespace mlm::rules {
namespace {

void checkBox(const RuleContext &context, const Json &value, const Pointer &where)
{
    const auto box = readBox(&value);
    if (!box)
        return;
    // West over east is no fault: such a box crosses the antimeridian.
    const std::size_t half = value.size() / 2;
    const auto swapped = [&](std::size_t low, std::size_t high, const QString &message, const QString &label) {
        Finding result = finding(bboxOrder, where, message,
                                 Text::tr("The order is west, south, east, north (with heights: west, south, lowest, east, north, highest)."));
        result.fix = Fix{label, {Edit::replace(where / low, value[high]), Edit::replace(where / high, value[low])}};
        context.report(std::move(result));
    };
    if (box->south > box->north && box->inRange())
        swapped(1, half + 1, Text::tr("The southern edge lies north of the northern edge."), Text::tr("Swap south and north"));
    if (half == 3 && value[2] > value[5])
        swapped(2, 5, Text::tr("The lowest height is over the highest."), Text::tr("Swap the heights"));
    if (!box->inRange())
        context.report(finding(bboxOrder, where,
                               Text::tr("The bounding box leaves the world: longitudes go from -180 to 180, latitudes from -90 to 90."),
                               Text::tr("Write degrees in the order west, south, east, north; subtract 360 from longitudes over 180.")));
}

void check(const RuleContext &context)
{
    if (isItem(context.root)) {
        if (const Json *value = member(context.root, "bbox"))
            checkBox(context, *value, Pointer({"bbox"}));
        return;
    }
    const auto *boxes = array(member(member(member(context.root, "extent"), "spatial"), "bbox"));
    for (std::size_t i = 0; isCollection(context.root) && boxes && i < boxes->size(); ++i)
        checkBox(context, (*boxes)[i], Pointer({"extent", "spatial", "bbox"}) / i);
}

} // namespace

const Rule bboxOrder{"bbox-order", Source::Spec, Severity::Error, "https://www.rfc-editor.org/rfc/rfc7946#section-5", check,
    QT_TRANSLATE_NOOP("Rules", "A bounding box goes west, south, east, north, in degrees"),
    QT_TRANSLATE_NOOP("Rules", "A box is four numbers: the western, southern, eastern and northern edge; with heights there are six. South over north "
        "is a mix-up. West over east is none: such a box crosses the line where the date changes."),
    R"({"bbox": [5, 50, 6, 51]})",
    R"({"bbox": [5, 51, 6, 50]})"};

} // namespace mlm::rules
