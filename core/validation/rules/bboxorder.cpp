// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/bbox.h"
#include "core/validation/rules/common.h"
#include "core/validation/rules/places.h"
#include "core/validation/rules/positions.h"
#include "core/validation/rules/rules.h"
#include <utility>

namespace mlm::rules {
namespace {

/// Whether the box with two of its numbers swapped holds the geometry: only then were they meant the other way round.
bool holdsGeometry(const Json &root, Json value, std::size_t low, std::size_t high)
{
    std::swap(value[low], value[high]);
    const auto box = readBox(&value);
    const Json *geometry = isItem(root) ? member(root, "geometry") : nullptr;
    bool inside = box.has_value();
    if (geometry && inside && box->south <= box->north)
        eachPosition(*geometry, [&](double longitude, double latitude, const PositionPath &) {
            inside = inside && box->contains(longitude, latitude, 1e-6);
        });
    return inside;
}

/// The geometry, if there is one, lies within the box.
bool fits(const RuleContext &context, const Box &box)
{
    const Json *geometry = isItem(context.root) ? member(context.root, "geometry") : nullptr;
    const auto hull = geometry ? hullOf(*geometry) : std::nullopt;
    return !hull || (box.contains(hull->west, hull->south, 1e-6) && box.contains(hull->east, hull->north, 1e-6));
}

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
        if (holdsGeometry(context.root, value, low, high))
            result.fix = Fix{label, {Edit::replace(where / low, value[high]), Edit::replace(where / high, value[low])}};
        context.report(std::move(result));
    };
    if (box->south > box->north && box->inRange())
        swapped(1, half + 1, Text::tr("The southern edge lies north of the northern edge."), Text::tr("Swap south and north"));
    if (half == 3 && value[2] > value[5])
        swapped(2, 5, Text::tr("The lowest height is over the highest."), Text::tr("Swap the heights"));
    if (box->inRange())
        return;
    Finding result = finding(bboxOrder, where, Text::tr("The bounding box leaves the world: longitudes go from -180 to 180, latitudes from -90 to 90."),
                             Text::tr("Write degrees in the order west, south, east, north; subtract 360 from longitudes over 180."));
    const bool latitudes = box->south >= -90 && box->north <= 90 && box->north >= -90 && box->south <= 90;
    const Box exchanged{box->south, box->west, box->north, box->east};
    const auto put = [&](std::size_t index, Json number) { return Edit::replace(where / index, std::move(number)); };
    if (latitudes && box->west >= 0 && box->east <= 360 && box->west < box->east) {
        Edits edits;
        if (box->east - box->west >= 360)
            edits = {put(0, -180), put(half, 180)};
        else if (box->west > 180)
            edits = {put(0, broughtBack(box->west)), put(half, broughtBack(box->east))};
        else
            edits = {put(half, broughtBack(box->east))};
        const bool upsideDown = box->south > box->north;
        if (upsideDown) {
            edits.push_back(put(1, value[half + 1]));
            edits.push_back(put(half + 1, value[1]));
        }
        result.fix = Fix{upsideDown ? Text::tr("Subtract 360 from the longitudes and swap south and north") : Text::tr("Subtract 360 from the longitudes"),
                         std::move(edits)};
    } else if (half == 2 && exchanged.inRange() && exchanged.south <= exchanged.north && exchanged.west <= exchanged.east && fits(context, exchanged)) {
        result.message = Text::tr("The bounding box has the latitude first.");
        result.fix = Fix{Text::tr("Put the longitude first"), {Edit::replace(where, Json::array({value[1], value[0], value[3], value[2]}))}};
    }
    context.report(std::move(result));
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
