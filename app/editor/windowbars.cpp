// SPDX-License-Identifier: Apache-2.0
#include "app/editor/windowbars.h"
#include "app/editor/actions.h"
#include "app/editor/documentview.h"
#include "widgets/fields/labels.h"
#include "widgets/views/caption.h"
#include "widgets/views/parts.h"
#include <QAction>
#include <QDir>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QToolButton>

namespace mlm {

StateSummary::StateSummary(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("stateSummary"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    constexpr Severity order[] = {Severity::Error, Severity::Warning, Severity::Advice};
    for (int k = 0; k < 4; ++k) {
        auto *part = new QWidget(this);
        auto *box = new QHBoxLayout(part);
        box->setContentsMargins(0, 0, 0, 0);
        box->setSpacing(8);
        m_parts[k].icon = k < 3 ? new IconLabel(order[k], 16, part)
                                : new IconLabel(QStringLiteral("ok"), look::Ink::Accent, 16, part);
        m_parts[k].label = textLabel({}, 0, QFont::Normal, part);
        box->addWidget(m_parts[k].icon);
        box->addWidget(m_parts[k].label);
        row->addWidget(part);
    }
    show(nullptr);
}

void StateSummary::show(DocumentView *view)
{
    std::size_t counts[3] = {0, 0, 0};
    QString well;
    if (view) {
        const Findings &findings = view->context().findings();
        counts[0] = findings.count(Severity::Error);
        counts[1] = findings.count(Severity::Warning);
        counts[2] = findings.count(Severity::Advice);
        if (counts[0] + counts[1] + counts[2] == 0)
            well = tr("Valid and conformant");
    }
    constexpr Severity order[] = {Severity::Error, Severity::Warning, Severity::Advice};
    for (int k = 0; k < 3; ++k) {
        m_parts[k].label->setText(parts::countText(order[k], counts[k]));
        m_parts[k].label->parentWidget()->setVisible(counts[k] > 0);
    }
    m_parts[3].label->setText(well);
    m_parts[3].label->parentWidget()->setVisible(!well.isEmpty());
    setAccessibleName(well.isEmpty() ? parts::countText(counts[0], counts[1], counts[2]) : well);
}

ToolRow::ToolRow(const Actions &actions, QWidget *parent) : Surface(look::Role::Chrome, {}, parent)
{
    setObjectName(QStringLiteral("toolRow"));
    setFixedHeight(44);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(6, 0, 8, 0);
    row->setSpacing(3);
    const auto add = [&](QAction *action, bool words = false) {
        auto *button = new QToolButton(this);
        button->setDefaultAction(action);
        button->setToolButtonStyle(words ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
        button->setIconSize({16, 16});
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        button->setObjectName(QStringLiteral("button-") + action->objectName());
        button->setAccessibleName(QString(action->text()).remove(QLatin1Char('&')));
        look::setKind(button, "toolbar");
        row->addWidget(button);
    };
    const auto separate = [&] {
        auto *line = new QWidget(this);
        line->setFixedWidth(17);
        auto *box = new QHBoxLayout(line);
        box->setContentsMargins(8, 12, 8, 12);
        box->addWidget(new Surface(look::Role::Edge, {}, line));
        row->addWidget(line);
    };
    add(actions.newItem);
    add(actions.open);
    add(actions.save);
    separate();
    add(actions.undo);
    add(actions.redo);
    separate();
    add(actions.importWeights, true);
    add(actions.exportItem, true);
    row->addStretch(1);
    m_summary = new StateSummary(this);
    row->addWidget(m_summary);
    row->addSpacing(4);
    separate();
    add(actions.showProblems);
    add(actions.showJson);
}

StatusLine::StatusLine(QWidget *parent) : Surface(look::Role::Chrome, Qt::TopEdge, parent)
{
    setObjectName(QStringLiteral("statusLine"));
    setFixedHeight(26);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 1, 10, 0);
    row->setSpacing(20);
    m_path = new Caption({}, {look::Role::Soft, -1, QFont::Normal, false, Qt::ElideMiddle}, this);
    m_path->setObjectName(QStringLiteral("statusPath"));
    row->addWidget(m_path, 1);
    m_work = new QWidget(this);
    auto *work = new QHBoxLayout(m_work);
    work->setContentsMargins(0, 0, 0, 0);
    work->setSpacing(8);
    m_workText = new Caption({}, {look::Role::Soft, -1}, m_work);
    m_bar = new QProgressBar(m_work);
    m_bar->setTextVisible(false);
    m_bar->setFixedSize(120, 16);
    m_cancel = iconButton(QStringLiteral("close"), tr("Cancel"), look::Ink::Soft, nullptr, m_work);
    m_cancel->setObjectName(QStringLiteral("cancelWork"));
    connect(m_cancel, &QToolButton::clicked, this, [this] {
        if (m_onCancel)
            m_onCancel();
    });
    work->addWidget(m_workText);
    work->addWidget(m_bar);
    work->addWidget(m_cancel);
    m_work->hide();
    row->addWidget(m_work);
    m_official = new QToolButton(this);
    m_official->setObjectName(QStringLiteral("statusOfficial"));
    m_official->setAutoRaise(true);
    m_official->setFont(look::font(-1));
    m_official->setForegroundRole(look::SoftRole);
    m_official->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_official->setIconSize({12, 12});
    m_official->setFocusPolicy(Qt::TabFocus);
    m_official->setFixedHeight(22);
    connect(m_official, &QToolButton::clicked, this, &StatusLine::officialClicked);
    row->addWidget(m_official);
    m_mlm = new Caption({}, {look::Role::Soft, -1}, this);
    m_stac = new Caption({}, {look::Role::Soft, -1}, this);
    m_state = new Caption({}, {look::Role::Text, -1, QFont::Medium}, this);
    m_state->setObjectName(QStringLiteral("statusState"));
    for (auto *part : {m_mlm, m_stac, m_state})
        row->addWidget(part);
    show(nullptr);
}

QString StatusLine::stateText() const { return m_state->text(); }

void StatusLine::show(DocumentView *view)
{
    for (auto *part : {m_mlm, m_stac, m_state})
        part->setVisible(view);
    if (!view) {
        m_path->setText(tr("No file open"));
        return;
    }
    OpenFile &file = view->file();
    const spec::Profile &profile = file.context().profile();
    m_path->setText(file.path().isEmpty() ? file.name() : shownPath(file.path()));
    m_mlm->setText(QStringLiteral("MLM ") + QString::fromStdString(profile.mlmVersion()));
    m_mlm->setVisible(!profile.mlmVersion().empty());
    m_stac->setText(QStringLiteral("STAC ") + QString::fromStdString(profile.stacVersion()));
    m_stac->setVisible(!profile.stacVersion().empty());
    const int changes = file.document().changesSinceSave();
    m_state->setText(file.path().isEmpty()          ? tr("Not saved yet")
                     : !file.document().isDirty()   ? tr("Saved")
                     : changes <= 1                 ? tr("1 change not saved")
                                                    : tr("%1 changes not saved").arg(changes));
}

void StatusLine::showOfficial(const Official &state)
{
    m_official->setVisible(state.shown);
    m_official->setText(state.text);
    m_official->setAccessibleName(state.text);
    m_official->setAccessibleDescription(state.detail);
    // Addresses have no place to break: a tip as text keeps one line a schema.
    m_official->setToolTip(state.detail);
    m_official->setIcon(state.severity ? look::icon(*state.severity) : QIcon());
}

QString StatusLine::officialText() const { return m_official->isHidden() ? QString() : m_official->text(); }

void StatusLine::startWork(const QString &text, std::function<void()> cancel)
{
    m_onCancel = std::move(cancel);
    m_workText->setText(text);
    m_bar->setRange(0, 0);
    m_work->show();
}

void StatusLine::setProgress(qint64 done, qint64 total)
{
    m_bar->setRange(0, 1000);
    m_bar->setValue(total > 0 ? int(done * 1000 / total) : 0);
}

void StatusLine::endWork()
{
    m_onCancel = {};
    m_work->hide();
}

QString shownPath(const QString &path)
{
    const QString home = QDir::homePath();
    if (home.size() > 1 && path.startsWith(home + QLatin1Char('/')))
        return QLatin1Char('~') + path.mid(home.size());
    return QDir::toNativeSeparators(path);
}

} // namespace mlm
