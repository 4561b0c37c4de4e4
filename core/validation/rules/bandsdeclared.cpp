// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/bands.h"
#include "core/validation/rules/common.h"
#include "core/validation/rules/release.h"
#include "core/validation/rules/rules.h"
#include <algorithm>

namespace mlm::rules {
namespace {

bool allRefer(const std::vector<Io> &list, bool inputs)
{
    bool any = false;
    for (const Io &io : list) {
        if (io.isInput != inputs)
            continue;
        const auto *names = array(member(io.node, "bands"));
        if (!names || names->empty())
            return false;
        any = true;
    }
    return any;
}

/// A band with an expression of its own is computed from others and need not exist.
bool isReference(const Json &band)
{
    const std::string *name = referenceName(band);
    return name && !name->empty() && !member(band, "expression");
}

void check(const RuleContext &context)
{
    const std::vector<Io> list = ios(context.root);
    const std::vector<std::string> known = declaredBands(context.root);
    // From 1.3.0 on the schema speaks up itself where nothing at all is declared and every input, or every output, refers to bands.
    if (known.empty() && !before(context, "1.3.0") && (allRefer(list, true) || allRefer(list, false)))
        return;
    for (const Io &io : list) {
        const auto *bands = array(member(io.node, "bands"));
        if (known.empty() && bands && std::any_of(bands->begin(), bands->end(), isReference)) {
            context.report(finding(bandsDeclared, io.pointer() / "bands",
                                   Text::tr("%1 uses bands, but no band is described anywhere.").arg(io.title()),
                                   Text::tr("Describe the bands in the Item, and name them in the model asset.")));
            continue;
        }
        for (std::size_t i = 0; bands && i < bands->size(); ++i) {
            const Json &band = (*bands)[i];
            const std::string *name = referenceName(band);
            if (!isReference(band) || std::find(known.begin(), known.end(), *name) != known.end())
                continue;
            const Pointer where = band.is_object() ? io.pointer() / "bands" / i / "name" : io.pointer() / "bands" / i;
            Finding result = finding(bandsDeclared, where,
                                     Text::tr("%1 uses the band “%2”, which is described nowhere.").arg(io.title(), shown(*name)),
                                     Text::tr("Add it to the bands of the Item and of the model asset, or use a name that is there."));
            std::string better = nearName(*name, known);
            if (better.empty())
                better = bandByCommonName(context.root, *name);
            if (!better.empty())
                result.fix = Fix{Text::tr("Use %1").arg(shown(better)), {Edit::replace(where, better)}};
            context.report(std::move(result));
        }
    }
}

} // namespace

const Rule bandsDeclared{"bands-declared", Source::Spec, Severity::Error,
                         "https://github.com/stac-extensions/mlm/blob/v1.5.2/README.md#bands-and-statistics", check,
    QT_TRANSLATE_NOOP("Rules", "Every band that an input uses is described in the document"),
    QT_TRANSLATE_NOOP("Rules", "An input lists bands by name only. What such a name stands for, its wavelength and resolution, is told once, in the "
        "list of bands of the Item or of the model asset. A name that is found there nowhere is mostly a spelling mistake: “B4” "
        "for “B04”. The schema looks only whether there is any list of bands at all, and not even that as soon as one input has "
        "no bands."),
    R"({"properties": {"mlm:input": [{"bands": ["B04"],
  "input": {"dim_order": ["batch", "bands"], "shape": [-1, 1]}}]},
 "assets": {"model": {"eo:bands": [{"name": "B04"}]}}})",
    R"({"properties": {"mlm:input": [{"bands": ["B4"],
  "input": {"dim_order": ["batch", "bands"], "shape": [-1, 1]}}]},
 "assets": {"model": {"eo:bands": [{"name": "B04"}]}}})"};

} // namespace mlm::rules
