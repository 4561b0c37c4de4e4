// SPDX-License-Identifier: Apache-2.0
#include "widgets/fields/flowlayout.h"
#include "widgets/fields/labels.h"
#include "widgets/fields/surface.h"
#include "widgets/pages/builders.h"
#include "widgets/pages/formpage.h"
#include "widgets/pages/fieldparts.h"
#include "widgets/style/paint.h"
#include "widgets/tables/sensordialog.h"
#include "widgets/tables/tables.h"
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QToolButton>
#include <functional>

namespace mlm::pages {
namespace {

constexpr const char *kBandMembers[] = {"bands", "eo:bands", "raster:bands"};
constexpr const char *kCubeMembers[] = {"cube:variables", "cube:dimensions"};

QString tr(const char *text) { return QCoreApplication::translate("mlm::pages", text); }

void pickSensor(Context &context, const Pointer &target, QWidget *near)
{
    auto *dialog = new SensorDialog(context, target, near->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

QString titleOf(const std::string &member, const QString &where)
{
    const QString what = member == "bands" ? tr("Bands") : member == "eo:bands" ? tr("Spectral bands") : tr("Raster bands");
    return where.isEmpty() ? what : tr("%1 of %2").arg(what, where);
}

QWidget *bandTable(Context &context, const Pointer &at, const QString &where)
{
    const std::string member = at.last();
    parts::TableOptions options;
    options.title = titleOf(member, where);
    options.columns = member == "eo:bands" ? tables::eoBands : member == "bands" ? tables::coreBands : tables::rasterBands;
    options.adding = tr("Add band");
    options.offer = false;
    options.buttons = TablePanel::Fill | TablePanel::Paste | TablePanel::Csv | TablePanel::Move;
    if (member != "raster:bands")
        options.finish = [&context, at](TablePanel *panel) {
            auto *button = panel->addTool(QStringLiteral("bands"), tr("Add bands from a sensor…"));
            QObject::connect(button, &QToolButton::clicked, panel, [&context, at, panel] { pickSensor(context, at, panel); });
        };
    return parts::tableCard(context, at, std::move(options));
}

/// Dimensions or variables of a data cube: a row each, named by its member.
QWidget *cubeTable(Context &context, const Pointer &at, const QString &where)
{
    const spec::Field *known = context.profile().fieldAt(at, context.root());
    const QString what = at.last() == "cube:variables" ? tr("Variables") : tr("Dimensions");
    const QString title = where.isEmpty() ? what : tr("%1 of %2").arg(what, where);
    if (!known || !known->type)
        return new ShapeSwitch(context, at, [&context, at, title](int kind, QWidget *) -> QWidget * {
            return Shape(kind) == Shape::Absent ? nullptr : parts::treeCard(context, at, title);
        });
    spec::Field field = *known;
    field.label = title;
    return parts::fieldPart(context, at, field);
}

Json firstOf(const std::string &member, const spec::Field *field)
{
    if (member == "cube:dimensions")
        return Json{{"time", {{"type", "temporal"}, {"extent", Json::array({nullptr, nullptr})}}}};
    if (member == "cube:variables")
        return Json{{"variable", {{"dimensions", Json::array()}, {"type", "data"}}}};
    if (member == "raster:bands" && !(field && field->type && field->type->items && field->type->items->field("name")))
        return Json::array({Json::object()});
    return Json::array({Json{{"name", ""}}});
}

/// Buttons for what is not there yet.
QWidget *offers(Context &context, const Pointer &object)
{
    constexpr int most = 5;
    const auto memberOf = [](int i) { return i < 3 ? kBandMembers[i] : kCubeMembers[i - 3]; };
    const auto missing = [memberOf](const Json *json) {
        int mask = 0;
        for (int i = 0; i < most; ++i)
            if (!json || !json->is_object() || !json->contains(memberOf(i)))
                mask |= 1 << i;
        return mask;
    };
    return new ShapeSwitch(
        context, object,
        [&context, object, memberOf](int mask, QWidget *) -> QWidget * {
            if (!mask)
                return nullptr;
            auto *card = new Card;
            auto *row = new QWidget;
            auto *layout = new QHBoxLayout(row);
            layout->setContentsMargins(0, 0, 0, 0);
            layout->setSpacing(0);
            auto *label = softLabel(tr("Add a field"));
            label->setFixedSize(152, look::smallHeight);
            layout->addWidget(label, 0, Qt::AlignTop);
            auto *flow = new FlowLayout(nullptr, 8, 8);
            for (int i = 0; i < most; ++i) {
                const std::string member = memberOf(i);
                const Pointer at = object / member;
                const auto *field = context.profile().fieldAt(at, context.root());
                if (!(mask & (1 << i)) || (i == 0 && !field))
                    continue;
                auto *button = parts::absentButton(QString::fromStdString(member), field ? field->help : QString());
                button->setObjectName(QStringLiteral("add:") + at.toQString());
                QObject::connect(button, &QToolButton::clicked, card, [&context, at, first = firstOf(member, field)] {
                    context.document().breakMerge();
                    if (context.set(at, first))
                        context.goTo(at);
                });
                flow->addWidget(button);
            }
            // Where the bands of a sensor go: to those that are there, else to what the STAC version has.
            const bool core = context.profile().stacVersion() >= "1.1";
            auto *sensor = textButton(QStringLiteral("bands"), tr("Add bands from a sensor…"));
            sensor->setObjectName(QStringLiteral("sensor"));
            QObject::connect(sensor, &QToolButton::clicked, card, [&context, object, mask, core, card] {
                const bool toCore = mask & 2 ? (mask & 1 ? core : true) : false;
                pickSensor(context, object / (toCore ? "bands" : "eo:bands"), card);
            });
            flow->addWidget(sensor);
            layout->addLayout(flow, 1);
            card->add(row);
            return card;
        },
        missing);
}

QWidget *allOf(Context &context, const Pointer &object, const QString &where, QWidget *parent)
{
    auto *all = new QWidget(parent);
    auto *layout = new QVBoxLayout(all);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    for (const char *member : kBandMembers)
        layout->addWidget(bandTable(context, object / member, where));
    for (const char *member : kCubeMembers)
        layout->addWidget(cubeTable(context, object / member, where));
    return all;
}

} // namespace

void bands(FormPage &page)
{
    Context &context = page.context();
    const Pointer properties = Pointer::of("/properties");
    page.add(allOf(context, properties, {}, page.body()));
    page.add(offers(context, properties));
    // Assets come, go and get other names: the parts for their bands are made anew then.
    const auto names = [](const Json *assets) {
        std::size_t hash = 1;
        if (assets && assets->is_object())
            for (auto it = assets->begin(); it != assets->end(); ++it)
                hash = hash * 31 + std::hash<std::string>()(it.key());
        return int(hash & 0x3fffffff);
    };
    page.add(new ShapeSwitch(
        context, Pointer::of("/assets"),
        [&context](int, QWidget *parent) -> QWidget * {
            const Pointer at = Pointer::of("/assets");
            const Json *assets = at.in(context.root());
            if (!assets || !assets->is_object() || assets->empty())
                return nullptr;
            auto *all = new QWidget(parent);
            auto *layout = new QVBoxLayout(all);
            layout->setContentsMargins(0, 0, 0, 0);
            layout->setSpacing(12);
            int shown = 0;
            for (auto it = assets->begin(); it != assets->end() && shown < 50; ++it, ++shown)
                layout->addWidget(allOf(context, at / it.key(), tr("the asset “%1”").arg(QString::fromStdString(it.key())), all));
            return all;
        },
        names));
}

} // namespace mlm::pages
