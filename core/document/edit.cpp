// SPDX-License-Identifier: Apache-2.0
#include "core/document/edit.h"
#include <QCoreApplication>
#include <algorithm>

namespace mlm {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Edit)
public:
    static Error error(const QString &message, const Pointer &pointer)
    {
        Error error;
        error.code = Error::Code::NotFound;
        error.message = message;
        error.pointer = pointer.toString();
        return error;
    }
    static Error notThere(const Pointer &pointer)
    {
        return error(tr("There is nothing at “%1”.").arg(pointer.toQString()), pointer);
    }
    static Error noRoom(const Pointer &pointer)
    {
        return error(
            tr("“%1” cannot be added: what is above it is no list or object.").arg(pointer.toQString()),
            pointer);
    }
    static Error pastEnd(const Pointer &pointer)
    {
        return error(tr("“%1” is past the end of the list.").arg(pointer.toQString()), pointer);
    }
    static Error nameTaken(const Pointer &pointer)
    {
        return error(tr("There is already a member “%1” here.").arg(QString::fromStdString(pointer.last())),
                     pointer);
    }
    static Error notMovable(const Pointer &pointer)
    {
        return error(tr("“%1” cannot be moved there.").arg(pointer.toQString()), pointer);
    }
};

/// Where an Add into an array goes: "-" is its end.
std::optional<std::size_t> insertIndex(const Json &array, const Pointer &path)
{
    if (path.last() == "-")
        return array.size();
    const auto index = path.index();
    return index && *index <= array.size() ? index : std::nullopt;
}

void eraseMember(Json &object, std::size_t position)
{
    auto &members = object.get_ref<Json::object_t &>();
    // The names are constant in the library's container, so members move by rebuilding it.
    Json::object_t kept;
    kept.reserve(members.size());
    for (auto &member : members) {
        if (position-- != 0)
            kept.Container::emplace_back(member.first, std::move(member.second));
    }
    members = std::move(kept);
}

void add(Json &root, const Pointer &path, Json value, std::optional<std::size_t> position)
{
    if (path.isRoot()) {
        root = std::move(value);
        return;
    }
    Json &parent = *path.parent().in(root);
    if (parent.is_array()) {
        auto &elements = parent.get_ref<Json::array_t &>();
        elements.insert(elements.begin() + static_cast<std::ptrdiff_t>(*insertIndex(parent, path)),
                        std::move(value));
    } else if (const auto there = parent.find(path.last()); there != parent.end()) {
        *there = std::move(value);
    } else {
        insertMember(parent, position.value_or(parent.size()), path.last(), std::move(value));
    }
}

/// The value at a path that must be there and not be the root, taken out of the tree.
Json take(Json &root, const Pointer &path)
{
    Json *parent = path.parent().in(root);
    if (parent->is_array()) {
        auto &elements = parent->get_ref<Json::array_t &>();
        const auto at = elements.begin() + static_cast<std::ptrdiff_t>(*path.index());
        Json value = std::move(*at);
        elements.erase(at);
        return value;
    }
    const auto position = *memberPosition(*parent, path.last());
    Json value = std::move(*parent->find(path.last()));
    eraseMember(*parent, position);
    return value;
}

Result<void> checkAdd(const Json &root, const Pointer &path)
{
    if (path.isRoot())
        return {};
    const Json *parent = path.parent().in(root);
    if (!parent || !parent->is_structured())
        return Words::noRoom(path);
    if (parent->is_array() && !insertIndex(*parent, path))
        return Words::pastEnd(path);
    return {};
}

Result<void> checkMove(const Json &root, const Edit &edit)
{
    if (!edit.from.in(root))
        return Words::notThere(edit.from);
    if (edit.from.isRoot() || edit.path.isRoot())
        return Words::notMovable(edit.from);
    const bool sameParent = edit.from.parent() == edit.path.parent();
    const Pointer parent = beforeRemoval(root, edit.path.parent(), edit.from);
    if (parent.startsWith(edit.from))
        return Words::notMovable(edit.from);
    const Json *target = parent.in(root);
    if (!target || !target->is_structured())
        return Words::noRoom(edit.path);
    if (target->is_object())
        return target->contains(edit.path.last()) && edit.path != edit.from ? Words::nameTaken(edit.path)
                                                                            : Result<void>();
    const auto index = insertIndex(*target, edit.path);
    if (!index || (sameParent && edit.path.last() != "-" && *index >= target->size()))
        return Words::pastEnd(edit.path);
    return {};
}

void move(Json &root, const Edit &edit)
{
    std::optional<std::size_t> position = edit.position;
    // A member that stays in its object keeps its place.
    if (!position && edit.from.parent() == edit.path.parent())
        position = memberPosition(*edit.from.parent().in(root), edit.from.last());
    Json value = take(root, edit.from);
    add(root, edit.path, std::move(value), position);
}

} // namespace

std::optional<std::size_t> memberPosition(const Json &object, std::string_view name)
{
    if (!object.is_object())
        return std::nullopt;
    const auto &members = object.get_ref<const Json::object_t &>();
    const auto it = std::find_if(members.begin(), members.end(),
                                 [&](const auto &member) { return member.first == name; });
    return it == members.end() ? std::nullopt : std::optional(static_cast<std::size_t>(it - members.begin()));
}

void insertMember(Json &object, std::size_t position, std::string name, Json value)
{
    auto &members = object.get_ref<Json::object_t &>();
    Json::object_t grown;
    grown.reserve(members.size() + 1);
    std::size_t i = 0;
    for (auto &member : members) {
        if (i++ == position)
            grown.Container::emplace_back(std::move(name), std::move(value));
        grown.Container::emplace_back(member.first, std::move(member.second));
    }
    if (position >= members.size())
        grown.Container::emplace_back(std::move(name), std::move(value));
    members = std::move(grown);
}

Pointer beforeRemoval(const Json &root, const Pointer &path, const Pointer &from)
{
    const Pointer list = from.parent();
    const Json *parent = list.in(root);
    if (!parent || !parent->is_array() || path.size() <= list.size() || !path.startsWith(list))
        return path;
    std::vector<std::string> tokens = path.tokens();
    const auto taken = from.index();
    const auto index = Pointer({tokens[list.size()]}).index();
    if (taken && index && *index >= *taken)
        tokens[list.size()] = std::to_string(*index + 1);
    return Pointer(std::move(tokens));
}

Result<void> check(const Json &root, const Edit &edit)
{
    switch (edit.op) {
    case Edit::Op::Add:
        return checkAdd(root, edit.path);
    case Edit::Op::Remove:
        return edit.path.isRoot() || !edit.path.in(root) ? Words::notThere(edit.path) : Result<void>();
    case Edit::Op::Replace:
        return edit.path.in(root) ? Result<void>() : Words::notThere(edit.path);
    case Edit::Op::Move:
        return checkMove(root, edit);
    }
    return {};
}

Result<void> applyTo(Json &root, const Edit &edit)
{
    if (auto fits = check(root, edit); !fits)
        return fits;
    switch (edit.op) {
    case Edit::Op::Add:
        add(root, edit.path, edit.value, edit.position);
        break;
    case Edit::Op::Remove:
        take(root, edit.path);
        break;
    case Edit::Op::Replace:
        *edit.path.in(root) = edit.value;
        break;
    case Edit::Op::Move:
        move(root, edit);
        break;
    }
    return {};
}

Edit inverseOf(const Json &root, const Edit &edit)
{
    if (!check(root, edit))
        return edit;
    const Json *node = edit.path.in(root);
    const Json *parent = edit.path.isRoot() ? nullptr : edit.path.parent().in(root);
    switch (edit.op) {
    case Edit::Op::Add:
        if (parent && parent->is_array())
            return Edit::remove(edit.path.parent() /
                                insertIndex(*parent, edit.path).value_or(parent->size()));
        return node ? Edit::replace(edit.path, *node) : Edit::remove(edit.path);
    case Edit::Op::Remove:
        return Edit::add(edit.path, node ? *node : Json(),
                         parent ? memberPosition(*parent, edit.path.last()) : std::nullopt);
    case Edit::Op::Replace:
        return Edit::replace(edit.path, node ? *node : Json());
    case Edit::Op::Move: {
        const Json *source = edit.from.parent().in(root);
        const auto place = source ? memberPosition(*source, edit.from.last()) : std::nullopt;
        Pointer there = edit.path;
        if (!there.isRoot() && there.last() == "-") {
            const Json *list = beforeRemoval(root, there.parent(), edit.from).in(root);
            if (list && list->is_array())
                there = there.parent() / (list->size() - (there.parent() == edit.from.parent() ? 1 : 0));
        }
        return Edit::move(there, edit.from, place);
    }
    }
    return edit;
}

} // namespace mlm
