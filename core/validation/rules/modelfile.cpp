// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"

namespace mlm::rules {
namespace {

void check(const RuleContext &context)
{
    for (const AssetRef &asset : itemAssets(context.root, "mlm:model")) {
        const Json *where = properties(context.root);
        const QString advice = Text::tr("Import the weights file: its size and checksum are computed from it.");
        if (!member(asset.node, "file:size") && !member(where, "file:size"))
            context.report(missing(modelFile, asset.pointer() / "file:size",
                                   Text::tr("The model asset “%1” does not say how large its file is.").arg(shown(asset.key)), advice));
        if (!member(asset.node, "file:checksum") && !member(where, "file:checksum"))
            context.report(missing(modelFile, asset.pointer() / "file:checksum",
                                   Text::tr("The model asset “%1” has no checksum, so nobody can tell whether the file is the right one.")
                                       .arg(shown(asset.key)), advice));
    }
}

} // namespace

const Rule modelFile{"model-file", Source::Practice, Severity::Advice,
                     "https://github.com/stac-extensions/mlm/blob/v1.5.2/best-practices.md#file-extension", check,
    QT_TRANSLATE_NOOP("Rules", "The model asset tells the size and the checksum of its file"),
    QT_TRANSLATE_NOOP("Rules", "With the size a reader knows what a download takes; with the checksum, that the file is the very one that is "
        "described, and not a newer or a damaged one. Both are computed when the weights are imported."),
    R"({"assets": {"model": {"file:size": 1000, "file:checksum":
 "1220abababababababababababababababababababababababababababababababab"}}})",
    R"({"assets": {"model": {"href": "./model.pt"}}})"};

} // namespace mlm::rules
