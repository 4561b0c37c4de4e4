// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/jobs/job.h"
#include "core/weights/verify.h"
#include "widgets/fields/surface.h"
#include <QElapsedTimer>
#include <set>

class QLabel;
class QProgressBar;
class QPushButton;
class QTableView;
class QToolButton;

namespace mlm {

class Context;
class IconLabel;
class VerifyModel;

/// Compares the local files of the assets with what the document says of them, in the background, and lists what agrees, differs or cannot be known.
/// Only files below the document's folder are opened; those elsewhere after the user said so. What is shown is marked once the document changes.
class VerifyCard : public Card
{
    Q_OBJECT
public:
    explicit VerifyCard(Context &context, QWidget *parent = nullptr);
    /// All assets, or one. Shows itself.
    void start(const std::string &assetKey = {});
    bool isRunning() const { return m_job.isRunning(); }

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    using Verdicts = std::vector<weights::AssetVerdict>;
    void build();
    void run();
    void take(Result<Verdicts> verdicts);
    void showProgress(qint64 done, qint64 total);
    void showState(const char *icon, const QString &text);
    void showSummary();
    void showRows();
    void askForOutside();
    void finish();
    void goTo(int row);
    void markStale();
    void shut();

    Context &m_context;
    std::string m_key;                    ///< empty: all assets
    std::set<std::string> m_allowed;      ///< assets that may be read outside of the folder
    bool m_isShown = false;               ///< results are there
    QElapsedTimer m_clock;
    IconLabel *m_icon = nullptr;
    QLabel *m_state = nullptr;
    QProgressBar *m_bar = nullptr;
    QPushButton *m_stop = nullptr;
    QToolButton *m_again = nullptr;
    QToolButton *m_fold = nullptr;        ///< shows what agrees, too
    QWidget *m_question = nullptr;
    QTableView *m_table = nullptr;
    VerifyModel *m_model = nullptr;
    Job m_job;                            ///< last: ends before what it reports to
};

} // namespace mlm
