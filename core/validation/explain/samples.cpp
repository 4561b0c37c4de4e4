// SPDX-License-Identifier: Apache-2.0
#include "core/validation/explain/samples.h"
#include "core/validation/schema/walk.h"

namespace mlm::pages {

namespace {

using spec::Kind;
using spec::Type;

std::optional<Json> first(const Type &type, std::initializer_list<Json> candidates)
{
    for (const Json &candidate : candidates)
        if (schema::accepts(type, candidate))
            return candidate;
    return std::nullopt;
}

std::optional<Json> goodValue(const Type &type, int depth = 0);

std::optional<Json> goodList(const Type &type, int depth)
{
    const auto entry = type.items ? goodValue(*type.items, depth + 1) : std::optional<Json>(1);
    Json list = Json::array();
    for (int i = 0; entry && i < 6; ++i)
    {
        list.push_back(*entry);
        if (schema::accepts(type, list))
            return list;
    }
    return first(type, {Json::array()});
}

std::optional<Json> goodObject(const Type &type, int depth)
{
    Json object = Json::object();
    for (const spec::Field &field : type.fields)
    {
        if (field.requirement != spec::Requirement::Required || !field.checked || !field.type)
            continue;
        const auto value = goodValue(*field.type, depth + 1);
        if (!value)
            return std::nullopt;
        object[field.name] = *value;
    }
    if (object.size() > 4) // too much to read
        return std::nullopt;
    return first(type, {object});
}

std::optional<Json> goodValue(const Type &type, int depth)
{
    if (depth > 3)
        return std::nullopt;
    for (const auto &variant : type.variants)
        if (const auto value = goodValue(*variant, depth + 1); value && schema::accepts(type, *value))
            return value;
    for (const spec::Choice &choice : type.choices)
        if (schema::accepts(type, choice.value))
            return choice.value;
    if (type.kind == Kind::Array)
        return goodList(type, depth);
    if (type.kind == Kind::Object)
        return goodObject(type, depth);
    return first(type, {"2024-05-01T00:00:00Z", "https://example.org/file", "Example", "example", "1.0.0", "1220abcd", "10.1000/xyz123", 1, 0, 0.5, true});
}

std::optional<Json> badPart(std::string_view kind, const Type &part)
{
    const auto refused = [&](std::initializer_list<Json> candidates) -> std::optional<Json> {
        for (const Json &candidate : candidates)
            if (!schema::accepts(part, candidate))
                return candidate;
        return std::nullopt;
    };
    if (kind == "type")
        return part.kind == Kind::String ? refused({12, true}) : part.kind == Kind::Any ? std::nullopt : refused({"twelve", "one"});
    if (kind == "known")
        return refused({"something-else"});
    if (kind == "pattern")
        return refused({"?", "not so", ""});
    if (kind == "format")
        return part.format == "date-time" ? refused({"1 May 2024"}) : refused({"not an address", "C:\\file", ""});
    if (kind == "empty")
        return refused({""});
    if (kind == "range")
        return part.minimum ? refused({*part.minimum - 1}) : part.exclusiveMinimum ? refused({*part.exclusiveMinimum}) : refused({part.maximum.value_or(0) + 1});
    return std::nullopt;
}

} // namespace

Samples samplesOf(std::string_view kind, const Type &type, const Type *part)
{
    Samples samples{goodValue(type), std::nullopt};
    if (!part)
        return samples;
    if (kind == "unique" && samples.good && part == &type && type.items)
    {
        if (const auto entry = goodValue(*type.items))
        {
            samples.good = Json::array({*entry});
            samples.bad = Json::array({*entry, *entry});
        }
    }
    else if (kind == "count" && part == &type)
        samples.bad = type.kind == Kind::Object ? Json::object() : Json::array();
    else if (auto bad = badPart(kind, *part))
    {
        for (const Type *at = &type; at != part && at->items; at = at->items.get())
            if (kind != "type")
                bad = Json::array({*bad});
        samples.bad = std::move(bad);
    }
    if (samples.good && !schema::accepts(type, *samples.good))
        samples.good.reset();
    if (samples.bad && schema::accepts(type, *samples.bad))
        samples.bad.reset();
    // A whole number where the type wants one reads better without its decimals.
    if (samples.bad && samples.bad->is_number_float() && samples.bad->get<double>() == double(std::int64_t(samples.bad->get<double>())))
        samples.bad = std::int64_t(samples.bad->get<double>());
    return samples;
}

} // namespace mlm::pages
