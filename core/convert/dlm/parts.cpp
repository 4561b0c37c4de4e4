// SPDX-License-Identifier: Apache-2.0
#include "core/convert/dlm/parts.h"
#include "core/convert/releases/places.h"
#include <QCoreApplication>
#include <QRegularExpression>
#include <algorithm>
#include <charconv>
#include <cmath>
#include <unordered_set>

namespace mlm::convert::dlm {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Convert)
};

/// Beyond this a double does not tell one integer from the next.
constexpr double exactIntegers = 9007199254740992.0;

bool matches(const char *pattern, const std::string &text)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(QLatin1String(pattern))).match(QString::fromStdString(text)).hasMatch();
}

} // namespace

std::string trimmed(std::string text)
{
    const auto isBlank = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
    while (!text.empty() && isBlank(text.back()))
        text.pop_back();
    const auto begin = std::find_if_not(text.begin(), text.end(), isBlank);
    return {begin, text.end()};
}

std::optional<double> numberIn(const Json &value)
{
    if (value.is_number())
        return value.get<double>();
    if (!value.is_string())
        return std::nullopt;
    const std::string text = trimmed(value.get<std::string>());
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(number))
        return std::nullopt;
    return number;
}

std::optional<std::int64_t> integerIn(const Json &value)
{
    if (value.is_number_integer() && !value.is_number_unsigned())
        return value.get<std::int64_t>();
    if (value.is_string()) {
        // "42,813,873", as summaries print it
        std::string text = trimmed(value.get<std::string>());
        if (matches("[0-9]{1,3}([,_ ][0-9]{3})+", text))
            std::erase_if(text, [](char c) { return c < '0' || c > '9'; });
        std::int64_t integer = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), integer);
        if (error == std::errc() && end == text.data() + text.size() && !text.empty())
            return integer;
    }
    const auto number = numberIn(value);
    if (!number || std::abs(*number) > exactIntegers || *number != std::floor(*number))
        return std::nullopt;
    return static_cast<std::int64_t>(*number);
}

Json asNumber(const Json &value)
{
    if (value.is_number())
        return value;
    if (const auto integer = integerIn(value))
        return *integer;
    return numberIn(value).value_or(0);
}

bool isAddress(const std::string &text)
{
    return matches("[A-Za-z][A-Za-z0-9+.-]*://\\S+", text);
}

std::vector<Pointer> objectsAt(const Ledger &ledger, const Pointer &place)
{
    const Json *value = ledger.at(place);
    std::vector<Pointer> found;
    if (value && value->is_object())
        found.push_back(place);
    for (std::size_t i = 0; value && value->is_array() && i < value->size(); ++i)
        if ((*value)[i].is_object())
            found.push_back(place / i);
    return found;
}

std::optional<Pointer> firstOf(const Ledger &ledger, const Pointer &holder, std::initializer_list<const char *> names)
{
    for (const char *name : names)
        if (ledger.at(holder / name))
            return holder / name;
    return std::nullopt;
}

std::optional<Pointer> modelAsset(const Ledger &ledger)
{
    std::optional<Pointer> found;
    for (const Pointer &asset : assetsOf(ledger)) {
        if (asset[0] != "assets" || !hasRole(ledger.at(asset), "mlm:model"))
            continue;
        if (found)
            return std::nullopt;
        found = asset;
    }
    return found;
}

std::optional<Pointer> newAsset(const Ledger &ledger, const std::string &key)
{
    const Pointer assets({"assets"});
    const Json *there = ledger.at(assets);
    if (there && !there->is_object())
        return std::nullopt;
    const auto names = namesOf(there);
    const std::unordered_set<std::string> used(names.begin(), names.end());
    std::string name = key;
    for (int i = 2; used.contains(name); ++i)
        name = key + "-" + std::to_string(i);
    return assets / name;
}

void addRoles(Ledger &ledger, const Pointer &asset, Json roles)
{
    ledger.add(asset / "roles", std::move(roles), Words::tr("What the asset is for."));
}

void describe(Ledger &ledger, const Pointer &asset, const std::string &text, std::vector<Taken> sources, const QString &how)
{
    const Pointer place = asset / "description";
    const std::string *before = ledger.text(place);
    const Json whole = before && !before->empty() ? *before + "\n\n" + text : text;
    if (before)
        ledger.map(place, whole, Words::tr("What DLM told elsewhere follows it."));
    ledger.put(place, whole, sources, how);
}

void declare(Ledger &ledger, const std::string &address, const QString &why)
{
    const Pointer list({"stac_extensions"});
    const Json *declared = ledger.at(list);
    const std::string base = address.substr(0, address.find("/v") + 2);
    if (!declared)
        ledger.add(list, Json::array({address}), why);
    else if (declared->is_array() && std::none_of(declared->begin(), declared->end(), [&](const Json &entry) {
                 return entry.is_string() && entry.get_ref<const std::string &>().starts_with(base);
             }))
        ledger.add(list / "-", address, why);
}

void absorbNulls(Ledger &ledger, const Pointer &holder, const Pointer &by)
{
    // Each value in `by` remembers each that it absorbed. DLM has some twenty members; hundreds of nulls in one object are made up.
    constexpr int most = 100;
    int absorbed = 0;
    for (const std::string &name : namesOf(ledger.at(holder))) {
        const Json *value = ledger.at(holder / name);
        if (!value || !value->is_null())
            continue;
        if (++absorbed <= most)
            ledger.absorb(holder / name, by, Words::tr("It says nothing."));
        else
            ledger.drop(holder / name, Words::tr("It says nothing."), false);
    }
}

void pruneAll(Ledger &ledger, const Pointer &place)
{
    // DLM is at most four levels deep; what is deeper has something in it.
    const std::function<void(const Pointer &, int)> visit = [&](const Pointer &at, int depth) {
        const Json *value = ledger.at(at);
        if (!value || !value->is_structured() || depth > 6)
            return;
        if (value->is_object()) {
            for (const std::string &name : namesOf(value))
                visit(at / name, depth + 1);
        } else {
            for (std::size_t i = 0; i < value->size(); ++i)
                visit(at / i, depth + 1);
        }
        // Elements keep their places for as long as there is one with something in it.
        const Json &left = *ledger.at(at);
        const bool element = !at.isRoot() && ledger.at(at.parent())->is_array();
        if (!element && (left.empty() || (left.is_array() && std::all_of(left.begin(), left.end(), [](const Json &each) { return each.is_object() && each.empty(); }))))
            ledger.prune(at);
    };
    visit(place, 0);
}

void convertFunction(Ledger &ledger, const Pointer &from, const Pointer &to)
{
    const Json *value = ledger.at(from);
    if (!value || ledger.at(to))
        return;
    if (value->is_null() && ledger.at(to.parent())) {
        ledger.move(from, to, Words::tr("MLM knows it by that too: there is none."));
        return;
    }
    if (value->is_object()) {
        if (value->contains("format") && value->contains("expression") && value->at("format").is_string())
            ledger.move(from, to);
        return;
    }
    const std::string *text = ledger.text(from);
    if (!text || trimmed(*text).empty())
        return;
    if (isAddress(*text)) {
        const Taken taken = ledger.take(from);
        ledger.put(to, {{"format", "uri"}, {"expression", {{"href", *taken.value.get_ptr<const std::string *>()}}}}, {taken}, Words::tr("An address, as MLM writes it."));
    } else if (matches("[A-Za-z_][\\w.]*(:[A-Za-z_][\\w.]*)?\\s*(\\(.*\\).*)?", *text)) {
        const Taken taken = ledger.take(from);
        ledger.put(to, {{"format", "python"}, {"expression", taken.value}}, {taken}, Words::tr("DLM: a function of Python. MLM says so in the format."));
    }
}

} // namespace mlm::convert::dlm
