// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/validation/finding.h"
#include "core/weights/inspect.h"
#include <QAbstractTableModel>

namespace mlm {

/// The tensors of a file: name, type, shape, elements. Holds a share of the facts, so that thousands of rows cost nothing to show.
class TensorListModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Name, Type, Shape, Elements, Columns };
    using QAbstractTableModel::QAbstractTableModel;
    void show(const std::vector<weights::TensorFact> *tensors); ///< copied; nullptr: none
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &) const override { return Columns; }
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<weights::TensorFact> m_tensors;
};

/// Lines of a few columns of text, each perhaps with a severity's icon: imports, notes, details.
class LinesModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    struct Line { QStringList cells; std::optional<Severity> severity = {}; };
    LinesModel(QStringList titles, QObject *parent) : QAbstractTableModel(parent), m_titles(std::move(titles)) {}
    void show(std::vector<Line> lines);
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &) const override { return int(m_titles.size()); }
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QStringList m_titles;
    std::vector<Line> m_lines;
};

/// The names that a pickle would import, the most dangerous first.
std::vector<LinesModel::Line> importLines(const weights::Facts &facts);
std::vector<LinesModel::Line> noteLines(const weights::Inspection &file, const QStringList &further);
/// What else the file says: label, value, where from.
std::vector<LinesModel::Line> detailLines(const weights::Facts &facts);
/// "[-1, 3, 224, 224]"; "scalar" for none.
QString shapeText(const std::vector<std::int64_t> &shape);

} // namespace mlm
