// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"
#include <algorithm>

namespace mlm::rules {
namespace {

const std::vector<std::string> &knownRoles()
{
    static const std::vector<std::string> all{
        "mlm:model",    "mlm:weights",  "mlm:checkpoint",       "mlm:compiled",        "mlm:source_code",
        "mlm:container", "mlm:training", "mlm:training-runtime", "mlm:inference", "mlm:inference-runtime",
    };
    return all;
}

/// What a role of MLM's forerunner is called now; hyphens and underscores are easily mixed up.
std::string betterName(const std::string &role)
{
    std::string name = role;
    if (startsWith(name, "ml-model:"))
        name.replace(0, 9, "mlm:");
    if (name == "mlm:source-code" || name == "mlm:sourcecode" || name == "mlm:code")
        name = "mlm:source_code";
    else if (name == "mlm:inference_runtime" || name == "mlm:training_runtime")
        std::replace(name.begin(), name.end(), '_', '-');
    const auto &known = knownRoles();
    if (std::find(known.begin(), known.end(), name) != known.end())
        return name;
    return nearName(name, known);
}

void check(const RuleContext &context)
{
    const auto look = [&](const std::string &key, const Json &asset, const Pointer &parent) {
        const auto *roles = array(member(asset, "roles"));
        for (std::size_t i = 0; roles && i < roles->size(); ++i) {
            const std::string *role = text(&(*roles)[i]);
            const auto &known = knownRoles();
            if (!role || (!startsWith(*role, "mlm:") && !startsWith(*role, "ml-model:"))
                || std::find(known.begin(), known.end(), *role) != known.end())
                continue;
            const Pointer where = parent / "roles" / i;
            Finding result = finding(roleName, where, Text::tr("MLM has no role “%1” (asset “%2”).").arg(shown(*role), shown(key)),
                                     Text::tr("Use one of: %1.").arg(QStringLiteral("mlm:model, mlm:weights, mlm:checkpoint, mlm:compiled, "
                                                                                    "mlm:source_code, mlm:training-runtime, mlm:inference-runtime")));
            if (const std::string better = betterName(*role); !better.empty() && !hasRole(asset, better))
                result.fix = Fix{Text::tr("Use %1").arg(shown(better)), {Edit::replace(where, better)}};
            context.report(std::move(result));
        }
    };
    for (const char *list : {"assets", "item_assets"}) {
        const auto *all = object(member(context.root, list));
        if (!all)
            continue;
        for (const auto &[key, asset] : *all)
            look(key, asset, Pointer({list, key}));
    }
}

} // namespace

const Rule roleName{"role-name", Source::Spec, Severity::Warning,
                    "https://github.com/stac-extensions/mlm/blob/v1.5.2/README.md#mlm-asset-roles", check,
    QT_TRANSLATE_NOOP("Rules", "Roles that begin with mlm: are ones that MLM knows"),
    QT_TRANSLATE_NOOP("Rules", "The model, its code and its containers are found by their roles. A role with another spelling, or one of the forerunner ML- "
        "Model, is passed over, and the asset is not found."),
    R"({"assets": {"source_code": {"roles": ["mlm:source_code", "code"]}}})",
    R"({"assets": {"source_code": {"roles": ["mlm:source-code", "code"]}}})"};

} // namespace mlm::rules
