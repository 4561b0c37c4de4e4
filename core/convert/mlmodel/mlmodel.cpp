// SPDX-License-Identifier: Apache-2.0
#include "core/convert/passes.h"
#include <QCoreApplication>
#include <algorithm>
#include <array>

// ML-Model 1.0 and the forms that went before it, by the migration tables of MLM (docs/legacy/ml-model.md in its repository).

namespace mlm::convert {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Convert)
};

struct Renamed
{
    std::string_view from;
    const char *to;
};

constexpr std::array roles{
    Renamed{"ml-model:inference-runtime", "mlm:inference-runtime"},
    Renamed{"ml-model:training-runtime", "mlm:training-runtime"},
    Renamed{"ml-model:checkpoint", "mlm:checkpoint"},
    Renamed{"ml-model:inferencing-image", "mlm:inference-runtime"},
    Renamed{"ml-model:training-image", "mlm:training-runtime"},
};

/// Relations to data sets, and the part of them (ml-aoi:split) that says which.
constexpr std::array dataRelations{Renamed{"ml-model:train-data", "train"}, Renamed{"ml-model:test-data", "test"}};
/// Relations to images of containers, which are assets in MLM. The first is of an early draft.
constexpr std::array imageRelations{
    Renamed{"ml-model:image", "mlm:inference-runtime"},
    Renamed{"ml-model:inferencing-image", "mlm:inference-runtime"},
    Renamed{"ml-model:training-image", "mlm:training-runtime"},
};
constexpr const char *ociImage = "application/vnd.oci.image.index.v1+json";
constexpr const char *splits = "https://stac-extensions.github.io/ml-aoi/v0.2.0/schema.json";

template <std::size_t Size> const char *renamed(const std::array<Renamed, Size> &table, std::string_view name)
{
    const auto row = std::find_if(table.begin(), table.end(), [&](const Renamed &entry) { return entry.from == name; });
    return row == table.end() ? nullptr : row->to;
}

QString quoted(const std::string &text)
{
    return QString::fromStdString(text);
}

/// The first declared address of ML-Model.
std::optional<Pointer> ownAddress(const Ledger &ledger, const Context &context)
{
    const Pointer list({"stac_extensions"});
    const Json *declared = ledger.at(list);
    if (!declared || !declared->is_array())
        return {};
    for (std::size_t i = 0; i < declared->size(); ++i) {
        const auto &own = context.from.addresses;
        if ((*declared)[i].is_string() && std::find(own.begin(), own.end(), (*declared)[i].get<std::string>()) != own.end())
            return list / i;
    }
    return {};
}

void convertFields(Ledger &ledger, const Context &context, const Pointer &place)
{
    const Json *fields = ledger.at(place);
    if (!fields || !fields->is_object())
        return;
    const Json *type = ledger.at(place / "ml-model:type");
    if (type && *type == "ml-model") {
        if (const auto address = ownAddress(ledger, context))
            ledger.absorb(place / "ml-model:type", *address, Words::tr("The address of MLM says that this is a model."));
        else
            ledger.drop(place / "ml-model:type", Words::tr("Declaring MLM says that this is a model."), false);
    }
    ledger.rename(place / "ml-model:architecture", "mlm:architecture");
    // One task there, a list of them here; in a Collection's summaries it is a list already.
    const Pointer prediction = place / "ml-model:prediction_type";
    if (const Json *task = ledger.at(prediction)) {
        if (task->is_string())
            ledger.map(prediction, Json::array({*task}), Words::tr("MLM allows several tasks: a list of the one."));
        ledger.rename(prediction, "mlm:tasks");
    }
    // An early draft kept both in one object.
    const Pointer environment = place / "ml-model:training-environment";
    ledger.move(environment / "processor-type", place / "ml-model:training-processor-type");
    ledger.move(environment / "operating-system", place / "ml-model:training-os");
    ledger.prune(environment);
}

/// MLM tells the hardware, not the system: both go, in words, where it is described. Only for Items: summaries are lists of values.
void convertEnvironment(Ledger &ledger, const Pointer &place)
{
    const Pointer processor = place / "ml-model:training-processor-type", system = place / "ml-model:training-os";
    const std::string *processorText = ledger.text(processor), *systemText = ledger.text(system);
    if ((!processorText && !systemText) || ledger.at(place / "mlm:accelerator_summary"))
        return;
    QStringList parts;
    if (processorText)
        parts += QStringLiteral("processor used for training: ") + quoted(*processorText);
    if (systemText)
        parts += QStringLiteral("operating system used for training: ") + quoted(*systemText);
    std::vector<Taken> sources;
    if (processorText)
        sources.push_back(ledger.take(processor));
    if (systemText)
        sources.push_back(ledger.take(system));
    ledger.put(place / "mlm:accelerator_summary", Json(parts.join(QStringLiteral("; ")).toStdString()), sources,
               Words::tr("MLM has no member for it; it stands in the description of the hardware."));
}

void convertRoles(Ledger &ledger, const Pointer &asset)
{
    const Pointer list = asset / "roles";
    const Json *given = ledger.at(list);
    if (!given || !given->is_array())
        return;
    bool checkpoint = false;
    for (std::size_t i = 0; i < given->size(); ++i) {
        const std::string *role = ledger.text(list / i);
        const char *name = role ? renamed(roles, *role) : nullptr;
        if (!name)
            continue;
        checkpoint = checkpoint || *role == "ml-model:checkpoint";
        ledger.map(list / i, name, Words::tr("The role's name in MLM."));
        given = ledger.at(list);
    }
    const auto has = [&](const char *name) { return std::find(given->begin(), given->end(), Json(name)) != given->end(); };
    // ML-Model: a checkpoint is a file that the model is loaded from. MLM wants such a file marked as the model.
    if (checkpoint && !has("mlm:model"))
        ledger.add(list / std::size_t{0}, "mlm:model", Words::tr("A checkpoint is a file that the model is loaded from."));
}

std::string freeKey(const Ledger &ledger, const Pointer &assets, std::string key)
{
    const std::string stem = key;
    for (int i = 2; ledger.at(assets / key); ++i)
        key = stem + "-" + std::to_string(i);
    return key;
}

/// A link to an image becomes an asset: MLM has no relations for them.
bool moveImage(Ledger &ledger, const Pointer &link, const std::string &relation, const char *role)
{
    const Pointer assets({"assets"});
    const Json *there = ledger.at(assets);
    if (there && !there->is_object())
        return false;
    if (!ledger.text(link / "href"))
        return false;
    const Pointer asset = assets / freeKey(ledger, assets, relation.substr(relation.find(':') + 1));
    const Taken taken = ledger.take(link);
    for (const auto &[name, value] : taken.value.items()) {
        const Taken piece = Ledger::piece(taken, name);
        if (name == "rel")
            ledger.put(asset / "roles", Json::array({role}), {piece}, Words::tr("MLM describes images of containers as assets; the role says what it is for."));
        else if (name == "type" && value == "docker-image")
            ledger.put(asset / "type", Json(ociImage), {piece}, Words::tr("The media type of an image of a container."));
        else
            ledger.put(asset / name, piece);
    }
    return true;
}

void declareSplits(Ledger &ledger)
{
    const Pointer list({"stac_extensions"});
    const Json *declared = ledger.at(list);
    if (declared && !declared->is_array())
        return;
    const auto known = [](const Json &entry) {
        return entry.is_string() && entry.get_ref<const std::string &>().find("/ml-aoi/") != std::string::npos;
    };
    if (declared && std::any_of(declared->begin(), declared->end(), known))
        return;
    const QString why = Words::tr("ml-aoi:split is a member of this extension.");
    if (declared)
        ledger.add(list / "-", splits, why);
    else
        ledger.add(list, Json::array({splits}), why);
}

void convertLinks(Ledger &ledger)
{
    const Pointer links({"links"});
    const Json *list = ledger.at(links);
    if (!list || !list->is_array())
        return;
    for (std::size_t i = 0; i < list->size();) {
        const std::string *relation = ledger.text(links / i / "rel");
        const char *part = relation ? renamed(dataRelations, *relation) : nullptr;
        const char *role = relation ? renamed(imageRelations, *relation) : nullptr;
        bool gone = false;
        if (part && !ledger.at(links / i / "ml-aoi:split")) {
            const Taken rel = ledger.take(links / i / "rel");
            ledger.put(links / i / "rel", Json("derived_from"), {rel}, Words::tr("Data that the model was made with; which part of it, ml-aoi:split says."), 0);
            ledger.put(links / i / "ml-aoi:split", Json(part), {rel}, Words::tr("The part of the data that the relation named."));
            declareSplits(ledger);
        } else if (role) {
            gone = moveImage(ledger, links / i, *relation, role);
        }
        if (!gone)
            ++i;
        list = ledger.at(links);
    }
}

} // namespace

void convertMlModel(Ledger &ledger, const Context &context)
{
    if (context.from.family != Family::MlModel)
        return;
    const bool item = context.from.kind == Kind::Item;
    for (const char *place : {"properties", "summaries"})
        convertFields(ledger, context, Pointer({place}));
    convertFields(ledger, context, Pointer());
    if (item)
        convertEnvironment(ledger, Pointer({"properties"}));
    for (const char *list : {"assets", "item_assets"}) {
        const Json *assets = ledger.at(Pointer({list}));
        if (!assets || !assets->is_object())
            continue;
        std::vector<std::string> keys;
        for (const auto &[key, asset] : assets->items())
            keys.push_back(key);
        for (const std::string &key : keys)
            convertRoles(ledger, Pointer({list}) / key);
    }
    convertLinks(ledger);
}

} // namespace mlm::convert
