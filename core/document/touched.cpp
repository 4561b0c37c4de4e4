// SPDX-License-Identifier: Apache-2.0
#include "core/document/touched.h"
#include <algorithm>

namespace mlm {

namespace {

/// More places than these are told as the one place above them all.
constexpr std::size_t mostTouched = 64;

Pointer commonAncestor(const Pointer &a, const Pointer &b)
{
    std::size_t shared = 0;
    while (shared < a.size() && shared < b.size() && a[shared] == b[shared])
        ++shared;
    return Pointer({a.tokens().begin(), a.tokens().begin() + static_cast<std::ptrdiff_t>(shared)});
}

} // namespace

void touch(std::vector<Pointer> &touched, const Json &root, const Edit &edit)
{
    const auto place = [&](const Pointer &pointer, const Pointer &parent) {
        const Json *above = pointer.isRoot() ? nullptr : parent.in(root);
        touched.push_back(above && above->is_array() ? pointer.parent() : pointer);
    };
    switch (edit.op) {
    case Edit::Op::Replace:
        touched.push_back(edit.path);
        break;
    case Edit::Op::Add:
    case Edit::Op::Remove:
        place(edit.path, edit.path.parent());
        break;
    case Edit::Op::Move:
        if (edit.from.parent() == edit.path.parent()) {
            touched.push_back(edit.path.parent());
        } else {
            place(edit.from, edit.from.parent());
            place(edit.path, beforeRemoval(root, edit.path.parent(), edit.from));
        }
    }
}

void reduce(std::vector<Pointer> &touched)
{
    std::sort(touched.begin(), touched.end());
    // What lies below a pointer follows it directly, for tokens are compared in order.
    std::vector<Pointer> kept;
    for (Pointer &pointer : touched) {
        if (kept.empty() || !pointer.startsWith(kept.back()))
            kept.push_back(std::move(pointer));
    }
    if (kept.size() > mostTouched) {
        Pointer all = kept.front();
        for (const Pointer &pointer : kept)
            all = commonAncestor(all, pointer);
        kept = {all};
    }
    touched = std::move(kept);
}

} // namespace mlm
