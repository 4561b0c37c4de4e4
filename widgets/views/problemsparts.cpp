// SPDX-License-Identifier: Apache-2.0
// What the problems panel does with several findings at once: fixing, hiding, filtering, and keeping its place.
#include "widgets/context.h"
#include "widgets/views/fixdialog.h"
#include "widgets/views/hiddenrules.h"
#include "widgets/views/problems.h"
#include "widgets/views/problemsfilterbar.h"
#include "widgets/views/problemsmodel.h"
#include <QListView>
#include <QMenu>
#include <QScrollBar>
#include <algorithm>

namespace mlm {

FixDialog *ProblemsPanel::preview(std::set<FindingKey> named, const QString &title)
{
    if (named.empty())
        return nullptr;
    auto *dialog = new FixDialog(m_context, std::move(named), title, this);
    dialog->open();
    return dialog;
}

FixDialog *ProblemsPanel::fixAll()
{
    std::set<FindingKey> named;
    for (const Finding &finding : m_context.findings().list)
        if (finding.fix)
            named.insert(keyOf(finding));
    return preview(std::move(named), tr("Fix all that can be mended with certainty"));
}

FixDialog *ProblemsPanel::fixKind()
{
    const QModelIndex index = m_view->currentIndex();
    return index.isValid() ? fixKindOf(index.row()) : nullptr;
}

FixDialog *ProblemsPanel::fixKindOf(int row)
{
    const std::string rule = m_model->finding(row).rule;
    std::set<FindingKey> named;
    for (const Finding &finding : m_context.findings().list)
        if (finding.fix && finding.rule == rule)
            named.insert(keyOf(finding));
    return preview(std::move(named), tr("Fix all of this kind: %1").arg(QString::fromStdString(rule)));
}

int ProblemsPanel::fixableOf(const std::string &rule) const
{
    const auto &list = m_context.findings().list;
    return int(std::count_if(list.begin(), list.end(), [&](const Finding &finding) { return finding.fix && finding.rule == rule; }));
}

void ProblemsPanel::addHiding(QMenu &menu, int row)
{
    const Finding &finding = m_model->finding(row);
    if (finding.source == Source::Schema) {
        // It decides whether the document is valid: hiding it would only hide that.
        menu.addAction(tr("What the published schema rejects cannot be hidden"))->setEnabled(false);
        return;
    }
    auto *hide = menu.addAction(tr("Do not show this rule for this document"), this, [this, rule = finding.rule] { m_hidden->hide(rule); });
    hide->setObjectName(QStringLiteral("hideRule"));
}

void ProblemsPanel::fillHiddenMenu()
{
    m_hiddenMenu->clear();
    const auto &hidden = m_context.check().hidden();
    for (const std::string &rule : m_hidden->rules()) {
        const auto count = std::count_if(hidden.begin(), hidden.end(), [&](const Finding &finding) { return finding.rule == rule; });
        m_hiddenMenu->addAction(tr("Show %1 (%2)").arg(QString::fromStdString(rule)).arg(count), this, [this, rule] { m_hidden->show(rule); });
    }
    m_hiddenMenu->addSeparator();
    m_hiddenMenu->addAction(tr("Show all again"), m_hidden, &HiddenRules::showAll)->setObjectName(QStringLiteral("showAllRules"));
}

void ProblemsPanel::openFilter()
{
    m_filterBar->open();
    m_filter->setChecked(true);
    fitHeight();
}

void ProblemsPanel::closeFilter()
{
    m_filterBar->clear();
    m_filterBar->hide();
    m_filter->setChecked(false);
    fitHeight();
    m_view->setFocus();
}

void ProblemsPanel::fitHeight()
{
    const int bars = HeaderHeight + (m_filterBar->isVisibleTo(this) ? ProblemsFilterBar::Height : 0);
    setMinimumHeight(m_folded ? HeaderHeight : bars + 56);
    setMaximumHeight(m_folded ? HeaderHeight : QWIDGETSIZE_MAX);
}

void ProblemsPanel::applyFilter()
{
    m_model->setFilter(m_filterBar->filter());
}

void ProblemsPanel::notePlace()
{
    m_inView.clear();
    if (m_view->verticalScrollBar()->value() == 0)
        return; // at the top the list stays at its top
    const int bottom = m_view->viewport()->height();
    for (int row = m_view->indexAt(QPoint(4, 0)).row(); row >= 0 && row < m_model->rowCount(); ++row) {
        const int y = m_view->visualRect(m_model->index(row)).top();
        if (y > bottom)
            break;
        m_inView.emplace_back(keyOf(m_model->finding(row)), y);
    }
}

void ProblemsPanel::restorePlace()
{
    for (const auto &[key, y] : m_inView) {
        const int row = m_model->rowOf(key);
        if (row < 0)
            continue;
        m_view->doItemsLayout();
        QScrollBar *bar = m_view->verticalScrollBar();
        bar->setValue(bar->value() + m_view->visualRect(m_model->index(row)).top() - y);
        return;
    }
}

} // namespace mlm
