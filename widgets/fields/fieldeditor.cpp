// SPDX-License-Identifier: Apache-2.0
#include "widgets/fields/fieldeditor.h"
#include "widgets/fields/choiceeditor.h"
#include "widgets/fields/jsoneditor.h"
#include "widgets/fields/listeditor.h"
#include "widgets/fields/numbereditor.h"
#include "widgets/fields/texteditor.h"
#include "widgets/style/theme.h"
#include <QFocusEvent>
#include <QKeyEvent>
#include <algorithm>

namespace mlm {
namespace {

bool isScalar(const spec::Type &type)
{
    using spec::Kind;
    return type.variants.empty() && (type.kind == Kind::String || type.kind == Kind::Number || type.kind == Kind::Integer);
}

/// Texts, with objects in their place where there is more to say: bands of an input.
bool mayBeText(const spec::Type &type)
{
    return std::any_of(type.variants.begin(), type.variants.end(), [](const auto &one) { return one->kind == spec::Kind::String; });
}

/// Characters that a text widget would change or hide; such texts are shown with their escapes.
bool needsEscapes(const std::string &text)
{
    for (const char16_t c : QString::fromStdString(text).toStdU16String())
        if ((c < 0x20 && c != u'\n' && c != u'\t') || c == 0x7f || c == 0x2028 || c == 0x2029 || c == 0xfdd0 || c == 0xfdd1)
            return true;
    return false;
}

EditorKind naturalKind(const spec::Type &type)
{
    using spec::Kind;
    if (!type.variants.empty())
        return EditorKind::Raw;
    if (type.kind == Kind::Boolean)
        return EditorKind::Choice;
    if (!type.choices.empty() && !type.openChoices && type.kind != Kind::Array && type.kind != Kind::Object)
        return EditorKind::Choice;
    switch (type.kind) {
    case Kind::Integer:
    case Kind::Number: return EditorKind::Number;
    case Kind::String:
        if (!type.choices.empty())
            return EditorKind::OpenChoice;
        return type.multiline ? EditorKind::LongText : type.format == "date-time" ? EditorKind::DateTime : EditorKind::Text;
    case Kind::Array: return type.items && (isScalar(*type.items) || mayBeText(*type.items)) ? EditorKind::List : EditorKind::Raw;
    default: return EditorKind::Raw;
    }
}

} // namespace

EditorKind editorKind(const spec::Type &type, const Json *value)
{
    const EditorKind kind = naturalKind(type);
    if (!value || value->is_null())
        return kind;
    switch (kind) {
    case EditorKind::Text:
    case EditorKind::DateTime:
    case EditorKind::OpenChoice:
    case EditorKind::LongText: {
        if (!value->is_string() || needsEscapes(value->get_ref<const std::string &>()))
            return EditorKind::Raw;
        const bool lines = value->get_ref<const std::string &>().find('\n') != std::string::npos;
        return lines ? EditorKind::LongText : kind;
    }
    case EditorKind::Number: return value->is_number() ? kind : EditorKind::Raw;
    case EditorKind::List: {
        if (!value->is_array())
            return EditorKind::Raw;
        const bool onlyTexts = std::all_of(value->begin(), value->end(), [](const Json &one) { return one.is_string(); });
        return onlyTexts || !type.items || !mayBeText(*type.items) ? kind : EditorKind::Raw;
    }
    case EditorKind::Choice: {
        if (type.kind == spec::Kind::Boolean)
            return value->is_boolean() ? kind : EditorKind::Raw;
        const bool known = std::any_of(type.choices.begin(), type.choices.end(),
                                       [&](const spec::Choice &choice) { return choice.value == *value; });
        return known || (value->is_string() && !needsEscapes(value->get_ref<const std::string &>())) ? kind : EditorKind::Raw;
    }
    case EditorKind::Raw: break;
    }
    return EditorKind::Raw;
}

FieldEditor *makeEditor(Context &context, const Pointer &pointer, const spec::Field &field, EditorKind kind, QWidget *parent)
{
    switch (kind) {
    case EditorKind::Text:
    case EditorKind::DateTime:
    case EditorKind::OpenChoice: return new TextEditor(context, pointer, field, kind, parent);
    case EditorKind::LongText: return new LongTextEditor(context, pointer, field, parent);
    case EditorKind::Number: return new NumberEditor(context, pointer, field, parent);
    case EditorKind::Choice: return new ChoiceEditor(context, pointer, field, parent);
    case EditorKind::List: return new ListEditor(context, pointer, field, parent);
    case EditorKind::Raw: break;
    }
    return new JsonEditor(context, pointer, field, parent);
}

QString jsonText(const Json &value)
{
    return QString::fromStdString(value.dump(-1, ' ', false, Json::error_handler_t::replace));
}

FieldEditor::FieldEditor(Context &context, Pointer pointer, const spec::Field &field, QWidget *parent)
    : QWidget(parent), m_context(context), m_pointer(std::move(pointer)), m_field(field)
{
}

FieldEditor::~FieldEditor() = default;

void FieldEditor::watch(QWidget *input)
{
    input->setObjectName(m_pointer.toQString());
    input->installEventFilter(this);
    setFocusProxy(input);
}

QList<QAction *> FieldEditor::actions(QObject *) { return {}; }

QString FieldEditor::stateNow() const
{
    const Json *now = value();
    return now ? jsonText(*now) : QString();
}

void FieldEditor::pull()
{
    if (!m_problem.isEmpty()) {
        if (stateNow() == m_problemAgainst)
            return; // what was typed is not lost to a change elsewhere
        setProblem({});
    }
    display(value());
}

void FieldEditor::discard()
{
    setProblem({});
    display(value());
}

void FieldEditor::setProblem(const QString &problem)
{
    if (!problem.isEmpty())
        m_problemAgainst = stateNow();
    if (m_problem == problem)
        return;
    m_problem = problem;
    look::setSeverity(input(), problem.isEmpty() ? std::nullopt : std::optional(Severity::Error));
    Q_EMIT problemChanged();
}

void FieldEditor::showFindings(const std::vector<const Finding *> &findings)
{
    std::optional<Severity> worst;
    for (const Finding *finding : findings)
        if (finding->pointer == m_pointer || coversBelow())
            worst = std::max(worst, std::optional(finding->severity));
    if (!m_problem.isEmpty())
        worst = Severity::Error;
    look::setSeverity(input(), worst);
}

QString FieldEditor::mergeKey() const { return QStringLiteral("visit %1 %2").arg(m_visit).arg(m_pointer.toQString()); }

bool FieldEditor::write(Json value, std::string spelling)
{
    const Json *now = this->value();
    if (!now && m_removedAt) {
        // Emptied and typed anew: the member goes back to the line it stood on.
        const Edits edits = m_context.document().setEdits(m_pointer, std::move(value), std::move(spelling), m_removedAt);
        return apply(edits);
    }
    return m_context.set(m_pointer, std::move(value), mergeKey(), std::move(spelling));
}

bool FieldEditor::apply(const Edits &edits)
{
    return m_context.apply(m_context.profile().labelOf(m_pointer, m_context.root()), edits, mergeKey());
}

bool FieldEditor::remove()
{
    if (!value())
        return true;
    const Json *parent = m_context.document().at(m_pointer.parent());
    if (parent && parent->is_object()) {
        std::size_t at = 0;
        for (auto it = parent->begin(); it != parent->end(); ++it, ++at)
            if (it.key() == m_pointer.last())
                m_removedAt = at;
    }
    return apply({Edit::remove(m_pointer)});
}

void FieldEditor::clear(const Json &empty)
{
    const Json *parent = m_context.document().at(m_pointer.parent());
    const Json *saved = m_pointer.in(m_context.document().savedRoot());
    const bool keep = (parent && parent->is_array()) || (saved && *saved == empty) || (m_emptyAtStart && *m_emptyAtStart == empty);
    if (keep)
        write(empty);
    else
        remove();
}

void FieldEditor::beginVisit()
{
    if (m_visiting)
        return;
    static std::uint64_t visits = 0;
    m_visit = ++visits;
    m_visiting = true;
    m_removedAt.reset();
    m_emptyAtStart.reset();
    if (const Json *now = value(); now && (now->empty() || (now->is_string() && now->get_ref<const std::string &>().empty())))
        m_emptyAtStart = *now;
    m_context.setCurrent(m_pointer);
    Q_EMIT visitStarted();
}

void FieldEditor::endVisit()
{
    if (!m_visiting)
        return;
    leave();
    m_visiting = false;
    m_context.document().breakMerge();
    pull();
    Q_EMIT visitEnded();
}

bool FieldEditor::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::FocusIn: beginVisit(); break;
    case QEvent::FocusOut: {
        // A menu, a list of completions or another window is a look aside, not the end of the visit.
        const Qt::FocusReason reason = static_cast<QFocusEvent *>(event)->reason();
        if (reason != Qt::PopupFocusReason && reason != Qt::ActiveWindowFocusReason)
            endVisit();
        break;
    }
    case QEvent::ShortcutOverride: {
        // Undo is one stack over the whole document: the widget's own must not get the keys, unless there is something unwritten to give up.
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo)) {
            event->setAccepted(!m_problem.isEmpty() && key->matches(QKeySequence::Undo));
            return true;
        }
        if (key->key() == Qt::Key_F1 && key->modifiers() == Qt::NoModifier) {
            event->accept();
            return true;
        }
        break;
    }
    case QEvent::KeyPress: {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo)) {
            if (!m_problem.isEmpty())
                discard();
            else if (key->matches(QKeySequence::Undo))
                m_context.document().undo();
            else
                m_context.document().redo();
            return true;
        }
        if (key->key() == Qt::Key_F1 && key->modifiers() == Qt::NoModifier) {
            Q_EMIT helpRequested();
            return true;
        }
        if (key->key() == Qt::Key_Escape && !m_problem.isEmpty()) {
            discard();
            return true;
        }
        break;
    }
    default: break;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace mlm
