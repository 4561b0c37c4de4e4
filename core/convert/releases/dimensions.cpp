// SPDX-License-Identifier: Apache-2.0
#include "core/convert/data.h"
#include "core/convert/releases/places.h"
#include "core/convert/releases/steps.h"
#include <QCoreApplication>

namespace mlm::convert {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Convert)
};

bool isListed(const char *list, const Json &name)
{
    const Json &names = table("mlm").at("dimensions").at(list);
    return name.is_string() && indexOf(&names, name.get_ref<const std::string &>());
}

struct Tensor
{
    Pointer entry, order;
};

/// Inputs and outputs with bands whose dimensions do not name them.
std::vector<Tensor> unnamedBands(const Ledger &ledger)
{
    std::vector<Tensor> found;
    for (const char *list : {"mlm:input", "mlm:output"}) {
        for (const Pointer &entry : entriesOf(ledger, list)) {
            const Json *bands = ledger.at(entry / "bands");
            const Pointer order = entry / (std::string_view(list) == "mlm:input" ? "input" : "result") / "dim_order";
            const Json *names = ledger.at(order);
            if (bands && bands->is_array() && !bands->empty() && names && names->is_array() && !names->empty() && !indexOf(names, "bands"))
                found.push_back({entry, order});
        }
    }
    return found;
}

/// The dimension that the bands are, where no other reading is left: one called so, or the only one of unknown name that has their number, or the only one
/// of unknown name.
std::optional<std::size_t> bandDimension(const Ledger &ledger, const Tensor &tensor)
{
    const Json &names = *ledger.at(tensor.order);
    std::vector<std::size_t> called, sized, unknown;
    const Json *shape = ledger.at(tensor.order.parent() / "shape");
    const std::size_t bands = ledger.at(tensor.entry / "bands")->size();
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (isListed("bands", names[i]))
            called.push_back(i);
        else if (names[i].is_string() && !isListed("other", names[i]))
            unknown.push_back(i);
    }
    for (const std::size_t i : unknown)
        if (shape && shape->is_array() && shape->size() == names.size() && (*shape)[i] == bands)
            sized.push_back(i);
    for (const auto *candidates : {&called, &sized, &unknown})
        if (!candidates->empty())
            return candidates->size() == 1 ? std::optional(candidates->front()) : std::nullopt;
    return std::nullopt;
}

} // namespace

void nameBandDimensions(Ledger &ledger)
{
    for (const Pointer &entry : entriesOf(ledger, "mlm:input")) {
        const Json *bands = ledger.at(entry / "bands");
        if (bands && (bands->is_null() || (bands->is_array() && bands->empty())))
            for (const char *by : {"input", "name"})
                if (ledger.absorb(entry / "bands", entry / by, Words::tr("An input without bands leaves the member out.")))
                    break;
    }
    for (const Tensor &tensor : unnamedBands(ledger))
        if (const auto index = bandDimension(ledger, tensor))
            ledger.map(tensor.order / *index, "bands",
                       isListed("bands", (*ledger.at(tensor.order))[*index]) ? Words::tr("The dimension of the bands is called so since MLM 1.5.0.")
                                                                             : Words::tr("The only dimension that can be that of the bands."));
}

void nameChannelDimensions(Ledger &ledger)
{
    for (const Pointer &entry : entriesOf(ledger, "mlm:input")) {
        if (!ledger.at(entry / "input"))
            continue;
        ledger.add(entry / "bands", Json::array(), Words::tr("Before MLM 1.5.0 an input has to have a list of bands, if an empty one."),
                   memberPosition(*ledger.at(entry), "input"));
        const Pointer order = entry / "input" / "dim_order";
        const Json *names = ledger.at(order);
        if (const auto index = indexOf(names, "bands"); index && !indexOf(names, "channel"))
            ledger.map(order / *index, "channel", Words::tr("The dimension of the bands was called so before MLM 1.5.0."));
    }
}

/// A computed band keeps its name in the list; how it is computed waits aside.
void nameBandsPlainly(Ledger &ledger)
{
    for (const Pointer &entry : entriesOf(ledger, "mlm:input")) {
        const Pointer list = entry / "bands";
        for (std::size_t i = 0; ledger.at(list) && ledger.at(list)->is_array() && i < ledger.at(list)->size(); ++i) {
            const Json &band = *ledger.at(list / i);
            if (!band.is_object() || !band.contains("name") || !band.at("name").is_string())
                continue;
            const Taken taken = ledger.take(list / i);
            ledger.put(list / i, Ledger::piece(taken, "name"));
            if (taken.value.size() == 1)
                continue;
            const Pointer aside = entry / legacyMember / ("bands/" + std::to_string(i));
            for (const std::string &member : namesOf(&taken.value))
                if (member != "name")
                    ledger.put(aside / member, Ledger::piece(taken, member));
            if (!ledger.at(aside))
                continue;
            Question question{aside, Words::tr("Before MLM 1.2.0 bands are names alone. How the band is computed is kept aside."), {}};
            const Json expression = *ledger.at(aside);
            if (expression.contains("format") && expression.contains("expression") && !ledger.at(entry / "pre_processing_function"))
                question.choices.push_back({Words::tr("Write it as the function for preprocessing."), {Edit::add(entry / "pre_processing_function", expression), Edit::remove(aside)}});
            question.choices.push_back({Words::tr("Take it out."), {Edit::remove(aside)}});
            ledger.ask(std::move(question), {aside});
        }
    }
}

void singleProcessings(Ledger &ledger)
{
    for (const auto &[list, member] : {std::pair("mlm:input", "pre_processing_function"), std::pair("mlm:output", "post_processing_function")}) {
        for (const Pointer &entry : entriesOf(ledger, list)) {
            const Json *value = ledger.at(entry / member);
            if (!value || !value->is_array() || value->size() != 1 || !value->front().is_object())
                continue;
            const auto position = memberPosition(*ledger.at(entry), member);
            const Taken taken = ledger.take(entry / member);
            ledger.put(entry / member, Ledger::piece(taken, std::size_t{0}), {}, position);
        }
    }
}

/// A list of bands without their dimension is refused: it waits aside.
void askAboutDimensions(Ledger &ledger)
{
    for (const Tensor &tensor : unnamedBands(ledger)) {
        const Json names = *ledger.at(tensor.order);
        const Json bands = *ledger.at(tensor.entry / "bands");
        const auto parked = ledger.park(tensor.entry / "bands");
        if (!parked)
            continue;
        Question question{*parked, Words::tr("Bands need a dimension called bands, and it could not be told which one is theirs. The list of bands is kept aside."), {}};
        for (std::size_t i = 0; i < names.size() && i < 16; ++i)
            if (names[i].is_string())
                question.choices.push_back({Words::tr("It is the dimension “%1”.").arg(QString::fromStdString(names[i].get<std::string>())),
                                            {Edit::replace(tensor.order / i, "bands"), Edit::remove(*parked), Edit::add(tensor.entry / "bands", bands)}});
        question.choices.push_back({Words::tr("Leave out the list of bands."), {Edit::remove(*parked)}});
        ledger.ask(std::move(question), {*parked});
    }
}

} // namespace mlm::convert
