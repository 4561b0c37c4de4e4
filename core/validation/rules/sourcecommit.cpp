// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"
#include "core/validation/rules/address.h"

namespace mlm::rules {
namespace {

void check(const RuleContext &context)
{
    for (const AssetRef &asset : itemAssets(context.root)) {
        const std::string *href = text(member(asset.node, "href"));
        if (!href || (!hasRole(asset.node, "code") && !hasRole(asset.node, "mlm:source_code")))
            continue;
        const std::string *entry = text(member(asset.node, "mlm:entrypoint"));
        const auto place = codePlace(*href);
        if (!place || (entry && entry->find('@') != std::string::npos))
            continue;
        const QString advice = Text::tr("Use the address of the commit or of the release that the model was made with.");
        const Pointer where = asset.pointer() / "href";
        if (place->revision.empty() && place->kind == CodePlace::Kind::Repository)
            context.report(finding(sourceCommit, where, Text::tr("The source code “%1” is a repository without a commit, and goes on changing.").arg(shown(asset.key)),
                                   advice));
        else if (place->isBranch)
            context.report(finding(sourceCommit, where,
                                   Text::tr("The source code “%1” follows the branch “%2”, which goes on changing.").arg(shown(asset.key), shown(place->revision)),
                                   advice));
    }
}

} // namespace

const Rule sourceCommit{"source-commit", Source::Practice, Severity::Advice,
                        "https://github.com/stac-extensions/mlm/blob/v1.5.2/README.md#source-code-asset", check,
    QT_TRANSLATE_NOOP("Rules", "The address of source code names a commit or a release"),
    QT_TRANSLATE_NOOP("Rules", "Code goes on changing after a model was made, and after a while its newest state does not fit the weights any more. The "
        "address of a commit, or of a release, always leads to the same code."),
    R"({"assets": {"source_code": {"href": "https://github.com/example/models/tree/v1.2.0", "roles": ["mlm:source_code", "code"]}}})",
    R"({"assets": {"source_code": {"href": "https://github.com/example/models", "roles": ["mlm:source_code", "code"]}}})"};

} // namespace mlm::rules
