// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/weights/import.h"
#include <QAbstractTableModel>
#include <QStyledItemDelegate>

namespace mlm {

/// What a file says, a row each: field, in the document, from the file, where from. The first column carries the tick.
class ImportModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Field, Now, FromFile, WhereFrom, Columns };
    enum Roles { StateRole = Qt::UserRole + 1 };

    using QAbstractTableModel::QAbstractTableModel;
    void show(const Json &root, std::vector<weights::Proposal> proposals);
    const std::vector<weights::Proposal> &proposals() const { return m_proposals; }
    int ticked() const;
    int count(weights::Proposal::State state) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &) const override { return Columns; }
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    static QString shown(const Json &value, const Pointer &pointer);
    std::vector<weights::Proposal> m_proposals;
    QStringList m_now;
};

/// Paints it as the look has it: "=" where both agree, a warning and its tint where they differ.
class ImportDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;
};

} // namespace mlm
