// SPDX-License-Identifier: Apache-2.0
#include "core/convert/dlm/parts.h"
#include "core/convert/releases/places.h"
#include <QCoreApplication>
#include <algorithm>

// Which bands an input has. DLM tells it twice: useful_bands (an index into the data's bands, and a name), and selected_bands (numbers). Neither text says
// whether they count from 0 or from 1; documents do both. What the names say decides.

namespace mlm::convert::dlm {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Convert)
};

struct Band
{
    std::string name = {}, common = {};
    std::optional<std::int64_t> index = {};
};

using Names = std::vector<std::string>;

struct Reading
{
    Names names;
    QString how;
};

std::vector<Band> bandsIn(const Json *list)
{
    std::vector<Band> bands;
    // Names are looked up in each other's lists: no sensor has more.
    if (!list || !list->is_array() || list->size() > 2000)
        return bands;
    for (std::size_t i = 0; i < list->size(); ++i) {
        const Json &each = (*list)[i];
        if (each.is_string())
            bands.push_back({each.get<std::string>()});
        else if (each.is_object())
            bands.push_back({memberText(each, "name"), memberText(each, "common_name"), each.contains("index") ? integerIn(each.at("index")) : std::nullopt});
        else
            return {};
    }
    return bands;
}

bool isBand(const Band &declared, const Band &band)
{
    const std::string name = lower(band.name), common = lower(band.common);
    return !name.empty() && (name == lower(declared.name) || name == lower(declared.common) || (!common.empty() && common == lower(declared.common)));
}

/// The declared band that a name means: the one called so, or the only one with that common name.
std::optional<std::size_t> declaredAs(const std::vector<Band> &declared, const Band &band)
{
    std::optional<std::size_t> found;
    for (std::size_t i = 0; i < declared.size(); ++i)
        if (declared[i].name == band.name)
            return i;
    for (std::size_t i = 0; i < declared.size(); ++i) {
        if (!isBand(declared[i], band))
            continue;
        if (found)
            return std::nullopt;
        found = i;
    }
    return found;
}

std::string nameFor(const std::vector<Band> &declared, const Band &band)
{
    const auto index = declaredAs(declared, band);
    return index && !declared[*index].name.empty() ? declared[*index].name : band.name;
}

/// How far index and place among the declared bands are apart, where all names agree on it: 0 where it counts from 0, -1 from 1, 1 from 0 in data without
/// the first declared band.
std::optional<std::int64_t> shiftOf(const std::vector<Band> &useful, const std::vector<Band> &declared)
{
    std::optional<std::int64_t> shift;
    for (const Band &band : useful) {
        const auto place = declaredAs(declared, band);
        if (!band.index || !place || *band.index > 1000000 || *band.index < -1000000)
            return std::nullopt;
        const std::int64_t own = std::int64_t(*place) - *band.index;
        if (shift && *shift != own)
            return std::nullopt;
        shift = own;
    }
    return shift;
}

QString counted(std::int64_t shift)
{
    return shift < 0 ? Words::tr("counted from 1") : shift == 0 ? Words::tr("counted from 0") : Words::tr("counted from 0 after the first %1 of eo:bands").arg(shift);
}

/// The names at these numbers; empty where one is not there, or is there twice.
Names pick(const std::vector<std::int64_t> &numbers, const std::vector<Band> &bands, std::int64_t shift)
{
    Names names;
    for (const std::int64_t number : numbers) {
        const std::int64_t place = number + shift;
        if (place < 0 || place >= std::int64_t(bands.size()))
            return {};
        const std::string &name = bands[std::size_t(place)].name;
        if (name.empty() || std::find(names.begin(), names.end(), name) != names.end())
            return {};
        names.push_back(name);
    }
    return names;
}

Names pickIndex(const std::vector<std::int64_t> &numbers, const std::vector<Band> &useful)
{
    std::vector<std::int64_t> places;
    for (const std::int64_t number : numbers) {
        const auto it = std::find_if(useful.begin(), useful.end(), [&](const Band &band) { return band.index == number; });
        if (it == useful.end())
            return {};
        places.push_back(it - useful.begin());
    }
    return pick(places, useful, 0);
}

std::optional<std::vector<std::int64_t>> numbersOf(const Json *list)
{
    std::vector<std::int64_t> numbers;
    if (!list || !list->is_array() || list->empty() || list->size() > 10000)
        return std::nullopt;
    for (const Json &each : *list) {
        const auto integer = integerIn(each);
        if (!integer || *integer < 0 || *integer > 1000000)
            return std::nullopt;
        numbers.push_back(*integer);
    }
    return numbers;
}

/// Everything that selected_bands can mean, each result once.
std::vector<Reading> readingsOf(const std::vector<std::int64_t> &numbers, std::vector<Band> useful, const std::vector<Band> &declared)
{
    const auto shift = shiftOf(useful, declared);
    for (Band &band : useful)
        band.name = nameFor(declared, band);
    std::vector<Reading> readings;
    const auto add = [&](Names names, const QString &how) {
        if (!names.empty() && std::none_of(readings.begin(), readings.end(), [&](const Reading &other) { return other.names == names; }))
            readings.push_back({std::move(names), how});
    };
    add(pickIndex(numbers, useful), Words::tr("The numbers are those of useful_bands."));
    add(pick(numbers, useful, 0), Words::tr("The numbers are places in useful_bands, counted from 0."));
    add(pick(numbers, useful, -1), Words::tr("The numbers are places in useful_bands, counted from 1."));
    if (shift && *shift != 0 && *shift != -1)
        add(pick(numbers, declared, *shift), Words::tr("The numbers are those of the data's bands, %1.").arg(counted(*shift)));
    add(pick(numbers, declared, 0), Words::tr("The numbers are places in eo:bands, counted from 0."));
    add(pick(numbers, declared, -1), Words::tr("The numbers are places in eo:bands, counted from 1."));
    return readings;
}

/// What there is to choose from once the bands are known to be among those of useful_bands.
std::vector<Reading> agreeing(std::vector<Reading> readings, const Names &useful)
{
    if (!useful.empty())
        std::erase_if(readings, [&](const Reading &reading) {
            return reading.names.size() != useful.size() ||
                   std::any_of(reading.names.begin(), reading.names.end(), [&](const std::string &name) { return std::find(useful.begin(), useful.end(), name) == useful.end(); });
        });
    return readings;
}

/// The data that goes with an input: the only one, or the one of the same place.
std::optional<Pointer> dataFor(const Json &root, const Pointer &home, const Pointer &inputs)
{
    const Pointer place = home / "dlm:data";
    const Json *data = place.in(root);
    if (data && data->is_object())
        return !inputs.index() || *inputs.index() == 0 ? std::optional(place) : std::nullopt;
    const std::size_t index = inputs.index().value_or(0);
    return data && data->is_array() && index < data->size() && (*data)[index].is_object() ? std::optional(place / index) : std::nullopt;
}

Names namesFor(const std::vector<Band> &bands, const std::vector<Band> &declared)
{
    Names names;
    for (const Band &band : bands) {
        const std::string name = nameFor(declared, band);
        if (name.empty() || std::find(names.begin(), names.end(), name) != names.end())
            return {};
        names.push_back(name);
    }
    return names;
}

/// Members beside name and index that eo:bands says too, or can say.
bool isDeclared(const Json &band, const Json &declared)
{
    for (const auto &[member, value] : band.items()) {
        if (member == "name" || member == "index" || !declared.contains(member) || declared.at(member) == value)
            continue;
        const std::string text = lower(memberText(band, member.c_str()));
        if (text.empty() || text != lower(memberText(declared, member.c_str())))
            return false;
    }
    return true;
}

/// Puts the useful bands into the input, in the order of `order`. They stay behind too where something in them has no place elsewhere.
void putUseful(Ledger &ledger, const Pointer &home, const Pointer &useful, const Names &order, const Pointer &to, const QString &structure)
{
    const std::vector<Band> bands = bandsIn(ledger.at(useful)), declared = bandsIn(ledger.at(home / "eo:bands"));
    const auto shift = shiftOf(bands, declared);
    const Json list = *ledger.at(useful);
    bool clean = true;
    Names names;
    for (const Band &band : bands)
        names.push_back(nameFor(declared, band));
    for (std::size_t i = 0; i < bands.size(); ++i) {
        const auto place = declaredAs(declared, bands[i]);
        const bool alone = list[i].is_string() || list[i].size() == 1;
        clean = clean && (alone || (place && (!list[i].contains("index") || shift) && isDeclared(list[i], ledger.at(home / "eo:bands")->at(*place))));
    }
    ledger.add(to, Json::array(), structure);
    const Taken all = clean ? ledger.take(useful) : Taken{list, *useful.in(ledger.work()), true};
    for (const std::string &wanted : order) {
        const std::size_t i = std::size_t(std::find(names.begin(), names.end(), wanted) - names.begin());
        const bool asItWas = bands[i].name == wanted;
        const QString how = asItWas ? QString() : Words::tr("The name that eo:bands has for it.");
        if (!clean) {
            ledger.copy(list[i].is_string() ? useful / i : useful / i / "name", to / "-");
            const Pointer put = to / (ledger.at(to)->size() - 1);
            if (!asItWas)
                ledger.map(put, wanted, how);
            continue;
        }
        const Taken band = Ledger::piece(all, i);
        const Taken name = band.value.is_string() ? band : Ledger::piece(band, "name");
        if (asItWas)
            ledger.put(to / "-", name);
        else
            ledger.put(to / "-", wanted, {name}, how);
        const Pointer put = to / (ledger.at(to)->size() - 1);
        if (!band.value.is_object())
            continue;
        for (const auto &[member, value] : band.value.items()) {
            const Taken piece = Ledger::piece(band, member);
            const auto place = declaredAs(declared, bands[i]);
            if (member == "index")
                ledger.absorb(piece, put, Words::tr("The number of the band in the data, %1: the names agree with eo:bands. The input has the bands in this order.").arg(counted(*shift)));
            else if (member != "name" && ledger.at(home / "eo:bands" / *place / member))
                ledger.absorb(piece, home / "eo:bands" / *place / member, Words::tr("eo:bands says it."));
            else if (member != "name")
                ledger.put(home / "eo:bands" / *place / member, piece, Words::tr("Bands are described in eo:bands."));
        }
    }
}

} // namespace

bool convertBandsOf(Ledger &ledger, const Pointer &home, const Pointer &inputs, const Pointer &entry)
{
    const Pointer to = entry / "bands";
    const auto selected = firstOf(ledger, inputs, {"selected_bands", "selected_band"});
    const Json *chosen = selected ? ledger.at(*selected) : nullptr;
    if (chosen && chosen->is_array() && !chosen->empty() && std::all_of(chosen->begin(), chosen->end(), [](const Json &name) { return name.is_string() && !integerIn(name) && !name.get_ref<const std::string &>().empty(); })) {
        ledger.move(*selected, to);
        return true;
    }
    const QString structure = Words::tr("MLM lists the bands of an input.");
    const auto data = dataFor(ledger.work(), home, inputs);
    const std::vector<Band> declared = bandsIn(ledger.at(home / "eo:bands"));
    const std::vector<Band> useful = data ? bandsIn(ledger.at(*data / "useful_bands")) : std::vector<Band>();
    const Names names = namesFor(useful, declared);
    const auto numbers = numbersOf(chosen);
    const auto readings = numbers ? agreeing(readingsOf(*numbers, useful, declared), names) : std::vector<Reading>();
    const bool decided = readings.size() == 1;
    if (!names.empty())
        putUseful(ledger, home, *data / "useful_bands", decided ? readings.front().names : names, to, structure);
    else if (decided && useful.empty())
        ledger.add(to, Json::array(), structure);
    if (!decided || !ledger.at(to))
        return ledger.at(to) != nullptr;
    const Taken taken = ledger.take(*selected);
    for (std::size_t i = 0; i < readings.front().names.size(); ++i) {
        if (names.empty())
            ledger.put(to / "-", readings.front().names[i], {Ledger::piece(taken, i)}, readings.front().how + ' ' + Words::tr("No other way to count fits."));
        else
            ledger.absorb(Ledger::piece(taken, i), to / i, readings.front().how + ' ' + Words::tr("No other way to count fits."));
    }
    return true;
}

void askAboutSelection(Ledger &ledger, const Pointer &home, const Pointer &inputs, const Pointer &entry)
{
    const auto selected = firstOf(ledger, inputs, {"selected_bands", "selected_band"});
    if (!selected || ledger.at(*selected)->is_null())
        return;
    const auto data = dataFor(ledger.source(), home, inputs);
    // As they were: by now they may stand elsewhere.
    const std::vector<Band> declared = bandsIn((home / "eo:bands").in(ledger.source()));
    const std::vector<Band> useful = data ? bandsIn((*data / "useful_bands").in(ledger.source())) : std::vector<Band>();
    const auto numbers = numbersOf(ledger.at(*selected));
    Question question{*selected, Words::tr("selected_bands says by numbers which bands go in."), {}};
    const auto shown = [](const Names &names) {
        QStringList list;
        for (const std::string &name : names)
            list.append(QString::fromStdString(name));
        return list.join(QStringLiteral(", "));
    };
    const Pointer bands = entry / "bands";
    const Json *there = ledger.at(bands);
    question.text += ' ' + (there ? Words::tr("No way to count them agrees with useful_bands alone; the bands of useful_bands are set.") : Words::tr("It could not be told whether they count from 0 or from 1."));
    const Json *order = ledger.at(entry / "input" / "dim_order");
    const auto channel = indexOf(order, "channel");
    for (const Reading &reading : numbers ? readingsOf(*numbers, useful, declared) : std::vector<Reading>()) {
        if (!there && !channel)
            break;
        Choice choice{Words::tr("Use %1. %2").arg(shown(reading.names), reading.how), {}};
        if (there) {
            choice.edits.push_back(Edit::replace(bands, reading.names));
        } else {
            choice.edits.push_back(Edit::add(bands, reading.names));
            choice.edits.push_back(Edit::replace(entry / "input" / "dim_order" / *channel, "bands"));
        }
        choice.edits.push_back(Edit::remove(outermost(ledger, *selected)));
        question.choices.push_back(std::move(choice));
    }
    question.choices.push_back({there ? Words::tr("Keep the bands as they are, and take selected_bands out.") : Words::tr("Take it out."), {Edit::remove(outermost(ledger, *selected))}});
    ledger.ask(std::move(question), {*selected});
}

} // namespace mlm::convert::dlm
