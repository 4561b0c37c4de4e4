// SPDX-License-Identifier: Apache-2.0
#include "widgets/fields/surface.h"
#include "widgets/fields/labels.h"
#include "widgets/style/paint.h"
#include <QHBoxLayout>
#include <QPainter>

namespace mlm {

Surface::Surface(look::Role role, Qt::Edges edges, QWidget *parent) : QWidget(parent), m_role(role), m_edges(edges) {}

void Surface::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), look::color(m_role));
    const QColor edge = look::color(look::Role::Edge);
    if (m_edges & Qt::TopEdge)
        painter.fillRect(0, 0, width(), 1, edge);
    if (m_edges & Qt::BottomEdge)
        painter.fillRect(0, height() - 1, width(), 1, edge);
    if (m_edges & Qt::LeftEdge)
        painter.fillRect(0, 0, 1, height(), edge);
    if (m_edges & Qt::RightEdge)
        painter.fillRect(width() - 1, 0, 1, height(), edge);
}

Card::Card(const QString &title, const QString &note, QWidget *parent) : QFrame(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, title.isEmpty() ? 12 : 6, 0, 12);
    column->setSpacing(2);
    if (!title.isEmpty()) {
        m_header = new QHBoxLayout;
        m_header->setContentsMargins(16, 0, 8, 0);
        m_header->setSpacing(8);
        QLabel *name = textLabel(title, 0, QFont::DemiBold);
        name->setFixedHeight(32);
        m_header->addWidget(name);
        m_note = softLabel(note, -1);
        m_note->setVisible(!note.isEmpty());
        m_header->addWidget(m_note);
        m_header->addStretch(1);
        column->addLayout(m_header);
        setAccessibleName(title);
    }
    m_body = new QVBoxLayout;
    m_body->setContentsMargins(0, 0, 0, 0);
    m_body->setSpacing(8);
    column->addLayout(m_body);
}

void Card::add(QWidget *widget, Inset inset) { insert(-1, widget, inset); }

void Card::insert(int index, QWidget *widget, Inset inset)
{
    // A widget's own margin serves as the inset, so that it can come and go without a layout of its own around it.
    switch (inset) {
    case Inset::Row: widget->setContentsMargins(4, 0, 8, 0); break;
    case Inset::Bleed:
    case Inset::Text: {
        const int side = inset == Inset::Text ? 16 : 8;
        auto *line = new QWidget;
        auto *layout = new QHBoxLayout(line);
        layout->setContentsMargins(side, 0, side, 0);
        layout->addWidget(widget);
        widget = line;
        break;
    }
    }
    m_body->insertWidget(index, widget);
}

void Card::setNote(const QString &note)
{
    if (!m_note)
        return;
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

void Card::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    look::drawPanel(&painter, rect(), look::color(look::Role::Card), look::color(look::Role::Line), 8);
}

PanelHeader::PanelHeader(const QString &title, Qt::Edges edges, look::Role role, QWidget *parent) : Surface(role, edges, parent)
{
    setFixedHeight(32);
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(12, 0, 4, 0);
    line->setSpacing(8);
    line->addWidget(textLabel(title, -1, QFont::DemiBold));
    m_row = new QHBoxLayout;
    m_row->setSpacing(12);
    line->addLayout(m_row);
    line->addStretch(1);
    m_tools = new QHBoxLayout;
    m_tools->setSpacing(0);
    line->addLayout(m_tools);
}

Measure::Measure(QWidget *content, int width, QWidget *parent) : QWidget(parent)
{
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->addStretch(1);
    content->setMaximumWidth(width);
    line->addWidget(content, 10000);
    line->addStretch(1);
}

} // namespace mlm
