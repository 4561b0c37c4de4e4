// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"

namespace mlm::rules {
namespace {

void check(const RuleContext &context)
{
    const Json *where = properties(context.root);
    const auto memory = number(member(where, "mlm:memory_size"));
    for (const AssetRef &asset : assets(context.root)) {
        if (!hasRole(asset.node, "mlm:model"))
            continue;
        const auto own = number(member(asset.node, "file:size"));
        const auto size = own ? own : number(member(where, "file:size"));
        if (own == 0.0)
            context.report(finding(fileSize, asset.pointer() / "file:size",
                                   Text::tr("The file of the model asset “%1” is said to be empty.").arg(shown(asset.key)),
                                   Text::tr("Import the weights file, so that its size is taken from it.")));
        if (size && memory && *size > *memory)
            context.report(finding(fileSize, Pointer({"properties", "mlm:memory_size"}),
                                   Text::tr("The model would need less memory than its file “%1” is large.").arg(shown(asset.key)),
                                   Text::tr("Give the memory in bytes that the loaded model takes, or correct the size of the file.")));
    }
}

} // namespace

const Rule fileSize{"file-size", Source::Practice, Severity::Warning,
                    "https://github.com/stac-extensions/mlm/blob/v1.5.2/best-practices.md#file-extension", check,
    QT_TRANSLATE_NOOP("Rules", "The size of the file and the memory that the model takes fit together"),
    QT_TRANSLATE_NOOP("Rules", "A model file is never empty, and a loaded model needs at least the memory that its file is large, as weights are "
        "unpacked rather than packed when they are loaded. If it is the other way round, one of the numbers is in another unit, "
        "such as megabytes for bytes."),
    R"({"properties": {"mlm:memory_size": 50000000},
 "assets": {"model": {"file:size": 48000000}}})",
    R"({"properties": {"mlm:memory_size": 50},
 "assets": {"model": {"file:size": 48000000}}})"};

} // namespace mlm::rules
