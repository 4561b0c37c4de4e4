// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/json/pointer.h"
#include <QStyledItemDelegate>
#include <QWidget>

class QTreeView;

namespace mlm {

class Caption;
class Context;
class OutlineModel;

/// Paints outline entries: icon, title, counts; as a rail the icon with the worst mark.
class OutlineDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void setRail(bool rail) { m_rail = rail; }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    bool m_rail = false;
};

/// The left side of the window: kind and id of the document, its pages and their entries. Arrow keys walk through them, Enter goes into the page.
class OutlinePanel : public QWidget
{
    Q_OBJECT
public:
    static constexpr int RailWidth = 48;

    explicit OutlinePanel(Context &context, QWidget *parent = nullptr);
    void setRail(bool rail);
    bool isRail() const { return m_rail; }
    /// Marks the entry of a page or of what lies nearest above the pointer; sends nothing.
    void setCurrent(const std::string &pageId, const Pointer &pointer = {});
    QTreeView *view() const { return m_view; }

Q_SIGNALS:
    /// `enter`: the user wants the focus in the page.
    void chosen(const QString &pageId, const mlm::Pointer &entry, bool enter);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void showIdentity();
    void choose(bool enter);

    Context &m_context;
    OutlineModel *m_model = nullptr;
    OutlineDelegate *m_delegate = nullptr;
    QTreeView *m_view = nullptr;
    QWidget *m_identity = nullptr;
    Caption *m_kind = nullptr;
    Caption *m_id = nullptr;
    std::string m_page;
    Pointer m_entry;
    bool m_rail = false;
    bool m_quiet = false;
};

} // namespace mlm
