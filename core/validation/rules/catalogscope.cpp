// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"

namespace mlm::rules {
namespace {

void check(const RuleContext &context)
{
    const std::string *type = text(member(context.root, "type"));
    const auto *declared = array(member(context.root, "stac_extensions"));
    if (!type || *type != "Catalog" || !declared)
        return;
    for (std::size_t i = 0; i < declared->size(); ++i) {
        const std::string *uri = text(&(*declared)[i]);
        const spec::Release *release = uri ? spec::releaseByUri(*uri) : nullptr;
        if (!release || release->extension != "mlm")
            continue;
        const Pointer where = Pointer({"stac_extensions"}) / i;
        Finding result = finding(catalogScope, where, Text::tr("A Catalog cannot describe a model."),
                                 Text::tr("Describe the model in an Item and link to it from here."));
        result.fix = Fix{Text::tr("Take the declaration out"), {Edit::remove(where)}};
        context.report(std::move(result));
    }
}

} // namespace

const Rule catalogScope{"catalog-scope", Source::Spec, Severity::Error,
                        "https://github.com/stac-extensions/mlm/blob/v1.5.2/README.md#item-properties-and-collection-fields", check,
    QT_TRANSLATE_NOOP("Rules", "A Catalog does not declare MLM"),
    QT_TRANSLATE_NOOP("Rules", "A Catalog is a list of links and has no place for a model's fields, although the schema lets the declaration pass. "
        "Models are described in Items; Collections sum them up."),
    R"({"type": "Catalog", "stac_extensions": []})",
    R"({"type": "Catalog",
 "stac_extensions": ["https://stac-extensions.github.io/mlm/v1.5.2/schema.json"]})",
    QT_TRANSLATE_NOOP("Rules", "Catalogs")};

} // namespace mlm::rules
