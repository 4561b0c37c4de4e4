// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"

namespace mlm::rules {
namespace {

/// Items are checked by the schema; what Collections say about their assets is not.
void check(const RuleContext &context)
{
    for (const AssetRef &asset : collectionAssets(context.root)) {
        if (!member(asset.node, "mlm:entrypoint") || hasRole(asset.node, "code"))
            continue;
        context.report(finding(collectionEntrypoint, asset.pointer() / "mlm:entrypoint",
                               Text::tr("The asset “%1” has an entry point, but not the role “code”.").arg(shown(asset.key)),
                               Text::tr("Add the role “code”, as the Items need it too.")));
    }
}

} // namespace

const Rule collectionEntrypoint{"collection-entrypoint", Source::Practice, Severity::Warning,
                                "https://github.com/stac-extensions/mlm/blob/v1.5.2/README.md#source-code-asset", check,
    QT_TRANSLATE_NOOP("Rules", "An asset of a Collection with an entry point has the role “code”"),
    QT_TRANSLATE_NOOP("Rules", "An entry point names the function in source code that runs the model. Items may have one only in an asset with the "
        "role “code”. What a Collection says about the assets of its Items is not checked by the schema, but leads to Items "
        "that are not valid."),
    R"({"type": "Collection", "item_assets": {
  "code": {"roles": ["code"], "mlm:entrypoint": "package.module:run"}}})",
    R"({"type": "Collection", "item_assets": {
  "code": {"roles": ["data"], "mlm:entrypoint": "package.module:run"}}})",
    QT_TRANSLATE_NOOP("Rules", "Collections")};

} // namespace mlm::rules
