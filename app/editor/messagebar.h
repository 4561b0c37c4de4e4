// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/validation/finding.h"
#include <QWidget>
#include <functional>

class QHBoxLayout;
class QToolButton;

namespace mlm {

class Caption;
class IconLabel;

/// A line above the form that says what happened and offers what can be done; it stays until it is closed and takes no focus.
class MessageBar : public QWidget
{
    Q_OBJECT
public:
    struct Choice { QString id; QString text; std::function<void()> act; };

    explicit MessageBar(QWidget *parent = nullptr);
    /// A text in place of the one before. Each choice closes the bar, then acts.
    void say(Severity severity, const QString &text, const QList<Choice> &choices = {});
    QString text() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Severity m_severity = Severity::Error;
    IconLabel *m_icon = nullptr;
    Caption *m_text = nullptr;
    QHBoxLayout *m_choices = nullptr;
    QToolButton *m_close = nullptr;
};

} // namespace mlm
