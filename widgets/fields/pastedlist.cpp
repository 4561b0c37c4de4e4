// SPDX-License-Identifier: Apache-2.0
#include "widgets/fields/pastedlist.h"
#include "core/json/parse.h"
#include <algorithm>

namespace mlm {
namespace {

/// QLineEdit keeps what it was given: line breaks come as any of these.
bool isSeparator(QChar c)
{
    return c == QLatin1Char(',') || c == QLatin1Char('\t') || c == QLatin1Char('\n') || c == QLatin1Char('\r') || c == QChar::LineSeparator
           || c == QChar::ParagraphSeparator;
}

} // namespace

bool looksLikeList(const QString &text) { return std::any_of(text.begin(), text.end(), isSeparator); }

QStringList pastedList(const QString &text)
{
    QStringList parts;
    if (text.trimmed().startsWith(QLatin1Char('[')))
        if (const auto parsed = json::parse(text.toStdString()); parsed && parsed->root.is_array()) {
            for (const Json &element : parsed->root)
                parts << (element.is_string() ? QString::fromStdString(element.get_ref<const std::string &>())
                                              : QString::fromStdString(element.dump(-1, ' ', false, Json::error_handler_t::replace)));
            parts.removeAll(QString());
            return parts;
        }
    qsizetype from = 0;
    for (qsizetype i = 0; i <= text.size(); ++i)
        if (i == text.size() || isSeparator(text[i])) {
            if (const QString part = text.mid(from, i - from).trimmed(); !part.isEmpty())
                parts << part;
            from = i + 1;
        }
    return parts;
}

} // namespace mlm
