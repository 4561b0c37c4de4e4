// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"

namespace mlm::rules {
namespace {

bool isContainer(const Json &asset)
{
    if (const std::string *type = text(member(asset, "type")))
        return startsWith(*type, "application/vnd.oci.") || startsWith(*type, "application/vnd.docker.");
    const std::string *href = text(member(asset, "href"));
    return hasRole(asset, "mlm:container") || (href && (startsWith(*href, "docker://") || startsWith(*href, "oci://")));
}

void check(const RuleContext &context)
{
    for (const AssetRef &asset : assets(context.root)) {
        const std::string *href = text(member(asset.node, "href"));
        if (!href || !isContainer(asset.node))
            continue;
        std::string_view image = *href;
        if (startsWith(image, "http://") || startsWith(image, "https://"))
            continue; // The page of a registry, whose addresses are of many kinds.
        if (const std::size_t scheme = image.find("://"); scheme != std::string_view::npos)
            image.remove_prefix(scheme + 3);
        const std::string_view name = image.substr(image.rfind('/') + 1);
        if (name.empty() || name.find('@') != std::string_view::npos)
            continue; // Fixed by its digest.
        const std::size_t colon = name.find(':');
        const Pointer where = asset.pointer() / "href";
        const QString advice = Text::tr("Name the version, such as :1.2.0, or better the digest (@sha256:…), so that the same image is run later.");
        if (colon == std::string_view::npos)
            context.report(finding(containerTag, where, Text::tr("The container image “%1” names no version: whatever is newest is taken.").arg(shown(asset.key)), advice));
        else if (name.substr(colon + 1) == "latest")
            context.report(finding(containerTag, where, Text::tr("The container image “%1” is the latest one, which changes.").arg(shown(asset.key)), advice));
    }
}

} // namespace

const Rule containerTag{"container-tag", Source::Practice, Severity::Advice,
                        "https://github.com/stac-extensions/mlm/blob/v1.5.2/README.md#container-asset", check,
    QT_TRANSLATE_NOOP("Rules", "The address of a container image names its version"),
    QT_TRANSLATE_NOOP("Rules", "The tag latest, and no tag at all, lead to whatever image is newest. A version, or better the digest, makes sure that the "
        "model runs later in the same surroundings."),
    R"({"assets": {"container": {"href": "ghcr.io/example/model:1.2.0", "type": "application/vnd.oci.image.index.v1+json",
 "roles": ["mlm:container", "runtime"]}}})",
    R"({"assets": {"container": {"href": "ghcr.io/example/model:latest", "type": "application/vnd.oci.image.index.v1+json",
 "roles": ["mlm:container", "runtime"]}}})"};

} // namespace mlm::rules
