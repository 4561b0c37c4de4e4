// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/spec/spec.h"
#include "widgets/context.h"
#include <QWidget>

class QHBoxLayout;

namespace mlm {

class FieldEditor;

/// One field: label, editor chosen from its type, help, menu, findings below. Pulls its text from the document on changed(), writes Edits.
/// objectName of the editor is the pointer. An absent field shows an empty editor (required ones) or is not made at all (see FieldCard).
/// The help button is "help:" + pointer, the menu button "menu:" + pointer. QWidget::actions() of the row stand in its menu.
class FieldRow : public QWidget
{
    Q_OBJECT
public:
    FieldRow(Context &context, Pointer pointer, const spec::Field &field, QWidget *parent = nullptr);
    ~FieldRow() override;
    const Pointer &pointer() const { return m_pointer; }
    QWidget *editor() const;
    void focusEditor();

    FieldEditor *fieldEditor() const;
    /// The row speaks for the object around its value: label, help and menu are those of `field` at `whole`.
    void standFor(Pointer whole, const spec::Field &field);
    /// A small editor on the same line, before the row's own; Tab comes to it first.
    void setLead(QWidget *lead, QWidget *input);
    /// Another release of the specification applies now. A row that a profile knows follows by itself.
    void setField(const spec::Field &field);
    void setLabelWidth(int width);
    /// The keyboard is in it, or it holds something that could not be written.
    bool isBusy() const;
    /// What Tab reaches, in the order it is seen.
    QList<QWidget *> tabStops() const;

Q_SIGNALS:
    void visitEnded();
    /// The user takes the member out by the menu; sent before it goes.
    void removed();
    void tabStopsChanged();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void ensureEditor();
    void makeEditor(int kind);
    void refresh();
    void refreshFindings();
    void refreshChanged();
    void refreshNames();
    void refreshHint();
    void showHelp();
    void showMenu();
    Pointer m_pointer;
    struct Private;
    std::shared_ptr<Private> d;
};

/// A card: title, a row for each field that is present or required, dashed buttons for the absent others ("add a field").
/// Follows the document: rows come and go with their members. `filter` picks the fields of the object's type; it is asked for the members nobody
/// knows too (their label is empty). Fields of extensions that are not declared are rows only where they are present.
/// The button that adds a field is "add:" + pointer; those that do not fit stand in the menu "more".
class FieldCard : public QWidget
{
    Q_OBJECT
public:
    using Filter = std::function<bool(const spec::Field &)>;
    FieldCard(Context &context, Pointer object, const QString &title, Filter filter, QWidget *parent = nullptr);
    ~FieldCard() override;
    /// Puts the focus on the row of the pointer (or what is nearest above it); false where the card does not show it. An absent field that could be
    /// added gets its empty row.
    bool reveal(const Pointer &pointer);
    /// A widget of the page's own below the rows (a table); `bleed`: to 8 px from the card's edge instead of 16.
    void addWidget(QWidget *widget, bool bleed = true);
    /// A row of the page's own below the rows, or above them: a FieldRow, or a widget that leaves 12 px at its left for the changed bar.
    void addRow(QWidget *row, bool above = false);
    /// Fields that show elsewhere once they are there (as a table), but are added here: `first` makes the value they begin with.
    void offer(Filter fields, std::function<Json(const spec::Field &)> first);
    /// Asks the filter anew.
    void refresh();

    const Pointer &object() const;
    /// The title row, for buttons after the title; nullptr where there is no title.
    QHBoxLayout *header() const;
    void setNote(const QString &note);
    void setLabelWidth(int width);
    /// Nothing to show: no row, nothing to add, no widget of the page's. Such a card hides itself.
    bool isEmpty() const;
    QList<FieldRow *> rows() const;

protected:
    void showEvent(QShowEvent *event) override;

private:
    void sync();
    void rebuildAddLine();
    void addField(const spec::Field &field);
    void forget(const Pointer &pointer);
    void hideIfEmpty();
    void chainTabs();
    FieldRow *rowOf(const Pointer &pointer) const;
    struct Private;
    std::shared_ptr<Private> d;
};

/// What tooltips and What's This say of a field: name, help, section, as rich text.
QString helpText(const spec::Field &field);
/// Scrolls the scroll area that a widget is in, if there is one, so that all of it is seen.
void ensureVisible(QWidget *widget);

} // namespace mlm
