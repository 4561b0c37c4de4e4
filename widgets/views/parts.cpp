// SPDX-License-Identifier: Apache-2.0
#include "widgets/views/parts.h"
#include <QCoreApplication>
#include <QPainter>

namespace mlm::parts {

namespace {
QString words(const char *text, std::size_t n)
{
    return QCoreApplication::translate("mlm::parts", text, nullptr, int(n));
}
} // namespace

QToolButton *iconButton(const QString &icon, const QString &name, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setIcon(look::icon(icon));
    button->setIconSize({16, 16});
    button->setToolTip(name);
    button->setAccessibleName(name);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

QToolButton *linkButton(const QString &text, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setText(text);
    button->setProperty("kind", QStringLiteral("link"));
    button->setFont(look::font(-1));
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

look::Ink ink(Severity severity)
{
    switch (severity) {
    case Severity::Error: return look::Ink::Error;
    case Severity::Warning: return look::Ink::Warning;
    case Severity::Advice: break;
    }
    return look::Ink::Advice;
}

QString severityName(Severity severity)
{
    switch (severity) {
    case Severity::Error: return QCoreApplication::translate("mlm::parts", "Error");
    case Severity::Warning: return QCoreApplication::translate("mlm::parts", "Warning");
    case Severity::Advice: break;
    }
    return QCoreApplication::translate("mlm::parts", "Advice");
}

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

int drawCounts(QPainter &painter, const QRect &rect, const int (&counts)[3], qreal ratio)
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
                           look::pixmap(look::severityIconName(order[k]), ink(order[k]), 14, ratio));
        x -= 8;
    }
    return x;
}

void Bar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), look::color(m_fill));
    const QColor line = look::color(look::Role::Edge);
    if (m_edges & Qt::TopEdge)
        painter.fillRect(0, 0, width(), 1, line);
    if (m_edges & Qt::BottomEdge)
        painter.fillRect(0, height() - 1, width(), 1, line);
    if (m_edges & Qt::LeftEdge)
        painter.fillRect(0, 0, 1, height(), line);
    if (m_edges & Qt::RightEdge)
        painter.fillRect(width() - 1, 0, 1, height(), line);
}

} // namespace mlm::parts
