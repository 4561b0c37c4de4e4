// SPDX-License-Identifier: Apache-2.0
#include "core/spec/demand.h"
#include "core/spec/builder.h"

namespace mlm::spec {

namespace {

using DocumentType = Profile::DocumentType;

const char *nameOf(DocumentType type)
{
    return type == DocumentType::Collection ? "collection" : type == DocumentType::Catalog ? "catalog" : "item";
}

Place placeOf(const Json &definition, const Release &release, const Json &types)
{
    Place place;
    for (const Json &entry : definition.at("in"))
    {
        std::string name = entry.get<std::string>();
        const bool inside = name.ends_with("/*");
        place.holders.push_back({inside ? name.substr(0, name.size() - 2) : name, inside});
    }
    place.every = definition.value("every", false);
    place.bandsOnly = definition.value("bandsOnly", false);
    place.bands = place.bandsOnly || definition.value("bands", false);
    place.roles = definition.value("roles", std::vector<std::string>());
    if (const auto names = definition.find("names"); names != definition.end())
        place.names = names->get<std::vector<std::string>>();
    else
        for (const Json &field : types.at("fields").at("fields"))
            place.names.push_back(field.at("name").get<std::string>());
    if (const auto fits = definition.find("fits"); fits != definition.end())
        place.type = ownType(release, fits->get<std::string>());
    return place;
}

template <typename Value> struct Store
{
    std::mutex mutex;
    std::map<std::pair<std::string, std::string>, Value> made; ///< by address and what is asked for

    template <typename Make> const Value &at(const std::string &address, const std::string &what, Make make)
    {
        const std::scoped_lock lock(mutex);
        const auto found = made.find({address, what});
        return found != made.end() ? found->second : made.emplace(std::pair(address, what), make()).first->second;
    }
};

} // namespace

const std::vector<Demand> &demands(const Release &release, DocumentType type)
{
    static auto *const store = new Store<std::vector<Demand>>; // never destroyed, as the library
    return store->at(release.uri, nameOf(type), [&] {
        const Json &definitions = Library::instance().extension(release.extension)->definitions(versionOf(release.version));
        std::vector<Demand> made;
        for (const Json &definition : definitions.at("demands"))
        {
            bool here = false;
            for (const Json &document : definition.at("documents"))
                here = here || document == nameOf(type);
            if (!here)
                continue;
            Demand &demand = made.emplace_back();
            for (const Json &place : definition.at("anyOf"))
                demand.places.push_back(placeOf(place, release, definitions.at("types")));
        }
        return made;
    });
}

std::shared_ptr<const Type> ownType(const Release &release, const std::string &name)
{
    static auto *const store = new Store<std::shared_ptr<const Type>>;
    return store->at(release.uri, name, [&] { return Builder(Library::instance(), Version{1, 1, 0}, {&release}, DocumentType::Item).own(release, name); });
}

} // namespace mlm::spec
