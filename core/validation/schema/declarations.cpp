// SPDX-License-Identifier: Apache-2.0
#include "core/spec/library.h"
#include "core/validation/schema/describe.h"
#include "core/validation/schema/rules.h"

// What a declaration in stac_extensions demands of the document as a whole.
namespace mlm::schema {

namespace {

using DocumentType = spec::Profile::DocumentType;

QString tr(const char *text) { return Report::tr(text); }

bool mayDeclare(const spec::Release &release, DocumentType type)
{
    switch (type)
    {
    case DocumentType::Item: return release.forItems;
    case DocumentType::Collection: return release.forCollections;
    case DocumentType::Catalog: return release.forCatalogs;
    case DocumentType::Unknown: break;
    }
    return true;
}

QString typeName(DocumentType type)
{
    return type == DocumentType::Item ? tr("an Item") : type == DocumentType::Collection ? tr("a Collection") : tr("a Catalog");
}

/// The release that an unknown address means although it is not spelled as published: http, a '#' at the end.
const spec::Release *nearlyDeclared(const std::string &uri)
{
    std::string clean = uri;
    if (clean.ends_with('#'))
        clean.pop_back();
    if (clean.starts_with("http://"))
        clean.insert(clean.begin() + 4, 's');
    return clean == uri ? nullptr : spec::releaseByUri(clean);
}

using Names = std::vector<std::string>;

bool hasAny(const Json *object, const Names &names)
{
    for (const std::string &name : names)
        if (has(object, name))
            return true;
    return false;
}

bool hasAnyOrBands(const Json *object, const Names &names)
{
    if (hasAny(object, names))
        return true;
    if (const Json *bands = arrayAt(object, "bands"))
        for (const Json &band : *bands)
            if (hasAny(&band, names))
                return true;
    return false;
}

/// What must occur somewhere: in the properties of an Item; in a Collection at the top, its assets, item_assets or summaries.
struct Demand
{
    Names names;
    bool assets = false;     ///< of an Item: an asset will do
    bool bands = false;      ///< a band will do
    bool top = false;        ///< of a Collection: the top will do
    bool providers = false;  ///< of a Collection: a producer or processor will do
};

std::optional<Demand> demandOf(const spec::Release &release)
{
    if (release.extension == "processing")
    {
        Names names = {"processing:lineage", "processing:level", "processing:facility", "processing:software"};
        if (release.version != "1.0.0")
            names.insert(names.begin(), "processing:expression");
        if (release.version == "1.2.0")
            names.insert(names.end(), {"processing:version", "processing:datetime"});
        return Demand{std::move(names), false, false, false, true};
    }
    if (release.extension == "scientific")
        return Demand{{"sci:doi", "sci:citation", "sci:publications"}, false, false, true, false};
    if (release.extension == "eo" && release.version[0] == '2')
        return Demand{{"eo:cloud_cover", "eo:snow_cover", "eo:common_name", "eo:center_wavelength", "eo:full_width_half_max", "eo:solar_illumination"},
                      true, true, false, false};
    if (release.extension == "raster" && release.version[0] == '2')
        return Demand{{"raster:bits_per_sample", "raster:sampling", "raster:scale", "raster:offset", "raster:spatial_resolution", "raster:histogram"},
                      true, true, true, false};
    return std::nullopt;
}

bool meets(const Json &root, const Demand &demand, DocumentType type)
{
    const auto check = demand.bands ? hasAnyOrBands : hasAny;
    const auto anyIn = [&](const char *list) {
        bool found = false;
        members(objectAt(&root, list), [&](const std::string &, const Json &entry) { found = found || check(&entry, demand.names); });
        return found;
    };
    if (type == DocumentType::Item)
        return check(objectAt(&root, "properties"), demand.names) || (demand.assets && anyIn("assets"));
    if (anyIn("assets") || anyIn("item_assets") || check(objectAt(&root, "summaries"), demand.names))
        return true;
    if (demand.top && check(&root, demand.names))
        return true;
    if (const Json *providers = demand.providers ? arrayAt(&root, "providers") : nullptr)
        for (const Json &provider : *providers)
        {
            const Json *roles = arrayAt(&provider, "roles");
            if ((lists(roles, "producer") || lists(roles, "processor")) && hasAny(&provider, demand.names))
                return true;
        }
    return false;
}

/// The schema at this address asks for another one, so nothing that declares it alone is ever valid.
void checkDeadAddress(Report &report, const spec::DeadAddress &dead, const Json *extensions, const Pointer &place)
{
    Finding &finding = report.add(dead.release.extension + ".address", place,
                                  tr("No document can be valid with this address of %1: the schema published there asks for another address.").arg(dead.release.name()),
                                  tr("Declare %1 as %2.").arg(dead.release.name(), QString::fromStdString(dead.better)));
    if (lists(extensions, dead.better))
        finding.fix = Fix{tr("Remove this address"), {Edit::remove(place)}};
    else
        finding.fix = Fix{tr("Use the address of %1 that works").arg(dead.release.name()), {Edit::replace(place, dead.better)}};
}

} // namespace

void checkDeclarations(Report &report)
{
    const Json *extensions = arrayAt(&report.root, "stac_extensions");
    if (!extensions)
        return;
    const DocumentType type = report.profile.documentType();
    for (std::size_t i = 0; i < extensions->size(); ++i)
    {
        if (!(*extensions)[i].is_string())
            continue;
        const std::string &uri = (*extensions)[i].get_ref<const std::string &>();
        const spec::Release *release = spec::releaseByUri(uri);
        const spec::Release *meant = release ? nullptr : nearlyDeclared(uri);
        if (!release && !meant)
            continue;
        const Pointer place = Pointer({"stac_extensions"}) / i;
        if (meant)
        {
            if (const spec::DeadAddress *dead = spec::Library::instance().deadAddress(meant->uri))
                meant = spec::releaseByUri(dead->better);
            Finding &finding = report.add("stac.stac-extensions.spelling", place, tr("This is not quite the address of %1.").arg(meant->name()),
                                          tr("Write it as %1.").arg(QString::fromStdString(meant->uri)));
            if (!lists(extensions, meant->uri))
                finding.fix = Fix{tr("Use the address of %1").arg(meant->name()), {Edit::replace(place, meant->uri)}};
            continue;
        }
        if (const spec::DeadAddress *dead = spec::Library::instance().deadAddress(uri); dead && !lists(extensions, dead->wants))
            checkDeadAddress(report, *dead, extensions, place);
        if (!mayDeclare(*release, type))
        {
            report.add("stac.stac-extensions.document", place, tr("%1 is not made for %2.").arg(release->name(), typeName(type)),
                       tr("Take the extension out."));
            continue;
        }
        if (!release->demanded.empty() && !lists(extensions, release->demanded))
            report.add("stac.stac-extensions.demanded", place,
                       tr("The published schema of %1 accepts no document: it wants another address than its own.").arg(release->name()),
                       tr("Use another release of the extension if there is one."));
        const auto demand = type == DocumentType::Catalog ? std::nullopt : demandOf(*release);
        if (demand && !meets(report.root, *demand, type))
        {
            QStringList names;
            for (const std::string &name : demand->names)
                names << QString::fromStdString(name);
            Finding &finding = report.add(release->extension + ".unused", place, tr("%1 is declared, but none of its fields is there.").arg(release->name()),
                                          tr("Take the extension out, or use one of: %1.").arg(names.join(QStringLiteral(", "))));
            finding.fix = Fix{tr("Remove the extension"), {Edit::remove(place)}};
        }
    }
}

} // namespace mlm::schema
