// SPDX-License-Identifier: Apache-2.0
#include "core/convert/dlm/parts.h"
#include "core/convert/releases/places.h"
#include <QCoreApplication>
#include <algorithm>
#include <array>

// dlm:outputs: tasks, the last layer and the classes.

namespace mlm::convert::dlm {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Convert)
};

constexpr std::array tasks{"regression", "classification", "scene-classification", "detection", "object-detection", "segmentation", "semantic-segmentation",
                           "instance-segmentation", "panoptic-segmentation", "similarity-search", "generative", "image-captioning", "super-resolution", "downscaling"};

/// The release that MLM refers to.
constexpr const char *classification = "https://stac-extensions.github.io/classification/v1.1.0/schema.json";

std::string taskOf(const std::string &text)
{
    std::string name = lower(trimmed(text));
    std::replace(name.begin(), name.end(), ' ', '-');
    std::replace(name.begin(), name.end(), '_', '-');
    return std::find(tasks.begin(), tasks.end(), name) == tasks.end() ? std::string() : name;
}

void convertTasks(Ledger &ledger, const Pointer &outputs, const Pointer &entry, const Pointer &home)
{
    const auto place = firstOf(ledger, outputs, {"task", "tasks"});
    const Json *value = place ? ledger.at(*place) : nullptr;
    if (!value)
        return;
    const Json list = value->is_array() ? *value : Json::array({*value});
    Json names = Json::array();
    for (const Json &each : list) {
        const std::string name = each.is_string() ? taskOf(each.get<std::string>()) : std::string();
        if (name.empty())
            return;
        if (!indexOf(&names, name))
            names.push_back(name);
    }
    if (names.empty())
        return;
    const Taken taken = ledger.take(*place);
    const QString how = Words::tr("A list of tasks, as MLM spells them.");
    ledger.put(entry / "tasks", names, {taken}, how);
    const Pointer all = home / "mlm:tasks";
    if (!ledger.at(all)) {
        ledger.put(all, names, {taken}, how);
        return;
    }
    if (!ledger.at(all)->is_array())
        return;
    for (const Json &name : names)
        if (!indexOf(ledger.at(all), name.get_ref<const std::string &>()))
            ledger.put(all / "-", name, {taken}, how);
}

/// DLM: the layer is N x C x H x W.
void convertLayer(Ledger &ledger, const Pointer &outputs, const Pointer &entry)
{
    const Pointer from = outputs / "final_layer_size";
    const Json *sizes = ledger.at(from);
    if (!sizes || !sizes->is_array() || sizes->empty() || sizes->size() > 64)
        return;
    std::vector<std::int64_t> shape;
    for (const Json &size : *sizes) {
        const auto integer = integerIn(size);
        if (!integer || (*integer < 1 && *integer != -1))
            return;
        shape.push_back(*integer);
    }
    const Json *count = ledger.at(outputs / "number_of_classes");
    const auto classes = count ? integerIn(*count) : std::nullopt;
    const bool areClasses = shape.size() > 1 && classes && *classes == shape[1];
    Json order;
    if (shape.size() == 4)
        order = {"batch", areClasses ? "class" : "channel", "height", "width"};
    else if (shape.size() == 2 && areClasses)
        order = {"batch", "class"};
    const Taken taken = ledger.take(from);
    const Pointer to = entry / "result" / "shape";
    ledger.put(to, Json::array(), {}, Words::tr("The size of the last layer is the shape of the result."));
    for (std::size_t i = 0; i < shape.size(); ++i) {
        const Taken size = Ledger::piece(taken, i);
        if (size.value.is_number_integer())
            ledger.put(to / "-", size);
        else
            ledger.put(to / "-", shape[i], {size}, Words::tr("A whole number."));
    }
    if (!order.is_null())
        ledger.put(entry / "result" / "dim_order", order, {taken},
                   areClasses ? Words::tr("DLM orders the layer by batch, channels, height and width; there are as many channels as classes.")
                              : Words::tr("DLM orders the layer by batch, channels, height and width."));
    if (areClasses)
        ledger.absorb(outputs / "number_of_classes", to / std::size_t{1}, Words::tr("The shape of the result says it."));
}

struct Class
{
    std::int64_t value = 0;
    std::string text = {};
    std::vector<Taken> from = {};
    QString how = {};
};

std::optional<Class> classOf(const std::string &name, const Json &value, const Taken &taken)
{
    if (const auto index = integerIn(Json(name)); index && value.is_string())
        return Class{*index, value.get<std::string>(), {taken}, Words::tr("The name of the member is the value of the class.")};
    if (const auto index = integerIn(value); index && !integerIn(Json(name)))
        return Class{*index, name, {taken}, Words::tr("The name of the member is the name of the class.")};
    return std::nullopt;
}

const Json *memberOf(const Json &object, std::initializer_list<const char *> names, std::string &found)
{
    for (const char *name : names) {
        if (const auto it = object.find(name); it != object.end()) {
            found = name;
            return &*it;
        }
    }
    return nullptr;
}

/// One element of a list: {"0": "a"}, {"value": 0, "name": "a"}, ["0", "a"], or "a".
std::vector<Class> classesOfElement(const Taken &element, std::size_t position)
{
    const Json &value = element.value;
    if (value.is_string())
        return {{std::int64_t(position), value.get<std::string>(), {element}, Words::tr("The value is the place in the list, counted from 0.")}};
    if (value.is_array() && value.size() == 2 && integerIn(value[0]) && value[1].is_string())
        return {{*integerIn(value[0]), value[1].get<std::string>(), {element}, Words::tr("Value and name of the class.")}};
    if (!value.is_object())
        return {};
    std::string index, name;
    const Json *number = memberOf(value, {"value", "index", "id", "class_id", "class_index"}, index);
    const Json *text = memberOf(value, {"name", "class", "class_name", "label", "title"}, name);
    if (number && text && value.size() == 2 && integerIn(*number) && text->is_string())
        return {{*integerIn(*number), text->get<std::string>(), {element}, Words::tr("Value and name of the class.")}};
    std::vector<Class> classes;
    for (const auto &[key, member] : value.items()) {
        auto one = classOf(key, member, Ledger::piece(element, key));
        if (!one)
            return {};
        classes.push_back(std::move(*one));
    }
    return classes;
}

/// A name that all releases of the classification extension take.
std::string nameOf(const std::string &text)
{
    std::string name;
    for (const char c : trimmed(text)) {
        const bool plain = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
        const bool joins = !plain && (name.empty() || name.back() == '_');
        if (!joins)
            name += plain ? c : '_';
    }
    while (name.ends_with('_'))
        name.pop_back();
    return name;
}

void putClass(Ledger &ledger, const Pointer &list, const Class &one)
{
    const Pointer place = list / ledger.at(list)->size();
    ledger.add(list / "-", Json::object(), Words::tr("A class of the classification extension."));
    ledger.put(place / "value", one.value, one.from, one.how);
    if (const std::string name = nameOf(one.text); !name.empty())
        ledger.put(place / "name", name, one.from, Words::tr("A short name without spaces; the description has it as it was."));
    ledger.put(place / "description", one.text, one.from, one.how);
}

void convertClasses(Ledger &ledger, const Pointer &outputs, const Pointer &entry)
{
    const auto from = firstOf(ledger, outputs, {"class_name_mapping", "class_names", "classes"});
    const Json *mapping = from ? ledger.at(*from) : nullptr;
    if (!mapping || !mapping->is_structured() || mapping->empty())
        return;
    std::vector<Class> classes;
    const bool isList = mapping->is_array();
    const std::size_t count = mapping->size();
    const Pointer place = *from;
    // Looked at first: nothing is taken where one element is not understood.
    const Taken looked{*mapping, *mapping, true};
    const auto read = [&](const Taken &all) {
        classes.clear();
        if (!isList) {
            classes = classesOfElement(all, 0);
            return !classes.empty();
        }
        for (std::size_t i = 0; i < count; ++i) {
            const auto some = classesOfElement(Ledger::piece(all, i), i);
            if (some.empty())
                return false;
            classes.insert(classes.end(), some.begin(), some.end());
        }
        return true;
    };
    if (!read(looked))
        return;
    read(ledger.take(place));
    const Pointer to = entry / "classification:classes";
    ledger.add(to, Json::array(), Words::tr("MLM describes classes as the classification extension does."));
    for (const Class &one : classes)
        putClass(ledger, to, one);
    declare(ledger, classification, Words::tr("Classes are described by this extension."));
    const Pointer counted = outputs / "number_of_classes";
    if (const Json *number = ledger.at(counted); number && integerIn(*number) == std::int64_t(classes.size()))
        ledger.absorb(counted, to, Words::tr("The list of classes says it."));
}

void markIgnored(Ledger &ledger, const Pointer &outputs, const Pointer &entry)
{
    const Pointer from = outputs / "dont_care_index", list = entry / "classification:classes";
    const Json *value = ledger.at(from);
    const auto index = value ? integerIn(*value) : std::nullopt;
    const Json *classes = ledger.at(list);
    if (!index || !classes)
        return;
    for (std::size_t i = 0; i < classes->size(); ++i) {
        if ((*classes)[i].value("value", Json()) != *index)
            continue;
        const Taken taken = ledger.take(from);
        ledger.put(list / i / "nodata", true, {taken}, Words::tr("The class that is not to be cared for, as the classification extension marks it."));
        return;
    }
}

} // namespace

void convertOutputs(Ledger &ledger, const Pointer &home)
{
    const auto objects = objectsAt(ledger, home / "dlm:outputs");
    const Pointer list = home / "mlm:output";
    if (objects.empty() || ledger.at(list))
        return;
    const QString why = Words::tr("MLM lists the outputs.");
    ledger.add(list, Json::array(), why);
    for (const Pointer &outputs : objects) {
        const Pointer entry = list / ledger.at(list)->size();
        ledger.add(list / "-", Json::object(), why);
        if (const std::string *name = ledger.text(outputs / "name"); name && !name->empty())
            ledger.move(outputs / "name", entry / "name");
        convertTasks(ledger, outputs, entry, home);
        convertLayer(ledger, outputs, entry);
        convertClasses(ledger, outputs, entry);
        markIgnored(ledger, outputs, entry);
        convertFunction(ledger, outputs / "post_processing_function", entry / "post_processing_function");
        if (ledger.at(entry)->empty())
            ledger.prune(entry);
        else
            absorbNulls(ledger, outputs, entry);
    }
    if (ledger.at(list)->empty())
        ledger.prune(list);
}

} // namespace mlm::convert::dlm
