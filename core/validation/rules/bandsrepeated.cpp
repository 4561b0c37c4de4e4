// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"
#include <map>

namespace mlm::rules {
namespace {

/// The same bands several times over, as for several dates: "red, nir, red, nir".
bool isSeries(const Json::array_t &list)
{
    for (std::size_t length = 2; length <= list.size() / 2; ++length) {
        if (list.size() % length != 0)
            continue;
        bool repeats = true;
        for (std::size_t i = length; repeats && i < list.size(); ++i)
            repeats = list[i] == list[i - length];
        if (repeats)
            return true;
    }
    return false;
}

void check(const RuleContext &context)
{
    for (const Io &io : ios(context.root)) {
        for (const char *what : {"bands", "variables"}) {
            const auto *list = array(member(io.node, what));
            std::map<std::string_view, std::size_t> seen;
            for (std::size_t i = 0; list && !isSeries(*list) && i < list->size(); ++i) {
                const Json &entry = (*list)[i];
                const std::string *name = referenceName(entry);
                if (!name || name->empty())
                    continue;
                const auto [first, fresh] = seen.emplace(*name, i);
                // A computed band may be made of one that is listed too.
                if (fresh || member(entry, "expression") || member((*list)[first->second], "expression"))
                    continue;
                context.report(finding(bandsRepeated, io.pointer() / what / i,
                                       Text::tr("%1 lists “%2” twice, as entries %3 and %4.")
                                           .arg(io.title(), shown(*name), QString::number(first->second + 1), QString::number(i + 1)),
                                       Text::tr("Write the name that is meant, or take the second one out.")));
            }
        }
    }
}

} // namespace

const Rule bandsRepeated{"bands-repeated", Source::Practice, Severity::Warning, "https://github.com/stac-extensions/mlm/blob/v1.5.2/README.md#bands-and-statistics", check,
    QT_TRANSLATE_NOOP("Rules", "An input lists each band once"),
    QT_TRANSLATE_NOOP("Rules", "The list of bands gives the order of the layers in the array. A band that is listed twice is mostly a slip when "
        "the names were typed, and another band is missing. The same series of bands several times over, as for several dates, is none."),
    R"({"properties": {"mlm:input": [{"bands": ["B02", "B03"],
  "input": {"dim_order": ["batch", "bands"], "shape": [-1, 2]}}]},
 "assets": {"model": {"eo:bands": [{"name": "B02"}, {"name": "B03"}]}}})",
    R"({"properties": {"mlm:input": [{"bands": ["B02", "B02"],
  "input": {"dim_order": ["batch", "bands"], "shape": [-1, 2]}}]},
 "assets": {"model": {"eo:bands": [{"name": "B02"}, {"name": "B03"}]}}})"};

} // namespace mlm::rules
