// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/validation/finding.h"
#include <QListView>
#include <QStandardItemModel>
#include <vector>

namespace mlm {

/// One entry of a page's inner list: its name, a line of facts, and what was found in it.
struct Entry
{
    QString title;
    QString facts;
    std::size_t errors = 0, warnings = 0, advices = 0;
    bool operator==(const Entry &) const = default;
};

/// The inner list of a page (224 px): inputs, outputs, assets. Alt+Up and Alt+Down ask for the current entry to be moved.
class EntryList : public QListView
{
    Q_OBJECT
public:
    explicit EntryList(QWidget *parent = nullptr);
    void setEntries(const std::vector<Entry> &entries);
    int current() const { return currentIndex().isValid() ? currentIndex().row() : -1; }
    void setCurrent(int row);

Q_SIGNALS:
    void currentRowChanged(int row);
    void moveRequested(bool up);
    void removeRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    QStandardItemModel m_model;
    std::vector<Entry> m_entries;
};

} // namespace mlm
