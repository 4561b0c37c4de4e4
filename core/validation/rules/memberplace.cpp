// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/release.h"
#include "core/validation/rules/rules.h"
#include <array>

namespace mlm::rules {
namespace {

constexpr std::array ofModel{"mlm:name", "mlm:input", "mlm:output", "mlm:hyperparameters"};
constexpr std::array ofAsset{"mlm:artifact_type", "mlm:compile_method", "mlm:entrypoint"};

template <std::size_t N>
void checkHolder(const RuleContext &context, const Json &holder, const Pointer &where, const std::array<const char *, N> &names,
                 const QString &message, const QString &advice)
{
    for (const char *name : names) {
        if (!member(holder, name))
            continue;
        Finding result = finding(memberPlace, where / name, message.arg(QLatin1StringView(name)), advice);
        result.atName = true;
        context.report(std::move(result));
    }
}

void check(const RuleContext &context)
{
    if (isCollection(context.root)) {
        checkHolder(context, context.root, {}, ofModel, Text::tr("%1 describes one model, a Collection is about many."),
                    Text::tr("Move it into the properties of the Item of that model."));
        checkHolder(context, context.root, {}, ofAsset, Text::tr("%1 describes one file, not a Collection."),
                    Text::tr("Move it into the asset that it is about."));
        return;
    }
    // From 1.4.0 on the schema sees to it.
    if (!isItem(context.root) || !before(context, "1.4.0"))
        return;
    if (const Json *where = properties(context.root))
        checkHolder(context, *where, Pointer({"properties"}), ofAsset, Text::tr("%1 describes one file, not the model as a whole."),
                    Text::tr("Move it into the asset that it is about."));
    for (const AssetRef &asset : assets(context.root))
        checkHolder(context, asset.node, asset.pointer(), ofModel, Text::tr("%1 describes the model as a whole, not one file."),
                    Text::tr("Move it into the properties."));
}

} // namespace

const Rule memberPlace{"member-place", Source::Spec, Severity::Error, "https://github.com/stac-extensions/mlm/blob/v1.5.2/README.md#item-properties-and-collection-fields", check,
    QT_TRANSLATE_NOOP("Rules", "Fields of MLM stand where they are meant to"),
    QT_TRANSLATE_NOOP("Rules", "The name, the inputs, the outputs and the hyperparameters describe the model as a whole and stand in the "
        "properties of an Item. The artifact type, the compile method and the entry point describe one file and stand in "
        "its asset. Up to 1.3.0, and at the top of a Collection, the schema lets them stand anywhere."),
    R"({"properties": {"mlm:name": "Water finder"}})",
    R"({"stac_extensions": ["https://crim-ca.github.io/mlm-extension/v1.3.0/schema.json"],
 "properties": {"mlm:artifact_type": "torch.save"}})",
    QT_TRANSLATE_NOOP("Rules", "Items of MLM 1.0.0 to 1.3.0, and Collections")};

} // namespace mlm::rules
