// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"
#include "core/validation/rules/address.h"
#include "core/validation/rules/links.h"

namespace mlm::rules {
namespace {

/// The document's own file name stands in its link "self"; a rule knows no other.
void check(const RuleContext &context)
{
    const std::string *id = text(member(context.root, "id"));
    if (!id)
        return;
    for (const LinkRef &link : links(context.root)) {
        const std::string *href = link.href();
        const Address address(href ? std::string_view(*href) : std::string_view());
        if (link.relation != "self" || address.segments.empty() || (fileEnding(*href) != "json" && fileEnding(*href) != "geojson"))
            continue;
        const std::string_view file = address.segments.back();
        const std::string_view name = file.substr(0, file.rfind('.'));
        const Pointer where = link.pointer() / "href";
        const char *expected = isItem(context.root) ? nullptr : isCollection(context.root) ? "collection" : "catalog";
        if (expected) {
            if (name != expected)
                context.report(finding(idFileName, where, Text::tr("The file is not called %1.json.").arg(QLatin1StringView(expected)),
                                       Text::tr("Call it so: people and programs that go through folders look for this name.")));
        } else if (name != *id && *id != std::string(name) + ".json") {
            context.report(finding(idFileName, where, Text::tr("The file is called “%1”, but the id is “%2”.").arg(shown(file), shown(*id)),
                                   Text::tr("Call the file as the id with .json, or correct the link if it leads to another document.")));
        }
        return;
    }
}

} // namespace

const Rule idFileName{"id-file-name", Source::Practice, Severity::Advice, "https://github.com/radiantearth/stac-spec/blob/v1.1.0/best-practices.md#catalog-layout", check,
    QT_TRANSLATE_NOOP("Rules", "The file is called as the id; Collections and Catalogs have fixed names"),
    QT_TRANSLATE_NOOP("Rules", "In a folder of documents each Item is called as its id with .json, a Collection collection.json and a Catalog catalog.json. "
        "By these names people find their way without opening files. The name is taken from the link to the document itself."),
    R"({"id": "unet", "links": [{"rel": "self", "href": "https://example.org/unet.json"}]})",
    R"({"id": "unet", "links": [{"rel": "self", "href": "https://example.org/item.json"}]})"};

} // namespace mlm::rules
