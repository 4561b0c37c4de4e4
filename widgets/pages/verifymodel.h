// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/weights/verify.h"
#include <QAbstractTableModel>
#include <QStyledItemDelegate>

namespace mlm {

/// What comparing files with the document gave: a heading for each asset, below it what differs, what cannot be known and, where wanted, what agrees.
class VerifyModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { What, Recorded, Found, Verdict, Columns };
    enum Roles { HeadingRole = Qt::UserRole + 1, IconRole, SummaryRole, SoftRole, FixedRole };
    enum class Icon { None, Ok, Error, Unknown };

    using QAbstractTableModel::QAbstractTableModel;
    void show(std::vector<weights::AssetVerdict> verdicts, bool agreeing);
    const std::vector<weights::AssetVerdict> &verdicts() const { return m_verdicts; }
    std::size_t count(weights::Outcome outcome) const;
    QList<int> headings() const;
    Pointer pointerAt(int row) const; ///< where the row leads to in the document

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &) const override { return Columns; }
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row { std::size_t asset; int comparison = -1; };
    QVariant headingData(const weights::AssetVerdict &verdict, const QModelIndex &index, int role) const;
    std::vector<weights::AssetVerdict> m_verdicts;
    std::vector<Row> m_rows;
};

class VerifyDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace mlm
