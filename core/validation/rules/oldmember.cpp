// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"
#include <algorithm>
#include <array>

namespace mlm::rules {
namespace {

struct Old
{
    const char *name;
    const char *advice;
};

// Members of inputs and outputs that earlier releases had, or that are often taken for the real name.
constexpr std::array inputs{
    Old{"norm_by_channel", QT_TRANSLATE_NOOP("Rules", "Take it out: give one scaling entry for each band, or a single one for all.")},
    Old{"norm_type", QT_TRANSLATE_NOOP("Rules", "Describe the scaling in value_scaling.")},
    Old{"norm_clip", QT_TRANSLATE_NOOP("Rules", "Describe it in value_scaling as an entry of the type “clip”.")},
    Old{"norm_with_clip_values", QT_TRANSLATE_NOOP("Rules", "Describe it in value_scaling as an entry of the type “clip”.")},
    Old{"statistics", QT_TRANSLATE_NOOP("Rules", "Move the numbers into value_scaling.")},
};
constexpr std::array outputs{
    Old{"classification_classes", QT_TRANSLATE_NOOP("Rules", "Rename it to classification:classes; each class needs a value and a description there.")},
    Old{"class_name_mapping", QT_TRANSLATE_NOOP("Rules", "List the classes in classification:classes.")},
};

template <std::size_t N>
void checkNames(const RuleContext &context, const Io &io, const std::array<Old, N> &names)
{
    for (const Old &old : names) {
        if (!member(io.node, old.name))
            continue;
        Finding result = finding(oldMember, io.pointer() / old.name,
                                 Text::tr("%1: “%2” means nothing in this release, readers pass over it.")
                                     .arg(io.title(), QLatin1StringView(old.name)),
                                 Text::tr(old.advice));
        result.atName = true;
        context.report(std::move(result));
    }
}

void check(const RuleContext &context)
{
    // What the releases before 1.4 had is right there.
    if (context.profile.mlmVersion().empty() || context.profile.mlmVersion() < "1.4")
        return;
    for (const Io &io : ios(context.root)) {
        if (io.isInput)
            checkNames(context, io, inputs);
        else
            checkNames(context, io, outputs);
    }
}

} // namespace

const Rule oldMember{"old-member", Source::Practice, Severity::Warning,
                     "https://github.com/stac-extensions/mlm/blob/v1.5.2/README.md#model-input-object", check,
    QT_TRANSLATE_NOOP("Rules", "Fields of earlier releases are not used in a later one"),
    QT_TRANSLATE_NOOP("Rules", "Releases rename and drop fields. The schema passes over old names in inputs and outputs, and so do programs: what they "
        "say is lost. For the releases that had them they are right."),
    R"({"properties": {"mlm:input": [{
  "value_scaling": [{"type": "min-max", "minimum": 0, "maximum": 255}]}]}})",
    R"({"properties": {"mlm:input": [{"norm_type": "min-max"}]}})",
    QT_TRANSLATE_NOOP("Rules", "MLM 1.4.0 and later")};

} // namespace mlm::rules
