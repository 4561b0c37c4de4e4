// SPDX-License-Identifier: Apache-2.0
#include "core/validation/schema/walk.h"
#include "core/spec/pattern.h"
#include "core/validation/schema/describe.h"
#include <cmath>

namespace mlm::schema {

using spec::Field;
using spec::Kind;
using spec::Type;

namespace {

constexpr int depthLimit = 600; ///< deeper than any text that is read; types themselves end much earlier

bool whole(const Json &value)
{
    if (value.is_number_integer())
        return true;
    const double number = value.get<double>();
    return std::isfinite(number) && std::trunc(number) == number;
}

bool isKind(const Json &value, Kind kind)
{
    switch (kind)
    {
    case Kind::Any: return true;
    case Kind::Boolean: return value.is_boolean();
    case Kind::Integer: return value.is_number() && whole(value);
    case Kind::Number: return value.is_number_integer() || (value.is_number_float() && std::isfinite(value.get<double>()));
    case Kind::String: return value.is_string();
    case Kind::Array: return value.is_array();
    case Kind::Object: return value.is_object();
    }
    return false;
}

const Json::object_t &membersOf(const Json &object)
{
    return *object.get_ptr<const Json::object_t *>();
}

bool startsWith(const std::string &text, const std::string &prefix)
{
    return text.size() >= prefix.size() && text.compare(0, prefix.size(), prefix) == 0;
}

/// The extension that has named all its members here, and by its prefix would have named this one.
const spec::ClosedPrefix *closedPrefixOf(const std::string &name, const Type &type)
{
    const spec::ClosedPrefix *found = nullptr;
    for (const spec::ClosedPrefix &closed : type.closedPrefixes)
        if (startsWith(name, closed.prefix))
            found = &closed;
    return found;
}

} // namespace

bool accepts(const Type &type, const Json &value)
{
    Walk walk;
    walk.value(value, type, {});
    return walk.fits();
}

void Walk::document(const Json &root, const Type &type)
{
    value(root, type, {});
}

void Walk::value(const Json &value, const Type &type, const Frame &frame, bool checked)
{
    if (done() || m_depth > depthLimit)
        return;
    if (value.is_null() && type.nullable)
        return;
    ++m_depth;
    if (!type.variants.empty())
        variants(value, type, frame, checked);
    else if (isKind(value, type.kind))
    {
        if (value.is_object())
            object(value, type, frame, checked);
        else if (value.is_array())
            array(value, type, frame, checked);
        else if (checked && value.is_string())
            text(value.get_ref<const std::string &>(), type, frame);
        else if (checked && value.is_number())
            number(value, type, frame);
    }
    else if ((checked && !type.loose) || type.firm)
    {
        m_fits = false;
        if (m_report)
            describeKind(*m_report, value, type, frame);
    }
    --m_depth;
}

void Walk::variants(const Json &value, const Type &type, const Frame &frame, bool checked)
{
    const Type *chosen = nullptr;
    if (type.discriminator.empty())
    {
        // Of several of the same kind the one that fits; of none that fits the first.
        int candidates = 0;
        for (const auto &variant : type.variants)
            if ((isKind(value, variant->kind) || (value.is_null() && variant->nullable)) && ++candidates == 1)
                chosen = variant.get();
        for (const auto &variant : type.variants)
            if (candidates > 1 && isKind(value, variant->kind) && accepts(*variant, value))
                return;
    }
    else if (value.is_object())
    {
        if (const auto told = value.find(type.discriminator); told != value.end())
            for (const auto &variant : type.variants)
                if (const Field *field = variant->field(type.discriminator); field && sameValue(field->type->choices.front().value, *told))
                    chosen = variant.get();
    }
    if (chosen)
        return this->value(value, *chosen, frame, checked);
    if (!checked)
        return;
    m_fits = false;
    if (!m_report)
        return;
    if (type.discriminator.empty() || !value.is_object())
        describeKind(*m_report, value, type, frame);
    else
        describeNoVariant(*m_report, value, type, frame);
}

void Walk::text(const std::string &value, const Type &type, const Frame &frame)
{
    if (type.minLength && value.size() < *type.minLength * 4 && spec::codePoints(value) < *type.minLength)
    {
        m_fits = false;
        if (m_report)
            describeEmptyText(*m_report, frame);
        return;
    }
    if (type.maxLength && value.size() > *type.maxLength && spec::codePoints(value) > *type.maxLength)
    {
        m_fits = false;
        if (m_report)
            describeLongText(*m_report, type, frame);
        return;
    }
    if (!type.choices.empty() && !type.openChoices)
    {
        for (const spec::Choice &choice : type.choices)
            if (choice.value.is_string() && choice.value.get_ref<const std::string &>() == value)
                return;
        if (type.passing(value))
            return;
        m_fits = false;
        if (m_report)
            describeUnknownChoice(*m_report, value, type, frame);
        return;
    }
    if (!type.format.empty() && !spec::matchesFormat(type.format, value))
    {
        m_fits = false;
        if (m_report)
            describeFormat(*m_report, value, type, frame);
        return;
    }
    if (type.compiled && !type.compiled->matches(value))
    {
        m_fits = false;
        if (!m_report)
            return;
        if (type.format.empty())
            describePattern(*m_report, value, type, frame);
        else
            describeFormat(*m_report, value, type, frame);
    }
}

void Walk::number(const Json &value, const Type &type, const Frame &frame)
{
    if (!type.minimum && !type.maximum && !type.exclusiveMinimum)
        return;
    const double number = value.get<double>();
    if ((type.minimum && number < *type.minimum) || (type.maximum && number > *type.maximum) ||
        (type.exclusiveMinimum && number <= *type.exclusiveMinimum))
    {
        m_fits = false;
        if (m_report)
            describeBounds(*m_report, value, type, frame);
    }
}

void Walk::array(const Json &value, const Type &type, const Frame &frame, bool checked)
{
    const std::size_t count = value.size();
    if (checked)
    {
        bool right = (!type.minItems || count >= *type.minItems) && (!type.maxItems || count <= *type.maxItems);
        if (!type.itemCounts.empty())
            right = std::find(type.itemCounts.begin(), type.itemCounts.end(), count) != type.itemCounts.end();
        if (!right)
        {
            m_fits = false;
            if (m_report)
                describeCount(*m_report, count, type, frame);
        }
        if (type.uniqueItems)
            if (const auto repeat = firstRepeat(value))
            {
                m_fits = false;
                if (m_report)
                    describeRepeat(*m_report, value, repeat->first, repeat->second, frame);
            }
    }
    if (!type.items)
        return;
    Frame inner{&frame, {}, 0, true, nullptr, &type};
    for (const Json &element : value)
    {
        this->value(element, *type.items, inner, checked);
        if (done() || (m_report && m_report->full()))
            return;
        ++inner.index;
    }
}

void Walk::object(const Json &value, const Type &type, const Frame &frame, bool checked)
{
    std::size_t required = 0;
    for (const auto &[name, member] : membersOf(value))
    {
        const Field *field = type.field(name);
        if (field)
        {
            required += field->requirement == spec::Requirement::Required && field->checked;
            const Frame inner{&frame, name, 0, false, field, &type};
            if (!field->unknownTo.isEmpty())
            {
                m_fits = false;
                if (m_report)
                    describeUnknownTo(*m_report, inner);
            }
            const bool counts = field->checked && (checked || field->attached);
            this->value(member, *field->type, inner, counts);
            for (const auto &also : field->also)
                this->value(member, *also, inner, counts);
        }
        else if (type.others && !closedPrefixOf(name, type))
            this->value(member, *type.others, Frame{&frame, name, 0, false, nullptr, &type}, checked);
        else
            strange(name, value, type, frame, checked);
        if (done() || (m_report && m_report->full()))
            return;
    }
    if (!checked)
        return;

    if (required < type.required.size())
        for (const std::uint16_t index : type.required)
            if (!value.contains(type.fields[index].name))
            {
                m_fits = false;
                if (m_report)
                    describeMissing(*m_report, type.fields[index], value, type, frame);
            }
    for (const auto &members : type.together)
    {
        const std::string *there = nullptr, *missing = nullptr;
        for (const std::string &name : members)
            (value.contains(name) ? there : missing) = &name;
        if (there && missing)
        {
            m_fits = false;
            if (m_report)
                describeApart(*m_report, *there, *missing, type, frame);
        }
    }
    if (type.minProperties && value.size() < *type.minProperties)
    {
        m_fits = false;
        if (m_report)
            describeFewMembers(*m_report, *type.minProperties, frame);
    }
}

// A member that the type does not know: mostly welcome.
void Walk::strange(const std::string &name, const Json &object, const Type &type, const Frame &frame, bool checked)
{
    for (const spec::Forbidden &forbidden : type.forbidden)
        if (forbidden.name == name)
        {
            m_fits = false;
            if (m_report)
                describeMisplaced(*m_report, name, forbidden.advice, frame);
            return;
        }
    const spec::ClosedPrefix *prefix = closedPrefixOf(name, type);
    if ((type.closed && checked) || prefix)
    {
        m_fits = false;
        if (m_report)
            describeStrange(*m_report, name, prefix, object, type, frame);
        return;
    }
    if (checked && type.compiledMember && !type.compiledMember->matches(name))
    {
        m_fits = false;
        if (m_report)
            describeMemberName(*m_report, name, type, frame);
    }
}

} // namespace mlm::schema
