// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"
#include <map>

namespace mlm::rules {
namespace {

void check(const RuleContext &context)
{
    std::map<std::string_view, std::size_t> inputs, outputs;
    for (const Io &io : ios(context.root)) {
        const std::string *name = text(member(io.node, "name"));
        if (!name || name->empty())
            continue;
        if (name->find_first_not_of(" \t\r\n") == std::string::npos) {
            context.report(finding(ioNames, io.pointer() / "name", Text::tr("The name is blank."),
                                   Text::tr("Write the name of the variable in the model, or a short description of it.")));
            continue;
        }
        const auto [first, fresh] = (io.isInput ? inputs : outputs).emplace(*name, io.index);
        if (!fresh)
            context.report(finding(ioNames, io.pointer() / "name",
                                   (io.isInput ? Text::tr("Inputs %1 and %2 have the same name “%3”.")
                                               : Text::tr("Outputs %1 and %2 have the same name “%3”."))
                                       .arg(QString::number(first->second + 1), QString::number(io.index + 1), shown(*name)),
                                   Text::tr("Give each one a name of its own, so that programs can tell them apart.")));
    }
}

} // namespace

const Rule ioNames{"io-names", Source::Practice, Severity::Warning,
                   "https://github.com/stac-extensions/mlm/blob/v1.5.2/README.md#model-input-object", check,
    QT_TRANSLATE_NOOP("Rules", "Inputs and outputs have names that tell them apart"),
    QT_TRANSLATE_NOOP("Rules", "Where a model has several inputs, programs find each by its name, often the name of the variable in the model itself. "
        "A blank name, or the same name twice, leaves them to guess."),
    R"({"properties": {"mlm:input": [{"name": "image"}, {"name": "elevation"}]}})",
    R"({"properties": {"mlm:input": [{"name": "image"}, {"name": "image"}]}})"};

} // namespace mlm::rules
