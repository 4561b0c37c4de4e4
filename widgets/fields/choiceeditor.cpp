// SPDX-License-Identifier: Apache-2.0
#include "widgets/fields/choiceeditor.h"
#include "widgets/fields/lineinput.h"
#include <QAbstractItemView>
#include <QHBoxLayout>
#include <QWheelEvent>
#include <algorithm>

namespace mlm {

ChoiceBox::ChoiceBox(QWidget *parent) : QComboBox(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(8);
    setItemDelegate(new ChoiceDelegate(this));
}

void ChoiceBox::setNull(std::optional<QString> meaning)
{
    setProperty("nullMeaning", meaning ? QVariant(*meaning) : QVariant());
    update();
}

void ChoiceBox::setFaint(bool faint)
{
    setProperty("softText", faint);
    update();
}

void ChoiceBox::wheelEvent(QWheelEvent *event)
{
    if (hasFocus())
        QComboBox::wheelEvent(event);
    else
        event->ignore();
}

ChoiceEditor::ChoiceEditor(Context &context, const Pointer &pointer, const spec::Field &field, QWidget *parent)
    : FieldEditor(context, pointer, field, parent), m_box(new ChoiceBox(this))
{
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(m_box);
    watch(m_box);
    connect(m_box, &QComboBox::activated, this, [this](int index) {
        if (index < 0 || std::size_t(index) >= m_entries.size())
            return;
        const std::optional<Json> entry = m_entries[std::size_t(index)];
        if (entry)
            write(*entry);
        else
            remove();
        pull();
    });
}

void ChoiceEditor::fill(const Json *value)
{
    const spec::Type &type = *field().type;
    std::vector<std::optional<Json>> entries;
    std::vector<QString> meanings;
    if (type.kind == spec::Kind::Boolean && type.choices.empty()) {
        entries = {Json(true), Json(false)};
        meanings.resize(2);
    }
    for (const spec::Choice &choice : type.choices) {
        entries.emplace_back(choice.value);
        meanings.push_back(choice.label);
    }
    if (type.nullable) {
        entries.emplace_back(Json());
        meanings.push_back(type.nullMeaning);
    }
    if (value && std::find(entries.begin(), entries.end(), std::optional(*value)) == entries.end()) {
        entries.emplace_back(*value); // what the file has stays on offer
        meanings.emplace_back();
    }
    if (!value || field().requirement != spec::Requirement::Required) {
        entries.emplace_back(std::nullopt);
        meanings.emplace_back();
    }
    if (entries == m_entries)
        return;
    m_entries = std::move(entries);
    m_box->clear();
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        const auto &entry = m_entries[i];
        const QString text = !entry              ? tr("not set")
                             : entry->is_string() ? QString::fromStdString(entry->get_ref<const std::string &>())
                                                  : jsonText(*entry);
        m_box->addItem(text);
        m_box->setItemData(int(i), meanings[i], ChoiceModel::MeaningRole);
        m_box->setItemData(int(i), entry && entry->is_null(), ChoiceModel::NullRole);
    }
}

void ChoiceEditor::display(const Json *value)
{
    fill(value);
    const auto wanted = value ? std::optional(*value) : std::nullopt;
    const auto at = std::find(m_entries.begin(), m_entries.end(), wanted);
    const int index = at == m_entries.end() ? -1 : int(at - m_entries.begin());
    if (m_box->currentIndex() != index)
        m_box->setCurrentIndex(index);
    m_box->setNull(value && value->is_null() ? std::optional(field().type->nullMeaning) : std::nullopt);
    m_box->setFaint(!value);
}

QString ChoiceEditor::spokenState() const
{
    const Json *now = value();
    return now && now->is_null() ? tr("null, %1").arg(field().type->nullMeaning) : QString();
}

} // namespace mlm
