// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"

namespace mlm::rules {
namespace {

constexpr int most = 25;

void check(const RuleContext &context)
{
    const auto *members = object(properties(context.root));
    if (!members)
        return;
    int others = 0; // The fields of MLM are what the document is for.
    for (const auto &[name, value] : *members)
        others += startsWith(name, "mlm:") ? 0 : 1;
    if (others > most)
        context.report(finding(propertiesCount, Pointer({"properties"}), Text::tr("There are %1 properties beside those of the model, more than searches need.").arg(others),
                               Text::tr("Keep what people search by, and put the rest into a file that an asset or a link leads to.")));
}

} // namespace

const Rule propertiesCount{"properties-count", Source::Practice, Severity::Advice, "https://github.com/radiantearth/stac-spec/blob/v1.1.0/best-practices.md#field-selection-and-metadata-linking", check,
    QT_TRANSLATE_NOOP("Rules", "Properties are those that people search by"),
    QT_TRANSLATE_NOOP("Rules", "Catalogues keep an index of every property, and show them all. More than 25 beside those of MLM are hard to read, and cost "
        "time and space; what is not searched by is better kept in a file of its own."),
    R"({"properties": {"gsd": 10}})",
    R"({"properties": {"my:p1": 1, "my:p2": 2, "my:p3": 3, "my:p4": 4, "my:p5": 5, "my:p6": 6, "my:p7": 7, "my:p8": 8, "my:p9": 9,
 "my:p10": 10, "my:p11": 11, "my:p12": 12, "my:p13": 13, "my:p14": 14, "my:p15": 15, "my:p16": 16, "my:p17": 17, "my:p18": 18,
 "my:p19": 19, "my:p20": 20, "my:p21": 21, "my:p22": 22, "my:p23": 23, "my:p24": 24, "my:p25": 25}})"};

} // namespace mlm::rules
