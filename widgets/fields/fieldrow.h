// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/spec/spec.h"
#include "widgets/context.h"
#include <QWidget>

namespace mlm {

/// One field: label, editor chosen from its type, help, menu, findings below. Pulls its text from the document on changed(), writes Edits.
/// objectName of the editor is the pointer. An absent field shows an empty editor (required ones) or is not made at all (see FieldCard).
class FieldRow : public QWidget
{
    Q_OBJECT
public:
    FieldRow(Context &context, Pointer pointer, const spec::Field &field, QWidget *parent = nullptr);
    const Pointer &pointer() const { return m_pointer; }
    QWidget *editor() const;
    void focusEditor();

private:
    Pointer m_pointer;
    struct Private;
    std::shared_ptr<Private> d;
};

/// A card: title, a row for each field that is present or required, dashed buttons for the absent others ("add a field").
/// Follows the document: rows come and go with their members. `filter` picks the fields of the object's type.
class FieldCard : public QWidget
{
    Q_OBJECT
public:
    using Filter = std::function<bool(const spec::Field &)>;
    FieldCard(Context &context, Pointer object, const QString &title, Filter filter, QWidget *parent = nullptr);
    /// Puts the focus on the row of the pointer (or what is nearest above it); false where the card does not show it.
    bool reveal(const Pointer &pointer);
    /// A widget of the page's own below the rows (a table); `bleed`: to 8 px from the card's edge instead of 16.
    void addWidget(QWidget *widget, bool bleed = true);

private:
    struct Private;
    std::shared_ptr<Private> d;
};

} // namespace mlm
