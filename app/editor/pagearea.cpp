// SPDX-License-Identifier: Apache-2.0
#include "app/editor/pagearea.h"
#include "widgets/context.h"
#include "widgets/pages/page.h"
#include "widgets/style/theme.h"
#include <QPainter>
#include <QStackedLayout>
#include <algorithm>

namespace mlm {

namespace {
const spec::Page *pageOf(const Context &context, const std::string &id)
{
    const auto &pages = spec::pages(context.profile().documentType());
    const auto found = std::find_if(pages.begin(), pages.end(), [&](const spec::Page &page) { return page.id == id; });
    return found == pages.end() ? nullptr : &*found;
}
} // namespace

PageArea::PageArea(Context &context, QWidget *parent) : QWidget(parent), m_context(context)
{
    setObjectName(QStringLiteral("pageArea"));
    m_stack = new QStackedLayout(this);
    connect(&context, &Context::profileChanged, this, &PageArea::dropUnknownPages);
}

bool PageArea::showPage(const std::string &id)
{
    auto found = m_pages.find(id);
    if (found == m_pages.end()) {
        if (!pageOf(m_context, id))
            return false;
        Page *made = makePage(m_context, id, this);
        m_stack->addWidget(made);
        found = m_pages.emplace(id, made).first;
    }
    m_id = id;
    m_stack->setCurrentWidget(found->second);
    return true;
}

Page *PageArea::page() const
{
    const auto found = m_pages.find(m_id);
    return found == m_pages.end() ? nullptr : found->second;
}

bool PageArea::reveal(const Pointer &pointer)
{
    Page *shown = page();
    return shown && shown->reveal(pointer);
}

void PageArea::enter()
{
    Page *shown = page();
    if (!shown)
        return;
    QWidget *first = nullptr;
    for (QWidget *next = shown->nextInFocusChain(); next && next != shown; next = next->nextInFocusChain()) {
        if (shown->isAncestorOf(next) && next->isVisible() && next->isEnabled() && (next->focusPolicy() & Qt::TabFocus)) {
            first = next;
            break;
        }
    }
    if (first)
        first->setFocus(Qt::TabFocusReason);
}

void PageArea::dropUnknownPages()
{
    // The document became another type (Item, Collection): pages of the old one go.
    for (auto it = m_pages.begin(); it != m_pages.end();) {
        if (pageOf(m_context, it->first)) {
            ++it;
            continue;
        }
        m_stack->removeWidget(it->second);
        it->second->deleteLater();
        it = m_pages.erase(it);
    }
    if (!m_pages.contains(m_id)) {
        const auto &pages = spec::pages(m_context.profile().documentType());
        if (!pages.empty())
            showPage(pages.front().id);
    }
}

void PageArea::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), look::color(look::Role::Page));
}

} // namespace mlm
