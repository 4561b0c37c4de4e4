// SPDX-License-Identifier: Apache-2.0
#include "widgets/pages/fieldparts.h"
#include "widgets/fields/fieldrow.h"
#include "widgets/fields/labels.h"
#include "widgets/tables/tables.h"
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QToolButton>
#include <algorithm>

namespace mlm::parts {
namespace {

using spec::Kind;

QString tr(const char *text) { return QCoreApplication::translate("mlm::parts", text); }

bool isObject(const spec::Type &type) { return type.kind == Kind::Object && type.variants.empty() && (!type.fields.empty() || type.others); }

bool isScalar(const spec::Type &type)
{
    return type.kind == Kind::String || type.kind == Kind::Number || type.kind == Kind::Integer || type.kind == Kind::Boolean;
}

bool isList(const spec::Type &type) { return type.kind == Kind::Array && type.variants.empty() && type.items && isObject(*type.items); }

/// An object whose members have names of the author's: each is a row.
bool isMap(const spec::Type &type)
{
    return type.kind == Kind::Object && type.variants.empty() && type.fields.empty() && type.others
           && (isScalar(*type.others) || isObject(*type.others));
}

bool isForm(const spec::Type &type) { return type.kind == Kind::Object && type.variants.empty() && !type.fields.empty(); }

Json emptyOf(const spec::Type &type)
{
    if (!type.choices.empty())
        return type.choices.front().value;
    switch (type.kind) {
    case Kind::Integer:
    case Kind::Number: return type.minimum ? Json(std::int64_t(*type.minimum)) : Json(0);
    case Kind::Boolean: return false;
    case Kind::Array: return Json::array();
    case Kind::Object: return Json::object();
    default: return "";
    }
}

Json rowOf(const spec::Type &type)
{
    if (!isObject(type))
        return emptyOf(type);
    Json row = Json::object();
    for (const spec::Field &field : type.fields)
        if (field.requirement == spec::Requirement::Required && field.type && field.declared)
            row[field.name] = firstValue(*field.type);
    return row;
}

TableOptions tableOf(const spec::Field &field)
{
    TableOptions options;
    options.title = field.label;
    options.members = isMap(*field.type);
    const bool classes = field.name == "classification:classes";
    options.columns = [members = options.members, classes, name = field.name](const spec::Type *row) {
        return classes ? tables::classes(row) : tables::described(row, members, name);
    };
    options.adding = classes                              ? tr("Add class")
                     : field.name == "sci:publications"    ? tr("Add publication")
                     : field.name == "processing:software" ? tr("Add software")
                     : field.name == "cube:variables"      ? tr("Add variable")
                     : field.name == "cube:dimensions"     ? tr("Add dimension")
                                                           : tr("Add row");
    options.offer = false;
    options.first = options.members ? Json("") : rowOf(*field.type->items);
    return options;
}

} // namespace

bool isPart(const spec::Field &field)
{
    return hasOwnPart(field.name) || (field.type && (isList(*field.type) || isMap(*field.type) || isForm(*field.type)));
}

Json firstValue(const spec::Type &type)
{
    if (isList(type))
        return Json::array({rowOf(*type.items)});
    if (isMap(type))
        return Json{{"name", rowOf(*type.others)}};
    return isForm(type) ? rowOf(type) : emptyOf(type);
}

QWidget *fieldPart(Context &context, const Pointer &pointer, const spec::Field &field)
{
    if (isList(*field.type) || isMap(*field.type))
        return tableCard(context, pointer, tableOf(field));
    return new ShapeSwitch(context, pointer, [&context, pointer, field](int kind, QWidget *parent) -> QWidget * {
        if (Shape(kind) == Shape::Absent)
            return nullptr;
        if (Shape(kind) != Shape::Object)
            return treeCard(context, pointer, field.label);
        auto *all = new QWidget(parent);
        auto *layout = new QVBoxLayout(all);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(12);
        auto *card = new FieldCard(context, pointer, field.label, [](const spec::Field &one) { return !isPart(one); }, all);
        auto *remove = iconButton(QStringLiteral("trash"), tr("Remove"));
        QObject::connect(remove, &QToolButton::clicked, card, [&context, pointer] { context.unset(pointer); });
        if (card->header())
            card->header()->addWidget(remove);
        layout->addWidget(card);
        for (QWidget *part : fieldParts(context, card, [](const spec::Field &) { return true; }))
            layout->addWidget(part);
        return all;
    });
}

std::vector<QWidget *> fieldParts(Context &context, FieldCard *card, const std::function<bool(const spec::Field &)> &here)
{
    const auto ours = [here](const spec::Field &field) { return isPart(field) && !hasOwnPart(field.name) && here(field); };
    card->offer(ours, [](const spec::Field &field) { return firstValue(*field.type); });
    std::vector<QWidget *> widgets;
    if (const spec::Type *type = context.profile().typeAt(card->object(), context.root()))
        for (const spec::Field &field : type->fields)
            if (ours(field))
                widgets.push_back(fieldPart(context, card->object() / field.name, field));
    return widgets;
}

} // namespace mlm::parts
