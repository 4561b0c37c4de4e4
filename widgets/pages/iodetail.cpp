// SPDX-License-Identifier: Apache-2.0
#include "widgets/pages/iodetail.h"
#include "widgets/pages/fieldparts.h"
#include "widgets/fields/fieldrow.h"
#include "widgets/fields/labels.h"
#include "widgets/fields/surface.h"
#include "widgets/pages/pipelinestrip.h"
#include "widgets/tables/referencesmodel.h"
#include "widgets/tables/scalingmodel.h"
#include "widgets/tables/tables.h"
#include "widgets/tables/tensormodel.h"
#include <QBoxLayout>
#include <QCoreApplication>
#include <QEvent>
#include <QToolButton>

namespace mlm {
namespace {

/// Cards of one height that do not ask for more than they need, whatever fills them up.
class PairLayout : public QBoxLayout
{
public:
    using QBoxLayout::QBoxLayout;
    Qt::Orientations expandingDirections() const override { return Qt::Horizontal; }
};

constexpr int kTwoColumns = 780;
constexpr int kLabel = 152;
constexpr int kLabelInPair = 112; ///< two cards beside each other leave less for the labels
}

PairOfCards::PairOfCards(QWidget *first, QWidget *second, QWidget *parent)
    : QWidget(parent), m_layout(new PairLayout(QBoxLayout::TopToBottom, this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(12);
    m_layout->addWidget(first, 7);
    m_layout->addWidget(second, 6);
}

void PairOfCards::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

bool PairOfCards::event(QEvent *event)
{
    // A finding with a long remedy may come or go: the cards part when one of them needs more than its share.
    if (event->type() == QEvent::LayoutRequest)
        arrange();
    return QWidget::event(event);
}

void PairOfCards::arrange()
{
    bool fits = width() >= kTwoColumns;
    for (int i = 0; i < m_layout->count(); ++i)
        fits = fits && m_layout->itemAt(i)->minimumSize().width() <= (width() - 12) / 2;
    const auto direction = fits ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom;
    if (m_layout->direction() != direction)
        m_layout->setDirection(direction);
}

namespace parts {
namespace {

QString tr(const char *text) { return QCoreApplication::translate("mlm::parts", text); }

bool isIn(const std::string &name, std::initializer_list<const char *> names)
{
    return std::any_of(names.begin(), names.end(), [&](const char *one) { return name == one; });
}

QWidget *column(std::initializer_list<QWidget *> widgets)
{
    auto *widget = new QWidget;
    auto *layout = new QVBoxLayout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    for (QWidget *one : widgets)
        if (one)
            layout->addWidget(one);
    return widget;
}

/// Takes what height a card has to spare, so that its rows stay together.
QWidget *filler()
{
    auto *widget = new QWidget;
    widget->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
    return widget;
}

/// The row of a field while it is there, a dashed button while it is not.
QWidget *optionalRow(Context &context, const Pointer &pointer, int label)
{
    const auto there = [](const Json *json) { return json ? 1 : 0; };
    return new ShapeSwitch(
        context, pointer,
        [&context, pointer, label](int kind, QWidget *parent) -> QWidget * {
            const spec::Field *field = context.profile().fieldAt(pointer, context.root());
            if (kind && field) {
                auto *row = new FieldRow(context, pointer, *field, parent);
                row->setLabelWidth(label);
                return row;
            }
            if (kind || !field)
                return nullptr;
            auto *row = new QWidget;
            auto *layout = new QHBoxLayout(row);
            layout->setContentsMargins(12, 0, 0, 0);
            layout->setSpacing(0);
            auto *words = softLabel(tr("Add a field"));
            words->setFixedWidth(label);
            auto *button = absentButton(QString::fromStdString(pointer.last()), field->help);
            QObject::connect(button, &QToolButton::clicked, row, [&context, pointer, nullable = field->type && field->type->nullable] {
                if (context.set(pointer, nullable ? Json() : Json("")))
                    context.goTo(pointer);
            });
            layout->addWidget(words);
            layout->addWidget(button);
            layout->addStretch();
            return row;
        },
        there);
}

/// Data type and dimensions; `rest`: a field of the input itself that is shown between them.
QWidget *tensorCard(Context &context, const Pointer &structure, TensorModel::Side side, const Pointer &rest)
{
    return new ShapeSwitch(context, structure, [&context, structure, side, rest](int kind, QWidget *parent) -> QWidget * {
        if (Shape(kind) == Shape::Absent)
            return offerCard(context, structure, tr("Tensor"),
                             Json{{"shape", Json::array({-1})}, {"dim_order", Json::array({"batch"})}, {"data_type", "float32"}});
        if (Shape(kind) != Shape::Object)
            return treeCard(context, structure, tr("Tensor"));
        auto *card = new FieldCard(context, structure, tr("Tensor"),
                                   [](const spec::Field &field) { return !isIn(field.name, {"shape", "dim_order"}); }, parent);
        if (!rest.isRoot())
            card->addRow(optionalRow(context, rest, kLabelInPair));
        // Arrays of another shape than lists show as what they are.
        const auto odd = [](const Json *json) {
            const auto isOdd = [&](const char *name) { return json && json->is_object() && json->contains(name) && !(*json)[name].is_array(); };
            return isOdd("shape") || isOdd("dim_order") ? 1 : 0;
        };
        card->addWidget(new ShapeSwitch(
            context, structure,
            [&context, structure, side](int isOdd, QWidget *) -> QWidget * {
                if (!isOdd)
                    return new TablePanel(new TensorModel(context, structure, side), CellDelegate::Lines::Rows, 28, tr("Add dimension"));
                return column({treeCard(context, structure / "shape", tr("Shape")), treeCard(context, structure / "dim_order", tr("Dimension order"))});
            },
            odd));
        card->addWidget(filler());
        card->setLabelWidth(kLabelInPair);
        return card;
    });
}

/// One entry a band, where the bands are known, or one for all.
std::size_t bandCount(Context &context, const Pointer &input)
{
    for (const char *member : {"bands", "variables"})
        if (const Json *names = (input / member).in(context.root()); names && names->is_array() && !names->empty())
            return std::min<std::size_t>(names->size(), 1000);
    return 1;
}

QWidget *scalingCard(Context &context, const Pointer &input)
{
    const Pointer at = input / "value_scaling";
    return new ShapeSwitch(context, at, [&context, input, at](int kind, QWidget *) -> QWidget * {
        Json first(std::vector<Json>(bandCount(context, input), Json{{"type", "z-score"}, {"mean", 0}, {"stddev", 1}}));
        switch (Shape(kind)) {
        case Shape::Array: {
            auto *card = new Card(tr("Value scaling"), QStringLiteral(" "));
            auto *panel = new TablePanel(new ScalingModel(context, input), CellDelegate::Lines::Grid, 26, tr("Add entry"));
            panel->placeIn(card, TablePanel::Fill | TablePanel::Paste | TablePanel::Csv);
            return card;
        }
        case Shape::Absent:
            return context.profile().fieldAt(at, context.root()) ? offerCard(context, at, tr("Value scaling"), std::move(first)) : nullptr;
        case Shape::Null: {
            const auto *type = context.profile().typeAt(at, context.root());
            return nullCard(context, at, tr("Value scaling"), type ? type->nullMeaning : QString(), tr("Scale each band"), std::move(first));
        }
        default:
            return treeCard(context, at, tr("Value scaling"));
        }
    });
}

/// Up to MLM 1.3: how values are normalized, and the statistics for it. What an older release does not describe, a file may have all the same.
QWidget *normalizationCard(Context &context, const Pointer &input, QWidget *parent)
{
    return new FieldCard(context, input, tr("Normalization"),
                         [](const spec::Field &field) { return !field.label.isEmpty() && isIn(field.name, {"norm_type", "norm_by_channel", "norm_clip"}); }, parent);
}

QWidget *statisticsCard(Context &context, const Pointer &input)
{
    const Pointer at = input / "statistics";
    const bool known = context.profile().fieldAt(at, context.root());
    return new ShapeSwitch(context, at, [&context, input, at, known](int kind, QWidget *) -> QWidget * {
        if (Shape(kind) == Shape::Array) {
            auto *card = new Card(tr("Statistics"), QStringLiteral(" "));
            auto *panel = new TablePanel(new BandRowsModel(context, input, "statistics", tables::statistics), CellDelegate::Lines::Grid, 26, tr("Add row"));
            panel->placeIn(card, TablePanel::Fill | TablePanel::Paste | TablePanel::Csv);
            return card;
        }
        if (Shape(kind) != Shape::Absent)
            return treeCard(context, at, tr("Statistics"));
        if (!known)
            return nullptr;
        // The figures that the normalization needs, one row a band where they are known.
        const Json *norm = (input / "norm_type").in(context.root());
        const Json row = norm && *norm == "min-max" ? Json{{"minimum", 0}, {"maximum", 1}} : Json{{"mean", 0}, {"stddev", 1}};
        return offerCard(context, at, tr("Statistics"), Json(std::vector<Json>(bandCount(context, input), row)));
    });
}

/// Bands that are computed: the chips cannot show their expressions.
QWidget *referencesCard(Context &context, const Pointer &pointer, const QString &title)
{
    const auto computed = [](const Json *json) {
        return json && json->is_array() && std::any_of(json->begin(), json->end(), [](const Json &one) { return !one.is_string(); }) ? 1 : 0;
    };
    return new ShapeSwitch(
        context, pointer,
        [&context, pointer, title](int kind, QWidget *) -> QWidget * {
            if (!kind)
                return nullptr;
            auto *card = new Card(title, QStringLiteral(" "));
            (new TablePanel(new ReferencesModel(context, pointer), CellDelegate::Lines::Grid, 28, QString()))
                ->placeIn(card, TablePanel::Move);
            return card;
        },
        computed);
}

} // namespace

QWidget *classesCard(Context &context, const Pointer &pointer, const QString &title, bool offer)
{
    TableOptions options;
    options.title = title;
    options.columns = tables::classes;
    options.adding = tr("Add class");
    options.offer = offer;
    options.first = Json{{"value", 0}, {"name", ""}};
    return tableCard(context, pointer, std::move(options));
}

QWidget *inputDetail(Context &context, const Pointer &input)
{
    return new ShapeSwitch(context, input, [&context, input](int kind, QWidget *parent) -> QWidget * {
        if (Shape(kind) != Shape::Object)
            return treeCard(context, input, tr("Input"));
        auto *about = new FieldCard(context, input, tr("Input"), [](const spec::Field &field) {
            const bool old = !field.label.isEmpty() && isIn(field.name, {"norm_type", "norm_by_channel", "norm_clip"});
            return !old && !isIn(field.name, {"input", "resize_type", "statistics"}) && !isPart(field);
        }, parent);
        about->setLabelWidth(kLabelInPair);
        about->addWidget(filler());
        return column({new PipelineStrip(context, input, PipelineStrip::Side::Input),
                       new PairOfCards(about, tensorCard(context, input / "input", TensorModel::Side::Input, input / "resize_type")),
                       referencesCard(context, input / "bands", tr("Computed bands")),
                       referencesCard(context, input / "variables", tr("Computed variables")),
                       processingCard(context, input / "pre_processing_function", tr("Pre-processing")), scalingCard(context, input),
                       normalizationCard(context, input, parent), statisticsCard(context, input)});
    });
}

QWidget *outputDetail(Context &context, const Pointer &output)
{
    return new ShapeSwitch(context, output, [&context, output](int kind, QWidget *parent) -> QWidget * {
        if (Shape(kind) != Shape::Object)
            return treeCard(context, output, tr("Output"));
        auto *about = new FieldCard(context, output, tr("Result"), [](const spec::Field &field) {
            return field.name != "result" && !isPart(field);
        }, parent);
        about->setLabelWidth(kLabelInPair);
        about->addWidget(filler());
        // Before 1.4 the member had another name; files still have it.
        const std::string older = "classification_classes";
        return column({new PipelineStrip(context, output, PipelineStrip::Side::Output),
                       new PairOfCards(about, tensorCard(context, output / "result", TensorModel::Side::Output, {})),
                       classesCard(context, output / "classification:classes", tr("Classes"), true),
                       classesCard(context, output / older, tr("Classes (classification_classes)"), false),
                       referencesCard(context, output / "bands", tr("Computed bands")),
                       referencesCard(context, output / "variables", tr("Computed variables")),
                       processingCard(context, output / "post_processing_function", tr("Post-processing"))});
    });
}

} // namespace parts
} // namespace mlm
