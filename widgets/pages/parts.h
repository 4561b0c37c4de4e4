// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "widgets/context.h"
#include "widgets/tables/rowsmodel.h"
#include "widgets/tables/tablepanel.h"
#include <QWidget>
#include <functional>

class QScrollArea;
class QToolButton;

namespace mlm {

class Card;

/// What a value is, as far as the choice of its form part goes.
enum class Shape { Absent, Null, Array, Object, Plain };
Shape shapeOf(const Json *json);

/// Shows the part that fits the shape of a value and makes another one when the shape changes. A part may be none at all.
class ShapeSwitch : public QWidget
{
    Q_OBJECT
public:
    /// The part is to be made with the given parent: some parts show themselves while they are made.
    using Make = std::function<QWidget *(int kind, QWidget *parent)>;
    using Classify = std::function<int(const Json *)>;
    /// `classify` gives small numbers; by default those of Shape.
    ShapeSwitch(Context &context, Pointer pointer, Make make, Classify classify = {}, QWidget *parent = nullptr);
    const Pointer &pointer() const { return m_pointer; }

private:
    void update();
    Context &m_context;
    Pointer m_pointer;
    Make m_make;
    Classify m_classify;
    int m_kind = -1;
    QWidget *m_part = nullptr;
    bool m_dirty = false;
};

/// The findings at one pointer as strips; nothing where there are none.
class FindingList : public QWidget
{
    Q_OBJECT
public:
    FindingList(Context &context, Pointer pointer, QWidget *parent = nullptr);

private:
    void read();
    Context &m_context;
    Pointer m_pointer;
    QString m_shown;
};

namespace parts {

/// What decides which parts the forms of a document have: its type and the releases that forms differ by. Companion extensions that come or go
/// change nothing: their fields are offered before they are declared.
std::string shapeOfForms(const Context &context);

/// Members that a page shows as a table or otherwise by itself, not as a row of a card.
bool hasOwnPart(const std::string &member);

/// Focuses what shows the pointer among the rows, tables and trees of a widget, or what is nearest above it. False where nothing does.
bool revealIn(QScrollArea *area, const Pointer &pointer);

struct TableOptions
{
    QString title;
    RowsModel::Columns columns;
    QString adding;                                ///< "Add class"
    CellDelegate::Lines lines = CellDelegate::Lines::Grid;
    int rowHeight = 28;
    TablePanel::Buttons buttons = TablePanel::Paste | TablePanel::Csv | TablePanel::Move;
    bool members = false;                          ///< the rows are the members of an object, named by it
    bool offer = true;                             ///< absent: a card that offers to add it; else nothing is shown
    Json first = Json::object();                   ///< the first row of a new table
    std::function<void(TablePanel *)> finish = {}; ///< adds tools of the page's own
};
/// Puts the keyboard into the first of a part's widgets that Tab reaches; false where there is none.
bool focusFirst(QWidget *part);

/// The findings at a pointer, at the place where a card is now filled.
void addFindings(Card *card, Context &context, const Pointer &pointer);
/// The dashed button of a field that is not in the file.
QToolButton *absentButton(const QString &text, const QString &help);
/// A widget at the left of a line of its own.
QWidget *atLeft(QWidget *widget);
/// A card with a table over the array at a pointer; where it is none, what is there as a tree of JSON.
QWidget *tableCard(Context &context, const Pointer &pointer, TableOptions options);

/// A card with the value of a member as a tree; also for values of a wrong shape.
QWidget *treeCard(Context &context, const Pointer &pointer, const QString &title);
/// A card that offers to add an absent member with a first value.
QWidget *offerCard(Context &context, const Pointer &pointer, const QString &title, Json first);
/// A card for a member that is null: the pill, what it means and what to do.
QWidget *nullCard(Context &context, const Pointer &pointer, const QString &title, const QString &meaning, const QString &action, Json first);
/// The members of an object that the specification does not know, as a tree; nothing while there are none.
QWidget *unknownMembers(Context &context, const Pointer &object, const QString &title);
/// True for a member of the object at a pointer that its type does not describe.
bool isUnknown(const Context &context, const Pointer &object, const std::string &member);

} // namespace parts
} // namespace mlm
