// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/bands.h"
#include "core/validation/rules/common.h"
#include "core/validation/rules/release.h"
#include "core/validation/rules/rules.h"
#include <algorithm>

namespace mlm::rules {
namespace {

/// The names of a list of as many bands beside it.
std::vector<std::string> namesBeside(const Json *holder, std::size_t count)
{
    for (const char *other : {"eo:bands", "bands"}) {
        const auto *list = array(member(holder, other));
        if (!list || list->size() != count)
            continue;
        std::vector<std::string> names;
        for (const Json &band : *list) {
            if (const std::string *name = text(member(band, "name")))
                names.push_back(*name);
        }
        if (names.size() == count)
            return names;
    }
    return {};
}

void check(const RuleContext &context)
{
    bool refers = false;
    for (const Io &io : ios(context.root)) {
        const auto *bands = array(member(io.node, "bands"));
        refers = refers || (bands && !bands->empty());
    }
    const std::vector<std::string> known = declaredBands(context.root);
    // From 1.3.0 on the schema speaks up itself where no band at all has a name.
    if (!refers || (!before(context, "1.3.0") && std::all_of(known.begin(), known.end(), [](const auto &name) { return name.empty(); })))
        return;
    for (const BandList &list : bandLists(context.root)) {
        if (list.pointer.last() != "raster:bands")
            continue;
        const auto names = namesBeside(list.pointer.parent().in(context.root), list.bands.size());
        for (std::size_t i = 0; i < list.bands.size(); ++i) {
            if (!list.bands[i].is_object() || member(list.bands[i], "name"))
                continue;
            const Pointer where = list.pointer / i / "name";
            Finding result = missing(rasterBandNames, where, Text::tr("Band %1 of raster:bands has no name, so no input can refer to it.").arg(i + 1),
                                     Text::tr("Add the name that the inputs use."));
            if (!names.empty())
                result.fix = Fix{Text::tr("Name it %1").arg(shown(names[i])), {Edit::add(where, names[i])}};
            context.report(std::move(result));
        }
    }
}

} // namespace

const Rule rasterBandNames{"raster-band-names", Source::Spec, Severity::Error, "https://github.com/stac-extensions/mlm/blob/v1.5.2/README.md#bands-and-statistics", check,
    QT_TRANSLATE_NOOP("Rules", "Bands in raster:bands have names"),
    QT_TRANSLATE_NOOP("Rules", "The raster extension itself gives its bands no names, only an order. Inputs refer to bands by name, so MLM asks "
        "for a “name” in each of them. Without it nobody knows which band is meant."),
    R"({"stac_extensions": ["https://crim-ca.github.io/mlm-extension/v1.2.0/schema.json",
  "https://stac-extensions.github.io/raster/v1.1.0/schema.json"],
 "properties": {"mlm:input": [{"bands": ["B02"]}]},
 "assets": {"model": {"raster:bands": [{"name": "B02", "nodata": 0}]}}})",
    R"({"stac_extensions": ["https://crim-ca.github.io/mlm-extension/v1.2.0/schema.json",
  "https://stac-extensions.github.io/raster/v1.1.0/schema.json"],
 "properties": {"mlm:input": [{"bands": ["B02"]}]},
 "assets": {"model": {"raster:bands": [{"nodata": 0}]}}})",
    QT_TRANSLATE_NOOP("Rules", "MLM 1.0.0 to 1.2.0, and later ones where other bands are named: there the schema asks for names itself")};

} // namespace mlm::rules
