// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"

namespace mlm::rules {
namespace {

constexpr std::size_t mostOfItem = 20;
constexpr std::size_t mostOfCatalog = 1000;

void check(const RuleContext &context)
{
    const auto *list = array(member(context.root, "links"));
    const bool item = isItem(context.root);
    if (!list || list->size() <= (item ? mostOfItem : mostOfCatalog))
        return;
    context.report(finding(linksCount, Pointer({"links"}), Text::tr("There are %1 links, which makes the document slow to read.").arg(list->size()),
                           item ? Text::tr("Keep those that people need here, and put the rest into a document that one link leads to.")
                                : Text::tr("Divide the content among Catalogs or Collections below this one.")));
}

} // namespace

const Rule linksCount{"links-count", Source::Practice, Severity::Advice, "https://github.com/radiantearth/stac-spec/blob/v1.1.0/best-practices.md#catalog-layout", check};

} // namespace mlm::rules
