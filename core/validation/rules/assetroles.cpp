// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"
#include <array>

namespace mlm::rules {
namespace {

struct Pair
{
    const char *role;
    const char *general; ///< what goes with it, for readers that know nothing of MLM
};

constexpr std::array pairs{
    Pair{"mlm:source_code", "code"},          Pair{"mlm:inference-runtime", "runtime"},
    Pair{"mlm:training-runtime", "runtime"},  Pair{"mlm:container", "runtime"},
};

void check(const RuleContext &context)
{
    if (!isItem(context.root) || !isModel(context))
        return;
    for (const AssetRef &asset : assets(context.root)) {
        const Json *value = member(asset.node, "roles");
        const auto *roles = array(value);
        const Pointer where = asset.pointer() / "roles";
        if (!value || (roles && roles->empty())) {
            Finding result = finding(assetRoles, where, Text::tr("The asset “%1” has no role, so nobody knows what it is for.").arg(shown(asset.key)),
                                     Text::tr("Give it roles, such as code, metadata, data or thumbnail."));
            result.missing = !value;
            context.report(std::move(result));
            continue;
        }
        for (const Pair &pair : pairs) {
            if (!hasRole(asset.node, pair.role) || hasRole(asset.node, pair.general))
                continue;
            Finding result = finding(assetRoles, where,
                                     Text::tr("The asset “%1” has the role %2, but not “%3”, which goes with it.")
                                         .arg(shown(asset.key), QLatin1StringView(pair.role), QLatin1StringView(pair.general)),
                                     Text::tr("Add the role: programs that do not know MLM find the asset by it."));
            result.fix = Fix{Text::tr("Add the role “%1”").arg(QLatin1StringView(pair.general)), {Edit::add(where / "-", pair.general)}};
            context.report(std::move(result));
            break;
        }
    }
}

} // namespace

const Rule assetRoles{"asset-roles", Source::Practice, Severity::Advice,
                      "https://github.com/stac-extensions/mlm/blob/v1.5.2/README.md#mlm-asset-roles", check,
    QT_TRANSLATE_NOOP("Rules", "Each asset has roles, and those that go together"),
    QT_TRANSLATE_NOOP("Rules", "Roles say what a file is for: without them a program has to guess from its name. Some roles of MLM have a general one beside "
        "them, such as “code” beside mlm:source_code, for programs that do not know MLM."),
    R"({"assets": {"source_code": {"roles": ["mlm:source_code", "code"]}}})",
    R"({"assets": {"source_code": {"roles": ["mlm:source_code"]}}})"};

} // namespace mlm::rules
