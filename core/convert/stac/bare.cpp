// SPDX-License-Identifier: Apache-2.0
#include "core/convert/passes.h"
#include "core/convert/releases/places.h"
#include <QCoreApplication>
#include <algorithm>

namespace mlm::convert {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Convert)
};

constexpr std::string_view structure[] = {"type", "properties", "extent", "summaries", "links", "assets", "item_assets"};
constexpr std::string_view members[] = {"id", "bbox", "geometry", "collection", "stac_version", "stac_extensions"};

template <std::size_t Size> bool isOneOf(const std::string_view (&list)[Size], const std::string &name)
{
    return std::find(std::begin(list), std::end(list), name) != std::end(list);
}

} // namespace

/// The properties of an Item without the Item, as stac-model writes them (mlm-metadata.yaml): they go where an Item has them. What else an Item needs, its
/// id and its files above all, nobody said.
void wrapProperties(Ledger &ledger, const Context &)
{
    const auto names = namesOf(&ledger.work());
    const auto isModel = [](const std::string &name) { return name.starts_with("mlm:") || name.starts_with("dlm:") || name.starts_with("ml-model:"); };
    if (std::none_of(names.begin(), names.end(), isModel) || std::any_of(names.begin(), names.end(), [](const std::string &name) { return isOneOf(structure, name); }))
        return;
    for (const std::string &name : names)
        if (!isOneOf(members, name))
            ledger.move(Pointer({name}), Pointer({"properties", name}), Words::tr("An Item has it among its properties."));
    ledger.add(Pointer({"type"}), "Feature", Words::tr("The properties of a model belong to an Item."), 0);
}

} // namespace mlm::convert
