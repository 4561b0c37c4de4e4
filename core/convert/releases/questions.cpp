// SPDX-License-Identifier: Apache-2.0
#include "core/convert/data.h"
#include "core/convert/releases/places.h"
#include "core/convert/releases/scaling.h"
#include "core/convert/releases/steps.h"
#include <QCoreApplication>

namespace mlm::convert {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Convert)
};

constexpr const char *former[] = {"norm_type", "statistics", "norm_by_channel", "norm_clip"};

Json expressionEntry(const Json &expression, const Json &description)
{
    return {{"type", "processing"}, {"format", "gdal-calc"}, {"expression", expression}, {"description", description}};
}

/// Puts value_scaling in the place of the former members.
Choice replacing(const QString &label, const Json &input, const Pointer &place, Json scaling)
{
    Choice choice{label, {}};
    std::optional<std::size_t> position;
    for (const char *member : former) {
        if (!input.contains(member))
            continue;
        const auto at = memberPosition(input, member);
        position = position ? std::min(*position, *at) : at;
        choice.edits.push_back(Edit::remove(place / member));
    }
    choice.edits.push_back(Edit::add(place / "value_scaling", std::move(scaling), position));
    return choice;
}

/// Each of the statistics with a method, where they hold what it needs.
std::optional<Json> scaled(const Json &input, const char *method, const char *first, const char *second)
{
    const auto statistics = input.find("statistics");
    if (statistics == input.end() || !statistics->is_array() || statistics->empty())
        return std::nullopt;
    Json list = Json::array();
    for (const Json &entry : *statistics) {
        if (!entry.is_object() || !entry.contains(first) || !entry.at(first).is_number() || !entry.contains(second) || !entry.at(second).is_number())
            return std::nullopt;
        list.push_back({{"type", method}, {first, entry.at(first)}, {second, entry.at(second)}});
    }
    return list;
}

void addClipping(Question &question, const Json &input, const Pointer &place)
{
    const auto clip = input.find("norm_clip");
    if (clip == input.end() || !clip->is_array() || clip->empty())
        return;
    Json both = Json::array(), divided = Json::array();
    for (const Json &value : *clip) {
        if (!value.is_number())
            return;
        both.push_back(expressionEntry("clip(A / " + value.dump() + ", 0, 1)", "Divided, then cut off below 0 and above 1."));
        divided.push_back({{"type", "scale"}, {"value", value}});
    }
    question.choices.push_back(replacing(Words::tr("Divide each band and cut off below 0 and above 1, as an expression."), input, place, std::move(both)));
    question.choices.push_back(replacing(Words::tr("Divide each band, without cutting off."), input, place, std::move(divided)));
}

QString reasonFor(const Json &input, const std::string &type)
{
    if (input.contains("value_scaling"))
        return Words::tr("The input has value_scaling and the members that it took the place of.");
    if (const auto clip = input.find("norm_clip"); clip != input.end() && !clip->empty() && !clip->is_null())
        return Words::tr("Dividing and cutting off in one has no equivalent since MLM 1.4.0 but an expression.");
    if (type.empty())
        return Words::tr("There are statistics, but not what they are for.");
    if (type != "min-max" && type != "z-score")
        return Words::tr("Since MLM 1.4.0 the normalization “%1” has to be written as an expression.").arg(QString::fromStdString(type));
    return Words::tr("The normalization “%1” and its statistics do not go together: they lack what it needs, or are neither one for all bands nor one for each.")
        .arg(QString::fromStdString(type));
}

} // namespace

/// About what scaleValues() could not say in another way. MLM lets the former members stand.
void askAboutScaling(Ledger &ledger)
{
    for (const Pointer &place : entriesOf(ledger, "mlm:input")) {
        const Json &input = *ledger.at(place);
        std::vector<Pointer> about;
        bool says = false;
        for (const char *member : former) {
            const auto it = input.find(member);
            if (it == input.end())
                continue;
            about.push_back(place / member);
            says = says || (std::string_view(member) != "norm_by_channel" && !it->is_null() && !(it->is_structured() && it->empty()));
        }
        if (!says)
            continue;
        const std::string type = normTypeOf(Pointer({"norm_type"}).in(input));
        Question question{about.front(), reasonFor(input, type), {}};
        if (!input.contains("value_scaling")) {
            addClipping(question, input, place);
            if (auto list = scaled(input, "z-score", "mean", "stddev"))
                question.choices.push_back(replacing(Words::tr("Take off the mean and divide by the standard deviation."), input, place, std::move(*list)));
            if (auto list = scaled(input, "min-max", "minimum", "maximum"))
                question.choices.push_back(replacing(Words::tr("Scale from minimum and maximum to 0 and 1."), input, place, std::move(*list)));
            const Json &expressions = table("mlm").at("expressions");
            if (const auto row = expressions.find(type); row != expressions.end())
                question.choices.push_back(replacing(Words::tr("Write it as the expression “%1”.").arg(QString::fromStdString(row->at(0).get<std::string>())), input, place,
                                                     Json::array({expressionEntry(row->at(0), row->at(1))})));
        }
        Choice out{Words::tr("Take the former members out."), {}};
        for (const Pointer &member : about)
            out.edits.push_back(Edit::remove(member));
        question.choices.push_back(std::move(out));
        ledger.ask(std::move(question), about);
    }
}

} // namespace mlm::convert
