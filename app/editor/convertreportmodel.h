// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/convert/report.h"
#include <QAbstractTableModel>
#include <memory>

namespace mlm {

/// The report of a conversion, a row each value: fate, from, to, how. What the structure added comes last. Filtered by fate.
class ConvertReportModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { FateColumn, From, To, How, Columns };
    /// What is listed: all, all that did not stay as it was, or one fate (in the order of convert::Fate), or what was added.
    enum Filter { All, Changes, Kept, Carried, Mapped, NeedsYou, Dropped, Added, Filters };

    using QAbstractTableModel::QAbstractTableModel;
    void show(std::shared_ptr<const convert::Report> report);
    void setFilter(Filter filter);
    Filter filter() const { return m_filter; }
    /// For each question the choice taken, or -1.
    void setAnswers(const std::vector<int> &answers);
    int count(Filter filter) const;
    static QString filterName(Filter filter);

    /// The place of a row in the source; nullopt for what was added.
    std::optional<Pointer> source(int row) const;
    /// The places of a row in the conversion's own result.
    std::vector<Pointer> results(int row) const;
    /// The row of a place in the source, or of the first one below it; -1 where none is listed.
    int rowOf(const Pointer &source) const;
    /// The row whose place in the result is that; -1 where none is listed.
    int rowOfResult(const Pointer &place) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    bool passes(const convert::Entry &entry) const;
    const convert::Entry *entry(int row) const;
    const convert::Added *added(int row) const;
    QString text(int row, int column) const;
    QString howText(const convert::Entry &entry) const;
    void fill();

    std::shared_ptr<const convert::Report> m_report;
    Filter m_filter = Changes;
    std::vector<int> m_answers;
    std::vector<std::size_t> m_rows; ///< entries; past their number: what was added
};

} // namespace mlm
