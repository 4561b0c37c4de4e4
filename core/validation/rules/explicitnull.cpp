// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/release.h"
#include "core/validation/rules/rules.h"

namespace mlm::rules {
namespace {

void checkIo(const RuleContext &context, const Io &io, std::initializer_list<std::pair<const char *, QString>> wanted)
{
    QStringList words;
    const char *first = nullptr;
    for (const auto &[name, word] : wanted) {
        if (member(io.node, name))
            continue;
        first = first ? first : name;
        words << word;
    }
    if (!first)
        return;
    const QString list = words.size() < 2 ? words.value(0)
                                          : Text::tr("%1 and %2").arg(words.mid(0, words.size() - 1).join(QStringLiteral(", ")), words.last());
    context.report(missing(explicitNull, io.pointer() / first, Text::tr("%1 says nothing about %2.").arg(io.title(), list),
                           words.size() < 2 ? Text::tr("Describe it; if there is none, set it to null, so that readers know.")
                                            : Text::tr("Describe what is done; where nothing is, set the field to null, so that readers know.")));
}

void check(const RuleContext &context)
{
    if (context.profile.mlmVersion().empty())
        return;
    const bool old = before(context, "1.4.0");
    for (const Io &io : ios(context.root)) {
        if (io.isInput)
            checkIo(context, io,
                    {{old ? "norm_type" : "value_scaling", old ? Text::tr("normalization") : Text::tr("scaling")},
                     {"resize_type", Text::tr("resizing")},
                     {"pre_processing_function", Text::tr("pre-processing")}});
        else
            checkIo(context, io, {{"post_processing_function", Text::tr("post-processing")}});
    }
}

} // namespace

const Rule explicitNull{"explicit-null", Source::Practice, Severity::Advice, "https://github.com/stac-extensions/mlm/blob/v1.5.2/README.md#model-input-object", check,
    QT_TRANSLATE_NOOP("Rules", "What is not done to the data is said too, with null"),
    QT_TRANSLATE_NOOP("Rules", "A reader cannot tell “there is no resizing” from “nobody wrote it down”. Null in a field says that there is none "
        "and that this is known. MLM recommends it for the preparation of inputs and outputs."),
    R"({"properties": {
  "mlm:input": [{"resize_type": null, "value_scaling": null, "pre_processing_function": null}],
  "mlm:output": [{"post_processing_function": null}]}})",
    R"({"properties": {
  "mlm:input": [{"resize_type": null}],
  "mlm:output": [{"post_processing_function": null}]}})"};

} // namespace mlm::rules
