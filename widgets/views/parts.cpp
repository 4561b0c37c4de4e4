// SPDX-License-Identifier: Apache-2.0
#include "widgets/views/parts.h"
#include "widgets/style/theme.h"
#include <QCoreApplication>
#include <QPainter>

namespace mlm::parts {

namespace {
QString words(const char *text, std::size_t n)
{
    return QCoreApplication::translate("mlm::parts", text, nullptr, int(n));
}
} // namespace

QString countText(Severity severity, std::size_t count)
{
    // English has two forms here; a translation brings its own through the count.
    const bool one = count == 1;
    switch (severity) {
    case Severity::Error: return one ? words("1 error", 1) : words("%n errors", count);
    case Severity::Warning: return one ? words("1 warning", 1) : words("%n warnings", count);
    case Severity::Advice: break;
    }
    return one ? words("1 advice", 1) : words("%n pieces of advice", count);
}

QString countText(std::size_t errors, std::size_t warnings, std::size_t advice)
{
    QStringList texts;
    if (errors)
        texts << countText(Severity::Error, errors);
    if (warnings)
        texts << countText(Severity::Warning, warnings);
    if (advice)
        texts << countText(Severity::Advice, advice);
    return texts.join(QStringLiteral(", "));
}

int drawCounts(QPainter &painter, const QRect &rect, const int (&counts)[3])
{
    constexpr Severity order[] = {Severity::Error, Severity::Warning, Severity::Advice};
    painter.setFont(look::font(-1, QFont::Medium));
    painter.setPen(look::color(look::Role::Text));
    int x = rect.right() + 1;
    for (int k = 2; k >= 0; --k) {
        if (counts[k] <= 0)
            continue;
        const QString number = QString::number(counts[k]);
        const int width = painter.fontMetrics().horizontalAdvance(number);
        painter.drawText(QRect(x - width, rect.top(), width, rect.height()), Qt::AlignVCenter, number);
        x -= width + 4 + 14;
        painter.drawPixmap(QPointF(x, rect.center().y() - 6),
                           look::pixmap(look::severityIconName(order[k]), look::severityInk(order[k]), 14, painter.device()->devicePixelRatioF()));
        x -= 8;
    }
    return x;
}

} // namespace mlm::parts
