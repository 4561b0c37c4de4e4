// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"
#include <algorithm>
#include <array>

namespace mlm::rules {
namespace {

struct Slip
{
    std::string_view written;
    const char *meant;
};

constexpr std::array slips{
    Slip{"image/jpg", "image/jpeg"},
    Slip{"image/tif", "image/tiff"},
    Slip{"image/geotiff", "image/tiff; application=geotiff"},
    Slip{"image/vnd.stac.geotiff", "image/tiff; application=geotiff"},
    Slip{"image/vnd.stac.geotiff; profile=cloud-optimized", "image/tiff; application=geotiff; profile=cloud-optimized"},
    Slip{"image/vnd.stac.geotiff; cloud-optimized=true", "image/tiff; application=geotiff; profile=cloud-optimized"},
    Slip{"application/geojson", "application/geo+json"},
    Slip{"application/vnd.geo+json", "application/geo+json"},
    Slip{"application/x-json", "application/json"},
    Slip{"text/json", "application/json"},
    Slip{"json", "application/json"},
    Slip{"text/python", "text/x-python"},
    Slip{"html", "text/html"},
    Slip{"text/md", "text/markdown"},
};

bool isTokenCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || std::string_view("!#$&-^_.+").find(c) != std::string_view::npos;
}

/// Type, slash, subtype; what follows the semicolon is left alone.
bool hasForm(std::string_view type)
{
    type = type.substr(0, type.find(';'));
    while (!type.empty() && type.back() == ' ')
        type.remove_suffix(1);
    const std::size_t slash = type.find('/');
    return slash != std::string_view::npos && slash > 0 && slash + 1 < type.size() && std::all_of(type.begin(), type.begin() + std::ptrdiff_t(slash), isTokenCharacter)
           && std::all_of(type.begin() + std::ptrdiff_t(slash) + 1, type.end(), isTokenCharacter);
}

void look(const RuleContext &context, const Json &holder, const Pointer &parent)
{
    const std::string *type = text(member(holder, "type"));
    if (!type)
        return;
    const Pointer where = parent / "type";
    const auto slip = std::find_if(slips.begin(), slips.end(), [&](const Slip &one) { return one.written == *type; });
    if (slip != slips.end()) {
        Finding result = finding(mediaTypeForm, where, Text::tr("The media type “%1” is not the registered or usual one.").arg(shown(*type)),
                                 Text::tr("Use %1.").arg(QLatin1StringView(slip->meant)));
        result.fix = Fix{Text::tr("Use %1").arg(QLatin1StringView(slip->meant)), {Edit::replace(where, slip->meant)}};
        context.report(std::move(result));
    } else if (!hasForm(*type)) {
        context.report(finding(mediaTypeForm, where, Text::tr("“%1” is not a media type.").arg(shown(std::string_view(*type).substr(0, 80))),
                               Text::tr("Write a type and a subtype with a slash between them, such as application/json or image/png.")));
    }
}

void check(const RuleContext &context)
{
    forEachTarget(context.root, [&](const Json &holder, const Pointer &where) { look(context, holder, where); });
}

} // namespace

const Rule mediaTypeForm{"media-type-form", Source::Practice, Severity::Warning,
                         "https://github.com/radiantearth/stac-spec/blob/v1.1.0/commons/assets.md#media-types", check,
    QT_TRANSLATE_NOOP("Rules", "Media types have their registered or usual form"),
    QT_TRANSLATE_NOOP("Rules", "A media type has two parts with a slash between them. Programs compare them letter by letter, so a slip such as image/jpg "
        "means that a file is not shown."),
    R"({"assets": {"model": {"type": "application/octet-stream"}}})",
    R"({"assets": {"model": {"type": "PyTorch"}}})"};

} // namespace mlm::rules
