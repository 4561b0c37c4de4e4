// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"

namespace mlm::rules {
namespace {

void check(const RuleContext &context)
{
    for (const AssetRef &asset : assets(context.root)) {
        if (!member(asset.node, "title") && !member(asset.node, "description"))
            context.report(missing(assetTitle, asset.pointer() / "title", Text::tr("The asset “%1” has neither title nor description.").arg(shown(asset.key)),
                                   Text::tr("Add a short title: catalogues show it in place of the key.")));
    }
}

} // namespace

const Rule assetTitle{"asset-title", Source::Practice, Severity::Advice,
                      "https://github.com/stac-extensions/mlm/blob/v1.5.2/README.md#model-asset", check,
    QT_TRANSLATE_NOOP("Rules", "Each asset has a title or a description"),
    QT_TRANSLATE_NOOP("Rules", "Catalogues show assets by their titles. Where there is none they fall back on the key, which is made for programs."),
    R"({"assets": {"model": {"title": "Weights after 100 epochs"}}})",
    R"({"assets": {"model": {"href": "./model.pt"}}})"};

} // namespace mlm::rules
