// SPDX-License-Identifier: Apache-2.0
#include "app/editor/documentview.h"
#include "app/editor/messagebar.h"
#include "app/editor/pagearea.h"
#include "widgets/pages/page.h"
#include "widgets/views/jsonpanel.h"
#include "widgets/views/outline.h"
#include "widgets/views/problems.h"
#include <QSplitter>
#include <QTreeView>
#include <utility>
#include <QVBoxLayout>

namespace mlm {

DocumentView::DocumentView(std::unique_ptr<OpenFile> file, QWidget *parent) : QWidget(parent), m_file(std::move(file))
{
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(0);
    m_messages = new MessageBar(this);
    box->addWidget(m_messages);
    m_across = new QSplitter(Qt::Horizontal, this);
    m_across->setChildrenCollapsible(false);
    box->addWidget(m_across, 1);

    // Findings are there before the first paint: nothing jumps.
    context().check().refresh();
    m_outline = new OutlinePanel(context(), m_across);
    m_down = new QSplitter(Qt::Vertical, m_across);
    m_down->setChildrenCollapsible(false);
    m_pages = new PageArea(context(), m_down);
    m_problems = new ProblemsPanel(context(), m_down);
    m_json = new JsonPanel(context(), m_across);
    m_json->hide();
    m_pages->setMinimumSize(360, 160);
    m_json->setMinimumWidth(240);
    for (auto *splitter : {m_across, m_down})
        splitter->setHandleWidth(1);
    m_across->setStretchFactor(0, 0);
    m_across->setStretchFactor(1, 1);
    m_across->setStretchFactor(2, 0);
    m_down->setStretchFactor(0, 1);
    m_down->setStretchFactor(1, 0);

    Context &shared = context();
    connect(m_outline, &OutlinePanel::chosen, this, &DocumentView::chosen);
    connect(m_problems, &ProblemsPanel::goTo, this, [this](const Pointer &pointer) { goTo(pointer); });
    connect(m_problems, &ProblemsPanel::foldToggled, this, [this] {
        shareHeight();
        Q_EMIT panelsChanged();
    });
    connect(m_json, &JsonPanel::goTo, this, [this](const Pointer &pointer, bool enter) { goTo(pointer, enter); });
    connect(m_json, &JsonPanel::closeRequested, this, [this] {
        setJsonShown(false);
        Q_EMIT panelsChanged();
    });
    connect(m_json, &JsonPanel::editingChanged, this, &DocumentView::setEditing);
    connect(&shared, &Context::goToRequested, this, [this](const Pointer &pointer) { goTo(pointer); });
    connect(&shared, &Context::showInJsonRequested, this, [this](const Pointer &pointer) {
        setJsonShown(true);
        m_json->show(pointer);
        Q_EMIT panelsChanged();
    });
    connect(&shared, &Context::currentChanged, this, &DocumentView::followCurrent);
    connect(&shared, &Context::problem, this, [this](const QString &text) { say(Severity::Error, text); });
    connect(&shared, &Context::importRequested, this, &DocumentView::importRequested);

    const auto &pages = spec::pages(shared.profile().documentType());
    const bool known = shared.profile().documentType() != spec::Profile::DocumentType::Unknown;
    if (!pages.empty())
        showPage(known ? pages.front().id : pages.back().id);
}

DocumentView::~DocumentView()
{
    // The views hold references into the context: they go first.
    delete m_across;
}

std::string DocumentView::pageId() const { return m_pages->pageId(); }

void DocumentView::showPage(const std::string &id)
{
    if (m_pages->showPage(id))
        m_outline->setCurrent(id);
    showPlace();
}

void DocumentView::showPlace()
{
    // Until the keyboard is in a field the JSON view stands where the page begins.
    const Page *page = m_pages->page();
    if (!page || page->isAncestorOf(window()->focusWidget()))
        return;
    const bool before = std::exchange(m_fromOutline, true);
    if (const Pointer first = page->first(); first.in(context().root()))
        context().setCurrent(first);
    m_fromOutline = before;
}

void DocumentView::chosen(const QString &pageId, const Pointer &entry, bool enter)
{
    m_fromOutline = true;
    m_pages->showPage(pageId.toStdString());
    showPlace();
    if (!entry.isRoot())
        m_pages->reveal(entry);
    if (enter && entry.isRoot())
        m_pages->enter();
    else if (!enter)
        m_outline->view()->setFocus();
    m_fromOutline = false;
}

void DocumentView::goTo(const Pointer &pointer, bool focus)
{
    QWidget *before = window()->focusWidget(); // also where the window is not the active one
    const std::string id = context().profile().pageOf(pointer, context().root());
    const bool shown = m_pages->showPage(id) && m_pages->reveal(pointer);
    m_outline->setCurrent(m_pages->pageId(), pointer);
    if (shown && focus && m_pages->page() && !m_pages->page()->isAncestorOf(window()->focusWidget()))
        m_pages->enter();
    if (!shown && focus) {
        setJsonShown(true);
        m_json->show(pointer);
        Q_EMIT panelsChanged();
    }
    if (!focus && before)
        before->setFocus();
}

void DocumentView::followCurrent()
{
    if (!m_fromOutline)
        m_outline->setCurrent(m_pages->pageId(), context().current());
}

void DocumentView::setEditing(bool editing)
{
    // One place of change at a time: what is typed stands for the whole document until it is applied.
    m_outline->setEnabled(!editing);
    m_pages->setEnabled(!editing);
    m_problems->setEnabled(!editing);
    Q_EMIT panelsChanged();
}

void DocumentView::say(Severity severity, const QString &text) { m_messages->say(severity, text); }

void DocumentView::setJsonShown(bool shown)
{
    if (!shown && m_json->isEditing())
        return;
    m_json->setVisible(shown);
}

void DocumentView::setProblemsShown(bool shown)
{
    if (!shown && !m_problems->isFolded() && m_problems->height() > ProblemsPanel::HeaderHeight + 28 && isVisible())
        m_problemsHeight = m_problems->height();
    m_problems->setFolded(!shown);
    shareHeight();
}

void DocumentView::shareHeight()
{
    // A splitter keeps the room of what became smaller: share it out anew.
    const int problems = m_problems->isFolded() ? ProblemsPanel::HeaderHeight
                                                : std::max(m_problemsHeight, ProblemsPanel::HeaderHeight + 3 * 28 + 5);
    const int all = std::max(m_down->height(), 400);
    m_down->setSizes({all - problems - 1, problems});
}

bool DocumentView::isJsonShown() const { return !m_json->isHidden(); }
bool DocumentView::areProblemsShown() const { return !m_problems->isFolded(); }

void DocumentView::fit(const QSize &window, bool jsonWanted, bool problemsWanted)
{
    const int widthClass = window.width() < 960 ? 0 : window.width() < 1200 ? 1 : window.width() < 1280 ? 2 : 3;
    const int heightClass = window.height() < 720 ? 0 : 1;
    if (widthClass != m_widthClass) {
        const bool first = m_widthClass < 0;
        m_widthClass = widthClass;
        m_outline->setRail(widthClass == 0);
        m_outline->setMinimumWidth(widthClass == 0 ? OutlinePanel::RailWidth : 144);
        m_outline->setMaximumWidth(widthClass == 0 ? OutlinePanel::RailWidth : 400);
        setJsonShown(jsonWanted && widthClass == 3);
        if (first || widthClass < 3) {
            const int outline = widthClass == 0 ? OutlinePanel::RailWidth : widthClass == 1 ? 192 : 216;
            const int json = 424;
            m_across->setSizes({outline, window.width() - outline - json - 2, json});
        }
    }
    if (heightClass != m_heightClass) {
        const bool first = m_heightClass < 0;
        m_heightClass = heightClass;
        const bool room = heightClass == 1 && (!first || !context().findings().list.empty());
        setProblemsShown(problemsWanted && room);
    }
}

QByteArray DocumentView::splitterState() const { return m_across->saveState(); }

void DocumentView::restoreSplitter(const QByteArray &state)
{
    const bool json = isJsonShown();
    if (m_widthClass == 3 && !state.isEmpty())
        m_across->restoreState(state);
    m_across->setHandleWidth(1);
    setJsonShown(json);
}

} // namespace mlm
