// SPDX-License-Identifier: Apache-2.0
#include "widgets/fields/fieldrow.h"
#include "widgets/fields/fieldeditor.h"
#include "widgets/fields/flowlayout.h"
#include "widgets/fields/labels.h"
#include "widgets/fields/surface.h"
#include "widgets/style/paint.h"
#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>
#include <algorithm>
#include <deque>
#include <set>

namespace mlm {
namespace {

constexpr std::size_t firstShown = 6; // of the fields that could be added

/// A member that no release in use describes.
spec::Field unknownField(const std::string &name, const std::shared_ptr<const spec::Type> &type)
{
    static const auto any = std::make_shared<const spec::Type>();
    spec::Field field;
    field.name = name;
    field.help = FieldCard::tr("The extensions that the document declares do not describe this member. It is kept as it is.");
    field.type = type ? type : any;
    return field;
}

/// "mlm:memory_size" reads as "memory_size" on a button, as long as that says which one is meant.
QString shortName(const std::string &name) { return QString::fromStdString(name.substr(name.find(':') + 1)); }

} // namespace

struct FieldCard::Private
{
    Context &context;
    Pointer object;
    Filter filter;
    Filter offered = {};
    std::function<Json(const spec::Field &)> first = {};
    Card *card = nullptr;
    QVBoxLayout *rowColumn = nullptr;
    QWidget *rowBox = nullptr;
    QWidget *addLine = nullptr;
    QLabel *addLabel = nullptr;
    FlowLayout *addFlow = nullptr;
    std::vector<FieldRow *> rows = {};
    std::vector<QWidget *> above = {}; ///< rows of the page's own before them
    std::vector<spec::Field> absent = {};
    std::vector<std::string> absentNames = {};
    const spec::Profile *profile = nullptr; ///< that the absent ones come from
    std::set<std::string> pending = {}; ///< asked for by the user, not in the file yet
    int labelWidth = 152;
    bool ownWidgets = false;
    bool hidden = false; ///< because it is empty
};

FieldCard::FieldCard(Context &context, Pointer object, const QString &title, Filter filter, QWidget *parent)
    : QWidget(parent), d(new Private{context, std::move(object), std::move(filter)})
{
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    d->card = new Card(title, {}, this);
    all->addWidget(d->card);
    d->rowBox = new QWidget(d->card);
    d->rowColumn = new QVBoxLayout(d->rowBox);
    d->rowColumn->setContentsMargins(4, 0, 8, 0);
    d->rowColumn->setSpacing(8);
    d->card->body()->addWidget(d->rowBox);

    d->addLine = new QWidget(d->card);
    auto *line = new QHBoxLayout(d->addLine);
    line->setContentsMargins(16, 0, 64, 0);
    line->setSpacing(0);
    d->addLabel = softLabel(tr("Add a field"), 0, d->addLine);
    d->addLabel->setFixedSize(d->labelWidth, look::smallHeight);
    line->addWidget(d->addLabel, 0, Qt::AlignTop);
    d->addFlow = new FlowLayout(nullptr, 8, 8);
    line->addLayout(d->addFlow, 1);
    d->card->body()->addWidget(d->addLine);

    connect(&context.document(), &Document::stateChanged, this, &FieldCard::sync);
    connect(&context, &Context::profileChanged, this, &FieldCard::sync);
    sync();
}

FieldCard::~FieldCard() = default;

const Pointer &FieldCard::object() const { return d->object; }
QHBoxLayout *FieldCard::header() const { return d->card->header(); }
void FieldCard::setNote(const QString &note) { d->card->setNote(note); }
QList<FieldRow *> FieldCard::rows() const { return {d->rows.begin(), d->rows.end()}; }
bool FieldCard::isEmpty() const { return d->rows.empty() && d->absent.empty() && !d->ownWidgets; }

void FieldCard::setLabelWidth(int width)
{
    d->labelWidth = width;
    d->addLabel->setFixedWidth(width);
    for (FieldRow *row : d->rows)
        row->setLabelWidth(width);
}

void FieldCard::addWidget(QWidget *widget, bool bleed)
{
    d->ownWidgets = true;
    d->card->add(widget, bleed ? Card::Inset::Bleed : Card::Inset::Text);
    hideIfEmpty();
}

void FieldCard::addRow(QWidget *row, bool above)
{
    d->ownWidgets = true;
    d->card->insert(above ? int(d->above.size()) : -1, row, Card::Inset::Row);
    if (above) {
        d->above.push_back(row);
        chainTabs();
    }
    hideIfEmpty();
}

void FieldCard::offer(Filter fields, std::function<Json(const spec::Field &)> first)
{
    d->offered = std::move(fields);
    d->first = std::move(first);
    sync();
}

void FieldCard::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    chainTabs(); // in the window that it is in now
}

void FieldCard::refresh() { sync(); }

FieldRow *FieldCard::rowOf(const Pointer &pointer) const
{
    for (FieldRow *row : d->rows)
        if (row->pointer() == pointer)
            return row;
    return nullptr;
}

void FieldCard::sync()
{
    const Json &root = d->context.root();
    const Json *object = d->object.in(root);
    const spec::Type *type = d->context.profile().typeAt(d->object, root);

    // What should be seen, in the customary order; then what nobody knows, in the file's.
    std::deque<spec::Field> unknown; // owns what the profile does not
    std::vector<const spec::Field *> fields;
    std::vector<const spec::Field *> absent;
    if (object && !object->is_object()) {
        // Not what it should be: shown as it is, never dropped.
        spec::Field whole = unknownField(d->object.isRoot() ? std::string() : d->object.last(), {});
        whole.label = d->context.profile().labelOf(d->object, root);
        fields.push_back(&unknown.emplace_back(std::move(whole)));
    } else {
        std::set<std::string_view> known;
        if (type)
            for (const spec::Field &field : type->fields) {
                known.insert(field.name);
                if (!d->filter(field)) {
                    if (d->offered && d->offered(field) && !(object && object->contains(field.name)))
                        absent.push_back(&field);
                    continue;
                }
                const bool present = object && object->contains(field.name);
                const FieldRow *row = rowOf(d->object / field.name);
                const bool wanted = field.declared && field.requirement != spec::Requirement::Optional;
                if (present || wanted || d->pending.count(field.name) > 0 || (row && row->isBusy()))
                    fields.push_back(&field);
                else
                    absent.push_back(&field);
                if (present)
                    d->pending.erase(field.name);
            }
        if (object)
            for (const auto &member : object->items())
                if (known.count(member.key()) == 0) {
                    spec::Field field = unknownField(member.key(), type ? type->others : nullptr);
                    if (d->filter(field))
                        fields.push_back(&unknown.emplace_back(std::move(field)));
                }
    }

    const auto pointerOf = [&](const spec::Field &field) {
        return object && !object->is_object() ? d->object : d->object / field.name;
    };
    bool same = fields.size() == d->rows.size();
    for (std::size_t i = 0; same && i < fields.size(); ++i)
        same = d->rows[i]->pointer() == pointerOf(*fields[i]);
    if (!same) {
        std::vector<FieldRow *> rows;
        for (const spec::Field *field : fields) {
            const Pointer pointer = pointerOf(*field);
            FieldRow *row = rowOf(pointer);
            if (!row) {
                row = new FieldRow(d->context, pointer, *field, d->rowBox);
                row->setLabelWidth(d->labelWidth);
                connect(row, &FieldRow::visitEnded, this, &FieldCard::sync, Qt::QueuedConnection);
                connect(row, &FieldRow::tabStopsChanged, this, &FieldCard::chainTabs);
                connect(row, &FieldRow::removed, this, [this, row] { forget(row->pointer()); });
            }
            rows.push_back(row);
        }
        for (FieldRow *row : d->rows)
            if (std::find(rows.begin(), rows.end(), row) == rows.end()) {
                d->rowColumn->removeWidget(row);
                row->hide();
                row->disconnect(this);
                row->deleteLater();
                row->editor()->setObjectName({});
            }
        d->rows = std::move(rows);
        for (std::size_t i = 0; i < d->rows.size(); ++i) {
            FieldRow *row = d->rows[i];
            if (d->rowColumn->indexOf(row) != int(i)) {
                d->rowColumn->removeWidget(row);
                d->rowColumn->insertWidget(int(i), row);
            }
            if (row->isHidden())
                row->show();
        }
    }
    d->rowBox->setVisible(!d->rows.empty());

    std::vector<std::string> names;
    for (const spec::Field *field : absent)
        names.push_back(field->name);
    const bool sameAbsent = names == d->absentNames && &d->context.profile() == d->profile;
    if (!sameAbsent) {
        d->absentNames = std::move(names);
        d->profile = &d->context.profile();
        d->absent.clear();
        for (const spec::Field *field : absent)
            d->absent.push_back(*field);
        rebuildAddLine();
    }
    if (!same || !sameAbsent)
        chainTabs();
    hideIfEmpty();
}

void FieldCard::hideIfEmpty()
{
    if (isEmpty() == d->hidden)
        return;
    d->hidden = isEmpty();
    if (d->hidden)
        hide();
    else if (parentWidget())
        show();
    else
        setAttribute(Qt::WA_WState_ExplicitShowHide, false); // shows with whatever it will be put into
}

void FieldCard::forget(const Pointer &pointer)
{
    d->pending.erase(pointer.isRoot() ? std::string() : pointer.last());
    if (FieldRow *row = rowOf(pointer); row && row->isBusy())
        row->editor()->clearFocus(); // a row in use would stay
    // Once the member is out, and with it perhaps the row that had the keyboard: there stands what brings it back.
    QMetaObject::invokeMethod(this, [this, pointer] {
        sync();
        if (auto *button = findChild<QToolButton *>(QStringLiteral("add:") + pointer.toQString()))
            button->setFocus(Qt::OtherFocusReason);
    }, Qt::QueuedConnection);
}

void FieldCard::rebuildAddLine()
{
    while (QLayoutItem *item = d->addFlow->takeAt(0)) {
        item->widget()->hide();
        item->widget()->setObjectName({});
        item->widget()->deleteLater();
        delete item;
    }
    d->addLine->setVisible(!d->absent.empty());
    // Fields that the document's extensions describe come first; those that would need another one are in the menu.
    std::vector<spec::Field> shown, hidden;
    for (const spec::Field &field : d->absent)
        (field.declared && shown.size() < firstShown ? shown : hidden).push_back(field);
    if (hidden.size() == 1 && hidden[0].declared) { // a menu of one is no shorter than its entry
        shown.push_back(hidden[0]);
        hidden.clear();
    }
    for (const spec::Field &field : shown) {
        QToolButton *button = textButton(QStringLiteral("plus"), shortName(field.name), look::Ink::Soft, "absent", d->addLine);
        button->setFont(look::fixedFont());
        button->setAutoRaise(false);
        button->setObjectName(QStringLiteral("add:") + (d->object / field.name).toQString());
        button->setAccessibleName(tr("Add %1").arg(field.label));
        button->setToolTip(helpText(field));
        connect(button, &QToolButton::clicked, this, [this, field] { addField(field); });
        d->addFlow->addWidget(button);
        button->show();
    }
    if (hidden.empty())
        return;
    QToolButton *more = textButton({}, tr("more…"), look::Ink::Soft, "absent", d->addLine);
    more->setAutoRaise(false);
    more->setObjectName(QStringLiteral("more"));
    more->setAccessibleName(tr("Add a field: %n more", nullptr, int(hidden.size())));
    connect(more, &QToolButton::clicked, this, [this, more, hidden] {
        auto *menu = new QMenu(this);
        menu->setObjectName(QStringLiteral("moreFields"));
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->setToolTipsVisible(true);
        for (const spec::Field &field : hidden) {
            QAction *action = menu->addAction(field.label + QLatin1Char('\t') + QString::fromStdString(field.name));
            action->setObjectName(QStringLiteral("add:") + (d->object / field.name).toQString());
            action->setToolTip(helpText(field));
            connect(action, &QAction::triggered, this, [this, field] { addField(field); });
        }
        menu->popup(more->mapToGlobal(QPoint(0, more->height())));
    });
    d->addFlow->addWidget(more);
    more->show();
}

void FieldCard::addField(const spec::Field &field)
{
    const Pointer pointer = d->object / field.name;
    if (d->offered && d->offered(field)) {
        d->context.document().breakMerge();
        if (d->context.set(pointer, d->first(field)))
            d->context.goTo(pointer);
        return;
    }
    const spec::Type *type = field.type.get();
    // An object that may be empty begins as one. For anything else a value would be a guess: the row waits, and the file stays as it is.
    const bool plainObject = type && type->kind == spec::Kind::Object && type->variants.empty() && type->minProperties.value_or(0) == 0
                             && std::none_of(type->fields.begin(), type->fields.end(), [](const spec::Field &member) {
                                    return member.requirement == spec::Requirement::Required;
                                });
    d->pending.insert(field.name);
    if (plainObject)
        d->context.set(pointer, Json::object());
    sync();
    if (FieldRow *row = rowOf(pointer))
        row->focusEditor();
}

void FieldCard::chainTabs()
{
    QWidget *before = this;
    const auto next = [&before](QWidget *widget) {
        QWidget::setTabOrder(before, widget);
        before = widget;
    };
    for (const QWidget *row : d->above) {
        const auto inside = row->findChildren<FieldRow *>();
        for (const FieldRow *one : inside)
            for (QWidget *stop : one->tabStops())
                next(stop);
        for (QWidget *stop : row->findChildren<QWidget *>())
            if (inside.isEmpty() && stop->focusPolicy() & Qt::TabFocus)
                next(stop);
    }
    for (const FieldRow *row : d->rows)
        for (QWidget *stop : row->tabStops())
            next(stop);
    for (int i = 0; i < d->addFlow->count(); ++i)
        next(d->addFlow->itemAt(i)->widget());
}

bool FieldCard::reveal(const Pointer &pointer)
{
    FieldRow *best = nullptr;
    for (FieldRow *row : d->rows)
        if (pointer.startsWith(row->pointer()))
            best = row;
    if (!best && pointer.size() > d->object.size() && pointer.startsWith(d->object)) {
        const std::string &name = pointer[d->object.size()];
        for (const spec::Field &field : d->absent)
            if (field.name == name && d->filter(field)) {
                d->pending.insert(name);
                sync();
                best = rowOf(d->object / name);
                break;
            }
    }
    if (!best && pointer == d->object && !d->rows.empty())
        best = d->rows.front();
    if (!best)
        return false;
    best->focusEditor();
    return true;
}

} // namespace mlm
