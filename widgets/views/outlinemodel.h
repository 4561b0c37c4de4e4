// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "widgets/context.h"
#include <QAbstractItemModel>
#include <vector>

namespace mlm {

/// The outline of one document: its pages, below them their entries, each with the number of findings. Pulls from the context.
class OutlineModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Roles { IconRole = Qt::UserRole + 1, ErrorsRole, WarningsRole, AdviceRole };

    explicit OutlineModel(Context &context, QObject *parent = nullptr);

    std::string pageId(const QModelIndex &index) const;
    /// The entry's pointer; the root for a page.
    Pointer pointer(const QModelIndex &index) const;
    /// The entry nearest to the pointer on that page, or the page itself; invalid where there is no such page.
    QModelIndex indexFor(const std::string &pageId, const Pointer &pointer = {}) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &) const override { return 1; }
    QVariant data(const QModelIndex &index, int role) const override;

Q_SIGNALS:
    /// Pages or entries came or went: sent after the reset.
    void rebuilt();

private:
    struct Counts
    {
        int of[3] = {0, 0, 0}; ///< errors, warnings, advice
        bool operator==(const Counts &) const = default;
    };
    struct Entry { Pointer pointer; QString title; Counts counts; };
    struct PageItem { std::string id; QString title; QString icon; Counts counts; std::vector<Entry> entries; };

    std::vector<PageItem> structure() const;
    void refresh();
    void recount();
    static void count(std::vector<PageItem> &pages, const Context &context);

    Context &m_context;
    std::vector<PageItem> m_pages;
};

} // namespace mlm
