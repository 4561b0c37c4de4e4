// SPDX-License-Identifier: Apache-2.0
#include "widgets/tables/column.h"
#include "core/json/parse.h"
#include <QCoreApplication>
#include <QStringList>

namespace mlm {
namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// RGB triples and quadruples that some documents write instead of hexadecimal digits.
QString hexOf(const Json &value)
{
    if (!value.is_array() || value.size() < 3)
        return {};
    QString hex;
    for (std::size_t i = 0; i < 3; ++i) {
        if (!value[i].is_number_integer())
            return {};
        const auto part = value[i].get<std::int64_t>();
        if (part < 0 || part > 255)
            return {};
        hex += QStringLiteral("%1").arg(part, 2, 16, QLatin1Char('0')).toUpper();
    }
    return hex;
}

std::optional<Json> readJson(const std::string &text)
{
    auto parsed = json::parse(text);
    if (!parsed)
        return {};
    return std::move(parsed->root);
}

std::optional<bool> readFlag(const QString &text)
{
    const QString t = text.toLower();
    const auto yes = QCoreApplication::translate("mlm::Column", "yes");
    const auto no = QCoreApplication::translate("mlm::Column", "no");
    if (t == yes || t == QLatin1String("yes") || t == QLatin1String("true") || t == QLatin1String("1"))
        return true;
    if (t == no || t == QLatin1String("no") || t == QLatin1String("false") || t == QLatin1String("0"))
        return false;
    return {};
}

Json tagsOf(const QString &text)
{
    Json tags = Json::array();
    const auto parts = text.split(QLatin1Char(','), Qt::SkipEmptyParts);
    for (const QString &part : parts)
        if (const QString tag = part.trimmed(); !tag.isEmpty())
            tags.push_back(tag.toStdString());
    return tags;
}

} // namespace

Column described(Column column, const spec::Type *row)
{
    const spec::Field *field = row ? row->field(column.member) : nullptr;
    if (!field || !field->type)
        return column;
    const spec::Type &type = *field->type;
    if (column.label.isEmpty())
        column.label = field->label;
    column.help = field->help;
    column.nullable = type.nullable;
    column.nullMeaning = type.nullMeaning;
    if (column.choices.empty()) {
        column.choices = type.choices;
        column.openChoices = type.openChoices;
    }
    return column;
}

bool isJsonNumber(std::string_view t)
{
    std::size_t i = 0;
    const auto digits = [&] {
        const auto start = i;
        while (i < t.size() && isDigit(t[i]))
            ++i;
        return i > start;
    };
    if (i < t.size() && t[i] == '-')
        ++i;
    if (i < t.size() && t[i] == '0')
        ++i;
    else if (!digits())
        return false;
    if (i < t.size() && t[i] == '.') {
        ++i;
        if (!digits())
            return false;
    }
    if (i < t.size() && (t[i] == 'e' || t[i] == 'E')) {
        ++i;
        if (i < t.size() && (t[i] == '+' || t[i] == '-'))
            ++i;
        if (!digits())
            return false;
    }
    return i == t.size() && !t.empty();
}

bool isCalled(const Column &column, const QString &heading)
{
    const auto plain = [](const QString &text) {
        QString letters;
        for (const QChar c : text.toLower())
            if (c.isLetterOrNumber())
                letters += c;
        return letters;
    };
    const QString wanted = plain(heading);
    if (wanted.isEmpty())
        return false;
    const QString member = QString::fromStdString(column.member);
    if (wanted == plain(column.label) || (!member.isEmpty() && (wanted == plain(member) || wanted == plain(member.section(QLatin1Char(':'), -1)))))
        return true;
    static const std::pair<const char *, std::vector<const char *>> shortForms[] = {
        {"minimum", {"min"}},
        {"maximum", {"max"}},
        {"mean", {"avg", "average", "mu"}},
        {"stddev", {"std", "sd", "stdev", "stddeviation", "standarddeviation", "sigma"}},
        {"valid_percent", {"validpct", "validpercentage", "percentvalid"}},
        {"count", {"n", "number"}},
    };
    for (const auto &[name, forms] : shortForms)
        if (column.member == name)
            for (const char *form : forms)
                if (wanted == QLatin1String(form))
                    return true;
    if (column.kind == Column::Kind::Label && column.member.empty())
        for (const char *form : {"band", "bands", "name", "bandname", "variable", "channel"})
            if (wanted == QLatin1String(form))
                return true;
    return false;
}

CellInput readCell(const Column &column, int index, const QString &raw)
{
    CellInput input{index, {}, {}};
    const QString text = raw.trimmed();
    if (text.isEmpty())
        return input;
    if (text == QLatin1String("\"\"")) {
        input.value = std::string();
        return input;
    }
    const std::string utf8 = text.toStdString();
    using Kind = Column::Kind;
    const bool words = column.kind == Kind::Text || column.kind == Kind::Name || column.kind == Kind::Key;
    if (text == QLatin1String("null") && (!words || column.nullable)) {
        input.value = nullptr;
        return input;
    }
    switch (column.kind) {
    case Kind::Number:
    case Kind::Integer: {
        // Spreadsheets write a leading plus or a bare point; a value is what was meant.
        std::string number = utf8;
        if (number.size() > 1 && number[0] == '+')
            number.erase(0, 1);
        if (number.size() > 1 && number[0] == '.')
            number.insert(0, "0");
        else if (number.size() > 2 && number.starts_with("-."))
            number.insert(1, "0");
        if (isJsonNumber(number)) {
            if (auto value = readJson(number)) {
                input.value = std::move(*value);
                input.spelling = number;
                return input;
            }
        }
        break;
    }
    case Kind::Flag:
        if (const auto flag = readFlag(text)) {
            input.value = *flag;
            return input;
        }
        break;
    case Kind::Colour: {
        QString hex = text;
        if (hex.startsWith(QLatin1Char('#')))
            hex.remove(0, 1);
        if (hex.startsWith(QLatin1Char('[')))
            if (auto value = readJson(utf8)) {
                input.value = std::move(*value);
                return input;
            }
        input.value = hex.toUpper().toStdString();
        return input;
    }
    case Kind::Tags:
        if (text.startsWith(QLatin1Char('[')))
            if (auto value = readJson(utf8)) {
                input.value = std::move(*value);
                return input;
            }
        input.value = tagsOf(text);
        return input;
    case Kind::Any:
        if (auto value = readJson(utf8)) {
            input.value = std::move(*value);
            input.spelling = input.value->is_number() ? utf8 : std::string();
            return input;
        }
        break;
    case Kind::Choice:
        for (const auto &choice : column.choices)
            if (cellText(column, choice.value) == text) {
                input.value = choice.value;
                return input;
            }
        break;
    default:
        break;
    }
    input.value = (words ? raw : text).toStdString();
    return input;
}

QString cellText(const Column &column, const Json &value, const std::string &spelling)
{
    if (value.is_string()) {
        const QString text = QString::fromStdString(value.get_ref<const std::string &>());
        return column.kind == Column::Kind::Colour && !text.isEmpty() ? QLatin1Char('#') + text : text;
    }
    if (value.is_number() && !spelling.empty())
        return QString::fromStdString(spelling);
    if (value.is_boolean() && column.kind == Column::Kind::Flag)
        return value.get<bool>() ? QCoreApplication::translate("mlm::Column", "yes")
                                 : QCoreApplication::translate("mlm::Column", "no");
    if (column.kind == Column::Kind::Tags && value.is_array()) {
        QStringList tags;
        for (const auto &tag : value) {
            if (!tag.is_string())
                return QString::fromStdString(value.dump(-1, ' ', false, Json::error_handler_t::replace));
            tags << QString::fromStdString(tag.get_ref<const std::string &>());
        }
        return tags.join(QStringLiteral(", "));
    }
    if (column.kind == Column::Kind::Colour)
        if (const QString hex = hexOf(value); !hex.isEmpty())
            return QString::fromStdString(value.dump());
    return QString::fromStdString(value.dump(-1, ' ', false, Json::error_handler_t::replace));
}

} // namespace mlm
