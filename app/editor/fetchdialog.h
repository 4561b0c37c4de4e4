// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/fetch/schemafetcher.h"
#include <QDialog>

class QListWidget;
class QProgressBar;
class QPushButton;

namespace mlm {

class Caption;
class IconLabel;

/// Asks before it downloads published schemas: which, from which hosts, to which folder; then shows progress, and what could not be had. Nothing is
/// sent before the user presses Fetch.
class FetchDialog : public QDialog
{
    Q_OBJECT
public:
    /// `make`: what downloads; the module of the network where it is empty.
    FetchDialog(const QStringList &addresses, const QString &folder, fetch::MakeDownloader make = {}, QWidget *parent = nullptr);
    ~FetchDialog() override;
    bool isFetching() const;

    /// While something is fetched, this cancels it; else it closes.
    void reject() override;

Q_SIGNALS:
    /// Something new is in the folder.
    void fetched();

private:
    void build();
    void showHosts();
    void start();
    void showProgress(int done, int total, qint64 bytes);
    void showOutcome();
    void showState(const QString &icon, const QString &text);
    void showEnd(bool again);

    QStringList m_addresses;
    QString m_folder;
    fetch::MakeDownloader m_make;
    Caption *m_list = nullptr; ///< what the list holds
    QListWidget *m_rows = nullptr;
    QProgressBar *m_bar = nullptr;
    IconLabel *m_icon = nullptr;
    Caption *m_state = nullptr;
    QPushButton *m_close = nullptr;
    QPushButton *m_act = nullptr;
    bool m_done = false;
    std::unique_ptr<fetch::SchemaFetcher> m_fetcher; ///< last: ends before the widgets it reports to
};

} // namespace mlm
