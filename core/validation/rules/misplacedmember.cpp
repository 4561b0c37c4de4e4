// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/names.h"
#include "core/validation/rules/rules.h"
#include <algorithm>

namespace mlm::rules {
namespace {

/// Members of MLM beside `properties`: no schema looks there.
void check(const RuleContext &context)
{
    const auto *members = object(&context.root);
    if (!members || !isItem(context.root))
        return;
    for (const auto &[name, value] : *members) {
        if (!startsWith(name, "mlm:"))
            continue;
        const std::vector<std::string> known = modelMembers(context.profile, "properties");
        const bool isKnown = std::find(known.begin(), known.end(), name) != known.end();
        const std::vector<std::string> ofAssets = modelMembers(context.profile, "assets");
        const bool isOfAssets = !isKnown && std::find(ofAssets.begin(), ofAssets.end(), name) != ofAssets.end();
        Finding result = finding(misplacedMember, Pointer({name}),
                                 Text::tr("%1 stands beside the properties, where nobody looks for it.").arg(shown(name)),
                                 isOfAssets ? Text::tr("Move it into the asset that it is about.") : Text::tr("Move it into the properties."));
        result.atName = true;
        const Json *where = properties(context.root);
        if (isKnown && where && where->is_object() && !member(where, name))
            result.fix = Fix{Text::tr("Move it into the properties"),
                             {Edit::remove(Pointer({name})), Edit::add(Pointer({"properties", name}), value)}, true};
        context.report(std::move(result));
    }
}

} // namespace

const Rule misplacedMember{"misplaced-member", Source::Spec, Severity::Error,
                           "https://github.com/stac-extensions/mlm/blob/v1.5.2/README.md#item-properties-and-collection-fields", check,
    QT_TRANSLATE_NOOP("Rules", "Fields of MLM stand in the properties or in an asset"),
    QT_TRANSLATE_NOOP("Rules", "STAC keeps what is said of an Item in its “properties”. A field beside them is no error for the schema, as nobody "
        "looks there; so nobody finds it either."),
    R"({"properties": {"mlm:framework": "PyTorch"}})",
    R"({"mlm:framework": "PyTorch"})",
    QT_TRANSLATE_NOOP("Rules", "Items")};

} // namespace mlm::rules
