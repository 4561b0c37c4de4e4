// SPDX-License-Identifier: Apache-2.0
#include "core/validation/schema/rules.h"

namespace mlm::schema {

const Json *member(const Json *object, std::string_view name)
{
    if (!object || !object->is_object())
        return nullptr;
    for (const auto &[key, value] : *object->get_ptr<const Json::object_t *>())
        if (key == name)
            return &value;
    return nullptr;
}

const Json *objectAt(const Json *object, std::string_view name)
{
    const Json *found = member(object, name);
    return found && found->is_object() ? found : nullptr;
}

const Json *arrayAt(const Json *object, std::string_view name)
{
    const Json *found = member(object, name);
    return found && found->is_array() ? found : nullptr;
}

bool has(const Json *object, std::string_view name)
{
    return member(object, name) != nullptr;
}

bool lists(const Json *array, std::string_view text)
{
    if (array && array->is_array())
        for (const Json &entry : *array)
            if (entry.is_string() && entry.get_ref<const std::string &>() == text)
                return true;
    return false;
}

bool isModel(const Json &asset)
{
    return lists(arrayAt(&asset, "roles"), "mlm:model");
}

bool hasSoundAssets(const Json &root)
{
    bool sound = true;
    members(objectAt(&root, "assets"), [&](const std::string &, const Json &asset) {
        const Json *roles = member(&asset, "roles");
        sound = sound && asset.is_object() && (!roles || roles->is_array());
        if (sound && roles)
            for (const Json &role : *roles)
                sound = sound && role.is_string();
    });
    return sound;
}

const spec::Release *declared(const spec::Profile &profile, std::string_view extension)
{
    const spec::Release *newest = nullptr;
    for (const spec::Release *release : profile.releases())
        if (release->extension == extension && (!newest || newest->version < release->version))
            newest = release;
    return newest;
}

} // namespace mlm::schema
