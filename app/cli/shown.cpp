// SPDX-License-Identifier: Apache-2.0
#include "app/cli/shown.h"
#include <algorithm>
#include <ostream>

namespace mlm::cli {
namespace {

bool isHarmful(char16_t c)
{
    return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x061c || c == 0x200e || c == 0x200f || (c >= 0x2028 && c <= 0x202e) ||
           (c >= 0x2066 && c <= 0x2069) || c == 0xfeff;
}

} // namespace

std::string printable(const QString &text)
{
    QString result;
    result.reserve(text.size());
    for (const QChar c : text) {
        if (isHarmful(c.unicode()))
            result += QStringLiteral("\\u{%1}").arg(uint(c.unicode()), 0, 16);
        else
            result += c;
    }
    return result.toStdString(); // halves of surrogate pairs become a replacement character
}

std::string printable(std::string_view text)
{
    return printable(QString::fromUtf8(text.data(), qsizetype(text.size())));
}

QString shownValue(const Json &value, int width)
{
    QString text = value.is_string() ? QString::fromStdString(value.get<std::string>())
                                     : QString::fromStdString(value.dump(-1, ' ', false, Json::error_handler_t::replace));
    if (text.size() > width)
        text = text.left(width / 2) + QStringLiteral("…") + text.right(width - width / 2 - 1);
    return text;
}

void Table::print(std::ostream &out, const std::vector<int> &right) const
{
    std::vector<qsizetype> widths;
    std::vector<QStringList> rows;
    for (const QStringList &row : m_rows) {
        rows.push_back({});
        for (qsizetype i = 0; i < row.size(); ++i) {
            rows.back() += QString::fromStdString(printable(row[i]));
            if (i == qsizetype(widths.size()))
                widths.push_back(0);
            widths[std::size_t(i)] = std::max(widths[std::size_t(i)], rows.back().last().size());
        }
    }
    for (const QStringList &row : rows) {
        QString line;
        for (qsizetype i = 0; i < row.size(); ++i) {
            const int width = int(widths[std::size_t(i)]);
            const bool numbers = std::find(right.begin(), right.end(), int(i)) != right.end();
            line += (i > 0 ? QStringLiteral("  ") : QString()) + (numbers ? row[i].rightJustified(width) : row[i].leftJustified(width));
        }
        while (line.endsWith(QLatin1Char(' ')))
            line.chop(1);
        out << line.toStdString() << '\n';
    }
}

} // namespace mlm::cli
