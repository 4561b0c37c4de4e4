// SPDX-License-Identifier: Apache-2.0
#include "app/editor/pagearea.h"
#include "widgets/context.h"
#include "widgets/fields/labels.h"
#include "widgets/fields/surface.h"
#include "widgets/pages/page.h"
#include "widgets/views/caption.h"
#include <QApplication>
#include <QPainter>
#include <QScrollArea>
#include <QStackedLayout>
#include <QVBoxLayout>
#include <algorithm>

namespace mlm {

namespace {
constexpr int FormWidth = 860;

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

PageArea::Shown PageArea::make(const std::string &id)
{
    const spec::Page *info = pageOf(m_context, id);
    if (!info)
        return {};
    Shown shown;
    shown.page = makePage(m_context, id);
    shown.page->setObjectName(QStringLiteral("page-") + QString::fromStdString(id));
    auto *content = new QWidget;
    auto *box = new QVBoxLayout(content);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(12);
    // A page that lays out its own title (a list beside its detail) says so.
    if (!shown.page->property("ownTitle").toBool()) {
        auto *title = new QHBoxLayout;
        title->setSpacing(12);
        title->addWidget(textLabel(info->title, 5, QFont::DemiBold));
        title->addWidget(new Caption(info->subtitle, {look::Role::Soft, 0, QFont::Normal, false, Qt::ElideRight}), 1);
        auto *row = new QWidget(content);
        row->setLayout(title);
        row->setFixedHeight(28);
        title->setContentsMargins(0, 0, 0, 0);
        box->addWidget(row);
    }
    box->addWidget(shown.page);
    box->addStretch(1);
    const int width = shown.page->maximumWidth() < QWIDGETSIZE_MAX ? shown.page->maximumWidth() : FormWidth;
    auto *measure = new Measure(content, width);
    shown.area = new QScrollArea(this);
    shown.area->setFrameShape(QFrame::NoFrame);
    shown.area->setWidgetResizable(true);
    shown.area->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    shown.area->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    shown.area->setFocusPolicy(Qt::NoFocus);
    shown.area->viewport()->setAutoFillBackground(false);
    measure->layout()->setContentsMargins(24, 16, 24 - 12, 24); // the scroll bar stands in the right margin
    measure->setAutoFillBackground(false);
    shown.area->setWidget(measure);
    measure->setAutoFillBackground(false);
    m_stack->addWidget(shown.area);
    return shown;
}

bool PageArea::showPage(const std::string &id)
{
    auto found = m_pages.find(id);
    if (found == m_pages.end()) {
        const Shown shown = make(id);
        if (!shown.page)
            return false;
        found = m_pages.emplace(id, shown).first;
    }
    m_id = id;
    m_stack->setCurrentWidget(found->second.area);
    return true;
}

Page *PageArea::page() const
{
    const auto found = m_pages.find(m_id);
    return found == m_pages.end() ? nullptr : found->second.page;
}

bool PageArea::reveal(const Pointer &pointer)
{
    Page *shown = page();
    if (!shown || !shown->reveal(pointer))
        return false;
    QScrollArea *area = m_pages[m_id].area;
    // A page made just now has no sizes yet: scroll once they are known.
    QMetaObject::invokeMethod(area, [area] {
        QWidget *focus = QApplication::focusWidget();
        if (focus && area->isAncestorOf(focus))
            area->ensureWidgetVisible(focus, 24, 56);
    }, Qt::QueuedConnection);
    return true;
}

void PageArea::enter()
{
    Page *shown = page();
    if (!shown)
        return;
    const auto widgets = shown->findChildren<QWidget *>();
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
        m_stack->removeWidget(it->second.area);
        it->second.area->deleteLater();
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
