// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"
#include <algorithm>

namespace mlm::rules {
namespace {

std::size_t count(const Json &node, std::string_view name)
{
    const auto *list = array(member(node, name));
    return list ? list->size() : 0;
}

/// How many entries could be meant: of what is listed, else of a channel dimension. Empty where the document does not tell.
std::vector<double> expected(const Io &io)
{
    std::vector<double> result;
    const std::size_t bands = count(io.node, "bands");
    const std::size_t variables = count(io.node, "variables");
    for (const std::size_t n : {bands, variables, bands + variables}) {
        if (n > 0)
            result.push_back(double(n));
    }
    for (const char *name : {"channel", "channels", "bands", "variables"}) {
        const auto size = io.sizeOf(name);
        if (size && *size < 0 && result.empty())
            return {};
        if (size && *size > 0)
            result.push_back(*size);
    }
    return result;
}

bool allEqual(const Json::array_t &list)
{
    return std::all_of(list.begin(), list.end(), [&](const Json &entry) { return entry == list.front(); });
}

void check(const RuleContext &context)
{
    for (const Io &io : ios(context.root)) {
        const auto *scaling = array(member(io.node, "value_scaling"));
        if (!io.isInput || !scaling || scaling->size() < 2)
            continue;
        const std::vector<double> wanted = expected(io);
        if (wanted.empty() || std::find(wanted.begin(), wanted.end(), double(scaling->size())) != wanted.end())
            continue;
        const Pointer where = io.pointer() / "value_scaling";
        Finding result = finding(scalingCount, where,
                                 Text::tr("%1 has %2 scaling entries for %3 bands.")
                                     .arg(io.title(), QString::number(scaling->size()), QString::number(wanted.front())),
                                 Text::tr("Give one entry for each band in the same order, or a single one for all."));
        if (allEqual(*scaling))
            result.fix = Fix{Text::tr("Keep one entry for all bands"),
                             {Edit::replace(where, Json::array({scaling->front()}))}};
        context.report(std::move(result));
    }
}

} // namespace

const Rule scalingCount{"scaling-count", Source::Spec, Severity::Error,
                        "https://github.com/stac-extensions/mlm/blob/v1.5.2/README.md#value-scaling-object", check,
    QT_TRANSLATE_NOOP("Rules", "There is one scaling entry for each band, or one for all"),
    QT_TRANSLATE_NOOP("Rules", "Scaling brings the values of a band into the range that the model was trained with. The entries follow the order of "
        "the bands. A single entry counts for all of them; any other number leaves open what belongs to which band."),
    R"({"properties": {"mlm:input": [{
  "bands": ["B02", "B03", "B04"],
  "input": {"dim_order": ["batch", "bands"], "shape": [-1, 3]},
  "value_scaling": [{"type": "scale", "value": 10000}]}]},
 "assets": {"model": {"eo:bands": [{"name": "B02"}, {"name": "B03"}, {"name": "B04"}]}}})",
    R"({"properties": {"mlm:input": [{
  "bands": ["B02", "B03", "B04"],
  "input": {"dim_order": ["batch", "bands"], "shape": [-1, 3]},
  "value_scaling": [{"type": "scale", "value": 10000}, {"type": "scale", "value": 255}]}]},
 "assets": {"model": {"eo:bands": [{"name": "B02"}, {"name": "B03"}, {"name": "B04"}]}}})",
    QT_TRANSLATE_NOOP("Rules", "MLM 1.4.0 and later")};

} // namespace mlm::rules
