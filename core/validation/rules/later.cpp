// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/later.h"
#include "core/spec/data.h"
#include "core/validation/rules/common.h"
#include <algorithm>

namespace mlm::rules {

std::vector<LaterRelease> laterReleases(const RuleContext &context)
{
    std::vector<LaterRelease> result;
    if (context.profile.mlmVersion().empty())
        return result;
    const auto now = spec::versionOf(context.profile.mlmVersion());
    Json header = Json::object();
    for (const char *name : {"type", "stac_version"})
        if (const Json *said = member(context.root, name))
            header[name] = *said;
    for (const spec::Release &release : spec::releases())
        if (release.extension == "mlm" && now < spec::versionOf(release.version)) {
            header["stac_extensions"] = Json::array({release.uri});
            result.push_back({&release, spec::Profile::of(header)});
        }
    std::stable_sort(result.begin(), result.end(),
                     [](const auto &a, const auto &b) { return spec::versionOf(a.release->version) < spec::versionOf(b.release->version); });
    return result;
}

} // namespace mlm::rules
