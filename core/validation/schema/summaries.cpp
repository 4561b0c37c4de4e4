// SPDX-License-Identifier: Apache-2.0
#include "core/validation/schema/describe.h"
#include "core/validation/schema/rules.h"
#include "core/validation/schema/walk.h"

namespace mlm::schema {

namespace {

QString tr(const char *text) { return Report::tr(text); }

constexpr int depthLimit = 64;

bool isSchema(const Json &value, int depth);

bool isCount(const Json &value)
{
    return value.is_number_unsigned() || (value.is_number_integer() && value.get<std::int64_t>() >= 0) ||
           (value.is_number_float() && value.get<double>() >= 0 && value.get<double>() == static_cast<double>(static_cast<std::int64_t>(value.get<double>())));
}

bool areTexts(const Json &value)
{
    if (!value.is_array() || firstRepeat(value))
        return false;
    for (const Json &entry : value)
        if (!entry.is_string())
            return false;
    return true;
}

bool areSchemas(const Json &value, bool list, int depth)
{
    if (list ? !value.is_array() || value.empty() : !value.is_object())
        return false;
    for (const Json &entry : value)
        if (!isSchema(entry, depth))
            return false;
    return true;
}

bool isType(const Json &value)
{
    const auto known = [](const Json &name) {
        for (const char *type : {"array", "boolean", "integer", "null", "number", "object", "string"})
            if (name == type)
                return true;
        return false;
    };
    if (!value.is_array())
        return known(value);
    if (value.empty() || firstRepeat(value))
        return false;
    for (const Json &entry : value)
        if (!known(entry))
            return false;
    return true;
}

/// A keyword of JSON Schema draft 7 with a value it may have; unknown keywords may have any.
bool isKeyword(const std::string &name, const Json &value, int depth)
{
    const auto among = [&](std::initializer_list<const char *> names) {
        for (const char *candidate : names)
            if (name == candidate)
                return true;
        return false;
    };
    if (among({"$id", "$schema", "$ref", "$comment", "title", "description", "pattern", "format", "contentMediaType", "contentEncoding"}))
        return value.is_string();
    if (among({"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"}))
        return value.is_number();
    if (name == "multipleOf")
        return value.is_number() && value.get<double>() > 0;
    if (among({"maxLength", "minLength", "maxItems", "minItems", "maxProperties", "minProperties"}))
        return isCount(value);
    if (among({"readOnly", "uniqueItems", "writeOnly"}))
        return value.is_boolean();
    if (name == "required")
        return areTexts(value);
    if (name == "type")
        return isType(value);
    if (among({"enum", "examples"}))
        return value.is_array();
    if (among({"additionalItems", "contains", "additionalProperties", "propertyNames", "if", "then", "else", "not"}))
        return isSchema(value, depth + 1);
    if (name == "items")
        return value.is_array() ? areSchemas(value, true, depth + 1) : isSchema(value, depth + 1);
    if (among({"definitions", "properties", "patternProperties"}))
        return areSchemas(value, false, depth + 1);
    if (among({"allOf", "anyOf", "oneOf"}))
        return areSchemas(value, true, depth + 1);
    if (name == "dependencies")
    {
        bool right = value.is_object();
        members(&value, [&](const std::string &, const Json &entry) { right = right && (entry.is_array() ? areTexts(entry) : isSchema(entry, depth + 1)); });
        return right;
    }
    return true;
}

bool isSchema(const Json &value, int depth)
{
    if (value.is_boolean())
        return true;
    if (!value.is_object() || depth > depthLimit)
        return false;
    bool right = true;
    members(&value, [&](const std::string &name, const Json &entry) { right = right && isKeyword(name, entry, depth); });
    return right;
}

bool isRange(const Json &value)
{
    const auto bound = [](const Json *end) { return end && (end->is_number() || end->is_string()); };
    return bound(member(&value, "minimum")) && bound(member(&value, "maximum"));
}

} // namespace

void checkSummaries(Report &report)
{
    const bool mlm = declared(report.profile, "mlm") != nullptr;
    members(objectAt(&report.root, "summaries"), [&](const std::string &name, const Json &value) {
        const Pointer place = Pointer({"summaries", name});
        const QString shownName = QString::fromStdString(name);
        if (mlm && value.is_array())
        {
            Finding &finding = report.add("mlm.summaries.list", place, tr("The summary of “%1” is a list, which a Collection that declares MLM may not have.").arg(shownName),
                                          tr("Write a range of minimum and maximum, or a JSON Schema: {\"enum\": [...]} says the same."));
            if (!value.empty())
                finding.fix = Fix{tr("Write it as JSON Schema"), {Edit::replace(place, Json{{"enum", value}})}};
            return;
        }
        const bool right = value.is_array() ? !value.empty() : isRange(value) || (value.is_object() && !value.empty() && isSchema(value, 0));
        if (!right)
            report.add("stac.summaries.form", place, tr("The summary of “%1” is neither a range nor a JSON Schema nor a list of values.").arg(shownName),
                       tr("Write {\"minimum\": …, \"maximum\": …}, a JSON Schema, or the values as a list."));
    });
}

} // namespace mlm::schema
