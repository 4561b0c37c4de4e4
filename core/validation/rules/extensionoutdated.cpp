// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"
#include "core/validation/extensionuse.h"
#include <algorithm>
#include <charconv>

namespace mlm::rules {
namespace {

/// The numbers of "1.10.0", for comparing; what follows a hyphen is left out.
std::vector<int> numbers(std::string_view version)
{
    std::vector<int> result;
    const char *at = version.data(), *end = version.data() + version.size();
    while (at < end && result.size() < 4) {
        int number = 0;
        const auto [next, error] = std::from_chars(at, end, number);
        if (error != std::errc())
            break;
        result.push_back(number);
        if (next == end || *next != '.')
            break;
        at = next + 1;
    }
    return result;
}

void check(const RuleContext &context)
{
    for (const DeclaredExtension &extension : declaredExtensions(context.root)) {
        const spec::Release *newest = spec::newest(extension.name);
        const Json &address = context.root["stac_extensions"][extension.index];
        const std::string *uri = text(&address);
        if (!newest || !uri)
            continue;
        const Pointer where = Pointer({"stac_extensions"}) / extension.index;
        const spec::Release *release = spec::releaseByUri(*uri);
        // One that is not known is told of by another rule.
        if (release && numbers(release->version) < numbers(newest->version))
            context.report(finding(extensionOutdated, where, Text::tr("%1 is not the newest release: there is %2.").arg(release->name(), shown(newest->version)),
                                   Text::tr("Declare the newer release and look at what is then found, if nothing holds you to this one.")));
    }
}

} // namespace

const Rule extensionOutdated{"extension-outdated", Source::Practice, Severity::Advice,
                             "https://github.com/radiantearth/stac-spec/blob/v1.1.0/item-spec/item-spec.md#stac_extensions", check,
    QT_TRANSLATE_NOOP("Rules", "Extensions are declared in their newest release"),
    QT_TRANSLATE_NOOP("Rules", "Newer releases mend mistakes and have more fields, and new programs are made for them."),
    R"({"stac_extensions": ["https://stac-extensions.github.io/mlm/v1.5.2/schema.json"]})",
    R"({"stac_extensions": ["https://stac-extensions.github.io/mlm/v1.5.0/schema.json"]})"};

} // namespace mlm::rules
