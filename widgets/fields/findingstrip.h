// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "widgets/style/theme.h"
#include <QFrame>

class QLabel;
class QPushButton;
class QToolButton;

namespace mlm {

/// What stands under a field: icon, message and, where there is a safe remedy, a button that says its result.
class FindingStrip : public QFrame
{
    Q_OBJECT
public:
    struct Content
    {
        Severity severity = Severity::Error;
        QString message;
        QString detail;   ///< tooltip: the advice
        QString fix = {}; ///< text of the button; empty: no button
        QString where = {}; ///< in front of the message, bold: "B05"
        std::string rule = {}; ///< its page opens with F1 and the help button; empty: no button
        bool operator==(const Content &) const = default;
    };
    explicit FindingStrip(const Content &content, QWidget *parent = nullptr);
    static Content contentOf(const Finding &finding);
    const Content &content() const { return m_content; }
    QPushButton *fixButton() const { return m_fix; } ///< nullptr where there is none
    QToolButton *helpButton() const { return m_help; } ///< nullptr where there is none
    /// Opens the page of the finding.
    void explainIt();

Q_SIGNALS:
    void fixRequested();

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    Content m_content;
    QPushButton *m_fix = nullptr;
    QToolButton *m_help = nullptr;
};

} // namespace mlm
