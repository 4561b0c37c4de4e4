// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/release.h"
#include "core/validation/rules/rules.h"

namespace mlm::rules {
namespace {

void check(const RuleContext &context)
{
    if (context.profile.mlmVersion().empty() || !before(context, "1.4.0"))
        return;
    for (const Io &io : ios(context.root)) {
        const auto *bands = array(member(io.node, "bands"));
        if (!io.isInput || !bands || bands->empty())
            continue;
        const auto wrong = [&](const char *name, const QString &message) {
            const auto *list = array(member(io.node, name));
            if (list && !list->empty() && list->size() != bands->size())
                context.report(finding(statisticsCount, io.pointer() / name,
                                       message.arg(io.title(), QString::number(list->size()), QString::number(bands->size())),
                                       Text::tr("Give one entry for each band, in the order of the bands.")));
        };
        if (isTrue(member(io.node, "norm_by_channel")))
            wrong("statistics", Text::tr("%1 is normalized by channel, but the number of its statistics is %2 and that of its bands %3."));
        const std::string *type = text(member(io.node, "norm_type"));
        if (type && *type == "clip")
            wrong("norm_clip", Text::tr("%1 has %2 values to clip at for %3 bands."));
    }
}

} // namespace

const Rule statisticsCount{"statistics-count", Source::Spec, Severity::Error, "https://github.com/stac-extensions/mlm/blob/v1.3.0/README.md#model-input-object", check,
    QT_TRANSLATE_NOOP("Rules", "Statistics by channel have one entry for each band"),
    QT_TRANSLATE_NOOP("Rules", "“By channel” says that each band is normalized by numbers of its own. They follow the order of the bands, so "
        "there are as many entries as bands; the same holds for the values to clip at."),
    R"({"stac_extensions": ["https://crim-ca.github.io/mlm-extension/v1.3.0/schema.json",
  "https://stac-extensions.github.io/eo/v1.1.0/schema.json"],
 "properties": {"mlm:input": [{"bands": ["B02", "B03"], "norm_by_channel": true,
  "norm_type": "min-max",
  "statistics": [{"minimum": 0, "maximum": 255}, {"minimum": 0, "maximum": 200}]}]},
 "assets": {"model": {"eo:bands": [{"name": "B02"}, {"name": "B03"}]}}})",
    R"({"stac_extensions": ["https://crim-ca.github.io/mlm-extension/v1.3.0/schema.json",
  "https://stac-extensions.github.io/eo/v1.1.0/schema.json"],
 "properties": {"mlm:input": [{"bands": ["B02", "B03"], "norm_by_channel": true,
  "norm_type": "min-max",
  "statistics": [{"minimum": 0, "maximum": 255}]}]},
 "assets": {"model": {"eo:bands": [{"name": "B02"}, {"name": "B03"}]}}})",
    QT_TRANSLATE_NOOP("Rules", "MLM 1.0.0 to 1.3.0; for later releases see scaling-count")};

} // namespace mlm::rules
