// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"

namespace mlm::rules {
namespace {

void check(const RuleContext &context)
{
    const Json *where = properties(context.root);
    forEachHolder(context.root, [&](const Json &holder, const Pointer &pointer) {
        if (member(holder, "mlm:framework_version") && !member(holder, "mlm:framework") && !member(where, "mlm:framework"))
            context.report(missing(frameworkUnnamed, pointer / "mlm:framework",
                                   Text::tr("A framework version is given, but not the framework."),
                                   Text::tr("Add the framework, such as PyTorch or TensorFlow.")));
    });
}

} // namespace

const Rule frameworkUnnamed{"framework-unnamed", Source::Practice, Severity::Warning, "https://github.com/stac-extensions/mlm/blob/v1.5.2/README.md#framework", check,
    QT_TRANSLATE_NOOP("Rules", "A framework version comes with its framework"),
    QT_TRANSLATE_NOOP("Rules", "“2.1.0” alone says nothing: it has to be told which library it is a version of."),
    R"({"properties": {"mlm:framework": "PyTorch", "mlm:framework_version": "2.1.0"}})",
    R"({"properties": {"mlm:framework_version": "2.1.0"}})"};

} // namespace mlm::rules
