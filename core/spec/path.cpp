// SPDX-License-Identifier: Apache-2.0
#include "core/spec/spec.h"
#include <algorithm>

// Walks a pointer down the types beside the document. Pointers are bounded by what they are made of; nothing here recurses.
namespace mlm::spec {

namespace {

bool fits(const Type &type, const Json &value)
{
    switch (type.kind)
    {
    case Kind::Any: return true;
    case Kind::Boolean: return value.is_boolean();
    case Kind::Integer:
    case Kind::Number: return value.is_number();
    case Kind::String: return value.is_string();
    case Kind::Array: return value.is_array();
    case Kind::Object: return value.is_object();
    }
    return false;
}

/// The variant that a value is, or is meant to be; the first where nothing tells.
const Type *settled(const Type *type, const Json *value)
{
    for (int depth = 0; type && !type->variants.empty() && depth < 8; ++depth)
    {
        const Type *chosen = nullptr;
        if (!type->discriminator.empty() && value && value->is_object())
        {
            const auto told = value->find(type->discriminator);
            if (told != value->end())
                for (const auto &variant : type->variants)
                    if (const Field *field = variant->field(type->discriminator); field && !field->type->choices.empty() && field->type->choices.front().value == *told)
                        chosen = variant.get();
        }
        else if (value)
        {
            for (const auto &variant : type->variants)
                if (!chosen && fits(*variant, *value))
                    chosen = variant.get();
        }
        type = chosen ? chosen : type->variants.front().get();
    }
    return type;
}

struct Step
{
    const Field *field = nullptr;
    const Type *type = nullptr;      ///< of the value, variants not settled
    const Json *value = nullptr;
};

/// Calls visit(step, token index) for each token; stops early where the types end (type and field null from then on).
template <typename Visit> void walk(const Type &document, const Pointer &pointer, const Json &root, Visit visit)
{
    const Type *type = &document;
    const Json *value = &root;
    for (std::size_t i = 0; i < pointer.size(); ++i)
    {
        const std::string &token = pointer[i];
        const Type *here = settled(type, value);
        Step step;
        const Json *child = nullptr;
        if (value && value->is_object())
        {
            const auto found = value->find(token);
            child = found == value->end() ? nullptr : &*found;
        }
        else if (value && value->is_array())
            child = Pointer({token}).in(*value);
        if (here)
        {
            const bool array = value ? value->is_array() : here->kind == Kind::Array;
            if (array)
                step.type = here->items.get();
            else
            {
                step.field = here->field(token);
                step.type = step.field ? step.field->type.get() : here->others.get();
            }
        }
        step.value = child;
        visit(step, i);
        type = step.type;
        value = child;
    }
}

QString elementName(const Json *value, const std::string &token, bool inArray)
{
    if (value && value->is_object())
        for (const char *name : {"title", "name", "rel"})
            if (const auto found = value->find(name); found != value->end() && found->is_string() && !found->get_ref<const std::string &>().empty())
                return QString::fromStdString(found->get<std::string>());
    if (!inArray)
        return QString::fromStdString(token);
    bool ok = false;
    const qulonglong index = QString::fromStdString(token).toULongLong(&ok);
    return ok ? QString::number(index + 1) : QString::fromStdString(token);
}

} // namespace

const Field *Profile::fieldAt(const Pointer &pointer, const Json &root) const
{
    const Field *field = nullptr;
    walk(document(), pointer, root, [&](const Step &step, std::size_t) { field = step.field; });
    return field;
}

const Type *Profile::typeAt(const Pointer &pointer, const Json &root) const
{
    const Type *type = &document();
    const Json *value = &root;
    walk(document(), pointer, root, [&](const Step &step, std::size_t) {
        type = step.type;
        value = step.value;
    });
    return type && value && type->kind != Kind::Any && type->variants.empty() ? type : settled(type, value);
}

std::optional<std::size_t> Profile::memberPosition(const Pointer &object, std::string_view name, const Json &root) const
{
    const Json *value = object.in(root);
    const Type *type = typeAt(object, root);
    if (!value || !value->is_object() || !type)
        return std::nullopt;
    const Field *field = type->field(name);
    if (!field)
        return std::nullopt;
    // After the last member that customarily comes before it; members without a custom stay where they are.
    std::size_t position = 0, index = 0;
    bool follows = false;
    for (const auto &member : value->items())
    {
        const Field *other = type->field(member.key());
        if (other && other < field)
            position = index + 1;
        else if (other && other > field)
            follows = true;
        ++index;
    }
    if (position == 0 && !follows)
        return std::nullopt;
    return position == index ? std::nullopt : std::optional(position);
}

std::string Profile::pageOf(const Pointer &pointer, const Json &root) const
{
    const std::vector<Page> &all = pages(m_documentType);
    if (pointer.isRoot())
        return all.front().id;
    const auto isPage = [&](const std::string &id) {
        return std::any_of(all.begin(), all.end(), [&](const Page &page) { return page.id == id; });
    };
    std::string page = "other";
    bool lost = false;
    walk(document(), pointer, root, [&](const Step &step, std::size_t depth) {
        if (step.field && !lost && isPage(step.field->page)) // a Collection has no page of its own for bands
            page = step.field->page;
        // Members that no form knows, at the top and in the properties, are shown as a tree of their own.
        if (!step.field && !lost && (depth == 0 || (depth == 1 && pointer[0] == "properties")))
        {
            page = "other";
            lost = true;
        }
    });
    return page;
}

QString Profile::labelOf(const Pointer &pointer, const Json &root) const
{
    QStringList parts;
    walk(document(), pointer, root, [&](const Step &step, std::size_t depth) {
        const bool last = depth + 1 == pointer.size();
        if (step.field && !step.field->label.isEmpty())
        {
            if (!step.field->transparent || last)
                parts << step.field->label;
            return;
        }
        const Json *parent = Pointer(std::vector<std::string>(pointer.tokens().begin(), pointer.tokens().begin() + static_cast<std::ptrdiff_t>(depth))).in(root);
        parts << elementName(step.value, pointer[depth], parent && parent->is_array());
    });
    return parts.join(QStringLiteral(" › "));
}

} // namespace mlm::spec
