// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/validation/fixall.h"
#include <QAbstractListModel>
#include <vector>

namespace mlm {

class Context;

/// Which problems are listed; what is not set lets everything through.
struct ProblemsFilter
{
    std::optional<Severity> severity;
    std::optional<Source> source;
    std::string page;
    QString text; ///< in the message, the place or the rule, whatever the case
    bool isSet() const { return severity || source || !page.empty() || !text.isEmpty(); }
};

/// The findings of one document that a filter lets through, a row each. A row is its finding's rule and place: when findings change, only rows that
/// come or go are told, so that a view keeps its selection and its place.
class ProblemsModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Roles { SeverityRole = Qt::UserRole + 1, WhereRole, RuleRole, FixRole };

    explicit ProblemsModel(Context &context, QObject *parent = nullptr);
    const Finding &finding(int row) const { return m_list[std::size_t(row)]; }
    /// The row of a finding, or -1.
    int rowOf(const FindingKey &key) const;
    /// "error: message (where) [rule]" for the clipboard.
    QString line(int row) const;
    const ProblemsFilter &filter() const { return m_filter; }
    void setFilter(const ProblemsFilter &filter);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

Q_SIGNALS:
    void aboutToChange();
    void changed();

private:
    void refresh();
    std::vector<Finding> wanted() const;
    void removeOld(const std::vector<Finding> &now);
    void putInOrder(const std::vector<Finding> &now);
    void insertNew(const std::vector<Finding> &now);

    Context &m_context;
    ProblemsFilter m_filter;
    std::vector<Finding> m_list;
};

} // namespace mlm
