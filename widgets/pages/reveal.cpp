// SPDX-License-Identifier: Apache-2.0
#include "widgets/fields/fieldeditor.h"
#include "widgets/fields/fieldrow.h"
#include "widgets/pages/parts.h"
#include "widgets/tables/jsontree.h"
#include <QApplication>
#include <QScrollArea>
#include <QTimer>

namespace mlm::parts {
namespace {

/// The widget whose part of the document is the smallest that still holds the pointer.
template <typename Widget, typename Base>
void consider(const QWidget *root, const Pointer &pointer, Base base, QWidget *&best, std::size_t &depth)
{
    const auto found = root->findChildren<Widget *>();
    for (Widget *widget : found) {
        const Pointer at = base(widget);
        if (!widget->isVisibleTo(root) || !pointer.startsWith(at) || (best && at.size() < depth))
            continue;
        if (best && at.size() == depth && !dynamic_cast<ShapeSwitch *>(best))
            continue;
        best = widget;
        depth = at.size();
    }
}

bool focusOn(QWidget *root, const Pointer &pointer)
{
    QWidget *best = nullptr;
    std::size_t depth = 0;
    consider<ShapeSwitch>(root, pointer, [](const ShapeSwitch *s) { return s->pointer(); }, best, depth);
    consider<FieldRow>(root, pointer, [](const FieldRow *row) { return row->pointer(); }, best, depth);
    consider<TableView>(root, pointer, [](const TableView *view) { return view->table()->base(); }, best, depth);
    consider<JsonTree>(root, pointer, [](const JsonTree *tree) { return tree->tree()->top(); }, best, depth);
    if (auto *row = qobject_cast<FieldRow *>(best)) {
        row->focusEditor();
        return true;
    }
    if (auto *view = qobject_cast<TableView *>(best); view && view->reveal(pointer))
        return true;
    if (auto *tree = qobject_cast<JsonTree *>(best); tree && tree->reveal(pointer))
        return true;
    // An editor that stands on a row of another.
    const auto editors = root->findChildren<FieldEditor *>();
    for (FieldEditor *editor : editors)
        if (editor->pointer() == pointer && editor->isVisibleTo(root)) {
            editor->input()->setFocus(Qt::OtherFocusReason);
            return true;
        }
    const auto cards = root->findChildren<FieldCard *>();
    for (FieldCard *card : cards)
        if (card->isVisibleTo(root) && card->reveal(pointer))
            return true;
    const auto trees = root->findChildren<JsonTree *>();
    for (JsonTree *tree : trees)
        if (tree->isVisibleTo(root) && tree->reveal(pointer))
            return true;
    if (auto *part = qobject_cast<ShapeSwitch *>(best); part && pointer == part->pointer())
        return focusFirst(part);
    return false;
}

} // namespace

bool focusFirst(QWidget *part)
{
    const auto inside = part->findChildren<QWidget *>();
    for (QWidget *widget : inside)
        if (widget->isVisibleTo(part) && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus)) {
            widget->setFocus(Qt::OtherFocusReason);
            return true;
        }
    return false;
}

bool revealIn(QScrollArea *area, const Pointer &pointer)
{
    QWidget *root = area->widget();
    if (!root)
        return false;
    bool found = false;
    // The whole document and its properties are on every page: they show nothing of a pointer.
    const auto shows = [](const Pointer &at) { return !at.isRoot() && !(at.size() == 1 && at[0] == "properties"); };
    for (Pointer at = pointer; !found && shows(at); at = at.parent())
        found = focusOn(root, at);
    if (!found)
        return false;
    // Where it stands is known once the layout has been done.
    QTimer::singleShot(0, area, [area] {
        QWidget *now = QApplication::focusWidget();
        if (now && area->isAncestorOf(now) && now->height() < area->height())
            area->ensureWidgetVisible(now, 0, 48);
    });
    return true;
}

} // namespace mlm::parts
