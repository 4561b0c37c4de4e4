// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"
#include "core/validation/rules/spelling.h"
#include <algorithm>
#include <array>
#include <map>

namespace mlm::rules {
namespace {

constexpr std::array<std::pair<const char *, const char *>, 8> own{{
    {"framework", "mlm:framework"},
    {"frameworkversion", "mlm:framework_version"},
    {"architecture", "mlm:architecture"},
    {"totalparameters", "mlm:total_parameters"},
    {"memorysize", "mlm:memory_size"},
    {"batchsizesuggestion", "mlm:batch_size_suggestion"},
    {"accelerator", "mlm:accelerator"},
    {"pretrainedsource", "mlm:pretrained_source"},
}};

void check(const RuleContext &context)
{
    const auto *members = object(member(properties(context.root), "mlm:hyperparameters"));
    if (!members)
        return;
    std::map<std::string, const std::string *> seen;
    for (const auto &[name, value] : *members) {
        const std::string plain = plainName(name);
        const Pointer where({"properties", "mlm:hyperparameters", name});
        const auto field = std::find_if(own.begin(), own.end(), [&](const auto &entry) { return plain == entry.first; });
        if (field != own.end()) {
            Finding result = finding(hyperparameterNames, where,
                                     Text::tr("“%1” stands among the hyperparameters, but MLM has the field %2 for it.")
                                         .arg(shown(name), QLatin1StringView(field->second)),
                                     Text::tr("Write it there, where programs look for it."));
            result.atName = true;
            context.report(std::move(result));
        }
        const auto [first, fresh] = seen.emplace(plain, &name);
        if (!fresh && !plain.empty()) {
            Finding result = finding(hyperparameterNames, where,
                                     Text::tr("The hyperparameters “%1” and “%2” differ in hyphens or capitals only.").arg(shown(*first->second), shown(name)),
                                     Text::tr("Keep one of them, or give them names that say how they differ."));
            result.atName = true;
            context.report(std::move(result));
        }
    }
}

} // namespace

const Rule hyperparameterNames{"hyperparameter-names", Source::Practice, Severity::Advice, "https://github.com/stac-extensions/mlm/blob/v1.5.2/README.md#model-hyperparameters-object", check,
    QT_TRANSLATE_NOOP("Rules", "Hyperparameters are settings of their own"),
    QT_TRANSLATE_NOOP("Rules", "Hyperparameters are free: any setting of the training or the running of a model. What MLM has a field for "
        "belongs into that field, where programs look for it. Two names that differ only in hyphens or capitals are "
        "mostly the same setting written twice."),
    R"({"properties": {"mlm:hyperparameters": {"learning_rate": 0.001, "epochs": 50}}})",
    R"({"properties": {"mlm:hyperparameters": {"learning_rate": 0.001, "learning-rate": 0.01}}})"};

} // namespace mlm::rules
