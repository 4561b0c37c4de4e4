// SPDX-License-Identifier: Apache-2.0
#include "core/validation/extensionuse.h"
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"
#include <algorithm>

namespace mlm::rules {
namespace {

void check(const RuleContext &context)
{
    const Json *list = member(context.root, "stac_extensions");
    if ((list && !list->is_array()) || !text(member(context.root, "type")))
        return;
    const auto declared = declaredExtensions(context.root);
    QStringList names, examples;
    std::vector<std::string> addresses;
    for (const auto &[name, example] : usedExtensions(context.root)) {
        if (std::any_of(declared.begin(), declared.end(), [&n = name](const auto &d) { return d.name == n; }))
            continue;
        names << shown(name);
        examples << shown(example);
        if (std::string address = addressToDeclare(name, example); !address.empty())
            addresses.push_back(std::move(address));
    }
    if (names.isEmpty())
        return;
    const Pointer where({"stac_extensions"});
    const bool one = names.size() == 1;
    const QString comma = QStringLiteral(", "), between = QStringLiteral("”, “");
    Finding result = finding(extensionMissing, where,
                             one ? Text::tr("%1 is used, but the extension “%2” is not declared.").arg(examples[0], names[0])
                                 : Text::tr("%1 are used, but their extensions “%2” are not declared.").arg(examples.join(comma), names.join(between)),
                             one ? Text::tr("Declare the extension, so that other tools know what is meant.")
                                 : Text::tr("Declare the extensions, so that other tools know what is meant."));
    result.missing = !list;
    if (addresses.size() == std::size_t(names.size())) {
        result.fix = Fix{Text::tr("Declare %1").arg(names.join(comma)), {}, true};
        if (list) {
            for (const std::string &address : addresses)
                result.fix->edits.push_back(Edit::add(where / "-", address));
        } else {
            result.fix->edits.push_back(Edit::add(where, Json(addresses)));
        }
    }
    context.report(std::move(result));
}

} // namespace

const Rule extensionMissing{"extension-missing", Source::Practice, Severity::Warning,
                            "https://github.com/radiantearth/stac-spec/blob/v1.1.0/item-spec/item-spec.md#stac_extensions", check,
    QT_TRANSLATE_NOOP("Rules", "Extensions that are used are declared"),
    QT_TRANSLATE_NOOP("Rules", "A field with a prefix, such as file:size, belongs to an extension of STAC. The list “stac_extensions” holds the "
        "addresses of those that a document uses; tools check and show only fields whose extension is there."),
    R"({"stac_extensions": [
  "https://stac-extensions.github.io/mlm/v1.5.2/schema.json",
  "https://stac-extensions.github.io/file/v2.1.0/schema.json"],
 "assets": {"model": {"file:size": 1000}}})",
    R"({"stac_extensions": ["https://stac-extensions.github.io/mlm/v1.5.2/schema.json"],
 "assets": {"model": {"file:size": 1000}}})"};

} // namespace mlm::rules
