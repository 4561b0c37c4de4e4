// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/base/result.h"
#include "core/json/pointer.h"
#include <optional>
#include <string>
#include <vector>

namespace mlm {

/// One change to a document in the vocabulary of RFC 6902, plus the member's place in its object so that the
/// inverse is exact.
struct Edit
{
    enum class Op { Add, Remove, Replace, Move };
    Op op = Op::Replace;
    Pointer path;      ///< Add into an array: index before which to insert, or "-"
    Json value = {};   ///< Add, Replace
    Pointer from = {}; ///< Move
    std::optional<std::size_t> position =
        {};                    ///< Add, Move into an object: index among the members; default last
    std::string spelling = {}; ///< JSON text of `value` to be written as it is; empty: written in style

    static Edit add(Pointer path, Json value, std::optional<std::size_t> position = {})
    {
        return {Op::Add, std::move(path), std::move(value), {}, position, {}};
    }
    static Edit remove(Pointer path) { return {Op::Remove, std::move(path), {}, {}, {}, {}}; }
    static Edit replace(Pointer path, Json value, std::string spelling = {})
    {
        return {Op::Replace, std::move(path), std::move(value), {}, {}, std::move(spelling)};
    }
    /// Within one array: reorders (`path` is the index after removal). Within one object: renames, keeping
    /// the place.
    static Edit move(Pointer from, Pointer path, std::optional<std::size_t> position = {})
    {
        return {Op::Move, std::move(path), {}, std::move(from), position, {}};
    }
};

using Edits = std::vector<Edit>;

/// Whether an Edit applies to a tree; the error names the place that does not fit.
Result<void> check(const Json &root, const Edit &edit);

/// Applies one Edit to a tree; error (tree untouched) where it does not apply: a path that is not there, an
/// index past the end, adding below a scalar. Add on an existing member replaces it.
Result<void> applyTo(Json &root, const Edit &edit);

/// The Edit that undoes `edit` on `root` (before it is applied); `edit` must pass check().
Edit inverseOf(const Json &root, const Edit &edit);

/// The path of a Move is read after `from` has been taken out; this is what it was called before (RFC 6902,
/// section 4.4).
Pointer beforeRemoval(const Json &root, const Pointer &path, const Pointer &from);

/// Inserts a member at a place among the others (past the end: last), keeping the order of the rest. The name
/// must be new.
void insertMember(Json &object, std::size_t position, std::string name, Json value);

/// The place of a member in its object.
std::optional<std::size_t> memberPosition(const Json &object, std::string_view name);

/// The smallest sensible Edits that turn `before` into `after` at `base`: members and elements that agree are
/// not touched. Equal means same type and value; 1 and 1.0 differ.
Edits diff(const Json &before, const Json &after, const Pointer &base = {});

} // namespace mlm
