// SPDX-License-Identifier: Apache-2.0
#include "core/stac/build.h"
#include "widgets/fields/labels.h"
#include "widgets/fields/surface.h"
#include "widgets/pages/builders.h"
#include "widgets/pages/extensionsmodel.h"
#include "widgets/pages/formpage.h"
#include "widgets/pages/parts.h"
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

namespace mlm::pages {
namespace {

QString tr(const char *text) { return QCoreApplication::translate("mlm::pages", text); }

void addExtension(Context &context, const std::string &uri)
{
    const Pointer at = Pointer::of("/stac_extensions");
    const Json *now = at.in(context.root());
    if (now && now->is_array())
        context.apply(tr("Extensions"), {Edit::add(at / now->size(), uri)});
    else
        context.set(at, Json::array({uri}));
}

/// The newest release of each extension that the document does not declare.
void showMenu(Context &context, QToolButton *button)
{
    auto *menu = new QMenu(button);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("extensionMenu"));
    std::set<std::string> listed;
    for (const auto *declared : context.profile().releases())
        listed.insert(declared->extension);
    for (const spec::Release &release : spec::releases()) {
        const spec::Release *newest = spec::newest(release.extension);
        if (!newest || newest->uri.empty() || !listed.insert(release.extension).second)
            continue;
        menu->addAction(newest->title + QLatin1Char(' ') + QString::fromStdString(newest->version), button,
                        [&context, uri = newest->uri] { addExtension(context, uri); });
    }
    menu->setEnabled(!menu->isEmpty());
    menu->popup(button->mapToGlobal(QPoint(0, button->height())));
}

} // namespace

void extensions(FormPage &page)
{
    Context &context = page.context();
    page.addCards({}, tr("Document"));
    const Pointer at = Pointer::of("/stac_extensions");
    page.add(new ShapeSwitch(context, at, [&context, at](int kind, QWidget *) -> QWidget * {
        const bool table = Shape(kind) == Shape::Array;
        auto *card = table || Shape(kind) == Shape::Absent ? new Card(tr("Extensions"), QStringLiteral(" "))
                                                           : static_cast<Card *>(parts::treeCard(context, at, tr("Extensions")));
        auto *right = textButton(QStringLiteral("ok"), tr("Put right"));
        right->setObjectName(QStringLiteral("putRight"));
        right->setToolTip(tr("Declares what the members of the document need and takes out what nothing uses."));
        QObject::connect(right, &QToolButton::clicked, card, [&context] {
            const Edits edits = stac::extensionEdits(context.root());
            if (!edits.empty())
                context.apply(tr("Extensions put right"), edits);
        });
        card->header()->addWidget(right);
        QToolButton *add = nullptr;
        if (table) {
            auto *panel = new TablePanel(new ExtensionsModel(context), CellDelegate::Lines::Rows, 28, tr("Add address"));
            panel->placeIn(card, TablePanel::Move | TablePanel::Remove);
            add = panel->addTool(QStringLiteral("plus"), tr("Add a known extension"));
        } else {
            add = textButton(QStringLiteral("plus"), tr("Add a known extension"));
            card->header()->addWidget(add);
        }
        add->setObjectName(QStringLiteral("addKnown"));
        QObject::connect(add, &QToolButton::clicked, card, [&context, add] { showMenu(context, add); });
        return card;
    }));
}

} // namespace mlm::pages
