// SPDX-License-Identifier: Apache-2.0
#include "core/validation/schema/describe.h"
#include "core/validation/schema/rules.h"
#include "core/validation/schema/walk.h"

namespace mlm::schema {

// The place is looked up in a document that is the same but for its declarations; that is done for findings alone, and profiles are kept.
const spec::Release *newerThatTakes(const Report &report, const std::string &extension, const Pointer &place, const Json &value)
{
    const spec::Release *const now = declared(report.profile, extension), *const newest = spec::newest(extension);
    if (!now || !newest || now->version >= newest->version)
        return nullptr;
    Json header{{"stac_extensions", Json::array({newest->uri})}};
    for (const char *name : {"type", "stac_version"})
        if (const Json *known = member(&report.root, name))
            header[name] = *known;
    const auto profile = spec::Profile::of(header);
    const spec::Type *type = profile->typeAt(place, report.root);
    return type && accepts(*type, value) ? newest : nullptr;
}

} // namespace mlm::schema
