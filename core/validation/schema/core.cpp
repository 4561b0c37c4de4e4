// SPDX-License-Identifier: Apache-2.0
#include "core/spec/pattern.h"
#include "core/validation/schema/describe.h"
#include "core/validation/schema/rules.h"
#include <array>
#include <limits>

namespace mlm::schema {

namespace {

QString tr(const char *text) { return Report::tr(text); }

const Pointer properties = Pointer({"properties"});

/// West, south, east, north of all positions; nullopt where there are none.
std::optional<std::array<double, 4>> boxOf(const Json &geometry)
{
    std::array<double, 4> box = {180, 90, -180, -90};
    bool any = false;
    std::vector<const Json *> open = {member(&geometry, "coordinates"), member(&geometry, "geometries")};
    while (!open.empty())
    {
        const Json *node = open.back();
        open.pop_back();
        if (!node)
            continue;
        if (node->is_object())
            open.push_back(member(node, "coordinates"));
        else if (node->is_array() && node->size() >= 2 && node->front().is_number() && (*node)[1].is_number())
        {
            const double x = node->front().get<double>(), y = (*node)[1].get<double>();
            box = {std::min(box[0], x), std::min(box[1], y), std::max(box[2], x), std::max(box[3], y)};
            any = true;
        }
        else if (node->is_array())
            for (const Json &element : *node)
                open.push_back(&element);
    }
    return any ? std::optional(box) : std::nullopt;
}

void checkTime(Report &report)
{
    const Json *values = objectAt(&report.root, "properties");
    const Json *datetime = member(values, "datetime");
    if (datetime && datetime->is_null() && !has(values, "start_datetime") && !has(values, "end_datetime"))
        report.addMissing("stac.start-datetime.missing", properties / "start_datetime",
                          tr("Start is missing: without a single date and time, a start and an end are needed."),
                          tr("Give the period that the model may be used for, or a single date and time."));
}

void checkPlace(Report &report)
{
    const Json *geometry = member(&report.root, "geometry");
    const Json *bbox = member(&report.root, "bbox");
    if (geometry && geometry->is_object() && !bbox)
    {
        Finding &finding = report.addMissing("stac.bbox.missing", Pointer({"bbox"}), tr("Bounding box is missing: there is a geometry."),
                                             tr("Give west, south, east and north of the geometry."));
        if (const auto box = boxOf(*geometry))
            finding.fix = Fix{tr("Add the bounding box of the geometry"), {Edit::add(finding.pointer, Json(*box))}};
    }
    if (geometry && geometry->is_null() && bbox)
        report.add("stac.bbox.misplaced", Pointer({"bbox"}), tr("There is a bounding box, but no geometry."),
                   tr("Give the geometry, or take the bounding box out: where the geometry is null there is none."));
}

void checkCollectionLink(Report &report)
{
    const Json *links = arrayAt(&report.root, "links");
    if (!links)
        return;
    bool linked = false;
    for (const Json &link : *links)
        if (const Json *relation = member(&link, "rel"); relation && *relation == "collection")
            linked = true;
    const Json *collection = member(&report.root, "collection");
    if (linked && !collection)
        report.addMissing("stac.collection.missing", Pointer({"collection"}), tr("Collection is missing: there is a link to one."),
                          tr("Add “collection” with the id of the Collection, or take the link out."));
    else if (!linked && collection && collection->is_string() && !collection->get_ref<const std::string &>().empty())
        report.add("stac.collection.link", Pointer({"collection"}), tr("The Collection is named, but no link leads to it."),
                   tr("Add a link with the relation “collection”, or take “collection” out."));
}

/// `name` in the properties only counts where an asset has it too: core `bands` in 1.1, `eo:bands` in eo 1.
void checkPropertyBands(Report &report, const char *name, const char *rule)
{
    const Json *bands = member(objectAt(&report.root, "properties"), name);
    const Json *assets = objectAt(&report.root, "assets");
    if (!bands || !assets || !hasSoundAssets(report.root))
        return;
    std::vector<std::string> models;
    bool shared = false;
    members(assets, [&](const std::string &key, const Json &asset) {
        shared = shared || has(&asset, name);
        if (isModel(asset))
            models.push_back(key);
    });
    if (shared)
        return;
    Finding &finding = report.add(rule, properties / name, tr("Bands in the properties need an asset that has bands too."),
                                  tr("Give the asset with the model the same bands."));
    if (models.size() == 1)
        finding.fix = Fix{tr("Add the bands to the asset “%1”").arg(QString::fromStdString(models.front())),
                          {Edit::add(Pointer({"assets", models.front(), name}), *bands)}};
}

} // namespace

void checkCoreItem(Report &report)
{
    checkTime(report);
    checkPlace(report);
    checkCollectionLink(report);
    if (report.profile.stacRelease() == "1.1.0")
        checkPropertyBands(report, "bands", "stac.bands.asset");
    for (const spec::Release *release : report.profile.releases())
        if (release->extension == "eo" && release->version[0] == '1')
            return checkPropertyBands(report, "eo:bands", "eo.bands.asset");
}

void checkLinks(Report &report)
{
    if (report.profile.stacRelease() != "1.1.0")
        return;
    const Json *links = arrayAt(&report.root, "links");
    if (!links)
        return;
    for (std::size_t i = 0; i < links->size(); ++i)
    {
        const Json *relation = member(&(*links)[i], "rel");
        const Json *href = member(&(*links)[i], "href");
        if (!relation || *relation != "self" || !href || !href->is_string())
            continue;
        const std::string &address = href->get_ref<const std::string &>();
        if (spec::matchesFormat("iri-reference", address) && !spec::matchesFormat("iri", address))
            report.add("stac.link.self", Pointer({"links"}) / i / "href", tr("The link “self” must be a full address, not %1.").arg(quoted(*href)),
                       tr("Write where this document is published, such as https://example.com/item.json, or take the link out."));
    }
}

void checkCoreCollection(Report &report)
{
    if (report.profile.stacRelease() != "1.1.0")
        return;
    const Json *boxes = arrayAt(objectAt(objectAt(&report.root, "extent"), "spatial"), "bbox");
    if (boxes && boxes->size() == 2)
        report.add("stac.extent.bbox.count", Pointer({"extent", "spatial", "bbox"}), tr("Two bounding boxes say no more than one."),
                   tr("Keep the first, which holds all, or give two or more parts after it."));
}

} // namespace mlm::schema
