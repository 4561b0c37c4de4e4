// SPDX-License-Identifier: Apache-2.0
#include "mutations.h"
#include "core/document/edit.h"
#include <algorithm>

namespace fixtures {

using mlm::Edit;
using mlm::Json;
using mlm::Pointer;

namespace {

void collect(const Json &value, const Pointer &pointer, std::vector<Pointer> &places)
{
    if (!pointer.isRoot())
        places.push_back(pointer);
    if (value.is_array()) {
        for (std::size_t i = 0; i < value.size(); ++i)
            collect(value[i], pointer / i, places);
    } else if (value.is_object()) {
        for (const auto &[name, member] : value.items())
            collect(member, pointer / name, places);
    }
}

std::string replaced(std::string text, char from, char to)
{
    std::replace(text.begin(), text.end(), from, to);
    return text;
}

std::string upper(std::string text)
{
    for (char &c : text)
        c = c >= 'a' && c <= 'z' ? char(c - 'a' + 'A') : c;
    return text;
}

std::vector<Json> textsLike(const std::string &text)
{
    std::vector<Json> list = {upper(text),          replaced(text, '-', '_'), replaced(text, '_', '-'), replaced(text, '-', ' '), ' ' + text,
                              text + ' ',           "#" + text,               "v" + text,               std::string(),          text + "s",
                              Json::array({text}),  nullptr,                  7,                        true};
    if (text.size() > 3)
        list.push_back(text.substr(0, text.size() - 1));
    if (text.size() > 10 && text[10] == 'T') {
        list.push_back(text.substr(0, 10));
        list.push_back(text.substr(0, 19));
        list.push_back(text.substr(0, 10) + " 00:00:00+02:00");
        list.push_back("1999-01-01T00:00:00Z");
    }
    if (const auto dot = text.rfind('.'); dot != std::string::npos)
        list.push_back(text.substr(0, dot));
    return list;
}

std::vector<Json> valuesLike(const Json &value)
{
    if (value.is_string())
        return textsLike(value.get<std::string>());
    if (value.is_boolean())
        return {value.get<bool>() ? "true" : "False", value.get<bool>() ? 1 : 0, nullptr, !value.get<bool>()};
    if (value.is_number())
        return {value.dump(), Json::array({value}), nullptr, -value.get<double>(), 0, value.get<double>() + 0.5, 1000};
    if (value.is_null())
        return {"null", "", 0, Json::array(), Json::object()};
    std::vector<Json> list = {nullptr, "text", Json::array({value})};
    if (value.is_array()) {
        list.push_back(Json::array());
        if (!value.empty()) {
            list.push_back(value.front());
            Json reversed = Json::array();
            for (auto element = value.rbegin(); element != value.rend(); ++element)
                reversed.push_back(*element);
            Json twice = value;
            twice.push_back(value.front());
            list.push_back(reversed);
            list.push_back(twice);
            list.push_back(Json::array({value.front()}));
        }
    } else {
        list.push_back(Json::object());
    }
    return list;
}

std::vector<std::string> namesLike(const std::string &name)
{
    std::vector<std::string> list = {name + "s", upper(name), replaced(name, '_', '-')};
    if (name.size() > 5)
        list.push_back(name.substr(0, name.size() - 2) + name.back() + name[name.size() - 2]);
    if (const auto colon = name.find(':'); colon != std::string::npos) {
        list.push_back(name.substr(colon + 1));
        list.push_back("ml-model" + name.substr(colon));
        list.push_back("mlm:" + name.substr(colon + 1));
    } else {
        list.push_back("mlm:" + name);
    }
    return list;
}

} // namespace

std::vector<Pointer> placesOf(const Json &document)
{
    std::vector<Pointer> places;
    collect(document, {}, places);
    return places;
}

void mutate(const Json &document, const std::function<void(const Json &, const std::string &)> &each)
{
    const auto put = [&](const Edit &edit, const std::string &what) {
        Json broken = document;
        if (mlm::applyTo(broken, edit) && !mlm::same(broken, document))
            each(broken, what);
    };
    for (const Pointer &place : placesOf(document)) {
        const Json &value = *place.in(document);
        const std::string where = place.toString();
        put(Edit::remove(place), "without " + where);
        for (const Json &other : valuesLike(value))
            put(Edit::replace(place, other), where + " is " + other.dump().substr(0, 60));
        const Json &parent = *place.parent().in(document);
        if (!parent.is_object())
            continue;
        for (const std::string &name : namesLike(place.last()))
            if (!parent.contains(name))
                put(Edit::move(place, place.parent() / name), where + " is called " + name);
        // At the wrong level.
        if (place.size() == 2 && !document.contains(place.last()))
            put(Edit::move(place, Pointer({place.last()})), where + " at the top");
        if (place.size() == 1 && document.contains("properties") && place.last() != "properties")
            put(Edit::move(place, Pointer({"properties", place.last()})), where + " in the properties");
    }
}

} // namespace fixtures
