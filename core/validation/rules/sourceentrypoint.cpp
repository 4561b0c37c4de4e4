// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"
#include "core/validation/rules/address.h"

namespace mlm::rules {
namespace {

void check(const RuleContext &context)
{
    for (const AssetRef &asset : itemAssets(context.root, "mlm:source_code")) {
        const std::string *href = text(member(asset.node, "href"));
        if (!href || member(asset.node, "mlm:entrypoint"))
            continue;
        const std::string ending = fileEnding(*href);
        const auto place = codePlace(*href);
        const bool archive = ending == "zip" || ending == "gz" || ending == "tgz" || ending == "tar" || ending == "whl";
        const bool many = place ? place->kind == CodePlace::Kind::Repository || place->kind == CodePlace::Kind::Archive : archive || ending == "git";
        if (many)
            context.report(missing(sourceEntrypoint, asset.pointer() / "mlm:entrypoint",
                                   Text::tr("The source code “%1” is a whole repository, and it is not said what in it to call.").arg(shown(asset.key)),
                                   Text::tr("Add the entry point: the function that runs the model, such as package.module:predict.")));
    }
}

} // namespace

const Rule sourceEntrypoint{"source-entrypoint", Source::Practice, Severity::Advice,
                            "https://github.com/stac-extensions/mlm/blob/v1.5.2/README.md#source-code-asset", check,
    QT_TRANSLATE_NOOP("Rules", "Source code that is a whole repository has an entry point"),
    QT_TRANSLATE_NOOP("Rules", "In a repository there are many functions and scripts. The entry point names the one that runs the model, so that nobody has "
        "to look for it."),
    R"({"assets": {"source_code": {"href": "https://github.com/example/models/tree/v1", "roles": ["mlm:source_code", "code"],
 "mlm:entrypoint": "models.unet:predict"}}})",
    R"({"assets": {"source_code": {"href": "https://github.com/example/models/tree/v1", "roles": ["mlm:source_code", "code"]}}})"};

} // namespace mlm::rules
