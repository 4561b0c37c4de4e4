// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/release.h"
#include "core/validation/rules/rules.h"
#include <array>

namespace mlm::rules {
namespace {

struct Need
{
    const char *type;
    const char *first, *second;
};
constexpr std::array needs{Need{"min-max", "minimum", "maximum"}, Need{"z-score", "mean", "stddev"}};

void checkInput(const RuleContext &context, const Io &io, const std::string &type)
{
    if (type == "clip" && !member(io.node, "norm_clip"))
        context.report(missing(statisticsNeeded, io.pointer() / "norm_clip",
                               Text::tr("%1 is normalized by “clip”, but the values to clip at are not given.").arg(io.title()),
                               Text::tr("Add norm_clip with one value for each band.")));
    for (const Need &need : needs) {
        if (type != need.type)
            continue;
        const QString names = Text::tr("“%1” and “%2”").arg(QLatin1StringView(need.first), QLatin1StringView(need.second));
        const Json *statistics = member(io.node, "statistics");
        const auto *list = array(statistics);
        if (!statistics || (list && list->empty())) {
            Finding result = finding(statisticsNeeded, io.pointer() / "statistics",
                                     Text::tr("%1 is normalized by “%2”, but its statistics are not given.").arg(io.title(), shown(type)),
                                     Text::tr("Add the statistics of the training data with %1.").arg(names));
            result.missing = !statistics;
            context.report(std::move(result));
        }
        for (std::size_t i = 0; list && i < list->size(); ++i) {
            for (const char *name : {need.first, need.second}) {
                if ((*list)[i].is_object() && !member((*list)[i], name))
                    context.report(missing(statisticsNeeded, io.pointer() / "statistics" / i / name,
                                           Text::tr("%1 is normalized by “%2”, but entry %3 of its statistics has no “%4”.")
                                               .arg(io.title(), shown(type), QString::number(i + 1), QLatin1StringView(name)),
                                           Text::tr("Add it; %1 needs %2.").arg(shown(type), names)));
            }
        }
    }
}

void check(const RuleContext &context)
{
    if (context.profile.mlmVersion().empty() || !before(context, "1.4.0"))
        return;
    for (const Io &io : ios(context.root)) {
        const std::string *type = text(member(io.node, "norm_type"));
        if (io.isInput && type)
            checkInput(context, io, *type);
    }
}

} // namespace

const Rule statisticsNeeded{"statistics-needed", Source::Spec, Severity::Error, "https://github.com/stac-extensions/mlm/blob/v1.3.0/README.md#normalize-enum", check,
    QT_TRANSLATE_NOOP("Rules", "A normalization has the statistics that it needs"),
    QT_TRANSLATE_NOOP("Rules", "“min-max” needs the smallest and the largest value of the training data, “z-score” the mean and the standard "
        "deviation, “clip” one value for each band. Without them nobody can repeat the normalization, and the model gets "
        "values that it has never seen. The schemas do not ask for them."),
    R"({"stac_extensions": ["https://crim-ca.github.io/mlm-extension/v1.3.0/schema.json"],
 "properties": {"mlm:input": [{"norm_type": "min-max",
  "statistics": [{"minimum": 0, "maximum": 255}]}]}})",
    R"({"stac_extensions": ["https://crim-ca.github.io/mlm-extension/v1.3.0/schema.json"],
 "properties": {"mlm:input": [{"norm_type": "min-max"}]}})",
    QT_TRANSLATE_NOOP("Rules", "MLM 1.0.0 to 1.3.0; later releases describe the same in value_scaling, and their schema asks for it")};

} // namespace mlm::rules
