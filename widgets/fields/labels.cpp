// SPDX-License-Identifier: Apache-2.0
#include "widgets/fields/labels.h"
#include "widgets/style/paint.h"
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace mlm {

QLabel *textLabel(const QString &text, int delta, QFont::Weight weight, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setFont(look::font(delta, weight));
    label->setForegroundRole(QPalette::WindowText); // inside a button it would be ButtonText
    label->setTextFormat(Qt::PlainText);
    return label;
}

QLabel *softLabel(const QString &text, int delta, QWidget *parent)
{
    QLabel *label = textLabel(text, delta, QFont::Normal, parent);
    label->setForegroundRole(look::SoftRole);
    return label;
}

QLabel *fixedLabel(const QString &text, bool soft, QWidget *parent)
{
    QLabel *label = soft ? softLabel(text, 0, parent) : textLabel(text, 0, QFont::Normal, parent);
    label->setFont(look::fixedFont());
    return label;
}

IconLabel::IconLabel(QString name, look::Ink ink, int size, QWidget *parent)
    : QWidget(parent), m_name(std::move(name)), m_ink(ink), m_size(size)
{
    setFixedSize(size, size);
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

IconLabel::IconLabel(Severity severity, int size, QWidget *parent)
    : IconLabel(look::severityIconName(severity), look::severityInk(severity), size, parent)
{
}

void IconLabel::setIcon(const QString &name, look::Ink ink)
{
    m_name = name;
    m_ink = ink;
    update();
}

void IconLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    look::drawIcon(&painter, rect(), m_name, m_ink, m_size);
}

CountLabel::CountLabel(Severity severity, const QString &text, QWidget *parent) : QWidget(parent), m_text(textLabel(text))
{
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(6);
    line->addWidget(new IconLabel(severity));
    line->addWidget(m_text);
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

void CountLabel::setText(const QString &text) { m_text->setText(text); }

QToolButton *iconButton(const QString &icon, const QString &name, look::Ink ink, const char *kind, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setIcon(look::icon(icon, ink));
    button->setToolTip(name);
    button->setAccessibleName(name);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    if (kind)
        look::setKind(button, kind);
    return button;
}

QToolButton *textButton(const QString &icon, const QString &text, look::Ink ink, const char *kind, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    if (!icon.isEmpty())
        button->setIcon(look::icon(icon, ink));
    button->setText(text);
    button->setToolButtonStyle(icon.isEmpty() ? Qt::ToolButtonTextOnly : Qt::ToolButtonTextBesideIcon);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setFont(look::font(qstrcmp(kind, "toolbar") == 0 ? 0 : -1));
    if (kind)
        look::setKind(button, kind);
    return button;
}

QPushButton *pushButton(const QString &text, const char *kind, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    const bool small = qstrcmp(kind, "small") == 0;
    const bool strong = qstrcmp(kind, "default") == 0;
    button->setFont(look::font(small ? -1 : 0, strong ? QFont::DemiBold : small ? QFont::Medium : QFont::Normal));
    button->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    if (kind)
        look::setKind(button, kind);
    return button;
}

} // namespace mlm
