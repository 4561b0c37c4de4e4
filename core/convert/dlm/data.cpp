// SPDX-License-Identifier: Apache-2.0
#include "core/convert/dlm/parts.h"
#include "core/convert/releases/places.h"
#include <QCoreApplication>
#include <algorithm>
#include <array>

// dlm:data and dlm:archive.

namespace mlm::convert::dlm {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Convert)
};

constexpr std::array dataTypes{"int8",    "int16",   "int32",  "int64",  "uint8",    "uint16",   "uint32", "uint64",
                               "float16", "float32", "float64", "cint16", "cint32", "cfloat32", "cfloat64"};
constexpr std::array typeNames{std::pair("byte", "uint8"), std::pair("double", "float64"), std::pair("half", "float16"), std::pair("single", "float32"), std::pair("complex64", "cfloat32"), std::pair("complex128", "cfloat64")};
constexpr const char *raster = "https://stac-extensions.github.io/raster/v1.1.0/schema.json";
constexpr const char *processing = "https://stac-extensions.github.io/processing/v1.1.0/schema.json";

/// "np.uint16" and "UInt16" are uint16; empty where it is none, or more than one ("float").
std::string dataTypeOf(const Json &value)
{
    std::string name = value.is_string() ? lower(trimmed(value.get<std::string>())) : std::string();
    for (const std::string_view prefix : {"numpy.", "np.", "torch.", "tf."})
        if (name.starts_with(prefix))
            name.erase(0, prefix.size());
    const auto row = std::find_if(typeNames.begin(), typeNames.end(), [&](const auto &pair) { return name == pair.first; });
    if (row != typeNames.end())
        name = row->second;
    return std::find(dataTypes.begin(), dataTypes.end(), name) == dataTypes.end() ? std::string() : name;
}

Json noDataOf(const Json &value)
{
    if (numberIn(value))
        return asNumber(value);
    const std::string text = value.is_string() ? lower(trimmed(value.get<std::string>())) : std::string();
    return text == "nan" || text == "inf" || text == "-inf" ? Json(text) : Json();
}

void putAs(Ledger &ledger, const Pointer &place, const Json &value, const Taken &taken, const QString &how)
{
    if (same(value, taken.value))
        ledger.put(place, taken, how);
    else
        ledger.put(place, value, {taken}, how);
}

void convertLevel(Ledger &ledger, const Pointer &data, const Pointer &home)
{
    const auto from = firstOf(ledger, data, {"process_level", "processing_level"});
    const std::string *text = from ? ledger.text(*from) : nullptr;
    if (!text || trimmed(*text).empty())
        return;
    const Pointer to = home / "processing:level";
    if (const std::string *there = ledger.text(to)) {
        if (*there == *text)
            ledger.absorb(*from, to, Words::tr("It was said there already."));
        return;
    }
    if (ledger.move(*from, to, Words::tr("The processing extension says it.")))
        declare(ledger, processing, Words::tr("processing:level is a member of this extension."));
}

struct Described
{
    Pointer name;
    bool goesIn = true;
};

/// The bands to describe: those of eo:bands, in their order; else those of the input. Of the former only those that go in are known to be in the data.
std::vector<Described> bandsToDescribe(const Ledger &ledger, const Pointer &home, const Pointer &entry)
{
    std::vector<Described> found;
    const Json *bands = ledger.at(entry / "bands");
    const Json *declared = ledger.at(home / "eo:bands");
    for (std::size_t i = 0; declared && declared->is_array() && i < declared->size(); ++i) {
        const Pointer name = home / "eo:bands" / i / "name";
        const std::string *text = ledger.text(name);
        if (!text)
            return {};
        found.push_back({name, !bands || indexOf(bands, *text)});
    }
    if (!found.empty())
        return found;
    for (std::size_t i = 0; bands && bands->is_array() && i < bands->size(); ++i)
        if ((*bands)[i].is_string())
            found.push_back({entry / "bands" / i});
    return found;
}

/// What kind of values the data have: to the bands, and to the input's tensor where nothing is done to them before they go in.
void convertValues(Ledger &ledger, const Pointer &data, const Pointer &home, const Pointer &entry)
{
    const auto typed = firstOf(ledger, data, {"dtype", "data_type"});
    const auto void_ = firstOf(ledger, data, {"nodata_value", "nodata"});
    const std::string type = typed ? dataTypeOf(*ledger.at(*typed)) : std::string();
    const Json nodata = void_ ? noDataOf(*ledger.at(*void_)) : Json();
    const auto model = modelAsset(ledger);
    const Pointer list = (model ? *model : home) / "raster:bands";
    auto names = bandsToDescribe(ledger, home, entry);
    const bool someGoIn = std::any_of(names.begin(), names.end(), [](const Described &band) { return band.goesIn; });
    if (ledger.at(list) || ledger.at(home / "raster:bands") || !someGoIn)
        names.clear();
    const Json *function = ledger.at(entry / "pre_processing_function");
    const bool asIs = ledger.at(entry / "input") && !ledger.at(entry / "value_scaling") && (!function || function->is_null());
    const bool tensor = !type.empty() && asIs && !ledger.at(entry / "input" / "data_type");
    if ((type.empty() || (names.empty() && !tensor)) && (nodata.is_null() || names.empty()))
        return;
    const Taken kind = !type.empty() && (tensor || !names.empty()) ? ledger.take(*typed) : Taken();
    const Taken none = !nodata.is_null() && !names.empty() ? ledger.take(*void_) : Taken();
    const QString how = Words::tr("The raster extension describes the values of each band.");
    if (!names.empty()) {
        ledger.add(list, Json::array(), how);
        declare(ledger, raster, Words::tr("The bands have members of this extension."));
    }
    for (std::size_t i = 0; i < names.size(); ++i) {
        ledger.add(list / "-", Json::object(), how);
        ledger.copy(names[i].name, list / i / "name");
        if (kind && names[i].goesIn)
            putAs(ledger, list / i / "data_type", type, kind, how);
        if (none && names[i].goesIn)
            putAs(ledger, list / i / "nodata", nodata, none, how);
    }
    if (tensor)
        putAs(ledger, entry / "input" / "data_type", type, kind, Words::tr("Nothing is done to the values before they go in."));
}

void convertExamples(Ledger &ledger, const Pointer &data)
{
    const Pointer from = data / "item_examples", links({"links"});
    const Json *there = ledger.at(links);
    if (there && !there->is_array())
        return;
    const auto examples = objectsAt(ledger, from);
    for (const Pointer &example : examples) {
        const auto url = firstOf(ledger, example, {"url", "href"});
        const std::string *address = url ? ledger.text(*url) : nullptr;
        if (!address || address->empty())
            continue;
        if (!ledger.at(links))
            ledger.add(links, Json::array(), Words::tr("STAC asks for it."));
        const Pointer link = links / ledger.at(links)->size();
        ledger.add(links / "-", Json::object(), Words::tr("An example of the data, as a link."));
        ledger.add(link / "rel", "related", Words::tr("An example of the data, as a link."));
        ledger.move(*url, link / "href");
        if (ledger.text(example / "title"))
            ledger.move(example / "title", link / "title");
    }
}

/// An entry of the archive in words: its name, and what it is. Empty where there is more in it.
std::string entryText(const Json &entry)
{
    if (entry.is_string())
        return "`" + entry.get<std::string>() + "`";
    if (!entry.is_object() || memberText(entry, "name").empty())
        return {};
    std::string roles;
    for (const auto &[name, value] : entry.items()) {
        if (name == "name")
            continue;
        if (name != "role" && name != "roles")
            return {};
        for (const Json &role : value.is_array() ? value : Json::array({value})) {
            if (!role.is_string())
                return {};
            roles += (roles.empty() ? "" : ", ") + role.get<std::string>();
        }
    }
    return "`" + memberText(entry, "name") + "`" + (roles.empty() ? "" : " (" + roles + ")");
}

/// Entries with an address of their own are files that can be had: assets.
void moveAddresses(Ledger &ledger, const Pointer &archive)
{
    const auto entries = objectsAt(ledger, archive);
    if (entries.size() > 1000) // each is looked up among all others: no archive of a model has more
        return;
    for (const Pointer &entry : entries) {
        const auto where = firstOf(ledger, entry, {"href", "url", "name"});
        const std::string *address = where ? ledger.text(*where) : nullptr;
        if (!address || !isAddress(*address))
            continue;
        std::string key = address->substr(address->find_last_of('/') + 1);
        const auto asset = newAsset(ledger, key.empty() ? "archive" : key);
        if (!asset)
            continue;
        ledger.move(*where, *asset / "href");
        const auto roles = firstOf(ledger, entry, {"roles", "role"});
        if (!roles)
            continue;
        const bool single = ledger.text(*roles);
        ledger.move(*roles, *asset / "roles");
        if (single)
            ledger.map(*asset / "roles", Json::array({*ledger.at(*asset / "roles")}), Words::tr("Roles are a list."));
    }
    pruneAll(ledger, archive);
}

} // namespace

void convertData(Ledger &ledger, const Pointer &home)
{
    const auto objects = objectsAt(ledger, home / "dlm:data");
    for (std::size_t k = 0; k < objects.size(); ++k) {
        const Pointer &data = objects[k];
        const Pointer entry = home / "mlm:input" / k;
        convertLevel(ledger, data, home);
        convertValues(ledger, data, home, entry);
        convertExamples(ledger, data);
        const Pointer count = data / "number_of_bands";
        const auto number = ledger.at(count) ? integerIn(*ledger.at(count)) : std::nullopt;
        for (const Pointer &list : {entry / "bands", home / "eo:bands"})
            if (const Json *bands = ledger.at(list); number && bands && bands->is_array() && std::int64_t(bands->size()) == *number && ledger.at(count))
                ledger.absorb(count, list, Words::tr("The list of bands says it."));
        if (ledger.at(entry))
            absorbNulls(ledger, data, entry);
    }
}

/// What is inside of the archive has no address: the description of the archive tells it.
void convertArchive(Ledger &ledger, const Pointer &home)
{
    const Pointer archive = home / "dlm:archive";
    moveAddresses(ledger, archive);
    const auto model = modelAsset(ledger);
    if (!model)
        return;
    const QString how = Words::tr("A name inside of the archive is no address that an asset could have: the description of the archive tells it.");
    const Json *entries = ledger.at(archive);
    const auto isMoved = [](const Json &entry) { return entry.is_object() && entry.empty(); };
    if (entries && !entries->empty() && entries->is_array() &&
        std::all_of(entries->begin(), entries->end(), [&](const Json &entry) { return isMoved(entry) || !entryText(entry).empty(); })) {
        std::string text = "Contents of the archive:\n";
        for (const Json &entry : *entries)
            text += isMoved(entry) ? std::string() : "\n- " + entryText(entry);
        const Taken taken = ledger.take(archive);
        describe(ledger, *model, text, {taken}, how);
    }
    for (const Pointer &data : objectsAt(ledger, home / "dlm:data")) {
        if (const std::string *file = ledger.text(data / "test_file"); file && !trimmed(*file).empty() && !isAddress(*file)) {
            const std::string text = "Test file: `" + *file + "`";
            const Taken taken = ledger.take(data / "test_file");
            describe(ledger, *model, text, {taken}, how);
        } else if (file && isAddress(*file)) {
            if (const auto asset = newAsset(ledger, "test_file"); asset && ledger.move(data / "test_file", *asset / "href"))
                addRoles(ledger, *asset, Json::array({"data"}));
        }
    }
}

} // namespace mlm::convert::dlm
