// SPDX-License-Identifier: Apache-2.0
#include "widgets/views/outlinemodel.h"
#include "widgets/pages/page.h"
#include "widgets/views/parts.h"
#include <unordered_map>

namespace mlm {

OutlineModel::OutlineModel(Context &context, QObject *parent) : QAbstractItemModel(parent), m_context(context)
{
    m_pages = structure();
    count(m_pages, m_context);
    connect(&context, &Context::profileChanged, this, &OutlineModel::refresh);
    connect(&context.document(), &Document::stateChanged, this, &OutlineModel::refresh);
    connect(&context.check(), &LiveCheck::findingsChanged, this, &OutlineModel::recount);
}

std::vector<OutlineModel::PageItem> OutlineModel::structure() const
{
    std::vector<PageItem> result;
    for (const auto &page : spec::pages(m_context.profile().documentType())) {
        PageItem item{page.id, page.title, QString::fromStdString(page.icon), {}, {}};
        for (auto &entry : subEntries(m_context, page.id))
            item.entries.push_back({std::move(entry.pointer), std::move(entry.title), {}});
        result.push_back(std::move(item));
    }
    return result;
}

void OutlineModel::refresh()
{
    auto now = structure();
    const auto sameShape = [](const PageItem &a, const PageItem &b) {
        return a.id == b.id && a.entries.size() == b.entries.size();
    };
    if (now.size() == m_pages.size() && std::equal(now.begin(), now.end(), m_pages.begin(), sameShape)) {
        for (std::size_t p = 0; p < now.size(); ++p) {
            auto &before = m_pages[p].entries;
            const auto &after = now[p].entries;
            for (std::size_t e = 0; e < after.size(); ++e) {
                if (after[e].title == before[e].title && after[e].pointer == before[e].pointer)
                    continue;
                before[e].title = after[e].title;
                before[e].pointer = after[e].pointer;
                const auto changed = index(int(e), 0, index(int(p), 0));
                Q_EMIT dataChanged(changed, changed);
            }
        }
        return;
    }
    count(now, m_context);
    beginResetModel();
    m_pages = std::move(now);
    endResetModel();
    Q_EMIT rebuilt();
}

void OutlineModel::count(std::vector<PageItem> &pages, const Context &context)
{
    std::unordered_map<std::string, PageItem *> byId;
    for (auto &page : pages) {
        page.counts = {};
        for (auto &entry : page.entries)
            entry.counts = {};
        byId[page.id] = &page;
    }
    for (const auto &finding : context.findings().list) {
        const auto found = byId.find(context.profile().pageOf(finding.pointer, context.root()));
        if (found == byId.end())
            continue;
        const int kind = 2 - int(finding.severity);
        ++found->second->counts.of[kind];
        for (auto &entry : found->second->entries) {
            if (finding.pointer.startsWith(entry.pointer)) {
                ++entry.counts.of[kind];
                break;
            }
        }
    }
}

void OutlineModel::recount()
{
    auto now = m_pages;
    count(now, m_context);
    for (std::size_t p = 0; p < now.size(); ++p) {
        const auto page = index(int(p), 0);
        if (now[p].counts != m_pages[p].counts) {
            m_pages[p].counts = now[p].counts;
            Q_EMIT dataChanged(page, page);
        }
        for (std::size_t e = 0; e < now[p].entries.size(); ++e) {
            if (now[p].entries[e].counts == m_pages[p].entries[e].counts)
                continue;
            m_pages[p].entries[e].counts = now[p].entries[e].counts;
            const auto entry = index(int(e), 0, page);
            Q_EMIT dataChanged(entry, entry);
        }
    }
}

std::string OutlineModel::pageId(const QModelIndex &index) const
{
    const QModelIndex page = index.parent().isValid() ? index.parent() : index;
    return page.isValid() ? m_pages[std::size_t(page.row())].id : std::string();
}

Pointer OutlineModel::pointer(const QModelIndex &index) const
{
    if (!index.parent().isValid())
        return {};
    return m_pages[std::size_t(index.parent().row())].entries[std::size_t(index.row())].pointer;
}

QModelIndex OutlineModel::indexFor(const std::string &pageId, const Pointer &pointer) const
{
    for (std::size_t p = 0; p < m_pages.size(); ++p) {
        if (m_pages[p].id != pageId)
            continue;
        const auto page = index(int(p), 0);
        const auto &entries = m_pages[p].entries;
        for (std::size_t e = 0; e < entries.size(); ++e) {
            if (!pointer.isRoot() && pointer.startsWith(entries[e].pointer))
                return index(int(e), 0, page);
        }
        return page;
    }
    return {};
}

QModelIndex OutlineModel::index(int row, int column, const QModelIndex &parent) const
{
    if (column != 0 || row < 0 || row >= rowCount(parent))
        return {};
    // A page carries 0, an entry the number of its page counted from 1.
    return createIndex(row, 0, parent.isValid() ? quintptr(parent.row()) + 1 : quintptr(0));
}

QModelIndex OutlineModel::parent(const QModelIndex &index) const
{
    return index.isValid() && index.internalId() ? createIndex(int(index.internalId()) - 1, 0, quintptr(0)) : QModelIndex();
}

int OutlineModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_pages.size());
    return parent.internalId() ? 0 : int(m_pages[std::size_t(parent.row())].entries.size());
}

QVariant OutlineModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const bool isEntry = index.parent().isValid();
    const PageItem &page = m_pages[std::size_t(isEntry ? index.parent().row() : index.row())];
    const Entry *entry = isEntry ? &page.entries[std::size_t(index.row())] : nullptr;
    const QString &title = entry ? entry->title : page.title;
    const Counts &counts = entry ? entry->counts : page.counts;
    switch (role) {
    case Qt::DisplayRole: return title;
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole: {
        const QString text = parts::countText(std::size_t(counts.of[0]), std::size_t(counts.of[1]), std::size_t(counts.of[2]));
        return text.isEmpty() ? title : title + QStringLiteral(": ") + text;
    }
    case IconRole: return entry ? QString() : page.icon;
    case ErrorsRole: return counts.of[0];
    case WarningsRole: return counts.of[1];
    case AdviceRole: return counts.of[2];
    default: return {};
    }
}

} // namespace mlm
