// SPDX-License-Identifier: Apache-2.0
#include "core/json/write.h"
#include <array>
#include <charconv>
#include <cmath>

namespace mlm::json {

namespace {

/// Longer strings get a line of their own.
constexpr std::size_t shortString = 40;

template <typename Value> void writeDigits(std::string &out, Value value)
{
    std::array<char, 40> digits;
    const auto result = std::to_chars(digits.data(), digits.data() + digits.size(), value);
    out.append(digits.data(), result.ptr);
}

void writeReal(std::string &out, double value)
{
    if (!std::isfinite(value)) {
        out += "null"; // JSON knows neither; edits with such values are refused before they come here
        return;
    }
    const std::size_t begin = out.size();
    writeDigits(out, value);
    if (out.find_first_of(".e", begin) == std::string::npos)
        out += ".0"; // keeps its type when read again
}

void writeBroken(std::string &out, const Json &value, const Style &style, int level);

void writeValue(std::string &out, const Json &value, const Style &style, int level)
{
    if (style.newline.empty() || !value.is_structured() || value.empty() ||
        (value.is_array() && fitsInline(value, style)))
        writeInline(out, value, style);
    else
        writeBroken(out, value, style, level);
}

void writeBroken(std::string &out, const Json &value, const Style &style, int level)
{
    const auto breakLine = [&](int depth) {
        out += style.newline;
        for (int i = 0; i < depth; ++i)
            out += style.indent;
    };
    out += value.is_object() ? '{' : '[';
    for (auto it = value.begin(); it != value.end(); ++it) {
        if (it != value.begin())
            out += ',';
        breakLine(level + 1);
        if (value.is_object()) {
            writeString(out, it.key());
            out += style.colon;
        }
        writeValue(out, *it, style, level + 1);
    }
    breakLine(level);
    out += value.is_object() ? '}' : ']';
}

} // namespace

void writeString(std::string &out, std::string_view text)
{
    static constexpr char digits[] = "0123456789abcdef";
    out += '"';
    for (const char c : text) {
        switch (c) {
        case '"':
            out += "\\\"";
            break;
        case '\\':
            out += "\\\\";
            break;
        case '\b':
            out += "\\b";
            break;
        case '\f':
            out += "\\f";
            break;
        case '\n':
            out += "\\n";
            break;
        case '\r':
            out += "\\r";
            break;
        case '\t':
            out += "\\t";
            break;
        default:
            if (static_cast<unsigned char>(c) < 0x20U) {
                out += "\\u00";
                out += digits[c >> 4];
                out += digits[c & 15];
            } else {
                out += c;
            }
        }
    }
    out += '"';
}

void writeInline(std::string &out, const Json &value, const Style &style)
{
    switch (value.type()) {
    case Json::value_t::string:
        writeString(out, value.get_ref<const std::string &>());
        break;
    case Json::value_t::boolean:
        out += value.get<bool>() ? "true" : "false";
        break;
    case Json::value_t::number_integer:
        writeDigits(out, value.get<std::int64_t>());
        break;
    case Json::value_t::number_unsigned:
        writeDigits(out, value.get<std::uint64_t>());
        break;
    case Json::value_t::number_float:
        writeReal(out, value.get<double>());
        break;
    case Json::value_t::array:
        out += '[';
        for (auto it = value.begin(); it != value.end(); ++it) {
            if (it != value.begin())
                out += style.comma;
            writeInline(out, *it, style);
        }
        out += ']';
        break;
    case Json::value_t::object:
        out += '{';
        for (auto it = value.begin(); it != value.end(); ++it) {
            if (it != value.begin())
                out += style.comma;
            writeString(out, it.key());
            out += style.colon;
            writeInline(out, it.value(), style);
        }
        out += '}';
        break;
    default:
        out += "null";
    }
}

bool fitsInline(const Json &array, const Style &style)
{
    std::string line;
    for (const Json &element : array) {
        if (element.is_structured() ||
            (element.is_string() && element.get_ref<const std::string &>().size() > shortString))
            return false;
        writeInline(line, element, style);
        line += style.comma;
        if (line.size() > style.inlineWidth)
            return false;
    }
    return true;
}

std::string write(const Json &value, const Style &style, int level)
{
    std::string out;
    writeValue(out, value, style, level);
    return out;
}

} // namespace mlm::json
