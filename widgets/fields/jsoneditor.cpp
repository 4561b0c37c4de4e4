// SPDX-License-Identifier: Apache-2.0
#include "widgets/fields/jsoneditor.h"
#include "core/json/parse.h"
#include "widgets/fields/textarea.h"
#include "widgets/style/theme.h"
#include <QHBoxLayout>

namespace mlm {
namespace {

constexpr std::size_t longestShown = 200'000; // bytes; more has a view of its own

/// The lines after the first without the indentation they have in the file.
QString outdented(const QString &text)
{
    QStringList lines = text.split(QLatin1Char('\n'));
    qsizetype common = -1;
    const auto indentOf = [](const QString &line) {
        qsizetype n = 0;
        while (n < line.size() && (line[n] == QLatin1Char(' ') || line[n] == QLatin1Char('\t')))
            ++n;
        return n;
    };
    for (qsizetype i = 1; i < lines.size(); ++i) {
        lines[i].remove(QLatin1Char('\r'));
        if (const qsizetype indent = indentOf(lines[i]); indent < lines[i].size())
            common = common < 0 ? indent : std::min(common, indent);
    }
    lines[0].remove(QLatin1Char('\r'));
    for (qsizetype i = 1; i < lines.size() && common > 0; ++i)
        lines[i].remove(0, std::min(common, indentOf(lines[i])));
    return lines.join(QLatin1Char('\n'));
}

} // namespace

JsonEditor::JsonEditor(Context &context, const Pointer &pointer, const spec::Field &field, QWidget *parent)
    : FieldEditor(context, pointer, field, parent), m_input(new TextArea(this))
{
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(m_input);
    m_input->setFont(look::fixedFont());
    m_input->setPlaceholderText(tr("a JSON value"));
    watch(m_input);
    connect(m_input, &QPlainTextEdit::textChanged, this, &JsonEditor::edited);
}

QWidget *JsonEditor::input() const { return m_input; }

QString JsonEditor::textOf(const Json &value) const
{
    const std::string spelling = m_context.document().spelling(pointer());
    return spelling.empty() ? jsonText(value) : outdented(QString::fromStdString(spelling));
}

void JsonEditor::edited()
{
    if (m_showing || m_input->isReadOnly())
        return;
    const std::string text = m_input->plainText().trimmed().toStdString();
    const Json *now = this->value();
    if (text.empty()) {
        const Json *parent = m_context.document().at(pointer().parent());
        const bool element = parent && parent->is_array();
        setProblem(element ? tr("A value is needed here.") : QString());
        if (!element)
            remove();
        return;
    }
    auto parsed = json::parse(text);
    if (!parsed) {
        const Error &error = parsed.error();
        setProblem(error.line > 0 && m_input->blockCount() > 1 ? tr("Line %1: %2").arg(error.line).arg(error.message) : error.message);
        return;
    }
    setProblem({});
    if (now && now->is_structured() && now->type() == parsed->root.type()) {
        // Only what differs: everything else keeps its spelling and its lines in the file.
        if (const Edits edits = diff(*now, parsed->root, pointer()); !edits.empty())
            apply(edits);
    } else {
        const bool scalar = !parsed->root.is_structured();
        write(std::move(parsed->root), scalar ? text : std::string());
    }
}

void JsonEditor::display(const Json *value)
{
    m_showing = true;
    const bool tooLong = value && value->is_structured() && m_context.document().spelling(pointer()).size() > longestShown;
    m_input->setReadOnly(tooLong);
    if (!value) {
        m_input->showText({});
    } else if (tooLong) {
        m_input->showText(tr("Too long to be edited here: see the JSON view."));
    } else {
        // In a visit what was typed stands as it was typed, as long as it means the same.
        bool same = false;
        if (isVisited()) {
            const auto typed = json::parse(m_input->plainText().toStdString());
            same = typed.ok() && typed->root == *value;
        }
        if (!same)
            m_input->showText(textOf(*value));
    }
    m_showing = false;
}

} // namespace mlm
