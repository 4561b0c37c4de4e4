// SPDX-License-Identifier: Apache-2.0
#include "core/convert/dlm/parts.h"
#include "core/convert/releases/places.h"
#include <QCoreApplication>
#include <algorithm>
#include <array>

// dlm:inputs: the tensor, its bands and how values are scaled.

namespace mlm::convert::dlm {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Convert)
};

struct Dimension
{
    const char *name;                     ///< in MLM
    std::array<const char *, 6> members;  ///< in DLM, its drafts and in the wild
};

/// In the order that DLM gives a tensor: N, (T,) C, H, W.
constexpr std::array dimensions{
    Dimension{"batch", {"batch", "batch_size", "n", nullptr}},
    Dimension{"time", {"time", "t", nullptr}},
    Dimension{"channel", {"dim", "channels", "channel", "bands", "c", nullptr}},
    Dimension{"height", {"height", "h", nullptr}},
    Dimension{"width", {"width", "w", nullptr}},
};

struct Sized
{
    const char *dimension;
    std::string member;
    std::int64_t size;
};

/// Its dimensions in their order; empty where a member is no size of a dimension.
std::vector<Sized> dimensionsOf(const Json &tensor)
{
    std::vector<Sized> found;
    std::size_t voids = 0;
    for (const Dimension &dimension : dimensions) {
        for (const char *member : dimension.members) {
            if (!member)
                break;
            const auto it = tensor.find(member);
            if (it == tensor.end() || it->is_null())
                continue;
            const auto size = integerIn(*it);
            if (!size || (*size < 1 && *size != -1) || (!found.empty() && found.back().dimension == dimension.name))
                return {};
            found.push_back({dimension.name, member, *size});
        }
    }
    for (const Json &value : tensor)
        voids += value.is_null();
    return found.size() + voids == tensor.size() ? found : std::vector<Sized>();
}

void convertTensor(Ledger &ledger, const Pointer &place, const Pointer &entry, bool bands)
{
    const auto found = dimensionsOf(*ledger.at(place));
    if (found.empty())
        return;
    const Pointer shape = entry / "input" / "shape", order = entry / "input" / "dim_order";
    std::vector<Taken> taken;
    for (const Sized &sized : found)
        taken.push_back(ledger.take(place / sized.member));
    ledger.put(entry / "input", Json::object(), {}, Words::tr("MLM describes a tensor by its shape and its dimensions."));
    ledger.add(shape, Json::array(), Words::tr("MLM describes a tensor by its shape and its dimensions."));
    ledger.add(order, Json::array(), Words::tr("MLM describes a tensor by its shape and its dimensions."));
    for (std::size_t i = 0; i < found.size(); ++i) {
        const bool isBands = bands && std::string_view(found[i].dimension) == "channel";
        if (taken[i].value.is_number_integer())
            ledger.put(shape / "-", taken[i]);
        else
            ledger.put(shape / "-", found[i].size, {taken[i]}, Words::tr("A whole number."));
        ledger.put(order / "-", isBands ? "bands" : found[i].dimension, {taken[i]}, Words::tr("The dimension of that size. DLM orders them by batch, channels, height and width."));
    }
}

/// A draft had the sizes beside the other members: "shape:batch".
void gatherShape(Ledger &ledger, const Pointer &inputs)
{
    const std::string prefix = "shape:";
    for (const std::string &name : namesOf(ledger.at(inputs)))
        if (name.starts_with(prefix) && name.size() > prefix.size() && !ledger.at(inputs / "input_tensors" / name.substr(prefix.size())))
            ledger.move(inputs / name, inputs / "input_tensors" / name.substr(prefix.size()));
    if (const Json *values = ledger.at(inputs / "normalization"); values && values->is_object())
        for (const char *member : {"mean", "std"})
            ledger.move(inputs / "normalization" / member, inputs / (std::string("normalization:") + member));
    ledger.prune(inputs / "normalization");
}

/// How many numbers a mean or deviation has, 1 where it is one for all; 0: it is something else.
std::size_t numbersIn(const Json &value)
{
    if (!value.is_array())
        return numberIn(value) ? 1 : 0;
    return std::all_of(value.begin(), value.end(), [](const Json &each) { return numberIn(each).has_value(); }) ? value.size() : 0;
}

Taken numberAt(const Taken &values, std::size_t i)
{
    if (!values || !values.value.is_array())
        return values;
    return Ledger::piece(values, values.value.size() == 1 ? 0 : i);
}

std::string written(const Json &number)
{
    const std::string text = asNumber(number).dump();
    return text.starts_with('-') ? "(" + text + ")" : text;
}

/// All of it in one, digit by digit as DLM had it. MLM takes one operation for each band, so both together have to be an expression.
Json expressionOf(const Taken &factor, const Taken &mean, const Taken &deviation)
{
    std::string text = "A * " + written(factor.value);
    if (mean)
        text += " - " + written(mean.value);
    if (deviation)
        text = mean ? "(" + text + ") / " + written(deviation.value) : text + " / " + written(deviation.value);
    return {{"type", "processing"}, {"format", "gdal-calc"}, {"expression", text}};
}

/// One after the other, as members of an object that is there.
void putNumber(Ledger &ledger, const Pointer &place, const Taken &number)
{
    if (number.value.is_number())
        ledger.put(place, number);
    else
        ledger.put(place, asNumber(number.value), {number}, Words::tr("The number that the text says."));
}

void putScaling(Ledger &ledger, const Pointer &list, const Taken &factor, const Taken &mean, const Taken &deviation)
{
    const Pointer place = list / ledger.at(list)->size();
    const QString structure = Words::tr("What the numbers are for, in the words of MLM.");
    if (factor && !mean && !deviation) {
        const double by = *numberIn(factor.value), value = 1.0 / by;
        const bool exact = 1.0 / value == by;
        if (exact)
            ledger.put(list / "-", {{"type", "scale"}, {"value", value}}, {factor}, Words::tr("DLM multiplies by the factor, MLM divides by the value: 1 divided by the factor."));
        else
            ledger.put(list / "-", expressionOf(factor, {}, {}), {factor},
                       Words::tr("DLM multiplies by the factor, MLM divides by a value, and no value undoes this one to the last digit: an expression multiplies."));
        return;
    }
    if (factor) {
        std::vector<Taken> sources{factor};
        for (const Taken *each : {&mean, &deviation})
            if (*each)
                sources.push_back(*each);
        ledger.put(list / "-", expressionOf(factor, mean, deviation), sources,
                   Words::tr("First the factor, then mean and deviation, as DLM does. MLM has one operation for each band; more than one is an expression, which keeps all digits."));
        return;
    }
    ledger.add(list / "-", Json::object(), structure);
    ledger.add(place / "type", mean && deviation ? "z-score" : mean ? "offset" : "scale", structure);
    if (mean)
        putNumber(ledger, place / (deviation ? "mean" : "value"), mean);
    if (deviation)
        putNumber(ledger, place / (mean ? "stddev" : "value"), deviation);
}

/// One entry for all bands, or one for each.
void convertScaling(Ledger &ledger, const Pointer &inputs, const Pointer &entry)
{
    const auto usable = [&](const std::optional<Pointer> &place, bool divides) {
        const Json *value = place ? ledger.at(*place) : nullptr;
        if (!value || value->is_null())
            return std::size_t{0};
        const std::size_t count = numbersIn(*value);
        const auto isZero = [](const Json &each) { return numberIn(each) == 0.0; };
        return divides && (isZero(*value) || (value->is_array() && std::any_of(value->begin(), value->end(), isZero))) ? std::size_t{0} : count;
    };
    const auto factor = firstOf(ledger, inputs, {"scaling_factor", "scaling"});
    const auto mean = firstOf(ledger, inputs, {"normalization:mean", "mean"});
    const auto deviation = firstOf(ledger, inputs, {"normalization:std", "normalization:stddev", "std"});
    std::size_t count = 1, any = 0;
    for (const auto &[place, divides] : {std::pair(factor, true), std::pair(mean, false), std::pair(deviation, true)}) {
        const Json *value = place ? ledger.at(*place) : nullptr;
        if (!value || value->is_null())
            continue;
        const std::size_t own = usable(place, divides);
        if (own == 0 || (own > 1 && count > 1 && own != count))
            return;
        count = std::max(count, own);
        ++any;
    }
    const auto channels = [&]() -> std::size_t {
        if (const Json *bands = ledger.at(entry / "bands"); bands && bands->is_array())
            return bands->size();
        const Json *order = ledger.at(entry / "input" / "dim_order"), *shape = ledger.at(entry / "input" / "shape");
        const auto index = indexOf(order, "channel");
        const auto size = index && shape ? integerIn((*shape)[*index]) : std::nullopt;
        return size && *size > 0 ? std::size_t(*size) : 0;
    }();
    const Pointer list = entry / "value_scaling";
    if (any == 0 || (count > 1 && channels > 0 && channels != count) || count > 100000)
        return;
    const auto taken = [&](const std::optional<Pointer> &place) {
        const Json *value = place ? ledger.at(*place) : nullptr;
        return value && !value->is_null() ? ledger.take(*place) : Taken();
    };
    const Taken by = taken(factor), off = taken(mean), over = taken(deviation);
    ledger.add(list, Json::array(), count > 1 ? Words::tr("One entry for each band.") : Words::tr("One entry for all bands."));
    for (std::size_t i = 0; i < count; ++i)
        putScaling(ledger, list, numberAt(by, i), numberAt(off, i), numberAt(over, i));
}

} // namespace

void convertInputs(Ledger &ledger, const Pointer &home)
{
    const auto objects = objectsAt(ledger, home / "dlm:inputs");
    const Pointer list = home / "mlm:input";
    if (objects.empty() || ledger.at(list))
        return;
    const QString why = Words::tr("MLM lists the inputs.");
    ledger.add(list, Json::array(), why);
    for (const Pointer &inputs : objects) {
        const Pointer entry = list / ledger.at(list)->size();
        ledger.add(list / "-", Json::object(), why);
        if (const std::string *name = ledger.text(inputs / "name"); name && !name->empty())
            ledger.move(inputs / "name", entry / "name");
        gatherShape(ledger, inputs);
        const bool bands = convertBandsOf(ledger, home, inputs, entry);
        const auto tensors = objectsAt(ledger, inputs / "input_tensors");
        if (tensors.size() == 1)
            convertTensor(ledger, tensors.front(), entry, bands);
        convertScaling(ledger, inputs, entry);
        convertFunction(ledger, inputs / "pre_processing_function", entry / "pre_processing_function");
        if (ledger.at(entry)->empty()) {
            ledger.prune(entry);
            continue;
        }
        absorbNulls(ledger, inputs, entry);
        for (const Pointer &tensor : tensors)
            absorbNulls(ledger, tensor, entry);
    }
    if (ledger.at(list)->empty())
        ledger.prune(list);
}

} // namespace mlm::convert::dlm
