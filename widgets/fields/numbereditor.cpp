// SPDX-License-Identifier: Apache-2.0
#include "widgets/fields/numbereditor.h"
#include "core/json/parse.h"
#include "widgets/fields/lineinput.h"
#include <QHBoxLayout>
#include <QLocale>
#include <QRegularExpression>

namespace mlm {
namespace {

/// On the way to a number: nothing to complain of while it is being typed.
bool isBeginning(const QString &typed)
{
    static const QRegularExpression pattern(QStringLiteral(R"(^\s*[-+]?(\d+\.|\.|(\d+(\.\d*)?|\.\d+)[eE][-+]?)?\s*$)"));
    return pattern.match(typed).hasMatch();
}

std::string spellingOf(const Document &document, const Pointer &pointer, const Json &value)
{
    if (value.is_number_float())
        return document.spelling(pointer);
    return value.dump();
}

} // namespace

std::string numberSpelling(const QString &typed)
{
    QString text = typed.trimmed();
    if (text.startsWith(QLatin1Char('+')))
        text.remove(0, 1);
    if (text.startsWith(QLatin1Char('.')))
        text.prepend(QLatin1Char('0'));
    else if (text.startsWith(QLatin1String("-.")))
        text.insert(1, QLatin1Char('0'));
    static const QRegularExpression number(QStringLiteral(R"(^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?$)"));
    return number.match(text).hasMatch() ? text.toStdString() : std::string();
}

QString readableBytes(qint64 bytes)
{
    const QLocale grouped(QLocale::English, QLocale::UnitedStates); // the C locale does not group
    QString text = QStringLiteral("%1 B").arg(grouped.toString(bytes));
    if (bytes < 1024)
        return text;
    static constexpr const char *units[] = {"KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
    double size = double(bytes) / 1024;
    int unit = 0;
    while (size >= 1023.95 && unit < 5) {
        size /= 1024;
        ++unit;
    }
    return text + QStringLiteral(" = %1 %2").arg(size, 0, 'f', 1).arg(QLatin1String(units[unit]));
}

NumberEditor::NumberEditor(Context &context, const Pointer &pointer, const spec::Field &field, QWidget *parent)
    : FieldEditor(context, pointer, field, parent), m_input(new LineInput(this))
{
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(m_input);
    m_input->setAlignment(Qt::AlignRight);
    setFixedWidth(160);
    watch(m_input);
    connect(m_input, &QLineEdit::textEdited, this, &NumberEditor::edited);
}

QWidget *NumberEditor::input() const { return m_input; }

void NumberEditor::edited(const QString &text)
{
    if (text.trimmed().isEmpty()) {
        setProblem({});
        remove();
        Q_EMIT hintChanged();
        return;
    }
    const std::string spelling = numberSpelling(text);
    if (spelling.empty()) {
        setProblem(isBeginning(text) ? QString() : tr("Not a number. Write digits, with a point for fractions: 0.5"));
        return;
    }
    auto parsed = json::parse(spelling);
    if (!parsed) {
        setProblem(parsed.error().message);
        return;
    }
    setProblem({});
    write(std::move(parsed->root), spelling);
    Q_EMIT hintChanged();
}

void NumberEditor::leave()
{
    if (numberSpelling(m_input->text()).empty() && !m_input->text().trimmed().isEmpty())
        setProblem(tr("Not a number. Write digits, with a point for fractions: 0.5"));
}

void NumberEditor::display(const Json *value)
{
    m_input->setNull(value && value->is_null() ? std::optional(field().type->nullMeaning) : std::nullopt);
    const std::string spelling = value && value->is_number() ? spellingOf(m_context.document(), pointer(), *value) : std::string();
    // "+5" and " 5" stand while they are typed; so does the "5." that 5.2 begins with.
    const QString typed = m_input->text();
    const bool onTheWay = isBeginning(typed) && !typed.trimmed().isEmpty();
    if (!(isVisited() && m_input->hasFocus() && m_input->isModified() && (onTheWay || numberSpelling(typed) == spelling)))
        m_input->showText(QString::fromStdString(spelling));
    Q_EMIT hintChanged();
}

QString NumberEditor::hint() const
{
    const Json *now = value();
    if (field().unit == QLatin1String("bytes") && now && now->is_number_integer() && problem().isEmpty()) {
        const bool fits = !now->is_number_unsigned() || now->get<std::uint64_t>() <= std::uint64_t(std::numeric_limits<qint64>::max());
        if (fits && now->get<qint64>() >= 0)
            return readableBytes(now->get<qint64>());
    }
    return field().unit;
}

QString NumberEditor::spokenState() const
{
    return m_input->isNull() ? tr("null, %1").arg(field().type->nullMeaning) : hint();
}

} // namespace mlm
