// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "widgets/style/theme.h"
#include <QFrame>

class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace mlm {

/// A plain ground in one of the theme's colours, with hairlines on chosen edges.
class Surface : public QWidget
{
    Q_OBJECT
public:
    explicit Surface(look::Role role, Qt::Edges edges = {}, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    look::Role m_role;
    Qt::Edges m_edges;
};

/// A rounded ground for what belongs together, with a title row of 32 px (none where the title is empty).
class Card : public QFrame
{
    Q_OBJECT
public:
    explicit Card(const QString &title = {}, const QString &note = {}, QWidget *parent = nullptr);

    /// Words start 16 px from the card's edge; tables, strips and flat buttons bleed to 8; a FieldRow brings a column for its changed bar.
    enum class Inset { Text, Bleed, Row };
    void add(QWidget *widget, Inset inset = Inset::Text);
    void insert(int index, QWidget *widget, Inset inset = Inset::Text);
    QVBoxLayout *body() const { return m_body; }
    /// The title row, for buttons after the title; nullptr where there is no title.
    QHBoxLayout *header() const { return m_header; }
    void setNote(const QString &note);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QVBoxLayout *m_body = nullptr;
    QHBoxLayout *m_header = nullptr;
    QLabel *m_note = nullptr;
};

/// The row of 32 px at the head of a panel: title, then `row()`, then at the right `tools()`.
class PanelHeader : public Surface
{
    Q_OBJECT
public:
    explicit PanelHeader(const QString &title, Qt::Edges edges = Qt::BottomEdge, look::Role role = look::Role::Chrome, QWidget *parent = nullptr);
    QHBoxLayout *row() const { return m_row; }
    QHBoxLayout *tools() const { return m_tools; }

private:
    QHBoxLayout *m_row;
    QHBoxLayout *m_tools;
};

/// Keeps its content at most `width` px wide and in the middle.
class Measure : public QWidget
{
    Q_OBJECT
public:
    Measure(QWidget *content, int width, QWidget *parent = nullptr);
};

} // namespace mlm
