// SPDX-License-Identifier: Apache-2.0
#include "widgets/pages/parts.h"
#include "widgets/fields/fieldrow.h"
#include "widgets/fields/findingstrip.h"
#include "widgets/fields/labels.h"
#include "widgets/fields/surface.h"
#include "widgets/style/paint.h"
#include "widgets/tables/jsontree.h"
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <algorithm>
#include <array>
#include <string_view>

namespace mlm {

Shape shapeOf(const Json *json)
{
    if (!json)
        return Shape::Absent;
    if (json->is_null())
        return Shape::Null;
    return json->is_array() ? Shape::Array : json->is_object() ? Shape::Object : Shape::Plain;
}

ShapeSwitch::ShapeSwitch(Context &context, Pointer pointer, Make make, Classify classify, QWidget *parent)
    : QWidget(parent), m_context(context), m_pointer(std::move(pointer)), m_make(std::move(make)),
      m_classify(classify ? std::move(classify) : [](const Json *json) { return int(shapeOf(json)); })
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    connect(&context.document(), &Document::changed, this, [this](const Pointer &at) {
        m_dirty |= at.startsWith(m_pointer) || m_pointer.startsWith(at);
    });
    connect(&context.document(), &Document::stateChanged, this, [this] {
        if (std::exchange(m_dirty, false))
            update();
    });
    update();
}

void ShapeSwitch::update()
{
    const int kind = m_classify(m_pointer.in(m_context.root()));
    if (kind == m_kind)
        return;
    m_kind = kind;
    const bool focused = m_part && m_part->isAncestorOf(focusWidget());
    if (m_part) {
        // The part may be what is just being worked with: it goes when its event is over.
        m_part->hide();
        layout()->removeWidget(m_part);
        m_part->deleteLater();
    }
    m_part = m_make(kind, this);
    if (m_part) {
        layout()->addWidget(m_part);
        m_part->show();
        if (focused && !parts::focusFirst(m_part))
            m_part->setFocus(Qt::OtherFocusReason);
    }
    // Without a parent it would become a window; then it is shown with what it is put into.
    if (!m_part || parentWidget())
        setVisible(m_part != nullptr);
}

FindingList::FindingList(Context &context, Pointer pointer, QWidget *parent)
    : QWidget(parent), m_context(context), m_pointer(std::move(pointer))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    connect(&context.check(), &LiveCheck::findingsChanged, this, &FindingList::read);
    read();
}

void FindingList::read()
{
    const auto found = m_context.check().at(m_pointer);
    QString wanted;
    for (const Finding *finding : found)
        wanted += finding->message + QLatin1Char('\n');
    if (found.empty() || parentWidget())
        setVisible(!found.empty());
    if (wanted == m_shown)
        return;
    m_shown = wanted;
    while (QLayoutItem *item = layout()->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (const Finding *finding : found) {
        auto *strip = new FindingStrip(FindingStrip::contentOf(*finding));
        if (finding->fix)
            connect(strip, &FindingStrip::fixRequested, this,
                    [this, fix = *finding->fix] { m_context.apply(fix.label, fix.edits); });
        layout()->addWidget(strip);
    }
}

namespace parts {

void addFindings(Card *card, Context &context, const Pointer &pointer)
{
    // Its own margins, so that it takes no room while there is nothing to say.
    auto *list = new FindingList(context, pointer);
    card->add(list, Card::Inset::Row);
    list->setContentsMargins(8, 0, 8, 0);
}

namespace {

QString tr(const char *text) { return QCoreApplication::translate("mlm::parts", text); }

/// The framed word and what it means.
class NullLine : public QWidget
{
public:
    explicit NullLine(QString meaning) : m_meaning(std::move(meaning)) { setFixedHeight(28); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        look::drawNull(&painter, rect(), m_meaning, look::font());
    }

private:
    QString m_meaning;
};

} // namespace

std::string shapeOfForms(const Context &context)
{
    const spec::Profile &profile = context.profile();
    return std::to_string(int(profile.documentType())) + ' ' + profile.stacVersion() + ' ' + profile.mlmVersion();
}

bool hasOwnPart(const std::string &member)
{
    static constexpr std::array<std::string_view, 23> names{
        "providers", "links", "classification_classes", "eo:bands", "raster:bands", "value_scaling",
        "pre_processing_function", "post_processing_function", "mlm:input", "mlm:output", "mlm:hyperparameters", "geometry", "bbox",
        "shape", "dim_order", "assets", "item_assets", "summaries", "extent", "stac_extensions", "properties", "cube:variables",
        "cube:dimensions"};
    return std::find(names.begin(), names.end(), member) != names.end();
}

QToolButton *absentButton(const QString &text, const QString &help)
{
    QToolButton *button = textButton(QStringLiteral("plus"), text, look::Ink::Soft, "absent");
    button->setFont(look::fixedFont());
    button->setAutoRaise(false);
    button->setToolTip(help);
    return button;
}

QWidget *atLeft(QWidget *widget)
{
    auto *line = new QWidget;
    auto *layout = new QHBoxLayout(line);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(widget);
    layout->addStretch();
    return line;
}

bool isUnknown(const Context &context, const Pointer &object, const std::string &member)
{
    const spec::Type *type = context.profile().typeAt(object, context.root());
    return !type || (!type->field(member) && !type->others);
}

QWidget *treeCard(Context &context, const Pointer &pointer, const QString &title)
{
    auto *card = new Card(title);
    addFindings(card, context, pointer);
    // The parent with this one member: a value of any shape is a row, with whatever is below it.
    auto *tree = new JsonTree(context, pointer.parent(), [name = pointer.last()](const std::string &member) { return member == name; });
    card->add(tree, Card::Inset::Bleed);
    tree->expandToDepth(0);
    return card;
}

QWidget *offerCard(Context &context, const Pointer &pointer, const QString &title, Json first)
{
    auto *card = new Card(title);
    addFindings(card, context, pointer);
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *label = softLabel(tr("Add a field"));
    label->setFixedWidth(152);
    const auto *field = context.profile().fieldAt(pointer, context.root());
    auto *button = absentButton(QString::fromStdString(pointer.last()), field ? field->help : QString());
    button->setObjectName(pointer.toQString());
    QObject::connect(button, &QToolButton::clicked, card, [&context, pointer, first = std::move(first)] {
        context.document().breakMerge();
        if (context.set(pointer, first))
            context.goTo(pointer);
    });
    layout->addWidget(label);
    layout->addWidget(button);
    layout->addStretch();
    card->add(row);
    return card;
}

QWidget *nullCard(Context &context, const Pointer &pointer, const QString &title, const QString &meaning, const QString &action, Json first)
{
    auto *card = new Card(title);
    addFindings(card, context, pointer);
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(new NullLine(meaning), 1);
    auto *fill = pushButton(action, "small");
    fill->setObjectName(pointer.toQString());
    auto *remove = textButton(QStringLiteral("trash"), tr("Remove"));
    QObject::connect(fill, &QPushButton::clicked, card, [&context, pointer, first = std::move(first)] {
        if (context.set(pointer, first))
            context.goTo(pointer);
    });
    QObject::connect(remove, &QToolButton::clicked, card, [&context, pointer] { context.unset(pointer); });
    layout->addWidget(fill);
    layout->addWidget(remove);
    card->add(row);
    return card;
}

QWidget *tableCard(Context &context, const Pointer &pointer, TableOptions options)
{
    return new ShapeSwitch(context, pointer, [&context, pointer, options = std::move(options)](int kind, QWidget *) -> QWidget * {
        const auto first = [&] { return options.members ? Json{{"name", options.first}} : Json::array({options.first}); };
        const bool rows = Shape(kind) == (options.members ? Shape::Object : Shape::Array);
        switch (rows ? Shape::Array : Shape(kind) == Shape::Array ? Shape::Plain : Shape(kind)) {
        case Shape::Array: {
            auto *card = new Card(options.title, QStringLiteral(" "));
            auto *panel = new TablePanel(new RowsModel(context, pointer, options.columns), options.lines, options.rowHeight, options.adding);
            panel->placeIn(card, options.buttons);
            if (options.finish)
                options.finish(panel);
            return card;
        }
        case Shape::Absent:
            return options.offer ? offerCard(context, pointer, options.title, first()) : nullptr;
        case Shape::Null:
            return nullCard(context, pointer, options.title, {}, options.adding, first());
        default:
            return treeCard(context, pointer, options.title);
        }
    });
}

QWidget *unknownMembers(Context &context, const Pointer &object, const QString &title)
{
    const auto filter = [&context, object](const std::string &member) { return isUnknown(context, object, member); };
    const auto any = [filter](const Json *json) {
        if (json && json->is_object())
            for (auto it = json->begin(); it != json->end(); ++it)
                if (filter(it.key()))
                    return 1;
        return 0;
    };
    return new ShapeSwitch(
        context, object,
        [&context, object, title, filter](int kind, QWidget *) -> QWidget * {
            if (!kind)
                return nullptr;
            auto *card = new Card(title);
            card->add(new JsonTree(context, object, filter), Card::Inset::Bleed);
            return card;
        },
        any);
}

} // namespace parts
} // namespace mlm
