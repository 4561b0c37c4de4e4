// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"

namespace mlm::rules {
namespace {

void check(const RuleContext &context)
{
    for (const Io &io : ios(context.root)) {
        // A step before the model may combine bands, such as two into an index.
        const Json *step = member(io.node, io.isInput ? "pre_processing_function" : "post_processing_function");
        if (step && !step->is_null())
            continue;
        for (const char *name : {"bands", "variables"}) {
            const auto *list = array(member(io.node, name));
            const auto size = io.sizeOf(name);
            if (!list || list->empty() || !size || *size <= 0 || *size == double(list->size()))
                continue;
            std::size_t index = 0;
            while ((*io.dimensions())[index] != name)
                ++index;
            const bool bands = std::string_view(name) == "bands";
            context.report(finding(bandsDimension, io.tensorPointer() / "shape" / index,
                                   (bands ? Text::tr("%1: the dimension “bands” has the size %2, but %3 bands are listed.")
                                          : Text::tr("%1: the dimension “variables” has the size %2, but %3 variables are listed."))
                                       .arg(io.title(), QString::number(*size), QString::number(list->size())),
                                   Text::tr("List them all in the order of the tensor, or correct the size.")));
        }
    }
}

} // namespace

const Rule bandsDimension{"bands-dimension", Source::Spec, Severity::Error,
                          "https://github.com/stac-extensions/mlm/blob/v1.5.2/README.md#bands-and-variables", check,
    QT_TRANSLATE_NOOP("Rules", "The dimension “bands” is as long as the list of bands"),
    QT_TRANSLATE_NOOP("Rules", "A model expects its bands as layers of an array, in the order in which they are listed. If the array has four layers "
        "and three names are listed, nobody can tell which layer is which. A step that works on the input before the model may "
        "change the number, so inputs with one are left alone."),
    R"({"properties": {"mlm:input": [{
  "bands": ["B02", "B03"],
  "input": {"dim_order": ["batch", "bands"], "shape": [-1, 2]}}]},
 "assets": {"model": {"eo:bands": [{"name": "B02"}, {"name": "B03"}]}}})",
    R"({"properties": {"mlm:input": [{
  "bands": ["B02", "B03"],
  "input": {"dim_order": ["batch", "bands"], "shape": [-1, 4]}}]},
 "assets": {"model": {"eo:bands": [{"name": "B02"}, {"name": "B03"}]}}})"};

} // namespace mlm::rules
