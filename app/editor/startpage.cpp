// SPDX-License-Identifier: Apache-2.0
#include "app/editor/startpage.h"
#include "app/editor/actions.h"
#include "app/editor/messagebar.h"
#include "app/editor/settings.h"
#include "app/editor/startparts.h"
#include "app/editor/windowbars.h"
#include "widgets/fields/labels.h"
#include "widgets/views/caption.h"
#include <QAction>
#include <QFileInfo>
#include <QListView>
#include <QLocale>
#include <QPainter>
#include <QPushButton>
#include <QStandardItemModel>
#include <QToolButton>
#include <QVBoxLayout>

namespace mlm {

namespace {

/// "today 14:02", "yesterday", "3 November".
QString shownTime(const QDateTime &time)
{
    const qint64 days = time.date().daysTo(QDate::currentDate());
    if (days == 0)
        return StartPage::tr("today %1").arg(QLocale().toString(time.time(), QStringLiteral("HH:mm")));
    if (days == 1)
        return StartPage::tr("yesterday");
    const bool thisYear = time.date().year() == QDate::currentDate().year();
    return QLocale().toString(time.date(), thisYear ? QStringLiteral("d MMMM") : QStringLiteral("d MMMM yyyy"));
}

Caption *centred(const QString &text, const Caption::Set &set)
{
    auto *caption = new Caption(text, set);
    caption->setAlignment(Qt::AlignCenter);
    return caption;
}

} // namespace

StartPage::StartPage(Settings &settings, const Actions &actions, QWidget *parent) : QWidget(parent), m_settings(settings)
{
    setObjectName(QStringLiteral("startPage"));
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    m_messages = new MessageBar(this);
    all->addWidget(m_messages);
    all->addStretch(2);
    auto *middle = new QHBoxLayout;
    all->addLayout(middle);
    all->addStretch(3);
    auto *content = new QWidget(this);
    content->setMaximumWidth(960);
    middle->setContentsMargins(24, 16, 24, 16);
    middle->addStretch(1);
    middle->addWidget(content, 1000);
    middle->addStretch(1);
    auto *box = new QVBoxLayout(content);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(4);
    box->addWidget(textLabel(tr("MLM Editor"), 11, QFont::DemiBold, content));
    box->addWidget(new Caption(tr("Describe machine learning models in STAC, and check what others wrote."),
                               {look::Role::Soft, 1, QFont::Normal, false, Qt::ElideRight}, content));
    box->addSpacing(16);
    auto *columns = new QHBoxLayout;
    columns->setSpacing(24);
    box->addLayout(columns);
    auto *left = new QVBoxLayout;
    left->setSpacing(16);
    columns->addLayout(left, 11);

    auto *offers = new Card({}, {}, content);
    offers->body()->setContentsMargins(8, 0, 8, 0);
    offers->body()->setSpacing(0);
    const auto offer = [&](QAction *action, const QString &icon, const QString &about) {
        auto *button = new OfferButton(icon, QString(action->text()).remove(QLatin1Char('&')), about,
                                       action->shortcut().toString(QKeySequence::NativeText), offers);
        button->setObjectName(QStringLiteral("start-") + action->objectName());
        connect(button, &QAbstractButton::clicked, action, &QAction::trigger);
        offers->body()->addWidget(button);
    };
    offer(actions.newItem, QStringLiteral("template"), tr("Every required field, ready for a task"));
    offer(actions.open, QStringLiteral("open"), tr("An Item or a Collection"));
    offer(actions.openFolder, QStringLiteral("folders"), tr("Choose from the STAC documents below it"));
    offer(actions.openExample, QStringLiteral("example"), tr("An Item to look at and to try things on"));
    left->addWidget(offers);

    auto *drop = new DropFrame(content);
    drop->setMinimumHeight(200);
    auto *dropBox = new QVBoxLayout(drop);
    dropBox->setContentsMargins(24, 20, 24, 20);
    dropBox->setSpacing(6);
    dropBox->addStretch(1);
    auto *icon = new IconLabel(QStringLiteral("weights"), look::Ink::Accent, 32, drop);
    dropBox->addWidget(icon, 0, Qt::AlignHCenter);
    dropBox->addSpacing(4);
    dropBox->addWidget(centred(tr("New from weights"), {look::Role::Text, 2, QFont::DemiBold}));
    dropBox->addWidget(centred(tr("Drop model files or a folder here. They are read, never run."), {look::Role::Soft}));
    dropBox->addSpacing(8);
    auto *choices = new QHBoxLayout;
    choices->setSpacing(8);
    choices->addStretch(1);
    const auto choice = [&](QAction *action, const QString &text) {
        auto *button = pushButton(text, nullptr, drop);
        button->setObjectName(QStringLiteral("start-") + action->objectName());
        connect(button, &QPushButton::clicked, action, &QAction::trigger);
        choices->addWidget(button);
    };
    choice(actions.newFromWeights, tr("Choose files…"));
    choice(actions.newFromFolder, tr("Choose a folder…"));
    choices->addStretch(1);
    dropBox->addLayout(choices);
    dropBox->addSpacing(4);
    dropBox->addWidget(centred(tr("PyTorch, safetensors, ONNX, Keras, TensorFlow, TFLite and others"), {look::Role::Soft, -1}));
    dropBox->addStretch(1);
    left->addWidget(drop, 1);

    auto *recent = new Card(tr("Recent files"), {}, content);
    auto *clear = textButton({}, tr("Clear"), look::Ink::Soft, nullptr, recent);
    clear->setObjectName(QStringLiteral("clearRecent"));
    connect(clear, &QToolButton::clicked, this, [this] {
        m_settings.clearRecent();
        refresh();
    });
    recent->header()->addWidget(clear);
    m_clear = clear;
    m_model = new QStandardItemModel(this);
    m_recent = new QListView(recent);
    m_recent->setObjectName(QStringLiteral("recentFiles"));
    m_recent->setAccessibleName(tr("Recent files"));
    m_recent->setModel(m_model);
    m_recent->setItemDelegate(new RecentDelegate(m_recent));
    m_recent->setFrameShape(QFrame::NoFrame);
    m_recent->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_recent->setUniformItemSizes(true);
    m_recent->setMouseTracking(true);
    m_recent->viewport()->setAutoFillBackground(false);
    m_recent->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_recent->setMinimumHeight(120);
    m_none = new Caption(tr("Files that you open are listed here."), {look::Role::Soft}, recent);
    recent->add(m_none);
    recent->body()->addWidget(m_recent, 1);
    columns->addWidget(recent, 9);
    const auto openIndex = [this](const QModelIndex &index) { Q_EMIT openRequested(index.data(RecentDelegate::PathRole).toString()); };
    connect(m_recent, &QListView::activated, this, openIndex);
    connect(m_recent, &QListView::clicked, this, [this, openIndex](const QModelIndex &index) {
        // Where a click already activates, once is enough.
        if (!m_recent->style()->styleHint(QStyle::SH_ItemView_ActivateItemOnSingleClick, nullptr, m_recent))
            openIndex(index);
    });
}

void StartPage::refresh()
{
    m_model->clear();
    for (const auto &entry : m_settings.recent()) {
        auto *item = new QStandardItem(QFileInfo(entry.path).fileName());
        item->setData(entry.path, RecentDelegate::PathRole);
        item->setData(shownPath(QFileInfo(entry.path).path()) + QStringLiteral(", ") + shownTime(entry.opened), RecentDelegate::AboutRole);
        item->setData(entry.counts[0], RecentDelegate::ErrorsRole);
        item->setData(entry.counts[1], RecentDelegate::WarningsRole);
        item->setData(entry.counts[2], RecentDelegate::AdviceRole);
        item->setToolTip(entry.path);
        m_model->appendRow(item);
    }
    if (auto *first = findChild<OfferButton *>())
        first->setFocus();
    const bool any = m_model->rowCount() > 0;
    m_recent->setVisible(any);
    m_clear->setVisible(any);
    m_none->setVisible(!any);
}

void StartPage::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), look::color(look::Role::Page));
}

} // namespace mlm
