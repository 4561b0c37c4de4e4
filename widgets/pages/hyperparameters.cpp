// SPDX-License-Identifier: Apache-2.0
// Pages that are trees of JSON: hyperparameters, summaries, and what no other page knows.
#include "widgets/fields/labels.h"
#include "widgets/fields/surface.h"
#include "widgets/pages/builders.h"
#include "widgets/pages/formpage.h"
#include "widgets/pages/parts.h"
#include "widgets/tables/treepanel.h"
#include <QCoreApplication>

namespace mlm::pages {
namespace {

QString tr(const char *text) { return QCoreApplication::translate("mlm::pages", text); }

/// The members of an object as a tree; an absent one is offered, another shape shows as it is.
QWidget *objectCard(Context &context, const Pointer &at, const QString &title, const QString &adding, Json first)
{
    return new ShapeSwitch(context, at, [&context, at, title, adding, first = std::move(first)](int kind, QWidget *) -> QWidget * {
        switch (Shape(kind)) {
        case Shape::Object: {
            auto *card = new Card(title);
            parts::addFindings(card, context, at);
            card->add(new TreePanel(context, at, adding), Card::Inset::Bleed);
            return card;
        }
        case Shape::Absent:
            return parts::offerCard(context, at, title, first);
        default:
            return parts::treeCard(context, at, title);
        }
    });
}

QWidget *unknownCard(Context &context, const Pointer &object, const QString &title)
{
    auto *card = new Card(title);
    card->add(new TreePanel(context, object, tr("Add member"), [&context, object](const std::string &member) {
                  return context.profile().pageOf(object / member, context.root()) == "other";
              }),
              Card::Inset::Bleed);
    return card;
}

} // namespace

void hyperparameters(FormPage &page)
{
    page.add(objectCard(page.context(), Pointer::of("/properties/mlm:hyperparameters"), tr("Hyperparameters"), tr("Add hyperparameter"),
                        Json{{"learning_rate", 0.001}}));
}

void summaries(FormPage &page)
{
    page.add(objectCard(page.context(), Pointer::of("/summaries"), tr("Summaries"), tr("Add summary"), Json::object()));
}

void other(FormPage &page)
{
    Context &context = page.context();
    // Properties of another shape than an object belong to no form: the tree of the document has them.
    page.add(new ShapeSwitch(context, Pointer::of("/properties"), [&context](int kind, QWidget *) -> QWidget * {
        return Shape(kind) == Shape::Object ? unknownCard(context, Pointer::of("/properties"), tr("In the properties")) : nullptr;
    }));
    page.add(unknownCard(context, {}, tr("At the top")));
    page.add(new ShapeSwitch(context, Pointer::of("/properties"), [&context](int kind, QWidget *) -> QWidget * {
        const Shape shape = Shape(kind);
        return shape == Shape::Object || shape == Shape::Absent ? nullptr : parts::treeCard(context, Pointer::of("/properties"), tr("Properties"));
    }));
}

} // namespace mlm::pages
