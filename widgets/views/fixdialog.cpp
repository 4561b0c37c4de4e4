// SPDX-License-Identifier: Apache-2.0
#include "widgets/views/fixdialog.h"
#include "core/document/content.h"
#include "core/document/patchtext.h"
#include "widgets/context.h"
#include "widgets/fields/labels.h"
#include "widgets/views/caption.h"
#include <QBoxLayout>
#include <QHeaderView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSplitter>
#include <QTextBlock>
#include <QToolButton>
#include <QTreeWidget>
#include <algorithm>

namespace mlm {

namespace {

constexpr int mostLines = 2000;

QString shown(const std::optional<Json> &value)
{
    if (!value)
        return FixDialog::tr("nothing");
    const QString text = QString::fromStdString(value->dump(-1, ' ', false, Json::error_handler_t::replace));
    return text.size() > 200 ? text.left(199) + QStringLiteral("…") : text;
}

/// `"2.1" → "2.1.0"`; places are told where a fix changes something beside its finding.
QString changeText(const PlannedFix &fix, const Context &context)
{
    QStringList texts;
    for (const FixedValue &value : fix.values) {
        const QString change = FixDialog::tr("%1 → %2").arg(shown(value.before), shown(value.after));
        const bool here = fix.values.size() == 1 && value.place == fix.finding.pointer;
        texts << (here ? change : FixDialog::tr("%1: %2").arg(context.profile().labelOf(value.place, context.root()), change));
    }
    return texts.join(QStringLiteral("; "));
}

} // namespace

FixDialog::FixDialog(Context &context, std::set<FindingKey> named, const QString &title, QWidget *parent)
    : QDialog(parent), m_context(context), m_named(std::move(named))
{
    setObjectName(QStringLiteral("fixDialog"));
    setWindowTitle(title);
    setAttribute(Qt::WA_DeleteOnClose);
    build(title);
    fill();
    refresh();
    // Should the document change under the dialog, what it shows is no longer true.
    connect(&context.document(), &Document::stateChanged, this, &FixDialog::reject);
    m_list->setFocus();
}

void FixDialog::build(const QString &title)
{
    resize(820, 560);
    setMinimumSize(420, 320);
    QPalette colours = palette();
    colours.setColor(QPalette::Window, look::color(look::Role::Card));
    setPalette(colours);
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(24, 20, 24, 20);
    box->setSpacing(8);
    box->addWidget(new Caption(title, {look::Role::Text, 3, QFont::DemiBold, false, Qt::ElideRight}, this));
    auto *about = new Caption(tr("What is ticked is changed, and nothing else. One undo step."), {look::Role::Soft, -1}, this);
    about->setWordWrap(true);
    box->addWidget(about);

    auto *split = new QSplitter(Qt::Vertical, this);
    split->setChildrenCollapsible(false);
    m_list = new QTreeWidget(split);
    m_list->setObjectName(QStringLiteral("fixList"));
    m_list->setAccessibleName(tr("Fixes"));
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setColumnCount(3);
    m_list->setHeaderLabels({tr("Field"), tr("Before → after"), tr("Rule")});
    m_list->header()->setSectionResizeMode(0, QHeaderView::Interactive);
    m_list->header()->setSectionResizeMode(1, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(2, QHeaderView::Interactive);
    m_list->header()->setStretchLastSection(false);
    m_list->setTabKeyNavigation(false);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_lines = new QPlainTextEdit(split);
    m_lines->setObjectName(QStringLiteral("fixLines"));
    m_lines->setAccessibleName(tr("Lines that change"));
    m_lines->setReadOnly(true);
    m_lines->setTabChangesFocus(true);
    m_lines->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_lines->setFont(look::fixedFont(-1));
    m_lines->setLineWrapMode(QPlainTextEdit::NoWrap);
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 2);
    box->addWidget(split, 1);

    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    auto *all = textButton({}, tr("Tick all"), look::Ink::Accent, "link", this);
    all->setObjectName(QStringLiteral("tickAll"));
    auto *none = textButton({}, tr("Tick none"), look::Ink::Accent, "link", this);
    none->setObjectName(QStringLiteral("tickNone"));
    m_note = new Caption({}, {look::Role::Soft, -1, QFont::Normal, false, Qt::ElideRight}, this);
    auto *cancel = pushButton(tr("Cancel"), nullptr, this);
    m_apply = pushButton({}, "default", this);
    m_apply->setObjectName(QStringLiteral("fixApply"));
    m_apply->setDefault(true);
    row->addWidget(all);
    row->addWidget(none);
    row->addWidget(m_note, 1);
    row->addWidget(cancel);
    row->addWidget(m_apply);
    box->addLayout(row);
    for (auto *button : {all, none})
        button->setFocusPolicy(Qt::StrongFocus);
    connect(all, &QToolButton::clicked, this, [this] { tickAll(true); });
    connect(none, &QToolButton::clicked, this, [this] { tickAll(false); });
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_apply, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_list, &QTreeWidget::itemChanged, this, &FixDialog::refresh);
}

void FixDialog::fill()
{
    const QSignalBlocker quiet(m_list);
    const FixPlan plan = planFixes(m_context.root(), {{}, m_named});
    for (const PlannedFix &fix : plan.fixes) {
        if (!fix.origin)
            continue;
        m_rows.emplace_back(fix.finding.rule, *fix.origin);
        auto *item = new QTreeWidgetItem(m_list);
        item->setText(0, fix.origin->isRoot() ? tr("Whole document") : m_context.profile().labelOf(*fix.origin, m_context.root()));
        item->setText(1, changeText(fix, m_context));
        item->setText(2, QString::fromStdString(fix.finding.rule));
        item->setFont(1, look::fixedFont(-1));
        item->setFont(2, look::fixedFont(-1));
        item->setForeground(2, look::color(look::Role::Soft));
        item->setToolTip(0, fix.finding.message);
        item->setToolTip(1, item->text(1));
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(0, Qt::Checked);
        item->setSizeHint(0, QSize(0, 28));
        item->setData(0, Qt::AccessibleTextRole, QStringLiteral("%1: %2").arg(item->text(0), item->text(1)));
    }
    shareWidth();
    if (m_list->topLevelItemCount() > 0)
        m_list->setCurrentItem(m_list->topLevelItem(0));
}

void FixDialog::shareWidth()
{
    // The change itself is what is read: field and rule give way to it where there is little room.
    const int room = m_list->viewport()->width();
    m_list->header()->resizeSection(0, std::clamp(room * 3 / 10, 96, 240));
    m_list->header()->resizeSection(2, std::clamp(room / 4, 72, 190));
}

void FixDialog::resizeEvent(QResizeEvent *event)
{
    QDialog::resizeEvent(event);
    shareWidth();
}

int FixDialog::fixCount() const
{
    return int(m_rows.size());
}

int FixDialog::ticked() const
{
    int count = 0;
    for (int i = 0; i < m_list->topLevelItemCount(); ++i)
        count += m_list->topLevelItem(i)->checkState(0) == Qt::Checked;
    return count;
}

void FixDialog::tickAll(bool on)
{
    {
        const QSignalBlocker quiet(m_list);
        for (int i = 0; i < m_list->topLevelItemCount(); ++i)
            m_list->topLevelItem(i)->setCheckState(0, on ? Qt::Checked : Qt::Unchecked);
    }
    m_list->viewport()->update();
    refresh();
}

std::set<FindingKey> FixDialog::chosen() const
{
    std::set<FindingKey> keys;
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        if (m_list->topLevelItem(int(i))->checkState(0) == Qt::Checked)
            keys.insert(m_rows[i]);
    return keys;
}

void FixDialog::refresh()
{
    const int count = ticked();
    m_apply->setText(count == 0 ? tr("Fix") : tr("Fix %1").arg(count));
    m_apply->setEnabled(count > 0);
    const FixPlan plan = planFixes(m_context.root(), {{}, chosen()});
    m_note->setText(!plan.complete ? tr("Some fixes work against each other; the rest is offered again.") : tr("%1 of %2 ticked").arg(count).arg(fixCount()));
    showLines(plan);
}

void FixDialog::showLines(const FixPlan &plan)
{
    const Document &document = m_context.document();
    Content content(document.root(), document.text(), document.map());
    Step step;
    for (const Edit &edit : plan.edits)
        if (!content.perform(step, edit))
            break;
    QStringList lines = QString::fromStdString(patchText("", document.text(), content.text())).split(QLatin1Char('\n'));
    lines = lines.mid(2, mostLines); // without its head
    if (!lines.isEmpty() && lines.back().isEmpty())
        lines.removeLast();
    QStringList texts;
    for (QString line : lines) {
        if (line.startsWith(QLatin1String("@@")))
            line = tr("line %1").arg(line.mid(4).section(QLatin1Char(','), 0, 0).section(QLatin1Char(' '), 0, 0));
        else if (line.endsWith(QLatin1Char('\r')))
            line.chop(1);
        texts << line.left(500);
    }
    m_lines->setPlainText(texts.isEmpty() ? tr("Nothing changes.") : texts.join(QLatin1Char('\n')));
    QList<QTextEdit::ExtraSelection> tints;
    for (int i = 0; i < lines.size(); ++i) {
        const QChar mark = lines[i].isEmpty() ? QChar(u' ') : lines[i][0];
        if (mark != u'-' && mark != u'+' && mark != u'@')
            continue;
        QTextEdit::ExtraSelection tint;
        if (mark == u'@')
            tint.format.setForeground(look::color(look::Role::Soft));
        else
            tint.format.setBackground(look::color(mark == u'-' ? look::Role::ErrorTint : look::Role::Tint));
        tint.format.setProperty(QTextFormat::FullWidthSelection, true);
        tint.cursor = QTextCursor(m_lines->document()->findBlockByNumber(i));
        if (mark == u'@')
            tint.cursor.select(QTextCursor::LineUnderCursor);
        tints << tint;
    }
    m_lines->setExtraSelections(tints);
}

void FixDialog::accept()
{
    disconnect(&m_context.document(), nullptr, this, nullptr);
    const FixPlan plan = planFixes(m_context.root(), {{}, chosen()});
    const auto count = plan.fixes.size();
    if (!plan.edits.empty())
        m_context.apply(count == 1 ? plan.fixes.front().finding.fix->label : tr("Fix %1 problems").arg(count), plan.edits);
    QDialog::accept();
}

} // namespace mlm
