// SPDX-License-Identifier: Apache-2.0
#include "core/validation/extensionuse.h"
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"

namespace mlm::rules {
namespace {

void check(const RuleContext &context)
{
    const auto used = usedExtensions(context.root);
    for (const DeclaredExtension &extension : declaredExtensions(context.root)) {
        // An Item that declares MLM and has none of its members is what the schema complains about.
        if (!useIsVisible(extension.name) || used.contains(extension.name)
            || (extension.name == "mlm" && isItem(context.root)))
            continue;
        const Pointer where = Pointer({"stac_extensions"}) / extension.index;
        Finding result = finding(extensionUnused, where,
                                 Text::tr("The extension “%1” is declared, but none of its fields is used.").arg(shown(extension.name)),
                                 Text::tr("Take the declaration out, or fill in what it is for."));
        result.fix = Fix{Text::tr("Take %1 out").arg(shown(extension.name)), {Edit::remove(where)}, true};
        context.report(std::move(result));
    }
}

} // namespace

const Rule extensionUnused{"extension-unused", Source::Practice, Severity::Advice,
                           "https://github.com/radiantearth/stac-spec/blob/v1.1.0/item-spec/item-spec.md#stac_extensions", check,
    QT_TRANSLATE_NOOP("Rules", "Extensions that are declared are used"),
    QT_TRANSLATE_NOOP("Rules", "A declaration that nothing comes from is mostly left over from a template. It makes tools load and check a schema for "
        "nothing."),
    R"({"stac_extensions": ["https://stac-extensions.github.io/mlm/v1.5.2/schema.json"]})",
    R"({"stac_extensions": [
  "https://stac-extensions.github.io/mlm/v1.5.2/schema.json",
  "https://stac-extensions.github.io/file/v2.1.0/schema.json"]})"};

} // namespace mlm::rules
