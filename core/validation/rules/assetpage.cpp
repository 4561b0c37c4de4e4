// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"
#include "core/validation/rules/address.h"

namespace mlm::rules {
namespace {

void check(const RuleContext &context)
{
    for (const AssetRef &asset : assets(context.root)) {
        const std::string *href = text(member(asset.node, "href"));
        const std::string *type = text(member(asset.node, "type"));
        const bool model = hasRole(asset.node, "mlm:model");
        if (!href || (type && startsWith(*type, "text/html") && !model))
            continue;
        const auto place = codePlace(*href);
        if (!place || place->kind != CodePlace::Kind::Page)
            continue;
        const Pointer where = asset.pointer() / "href";
        Finding result = finding(assetPage, where,
                                 model ? Text::tr("The address of the model “%1” is that of a web page about the file: who downloads it gets the page.").arg(shown(asset.key))
                                       : Text::tr("The address of the asset “%1” is that of a web page that shows the file, not of the file.").arg(shown(asset.key)),
                                 Text::tr("Use the address that downloads the file itself."));
        if (!place->file.empty())
            result.fix = Fix{Text::tr("Use the address of the file"), {Edit::replace(where, place->file)}};
        context.report(std::move(result));
    }
}

} // namespace

const Rule assetPage{"asset-page", Source::Practice, Severity::Warning,
                     "https://github.com/stac-extensions/mlm/blob/v1.5.2/README.md#source-code-asset", check,
    QT_TRANSLATE_NOOP("Rules", "The address of an asset is that of the file, not of a page about it"),
    QT_TRANSLATE_NOOP("Rules", "Code hosts show files in web pages. A program that downloads such an address gets the page, and cannot load it as a model or "
        "run it as a script. The same hosts have another address for the file itself."),
    R"({"assets": {"model": {"href": "https://huggingface.co/example/model/resolve/main/model.pt"}}})",
    R"({"assets": {"model": {"href": "https://huggingface.co/example/model/blob/main/model.pt"}}})"};

} // namespace mlm::rules
