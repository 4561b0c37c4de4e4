// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"
#include "core/validation/rules/address.h"
#include <array>

namespace mlm::rules {
namespace {

struct Kind
{
    std::string_view ending;
    const char *type;
};

// Only endings that can mean one thing.
constexpr std::array kinds{
    Kind{"py", "text/x-python"},  Kind{"md", "text/markdown"},        Kind{"html", "text/html"},
    Kind{"png", "image/png"},     Kind{"jpg", "image/jpeg"},          Kind{"jpeg", "image/jpeg"},
    Kind{"webp", "image/webp"},   Kind{"zip", "application/zip"},     Kind{"pdf", "application/pdf"},
    Kind{"csv", "text/csv"},      Kind{"geojson", "application/geo+json"}, Kind{"parquet", "application/vnd.apache.parquet"},
};

void check(const RuleContext &context)
{
    for (const AssetRef &asset : assets(context.root)) {
        if (member(asset.node, "type"))
            continue;
        const Pointer where = asset.pointer() / "type";
        Finding result = missing(assetType, where, Text::tr("The asset “%1” does not say what kind of file it is.").arg(shown(asset.key)),
                                 Text::tr("Add its media type, such as text/x-python or application/octet-stream; framework=pytorch."));
        const std::string *href = text(member(asset.node, "href"));
        const std::string ending = href ? fileEnding(*href) : std::string();
        for (const Kind &kind : kinds) {
            if (!ending.empty() && kind.ending == ending)
                result.fix = Fix{Text::tr("Set %1").arg(QLatin1StringView(kind.type)), {Edit::add(where, kind.type)}};
        }
        context.report(std::move(result));
    }
}

} // namespace

const Rule assetType{"asset-type", Source::Practice, Severity::Advice,
                     "https://github.com/radiantearth/stac-spec/blob/v1.1.0/commons/assets.md#media-types", check,
    QT_TRANSLATE_NOOP("Rules", "Each asset says what kind of file it is"),
    QT_TRANSLATE_NOOP("Rules", "The media type tells programs how to read a file, and whether they can, without fetching it."),
    R"({"assets": {"model": {"type": "application/octet-stream; framework=pytorch"}}})",
    R"({"assets": {"model": {"href": "./model.pt"}}})"};

} // namespace mlm::rules
