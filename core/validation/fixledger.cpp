// SPDX-License-Identifier: Apache-2.0
#include "core/validation/fixledger.h"
#include <algorithm>

namespace mlm {

namespace {

bool isAppend(const Edit &edit)
{
    return edit.op == Edit::Op::Add && !edit.path.isRoot() && edit.path.last() == "-";
}

} // namespace

bool FixLedger::clashes(const Pointer &place) const
{
    // What lies below a place follows it directly.
    if (const auto below = m_changed.lower_bound(place); below != m_changed.end() && below->startsWith(place))
        return true;
    if (const auto below = m_moved.lower_bound(place); below != m_moved.end() && below->first.startsWith(place))
        return true;
    for (std::size_t length = 0; length < place.size(); ++length) {
        const Pointer above({place.tokens().begin(), place.tokens().begin() + static_cast<std::ptrdiff_t>(length)});
        if (m_changed.contains(above))
            return true;
        const auto moved = m_moved.find(above);
        if (moved != m_moved.end() && Pointer({place[length]}).index().value_or(0) >= moved->second)
            return true;
    }
    return false;
}

bool FixLedger::admits(const Edits &edits) const
{
    return std::none_of(edits.begin(), edits.end(), [this](const Edit &edit) {
        if (!isAppend(edit))
            return clashes(edit.path) || (edit.op == Edit::Op::Move && clashes(edit.from));
        const Pointer list = edit.path.parent();
        if (const auto known = m_appended.find(list); known != m_appended.end()) {
            const auto &values = known->second;
            return std::any_of(values.begin(), values.end(), [&](const Json &value) { return same(value, edit.value); });
        }
        return m_changed.contains(list) || (!list.isRoot() && clashes(list.parent()));
    });
}

void FixLedger::note(const Json &root, const Edits &edits)
{
    const auto touch = [&](const Pointer &place, const Json *value = nullptr) {
        const Json *parent = place.isRoot() ? nullptr : place.parent().in(root);
        if (!parent || !parent->is_array()) {
            m_changed.insert(place);
            return;
        }
        const std::size_t index = place.index().value_or(parent->size());
        const auto [moved, isNew] = m_moved.emplace(place.parent(), index);
        if (!isNew)
            moved->second = std::min(moved->second, index);
        if (value && !place.index())
            m_appended[place.parent()].push_back(*value);
    };
    for (const Edit &edit : edits) {
        switch (edit.op) {
        case Edit::Op::Replace:
            m_changed.insert(edit.path);
            break;
        case Edit::Op::Add:
            touch(edit.path, &edit.value);
            break;
        case Edit::Op::Remove:
            touch(edit.path);
            break;
        case Edit::Op::Move:
            touch(edit.from);
            touch(beforeRemoval(root, edit.path.parent(), edit.from) / edit.path.last());
            break;
        }
    }
}

} // namespace mlm
