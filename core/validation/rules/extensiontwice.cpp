// SPDX-License-Identifier: Apache-2.0
#include "core/validation/extensionuse.h"
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"
#include <map>

namespace mlm::rules {
namespace {

void check(const RuleContext &context)
{
    std::map<std::string, std::string> versionOf;
    for (const DeclaredExtension &extension : declaredExtensions(context.root)) {
        const auto [first, fresh] = versionOf.emplace(extension.name, extension.version);
        if (fresh || first->second == extension.version)
            continue;
        Finding result = finding(extensionTwice, Pointer({"stac_extensions"}) / extension.index,
                                 Text::tr("The extension “%1” is declared in two releases, %2 and %3.")
                                     .arg(shown(extension.name), shown(first->second), shown(extension.version)),
                                 Text::tr("Keep the release that the document is written for."));
        if (extension.name != "mlm") {
            result.source = Source::Practice;
            result.severity = Severity::Warning;
        }
        context.report(std::move(result));
    }
}

} // namespace

const Rule extensionTwice{"extension-twice", Source::Spec, Severity::Error,
                          "https://github.com/radiantearth/stac-spec/blob/v1.1.0/item-spec/item-spec.md#stac_extensions", check,
    QT_TRANSLATE_NOOP("Rules", "An extension is declared in one release only"),
    QT_TRANSLATE_NOOP("Rules", "Releases of one extension differ: what the one asks for, the other may forbid. With two of them nobody knows what "
        "holds. The schemas do not see it, as each looks at its own release alone. For MLM this is an error, for other "
        "extensions a warning."),
    R"({"stac_extensions": ["https://stac-extensions.github.io/mlm/v1.5.2/schema.json"]})",
    R"({"stac_extensions": [
  "https://stac-extensions.github.io/mlm/v1.5.1/schema.json",
  "https://stac-extensions.github.io/mlm/v1.5.2/schema.json"]})"};

} // namespace mlm::rules
