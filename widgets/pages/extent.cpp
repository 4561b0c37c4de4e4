// SPDX-License-Identifier: Apache-2.0
#include "widgets/fields/fieldrow.h"
#include "widgets/fields/labels.h"
#include "widgets/fields/surface.h"
#include "widgets/pages/builders.h"
#include "widgets/pages/formpage.h"
#include "widgets/pages/parts.h"
#include "widgets/tables/gridmodel.h"
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QToolButton>
#include <algorithm>

namespace mlm::pages {
namespace {

constexpr int kPolygon = 100; ///< kinds from here on: a polygon with so many rings

QString tr(const char *text) { return QCoreApplication::translate("mlm::pages", text); }

/// The rectangle of a bounding box, counter-clockwise and closed; nothing where the box is no four or six numbers.
std::optional<Json> polygonOf(const Json *bbox)
{
    if (!bbox || !bbox->is_array() || (bbox->size() != 4 && bbox->size() != 6)
        || !std::all_of(bbox->begin(), bbox->end(), [](const Json &n) { return n.is_number(); }))
        return {};
    const auto half = bbox->size() / 2;
    const Json west = (*bbox)[0], south = (*bbox)[1], east = (*bbox)[half], north = (*bbox)[half + 1];
    const auto at = [](const Json &x, const Json &y) { return Json::array({x, y}); };
    const Json ring = Json::array({at(west, south), at(east, south), at(east, north), at(west, north), at(west, south)});
    Json geometry = Json::object();
    geometry["type"] = "Polygon";
    geometry["coordinates"] = Json::array({ring});
    return geometry;
}

/// The bounding box of all positions of a geometry, without recursion: coordinates nest as deep as they like.
std::optional<Json> bboxOf(const Json *geometry)
{
    if (!geometry || !geometry->is_object() || !geometry->contains("coordinates"))
        return {};
    std::optional<Json> box;
    std::vector<const Json *> open{&(*geometry)["coordinates"]};
    while (!open.empty()) {
        const Json *one = open.back();
        open.pop_back();
        if (!one->is_array())
            continue;
        if (one->size() >= 2 && (*one)[0].is_number() && (*one)[1].is_number()) {
            const Json &x = (*one)[0], &y = (*one)[1];
            if (!box)
                box = Json::array({x, y, x, y});
            Json &b = *box;
            if (x < b[0])
                b[0] = x;
            if (y < b[1])
                b[1] = y;
            if (x > b[2])
                b[2] = x;
            if (y > b[3])
                b[3] = y;
            continue;
        }
        for (const Json &inner : *one)
            open.push_back(&inner);
    }
    return box;
}

int geometryKind(const Json *json)
{
    if (!json || !json->is_object() || json->value("type", Json()) != "Polygon" || !json->contains("coordinates"))
        return int(shapeOf(json));
    const Json &rings = (*json)["coordinates"];
    if (!rings.is_array() || rings.size() > 50 || !std::all_of(rings.begin(), rings.end(), [](const Json &ring) { return ring.is_array(); }))
        return int(Shape::Object);
    return kPolygon + int(rings.size());
}

QWidget *bboxCard(Context &context, const Pointer &at)
{
    const Json first = Json::array({-180, -90, 180, 90});
    // Four or six numbers have columns of different names.
    const auto kind = [](const Json *json) { return json && json->is_array() ? 10 + (json->size() == 6 ? 1 : 0) : int(shapeOf(json)); };
    return new ShapeSwitch(
        context, at,
        [&context, at, first](int kindNow, QWidget *) -> QWidget * {
            if (kindNow == int(Shape::Absent))
                return parts::offerCard(context, at, tr("Bounding box"), first);
            if (kindNow < 10)
                return parts::treeCard(context, at, tr("Bounding box"));
            auto *card = new Card(tr("Bounding box"), tr("in degrees"));
            auto *button = textButton(QStringLiteral("extent"), tr("Set from the geometry"));
            QObject::connect(button, &QToolButton::clicked, card, [&context, at] {
                if (auto box = bboxOf(Pointer::of("/geometry").in(context.root())))
                    context.set(at, std::move(*box));
                else
                    Q_EMIT context.problem(tr("There is no geometry with coordinates to take the bounding box from."));
            });
            card->header()->addWidget(button);
            card->add(new TablePanel(new GridModel(context, at, GridModel::Shape::OneRow, GridModel::bboxColumns(kindNow == 11)),
                                     CellDelegate::Lines::Grid, 28, QString()),
                      Card::Inset::Bleed);
            return card;
        },
        kind);
}

void setFromBox(Context &context, const Pointer &at)
{
    if (auto geometry = polygonOf(Pointer::of("/bbox").in(context.root())))
        context.set(at, std::move(*geometry));
    else
        Q_EMIT context.problem(tr("There is no bounding box of four or six numbers to take the geometry from."));
}

QWidget *geometryCard(Context &context, const Pointer &at)
{
    return new ShapeSwitch(
        context, at,
        [&context, at](int kind, QWidget *) -> QWidget * {
            const auto fromBox = [&context, at](QWidget *card, QHBoxLayout *row) {
                auto *button = textButton(QStringLiteral("extent"), tr("Set from the bounding box"));
                QObject::connect(button, &QToolButton::clicked, card, [&context, at] { setFromBox(context, at); });
                row->addWidget(button);
            };
            if (kind == int(Shape::Absent) || kind == int(Shape::Null)) {
                const Json world = *polygonOf(std::make_unique<Json>(Json::array({-180, -90, 180, 90})).get());
                const Json *box = Pointer::of("/bbox").in(context.root());
                const auto *type = context.profile().typeAt(at, context.root());
                const Json first = polygonOf(box).value_or(world);
                return kind == int(Shape::Absent)
                           ? parts::offerCard(context, at, tr("Geometry"), first)
                           : parts::nullCard(context, at, tr("Geometry"), type ? type->nullMeaning : QString(), tr("Set from the bounding box"), first);
            }
            if (kind < kPolygon) {
                auto *card = static_cast<Card *>(parts::treeCard(context, at, tr("Geometry")));
                fromBox(card, card->header());
                return card;
            }
            auto *card = new Card(tr("Geometry"), tr("Polygon, in degrees"));
            fromBox(card, card->header());
            parts::addFindings(card, context, at);
            for (int ring = 0; ring < kind - kPolygon; ++ring) {
                if (kind - kPolygon > 1)
                    card->add(softLabel(ring == 0 ? tr("Outer ring") : tr("Hole %1").arg(ring), -1));
                card->add(new TablePanel(new GridModel(context, at / "coordinates" / std::size_t(ring), GridModel::Shape::ManyRows,
                                                       GridModel::coordinateColumns()),
                                         CellDelegate::Lines::Grid, 28, tr("Add point")),
                          Card::Inset::Bleed);
            }
            return card;
        },
        geometryKind);
}

QWidget *gridCard(Context &context, const Pointer &at, const QString &title, const QString &adding, std::vector<Column> columns, Json first)
{
    return new ShapeSwitch(
        context, at,
        [&context, at, title, adding, columns = std::move(columns), first = std::move(first)](int kind, QWidget *) -> QWidget * {
            if (kind == int(Shape::Absent))
                return parts::offerCard(context, at, title, first);
            if (kind != int(Shape::Array))
                return parts::treeCard(context, at, title);
            auto *card = new Card(title, QStringLiteral(" "));
            (new TablePanel(new GridModel(context, at, GridModel::Shape::ManyRows, columns), CellDelegate::Lines::Grid, 28, adding))
                ->placeIn(card, TablePanel::Move);
            return card;
        });
}

} // namespace

void extent(FormPage &page)
{
    page.addCards(Pointer::of("/properties"));
    page.addCards({});
    page.add(bboxCard(page.context(), Pointer::of("/bbox")));
    page.add(geometryCard(page.context(), Pointer::of("/geometry")));
}

void collectionExtent(FormPage &page)
{
    Context &context = page.context();
    const Pointer extent = Pointer::of("/extent");
    page.addCards({});
    page.add(new ShapeSwitch(context, extent, [&context, extent](int kind, QWidget *parent) -> QWidget * {
        const Json box = Json::array({Json::array({-180, -90, 180, 90})});
        const Json times = Json::array({Json::array({nullptr, nullptr})});
        if (kind == int(Shape::Absent))
            return parts::offerCard(context, extent, tr("Extent"), Json{{"spatial", {{"bbox", box}}}, {"temporal", {{"interval", times}}}});
        if (kind != int(Shape::Object))
            return parts::treeCard(context, extent, tr("Extent"));
        auto *all = new QWidget(parent);
        auto *layout = new QVBoxLayout(all);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(12);
        const Json *first = (extent / "spatial" / "bbox" / std::size_t{0}).in(context.root());
        layout->addWidget(gridCard(context, extent / "spatial" / "bbox", tr("Bounding boxes"), tr("Add bounding box"),
                                   GridModel::bboxColumns(first && first->is_array() && first->size() == 6), box));
        layout->addWidget(gridCard(context, extent / "temporal" / "interval", tr("Time intervals"), tr("Add interval"),
                                   GridModel::intervalColumns(), times));
        // Whatever else stands in the extent and its two parts.
        for (const Pointer &at : {extent, extent / "spatial", extent / "temporal"})
            layout->addWidget(parts::unknownMembers(context, at, tr("Other members of the extent")));
        return all;
    }));
}

} // namespace mlm::pages
