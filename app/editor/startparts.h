// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <QAbstractButton>
#include <QStyledItemDelegate>

namespace mlm {

/// One offer of the start page: icon, what it does, a line about it, its shortcut.
class OfferButton : public QAbstractButton
{
    Q_OBJECT
public:
    OfferButton(const QString &icon, const QString &text, const QString &about, const QString &keys, QWidget *parent = nullptr);
    QSize sizeHint() const override { return {400, 56}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_icon, m_about, m_keys;
};

/// A dashed frame that says something can be dropped on it.
class DropFrame : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent *event) override;
};

/// A recent file: name, folder and time, what was wrong with it.
class RecentDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    enum Roles { PathRole = Qt::UserRole + 1, AboutRole, ErrorsRole, WarningsRole, AdviceRole };
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override { return {200, 52}; }
};

} // namespace mlm
