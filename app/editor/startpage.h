// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <QWidget>

class QListView;
class QStandardItemModel;

namespace mlm {

class MessageBar;
class Settings;
struct Actions;

/// What an empty window offers: something new, something to open, the files opened last, and a place to drop weights on.
class StartPage : public QWidget
{
    Q_OBJECT
public:
    StartPage(Settings &settings, const Actions &actions, QWidget *parent = nullptr);
    /// Reads the recent files anew.
    void refresh();
    MessageBar *messages() const { return m_messages; }

Q_SIGNALS:
    void openRequested(const QString &path);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Settings &m_settings;
    MessageBar *m_messages = nullptr;
    QListView *m_recent = nullptr;
    QStandardItemModel *m_model = nullptr;
    QWidget *m_none = nullptr;
    QWidget *m_clear = nullptr;
};

} // namespace mlm
