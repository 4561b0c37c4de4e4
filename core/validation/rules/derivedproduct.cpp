// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"
#include "core/validation/rules/links.h"
#include <algorithm>

namespace mlm::rules {
namespace {

constexpr const char *name = "processing:level";

bool isByModel(const Json *holder)
{
    const std::string *format = text(member(member(holder, "processing:expression"), "format"));
    return member(holder, "mlm:name") || (format && *format == "stac-mlm");
}

bool isLevel4(const Json *holder)
{
    const std::string *level = text(member(holder, name));
    return level && (*level == "L4" || *level == "l4");
}

/// Items that a model made: they name it in the properties, in an asset or in a link.
void check(const RuleContext &context)
{
    const Json *where = properties(context.root);
    if (!where || !where->is_object() || member(where, "mlm:input") || member(where, "mlm:output") || member(where, "mlm:architecture"))
        return;
    const auto all = assets(context.root);
    const auto allLinks = links(context.root);
    const auto made = std::find_if(all.begin(), all.end(), [](const AssetRef &asset) { return isByModel(&asset.node); });
    const auto source = std::find_if(allLinks.begin(), allLinks.end(), [](const LinkRef &link) { return link.relation == "derived_from" && member(link.node, "mlm:name"); });
    if (made == all.end() && source == allLinks.end() && !isByModel(where))
        return;
    const bool level = isLevel4(where) || std::any_of(all.begin(), all.end(), [](const AssetRef &asset) { return isLevel4(&asset.node); })
                       || std::any_of(allLinks.begin(), allLinks.end(), [](const LinkRef &link) { return isLevel4(&link.node); });
    if (!level) {
        const Json *value = member(where, name);
        const Pointer place({"properties", name});
        Finding result = finding(derivedProduct, place, Text::tr("The result of a model is not marked as level 4."),
                                 Text::tr("Set the processing level L4: it says that the values were derived, not measured."));
        result.missing = !value;
        if (!value)
            result.fix = Fix{Text::tr("Set the processing level L4"), {Edit::add(place, "L4")}};
        context.report(std::move(result));
    }
    if (std::none_of(allLinks.begin(), allLinks.end(), [](const LinkRef &link) { return link.relation == "derived_from"; }))
        context.report(finding(derivedProduct, Pointer({"links"}), Text::tr("No link leads to the model that made this."),
                               Text::tr("Add a link with the relation derived_from to the Item of the model, with its mlm:name.")));
    else if (source == allLinks.end())
        context.report(finding(derivedProduct, Pointer({"links"}), Text::tr("None of the links says which of its targets is the model that made this."),
                               Text::tr("Add mlm:name to the link derived_from that leads to the model.")));
}

} // namespace

const Rule derivedProduct{"derived-product", Source::Practice, Severity::Advice,
                          "https://github.com/stac-extensions/mlm/blob/v1.5.2/best-practices.md#processing-extension", check,
    QT_TRANSLATE_NOOP("Rules", "What a model made says so: level 4, and a link to the model"),
    QT_TRANSLATE_NOOP("Rules", "The values of such an Item were not measured but derived, and are as good as the model. The processing level L4 says so, and "
        "the link derived_from with mlm:name says which model it was."),
    R"({"stac_extensions": ["https://stac-extensions.github.io/processing/v1.2.0/schema.json"], "properties": {"processing:level": "L4"},
 "links": [{"rel": "derived_from", "href": "./model.json", "mlm:name": "U-Net"}]})",
    R"({"stac_extensions": [], "links": [{"rel": "derived_from", "href": "./model.json", "mlm:name": "U-Net"}]})"};

} // namespace mlm::rules
