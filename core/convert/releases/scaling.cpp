// SPDX-License-Identifier: Apache-2.0
#include "core/convert/data.h"
#include "core/convert/releases/places.h"
#include "core/convert/releases/scaling.h"
#include "core/convert/releases/steps.h"
#include <QCoreApplication>
#include <algorithm>

namespace mlm::convert {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Convert)
};

bool isVoid(const Json *value)
{
    return !value || value->is_null() || (value->is_structured() && value->empty());
}

bool holdNumbers(const Json &statistics, const char *first, const char *second)
{
    return std::all_of(statistics.begin(), statistics.end(), [&](const Json &entry) {
        return entry.is_object() && !entry.contains("type") && entry.contains(first) && entry.at(first).is_number() && entry.contains(second) &&
               entry.at(second).is_number();
    });
}

void absorbEach(Ledger &ledger, const Pointer &input, std::initializer_list<const char *> members, const QString &how)
{
    for (const char *member : members)
        ledger.absorb(input / member, input / "value_scaling", how);
}

} // namespace

std::string normTypeOf(const Json *value)
{
    if (!value || !value->is_string())
        return {};
    std::string text = lower(value->get<std::string>());
    std::replace(text.begin(), text.end(), '_', '-');
    std::replace(text.begin(), text.end(), ' ', '-');
    return table("mlm").at("spellings").at("norm_type").value(text, text);
}

std::optional<std::size_t> channelsOf(const Json &input)
{
    const auto bands = input.find("bands");
    if (bands != input.end() && bands->is_array() && !bands->empty())
        return bands->size();
    const Json *order = Pointer({"input", "dim_order"}).in(input);
    const Json *shape = Pointer({"input", "shape"}).in(input);
    for (const char *name : {"bands", "channel"})
        if (const auto index = indexOf(order, name); index && shape && shape->is_array() && *index < shape->size())
            if (const Json &size = (*shape)[*index]; size.is_number_integer() && size.get<std::int64_t>() > 0)
                return size.get<std::size_t>();
    return std::nullopt;
}

std::string methodFor(const Json &input)
{
    const auto member = [&](const char *name) { return Pointer({name}).in(input); };
    const std::string type = normTypeOf(member("norm_type"));
    const Json *statistics = member("statistics");
    if (member("value_scaling") || !isVoid(member("norm_clip")) || isVoid(statistics) || !statistics->is_array() || (type != "min-max" && type != "z-score"))
        return {};
    if (!holdNumbers(*statistics, type == "z-score" ? "mean" : "minimum", type == "z-score" ? "stddev" : "maximum"))
        return {};
    const auto channels = channelsOf(input);
    if (statistics->size() > 1 && channels && *channels != statistics->size())
        return {};
    const Json *byChannel = member("norm_by_channel");
    if (byChannel && byChannel->is_boolean() && byChannel->get<bool>() != (statistics->size() > 1) && channels && *channels > 1)
        return {};
    return type;
}

/// One of several bands, or for all: as many entries as there were statistics.
void scaleValues(Ledger &ledger)
{
    for (const Pointer &input : entriesOf(ledger, "mlm:input")) {
        const Json &entry = *ledger.at(input);
        const auto member = [&](const char *name) { return ledger.at(input / name); };
        const std::string method = methodFor(entry);
        if (!method.empty()) {
            const std::size_t count = member("statistics")->size();
            const Taken type = ledger.take(input / "norm_type");
            ledger.rename(input / "statistics", "value_scaling");
            for (std::size_t i = 0; i < count; ++i) {
                const Pointer place = input / "value_scaling" / i / "type";
                if (type.value == method)
                    ledger.put(place, type, {}, 0);
                else
                    ledger.put(place, method, {type}, Words::tr("The same method in the words of MLM."), 0);
            }
            ledger.absorb(input / "norm_by_channel", input / "value_scaling",
                          count > 1 ? Words::tr("There is one entry for each band.") : Words::tr("There is one entry for all bands."));
            absorbEach(ledger, input, {"norm_clip"}, Words::tr("Nothing is cut off."));
            continue;
        }
        const Json *type = member("norm_type");
        const bool none = type && (type->is_null() || normTypeOf(type) == "none");
        if (!none || member("value_scaling") || !isVoid(member("statistics")) || !isVoid(member("norm_clip")))
            continue;
        ledger.rename(input / "norm_type", "value_scaling");
        ledger.map(input / "value_scaling", nullptr, Words::tr("Values go in as they are."));
        absorbEach(ledger, input, {"norm_by_channel", "statistics", "norm_clip"}, Words::tr("Without normalization it says nothing."));
    }
}

void spreadStatistics(Ledger &ledger)
{
    for (const Pointer &input : entriesOf(ledger, "mlm:input")) {
        const Pointer place = input / "statistics";
        const Json *statistics = ledger.at(place);
        if (!statistics || !statistics->is_object() || statistics->empty())
            continue;
        std::size_t count = 0;
        bool fits = true;
        for (const auto &[name, value] : statistics->items()) {
            if (value.is_null())
                continue;
            const std::size_t size = value.is_array() ? value.size() : value.is_number() ? 1 : 0;
            fits = fits && size > 0 && (count == 0 || size == count);
            count = size;
        }
        if (!fits || count == 0)
            continue;
        const auto names = namesOf(statistics);
        const auto position = memberPosition(*ledger.at(input), "statistics");
        const Taken all = ledger.take(place);
        const QString how = Words::tr("One entry for each band.");
        ledger.add(place, Json::array(), how, position);
        for (std::size_t i = 0; i < count; ++i) {
            ledger.add(place / "-", Json::object(), how);
            for (const std::string &name : names) {
                const Taken values = Ledger::piece(all, name);
                if (!values.value.is_null())
                    ledger.put(place / i / name, values.value.is_array() ? Ledger::piece(values, i) : values);
            }
        }
        for (const std::string &name : names)
            if (const Taken values = Ledger::piece(all, name); values.value.is_null())
                ledger.absorb(values, place, Words::tr("It says nothing."));
    }
}

} // namespace mlm::convert
