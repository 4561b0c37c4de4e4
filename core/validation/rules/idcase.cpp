// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"
#include <algorithm>

namespace mlm::rules {
namespace {

bool isCapital(char c)
{
    return c >= 'A' && c <= 'Z';
}

std::string lowered(std::string text)
{
    for (char &c : text)
        c = isCapital(c) ? char(c + ('a' - 'A')) : c;
    return text;
}

void check(const RuleContext &context)
{
    if (const std::string *id = isItem(context.root) ? text(member(context.root, "id")) : nullptr; id && std::any_of(id->begin(), id->end(), isCapital))
        context.report(finding(idCase, Pointer({"id"}), Text::tr("The id has capital letters."),
                               Text::tr("Best in lower case, since searches tell capitals apart. Leave it if the id is already in use.")));
    const Json *where = properties(context.root);
    const auto look = [&](const Json *value, const Pointer &place) {
        const std::string *name = text(value);
        if (!name || std::none_of(name->begin(), name->end(), isCapital))
            return;
        Finding result = finding(idCase, place, Text::tr("“%1” has capital letters.").arg(shown(*name)),
                                 Text::tr("Write it in lower case, as all catalogues do, so that one search finds it everywhere."));
        result.fix = Fix{Text::tr("Use %1").arg(shown(lowered(*name))), {Edit::replace(place, lowered(*name))}};
        context.report(std::move(result));
    };
    for (const char *name : {"platform", "constellation", "mission"})
        look(member(where, name), Pointer({"properties", name}));
    const auto *instruments = array(member(where, "instruments"));
    for (std::size_t i = 0; instruments && i < instruments->size() && i < 100; ++i)
        look(&(*instruments)[i], Pointer({"properties", "instruments"}) / i);
}

} // namespace

const Rule idCase{"id-case", Source::Practice, Severity::Advice, "https://github.com/radiantearth/stac-spec/blob/v1.1.0/best-practices.md#searchable-identifiers", check,
    QT_TRANSLATE_NOOP("Rules", "Ids and the names of platforms are in lower case"),
    QT_TRANSLATE_NOOP("Rules", "Searches tell capital letters from small ones. Names in lower case, as in landsat-8, are found in all catalogues with one "
        "search."),
    R"({"properties": {"platform": "sentinel-2a"}})",
    R"({"properties": {"platform": "Sentinel-2A"}})"};

} // namespace mlm::rules
