// SPDX-License-Identifier: Apache-2.0
#include "widgets/views/searchbar.h"
#include "widgets/fields/labels.h"
#include "widgets/views/caption.h"
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QToolButton>

namespace mlm {

SearchBar::SearchBar(QPlainTextEdit *text, QWidget *parent)
    : Surface(look::Role::Chrome, Qt::BottomEdge, parent), m_text(text), m_field(new QLineEdit(this)),
      m_outcome(new Caption({}, {look::Role::Soft, -1}, this))
{
    setFixedHeight(40);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(8, 0, 4, 0);
    row->setSpacing(8);
    m_field->setObjectName(QStringLiteral("jsonSearch"));
    m_field->setAccessibleName(tr("Search the text"));
    m_field->setPlaceholderText(tr("Search the text"));
    m_field->installEventFilter(this);
    row->addWidget(m_field, 1);
    row->addWidget(m_outcome);
    auto *up = iconButton(QStringLiteral("chevron-up"), tr("Previous place"), look::Ink::Soft, nullptr, this);
    auto *down = iconButton(QStringLiteral("chevron-down"), tr("Next place"), look::Ink::Soft, nullptr, this);
    auto *shut = iconButton(QStringLiteral("close"), tr("Close the search"), look::Ink::Soft, nullptr, this);
    for (auto *button : {up, down, shut})
        row->addWidget(button);
    connect(up, &QToolButton::clicked, this, [this] { find(true, false); });
    connect(down, &QToolButton::clicked, this, [this] { find(false, false); });
    connect(shut, &QToolButton::clicked, this, &SearchBar::close);
    connect(m_field, &QLineEdit::textChanged, this, [this] { find(false, true); });
    hide();
}

void SearchBar::open()
{
    show();
    const QString selected = m_text->textCursor().selectedText();
    if (!selected.isEmpty() && selected.size() < 100)
        m_field->setText(selected);
    m_field->selectAll();
    m_field->setFocus(Qt::ShortcutFocusReason);
}

void SearchBar::close()
{
    hide();
    m_text->setFocus();
}

void SearchBar::find(bool backward, bool fromHere)
{
    const QString words = m_field->text();
    if (words.isEmpty()) {
        m_outcome->setText({});
        return;
    }
    const auto flags = backward ? QTextDocument::FindBackward : QTextDocument::FindFlags();
    QTextCursor start = m_text->textCursor();
    if (fromHere)
        start.setPosition(start.selectionStart());
    QTextCursor found = m_text->document()->find(words, start, flags);
    const bool around = found.isNull();
    if (around) {
        start.movePosition(backward ? QTextCursor::End : QTextCursor::Start);
        found = m_text->document()->find(words, start, flags);
    }
    m_outcome->setText(found.isNull() ? tr("Not found") : around && !fromHere ? tr("From the other end") : QString());
    if (!found.isNull()) {
        m_text->setTextCursor(found);
        m_text->ensureCursorVisible();
    }
}

bool SearchBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Escape) {
            close();
            return true;
        }
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            find(key->modifiers() & Qt::ShiftModifier, false);
            return true;
        }
    }
    return Surface::eventFilter(watched, event);
}

} // namespace mlm
