// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/positions.h"
#include "core/validation/rules/rules.h"
#include <algorithm>

namespace mlm::rules {
namespace {

bool isPosition(const Json &value)
{
    return value.is_array() && value.size() >= 2 && value.size() <= 3
           && std::all_of(value.begin(), value.end(), [](const Json &number) { return number.is_number(); });
}

void check(const RuleContext &context)
{
    const Json *geometry = isItem(context.root) ? member(context.root, "geometry") : nullptr;
    if (!geometry)
        return;
    eachRing(*geometry, [&](const Json::array_t &ring, const PositionPath &path) {
        if (ring.size() < 4 || ring.front() == ring.back())
            return;
        const Pointer where = path.pointer(Pointer({"geometry"}));
        Finding result = finding(geometryRing, where, Text::tr("The outline is not closed: its first and last corner differ."),
                                 Text::tr("Repeat the first corner at the end."));
        if (isPosition(ring.front()))
            result.fix = Fix{Text::tr("Close the outline"), {Edit::add(where / "-", ring.front())}};
        context.report(std::move(result));
    });
}

} // namespace

const Rule geometryRing{"geometry-ring", Source::Spec, Severity::Error, "https://www.rfc-editor.org/rfc/rfc7946#section-3.1.6", check,
    QT_TRANSLATE_NOOP("Rules", "An outline ends where it starts"),
    QT_TRANSLATE_NOOP("Rules", "The outline of an area repeats its first corner at the end; that is how GeoJSON tells an area from a line. Many "
        "programs refuse outlines that stay open."),
    R"({"geometry": {"type": "Polygon",
  "coordinates": [[[5, 50], [6, 50], [6, 51], [5, 50]]]}})",
    R"({"geometry": {"type": "Polygon",
  "coordinates": [[[5, 50], [6, 50], [6, 51], [5, 51]]]}})"};

} // namespace mlm::rules
