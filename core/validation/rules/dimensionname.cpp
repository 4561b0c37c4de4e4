// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"
#include "core/validation/rules/spelling.h"
#include <algorithm>

namespace mlm::rules {
namespace {

/// Letters mean their dimension only among others that are known: beside "y" and "x" an "h" may be the height of the ground.
bool areKnown(const Json::array_t &order)
{
    return std::all_of(order.begin(), order.end(), [](const Json &entry) {
        const std::string *name = text(&entry);
        return name && (isUsual(*name) || *name == "bands" || *name == "variables" || !usualDimension(*name).empty());
    });
}

void check(const RuleContext &context)
{
    for (const Io &io : ios(context.root)) {
        const auto *order = io.dimensions();
        for (std::size_t i = 0; order && i < order->size(); ++i) {
            const std::string *name = text(&(*order)[i]);
            const std::string usual = name ? usualDimension(*name) : std::string();
            if (usual.empty() || (name->size() == 1 && !areKnown(*order)))
                continue;
            const Pointer pointer = io.tensorPointer() / "dim_order" / i;
            Finding result = finding(dimensionName, pointer,
                                     Text::tr("%1: the dimension “%2” is usually called “%3”.").arg(io.title(), shown(*name), shown(usual)),
                                     Text::tr("Use the usual name: programs find the dimension by it."));
            // Two dimensions cannot have one name.
            if (std::find(order->begin(), order->end(), Json(usual)) == order->end())
                result.fix = Fix{Text::tr("Call it %1").arg(shown(usual)), {Edit::replace(pointer, usual)}};
            context.report(std::move(result));
        }
    }
}

} // namespace

const Rule dimensionName{"dimension-name", Source::Practice, Severity::Advice, "https://github.com/stac-extensions/mlm/blob/v1.5.2/README.md#dimension-order", check,
    QT_TRANSLATE_NOOP("Rules", "Dimensions have their usual names"),
    QT_TRANSLATE_NOOP("Rules", "Programs find the height or the channels of an array by the names of its dimensions. With the usual names, "
        "batch, channel, time, height, width, depth, token, class, score and confidence, they manage without help. Other "
        "names are allowed where none of these fits."),
    R"({"properties": {"mlm:input": [{"input": {
  "dim_order": ["batch", "channel", "height", "width"]}}]}})",
    R"({"properties": {"mlm:input": [{"input": {
  "dim_order": ["b", "c", "h", "w"]}}]}})"};

} // namespace mlm::rules
