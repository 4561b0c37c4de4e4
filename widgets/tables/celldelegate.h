// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <QStyledItemDelegate>

namespace mlm {

/// Paints the cells of a TableModel: hairlines, unused cells, the null pill, swatches, findings, numbers on their decimal point; and
/// makes their editors.
class CellDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    enum class Lines { Rows, Grid };
    explicit CellDelegate(Lines lines, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    /// The least width that shows a cell whole, in px.
    static int naturalWidth(const QModelIndex &index);

private:
    Lines m_lines;
};

} // namespace mlm
