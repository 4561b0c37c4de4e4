// SPDX-License-Identifier: Apache-2.0
#include "app/editor/fetchdialog.h"
#include "app/editor/bytestext.h"
#include "app/editor/dialogs.h"
#include "app/editor/windowbars.h"
#include "core/fetch/fetchmodule.h"
#include "widgets/fields/labels.h"
#include "widgets/views/caption.h"
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

namespace mlm {

FetchDialog::FetchDialog(const QStringList &addresses, const QString &folder, fetch::MakeDownloader make, QWidget *parent)
    : QDialog(parent), m_addresses(addresses), m_folder(folder), m_make(std::move(make))
{
    setObjectName(QStringLiteral("fetchDialog"));
    build();
    showHosts();
}

FetchDialog::~FetchDialog() = default;

bool FetchDialog::isFetching() const { return m_fetcher && m_fetcher->isRunning(); }

void FetchDialog::build()
{
    auto *box = dialogs::begin(this, tr("Fetch published schemas"));
    resize(640, 460);
    auto *what = new Caption(tr("With the published schemas at hand, documents are judged by them too, beside this editor's own checks. "
                                "%1 schemas are asked for, over secure connections, and whatever these refer to. "
                                "Nothing is sent before you press Fetch.")
                                 .arg(m_addresses.size()),
                             {}, this);
    what->setWordWrap(true);
    box->addWidget(what);
    box->addSpacing(4);
    auto *folder = new Caption(shownPath(m_folder), {look::Role::Text, 0, QFont::Normal, false, Qt::ElideMiddle}, this);
    folder->setObjectName(QStringLiteral("fetchFolder"));
    dialogs::addRow(box, tr("Kept in"), folder);
    box->addSpacing(4);
    m_list = new Caption({}, {look::Role::Soft, -1}, this);
    box->addWidget(m_list);
    m_rows = new QListWidget(this);
    m_rows->setObjectName(QStringLiteral("fetchList"));
    m_rows->setWordWrap(true);
    m_rows->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_rows->setMinimumHeight(120);
    box->addWidget(m_rows, 1);
    m_bar = dialogs::progressLine(QStringLiteral("fetchProgress"), this);
    box->addWidget(m_bar);
    auto *state = new QHBoxLayout;
    state->setSpacing(8);
    m_icon = new IconLabel(QStringLiteral("ok"), look::Ink::Accent, 16, this);
    m_state = new Caption({}, {look::Role::Text, -1}, this);
    m_state->setObjectName(QStringLiteral("fetchState"));
    m_state->setWordWrap(true);
    state->addWidget(m_icon, 0, Qt::AlignTop);
    state->addWidget(m_state, 1);
    box->addLayout(state);
    for (QWidget *later : std::initializer_list<QWidget *>{m_bar, m_icon, m_state}) {
        QSizePolicy place = later->sizePolicy();
        place.setRetainSizeWhenHidden(later != m_icon);
        later->setSizePolicy(place);
        later->hide();
    }
    const auto buttons = dialogs::addButtons(this, box, tr("Fetch"));
    m_close = buttons.cancel;
    m_act = buttons.act;
    connect(m_act, &QPushButton::clicked, this, [this] { m_done ? accept() : start(); });
    m_act->setFocus();
}

void FetchDialog::showHosts()
{
    m_list->setText(tr("From these servers, and from others that the schemas refer to:"));
    m_rows->setAccessibleName(tr("Servers that are asked"));
    for (const QString &host : fetch::SchemaFetcher::hostsOf(m_addresses)) {
        const auto count = std::count_if(m_addresses.begin(), m_addresses.end(),
                                         [&](const QString &address) { return fetch::SchemaFetcher::hostsOf({address}).contains(host); });
        m_rows->addItem(count == 1 ? tr("%1, 1 schema").arg(host) : tr("%1, %2 schemas").arg(host).arg(count));
    }
}

void FetchDialog::start()
{
    if (!m_make) {
        auto make = fetch::loadNetwork();
        if (!make) {
            showState(QStringLiteral("error"), make.error().text());
            return;
        }
        m_make = std::move(*make);
    }
    if (!m_fetcher) {
        m_fetcher = std::make_unique<fetch::SchemaFetcher>(m_make);
        connect(m_fetcher.get(), &fetch::SchemaFetcher::progress, this, &FetchDialog::showProgress);
        connect(m_fetcher.get(), &fetch::SchemaFetcher::finished, this, &FetchDialog::showOutcome);
    }
    m_act->setEnabled(false);
    m_close->setText(tr("Cancel"));
    m_close->setFocus();
    m_bar->setRange(0, 0);
    m_bar->show();
    m_icon->hide();
    m_state->setText(tr("Asking…"));
    m_state->show();
    m_fetcher->start(m_addresses, m_folder);
}

void FetchDialog::reject()
{
    if (!isFetching()) {
        QDialog::reject();
        return;
    }
    m_state->setText(tr("Cancelling…"));
    m_fetcher->cancel();
}

void FetchDialog::showProgress(int done, int total, qint64 bytes)
{
    m_bar->setRange(0, std::max(1, total));
    m_bar->setValue(done);
    m_state->setText(tr("%1 of %2, %3").arg(QString::number(done), QString::number(total), bytesShort(bytes)));
}

void FetchDialog::showOutcome()
{
    const fetch::Outcome &outcome = m_fetcher->outcome();
    const int all = int(outcome.schemas.size()), failed = outcome.failed();
    if (!outcome.folder || failed > 0) {
        m_rows->clear();
        m_rows->setSpacing(4);
        for (const fetch::Fetched &one : outcome.schemas) {
            if (!one.ok)
                m_rows->addItem(one.uri + QLatin1Char('\n') + one.message + (one.kept ? QLatin1Char(' ') + tr("The older copy stays.") : QString()));
        }
        if (failed == 0)
            m_rows->addItems(outcome.hosts);
        m_list->setText(failed > 0 ? tr("Could not be had:") : tr("Fetched from:"));
        m_rows->setAccessibleName(m_list->text());
    }
    m_bar->setRange(0, std::max(1, all));
    m_bar->setValue(all - failed);
    if (outcome.folder)
        showState(QStringLiteral("error"), outcome.folder->text());
    else if (outcome.cancelled)
        showState(QStringLiteral("warning"), tr("Cancelled with %1 of %2 fetched, %3. What was fetched stays.")
                                                 .arg(QString::number(all - failed), QString::number(all), bytesShort(outcome.bytes)));
    else if (failed > 0)
        showState(QStringLiteral("warning"), tr("%1 of %2 schemas fetched, %3.").arg(QString::number(all - failed), QString::number(all), bytesShort(outcome.bytes)));
    else
        showState(QStringLiteral("ok"), tr("All %1 schemas fetched, %2.").arg(QString::number(all), bytesShort(outcome.bytes)));
    showEnd(failed > 0 || outcome.folder);
    if (all > failed)
        Q_EMIT fetched();
}

void FetchDialog::showState(const QString &icon, const QString &text)
{
    const bool good = icon == QLatin1String("ok");
    m_icon->setIcon(icon, good ? look::Ink::Accent : icon == QLatin1String("error") ? look::Ink::Error : look::Ink::Warning);
    m_icon->show();
    m_state->setText(text);
    m_state->show();
}

/// `again`: it may be tried once more; else there is only closing.
void FetchDialog::showEnd(bool again)
{
    m_done = !again;
    m_close->setText(tr("Close"));
    m_close->setVisible(again);
    m_act->setText(again ? tr("Try again") : tr("Close"));
    m_act->setEnabled(true);
    (again ? m_close : m_act)->setFocus();
}

} // namespace mlm
