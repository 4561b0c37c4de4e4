// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/bands.h"
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"
#include <algorithm>

namespace mlm::rules {
namespace {

void check(const RuleContext &context)
{
    const std::vector<std::string> known = declaredVariables(context.root);
    // Without any declaration at all the schema speaks up itself.
    if (known.empty())
        return;
    for (const Io &io : ios(context.root)) {
        const auto *variables = array(member(io.node, "variables"));
        for (std::size_t i = 0; variables && i < variables->size(); ++i) {
            const Json &variable = (*variables)[i];
            const std::string *name = referenceName(variable);
            if (!name || name->empty() || member(variable, "expression")
                || std::find(known.begin(), known.end(), *name) != known.end())
                continue;
            const Pointer list = io.pointer() / "variables" / i;
            const Pointer where = variable.is_object() ? list / "name" : list;
            Finding result = finding(variablesDeclared, where,
                                     Text::tr("%1 uses the variable “%2”, which is described nowhere.").arg(io.title(), shown(*name)),
                                     Text::tr("Add it to the data cube's variables, or use a name that is there."));
            if (const std::string better = nearName(*name, known); !better.empty())
                result.fix = Fix{Text::tr("Use %1").arg(shown(better)), {Edit::replace(where, better)}};
            context.report(std::move(result));
        }
    }
}

} // namespace

const Rule variablesDeclared{"variables-declared", Source::Spec, Severity::Error,
                             "https://github.com/stac-extensions/mlm/blob/v1.5.2/README.md#data-variables", check,
    QT_TRANSLATE_NOOP("Rules", "Every variable that an input uses is described in the document"),
    QT_TRANSLATE_NOOP("Rules", "An input lists variables of a data cube by name only. What such a name stands for is told in cube:variables of the "
        "Item or of an asset. A name that is not there is mostly a spelling mistake."),
    R"({"properties": {"mlm:input": [{"variables": ["temperature"],
  "input": {"dim_order": ["batch", "variables"], "shape": [-1, 1]}}],
  "cube:dimensions": {"time": {"type": "temporal", "extent": ["2020-01-01T00:00:00Z", null]}},
  "cube:variables": {"temperature": {"type": "data", "dimensions": ["time"]}}}})",
    R"({"properties": {"mlm:input": [{"variables": ["temprature"],
  "input": {"dim_order": ["batch", "variables"], "shape": [-1, 1]}}],
  "cube:dimensions": {"time": {"type": "temporal", "extent": ["2020-01-01T00:00:00Z", null]}},
  "cube:variables": {"temperature": {"type": "data", "dimensions": ["time"]}}}})",
    QT_TRANSLATE_NOOP("Rules", "MLM 1.5.0 and later")};

} // namespace mlm::rules
