// SPDX-License-Identifier: Apache-2.0
#include "widgets/views/jsonpanel.h"
#include "core/json/parse.h"
#include "widgets/context.h"
#include "widgets/fields/labels.h"
#include "widgets/fields/surface.h"
#include "widgets/views/caption.h"
#include "widgets/views/jsonmarks.h"
#include "widgets/views/jsontext.h"
#include "widgets/views/searchbar.h"
#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QPushButton>
#include <QTextBlock>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>
#include <QWindow>
#include <utility>

namespace mlm {

namespace {
constexpr int BarHeight = 32;
}

JsonPanel::JsonPanel(Context &context, QWidget *parent) : QWidget(parent), m_context(context)
{
    setObjectName(QStringLiteral("jsonPanel"));
    connect(&context.document(), &Document::stateChanged, this, &JsonPanel::pull);
    connect(&context.check(), &LiveCheck::findingsChanged, this, &JsonPanel::pullMarks);
    connect(&context, &Context::currentChanged, this, [this] { showCurrent(!m_fromHere); });
}

void JsonPanel::ensureBuilt()
{
    if (m_text)
        return;
    build();
    connect(m_text, &JsonText::placeChosen, this, [this](bool enter) {
        const auto pointer = m_context.document().map().pointerAt(m_context.root(), std::uint32_t(m_text->cursorOffset()));
        m_fromHere = true;
        Q_EMIT goTo(pointer, enter);
        m_context.setCurrent(pointer);
        m_fromHere = false;
    });
    connect(m_text, &JsonText::findRequested, this, &JsonPanel::openSearch);
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] {
        if (m_editing && !m_strip->isHidden())
            m_recheck->start();
    });
}

void JsonPanel::pull()
{
    if (m_editing || !isVisible() || m_waiting)
        return;
    ensureBuilt();
    const std::string &text = m_context.document().text();
    const bool tooLarge = text.size() > LargestText;
    m_tooLarge->setVisible(tooLarge);
    m_text->setVisible(!tooLarge);
    m_edit->setEnabled(!tooLarge);
    if (tooLarge)
        return;
    m_text->showText(text);
    // The findings are for this text a moment later; marks move with it then. The current field's lines move now.
    showCurrent(false);
}

void JsonPanel::pullMarks()
{
    if (!m_text || m_editing || !isVisible() || m_waiting || m_text->isHidden())
        return;
    m_text->setMarks(jsonMarks(m_context, m_text->lines()));
}

void JsonPanel::showCurrent(bool reveal)
{
    if (!m_text)
        return;
    m_where->setText(m_context.current().toQString());
    if (m_editing || !isVisible() || m_waiting || m_text->isHidden())
        return;
    const auto [first, last] = jsonLineRange(m_context, m_text->lines(), m_context.current());
    m_text->setCurrentLines(first, last);
    if (reveal && first >= 0)
        m_text->reveal(first);
}

void JsonPanel::show(const Pointer &pointer)
{
    if (m_editing)
        return;
    if (std::exchange(m_waiting, false))
        fill();
    ensureBuilt();
    m_context.setCurrent(pointer);
    const auto range = jsonLineRange(m_context, m_text->lines(), pointer);
    m_text->reveal(std::max(0, range.first), true);
    m_text->setTextCursor(QTextCursor(m_text->document()->findBlockByNumber(std::max(0, range.first))));
}

void JsonPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    // In a window that has not been painted yet the text waits for the frame after the first: what is read first is the form.
    const QWindow *handle = window()->windowHandle();
    m_waiting = !handle || !handle->isExposed();
    fill();
}

void JsonPanel::paintEvent(QPaintEvent *event)
{
    QWidget::paintEvent(event);
    if (!m_text) {
        QPainter painter(this);
        painter.fillRect(rect(), look::color(look::Role::Base));
        painter.fillRect(0, 0, width(), BarHeight, look::color(look::Role::Chrome));
    }
    if (m_waiting)
        QTimer::singleShot(0, this, [this] {
            m_waiting = false;
            fill();
        });
}

void JsonPanel::fill()
{
    pull();
    pullMarks();
    showCurrent(true);
}

void JsonPanel::startEditing()
{
    if (m_editing || m_context.document().text().size() > LargestText)
        return;
    m_waiting = false;
    ensureBuilt();
    pull();
    m_editing = true;
    m_title->setText(tr("Edit JSON"));
    m_where->hide();
    for (auto *button : {m_edit, m_copy, m_close})
        button->hide();
    m_cancel->show();
    m_apply->show();
    m_text->setCurrentLines(-1, -1);
    m_text->beginEdit();
    Q_EMIT editingChanged(true);
}

std::string JsonPanel::editedText() const
{
    return m_text->lines().merged(m_text->editedLines());
}

bool JsonPanel::hasUnappliedText() const
{
    return m_editing && editedText() != m_text->lines().text();
}

Result<void> JsonPanel::applyEditing()
{
    if (!m_editing)
        return {};
    std::string text = editedText();
    if (text != m_context.document().text()) {
        const auto result = m_context.document().applyText(tr("JSON text"), std::move(text));
        if (!result) {
            showError(result.error(), true);
            return result;
        }
    }
    cancelEditing();
    return {};
}

void JsonPanel::cancelEditing()
{
    if (!m_editing)
        return;
    m_editing = false;
    m_recheck->stop();
    hideError();
    m_title->setText(tr("JSON"));
    m_where->show();
    for (auto *button : {m_edit, m_copy, m_close})
        button->show();
    m_cancel->hide();
    m_apply->hide();
    m_text->endEdit();
    pull();
    pullMarks();
    showCurrent(false);
    Q_EMIT editingChanged(false);
}

void JsonPanel::requestCancel()
{
    if (hasUnappliedText())
        Q_EMIT discardRequested();
    else
        cancelEditing();
}

void JsonPanel::showError(const Error &error, bool move)
{
    const QString place = error.line > 0 ? tr("Line %1, column %2: ").arg(error.line).arg(error.column) : QString();
    m_stripText->setText(place + error.message + (error.advice.isEmpty() ? QString() : QLatin1Char(' ') + error.advice));
    m_stripText->setAccessibleName(m_stripText->text());
    m_strip->show();
    if (error.line <= 0)
        return;
    const QTextBlock block = m_text->document()->findBlockByNumber(error.line - 1);
    // Columns count code points; a place in the widget counts UTF-16 units.
    const QString line = block.text();
    int unit = 0;
    for (int point = 1; point < error.column && unit < line.size(); ++point)
        unit += line[unit].isHighSurrogate() ? 2 : 1;
    unit = std::min(unit, int(line.size()));
    m_text->setMarks({{error.line - 1, std::min(unit, std::max(0, int(line.size()) - 1)), std::min(unit + 1, int(line.size())),
                       Severity::Error, error.message}});
    if (move && block.isValid()) {
        QTextCursor cursor(block);
        cursor.setPosition(block.position() + unit);
        m_text->setTextCursor(cursor);
        m_text->reveal(error.line - 1);
        m_text->setFocus();
    }
}

void JsonPanel::hideError()
{
    m_strip->hide();
    m_text->setMarks({});
}

void JsonPanel::recheck()
{
    if (!m_editing)
        return;
    const auto parsed = json::parse(editedText());
    if (parsed)
        hideError();
    else
        showError(parsed.error(), false);
}

void JsonPanel::openSearch()
{
    ensureBuilt();
    m_search->open();
}

bool JsonPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_text && m_editing && event->type() == QEvent::KeyPress) {
        auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Escape) {
            requestCancel();
            return true;
        }
        if (key->modifiers() & Qt::ControlModifier && (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter)) {
            (void)applyEditing();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void JsonPanel::build()
{
    auto *bar = new Surface(look::Role::Chrome, Qt::BottomEdge, this);
    bar->setFixedHeight(BarHeight);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(12, 0, 4, 0);
    row->setSpacing(4);
    m_title = new Caption(tr("JSON"), {look::Role::Text, -1, QFont::DemiBold}, bar);
    m_where = new Caption({}, {look::Role::Soft, -1, QFont::Normal, true, Qt::ElideLeft}, bar);
    m_where->setObjectName(QStringLiteral("jsonWhere"));
    row->addWidget(m_title);
    row->addSpacing(4);
    row->addWidget(m_where, 1);
    row->addStretch(0);
    m_edit = textButton({}, tr("Edit"), look::Ink::Accent, "link", bar);
    m_edit->setObjectName(QStringLiteral("jsonEdit"));
    m_edit->setToolTip(tr("Edit as text"));
    m_edit->setAccessibleName(tr("Edit as text"));
    m_find = iconButton(QStringLiteral("search"), tr("Search the text"), look::Ink::Soft, nullptr, bar);
    m_copy = iconButton(QStringLiteral("copy"), tr("Copy the text"), look::Ink::Soft, nullptr, bar);
    m_close = iconButton(QStringLiteral("close"), tr("Close the JSON view"), look::Ink::Soft, nullptr, bar);
    m_cancel = new QPushButton(tr("Cancel"), bar);
    m_cancel->setObjectName(QStringLiteral("jsonCancel"));
    m_apply = new QPushButton(tr("Apply"), bar);
    m_apply->setObjectName(QStringLiteral("jsonApply"));
    m_apply->setToolTip(tr("Apply the text as one step (Ctrl+Enter)"));
    for (auto *button : {m_cancel, m_apply}) {
        button->setProperty("kind", QStringLiteral("small"));
        button->setFont(look::font(-1, QFont::Medium));
        button->setAutoDefault(false);
        button->hide();
    }
    for (QWidget *button : std::initializer_list<QWidget *>{m_edit, m_find, m_copy, m_close, m_cancel, m_apply})
        row->addWidget(button);

    m_text = new JsonText(this);
    m_text->installEventFilter(this);
    m_search = new SearchBar(m_text, this);
    m_strip = new Surface(look::Role::ErrorTint, Qt::BottomEdge, this);
    auto *strip = new QHBoxLayout(m_strip);
    strip->setContentsMargins(12, 6, 12, 6);
    m_stripText = new Caption({}, {look::Role::Text, -1}, m_strip);
    m_stripText->setObjectName(QStringLiteral("jsonError"));
    m_stripText->setWordWrap(true);
    strip->addWidget(m_stripText, 1);
    m_strip->hide();
    m_tooLarge = new Caption(tr("This document is too large to show as text."), {look::Role::Soft}, this);
    m_tooLarge->setAlignment(Qt::AlignCenter);
    m_tooLarge->hide();
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(0);
    box->addWidget(bar);
    box->addWidget(m_search);
    box->addWidget(m_strip);
    box->addWidget(m_text, 1);
    box->addWidget(m_tooLarge, 1);

    m_recheck = new QTimer(this);
    m_recheck->setSingleShot(true);
    m_recheck->setInterval(250);
    connect(m_recheck, &QTimer::timeout, this, &JsonPanel::recheck);
    connect(m_edit, &QToolButton::clicked, this, &JsonPanel::startEditing);
    connect(m_find, &QToolButton::clicked, this, &JsonPanel::openSearch);
    connect(m_copy, &QToolButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(QString::fromStdString(m_context.document().text())); });
    connect(m_close, &QToolButton::clicked, this, &JsonPanel::closeRequested);
    connect(m_apply, &QPushButton::clicked, this, [this] { (void)applyEditing(); });
    connect(m_cancel, &QPushButton::clicked, this, &JsonPanel::requestCancel);
}

} // namespace mlm
