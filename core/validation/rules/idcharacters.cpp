// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"
#include <algorithm>

namespace mlm::rules {
namespace {

bool isSimple(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
}

void check(const RuleContext &context)
{
    const auto look = [&](const char *name) {
        const std::string *id = text(member(context.root, name));
        if (!id || id->empty())
            return;
        if (std::all_of(id->begin(), id->end(), isSimple))
            return;
        context.report(finding(idCharacters, Pointer({name}), Text::tr("The id has characters that stand for something else in addresses and file names."),
                               Text::tr("Use letters without accents, digits, hyphens, underscores and dots only: no spaces, slashes or colons.")));
    };
    look("id");
    if (isItem(context.root))
        look("collection");
}

} // namespace

const Rule idCharacters{"id-characters", Source::Practice, Severity::Advice, "https://github.com/radiantearth/stac-spec/blob/v1.1.0/best-practices.md#item-ids", check,
    QT_TRANSLATE_NOOP("Rules", "Ids hold letters, digits, hyphens, underscores and dots only"),
    QT_TRANSLATE_NOOP("Rules", "The id becomes part of addresses and file names. Slashes, colons, spaces and accents have to be written in another way there, "
        "which is easily done wrong."),
    R"({"id": "unet-sentinel-2"})",
    R"({"id": "models/unet"})"};

} // namespace mlm::rules
