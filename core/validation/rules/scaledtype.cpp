// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/release.h"
#include "core/validation/rules/rules.h"
#include <algorithm>

namespace mlm::rules {
namespace {

void check(const RuleContext &context)
{
    const bool old = before(context, "1.4.0");
    for (const Io &io : ios(context.root)) {
        const std::string *type = text(member(io.tensor(), "data_type"));
        if (!io.isInput || !type || !(startsWith(*type, "int") || startsWith(*type, "uint")))
            continue;
        const auto gives = [](const Json *scaling) {
            const std::string *name = text(scaling);
            return name && (*name == "min-max" || *name == "z-score");
        };
        const auto *list = array(member(io.node, "value_scaling"));
        const bool fractions = old ? gives(member(io.node, "norm_type"))
                                   : list && std::any_of(list->begin(), list->end(), [&](const Json &entry) { return gives(member(entry, "type")); });
        if (fractions)
            context.report(finding(scaledType, io.tensorPointer() / "data_type",
                                   Text::tr("%1 is scaled to fractions, but its data type “%2” holds whole numbers only.").arg(io.title(), shown(*type)),
                                   Text::tr("Write the data type that the model takes after scaling, mostly float32.")));
    }
}

} // namespace

const Rule scaledType{"scaled-type", Source::Practice, Severity::Warning, "https://github.com/stac-extensions/mlm/blob/v1.5.2/README.md#input-structure-object", check,
    QT_TRANSLATE_NOOP("Rules", "An input that is scaled is not made of whole numbers"),
    QT_TRANSLATE_NOOP("Rules", "The data type of an input is that of the values the model takes, after all preparation, not that of the image "
        "file. Scaling to a range such as 0 to 1 gives fractions; in whole numbers they would all become 0 or 1."),
    R"({"properties": {"mlm:input": [{
  "input": {"data_type": "float32"},
  "value_scaling": [{"type": "min-max", "minimum": 0, "maximum": 255}]}]}})",
    R"({"properties": {"mlm:input": [{
  "input": {"data_type": "uint8"},
  "value_scaling": [{"type": "min-max", "minimum": 0, "maximum": 255}]}]}})"};

} // namespace mlm::rules
