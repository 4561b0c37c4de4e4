// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/validation/fixall.h"
#include <QStyledItemDelegate>
#include <QWidget>
#include <optional>

class QListView;
class QMenu;
class QToolButton;

namespace mlm {

class Caption;
class Context;
class FixDialog;
class HiddenRules;
class IconLabel;
class ProblemsFilterBar;
class ProblemsModel;

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
/// window) walk through them; "/" filters. Rules can be hidden for this document.
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
    /// Shows every fix (or every one of the current problem's rule) before they are made as one undo step; nullptr where there is none.
    FixDialog *fixAll();
    FixDialog *fixKind();
    int fixableCount() const;
    /// The row of filters; the text of what is looked for has the focus then.
    void openFilter();
    HiddenRules &hiddenRules() const { return *m_hidden; }
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
    FixDialog *preview(std::set<FindingKey> named, const QString &title);
    FixDialog *fixKindOf(int row);
    int fixableOf(const std::string &rule) const;
    void addHiding(QMenu &menu, int row);
    void fillHiddenMenu();
    void closeFilter();
    void applyFilter();
    void fitHeight();
    void notePlace();
    void restorePlace();

    Context &m_context;
    ProblemsModel *m_model = nullptr;
    QListView *m_view = nullptr;
    Caption *m_title = nullptr;
    QWidget *m_strip = nullptr;
    IconLabel *m_stripIcon = nullptr;
    Caption *m_stripWhere = nullptr;
    Caption *m_stripMessage = nullptr;
    Caption *m_stripMore = nullptr;
    Caption *m_shown = nullptr;
    ProblemsFilterBar *m_filterBar = nullptr;
    HiddenRules *m_hidden = nullptr;
    QMenu *m_hiddenMenu = nullptr;
    QToolButton *m_hiddenButton = nullptr;
    QToolButton *m_filter = nullptr;
    QToolButton *m_fixAll = nullptr;
    QToolButton *m_copy = nullptr;
    QToolButton *m_next = nullptr;
    QToolButton *m_fold = nullptr;
    bool m_folded = false;
    std::vector<std::pair<FindingKey, int>> m_inView; ///< rows in view and where they stand, before the list changes
};

} // namespace mlm
