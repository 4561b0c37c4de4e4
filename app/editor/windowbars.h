// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/validation/finding.h"
#include "widgets/fields/surface.h"
#include <functional>
#include <optional>

class QLabel;
class QProgressBar;
class QToolButton;

namespace mlm {

class Caption;
class DocumentView;
class IconLabel;
struct Actions;

/// "2 errors, 1 warning" or a tick and "Valid and conformant", at the right of the tool bar.
class StateSummary : public QWidget
{
    Q_OBJECT
public:
    explicit StateSummary(QWidget *parent = nullptr);
    /// nullptr: nothing is open.
    void show(DocumentView *view);
    QString text() const { return accessibleName(); }

private:
    struct Part { IconLabel *icon; QLabel *label; };
    Part m_parts[4]; ///< errors, warnings, advice, all well
};

/// The row of buttons below the menu.
class ToolRow : public Surface
{
    Q_OBJECT
public:
    explicit ToolRow(const Actions &actions, QWidget *parent = nullptr);
    StateSummary *summary() const { return m_summary; }

private:
    StateSummary *m_summary;
};

/// The bottom line of the window: file, running work with Cancel, releases, saved or not.
class StatusLine : public Surface
{
    Q_OBJECT
public:
    explicit StatusLine(QWidget *parent = nullptr);
    void show(DocumentView *view);
    /// Work that runs: its bar is busy until the total is known. `cancel` is called by the button.
    void startWork(const QString &text, std::function<void()> cancel);
    void setProgress(qint64 done, qint64 total);
    void endWork();
    QString stateText() const;

    /// What the published schemas say, in short; a click asks for more.
    struct Official
    {
        bool shown = false;
        QString text, detail;             ///< `detail`: one line a schema
        std::optional<Severity> severity; ///< error: the verdicts differ
    };
    void showOfficial(const Official &state);
    QString officialText() const;

Q_SIGNALS:
    void officialClicked();

private:
    Caption *m_path;
    QWidget *m_work;
    Caption *m_workText;
    QProgressBar *m_bar;
    QToolButton *m_cancel;
    QToolButton *m_official;
    Caption *m_mlm;
    Caption *m_stac;
    Caption *m_state;
    std::function<void()> m_onCancel;
};

/// A path for people: the home folder as ~.
QString shownPath(const QString &path);

} // namespace mlm
