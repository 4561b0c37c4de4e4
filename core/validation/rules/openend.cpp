// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"

namespace mlm::rules {
namespace {

void check(const RuleContext &context)
{
    const auto *intervals = isCollection(context.root) ? array(member(member(member(context.root, "extent"), "temporal"), "interval")) : nullptr;
    for (std::size_t i = 0; intervals && i < intervals->size(); ++i) {
        const auto *interval = array(&(*intervals)[i]);
        if (!interval || interval->size() != 2)
            continue;
        const Pointer place = Pointer({"extent", "temporal", "interval"}) / i;
        const std::string *start = text(&(*interval)[0]);
        const std::string *end = text(&(*interval)[1]);
        if (end && startsWith(*end, "9999-")) {
            Finding result = finding(openEnd, place / std::size_t{1}, Text::tr("The year 9999 stands for an open end."),
                                     Text::tr("Write null: it says that there is no end, and programs do not search in the year 9999."));
            if (start)
                result.fix = Fix{Text::tr("Leave the end open"), {Edit::replace(place / std::size_t{1}, nullptr)}};
            context.report(std::move(result));
        }
        if (start && (startsWith(*start, "0000-") || startsWith(*start, "0001-"))) {
            Finding result = finding(openEnd, place / std::size_t{0}, Text::tr("The first year of our era stands for an open beginning."),
                                     Text::tr("Write null: it says that there is no beginning."));
            if (end && !startsWith(*end, "9999-"))
                result.fix = Fix{Text::tr("Leave the beginning open"), {Edit::replace(place / std::size_t{0}, nullptr)}};
            context.report(std::move(result));
        }
        if ((*interval)[0].is_null() && (*interval)[1].is_null())
            context.report(finding(openEnd, place, Text::tr("The period has neither beginning nor end, which says nothing."),
                                   Text::tr("Give at least one of them, roughly.")));
    }
}

} // namespace

const Rule openEnd{"open-end", Source::Practice, Severity::Advice,
                   "https://github.com/radiantearth/stac-spec/blob/v1.1.0/collection-spec/collection-spec.md#temporal-extent-object", check,
    QT_TRANSLATE_NOOP("Rules", "An open end of a Collection’s period is null"),
    QT_TRANSLATE_NOOP("Rules", "The year 9999 is a trick from programs that know no open end. Collections have null for it, which programs show as “until "
        "today” in place of a date in eight thousand years."),
    R"({"type": "Collection", "extent": {"temporal": {"interval": [["2020-01-01T00:00:00Z", null]]}}})",
    R"({"type": "Collection", "extent": {"temporal": {"interval": [["2020-01-01T00:00:00Z", "9999-12-31T23:59:59Z"]]}}})"};

} // namespace mlm::rules
