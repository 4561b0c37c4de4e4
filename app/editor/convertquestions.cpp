// SPDX-License-Identifier: Apache-2.0
#include "app/editor/convertquestions.h"
#include "widgets/fields/labels.h"
#include "widgets/views/caption.h"
#include <QComboBox>
#include <QEvent>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace mlm {

ConvertQuestions::ConvertQuestions(QWidget *parent) : QScrollArea(parent)
{
    setObjectName(QStringLiteral("convertQuestions"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    viewport()->setAutoFillBackground(false);
}

int ConvertQuestions::open() const { return int(std::count(m_answers.begin(), m_answers.end(), -1)); }

void ConvertQuestions::show(std::shared_ptr<const convert::Report> report)
{
    const auto &questions = report->questions;
    m_answers.assign(questions.size(), -1);
    auto *all = new QWidget;
    all->setAutoFillBackground(false);
    auto *column = new QVBoxLayout(all);
    column->setContentsMargins(0, 0, 8, 0);
    column->setSpacing(12);
    for (std::size_t i = 0; i < std::min(questions.size(), MostCards); ++i)
        column->addWidget(card(i, questions[i]));
    if (questions.size() > MostCards)
        column->addWidget(new Caption(tr("%1 more stand in the report.").arg(questions.size() - MostCards), {look::Role::Soft, -1}, all));
    column->addStretch(1);
    setWidget(all); // the one before goes
}

QWidget *ConvertQuestions::card(std::size_t number, const convert::Question &question)
{
    auto *card = new QWidget;
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    auto *text = new Caption(question.text, {look::Role::Text, -1}, card);
    text->setWordWrap(true);
    column->addWidget(text);
    const QString place = question.at.isRoot() ? tr("the whole document") : question.at.toQString();
    if (question.choices.empty()) {
        auto *show = textButton({}, place, look::Ink::Accent, "link", card);
        show->setObjectName(QStringLiteral("place%1").arg(number));
        show->setFocusPolicy(Qt::StrongFocus);
        show->setAccessibleName(tr("%1 Show its place").arg(question.text));
        show->setToolTip(tr("Show the place. Fill it in once the document is converted: only you know."));
        connect(show, &QToolButton::clicked, this, [this, number] { Q_EMIT entered(int(number)); });
        show->installEventFilter(this);
        show->setProperty("question", int(number));
        column->addWidget(show, 0, Qt::AlignLeft);
        return card;
    }
    column->addWidget(new Caption(place, {look::Role::Soft, -1, QFont::Normal, true, Qt::ElideMiddle}, card));
    auto *box = new QComboBox(card);
    box->setObjectName(QStringLiteral("choice%1").arg(number));
    box->setAccessibleName(question.text);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(12);
    box->setFocusPolicy(Qt::StrongFocus);
    box->setProperty("question", int(number));
    box->installEventFilter(this);
    box->addItem(tr("Not decided"), -1);
    for (std::size_t i = 0; i < question.choices.size(); ++i) {
        box->addItem(question.choices[i].label, int(i));
        box->setItemData(int(i) + 1, question.choices[i].label, Qt::ToolTipRole);
    }
    connect(box, &QComboBox::currentIndexChanged, this, [this, box, number] {
        m_answers[number] = box->currentData().toInt();
        Q_EMIT answered();
        Q_EMIT entered(int(number));
    });
    column->addWidget(box);
    return card;
}

bool ConvertQuestions::eventFilter(QObject *watched, QEvent *event)
{
    auto *widget = qobject_cast<QWidget *>(watched);
    if (widget && widget->property("question").isValid()) {
        if (event->type() == QEvent::FocusIn) {
            ensureWidgetVisible(widget->parentWidget(), 0, 8);
            Q_EMIT entered(widget->property("question").toInt());
        }
        // The wheel scrolls; it answers nothing that the user is not in.
        if (event->type() == QEvent::Wheel && !widget->hasFocus()) {
            event->ignore();
            return true;
        }
    }
    return QScrollArea::eventFilter(watched, event);
}

} // namespace mlm
