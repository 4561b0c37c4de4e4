// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/json/pointer.h"
#include <QStyledItemDelegate>
#include <QWidget>

class QListView;
class QToolButton;

namespace mlm {

class Caption;
class Context;
class IconLabel;
class ProblemsModel;
struct Finding;

/// Paints a problem: severity, message, where, rule and a Fix button that can be clicked.
class ProblemsDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

Q_SIGNALS:
    void fixClicked(const QModelIndex &index);

protected:
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;

private:
    static QRect buttonRect(const QRect &row);
};

/// The findings of a document as a list, or folded to a strip with the first of them. Enter goes to the field; F8 and Shift+F8 (actions of the
/// window) walk through them.
class ProblemsPanel : public QWidget
{
    Q_OBJECT
public:
    static constexpr int HeaderHeight = 32;

    explicit ProblemsPanel(Context &context, QWidget *parent = nullptr);
    bool isFolded() const { return m_folded; }
    void setFolded(bool folded);
    /// Selects the next (or the previous) problem, wrapping around, and asks to go there.
    void step(int by);
    /// Applies every fix as one undo step.
    void fixAll();
    int fixableCount() const;
    QListView *view() const { return m_view; }

Q_SIGNALS:
    void goTo(const mlm::Pointer &pointer);
    void foldToggled(bool folded);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showHeader();
    void go(int row);
    void fix(int row);
    void copySelected();
    void explainRow(int row);
    void menu(const QPoint &place);

    Context &m_context;
    ProblemsModel *m_model = nullptr;
    QListView *m_view = nullptr;
    Caption *m_title = nullptr;
    QWidget *m_strip = nullptr;
    IconLabel *m_stripIcon = nullptr;
    Caption *m_stripWhere = nullptr;
    Caption *m_stripMessage = nullptr;
    Caption *m_stripMore = nullptr;
    QToolButton *m_fixAll = nullptr;
    QToolButton *m_copy = nullptr;
    QToolButton *m_next = nullptr;
    QToolButton *m_fold = nullptr;
    bool m_folded = false;
};

} // namespace mlm
