// SPDX-License-Identifier: Apache-2.0
#include "core/spec/data.h"

namespace mlm::spec {

Version versionOf(std::string_view text)
{
    Version version{0, 0, 0};
    std::size_t part = 0;
    for (const char c : text)
    {
        if (c == '.')
        {
            if (++part == version.size())
                break;
        }
        else if (c < '0' || c > '9' || version[part] > 99999)
            break;
        else
            version[part] = version[part] * 10 + (c - '0');
    }
    return version;
}

namespace {

bool applies(const Json &part, const Version &version)
{
    if (!part.is_object())
        return true;
    if (const auto since = part.find("since"); since != part.end() && version < versionOf(since->get<std::string>()))
        return false;
    if (const auto until = part.find("until"); until != part.end() && versionOf(until->get<std::string>()) < version)
        return false;
    return true;
}

} // namespace

Json select(const Json &definition, const Version &version)
{
    if (definition.is_array())
    {
        Json result = Json::array();
        for (const Json &element : definition)
            if (applies(element, version))
                result.push_back(select(element, version));
        return result;
    }
    if (!definition.is_object())
        return definition;

    Json result = Json::object();
    for (const auto &[name, value] : definition.items())
        if (name != "since" && name != "until" && name != "when" && applies(value, version))
            result[name] = select(value, version);
    if (const auto when = definition.find("when"); when != definition.end())
        for (const Json &change : *when)
            if (applies(change, version))
                for (const auto &[name, value] : change.at("set").items())
                {
                    if (value.is_null())
                        result.erase(name);
                    else
                        result[name] = select(value, version);
                }
    return result;
}

std::string sectionTitle(std::string_view section)
{
    const std::size_t hash = section.find('#');
    return std::string(hash == std::string_view::npos ? section : section.substr(hash + 1));
}

std::string sectionUrl(std::string_view base, std::string_view section)
{
    const std::size_t hash = section.find('#');
    if (hash == std::string_view::npos)
        return std::string(base) + std::string(section);
    std::string url = std::string(base) + std::string(section.substr(0, hash + 1));
    for (const char c : section.substr(hash + 1))
    {
        if (c >= 'A' && c <= 'Z')
            url += static_cast<char>(c - 'A' + 'a');
        else if (c == ' ')
            url += '-';
        else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_')
            url += c;
    }
    return url;
}

} // namespace mlm::spec
