// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/names.h"

namespace mlm::rules {

std::vector<std::string> modelMembers(const spec::Profile &profile, std::string_view place)
{
    std::vector<std::string> result;
    const spec::Field *field = profile.document().field(place);
    const spec::Type *type = field ? field->type.get() : nullptr;
    if (type && place == "assets")
        type = type->others.get();
    if (!type)
        return result;
    for (const spec::Field &candidate : type->fields) {
        if (candidate.extension == "mlm")
            result.push_back(candidate.name);
    }
    return result;
}

} // namespace mlm::rules
