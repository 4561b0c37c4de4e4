// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/spelling.h"
#include "core/json/json.h"
#include "core/validation/rules/common.h"
#include <QFile>
#include <algorithm>
#include <set>
#include <unordered_map>

// Has to stand outside every namespace: the macro declares a function.
static void initialiseNames()
{
    Q_INIT_RESOURCE(names);
}

namespace mlm::rules {

namespace {

using Spellings = std::unordered_map<std::string, std::string>; ///< plain name to the usual spelling

struct Names
{
    Spellings frameworks, architectures, dimensions;
    std::set<std::string, std::less<>> right; ///< the usual spellings themselves

    Names()
    {
        initialiseNames();
        QFile file(QStringLiteral(":/names/names.json"));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("resources/presets/names.json is missing from this build");
        const QByteArray bytes = file.readAll();
        const Json data = Json::parse(bytes.cbegin(), bytes.cend());
        read(data["frameworks"], frameworks);
        read(data["architectures"], architectures);
        read(data["dimensions"], dimensions);
    }
    void read(const Json &entries, Spellings &into)
    {
        for (const auto &[name, aliases] : entries.items()) {
            right.insert(name);
            into.emplace(plainName(name), name);
            for (const Json &alias : aliases)
                into.emplace(plainName(alias.get<std::string>()), name);
        }
    }
};

const Names &names()
{
    static const auto *const instance = new Names;
    return *instance;
}

constexpr std::size_t longest = 80; ///< longer texts are no names

std::string usual(const Spellings &spellings, std::string_view name)
{
    if (name.size() > longest)
        return {};
    const auto found = spellings.find(plainName(name));
    return found == spellings.end() || found->second == name ? std::string() : found->second;
}

bool isWordCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

} // namespace

std::string usualFramework(std::string_view name)
{
    return usual(names().frameworks, name);
}

std::string usualArchitecture(std::string_view name)
{
    return usual(names().architectures, name);
}

std::string usualDimension(std::string_view name)
{
    return usual(names().dimensions, name);
}

bool isUsual(std::string_view name)
{
    return names().right.contains(name);
}

std::string plainName(std::string_view name)
{
    std::string result;
    for (const char c : name) {
        if (c != ' ' && c != '-' && c != '_')
            result += c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c;
    }
    return result;
}

bool looksLikeCode(std::string_view name)
{
    // Two dots at least, each between words: "v1.5" and "tf.keras" are names.
    return name.size() <= 200 && std::count(name.begin(), name.end(), '.') >= 2 && name.front() != '.' && name.back() != '.'
           && name.find("..") == std::string_view::npos && std::all_of(name.begin(), name.end(), [](char c) { return c == '.' || isWordCharacter(c); })
           && !(name.front() >= '0' && name.front() <= '9');
}

void checkSpelling(const RuleContext &context, const Spelled &spelled)
{
    forEachHolder(context.root, [&](const Json &holder, const Pointer &where) {
        const std::string *name = text(member(holder, spelled.member));
        const std::string usual = name ? spelled.usual(*name) : std::string();
        const Pointer pointer = where / spelled.member;
        if (!usual.empty()) {
            Finding result = finding(spelled.rule, pointer, Text::tr(spelled.unusual).arg(shown(*name), shown(usual)),
                                     Text::tr("Use the usual spelling, so that searches find the model."));
            result.fix = Fix{Text::tr("Write %1").arg(shown(usual)), {Edit::replace(pointer, usual)}};
            context.report(std::move(result));
        } else if (name && looksLikeCode(*name)) {
            context.report(finding(spelled.rule, pointer, Text::tr(spelled.code).arg(shown(*name)), Text::tr(spelled.codeAdvice)));
        }
    });
}

} // namespace mlm::rules
