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
                             "https://github.com/stac-extensions/mlm/blob/v1.5.2/README.md#data-variables", check};

} // namespace mlm::rules
