// SPDX-License-Identifier: Apache-2.0
#include "core/document/follow.h"

namespace mlm {

namespace {

/// The place with its token at `depth` counted on by one, or back.
Pointer shifted(const Pointer &place, std::size_t depth, int by)
{
    std::vector<std::string> tokens = place.tokens();
    const std::size_t index = *Pointer({tokens[depth]}).index();
    tokens[depth] = std::to_string(by > 0 ? index + 1 : index - 1);
    return Pointer(std::move(tokens));
}

/// The index that a place has in the list `list`, where it lies in it at all.
std::optional<std::size_t> indexIn(const Pointer &list, const Pointer &place)
{
    if (place.size() <= list.size() || !place.startsWith(list))
        return std::nullopt;
    return Pointer({place[list.size()]}).index();
}

bool isList(const Json &root, const Pointer &pointer)
{
    const Json *value = pointer.in(root);
    return value && value->is_array();
}

std::optional<Pointer> afterRemoval(const Json &root, const Pointer &place, const Pointer &removed)
{
    if (place.startsWith(removed))
        return std::nullopt;
    if (removed.isRoot() || !isList(root, removed.parent()))
        return place;
    const auto index = indexIn(removed.parent(), place);
    return index && *index > removed.index().value_or(0) ? shifted(place, removed.size() - 1, -1) : place;
}

Pointer afterInsertion(const Pointer &place, const Pointer &added, bool intoList)
{
    const auto at = added.isRoot() ? std::nullopt : added.index();
    if (!intoList || !at)
        return place;
    const auto index = indexIn(added.parent(), place);
    return index && *index >= *at ? shifted(place, added.size() - 1, 1) : place;
}

} // namespace

std::optional<Pointer> follow(const Json &root, const Pointer &place, const Edit &edit)
{
    switch (edit.op) {
    case Edit::Op::Replace:
        return place;
    case Edit::Op::Add:
        return afterInsertion(place, edit.path, !edit.path.isRoot() && isList(root, edit.path.parent()));
    case Edit::Op::Remove:
        return afterRemoval(root, place, edit.path);
    case Edit::Op::Move:
        break;
    }
    const Pointer target = beforeRemoval(root, edit.path.parent(), edit.from);
    const bool intoList = isList(root, target);
    if (place.startsWith(edit.from)) {
        Pointer path = edit.path;
        if (path.last() == "-" && intoList) // its index, told from the list without what moves
            path = path.parent() / (target.in(root)->size() - (target == edit.from.parent() ? 1 : 0));
        return path / Pointer({place.tokens().begin() + static_cast<std::ptrdiff_t>(edit.from.size()), place.tokens().end()});
    }
    const auto without = afterRemoval(root, place, edit.from);
    return without ? std::optional(afterInsertion(*without, edit.path, intoList)) : std::nullopt;
}

} // namespace mlm
