// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"

namespace mlm::rules {
namespace {

void check(const RuleContext &context)
{
    const Json *where = properties(context.root);
    const auto parameters = number(member(where, "mlm:total_parameters"));
    const auto memory = number(member(where, "mlm:memory_size"));
    if (memory == 0.0)
        context.report(finding(modelNumbers, Pointer({"properties", "mlm:memory_size"}), Text::tr("The model is said to need no memory at all."),
                               Text::tr("Write the bytes that it takes while it runs, or leave the field out.")));
    else if (memory && parameters && *memory < *parameters / 2)
        context.report(finding(modelNumbers, Pointer({"properties", "mlm:memory_size"}),
                               Text::tr("A memory size of %1 cannot hold %2 parameters.")
                                   .arg(QString::number(*memory, 'f', 0), QString::number(*parameters, 'f', 0)),
                               Text::tr("Give the memory in bytes: a parameter mostly takes 4. For 47 megabytes write 47000000.")));
    for (const AssetRef &asset : assets(context.root)) {
        const auto size = number(member(asset.node, "file:size"));
        if (!hasRole(asset.node, "mlm:model") || !size || *size <= 0 || !parameters || *size >= *parameters / 4)
            continue;
        context.report(finding(modelNumbers, asset.pointer() / "file:size",
                               Text::tr("The file of the asset “%1” is too small for %2 parameters.")
                                   .arg(shown(asset.key), QString::number(*parameters, 'f', 0)),
                               Text::tr("Import the file again, so that its size is taken from it, or correct the number of parameters.")));
    }
}

} // namespace

const Rule modelNumbers{"model-numbers", Source::Practice, Severity::Warning, "https://github.com/stac-extensions/mlm/blob/v1.5.2/README.md#item-properties-and-collection-fields", check,
    QT_TRANSLATE_NOOP("Rules", "Memory, size and number of parameters fit each other"),
    QT_TRANSLATE_NOOP("Rules", "A parameter takes between half a byte and eight bytes, so a model with ten million of them needs some megabytes "
        "at least. Numbers that are far too small were mostly written in megabytes or millions; both fields count single "
        "bytes and single parameters."),
    R"({"properties": {"mlm:total_parameters": 11700000, "mlm:memory_size": 46800000}})",
    R"({"properties": {"mlm:total_parameters": 11700000, "mlm:memory_size": 47}})"};

} // namespace mlm::rules
