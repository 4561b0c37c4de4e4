// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/validation/finding.h"
#include "widgets/style/theme.h"
#include <QToolButton>
#include <QWidget>

class QPainter;

/// Small parts that the views and the window share.
namespace mlm::parts {

/// A flat square button with an icon; `name` is its accessible name and its tooltip.
QToolButton *iconButton(const QString &icon, const QString &name, QWidget *parent = nullptr);
/// A flat button with text in the accent colour.
QToolButton *linkButton(const QString &text, QWidget *parent = nullptr);

/// Draws "icon n" pairs for each severity there is, from the right edge leftwards; returns the x that is free. `shown` of the worst only: rail.
int drawCounts(QPainter &painter, const QRect &rect, const int (&counts)[3], qreal ratio);
look::Ink ink(Severity severity);
/// "2 errors, 1 warning", each worded for its number; "" where all are 0. Order: errors, warnings, advice.
QString countText(std::size_t errors, std::size_t warnings, std::size_t advice);
QString countText(Severity severity, std::size_t count);
QString severityName(Severity severity);

/// A surface with hairlines on chosen edges, in a colour of the look.
class Bar : public QWidget
{
    Q_OBJECT
public:
    Bar(look::Role fill, Qt::Edges edges, QWidget *parent = nullptr) : QWidget(parent), m_fill(fill), m_edges(edges) {}
    void setFill(look::Role fill) { m_fill = fill; update(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    look::Role m_fill;
    Qt::Edges m_edges;
};

} // namespace mlm::parts
