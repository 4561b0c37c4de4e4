// SPDX-License-Identifier: Apache-2.0
#include "core/validation/extensionuse.h"
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"
#include <algorithm>

namespace mlm::rules {
namespace {

void check(const RuleContext &context)
{
    const Json *list = member(context.root, "stac_extensions");
    if ((list && !list->is_array()) || !text(member(context.root, "type")))
        return;
    const auto declared = declaredExtensions(context.root);
    for (const auto &[name, example] : usedExtensions(context.root)) {
        if (std::any_of(declared.begin(), declared.end(), [&n = name](const auto &d) { return d.name == n; }))
            continue;
        const Pointer where({"stac_extensions"});
        Finding result = finding(extensionMissing, where,
                                 Text::tr("%1 is used, but the extension “%2” is not declared.")
                                     .arg(shown(example), shown(name)),
                                 Text::tr("Declare the extension, so that other tools know what is meant."));
        result.missing = !list;
        if (const std::string address = addressToDeclare(name, example); !address.empty())
            result.fix = Fix{Text::tr("Declare %1").arg(shown(name)),
                             {list ? Edit::add(where / "-", address) : Edit::add(where, Json::array({address}))}};
        context.report(std::move(result));
    }
}

} // namespace

const Rule extensionMissing{"extension-missing", Source::Practice, Severity::Warning,
                            "https://github.com/radiantearth/stac-spec/blob/v1.1.0/item-spec/item-spec.md#stac_extensions", check};

} // namespace mlm::rules
