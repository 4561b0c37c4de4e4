// SPDX-License-Identifier: Apache-2.0
#include "widgets/pages/builders.h"
#include "widgets/pages/formpage.h"
#include "widgets/pages/parts.h"
#include "widgets/tables/tables.h"
#include <QCoreApplication>

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
    page.add(parts::tableCard(page.context(), (item ? properties : Pointer()) / "providers", std::move(options)));
}

void model(FormPage &page) { page.addCards(Pointer::of("/properties")); }

void links(FormPage &page)
{
    parts::TableOptions options;
    options.title = tr("Links");
    options.columns = tables::links;
    options.adding = tr("Add link");
    options.first = Json{{"rel", "about"}, {"href", ""}};
    page.add(parts::tableCard(page.context(), Pointer::of("/links"), std::move(options)));
}

} // namespace mlm::pages
