// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"
#include "core/validation/rules/links.h"
#include <algorithm>

namespace mlm::rules {
namespace {

void check(const RuleContext &context)
{
    if (!isItem(context.root) || !isModel(context))
        return;
    const auto all = assets(context.root);
    const bool wanted = std::any_of(all.begin(), all.end(), [](const AssetRef &asset) {
        return hasRole(asset.node, "mlm:model") && hasRole(asset.node, "mlm:weights") && !hasRole(asset.node, "mlm:compiled");
    });
    const bool found = std::any_of(all.begin(), all.end(), [](const AssetRef &asset) {
        return hasRole(asset.node, "mlm:source_code") || hasRole(asset.node, "code") || member(asset.node, "mlm:entrypoint")
               || hasRole(asset.node, "mlm:container") || hasRole(asset.node, "mlm:inference-runtime");
    });
    if (!wanted || found || hasLink(context.root, "code") || hasLink(context.root, "example"))
        return;
    context.report(finding(sourceCode, Pointer({"assets"}), Text::tr("The model consists of weights, but no asset leads to the code that loads them."),
                           Text::tr("Add an asset with the roles mlm:source_code and code, and the address of the repository at the commit that was used.")));
}

} // namespace

const Rule sourceCode{"source-code", Source::Practice, Severity::Advice,
                      "https://github.com/stac-extensions/mlm/blob/v1.5.2/README.md#source-code-asset", check,
    QT_TRANSLATE_NOOP("Rules", "A model that consists of weights leads to its code"),
    QT_TRANSLATE_NOOP("Rules", "Weights are numbers. Only with the code that defines the model can they be loaded and run, so an asset with the code, a "
        "container that holds it, or a link to an example belongs to them."),
    R"({"assets": {"model": {"roles": ["mlm:model", "mlm:weights"]}, "source_code": {"roles": ["mlm:source_code", "code"]}}})",
    R"({"assets": {"model": {"roles": ["mlm:model", "mlm:weights"]}}})"};

} // namespace mlm::rules
