// SPDX-License-Identifier: Apache-2.0
#include "widgets/fields/findingstrip.h"
#include "widgets/fields/explanation.h"
#include "widgets/fields/labels.h"
#include "widgets/style/paint.h"
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace mlm {

FindingStrip::Content FindingStrip::contentOf(const Finding &finding)
{
    Content content{finding.severity, finding.message, finding.advice, finding.fix ? finding.fix->label : QString(), {}, finding.rule};
    // Without a button the advice is all the help there is: it stands where it is read.
    if (!finding.fix && !finding.advice.isEmpty()) {
        content.message += QLatin1Char(' ') + finding.advice;
        content.detail.clear();
    }
    return content;
}

FindingStrip::FindingStrip(const Content &content, QWidget *parent) : QFrame(parent), m_content(content)
{
    setObjectName(QStringLiteral("finding"));
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(8, 2, 2, 2);
    line->setSpacing(8);
    auto *icon = new IconLabel(content.severity);
    icon->setFixedHeight(look::smallHeight);
    line->addWidget(icon, 0, Qt::AlignTop);
    if (!content.where.isEmpty()) {
        QLabel *where = textLabel(content.where, -1, QFont::DemiBold);
        where->setFixedHeight(look::smallHeight);
        line->addWidget(where, 0, Qt::AlignTop);
    }
    QLabel *message = textLabel(content.message, -1);
    message->setWordWrap(true);
    message->setMinimumHeight(look::smallHeight);
    message->setAccessibleName(QStringLiteral("%1: %2").arg(look::severityWord(content.severity), content.message));
    line->addWidget(message, 1);
    if (!content.fix.isEmpty()) {
        m_fix = pushButton(content.fix, "small");
        m_fix->setObjectName(QStringLiteral("fix"));
        m_fix->setAccessibleDescription(content.message);
        connect(m_fix, &QPushButton::clicked, this, &FindingStrip::fixRequested);
        line->addWidget(m_fix, 0, Qt::AlignTop);
    }
    // What is not of the document, such as a number that is not written yet, has no page.
    if (!content.rule.empty() && !content.rule.starts_with("field.")) {
        m_help = iconButton(QStringLiteral("help"), tr("What this means (F1)"));
        m_help->setObjectName(QStringLiteral("explain"));
        m_help->setAccessibleDescription(content.message);
        connect(m_help, &QToolButton::clicked, this, &FindingStrip::explainIt);
        line->addWidget(m_help, 0, Qt::AlignTop);
    }
    setToolTip(content.detail);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void FindingStrip::explainIt()
{
    ExplanationDialog::show(this, m_content.rule, m_content.message, m_content.detail);
}

bool FindingStrip::event(QEvent *event)
{
    // F1 comes from a button in the strip; the window's own help on the field would take it.
    if (m_help && (event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress)
        && ExplanationDialog::isHelpKey(static_cast<QKeyEvent *>(event))) {
        event->accept();
        if (event->type() == QEvent::KeyPress)
            explainIt();
        return true;
    }
    return QFrame::event(event);
}

void FindingStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    look::drawPanel(&painter, rect(), look::tint(m_content.severity), {});
}

} // namespace mlm
