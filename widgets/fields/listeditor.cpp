// SPDX-License-Identifier: Apache-2.0
#include "widgets/fields/listeditor.h"
#include "core/json/parse.h"
#include "widgets/fields/chip.h"
#include "widgets/fields/flowlayout.h"
#include "widgets/fields/lineinput.h"
#include "widgets/fields/numbereditor.h"
#include "widgets/fields/pastedlist.h"
#include "widgets/style/paint.h"
#include <QKeyEvent>
#include <QPainter>
#include <algorithm>

namespace mlm {
namespace {

QString invitation(const std::string &member)
{
    const std::string name = member.substr(member.find(':') + 1);
    if (name == "tasks")
        return ListEditor::tr("Add a task");
    if (name == "bands")
        return ListEditor::tr("Add a band");
    if (name == "variables")
        return ListEditor::tr("Add a variable");
    if (name == "keywords")
        return ListEditor::tr("Add a keyword");
    if (name == "roles")
        return ListEditor::tr("Add a role");
    return ListEditor::tr("Add a value");
}

bool namesThings(const std::string &member)
{
    return member == "bands" || member == "variables" || member == "dim_order" || member == "dimensions";
}

} // namespace

ListEditor::ListEditor(Context &context, const Pointer &pointer, const spec::Field &field, QWidget *parent)
    : FieldEditor(context, pointer, field, parent), m_flow(new FlowLayout(this, 4, 4)), m_input(new LineInput(this))
{
    m_flow->setContentsMargins(4, 4, 4, 4);
    m_input->setFrame(false);
    m_input->setFixedHeight(20);
    m_input->setMinimumWidth(112);
    m_input->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_input->setTextMargins(2, 0, 0, 0);
    QPalette clear = m_input->palette(); // the box is the list's
    clear.setColor(QPalette::Base, Qt::transparent);
    m_input->setPalette(clear);
    m_input->setPlaceholderText(invitation(field.name));
    if (field.type && field.type->items && !field.type->items->choices.empty())
        m_input->setVocabulary(field.type->items, false, false);
    m_flow->addWidget(m_input);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setMinimumHeight(look::controlHeight);
    setCursor(Qt::IBeamCursor);
    watch(m_input);
    connect(m_input, &QLineEdit::textEdited, this, [this](const QString &text) {
        setProblem({});
        select(-1);
        // Commas that are typed end an element at once: these were pasted.
        if (m_editing < 0 && looksLikeList(text))
            addAll(text);
        else
            m_input->offer(text);
    });
    connect(m_input, &LineInput::chosen, this, [this](const QString &text, bool) {
        m_input->setText(text);
        commit();
    });
}

QWidget *ListEditor::input() const { return m_input; }

QString ListEditor::textAt(const Json &element, std::size_t index) const
{
    if (element.is_string())
        return QString::fromStdString(element.get_ref<const std::string &>());
    if (element.is_number_float())
        return QString::fromStdString(m_context.document().spelling(pointer() / index));
    return jsonText(element);
}

Chip *ListEditor::makeChip()
{
    auto *chip = new Chip({}, this);
    chip->setCursor(Qt::ArrowCursor);
    const auto place = [this, chip] { return int(std::find(m_chips.begin(), m_chips.end(), chip) - m_chips.begin()); };
    connect(chip, &Chip::removeRequested, this, [this, place] {
        m_input->setFocus(Qt::MouseFocusReason);
        removeAt(place());
    });
    connect(chip, &Chip::pressed, this, [this, place] {
        m_input->setFocus(Qt::MouseFocusReason);
        select(place());
    });
    connect(chip, &Chip::editRequested, this, [this, place] { startEdit(place()); });
    return chip;
}

void ListEditor::display(const Json *value)
{
    const std::size_t count = value && value->is_array() ? value->size() : 0;
    if (count != m_chips.size())
        stopEdit();
    while (m_chips.size() > count) {
        Chip *gone = m_chips.back();
        m_chips.pop_back();
        delete m_flow->takeAt(int(m_chips.size()));
        gone->hide();
        gone->deleteLater(); // its own signal may be what brought us here
    }
    while (m_chips.size() < count) {
        Chip *chip = makeChip();
        m_flow->insertWidget(int(m_chips.size()), chip);
        m_chips.push_back(chip);
        chip->show();
    }
    const bool names = namesThings(field().name);
    for (std::size_t i = 0; i < count; ++i) {
        m_chips[i]->setText(textAt((*value)[i], i));
        m_chips[i]->setFixed(names || !(*value)[i].is_string());
    }
    if (m_selected >= int(count))
        select(-1);
    m_input->setNull(value && value->is_null() ? std::optional(field().type->nullMeaning) : std::nullopt);
    m_input->setPlaceholderText(m_input->isNull() ? QString() : invitation(field().name));
    updateGeometry();
}

void ListEditor::showFindings(const std::vector<const Finding *> &findings)
{
    std::vector<std::pair<std::optional<Severity>, QString>> marks(m_chips.size());
    std::optional<Severity> own;
    for (const Finding *finding : findings) {
        if (finding->pointer.size() <= pointer().size()) {
            own = std::max(own, std::optional(finding->severity));
            continue;
        }
        const auto index = Pointer(std::vector{finding->pointer[pointer().size()]}).index();
        if (!index || *index >= marks.size())
            continue;
        auto &[severity, text] = marks[*index];
        severity = std::max(severity, std::optional(finding->severity));
        text += (text.isEmpty() ? QString() : QStringLiteral("\n")) + finding->message;
    }
    for (std::size_t i = 0; i < marks.size(); ++i)
        m_chips[i]->setFinding(marks[i].first, marks[i].second);
    look::setSeverity(m_input, problem().isEmpty() ? own : Severity::Error);
    update();
}

QString ListEditor::spokenState() const
{
    if (m_input->isNull())
        return tr("null, %1").arg(field().type->nullMeaning);
    QStringList texts;
    for (const Chip *chip : m_chips)
        texts << chip->text();
    return texts.join(QStringLiteral(", "));
}

std::optional<Json> ListEditor::read(const QString &typed, std::string &spelling)
{
    const spec::Type *items = field().type ? field().type->items.get() : nullptr;
    if (!items || items->kind == spec::Kind::String || !items->variants.empty())
        return Json(typed.toStdString());
    spelling = numberSpelling(typed);
    auto parsed = spelling.empty() ? Result<json::Parsed>(Error{}) : json::parse(spelling);
    if (!parsed) {
        setProblem(tr("“%1” is not a number.").arg(typed));
        return {};
    }
    return std::move(parsed->root);
}

void ListEditor::addAll(const QString &text)
{
    const Json *now = this->value();
    const bool list = now && now->is_array();
    Json fresh = Json::array();
    Edits edits;
    const QStringList parts = pastedList(text);
    for (const QString &part : parts) {
        std::string spelling;
        const auto element = read(part, spelling);
        if (!element)
            return; // all stays as pasted, with a word on what is wrong
        const auto isIn = [&](const Json &all) { return std::find(all.begin(), all.end(), *element) != all.end(); };
        if (field().type && field().type->uniqueItems && (isIn(fresh) || (list && isIn(*now))))
            continue;
        edits.push_back(Edit::add(pointer() / "-", *element));
        edits.back().spelling = spelling;
        fresh.push_back(*element);
    }
    m_input->clear();
    if (list)
        apply(edits);
    else if (!fresh.empty())
        write(std::move(fresh));
    pull();
}

bool ListEditor::commit()
{
    const QString typed = m_input->text().trimmed();
    if (typed.isEmpty())
        return false;
    std::string spelling;
    auto read = this->read(typed, spelling);
    if (!read)
        return false;
    Json element = std::move(*read);
    const Json *now = this->value();
    const bool list = now && now->is_array();
    if (list && field().type->uniqueItems) {
        const auto there = std::find(now->begin(), now->end(), element);
        if (there != now->end() && there - now->begin() != m_editing) {
            setProblem(tr("“%1” is in the list already.").arg(typed));
            return false;
        }
    }
    const int editing = m_editing;
    m_input->clear();
    stopEdit();
    if (!list) {
        write(Json::array({element}));
    } else if (editing >= 0) {
        apply({Edit::replace(pointer() / std::size_t(editing), std::move(element), spelling)});
    } else {
        Edit edit = Edit::add(pointer() / "-", std::move(element));
        edit.spelling = spelling;
        apply({edit});
    }
    pull();
    return true;
}

void ListEditor::leave()
{
    select(-1);
    commit(); // what stands there was meant
    if (problem().isEmpty())
        stopEdit();
}

void ListEditor::removeAt(int index)
{
    const Json *now = value();
    if (!now || !now->is_array() || index < 0 || std::size_t(index) >= now->size())
        return;
    if (now->size() == 1)
        clear(Json::array());
    else
        apply({Edit::remove(pointer() / std::size_t(index))});
    pull();
    const int left = int(m_chips.size());
    select(m_selected < 0 || left == 0 ? -1 : std::min(index, left - 1));
}

void ListEditor::moveTo(int from, int to)
{
    if (from < 0 || to < 0 || std::size_t(to) >= m_chips.size())
        return;
    apply({Edit::move(pointer() / std::size_t(from), pointer() / std::size_t(to))});
    pull();
    select(to);
}

void ListEditor::select(int index)
{
    if (m_selected == index)
        return;
    if (m_selected >= 0 && std::size_t(m_selected) < m_chips.size())
        m_chips[std::size_t(m_selected)]->setSelected(false);
    m_selected = index;
    if (index >= 0)
        m_chips[std::size_t(index)]->setSelected(true);
}

void ListEditor::startEdit(int index)
{
    const Json *now = value();
    if (!now || index < 0 || std::size_t(index) >= m_chips.size())
        return;
    stopEdit();
    select(-1);
    Chip *chip = m_chips[std::size_t(index)];
    m_editing = index;
    chip->hide();
    delete m_flow->takeAt(m_flow->count() - 1);
    m_flow->insertWidget(index + 1, m_input);
    m_input->setText(chip->text());
    m_input->setFocus(Qt::OtherFocusReason);
    m_input->selectAll();
}

void ListEditor::stopEdit()
{
    if (m_editing < 0)
        return;
    m_chips[std::size_t(m_editing)]->show();
    delete m_flow->takeAt(std::exchange(m_editing, -1) + 1);
    m_flow->addWidget(m_input);
    m_input->clear();
}

bool ListEditor::keyPressed(int key, Qt::KeyboardModifiers modifiers)
{
    const bool atStart = m_input->cursorPosition() == 0 && !m_input->hasSelectedText();
    const int count = int(m_chips.size());
    const bool plain = !(modifiers & (Qt::ControlModifier | Qt::AltModifier | Qt::ShiftModifier));
    switch (key) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_selected >= 0) {
            startEdit(m_selected);
            return true;
        }
        if (m_editing >= 0 && m_input->text().trimmed().isEmpty()) {
            stopEdit();
            return true;
        }
        return commit() || !m_input->text().isEmpty();
    case Qt::Key_F2:
        startEdit(m_selected);
        return m_editing >= 0;
    case Qt::Key_Comma:
        if (m_input->text().trimmed().isEmpty())
            return true;
        commit();
        return true;
    case Qt::Key_Backspace:
    case Qt::Key_Delete:
        if (m_selected >= 0) {
            removeAt(m_selected);
            return true;
        }
        if (key == Qt::Key_Backspace && m_input->text().isEmpty() && m_editing < 0 && count > 0) {
            removeAt(count - 1);
            return true;
        }
        return false;
    case Qt::Key_Left:
        if (m_editing >= 0 || !atStart || count == 0)
            return false;
        if (modifiers & Qt::AltModifier)
            moveTo(m_selected, m_selected - 1);
        else if (plain)
            select(m_selected < 0 ? count - 1 : std::max(0, m_selected - 1));
        return true;
    case Qt::Key_Right:
        if (m_selected < 0)
            return false;
        if (modifiers & Qt::AltModifier)
            moveTo(m_selected, m_selected + 1);
        else if (plain)
            select(m_selected + 1 < count ? m_selected + 1 : -1);
        return true;
    case Qt::Key_Home:
        if (m_editing >= 0 || !atStart || count == 0)
            return false;
        select(0);
        return true;
    case Qt::Key_End: select(-1); return false;
    case Qt::Key_Escape:
        if (m_editing >= 0) {
            setProblem({});
            stopEdit();
            return true;
        }
        if (m_selected >= 0) {
            select(-1);
            return true;
        }
        return false;
    default: return false;
    }
}

bool ListEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_input) {
        if (event->type() == QEvent::KeyPress) {
            const auto *key = static_cast<QKeyEvent *>(event);
            if (keyPressed(key->key(), key->modifiers()))
                return true;
        }
        if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
            update();
    }
    return FieldEditor::eventFilter(watched, event);
}

void ListEditor::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    look::FieldState state;
    state.enabled = isEnabled();
    state.hover = underMouse();
    state.focus = m_input->hasFocus();
    state.severity = look::severityOf(m_input);
    look::drawField(&painter, rect(), state);
}

void ListEditor::mousePressEvent(QMouseEvent *)
{
    select(-1);
    m_input->setFocus(Qt::MouseFocusReason);
}

} // namespace mlm
