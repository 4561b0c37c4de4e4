// SPDX-License-Identifier: Apache-2.0
#include "core/spec/library.h"
#include <QFile>
#include <QDir>

// Has to stand outside every namespace: the macro declares a function.
static void initialiseResource()
{
    Q_INIT_RESOURCE(spec);
}

namespace mlm::spec {

namespace {

// What is read here was compiled in with the program, so a mistake in it is a mistake in the program: nlohmann's exceptions may end it.
Json readData(const char *name)
{
    QFile file(QStringLiteral(":/spec/") + QLatin1String(name) + QStringLiteral(".json"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("resources/spec/%s.json is missing from this build", name);
    const QByteArray bytes = file.readAll();
    return Json::parse(bytes.cbegin(), bytes.cend());
}

bool lists(const Json &documents, const char *type)
{
    for (const Json &entry : documents)
        if (entry == type)
            return true;
    return false;
}

QString text(const Json &object, const char *name)
{
    const auto found = object.find(name);
    return found == object.end() ? QString() : QString::fromStdString(found->get<std::string>());
}

} // namespace

const Library &Library::instance()
{
    // Never destroyed: profiles may be asked for while other statics go.
    static const Library *const library = new Library;
    return *library;
}

Library::Library()
{
    initialiseResource();
    m_vocabularies = readData("vocabularies");
    readPages();
    const char *const files[] = {"stac", "mlm", "file", "classification", "processing", "eo", "raster", "datacube", "item-assets",
                                 "scientific", "ml-aoi", "version", "label", "example-links"};
    std::vector<Json> data;
    std::size_t count = 0;
    for (const char *name : files)
    {
        data.push_back(readData(name));
        count += data.back().at("releases").size();
    }
    m_releases.reserve(count); // addresses of releases are handed out
    m_extensions.reserve(data.size());
    for (Json &file : data)
        readExtension(file);
}

void Library::readPages()
{
    const Json data = readData("pages");
    for (const auto &[type, list] : data.items())
        for (const Json &entry : list)
        {
            Page page{entry.at("id").get<std::string>(), text(entry, "title"), text(entry, "subtitle"), entry.at("icon").get<std::string>(), {}};
            for (const Json &group : entry.at("groups"))
                page.groups.push_back({group.at(0).get<std::string>(), QString::fromStdString(group.at(1).get<std::string>())});
            m_pages[type].push_back(std::move(page));
        }
}

void Library::readExtension(Json &file)
{
    Extension extension;
    extension.id = file.at("extension").get<std::string>();
    extension.title = text(file, "title");
    extension.prefix = file.value("prefix", std::string());
    extension.url = file.at("url").get<std::string>();
    const Json everywhere = Json::array({"item", "collection", "catalog"});
    for (const Json &entry : file.at("releases"))
    {
        const std::string version = entry.at("version").get<std::string>();
        if (extension.id == "stac")
            continue;
        const Json documents = entry.contains("documents") ? entry.at("documents") : file.value("documents", everywhere);
        m_releases.push_back({extension.id, version, extension.prefix, entry.at("uri").get<std::string>(), extension.title,
                              lists(documents, "item"), lists(documents, "collection"), lists(documents, "catalog"),
                              entry.value("current", false), entry.value("looseAddress", false), entry.value("wants", std::string())});
        if (m_releases.back().current)
            extension.current = &m_releases.back();
        for (const Json &dead : entry.value("dead", Json::array()))
        {
            m_dead.push_back({m_releases.back(), dead.at("wants").get<std::string>(), m_releases.back().uri});
            m_dead.back().release.uri = dead.at("uri").get<std::string>();
        }
    }
    extension.source["types"] = std::move(file.at("types"));
    extension.source["demands"] = file.contains("demands") ? std::move(file.at("demands")) : Json::array();
    extension.source["attach"] = file.contains("attach") ? std::move(file.at("attach")) : Json::array();
    m_extensions.push_back(std::move(extension));
}

const Json &Extension::definitions(const Version &version) const
{
    const std::scoped_lock lock(cache->mutex);
    const auto found = cache->made.find(version);
    return found != cache->made.end() ? found->second : cache->made.emplace(version, select(source, version)).first->second;
}

const Extension *Library::extension(std::string_view id) const
{
    for (const Extension &extension : m_extensions)
        if (extension.id == id)
            return &extension;
    return nullptr;
}

const std::vector<Page> &Library::pages(Profile::DocumentType type) const
{
    const char *name = "item";
    if (type == Profile::DocumentType::Collection)
        name = "collection";
    else if (type == Profile::DocumentType::Catalog)
        name = "catalog";
    return m_pages.at(name);
}

const std::vector<Page> &pages(Profile::DocumentType type)
{
    return Library::instance().pages(type);
}

const std::vector<Release> &releases()
{
    return Library::instance().releases();
}

const Release *releaseByUri(std::string_view uri)
{
    return Library::instance().releaseByUri(uri);
}

const Release *Library::releaseByUri(std::string_view uri) const
{
    for (const Release &release : m_releases)
        if (release.uri == uri)
            return &release;
    const DeadAddress *dead = deadAddress(uri);
    return dead ? &dead->release : nullptr;
}

const Release *Library::releaseMeant(const std::string &uri) const
{
    std::string clean = uri;
    if (clean.ends_with('#'))
        clean.pop_back();
    if (clean.starts_with("http://"))
        clean.insert(clean.begin() + 4, 's');
    return clean == uri ? nullptr : releaseByUri(clean);
}

const DeadAddress *Library::deadAddress(std::string_view uri) const
{
    for (const DeadAddress &dead : m_dead)
        if (dead.release.uri == uri)
            return &dead;
    return nullptr;
}

const Release *newest(std::string_view extension)
{
    const Extension *found = Library::instance().extension(extension);
    return found ? found->current : nullptr;
}

std::string extensionOfMember(std::string_view memberName)
{
    for (const Extension &extension : Library::instance().extensions())
        if (!extension.prefix.empty() && memberName.substr(0, extension.prefix.size()) == extension.prefix)
            return extension.id;
    return {};
}

} // namespace mlm::spec
