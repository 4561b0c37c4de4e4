// SPDX-License-Identifier: Apache-2.0
#include "app/editor/messagebar.h"
#include "widgets/fields/labels.h"
#include "widgets/views/caption.h"
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace mlm {

MessageBar::MessageBar(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("messageBar"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 6, 8, 6);
    row->setSpacing(8);
    m_icon = new IconLabel(Severity::Error, 16, this);
    m_text = new Caption({}, this);
    m_text->setObjectName(QStringLiteral("messageText"));
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::NoTextInteraction);
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
    m_choices = new QHBoxLayout;
    m_choices->setSpacing(8);
    row->addLayout(m_choices);
    m_close = iconButton(QStringLiteral("close"), tr("Close this message"), look::Ink::Soft, nullptr, this);
    m_close->setObjectName(QStringLiteral("messageClose"));
    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);
    row->addWidget(m_close);
    hide();
}

void MessageBar::say(Severity severity, const QString &text, const QList<Choice> &choices)
{
    m_severity = severity;
    m_icon->setIcon(look::severityIconName(severity), look::severityInk(severity));
    m_text->setText(text);
    setAccessibleName(look::severityWord(severity) + QStringLiteral(": ") + text);
    while (QLayoutItem *item = m_choices->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    QWidget *last = m_close; // Tab goes as the eye does: the choices, then closing
    for (const Choice &choice : choices) {
        auto *button = pushButton(choice.text, "small", this);
        button->setObjectName(choice.id);
        connect(button, &QPushButton::clicked, this, [this, act = choice.act] {
            hide();
            if (act)
                act();
        });
        m_choices->addWidget(button);
        setTabOrder(last, button);
        last = button;
    }
    if (!choices.isEmpty())
        setTabOrder(last, m_close);
    show();
    update();
}

QString MessageBar::text() const { return isHidden() ? QString() : m_text->text(); }

void MessageBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), look::tint(m_severity));
    painter.fillRect(0, height() - 1, width(), 1, look::color(look::Role::Edge));
}

} // namespace mlm
