// SPDX-License-Identifier: Apache-2.0
#include "core/validation/schema/remedy.h"
#include "core/spec/pattern.h"
#include "core/validation/schema/describe.h"
#include "core/validation/schema/walk.h"
#include <QDateTime>
#include <QTimeZone>
#include <charconv>

namespace mlm::schema {

namespace {

constexpr std::size_t longestRemedy = 200; ///< bytes; what is longer is no slip of the pen

std::string trimmed(std::string_view text)
{
    const auto blank = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
    while (!text.empty() && blank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && blank(text.back()))
        text.remove_suffix(1);
    return std::string(text);
}

template <typename Change> std::string each(std::string text, Change change)
{
    for (char &c : text)
        c = change(c);
    return text;
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

std::string folded(const std::string &text)
{
    return each(trimmed(text), [](char c) { return c == '_' || c == ' ' ? '-' : lower(c); });
}

/// Levenshtein distance, given up above 2.
int distance(const std::string &a, const std::string &b)
{
    if (a.size() > 64 || b.size() > 64 || (a.size() > b.size() ? a.size() - b.size() : b.size() - a.size()) > 2)
        return 3;
    std::vector<int> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        row[j] = static_cast<int>(j);
    for (std::size_t i = 1; i <= a.size(); ++i)
    {
        int diagonal = row[0];
        row[0] = static_cast<int>(i);
        for (std::size_t j = 1; j <= b.size(); ++j)
        {
            const int cost = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, cost});
        }
    }
    return row.back();
}

std::optional<Json> asNumber(const std::string &text)
{
    const std::string plain = trimmed(text);
    std::int64_t integer = 0;
    const char *const end = plain.data() + plain.size();
    if (const auto read = std::from_chars(plain.data(), end, integer); read.ec == std::errc() && read.ptr == end)
        return Json(integer);
    double number = 0;
    if (const auto read = std::from_chars(plain.data(), end, number); read.ec == std::errc() && read.ptr == end)
        return Json(number);
    return std::nullopt;
}

} // namespace

std::optional<Json> inKind(const Json &value, const spec::Type &type)
{
    std::vector<Json> candidates;
    if (value.is_string() && value.get_ref<const std::string &>().size() <= longestRemedy)
    {
        const std::string &text = value.get_ref<const std::string &>();
        if (const auto number = asNumber(text))
            candidates.push_back(*number);
        const std::string word = folded(text);
        if (word == "true" || word == "false")
            candidates.push_back(word == "true");
        if (word == "null" && type.nullable)
            candidates.push_back(nullptr);
    }
    if (value.is_number())
        candidates.push_back(value.dump());
    if (value.is_array() && value.size() == 1)
        candidates.push_back(value.front());
    if (!value.is_array() && !value.is_null())
        candidates.push_back(Json::array({value}));
    for (const Json &candidate : candidates)
        if (accepts(type, candidate))
            return candidate;
    return std::nullopt;
}

const spec::Choice *sameChoice(const std::string &value, const spec::Type &type)
{
    if (value.size() > longestRemedy)
        return nullptr;
    const std::string wanted = folded(value);
    const spec::Choice *found = nullptr;
    for (const spec::Choice &choice : type.choices)
        if (choice.value.is_string() && (folded(choice.value.get_ref<const std::string &>()) == wanted || choice.value == wanted + ".0" ||
                                         'v' + choice.value.get_ref<const std::string &>() == wanted))
        {
            if (found)
                return nullptr;
            found = &choice;
        }
    return found;
}

const spec::Choice *nearestChoice(const std::string &value, const spec::Type &type)
{
    if (const spec::Choice *same = sameChoice(value, type))
        return same;
    const std::string wanted = folded(value);
    const spec::Choice *nearest = nullptr;
    int best = 3;
    if (wanted.size() >= 4)
        for (const spec::Choice &choice : type.choices)
            if (choice.value.is_string())
                if (const int far = distance(wanted, folded(choice.value.get_ref<const std::string &>())); far < best)
                {
                    best = far;
                    nearest = &choice;
                }
    return nearest;
}

std::optional<std::string> inPattern(const std::string &value, const spec::Type &type)
{
    if (value.size() > longestRemedy)
        return std::nullopt;
    const std::string plain = trimmed(value);
    std::vector<std::string> candidates = {plain};
    if (const spec::Choice *choice = sameChoice(plain, type))
        candidates.push_back(choice->value.get<std::string>());
    if (!type.openChoices || type.choices.empty())
    {
        candidates.push_back(each(plain, lower));
        candidates.push_back(each(plain, upper));
    }
    else
        candidates.push_back(each(plain, lower));
    for (const std::string_view prefix : {"#", "v", "V", "https://doi.org/", "http://doi.org/", "doi:", "sha256:"})
        if (plain.starts_with(prefix))
            candidates.push_back(plain.substr(prefix.size()));
    // A version with fewer numbers than three.
    const bool isVersion = !plain.empty() && plain.find_first_not_of("0123456789.", plain.front() == 'v' || plain.front() == 'V') == std::string::npos;
    std::string version = plain.starts_with('v') || plain.starts_with('V') ? plain.substr(1) : plain;
    for (int dots = 0; isVersion && dots < 2; ++dots)
    {
        version += ".0";
        candidates.push_back(version);
    }
    for (const std::string &candidate : candidates)
        if (candidate != value && accepts(type, candidate))
            return candidate;
    return std::nullopt;
}

std::optional<std::string> inUtc(const std::string &value)
{
    if (value.size() > 64)
        return std::nullopt;
    std::string text = each(trimmed(value), upper);
    if (text.size() == 10)
        text += "T00:00:00Z";
    else if (text.size() == 19)
        text += 'Z';
    if (text.size() > 10 && text[10] == ' ')
        text[10] = 'T';
    if (text.size() == 17 && text.back() == 'Z') // no seconds
        text.insert(16, ":00");
    if (!spec::matchesFormat("date-time", text))
        return std::nullopt;
    if (text.ends_with('Z') || text.ends_with("+00:00"))
        return text;
    const QDateTime moment = QDateTime::fromString(QString::fromStdString(text), Qt::ISODateWithMs);
    if (!moment.isValid())
        return std::nullopt;
    return moment.toUTC().toString(Qt::ISODate).toStdString();
}

Fix setTo(const Pointer &pointer, Json value)
{
    const QString label = value.is_array() ? Report::tr("Make it a list") : Report::tr("Set %1").arg(shown(value));
    return {label, {Edit::replace(pointer, std::move(value))}};
}

} // namespace mlm::schema
