// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "widgets/tables/jsontreemodel.h"
#include <QTreeView>

namespace mlm {

/// A JsonTreeModel to look at and edit: F2, Enter or typing edits in place, Insert adds, Delete removes, Alt+Up and Alt+Down move, Ctrl+C and
/// Ctrl+V exchange JSON text. As high as what is open in it, to a limit.
class JsonTree : public QTreeView
{
    Q_OBJECT
public:
    JsonTree(Context &context, const Pointer &top, JsonTreeModel::Filter filter = {}, QWidget *parent = nullptr);

    JsonTreeModel *tree() const { return m_model; }
    bool reveal(const Pointer &pointer);

public Q_SLOTS:
    void addRow();
    void removeRow();
    void copyJson();
    void pasteJson();
    void moveUp();
    void moveDown();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void resizeEvent(QResizeEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    bool ours(const QKeyEvent *event) const;
    void fit();
    void goTo(const std::optional<Pointer> &pointer, int column, bool editing = false);
    JsonTreeModel *m_model;
    bool m_scrolls = false;
};

} // namespace mlm
