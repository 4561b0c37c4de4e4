// SPDX-License-Identifier: Apache-2.0
#include "core/convert/releases/places.h"
#include "core/convert/releases/steps.h"
#include "core/spec/spec.h"
#include <QCoreApplication>
#include <algorithm>

namespace mlm::convert {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Convert)
};

/// The index of an extension's address among those declared, such as "/eo/v1."
bool isDeclared(const Ledger &ledger, const char *part)
{
    const Json *list = ledger.at(Pointer({"stac_extensions"}));
    return list && list->is_array() && std::any_of(list->begin(), list->end(), [&](const Json &entry) {
               return entry.is_string() && entry.get_ref<const std::string &>().find(part) != std::string::npos;
           });
}

bool isNamedList(const Json *bands, bool names)
{
    return bands && bands->is_array() && !bands->empty() && std::all_of(bands->begin(), bands->end(), [&](const Json &band) {
               return band.is_object() && (!names || (band.contains("name") && band.at("name").is_string()));
           });
}

/// The names that inputs and outputs call bands by, without those that are computed.
std::vector<std::string> namesUsed(const Ledger &ledger)
{
    std::vector<std::string> names;
    for (const char *list : {"mlm:input", "mlm:output"}) {
        for (const Pointer &entry : entriesOf(ledger, list)) {
            const Json *bands = ledger.at(entry / "bands");
            for (std::size_t i = 0; bands && bands->is_array() && i < bands->size(); ++i) {
                const Json &band = (*bands)[i];
                const Json *name = band.is_object() && !band.contains("expression") && band.contains("name") ? &band.at("name") : &band;
                if (name->is_string() && std::find(names.begin(), names.end(), name->get_ref<const std::string &>()) == names.end())
                    names.push_back(name->get<std::string>());
            }
        }
    }
    return names;
}

bool everyModel(const Ledger &ledger, const std::vector<Pointer> &models, const char *member, bool names)
{
    return !models.empty() && std::all_of(models.begin(), models.end(), [&](const Pointer &model) { return isNamedList(ledger.at(model / member), names); });
}

void declare(Ledger &ledger, const char *extension)
{
    if (isDeclared(ledger, (std::string("/") + extension + "/v1.").c_str()))
        return;
    const Pointer list({"stac_extensions"});
    const std::string address = std::string("https://stac-extensions.github.io/") + extension + "/v1.1.0/schema.json";
    const QString why = Words::tr("The document has bands of this extension, and MLM asks for its declaration.");
    if (!ledger.at(list))
        ledger.add(list, Json::array({address}), why);
    else if (ledger.at(list)->is_array())
        ledger.add(list / "-", address, why);
}

/// raster:bands of the Item belong to the asset that is the model.
void moveRasterBands(Ledger &ledger, const std::vector<Pointer> &models)
{
    const Pointer place({"properties", "raster:bands"});
    if (!isNamedList(ledger.at(place), false) || models.empty() ||
        std::any_of(models.begin(), models.end(), [&](const Pointer &model) { return ledger.at(model / "raster:bands"); }))
        return;
    const QString how = Words::tr("The bands of the raster extension belong to the asset that is the model.");
    if (models.size() == 1) {
        ledger.move(place, models.front() / "raster:bands", how);
        return;
    }
    const Taken bands = ledger.take(place);
    for (const Pointer &model : models)
        ledger.put(model / "raster:bands", bands, how);
}

} // namespace

/// The published schemas look for band declarations since 1.3.0; the text asks for them in all releases.
void declareBands(Ledger &ledger)
{
    std::vector<Pointer> models;
    for (const Pointer &asset : assetsOf(ledger))
        if (asset[0] == "assets" && hasRole(ledger.at(asset), "mlm:model"))
            models.push_back(asset);
    moveRasterBands(ledger, models);
    const auto names = namesUsed(ledger);
    if (names.empty() || models.empty())
        return;
    const std::string *stac = ledger.text(Pointer({"stac_version"}));
    if (stac && stac->starts_with("1.1") && isNamedList(ledger.at(Pointer({"properties", "bands"})), false))
        return;
    if (everyModel(ledger, models, "raster:bands", true)) {
        if (!isDeclared(ledger, "/eo/v1.") || !everyModel(ledger, models, "eo:bands", false))
            declare(ledger, "raster");
        return;
    }
    if (isNamedList(ledger.at(Pointer({"properties", "eo:bands"})), false) || everyModel(ledger, models, "eo:bands", false)) {
        declare(ledger, "eo");
        return;
    }
    // Core bands are what convertBands() sees to.
    if (stac && stac->starts_with("1.1") && std::any_of(models.begin(), models.end(), [&](const Pointer &model) { return isNamedList(ledger.at(model / "bands"), false); }))
        return;
    Json bands = Json::array();
    for (const std::string &name : names)
        bands.push_back({{"name", name}});
    for (const Pointer &model : models)
        if (!ledger.at(model / "eo:bands"))
            ledger.add(model / "eo:bands", bands, Words::tr("MLM asks for a description of the bands. Their names are those that the model uses."));
    if (everyModel(ledger, models, "eo:bands", false))
        declare(ledger, "eo");
}

} // namespace mlm::convert
