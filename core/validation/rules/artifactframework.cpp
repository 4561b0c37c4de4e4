// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/address.h"
#include "core/validation/rules/common.h"
#include "core/validation/rules/frameworks.h"
#include "core/validation/rules/rules.h"

namespace mlm::rules {
namespace {

/// The framework that a media type names: "application/octet-stream; framework=pytorch".
std::string_view frameworkOfType(std::string_view type)
{
    for (const std::string_view name : {"framework=", "application="}) {
        const std::size_t at = type.find(name);
        if (at == std::string_view::npos)
            continue;
        std::string_view value = type.substr(at + name.size());
        value = value.substr(0, value.find_first_of("; "));
        while (!value.empty() && value.front() == '"')
            value.remove_prefix(1);
        return value;
    }
    return {};
}

void check(const RuleContext &context)
{
    const Json *where = properties(context.root);
    for (const AssetRef &asset : itemAssets(context.root, "mlm:model")) {
        const std::string *artifact = text(member(asset.node, "mlm:artifact_type"));
        const Family saved = artifact ? familyOfArtifact(*artifact) : Family::Unknown;
        const QString advice = Text::tr("Correct the one that is wrong: readers choose by them how to load the model.");

        const Json *own = member(asset.node, "mlm:framework");
        const std::string *framework = text(own ? own : member(where, "mlm:framework"));
        // Files of ONNX and safetensors are written from any framework.
        const Family used = framework ? familyOfFramework(*framework) : Family::Unknown;
        const bool exchanged = saved == Family::Onnx || saved == Family::Safetensors || used == Family::Onnx || used == Family::Safetensors;
        if (artifact && !exchanged && contradict(saved, used))
            context.report(finding(artifactFramework, asset.pointer() / "mlm:artifact_type",
                                   Text::tr("The model asset “%1” was saved by %2, which is not of the framework %3.").arg(shown(asset.key), shown(*artifact), shown(*framework)),
                                   advice));

        const std::string *href = text(member(asset.node, "href"));
        const std::string ending = href ? fileEnding(*href) : std::string();
        if (artifact && contradict(saved, familyOfEnding(ending)))
            context.report(finding(artifactFramework, asset.pointer() / "href",
                                   Text::tr("The name of the model’s file ends in .%1, but %2 does not write such files.").arg(shown(ending), shown(*artifact)), advice));

        const std::string *type = text(member(asset.node, "type"));
        const std::string_view named = type ? frameworkOfType(*type) : std::string_view();
        const Family said = familyOfFramework(named);
        const bool tensors = saved == Family::Safetensors; // read by every framework
        if (artifact && !tensors && contradict(saved, said))
            context.report(finding(artifactFramework, asset.pointer() / "type",
                                   Text::tr("The media type of the model asset “%1” names %2, but the file was saved by %3.")
                                       .arg(shown(asset.key), shown(named), shown(*artifact)), advice));
    }
}

} // namespace

const Rule artifactFramework{"artifact-framework", Source::Practice, Severity::Warning,
                             "https://github.com/stac-extensions/mlm/blob/v1.5.2/README.md#artifact-type-enum", check,
    QT_TRANSLATE_NOOP("Rules", "Artifact type, framework, media type and file name agree"),
    QT_TRANSLATE_NOOP("Rules", "Each of them tells in its way how the model is to be loaded. Where they contradict each other, one of them is wrong, and a "
        "reader that believes it fails."),
    R"({"properties": {"mlm:framework": "PyTorch"}, "assets": {"model": {"mlm:artifact_type": "torch.save"}}})",
    R"({"properties": {"mlm:framework": "TensorFlow"}, "assets": {"model": {"mlm:artifact_type": "torch.save"}}})"};

} // namespace mlm::rules
