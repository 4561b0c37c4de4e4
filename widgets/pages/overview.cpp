// SPDX-License-Identifier: Apache-2.0
#include "widgets/pages/builders.h"
#include "widgets/pages/formpage.h"
#include "widgets/pages/linkdetail.h"
#include "widgets/pages/parts.h"
#include "widgets/tables/tables.h"
#include <QCoreApplication>
#include <QItemSelectionModel>
#include <QPointer>

namespace mlm::pages {
namespace {
QString tr(const char *text) { return QCoreApplication::translate("mlm::pages", text); }
} // namespace

void overview(FormPage &page)
{
    const bool item = page.context().profile().documentType() == spec::Profile::DocumentType::Item
                      || page.context().root().contains("properties");
    const Pointer properties = Pointer::of("/properties");
    if (item)
        page.addCards({}, tr("Item"));
    page.addCards(item ? properties : Pointer());
    parts::TableOptions options;
    options.title = tr("Providers");
    options.columns = tables::providers;
    options.adding = tr("Add provider");
    options.first = Json{{"name", ""}};
    const Pointer providers = (item ? properties : Pointer()) / "providers";
    options.offer = page.context().profile().fieldAt(providers, page.context().root());
    page.add(parts::tableCard(page.context(), providers, std::move(options)));
}

void model(FormPage &page) { page.addCards(Pointer::of("/properties")); }

void links(FormPage &page)
{
    parts::TableOptions options;
    options.title = tr("Links");
    options.columns = tables::links;
    options.adding = tr("Add link");
    options.first = Json{{"rel", "about"}, {"href", ""}};
    auto *detail = new LinkDetail(page.context(), page.body());
    options.finish = [detail = QPointer<LinkDetail>(detail)](TablePanel *panel) {
        const auto follow = [detail, panel] {
            if (detail)
                detail->show(panel->view()->currentIndex().row());
        };
        QObject::connect(panel->view()->selectionModel(), &QItemSelectionModel::currentChanged, panel, follow);
        if (detail && panel->model()->rowCount() > 0)
            detail->show(0);
    };
    page.add(parts::tableCard(page.context(), Pointer::of("/links"), std::move(options)));
    page.add(detail);
}

} // namespace mlm::pages
