// SPDX-License-Identifier: Apache-2.0
#include "widgets/fields/fieldrow.h"
#include "widgets/fields/fieldeditor.h"
#include "widgets/fields/fieldlabel.h"
#include "widgets/fields/findingstrip.h"
#include "widgets/fields/labels.h"
#include "widgets/style/paint.h"
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QWhatsThis>
#include <algorithm>

namespace mlm {

struct FieldRow::Private
{
    Context &context;
    spec::Field field;
    EditorKind kind = EditorKind::Raw;
    FieldEditor *editor = nullptr;
    FieldLabel *label = nullptr;
    QToolButton *help = nullptr;
    QToolButton *menu = nullptr;
    QVBoxLayout *cell = nullptr; // the editor's line, then the strips
    QHBoxLayout *line = nullptr;
    QLabel *hint = nullptr;
    std::vector<FindingStrip *> strips = {};
    std::vector<Finding> shown = {};
    bool stale = false;
    bool changed = false;
    bool hadFindings = false;
    std::optional<std::pair<Pointer, spec::Field>> whole = {}; // the object that the row speaks for
    QWidget *lead = nullptr;
    QWidget *leadInput = nullptr;

    const spec::Field &face() const { return whole ? whole->second : field; }
    bool isUnknown() const { return face().label.isEmpty(); }
    QString name() const { return isUnknown() ? QString::fromStdString(face().name) : face().label; }
    bool isRequired() const { return face().requirement == spec::Requirement::Required; }
};

QString helpText(const spec::Field &field)
{
    const QString name = QString::fromStdString(field.name);
    QString html = QStringLiteral("<qt><p><b>%1</b>").arg((field.label.isEmpty() ? name : field.label).toHtmlEscaped());
    if (!field.label.isEmpty())
        html += QStringLiteral(" <tt>%1</tt>").arg(name.toHtmlEscaped());
    html += QStringLiteral("</p>");
    if (!field.help.isEmpty())
        html += QStringLiteral("<p>%1</p>").arg(field.help.toHtmlEscaped());
    if (!field.reference.isEmpty())
        html += QStringLiteral("<p>%1</p>").arg(field.reference.toHtmlEscaped());
    return html + QStringLiteral("</qt>");
}

void ensureVisible(QWidget *widget)
{
    for (QWidget *above = widget->parentWidget(); above; above = above->parentWidget())
        if (auto *area = qobject_cast<QScrollArea *>(above)) {
            if (area->widget() && area->widget()->layout())
                area->widget()->layout()->activate();
            area->ensureWidgetVisible(widget, 24, 48);
            return;
        }
}

FieldRow::FieldRow(Context &context, Pointer pointer, const spec::Field &field, QWidget *parent)
    : QWidget(parent), m_pointer(std::move(pointer)), d(new Private{context, field})
{
    if (!d->field.type)
        d->field.type = std::make_shared<spec::Type>();
    auto *across = new QHBoxLayout(this);
    across->setContentsMargins(12, 0, 0, 0);
    across->setSpacing(0);
    d->label = new FieldLabel(this);
    d->label->setFixedWidth(152);
    across->addWidget(d->label, 0, Qt::AlignTop);
    d->cell = new QVBoxLayout;
    d->cell->setSpacing(4);
    d->line = new QHBoxLayout;
    d->line->setSpacing(12);
    d->cell->addLayout(d->line);
    across->addLayout(d->cell, 1);
    makeEditor(int(editorKind(*d->field.type, context.document().at(m_pointer))));

    auto *tools = new QHBoxLayout;
    tools->setContentsMargins(8, 2, 0, 2);
    tools->setSpacing(0);
    d->help = iconButton(QStringLiteral("help"), {}, look::Ink::Faint, nullptr, this);
    d->help->setObjectName(QStringLiteral("help:") + m_pointer.toQString());
    d->menu = iconButton(QStringLiteral("more"), {}, look::Ink::Faint, nullptr, this);
    d->menu->setObjectName(QStringLiteral("menu:") + m_pointer.toQString());
    tools->addWidget(d->help, 0, Qt::AlignTop);
    tools->addWidget(d->menu, 0, Qt::AlignTop);
    across->addLayout(tools);
    across->setAlignment(tools, Qt::AlignTop);
    connect(d->help, &QToolButton::clicked, this, &FieldRow::showHelp);
    connect(d->menu, &QToolButton::clicked, this, &FieldRow::showMenu);

    Document &document = context.document();
    connect(&document, &Document::changed, this, [this](const Pointer &at) {
        d->stale = d->stale || at.startsWith(m_pointer) || m_pointer.startsWith(at);
    });
    connect(&document, &Document::stateChanged, this, [this] {
        if (std::exchange(d->stale, false))
            refresh();
        else if (d->changed && !d->context.document().isDirty())
            refreshChanged();
    });
    connect(&context.check(), &LiveCheck::findingsChanged, this, &FieldRow::refreshFindings);
    connect(&context, &Context::profileChanged, this, [this] {
        if (const spec::Field *now = d->context.profile().fieldAt(m_pointer, d->context.root()))
            setField(*now);
    });
    refreshNames();
    refreshChanged();
    refreshFindings();
}

FieldRow::~FieldRow() = default;

QWidget *FieldRow::editor() const { return d->editor->input(); }
FieldEditor *FieldRow::fieldEditor() const { return d->editor; }
bool FieldRow::isBusy() const { return d->editor->isVisited() || !d->editor->problem().isEmpty(); }

void FieldRow::focusEditor()
{
    d->editor->input()->setFocus(Qt::OtherFocusReason);
    ensureVisible(this);
}

void FieldRow::setLabelWidth(int width) { d->label->setFixedWidth(width); }

QList<QWidget *> FieldRow::tabStops() const
{
    QList<QWidget *> stops{d->editor->input(), d->help, d->menu};
    if (d->leadInput)
        stops.prepend(d->leadInput);
    for (const FindingStrip *strip : d->strips) {
        if (strip->fixButton())
            stops << strip->fixButton();
        if (strip->helpButton())
            stops << strip->helpButton();
    }
    return stops;
}

void FieldRow::standFor(Pointer whole, const spec::Field &field)
{
    d->whole.emplace(std::move(whole), field);
    refreshNames();
}

void FieldRow::setLead(QWidget *lead, QWidget *input)
{
    d->lead = lead;
    d->leadInput = input;
    d->line->insertWidget(0, lead);
    d->label->setBuddy(input);
    QWidget::setTabOrder(input, d->editor->input());
}

void FieldRow::setField(const spec::Field &field)
{
    const bool sameType = field.type == d->field.type;
    if (sameType && field.label == d->field.label && field.help == d->field.help && field.requirement == d->field.requirement
        && field.reference == d->field.reference)
        return;
    d->field = field;
    if (!d->field.type)
        d->field.type = std::make_shared<spec::Type>();
    // Its bounds and vocabulary are another release's. Not under the user's hands: the visit's end comes back here.
    if (!isBusy())
        makeEditor(int(editorKind(*d->field.type, d->context.document().at(m_pointer))));
    refreshNames();
    refreshFindings();
}

void FieldRow::makeEditor(int kind)
{
    FieldEditor *old = d->editor;
    const bool focused = old && old->input()->hasFocus();
    d->kind = EditorKind(kind);
    d->editor = mlm::makeEditor(d->context, m_pointer, d->field, d->kind, this);
    d->line->insertWidget(d->lead ? 1 : 0, d->editor, d->editor->isNarrow() ? 0 : 1, Qt::Alignment());
    connect(d->editor, &FieldEditor::problemChanged, this, &FieldRow::refreshFindings);
    connect(d->editor, &FieldEditor::hintChanged, this, &FieldRow::refreshHint);
    connect(d->editor, &FieldEditor::helpRequested, this, &FieldRow::showHelp);
    connect(d->editor, &FieldEditor::visitEnded, this, [this] {
        ensureEditor();
        Q_EMIT visitEnded();
    });
    d->label->setBuddy(d->leadInput ? d->leadInput : d->editor->input());
    d->editor->pull();
    refreshHint();
    if (!old)
        return;
    d->editor->show();
    QWidget::setTabOrder(old->input(), d->editor->input());
    if (focused)
        d->editor->input()->setFocus(Qt::OtherFocusReason);
    d->line->removeWidget(old);
    old->hide();
    old->disconnect(this);
    old->input()->setObjectName({});
    old->deleteLater();
    refreshNames();
    refreshFindings();
    Q_EMIT tabStopsChanged();
}

void FieldRow::ensureEditor()
{
    const EditorKind wanted = editorKind(*d->field.type, d->context.document().at(m_pointer));
    const bool sameType = d->editor->field().type == d->field.type;
    if (wanted == d->kind && sameType)
        return;
    // The more general editors can show the value too: they stay while somebody is typing in them.
    const bool stays = d->kind == EditorKind::Raw || (d->kind == EditorKind::LongText && wanted != EditorKind::Raw) || !sameType;
    if (stays && isBusy())
        return;
    makeEditor(int(wanted));
}

void FieldRow::refresh()
{
    ensureEditor();
    d->editor->pull();
    refreshChanged();
    refreshHint();
}

void FieldRow::refreshChanged()
{
    const bool changed = d->context.document().changedSinceSave(m_pointer);
    if (std::exchange(d->changed, changed) != changed)
        update();
}

void FieldRow::refreshHint()
{
    const QString text = d->editor->hint();
    if (!d->hint) {
        if (text.isEmpty() && !d->editor->isNarrow())
            return;
        d->hint = softLabel({}, -1, this);
        d->line->addWidget(d->hint);
    }
    d->line->setStretchFactor(d->hint, d->editor->isNarrow() ? 1 : 0);
    d->hint->setVisible(!text.isEmpty() || d->editor->isNarrow());
    d->hint->setText(text);
}

void FieldRow::refreshNames()
{
    const QString name = d->name();
    const QString help = helpText(d->face());
    d->label->setText(name);
    d->label->setFont(d->isUnknown() ? look::fixedFont() : look::font());
    d->label->setRequired(d->isRequired());
    d->label->setToolTip(help);
    const QString spoken = d->whole ? name + QStringLiteral(", ") + d->field.label : name;
    d->editor->input()->setAccessibleName(d->isRequired() ? tr("%1, required").arg(spoken) : spoken);
    d->help->setAccessibleName(tr("About %1").arg(name));
    d->help->setToolTip(help);
    d->menu->setAccessibleName(tr("%1: more").arg(name));
    d->menu->setToolTip(tr("More"));
    setWhatsThis(help);
}

void FieldRow::refreshFindings()
{
    const std::vector<const Finding *> found = d->context.check().at(m_pointer, d->editor->coversBelow());
    const QString problem = d->editor->problem();
    if (found.empty() && problem.isEmpty() && !d->hadFindings)
        return;
    d->hadFindings = !found.empty() || !problem.isEmpty();
    d->editor->showFindings(found);

    std::vector<Finding> wanted;
    if (!problem.isEmpty()) {
        // What is typed is not in the document: what is found there is beside the point for now.
        Finding own;
        own.rule = "field.not-written";
        own.pointer = m_pointer;
        own.message = problem;
        const Json *kept = d->context.document().at(m_pointer);
        const QString text = kept ? jsonText(*kept) : QString();
        own.fix = Fix{!kept                ? tr("Leave it out")
                      : text.size() <= 24 ? tr("Keep %1").arg(text)
                                           : tr("Keep what was there"),
                      {}};
        wanted.push_back(std::move(own));
    } else {
        for (const Finding *finding : found)
            wanted.push_back(*finding);
        std::stable_sort(wanted.begin(), wanted.end(), [](const Finding &a, const Finding &b) { return a.severity > b.severity; });
    }

    QStringList spoken{d->editor->spokenState()};
    for (const Finding &finding : wanted)
        spoken << look::severityWord(finding.severity) + QStringLiteral(": ") + finding.message;
    spoken.removeAll(QString());
    const QString description = spoken.join(QStringLiteral(". "));
    if (d->editor->input()->accessibleDescription() != description)
        d->editor->input()->setAccessibleDescription(description);

    std::vector<FindingStrip::Content> contents;
    for (const Finding &finding : wanted)
        contents.push_back(FindingStrip::contentOf(finding));
    d->shown = std::move(wanted);
    bool structure = false;
    for (std::size_t i = 0; i < contents.size(); ++i) {
        if (i < d->strips.size() && d->strips[i]->content() == contents[i])
            continue;
        structure = true;
        auto *strip = new FindingStrip(contents[i], this);
        connect(strip, &FindingStrip::fixRequested, this, [this, i] {
            if (i >= d->shown.size() || !d->shown[i].fix)
                return;
            const Finding finding = d->shown[i];
            d->editor->input()->setFocus(Qt::OtherFocusReason); // the strip and its button are about to go
            if (finding.rule == "field.not-written") {
                d->editor->discard();
                return;
            }
            d->context.document().breakMerge();
            d->context.apply(finding.fix->label, finding.fix->edits);
            d->context.document().breakMerge();
        });
        if (i < d->strips.size()) {
            d->cell->removeWidget(d->strips[i]);
            d->strips[i]->hide();
            d->strips[i]->deleteLater();
            d->strips[i] = strip;
        } else {
            d->strips.push_back(strip);
        }
        d->cell->insertWidget(int(i) + 1, strip);
        strip->show();
    }
    while (d->strips.size() > contents.size()) {
        structure = true;
        d->cell->removeWidget(d->strips.back());
        d->strips.back()->hide();
        d->strips.back()->deleteLater();
        d->strips.pop_back();
    }
    if (!structure)
        return;
    QWidget *before = d->menu;
    for (const FindingStrip *strip : d->strips)
        for (QWidget *button : {static_cast<QWidget *>(strip->fixButton()), static_cast<QWidget *>(strip->helpButton())})
            if (button) {
                QWidget::setTabOrder(before, button);
                before = button;
            }
}

void FieldRow::showHelp()
{
    QWidget *input = d->editor->input();
    QWhatsThis::showText(input->mapToGlobal(QPoint(0, input->height() + 2)), helpText(d->face()), input);
}

void FieldRow::showMenu()
{
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("fieldMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const Pointer about = d->whole ? d->whole->first : m_pointer;
    const spec::Field &field = d->face();
    const Json *now = d->context.document().at(about);
    const auto entry = [&](const char *id, const QString &text, const char *icon, bool enabled, auto act) {
        QAction *action = menu->addAction(text);
        if (icon)
            action->setIcon(look::icon(QString::fromLatin1(icon)));
        action->setObjectName(QString::fromLatin1(id));
        action->setEnabled(enabled);
        connect(action, &QAction::triggered, this, act);
    };
    // An optional field that is not in the file yet has nothing but its row to remove.
    const bool removable = now || !d->editor->problem().isEmpty() || field.requirement == spec::Requirement::Optional;
    entry("remove", tr("Remove"), "trash", removable, [this, about] {
        d->editor->discard();
        d->context.document().breakMerge();
        Q_EMIT removed();
        d->context.unset(about);
    });
    if (field.type && field.type->nullable)
        entry("setNull", field.type->nullMeaning.isEmpty() ? tr("Set to null") : tr("Set to null: %1").arg(field.type->nullMeaning),
              nullptr, !now || !now->is_null(), [this, about] {
                  d->editor->discard();
                  d->context.document().breakMerge();
                  d->context.set(about, Json());
                  d->context.document().breakMerge();
              });
    for (QAction *action : d->editor->actions(menu))
        menu->addAction(action);
    if (!actions().isEmpty()) {
        menu->addSeparator();
        menu->addActions(actions());
    }
    menu->addSeparator();
    entry("copyPointer", tr("Copy pointer"), "copy", true, [about] { QGuiApplication::clipboard()->setText(about.toQString()); });
    entry("showInJson", tr("Show in JSON"), "braces", now != nullptr, [this, about] { d->context.showInJson(about); });
    menu->popup(d->menu->mapToGlobal(QPoint(d->menu->width() - menu->sizeHint().width(), d->menu->height())));
}

void FieldRow::paintEvent(QPaintEvent *)
{
    if (!d->changed)
        return;
    QPainter painter(this);
    look::drawPanel(&painter, QRect(contentsRect().left() + 1, contentsRect().top() + 4, 3, 20), look::color(look::Role::Accent), {}, 1.5);
}

} // namespace mlm
