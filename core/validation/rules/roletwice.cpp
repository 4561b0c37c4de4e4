// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"
#include <algorithm>

namespace mlm::rules {
namespace {

void check(const RuleContext &context)
{
    for (const AssetRef &asset : assets(context.root)) {
        const auto *roles = array(member(asset.node, "roles"));
        for (std::size_t i = 1; roles && i < roles->size() && i < 100; ++i) {
            const auto here = roles->begin() + std::ptrdiff_t(i);
            const std::string *role = text(&*here);
            if (!role || std::find(roles->begin(), here, *here) == here)
                continue;
            const Pointer where = asset.pointer() / "roles" / i;
            Finding result = finding(roleTwice, where, Text::tr("The asset “%1” has the role “%2” twice.").arg(shown(asset.key), shown(*role)),
                                     Text::tr("Once is enough."));
            result.fix = Fix{Text::tr("Take it out"), {Edit::remove(where)}};
            context.report(std::move(result));
            break;
        }
    }
}

} // namespace

const Rule roleTwice{"role-twice", Source::Practice, Severity::Advice,
                     "https://github.com/radiantearth/stac-spec/blob/v1.1.0/commons/assets.md#roles", check,
    QT_TRANSLATE_NOOP("Rules", "An asset has each role once"),
    QT_TRANSLATE_NOOP("Rules", "A role that stands twice in the list says no more than once. It is mostly left over from editing, in place of another role "
        "that was meant."),
    R"({"assets": {"source_code": {"roles": ["code", "metadata"]}}})",
    R"({"assets": {"source_code": {"roles": ["code", "code"]}}})"};

} // namespace mlm::rules
