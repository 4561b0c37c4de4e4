// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"

namespace mlm::rules {
namespace {

/// The band with the name; or the one that the asset calls by its common name.
const Json *byName(const Json::array_t &list, const std::string &name)
{
    for (const char *field : {"name", "common_name", "eo:common_name"}) {
        for (const Json &band : list) {
            const std::string *own = text(member(band, field));
            if (own && *own == name)
                return &band;
        }
    }
    return nullptr;
}

bool hasName(const Json &band, const std::string &name)
{
    const std::string *own = text(member(band, "name"));
    return own && *own == name;
}

void compare(const RuleContext &context, const Json::array_t &item, const Json::array_t &own, const Pointer &where, const QString &key)
{
    bool told = false;
    for (std::size_t i = 0; i < own.size(); ++i) {
        const std::string *name = text(member(own[i], "name"));
        if (!name)
            continue;
        const Json *other = byName(item, *name);
        if (!other && !told) {
            told = true; // one tells that the lists differ
            context.report(finding(bandsTwice, where / i / "name",
                                   Text::tr("The asset “%1” has the band “%2”, which is not among the bands of the Item.").arg(key, shown(*name)),
                                   Text::tr("Describe the same bands in both places.")));
        }
        if (!other || !hasName(*other, *name))
            continue;
        for (const auto &[field, value] : *object(&own[i])) {
            const Json *there = member(*other, field);
            if (!there || *there == value)
                continue;
            context.report(finding(bandsTwice, where / i / field,
                                   Text::tr("Band “%1”: the asset “%2” and the Item differ in %3.").arg(shown(*name), key, shown(field)),
                                   Text::tr("Find out which one is right, and write it once, in the Item.")));
            break; // one is enough to go there
        }
    }
}

void check(const RuleContext &context)
{
    const Json *where = properties(context.root);
    for (const char *name : {"bands", "eo:bands", "raster:bands"}) {
        const auto *item = array(member(where, name));
        if (!item)
            continue;
        for (const AssetRef &asset : assets(context.root)) {
            const auto *own = array(member(asset.node, name));
            if (own && hasRole(asset.node, "mlm:model"))
                compare(context, *item, *own, asset.pointer() / name, shown(asset.key));
        }
    }
}

} // namespace

const Rule bandsTwice{"bands-twice", Source::Practice, Severity::Warning, "https://github.com/stac-extensions/mlm/blob/v1.5.2/README.md#bands-and-statistics", check,
    QT_TRANSLATE_NOOP("Rules", "Bands that are described twice are described alike"),
    QT_TRANSLATE_NOOP("Rules", "Bands may be described in the Item and again in the model asset; for eo:bands the schema even asks for both. "
        "Readers take the one or the other. If the two differ, the model gets other bands than it was trained with. MLM "
        "recommends to write only the name in the asset and the details once, in the Item."),
    R"({"properties": {"eo:bands": [{"name": "B02", "common_name": "blue"}]},
 "assets": {"model": {"eo:bands": [{"name": "B02"}]}}})",
    R"({"properties": {"eo:bands": [{"name": "B02", "common_name": "blue"}]},
 "assets": {"model": {"eo:bands": [{"name": "B02", "common_name": "red"}]}}})"};

} // namespace mlm::rules
