// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/frameworks.h"
#include "core/validation/rules/rules.h"

namespace mlm::rules {
namespace {

/// The parameter that says the same as a home-made type ("application/x-pytorch"); nullptr where it is not certain.
const char *parameterOf(std::string_view type)
{
    std::string_view name = type.substr(0, type.find(';'));
    name.remove_prefix(std::string_view("application/x-").size());
    switch (familyOfFramework(name)) {
    case Family::Torch: return "pytorch";
    case Family::TensorFlow: return "tensorflow";
    case Family::Keras: return "keras";
    case Family::Onnx: return "onnx";
    default: return nullptr;
    }
}

void check(const RuleContext &context)
{
    for (const AssetRef &asset : itemAssets(context.root, "mlm:model")) {
        const std::string *type = text(member(asset.node, "type"));
        if (!type)
            continue;
        const Pointer where = asset.pointer() / "type";
        if (startsWith(*type, "text/html")) {
            context.report(finding(mediaType, where, Text::tr("The model asset “%1” is a web page, not a file that can be loaded.").arg(shown(asset.key)),
                                   Text::tr("Give the address of the weights file itself and its media type.")));
        } else if (startsWith(*type, "application/x-") && !startsWith(*type, "application/x-hdf")) {
            Finding result = finding(mediaType, where, Text::tr("Servers often refuse home-made media types such as “%1”.").arg(shown(*type)),
                                     Text::tr("Use application/octet-stream with a parameter that names the framework."));
            if (const char *parameter = parameterOf(*type)) {
                const std::string better = std::string("application/octet-stream; framework=") + parameter;
                result.fix = Fix{Text::tr("Set %1").arg(shown(better)), {Edit::replace(where, better)}};
            }
            context.report(std::move(result));
        }
    }
}

} // namespace

const Rule mediaType{"media-type", Source::Practice, Severity::Advice,
                     "https://github.com/stac-extensions/mlm/blob/v1.5.2/README.md#model-artifact-media-type", check,
    QT_TRANSLATE_NOOP("Rules", "The media type of a model asset is one that servers accept"),
    QT_TRANSLATE_NOOP("Rules", "The media type tells programs what kind of file to expect. Types that begin with “application/x-” are registered "
        "nowhere, and many servers refuse or rewrite them. MLM advises application/octet-stream with a parameter that names the "
        "framework. A web page is no model file at all."),
    R"({"assets": {"model": {"type": "application/octet-stream; framework=pytorch"}}})",
    R"({"assets": {"model": {"type": "application/x-pytorch"}}})"};

} // namespace mlm::rules
