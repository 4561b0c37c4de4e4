// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/validation/finding.h"
#include <QAbstractListModel>
#include <vector>

namespace mlm {

class Context;

/// The findings of one document, a row each. When they change only the rows that came or went are told, so that a view keeps its
/// selection and its place.
class ProblemsModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Roles { SeverityRole = Qt::UserRole + 1, WhereRole, RuleRole, FixRole };

    explicit ProblemsModel(Context &context, QObject *parent = nullptr);
    const Finding &finding(int row) const { return m_list[std::size_t(row)]; }
    /// "error: message (where) [rule]" for the clipboard.
    QString line(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    void refresh();

    Context &m_context;
    std::vector<Finding> m_list;
};

} // namespace mlm
