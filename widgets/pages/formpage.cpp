// SPDX-License-Identifier: Apache-2.0
#include "widgets/pages/formpage.h"
#include "widgets/fields/fieldrow.h"
#include "widgets/fields/labels.h"
#include "widgets/fields/surface.h"
#include "widgets/pages/fieldparts.h"
#include <QHBoxLayout>
#include <QScrollArea>
#include <QScrollBar>
#include <algorithm>

namespace mlm {
namespace {
constexpr int kContentWidth = 860;
}

QLabel *pageTitle(const QString &text, QWidget *parent)
{
    QLabel *label = textLabel(text, 5, QFont::DemiBold, parent);
    label->setFixedHeight(32);
    return label;
}

FormPage::FormPage(Context &context, std::string id, Builder builder, QWidget *parent)
    : Page(parent), m_context(context), m_id(std::move(id)), m_builder(std::move(builder)), m_area(new QScrollArea(this))
{
    setObjectName(QStringLiteral("page.") + QString::fromStdString(m_id));
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setWidgetResizable(true);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    m_area->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    m_area->setFocusPolicy(Qt::NoFocus);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_area);
    // Cards and tables follow the specification by themselves; the page is put together anew only where it has others.
    connect(&context, &Context::profileChanged, this, [this] {
        if (parts::shapeOfForms(m_context) != m_shape)
            rebuild();
    }, Qt::QueuedConnection);
    rebuild();
}

const spec::Page *FormPage::page() const
{
    const auto &pages = spec::pages(m_context.profile().documentType());
    const auto found = std::find_if(pages.begin(), pages.end(), [this](const spec::Page &one) { return one.id == m_id; });
    return found == pages.end() ? nullptr : &*found;
}

void FormPage::rebuild()
{
    m_shape = parts::shapeOfForms(m_context);
    const int position = m_area->verticalScrollBar()->value();
    const bool focused = m_area->widget() && m_area->widget()->isAncestorOf(window()->focusWidget());
    auto *ground = new Surface(look::Role::Page);
    m_body = new QWidget;
    m_column = new QVBoxLayout(m_body);
    m_column->setContentsMargins(0, 16, 0, 16);
    m_column->setSpacing(12);
    m_title = new QHBoxLayout;
    m_title->setSpacing(12);
    const spec::Page *described = page();
    m_title->addWidget(pageTitle(described ? described->title : QString::fromStdString(m_id)));
    m_subtitle = softLabel(described ? described->subtitle : QString());
    m_title->addWidget(m_subtitle);
    m_title->addStretch();
    m_column->addLayout(m_title);
    m_builder(*this);
    m_column->addStretch();
    auto *across = new QHBoxLayout(ground);
    across->setContentsMargins(24, 0, 24 - m_area->verticalScrollBar()->sizeHint().width(), 0);
    across->addWidget(new Measure(m_body, kContentWidth));
    m_area->setWidget(ground);
    m_area->verticalScrollBar()->setValue(position);
    if (focused)
        reveal(m_context.current());
}

void FormPage::add(QWidget *widget)
{
    if (widget)
        m_column->addWidget(widget);
}

void FormPage::setSubtitle(const QString &text)
{
    if (m_subtitle && m_subtitle->text() != text)
        m_subtitle->setText(text);
}

void FormPage::addCards(const Pointer &object, const QString &firstTitle)
{
    const spec::Page *described = page();
    const spec::Type *type = m_context.profile().typeAt(object, m_context.root());
    if (!described || !type)
        return;
    bool first = true;
    for (const spec::Group &group : described->groups) {
        const auto here = [page = m_id, id = group.id](const spec::Field &field) {
            return field.page == page && field.group == id && !parts::hasOwnPart(field.name);
        };
        const auto row = [here](const spec::Field &field) { return here(field) && !parts::isPart(field); };
        if (std::none_of(type->fields.begin(), type->fields.end(), here))
            continue;
        auto *card = new FieldCard(m_context, object, first && !firstTitle.isEmpty() ? firstTitle : group.title, row, m_body);
        add(card);
        for (QWidget *part : parts::fieldParts(m_context, card, here))
            add(part);
        first = false;
    }
}

bool FormPage::reveal(const Pointer &pointer) { return parts::revealIn(m_area, pointer); }

} // namespace mlm
