// SPDX-License-Identifier: Apache-2.0
#include "widgets/pages/page.h"
#include "widgets/fields/fieldrow.h"
#include "widgets/pages/assetspage.h"
#include "widgets/pages/builders.h"
#include "widgets/pages/formpage.h"
#include "widgets/pages/iopages.h"
#include "widgets/tables/jsontree.h"
#include "widgets/tables/tableview.h"

namespace mlm {

Pointer Page::first() const
{
    // Widgets are made from the top down; what is not in the document has no place in it.
    const auto widgets = findChildren<QWidget *>();
    for (const QWidget *widget : widgets) {
        Pointer at;
        if (const auto *row = qobject_cast<const FieldRow *>(widget))
            at = row->pointer();
        else if (const auto *view = qobject_cast<const TableView *>(widget))
            at = view->table()->base();
        else if (const auto *tree = qobject_cast<const JsonTree *>(widget))
            at = tree->tree()->top();
        if (!at.isRoot() && widget->isVisibleTo(this) && at != Pointer::of("/properties"))
            return at;
    }
    return {};
}

Page *makePage(Context &context, const std::string &id, QWidget *parent)
{
    if (id == "inputs")
        return new IoPage(context, IoPage::Side::Input, parent);
    if (id == "outputs")
        return new IoPage(context, IoPage::Side::Output, parent);
    if (id == "assets")
        return new AssetsPage(context, AssetsPage::Kind::Assets, parent);
    if (id == "item_assets")
        return new AssetsPage(context, AssetsPage::Kind::Definitions, parent);
    const bool collection = context.profile().documentType() == spec::Profile::DocumentType::Collection;
    const std::pair<const char *, void (*)(FormPage &)> forms[] = {
        {"overview", pages::overview},
        {"collection", pages::overview},
        {"model", pages::model},
        {"bands", pages::bands},
        {"hyperparameters", pages::hyperparameters},
        {"extent", collection ? pages::collectionExtent : pages::extent},
        {"summaries", pages::summaries},
        {"links", pages::links},
        {"extensions", pages::extensions},
        {"other", pages::other},
    };
    for (const auto &[name, build] : forms)
        if (id == name)
            return new FormPage(context, id, build, parent);
    return new FormPage(context, id, pages::other, parent);
}

std::vector<SubEntry> subEntries(const Context &context, const std::string &pageId)
{
    std::vector<SubEntry> entries;
    const Pointer at = pageId == "inputs"        ? IoPage::containerOf(IoPage::Side::Input)
                       : pageId == "outputs"     ? IoPage::containerOf(IoPage::Side::Output)
                       : pageId == "assets"      ? Pointer::of("/assets")
                       : pageId == "item_assets" ? Pointer::of("/item_assets")
                                                 : Pointer();
    const Json *all = at.isRoot() ? nullptr : at.in(context.root());
    if (!all)
        return entries;
    const bool members = pageId == "assets" || pageId == "item_assets";
    if (members && all->is_object()) {
        for (auto it = all->begin(); it != all->end(); ++it)
            entries.push_back({at / it.key(), QString::fromStdString(it.key())});
    } else if (!members && all->is_array()) {
        for (std::size_t i = 0; i < all->size(); ++i) {
            const Json &one = (*all)[i];
            const bool named = one.is_object() && one.contains("name") && one["name"].is_string() && !one["name"].get_ref<const std::string &>().empty();
            entries.push_back({at / i, named ? QString::fromStdString(one["name"].get<std::string>())
                                             : Page::tr("Without a name, %1").arg(i + 1)});
        }
    }
    return entries;
}

} // namespace mlm
