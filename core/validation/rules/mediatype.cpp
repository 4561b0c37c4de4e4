// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"

namespace mlm::rules {
namespace {

void check(const RuleContext &context)
{
    if (!isItem(context.root))
        return;
    for (const AssetRef &asset : assets(context.root)) {
        const std::string *type = text(member(asset.node, "type"));
        if (!type || !hasRole(asset.node, "mlm:model"))
            continue;
        if (startsWith(*type, "text/html"))
            context.report(finding(mediaType, asset.pointer() / "type",
                                   Text::tr("The model asset “%1” is a web page, not a file that can be loaded.").arg(shown(asset.key)),
                                   Text::tr("Give the address of the weights file itself and its media type.")));
        else if (startsWith(*type, "application/x-"))
            context.report(finding(mediaType, asset.pointer() / "type",
                                   Text::tr("Servers often refuse home-made media types such as “%1”.").arg(shown(*type)),
                                   Text::tr("Use application/octet-stream with a parameter that names the framework.")));
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
