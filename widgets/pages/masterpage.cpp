// SPDX-License-Identifier: Apache-2.0
#include "widgets/pages/masterpage.h"
#include "widgets/fields/labels.h"
#include "widgets/fields/surface.h"
#include "widgets/pages/formpage.h"
#include "widgets/pages/parts.h"
#include <QComboBox>
#include <QHBoxLayout>
#include <QResizeEvent>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>
#include <algorithm>
#include <iterator>

namespace mlm {
namespace {
constexpr int kListWidth = 224;
constexpr int kListGap = 24;
constexpr int kDetailKeeps = 800;
constexpr int kDetailWidth = 860;
constexpr int kMargin = 24;
} // namespace

MasterPage::MasterPage(Context &context, std::string id, Pointer container, Entries entries, QWidget *parent)
    : Page(parent), m_context(context), m_id(std::move(id)), m_container(std::move(container)), m_entries(entries),
       m_area(new QScrollArea(this))
{
    setObjectName(QStringLiteral("page.") + QString::fromStdString(m_id));
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setWidgetResizable(true);
    m_area->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    m_area->setFocusPolicy(Qt::NoFocus);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_area);
}

int MasterPage::count() const
{
    const Json *all = m_container.in(m_context.root());
    // A container of the other shape has no entries: it shows as the JSON that it is.
    return all && (m_entries == Entries::Members ? all->is_object() : all->is_array()) ? int(all->size()) : 0;
}

Pointer MasterPage::entryAt(int index) const
{
    const Json *all = m_container.in(m_context.root());
    return all && all->is_object() ? m_container / std::next(all->begin(), index).key() : m_container / std::size_t(index);
}

QString MasterPage::titleOf(const Pointer &entry) const
{
    const Json *json = entry.in(m_context.root());
    const Json *all = m_container.in(m_context.root());
    if (all && all->is_object())
        return QString::fromStdString(entry.last());
    if (json && json->is_object())
        if (const auto name = json->find("name"); name != json->end() && name->is_string() && !name->get_ref<const std::string &>().empty())
            return QString::fromStdString(name->get<std::string>());
    return tr("Without a name, %1").arg(entry.index().value_or(0) + 1);
}

QWidget *MasterPage::makeTools(bool withAdd)
{
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *add = textButton(QStringLiteral("plus"), addingText());
    add->setObjectName(withAdd ? QStringLiteral("add.wide") : QStringLiteral("add.narrow"));
    connect(add, &QToolButton::clicked, this, [this, add] { addEntry(add); });
    layout->addWidget(add);
    if (withAdd)
        layout->addStretch();
    const auto bare = [&](const char *icon, const QString &name, auto slot) {
        auto *button = iconButton(QString::fromLatin1(icon), name);
        connect(button, &QToolButton::clicked, this, slot);
        layout->addWidget(button);
    };
    bare("arrow-up", tr("Move up"), [this] { move(true); });
    bare("arrow-down", tr("Move down"), [this] { move(false); });
    bare("duplicate", tr("Duplicate"), [this] { duplicate(); });
    bare("trash", tr("Remove"), [this] { remove(); });
    return row;
}

void MasterPage::start()
{
    const auto &pages = spec::pages(m_context.profile().documentType());
    const auto found = std::find_if(pages.begin(), pages.end(), [this](const spec::Page &one) { return one.id == m_id; });
    const QString title = found == pages.end() ? QString::fromStdString(m_id) : found->title;

    m_left = new QWidget;
    m_left->setFixedWidth(kListWidth);
    auto *left = new QVBoxLayout(m_left);
    left->setContentsMargins(0, 0, 0, 0);
    left->setSpacing(8);
    auto *head = new QHBoxLayout;
    head->setSpacing(12);
    head->addWidget(pageTitle(title));
    m_subtitle = softLabel(QString());
    head->addWidget(m_subtitle, 1);
    left->addLayout(head);
    m_list = new EntryList;
    m_list->setObjectName(QStringLiteral("entries"));
    m_list->setAccessibleName(title);
    left->addSpacing(4);
    left->addWidget(m_list);
    left->addWidget(makeTools(true));
    m_leftTools = new QVBoxLayout;
    left->addLayout(m_leftTools);
    left->addStretch();

    m_right = new QWidget;
    m_right->setMaximumWidth(kDetailWidth);
    auto *right = new QVBoxLayout(m_right);
    right->setContentsMargins(0, 0, 0, 0);
    right->setSpacing(12);
    m_narrow = new QWidget;
    auto *narrow = new QHBoxLayout(m_narrow);
    narrow->setContentsMargins(0, 0, 0, 0);
    narrow->setSpacing(8);
    narrow->addWidget(pageTitle(title));
    m_place = softLabel(QString());
    narrow->addWidget(m_place);
    narrow->addStretch();
    m_choice = new QComboBox;
    m_choice->setObjectName(QStringLiteral("choice"));
    m_choice->setAccessibleName(title);
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_choice->setMinimumWidth(176);
    narrow->addWidget(m_choice);
    narrow->addWidget(makeTools(false));
    m_narrowTools = narrow;
    right->addWidget(m_narrow);
    m_above = new QVBoxLayout;
    right->addLayout(m_above);
    m_findings = new FindingList(m_context, m_container);
    right->addWidget(m_findings);
    m_detailPlace = new QVBoxLayout;
    right->addLayout(m_detailPlace);
    right->addStretch();

    auto *ground = new Surface(look::Role::Page);
    auto *across = new QHBoxLayout(ground);
    across->setContentsMargins(kMargin, 16, kMargin - m_area->verticalScrollBar()->sizeHint().width(), 16);
    across->setSpacing(0);
    across->addStretch();
    across->addWidget(m_left);
    across->addSpacing(0);
    across->addWidget(m_right, 1000);
    across->addStretch();
    m_area->setWidget(ground);

    connect(m_list, &EntryList::currentRowChanged, this, [this](int row) {
        if (!m_reading && row >= 0)
            show(row);
    });
    connect(m_list, &EntryList::moveRequested, this, &MasterPage::move);
    connect(m_list, &EntryList::removeRequested, this, &MasterPage::remove);
    connect(m_choice, &QComboBox::activated, this, &MasterPage::show);
    connect(&m_context.document(), &Document::changed, this, [this](const Pointer &at) {
        m_dirty |= at.startsWith(m_container) || m_container.startsWith(at);
    });
    connect(&m_context.document(), &Document::stateChanged, this, [this] {
        if (std::exchange(m_dirty, false))
            follow();
    });
    connect(&m_context.check(), &LiveCheck::findingsChanged, this, [this] { readEntries(); });
    m_shape = parts::shapeOfForms(m_context);
    connect(&m_context, &Context::profileChanged, this, [this] {
        if (std::string now = parts::shapeOfForms(m_context); now != m_shape) {
            m_shape = std::move(now);
            const bool focused = m_detail && m_detail->isAncestorOf(window()->focusWidget());
            rebuildDetail();
            if (focused)
                reveal(m_context.current());
        }
    }, Qt::QueuedConnection);
    rebuildDetail();
    readEntries();
    arrange();
}

void MasterPage::addAbove(QWidget *widget) { m_above->addWidget(widget); }

void MasterPage::addTool(const QString &objectName, const QString &icon, const QString &text, std::function<void()> act)
{
    auto *wide = textButton(icon, text);
    wide->setObjectName(objectName + QStringLiteral(".wide"));
    m_leftTools->addWidget(parts::atLeft(wide));
    auto *narrow = iconButton(icon, text);
    narrow->setObjectName(objectName + QStringLiteral(".narrow"));
    m_narrowTools->addWidget(narrow);
    for (QToolButton *button : {wide, narrow})
        connect(button, &QToolButton::clicked, this, [act] { act(); });
}

void MasterPage::follow()
{
    m_current = std::clamp(m_current, 0, std::max(0, count() - 1));
    const std::string key = count() ? entryAt(m_current).last() : std::string();
    if (key != m_shownKey || (count() == 0) != (m_shownKey.empty()))
        rebuildDetail();
    readEntries();
}

void MasterPage::readEntries()
{
    m_reading = true;
    m_findings->setHidden(count() == 0 || m_context.check().at(m_container).empty()); // what stands for no entries tells them itself
    std::vector<Entry> entries;
    for (int i = 0; i < count(); ++i) {
        const Pointer at = entryAt(i);
        Entry entry{titleOf(at), factsOf(at)};
        for (const Finding *finding : m_context.check().at(at, true))
            ++(finding->severity == Severity::Error ? entry.errors : finding->severity == Severity::Warning ? entry.warnings : entry.advices);
        entries.push_back(std::move(entry));
    }
    m_list->setEntries(entries);
    m_list->setCurrent(m_current);
    QStringList titles;
    for (const Entry &entry : entries)
        titles << entry.title;
    QStringList now;
    for (int i = 0; i < m_choice->count(); ++i)
        now << m_choice->itemText(i);
    if (now != titles) {
        m_choice->clear();
        m_choice->addItems(titles);
    }
    m_choice->setCurrentIndex(m_current);
    m_choice->setVisible(titles.size() > 0);
    m_subtitle->setText(summary(int(entries.size())));
    m_place->setText(entries.empty() ? QString() : tr("%1 of %2").arg(m_current + 1).arg(entries.size()));
    m_reading = false;
}

void MasterPage::rebuildDetail()
{
    if (m_detail) {
        m_detail->hide();
        m_detailPlace->removeWidget(m_detail);
        m_detail->deleteLater();
        m_detail = nullptr;
    }
    m_current = std::clamp(m_current, 0, std::max(0, count() - 1));
    m_shownKey = count() ? entryAt(m_current).last() : std::string();
    m_detail = count() ? makeDetail(entryAt(m_current)) : makeEmpty();
    if (m_detail) {
        m_detailPlace->addWidget(m_detail);
        m_detail->show();
    }
}

void MasterPage::show(int entry)
{
    if (entry == m_current && m_detail)
        return;
    m_current = entry;
    rebuildDetail();
    readEntries();
    m_area->verticalScrollBar()->setValue(0);
}

void MasterPage::arrange()
{
    const int room = width() - 2 * kMargin;
    m_wide = room - kListWidth - kListGap >= kDetailKeeps;
    m_left->setVisible(m_wide);
    m_narrow->setVisible(!m_wide);
    auto *across = static_cast<QHBoxLayout *>(m_area->widget()->layout());
    if (QSpacerItem *gap = across->itemAt(2)->spacerItem()) {
        gap->changeSize(m_wide ? kListGap : 0, 0);
        across->invalidate();
    }
}

void MasterPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    if (m_area->widget())
        arrange();
}

bool MasterPage::reveal(const Pointer &pointer)
{
    if (!pointer.startsWith(m_container))
        return false;
    if (pointer.size() > m_container.size())
        for (int i = 0; i < count(); ++i)
            if (entryAt(i).last() == pointer[m_container.size()])
                show(i);
    if (parts::revealIn(m_area, pointer))
        return true;
    (m_wide ? static_cast<QWidget *>(m_list) : m_choice)->setFocus(Qt::OtherFocusReason);
    m_area->verticalScrollBar()->setValue(0); // what is said of all of them stands at the top
    m_context.setCurrent(m_container);
    return true;
}

void MasterPage::move(bool up)
{
    const int to = m_current + (up ? -1 : 1);
    const Json *all = m_container.in(m_context.root());
    if (!all || to < 0 || to >= count())
        return;
    const Pointer from = entryAt(m_current);
    Edits edits;
    if (all->is_array()) {
        edits.push_back(Edit::move(from, m_container / std::size_t(to)));
    } else {
        edits.push_back(Edit::remove(from));
        edits.push_back(Edit::add(from, *from.in(m_context.root()), std::size_t(to)));
    }
    m_current = to;
    if (m_context.apply(m_context.profile().labelOf(m_container, m_context.root()), edits))
        rebuildDetail();
    readEntries();
}

void MasterPage::duplicate()
{
    const Json *all = m_container.in(m_context.root());
    if (!all || !count())
        return;
    const Json copy = duplicateOf(*entryAt(m_current).in(m_context.root()));
    Pointer to = m_container / std::size_t(m_current + 1);
    if (all->is_object()) {
        std::string key = entryAt(m_current).last() + "_copy";
        while (all->contains(key))
            key += "_copy";
        to = m_container / key;
    }
    Edit edit = Edit::add(to, copy, std::size_t(m_current + 1));
    ++m_current;
    m_context.apply(m_context.profile().labelOf(m_container, m_context.root()), {edit});
}

void MasterPage::remove()
{
    if (!count())
        return;
    const bool same = m_current + 1 < count(); // another entry takes its place, perhaps under the same index
    if (m_context.apply(m_context.profile().labelOf(m_container, m_context.root()), {Edit::remove(entryAt(m_current))}) && same)
        rebuildDetail();
    readEntries();
}

} // namespace mlm
