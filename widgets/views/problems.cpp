// SPDX-License-Identifier: Apache-2.0
#include "widgets/views/problems.h"
#include "widgets/context.h"
#include "widgets/fields/explanation.h"
#include "widgets/fields/labels.h"
#include "widgets/fields/surface.h"
#include "widgets/views/caption.h"
#include "widgets/views/hiddenrules.h"
#include "widgets/views/problemsfilterbar.h"
#include <QBoxLayout>
#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QListView>
#include <QMenu>
#include <QToolButton>
#include <algorithm>

namespace mlm {

ProblemsPanel::ProblemsPanel(Context &context, QWidget *parent) : QWidget(parent), m_context(context)
{
    setObjectName(QStringLiteral("problemsPanel"));
    auto *bar = new Surface(look::Role::Chrome, Qt::BottomEdge, this);
    bar->setFixedHeight(HeaderHeight);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(12, 0, 4, 0);
    row->setSpacing(8);
    m_title = new Caption(tr("Problems"), {look::Role::Text, -1, QFont::DemiBold}, bar);
    row->addWidget(m_title);

    m_strip = new QWidget(bar);
    auto *strip = new QHBoxLayout(m_strip);
    strip->setContentsMargins(0, 0, 0, 0);
    strip->setSpacing(8);
    m_stripIcon = new IconLabel(Severity::Error, 16, m_strip);
    m_stripWhere = new Caption({}, {look::Role::Text, -1, QFont::Medium, false, Qt::ElideRight}, m_strip);
    m_stripMessage = new Caption({}, {look::Role::Text, -1, QFont::Normal, false, Qt::ElideRight}, m_strip);
    m_stripMessage->setObjectName(QStringLiteral("problemsFirst"));
    m_stripMore = new Caption({}, {look::Role::Soft, -1}, m_strip);
    strip->addWidget(m_stripIcon);
    strip->addWidget(m_stripWhere);
    strip->addWidget(m_stripMessage);
    strip->addWidget(m_stripMore);
    row->addWidget(m_strip);
    row->addStretch(1);

    m_shown = new Caption({}, {look::Role::Soft, -1}, bar);
    m_shown->setObjectName(QStringLiteral("problemsShown"));
    row->insertWidget(1, m_shown);
    m_hiddenButton = textButton({}, {}, look::Ink::Soft, "link", bar);
    m_hiddenButton->setObjectName(QStringLiteral("hiddenProblems"));
    m_hiddenButton->setPopupMode(QToolButton::InstantPopup);
    m_hiddenMenu = new QMenu(m_hiddenButton);
    m_hiddenMenu->setObjectName(QStringLiteral("hiddenMenu"));
    m_hiddenButton->setMenu(m_hiddenMenu);
    m_filter = textButton({}, tr("Filter"), look::Ink::Accent, "link", bar);
    m_filter->setObjectName(QStringLiteral("filterProblems"));
    m_filter->setCheckable(true);
    m_filter->setToolTip(tr("Show some of the problems (/ in the list)"));
    m_fixAll = textButton({}, {}, look::Ink::Accent, "link", bar);
    m_fixAll->setObjectName(QStringLiteral("fixAll"));
    m_next = textButton({}, tr("Next  F8"), look::Ink::Accent, "link", bar);
    m_next->setObjectName(QStringLiteral("nextProblem"));
    m_copy = iconButton(QStringLiteral("copy"), tr("Copy all problems"), look::Ink::Soft, nullptr, bar);
    m_fold = iconButton(QStringLiteral("chevron-down"), {}, look::Ink::Soft, nullptr, bar);
    m_fold->setObjectName(QStringLiteral("foldProblems"));
    for (auto *button : {m_hiddenButton, m_filter, m_fixAll, m_next, m_copy, m_fold})
        row->addWidget(button);

    m_hidden = new HiddenRules(context, this);
    m_model = new ProblemsModel(context, this);
    m_filterBar = new ProblemsFilterBar(context, this);
    m_view = new QListView(this);
    m_view->setObjectName(QStringLiteral("problems"));
    m_view->setAccessibleName(tr("Problems"));
    m_view->setModel(m_model);
    auto *delegate = new ProblemsDelegate(m_view);
    m_view->setItemDelegate(delegate);
    m_view->setUniformItemSizes(true);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setMouseTracking(true);
    m_view->setMinimumHeight(56);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->installEventFilter(this);

    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(0);
    box->addWidget(bar);
    box->addWidget(m_filterBar);
    box->addWidget(m_view, 1);

    connect(delegate, &ProblemsDelegate::fixClicked, this, [this](const QModelIndex &index) { fix(index.row()); });
    connect(m_view, &QListView::doubleClicked, this, [this](const QModelIndex &index) { go(index.row()); });
    connect(m_view, &QWidget::customContextMenuRequested, this, &ProblemsPanel::menu);
    connect(m_fixAll, &QToolButton::clicked, this, &ProblemsPanel::fixAll);
    connect(m_next, &QToolButton::clicked, this, [this] { step(1); });
    connect(m_copy, &QToolButton::clicked, this, [this] {
        QStringList lines;
        for (int i = 0; i < m_model->rowCount(); ++i)
            lines << m_model->line(i);
        QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
    });
    connect(m_fold, &QToolButton::clicked, this, [this] {
        setFolded(!m_folded);
        Q_EMIT foldToggled(m_folded);
    });
    connect(m_filter, &QToolButton::clicked, this, [this](bool on) { on ? openFilter() : closeFilter(); });
    connect(m_filterBar, &ProblemsFilterBar::changed, this, &ProblemsPanel::applyFilter);
    connect(m_filterBar, &ProblemsFilterBar::closed, this, &ProblemsPanel::closeFilter);
    connect(m_hiddenMenu, &QMenu::aboutToShow, this, &ProblemsPanel::fillHiddenMenu);
    connect(m_model, &ProblemsModel::aboutToChange, this, &ProblemsPanel::notePlace);
    connect(m_model, &ProblemsModel::changed, this, &ProblemsPanel::restorePlace);
    connect(m_model, &ProblemsModel::changed, this, &ProblemsPanel::showHeader);
    connect(m_hidden, &HiddenRules::changed, this, &ProblemsPanel::showHeader);
    showHeader();
}

int ProblemsPanel::fixableCount() const
{
    const auto &list = m_context.findings().list;
    return int(std::count_if(list.begin(), list.end(), [](const Finding &f) { return f.fix.has_value(); }));
}

void ProblemsPanel::showHeader()
{
    const int count = m_model->rowCount();
    const int fixable = fixableCount();
    m_fold->setIcon(look::icon(m_folded ? QStringLiteral("chevron-up") : QStringLiteral("chevron-down")));
    const QString foldName = m_folded ? tr("Unfold the problems") : tr("Fold the problems");
    m_fold->setToolTip(foldName);
    m_fold->setAccessibleName(foldName);
    m_fixAll->setVisible(fixable > 0 && !m_folded);
    m_fixAll->setText(tr("Fix all… (%1)").arg(fixable));
    m_fixAll->setToolTip(tr("See what can be mended with certainty, and mend it"));
    const auto all = int(m_context.findings().list.size());
    const auto hidden = m_context.check().hidden().size();
    m_hiddenButton->setVisible(!m_hidden->rules().empty() && !m_folded);
    m_hiddenButton->setText(tr("%1 hidden").arg(hidden));
    m_hiddenButton->setToolTip(tr("What is not shown for this document, and the way to show it again"));
    m_filter->setVisible((all > 0 || m_model->filter().isSet()) && !m_folded);
    m_filter->setChecked(m_filterBar->isVisibleTo(this));
    m_shown->setVisible(m_model->filter().isSet());
    m_shown->setText(tr("%1 of %2").arg(count).arg(all));
    m_copy->setVisible(count > 0 && !m_folded);
    m_next->setVisible(count > 0 && m_folded);
    m_strip->setVisible(m_folded || count == 0);
    if (count == 0) {
        m_stripMessage->setText(all > 0 ? tr("None that the filter lets through") : tr("None"));
        m_stripIcon->hide();
        m_stripWhere->hide();
        m_stripMore->hide();
        return;
    }
    const QModelIndex first = m_model->index(0);
    const auto severity = Severity(first.data(ProblemsModel::SeverityRole).toInt());
    m_stripIcon->setIcon(look::severityIconName(severity), look::severityInk(severity));
    m_strip->setAccessibleName(look::severityWord(severity));
    m_stripIcon->show();
    m_stripWhere->setText(first.data(ProblemsModel::WhereRole).toString());
    m_stripWhere->show();
    m_stripMessage->setText(first.data().toString());
    m_stripMore->setText(tr("and %1 more").arg(count - 1));
    m_stripMore->setVisible(count > 1);
}

void ProblemsPanel::setFolded(bool folded)
{
    m_folded = folded;
    m_view->setVisible(!folded);
    m_filterBar->setVisible(!folded && m_model->filter().isSet());
    fitHeight();
    showHeader();
}

void ProblemsPanel::step(int by)
{
    const int count = m_model->rowCount();
    if (count == 0)
        return;
    const int now = m_view->currentIndex().isValid() ? m_view->currentIndex().row() : (by > 0 ? -1 : count);
    const int next = (now + by + count) % count;
    m_view->setCurrentIndex(m_model->index(next));
    go(next);
}

void ProblemsPanel::go(int row)
{
    Q_EMIT goTo(m_model->finding(row).pointer);
}

void ProblemsPanel::fix(int row)
{
    // A copy: applying changes the findings.
    if (const auto remedy = m_model->finding(row).fix)
        m_context.apply(remedy->label, remedy->edits);
}

void ProblemsPanel::copySelected()
{
    QStringList lines;
    auto rows = m_view->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    for (const auto &index : rows)
        lines << m_model->line(index.row());
    QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

void ProblemsPanel::explainRow(int row)
{
    const Finding &finding = m_model->finding(row);
    ExplanationDialog::show(this, finding.rule, finding.message, finding.advice);
}

void ProblemsPanel::menu(const QPoint &place)
{
    const QModelIndex index = m_view->indexAt(place);
    if (!index.isValid())
        return;
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("problemMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const int row = index.row();
    menu->addAction(tr("Go to the field"), this, [this, row] { go(row); });
    const QString fixLabel = index.data(ProblemsModel::FixRole).toString();
    if (!fixLabel.isEmpty())
        menu->addAction(fixLabel, this, [this, row] { fix(row); });
    if (const int alike = fixableOf(m_model->finding(row).rule); alike > 0)
        menu->addAction(tr("Fix all of this kind… (%1)").arg(alike), this, [this, row] { fixKindOf(row); });
    menu->addAction(tr("What this means"), QKeySequence(Qt::Key_F1), this, [this, row] { explainRow(row); });
    menu->addAction(tr("Show in JSON"), this,
                    [this, pointer = m_model->finding(row).pointer] { m_context.showInJson(pointer); });
    menu->addSeparator();
    menu->addAction(tr("Copy"), this, &ProblemsPanel::copySelected);
    menu->addSeparator();
    addHiding(*menu, row);
    menu->popup(m_view->viewport()->mapToGlobal(place));
}

bool ProblemsPanel::eventFilter(QObject *watched, QEvent *event)
{
    // F1 is the problem's here, not the field's.
    if (watched == m_view && event->type() == QEvent::ShortcutOverride && m_view->currentIndex().isValid()
        && ExplanationDialog::isHelpKey(static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    if (watched == m_view && event->type() == QEvent::KeyPress) {
        auto *key = static_cast<QKeyEvent *>(event);
        if (ExplanationDialog::isHelpKey(key) && m_view->currentIndex().isValid()) {
            explainRow(m_view->currentIndex().row());
            return true;
        }
        const QModelIndex index = m_view->currentIndex();
        if (key->matches(QKeySequence::Copy)) {
            copySelected();
            return true;
        }
        if (key->text() == QLatin1String("/")) {
            openFilter();
            return true;
        }
        if (index.isValid() && (key->key() == Qt::Key_Menu || (key->key() == Qt::Key_F10 && key->modifiers() == Qt::ShiftModifier))) {
            menu(m_view->visualRect(index).center());
            return true;
        }
        if (index.isValid() && (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter)) {
            if (key->modifiers() & Qt::ControlModifier)
                fix(index.row());
            else
                go(index.row());
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace mlm
