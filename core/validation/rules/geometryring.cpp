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

const Rule geometryRing{"geometry-ring", Source::Spec, Severity::Error, "https://www.rfc-editor.org/rfc/rfc7946#section-3.1.6",
                        check};

} // namespace mlm::rules
