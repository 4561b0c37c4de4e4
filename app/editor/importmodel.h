// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/weights/import.h"
#include <QAbstractTableModel>
#include <QStyledItemDelegate>

namespace mlm {

/// What files say, a row each below headings (an asset, the model, its inputs, its outputs): field, in the document, from the file, where from. The first
/// column carries the tick.
class ImportModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Field, Now, FromFile, WhereFrom, Columns };
    enum Roles { StateRole = Qt::UserRole + 1, HeadingRole, TickableRole, FixedRole };

    using QAbstractTableModel::QAbstractTableModel;
    /// `plain`: a list of what there is, without ticks.
    void show(const Json &root, std::vector<weights::Proposal> proposals, bool plain = false);
    const std::vector<weights::Proposal> &proposals() const { return m_proposals; }
    const weights::Proposal *proposalAt(int row) const; ///< nullptr for a heading
    int ticked() const;
    int count(weights::Proposal::State state) const;
    void tickAll(bool on);
    QList<int> headings() const; ///< their rows
    int firstRow() const;        ///< the first to be ticked, else the first that is no heading; -1 where there is none
    /// The row in one sentence, with all that has no room in the columns.
    QString sentence(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &) const override { return Columns; }
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Row
    {
        int proposal = -1; ///< -1: a heading
        QString text;      ///< of the heading or the field
        QString now;       ///< null: absent
    };
    bool tickable(const Row &row) const;
    std::vector<weights::Proposal> m_proposals;
    std::vector<Row> m_rows;
    bool m_plain = false;
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
