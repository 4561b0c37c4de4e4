// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"

namespace mlm::rules {
namespace {

void check(const RuleContext &context)
{
    if (!isCollection(context.root))
        return;
    const Json *value = member(context.root, "summaries");
    const auto *members = object(value);
    if (value && (!members || !members->empty()))
        return;
    Finding result = finding(collectionSummaries, Pointer({"summaries"}), Text::tr("There are no summaries: nobody sees from the Collection what its Items hold."),
                             Text::tr("Add summaries of what people search by, such as tasks, frameworks and sizes of the models."));
    result.missing = !value;
    context.report(std::move(result));
}

} // namespace

const Rule collectionSummaries{"collection-summaries", Source::Practice, Severity::Advice, "https://github.com/radiantearth/stac-spec/blob/v1.1.0/collection-spec/collection-spec.md#summaries", check,
    QT_TRANSLATE_NOOP("Rules", "A Collection has summaries"),
    QT_TRANSLATE_NOOP("Rules", "Summaries tell which values occur in the Items: which tasks, which frameworks, which sizes. With them people see whether a "
        "Collection is for them without opening hundreds of Items."),
    R"({"type": "Collection", "summaries": {"mlm:memory_size": {"minimum": 1000, "maximum": 2000}}})",
    R"({"type": "Collection", "links": []})"};

} // namespace mlm::rules
