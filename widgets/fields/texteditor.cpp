// SPDX-License-Identifier: Apache-2.0
#include "widgets/fields/texteditor.h"
#include "widgets/fields/lineinput.h"
#include "widgets/fields/textarea.h"
#include <QAction>
#include <QDateTime>
#include <QHBoxLayout>

namespace mlm {
namespace {

QString textOf(const Json *value)
{
    return value && value->is_string() ? QString::fromStdString(value->get_ref<const std::string &>()) : QString();
}

void fill(QWidget *editor, QWidget *input)
{
    auto *line = new QHBoxLayout(editor);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(input);
}

} // namespace

TextEditor::TextEditor(Context &context, const Pointer &pointer, const spec::Field &field, EditorKind kind, QWidget *parent)
    : FieldEditor(context, pointer, field, parent), m_input(new LineInput(this)), m_kind(kind)
{
    fill(this, m_input);
    if (kind == EditorKind::OpenChoice)
        m_input->setVocabulary(field.type, field.type->nullable, true);
    watch(m_input);
    connect(m_input, &QLineEdit::textEdited, this, &TextEditor::edited);
    connect(m_input, &LineInput::chosen, this, [this](const QString &text, bool null) {
        write(null ? Json() : Json(text.toStdString()));
        pull();
        m_input->end(false);
    });
}

QWidget *TextEditor::input() const { return m_input; }

void TextEditor::edited(const QString &text)
{
    if (text.isEmpty())
        clear(Json(std::string()));
    else
        write(text.toStdString());
    if (m_kind == EditorKind::OpenChoice)
        m_input->offer(text);
}

void TextEditor::display(const Json *value)
{
    m_input->setNull(value && value->is_null() ? std::optional(field().type->nullMeaning) : std::nullopt);
    const bool emptyText = value && value->is_string() && value->get_ref<const std::string &>().empty();
    m_input->setEmptyMark(emptyText);
    QString placeholder;
    if (!emptyText && m_kind == EditorKind::DateTime && !m_input->isNull())
        placeholder = tr("for example %1").arg(QStringLiteral("2024-05-31T12:00:00Z"));
    if (m_input->placeholderText() != placeholder)
        m_input->setPlaceholderText(placeholder);
    m_input->showText(textOf(value));
    if (std::exchange(m_emptyText, emptyText) != emptyText)
        Q_EMIT hintChanged();
}

QString TextEditor::hint() const { return m_emptyText ? tr("an empty text, kept as the file has it") : field().unit; }

QString TextEditor::spokenState() const
{
    if (m_input->isNull())
        return tr("null, %1").arg(field().type->nullMeaning);
    return m_emptyText ? tr("an empty text") : QString();
}

QList<QAction *> TextEditor::actions(QObject *parent)
{
    if (m_kind != EditorKind::DateTime)
        return {};
    auto *now = new QAction(tr("Set to now"), parent);
    now->setObjectName(QStringLiteral("now"));
    connect(now, &QAction::triggered, this, [this] {
        const QDateTime time = QDateTime::currentDateTimeUtc();
        write(time.toString(QStringLiteral("yyyy-MM-ddTHH:mm:ssZ")).toStdString());
    });
    return {now};
}

LongTextEditor::LongTextEditor(Context &context, const Pointer &pointer, const spec::Field &field, QWidget *parent)
    : FieldEditor(context, pointer, field, parent), m_input(new TextArea(this))
{
    fill(this, m_input);
    watch(m_input);
    connect(m_input, &QPlainTextEdit::textChanged, this, [this] {
        if (m_showing)
            return;
        const QString text = m_input->plainText();
        const Json *now = this->value();
        if (now && now->is_string() && textOf(now) == text)
            return; // a change of layout only
        if (text.isEmpty())
            clear(Json(std::string()));
        else
            write(text.toStdString());
    });
}

QWidget *LongTextEditor::input() const { return m_input; }

void LongTextEditor::display(const Json *value)
{
    m_showing = true;
    const bool emptyText = value && value->is_string() && value->get_ref<const std::string &>().empty();
    m_input->setMarks(value && value->is_null() ? std::optional(field().type->nullMeaning) : std::nullopt, emptyText);
    m_input->showText(textOf(value));
    m_showing = false;
    if (std::exchange(m_emptyText, emptyText) != emptyText)
        Q_EMIT hintChanged();
}

QString LongTextEditor::hint() const { return m_emptyText ? tr("an empty text, kept as the file has it") : QString(); }

QString LongTextEditor::spokenState() const
{
    const Json *now = value();
    return now && now->is_null() ? tr("null, %1").arg(field().type->nullMeaning) : QString();
}

} // namespace mlm
