// SPDX-License-Identifier: Apache-2.0
#include "core/spec/builder.h"
#include <mutex>
#include <unordered_map>

namespace mlm::spec {

namespace {

constexpr std::size_t keyLimit = 1 << 14;      ///< longer headers are not worth keeping
constexpr std::size_t profileLimit = 1024;
constexpr char separator = '\n';

const std::string *textIn(const Json &object, const char *name)
{
    if (!object.is_object())
        return nullptr;
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? &found->get_ref<const std::string &>() : nullptr;
}

const Json *extensionsIn(const Json &root)
{
    if (!root.is_object())
        return nullptr;
    const auto found = root.find("stac_extensions");
    return found != root.end() && found->is_array() ? &*found : nullptr;
}

/// All that a profile depends on, as one text; written into `key` to spare allocations.
void headerOf(const Json &root, std::string &key)
{
    key.clear();
    for (const char *name : {"type", "stac_version"})
    {
        if (const std::string *value = textIn(root, name))
            key += *value;
        key += separator;
    }
    if (const Json *extensions = extensionsIn(root))
        for (const Json &entry : *extensions)
            if (entry.is_string() && key.size() <= keyLimit)
            {
                key += entry.get_ref<const std::string &>();
                key += separator;
            }
}

/// The release of STAC that a version is checked as; empty where it is not known.
std::string releaseOf(const std::string &version, const Type &document)
{
    const Field *field = document.field("stac_version");
    if (!field)
        return {};
    if (const Passing *passing = field->type->passing(version))
        return passing->as;
    const bool known = std::any_of(field->type->choices.begin(), field->type->choices.end(), [&](const Choice &choice) { return choice.value == version; });
    return known ? version : std::string();
}

struct Cache
{
    std::mutex mutex;
    std::unordered_map<std::string, std::shared_ptr<const Profile>> profiles; ///< by header
    std::unordered_map<std::string, std::shared_ptr<const Type>> documents;   ///< by type, STAC version and known releases
};

Cache &cache()
{
    static auto *const instance = new Cache;
    return *instance;
}

} // namespace

std::shared_ptr<const Profile> Profile::of(const Json &root)
{
    thread_local std::string key, lastKey;
    thread_local std::shared_ptr<const Profile> last;
    headerOf(root, key);
    if (last && key == lastKey)
        return last;

    Cache &store = cache();
    if (key.size() <= keyLimit)
    {
        const std::lock_guard lock(store.mutex);
        if (const auto found = store.profiles.find(key); found != store.profiles.end())
        {
            last = found->second;
            lastKey = key;
            return last;
        }
    }
    std::shared_ptr<const Profile> made = Library::instance().profile(root);
    if (key.size() <= keyLimit)
    {
        const std::lock_guard lock(store.mutex);
        if (store.profiles.size() >= profileLimit)
            store.profiles.clear();
        store.profiles.emplace(key, made);
        last = made;
        lastKey = key;
    }
    return made;
}

std::shared_ptr<const Profile> Library::profile(const Json &root) const
{
    auto made = std::make_shared<Profile>();
    if (const std::string *type = textIn(root, "type"))
        made->m_documentType = *type == "Feature"      ? Profile::DocumentType::Item
                               : *type == "Collection" ? Profile::DocumentType::Collection
                               : *type == "Catalog"    ? Profile::DocumentType::Catalog
                                                       : Profile::DocumentType::Unknown;
    if (const std::string *version = textIn(root, "stac_version"))
        made->m_stacVersion = *version;
    if (const Json *extensions = extensionsIn(root))
        for (const Json &entry : *extensions)
        {
            if (!entry.is_string())
                continue;
            const std::string &uri = entry.get_ref<const std::string &>();
            const Release *release = releaseByUri(uri);
            if (!release && made->m_documentType == Profile::DocumentType::Collection)
                if (const Release *meant = releaseMeant(uri); meant && meant->looseAddress)
                    release = meant;
            if (!release)
                made->m_unknown.push_back(uri);
            else if (std::find(made->m_releases.begin(), made->m_releases.end(), release) == made->m_releases.end())
                made->m_releases.push_back(release);
        }
    for (const Release *release : made->m_releases)
        if (release->extension == "mlm" && (made->m_mlmVersion.empty() || versionOf(made->m_mlmVersion) < versionOf(release->version)))
            made->m_mlmVersion = release->version;
    made->m_document = documentType(*made);
    made->m_stacRelease = releaseOf(made->m_stacVersion, *made->m_document);
    return made;
}

// Unknown releases of STAC are read as the nearest one that the data know.
std::shared_ptr<const Type> Library::documentType(const Profile &profile) const
{
    const bool old = profile.m_stacVersion.substr(0, 4) == "1.0." || profile.m_stacVersion.substr(0, 2) == "0.";
    const Version stacVersion = old ? Version{1, 0, 0} : Version{1, 1, 0};
    const char *name = profile.m_documentType == Profile::DocumentType::Collection ? "collection"
                       : profile.m_documentType == Profile::DocumentType::Catalog  ? "catalog"
                                                                                   : "item";
    std::string key = name + std::to_string(stacVersion[1]);
    const auto take = [&](const Release &release) {
        if (std::find(profile.m_releases.begin(), profile.m_releases.end(), &release) != profile.m_releases.end())
            key += ' ' + release.uri;
    };
    for (const Release &release : m_releases) // in the order of the data, whatever the document's
        take(release);
    for (const DeadAddress &dead : m_dead)
        take(dead.release);

    Cache &store = cache();
    {
        const std::lock_guard lock(store.mutex);
        if (const auto found = store.documents.find(key); found != store.documents.end())
            return found->second;
    }
    std::shared_ptr<const Type> made = Builder(*this, stacVersion, profile.m_releases, profile.m_documentType).document(name);
    const std::lock_guard lock(store.mutex);
    if (store.documents.size() >= profileLimit)
        store.documents.clear();
    return store.documents.emplace(key, made).first->second;
}

} // namespace mlm::spec
