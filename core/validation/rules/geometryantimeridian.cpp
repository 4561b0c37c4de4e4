// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/places.h"
#include "core/validation/rules/positions.h"
#include "core/validation/rules/rules.h"
#include <algorithm>
#include <cmath>

namespace mlm::rules {
namespace {

constexpr double tolerance = 1e-6;

/// A side of the outline from far east to far west, which does not go from edge to edge as the outline of the whole world does. Where the
/// bounding box crosses the antimeridian, any side longer than half the world.
bool jumps(const Json::array_t &ring, bool boxCrosses)
{
    std::optional<double> last;
    for (const Json &position : ring) {
        const auto longitude = position.is_array() && !position.empty() ? number(&position[0]) : std::nullopt;
        if (last && longitude && std::abs(*longitude - *last) > 180) {
            const double nearer = std::min(std::abs(*longitude), std::abs(*last)), farther = std::max(std::abs(*longitude), std::abs(*last));
            if (farther <= 180 && (boxCrosses || (nearer >= 120 && nearer < 179.5)))
                return true;
        }
        last = longitude;
    }
    return false;
}

/// Parts on both sides of the antimeridian, with more than half the world between them.
std::optional<std::pair<double, double>> widestGap(const Json &geometry)
{
    struct Span
    {
        double from, to;
    };
    std::vector<Span> spans;
    eachRing(geometry, [&](const Json::array_t &ring, const PositionPath &) {
        Span span{1e300, -1e300};
        for (const Json &position : ring) {
            if (const auto x = position.is_array() && !position.empty() ? number(&position[0]) : std::nullopt)
                span = {std::min(span.from, *x), std::max(span.to, *x)};
        }
        if (span.from <= span.to)
            spans.push_back(span);
    });
    std::sort(spans.begin(), spans.end(), [](const Span &a, const Span &b) { return a.from < b.from; });
    std::optional<std::pair<double, double>> gap;
    double reached = spans.empty() ? 0 : spans.front().to;
    for (const Span &span : spans) {
        if (span.from - reached > 180)
            gap = {reached, span.from};
        reached = std::max(reached, span.to);
    }
    return gap;
}

void check(const RuleContext &context)
{
    const Json *geometry = isItem(context.root) ? member(context.root, "geometry") : nullptr;
    if (!geometry || !geometry->is_object())
        return;
    const Json *value = member(context.root, "bbox");
    const auto box = readBox(value);
    std::optional<Pointer> jump;
    eachRing(*geometry, [&](const Json::array_t &ring, const PositionPath &path) {
        if (!jump && jumps(ring, box && box->west > box->east))
            jump = path.pointer(Pointer({"geometry"}));
    });
    if (jump)
        context.report(finding(geometryAntimeridian, *jump, Text::tr("A side of the outline is longer than half the world: does it cross the antimeridian?"),
                               Text::tr("Then cut the area in two at 180 degrees (a MultiPolygon): otherwise programs draw it the long way round.")));

    if (!box || box->west > box->east || box->east - box->west < 359 || !box->inRange())
        return;
    const auto gap = widestGap(*geometry);
    if (!gap || box->west > -180 + tolerance || box->east < 180 - tolerance)
        return;
    Finding result = finding(geometryAntimeridian, Pointer({"bbox"}), Text::tr("The bounding box goes once round the world, although the area lies on both sides of the antimeridian."),
                             Text::tr("Let the box begin in the east and end in the west: %1 to %2.").arg(gap->second).arg(gap->first));
    const Pointer where({"bbox"});
    result.fix = Fix{Text::tr("Let the box cross the antimeridian"),
                     {Edit::replace(where / std::size_t{0}, gap->second), Edit::replace(where / (value->size() / 2), gap->first)}};
    context.report(std::move(result));
}

} // namespace

const Rule geometryAntimeridian{"geometry-antimeridian", Source::Practice, Severity::Advice, "https://www.rfc-editor.org/rfc/rfc7946#section-3.1.9",
                                check,
    QT_TRANSLATE_NOOP("Rules", "An area over the antimeridian is cut in two there"),
    QT_TRANSLATE_NOOP("Rules", "At 180 degrees the longitudes jump to -180. A side of an outline that crosses this line is drawn the long way round the "
        "world, and so is a bounding box that runs from -180 to 180. Cut in two, with a box whose west is larger than its east, the "
        "area is where it should be."),
    R"({"geometry": {"type": "MultiPolygon", "coordinates": [[[[170, 0], [180, 0], [180, 9], [170, 9], [170, 0]]], [[[-180, 0], [-170, 0],
 [-170, 9], [-180, 9], [-180, 0]]]]},
 "bbox": [170, 0, -170, 9]})",
    R"({"geometry": {"type": "MultiPolygon", "coordinates": [[[[170, 0], [180, 0], [180, 9], [170, 9], [170, 0]]], [[[-180, 0], [-170, 0],
 [-170, 9], [-180, 9], [-180, 0]]]]},
 "bbox": [-180, 0, 180, 9]})"};

} // namespace mlm::rules
