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

const Rule propertiesCount{"properties-count", Source::Practice, Severity::Advice, "https://github.com/radiantearth/stac-spec/blob/v1.1.0/best-practices.md#field-selection-and-metadata-linking", check};

} // namespace mlm::rules
