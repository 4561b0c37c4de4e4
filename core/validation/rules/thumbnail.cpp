// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"
#include <algorithm>
#include <array>

namespace mlm::rules {
namespace {

void check(const RuleContext &context)
{
    constexpr std::array shownByBrowsers{"image/png", "image/jpeg", "image/jpg", "image/webp", "image/gif", "image/svg+xml", "image/avif"};
    constexpr double most = 1024.0 * 1024.0;
    for (const AssetRef &asset : assets(context.root)) {
        const bool hasKey = asset.key == "thumbnail";
        const bool hasItsRole = hasRole(asset.node, "thumbnail");
        if (!hasKey && !hasItsRole)
            continue;
        const auto *roles = array(member(asset.node, "roles"));
        if (hasKey && !hasItsRole && roles && !roles->empty()) {
            Finding result = finding(thumbnail, asset.pointer() / "roles", Text::tr("The asset “thumbnail” does not have the role “thumbnail”."),
                                     Text::tr("Add the role: catalogues find the picture by it."));
            result.fix = Fix{Text::tr("Add the role “thumbnail”"), {Edit::add(asset.pointer() / "roles" / "-", "thumbnail")}};
            context.report(std::move(result));
        }
        const std::string *type = text(member(asset.node, "type"));
        if (type && std::none_of(shownByBrowsers.begin(), shownByBrowsers.end(), [&](const char *known) { return startsWith(*type, known); }))
            context.report(finding(thumbnail, asset.pointer() / "type", Text::tr("The thumbnail “%1” is of a kind that browsers do not show.").arg(shown(asset.key)),
                                   Text::tr("Make it a small PNG, JPEG or WebP picture, at most 600 pixels wide and high.")));
        if (const auto size = number(member(asset.node, "file:size")); size && *size > most)
            context.report(finding(thumbnail, asset.pointer() / "file:size", Text::tr("The thumbnail “%1” is larger than 1 MiB.").arg(shown(asset.key)),
                                   Text::tr("Make it a small PNG, JPEG or WebP picture, at most 600 pixels wide and high.")));
    }
}

} // namespace

const Rule thumbnail{"thumbnail", Source::Practice, Severity::Advice,
                     "https://github.com/radiantearth/stac-spec/blob/v1.1.0/best-practices.md#list-of-asset-roles", check,
    QT_TRANSLATE_NOOP("Rules", "A thumbnail is a small picture that browsers show"),
    QT_TRANSLATE_NOOP("Rules", "Catalogues show the thumbnail in their lists. It should be a PNG, JPEG or WebP picture of at most 600 pixels each way; large "
        "files and other kinds, such as TIFF, stay blank or are slow."),
    R"({"assets": {"thumbnail": {"href": "./thumbnail.png", "type": "image/png", "roles": ["thumbnail"]}}})",
    R"({"assets": {"thumbnail": {"href": "./thumbnail.tif", "type": "image/tiff", "roles": ["thumbnail"]}}})"};

} // namespace mlm::rules
