// SPDX-License-Identifier: Apache-2.0
#include "widgets/pages/extensionsmodel.h"

namespace mlm {
namespace {

std::vector<Column> columnsOf(const spec::Type *)
{
    using Kind = Column::Kind;
    return {{"#title", ExtensionsModel::tr("Extension"), Kind::Label, 170},
            {"#version", ExtensionsModel::tr("Release"), Kind::Label, 72},
            {"#use", ExtensionsModel::tr("In use"), Kind::Label, 88},
            {{}, ExtensionsModel::tr("Address"), Kind::Name, 260, 1}};
}

} // namespace

ExtensionsModel::ExtensionsModel(Context &context, QObject *parent)
    : RowsModel(context, Pointer::of("/stac_extensions"), columnsOf, parent, Defer())
{
    sync();
}

std::set<std::string> ExtensionsModel::used(const Json &root)
{
    std::set<std::string> found;
    std::set<std::string> seen; // names recur: their extension is looked up once
    std::vector<const Json *> open{&root};
    while (!open.empty()) {
        const Json *one = open.back();
        open.pop_back();
        if (one->is_object()) {
            for (auto it = one->begin(); it != one->end(); ++it) {
                if (it.key().find(':') != std::string::npos && seen.insert(it.key()).second)
                    if (auto id = spec::extensionOfMember(it.key()); !id.empty())
                        found.insert(std::move(id));
                if (it->is_structured())
                    open.push_back(&*it);
            }
        } else if (one->is_array()) {
            for (const Json &inner : *one)
                if (inner.is_structured())
                    open.push_back(&inner);
        }
    }
    if (root.is_object() && root.contains("item_assets"))
        found.insert("item-assets");
    return found;
}

const spec::Release *ExtensionsModel::release(int index) const
{
    const Json *uri = row(index);
    return uri && uri->is_string() ? spec::releaseByUri(uri->get_ref<const std::string &>()) : nullptr;
}

QString ExtensionsModel::rowName(int index) const
{
    const spec::Release *known = release(index);
    return known ? known->title : RowsModel::rowName(index);
}

void ExtensionsModel::dress(int index, int column, CellView &view) const
{
    const Column &spec = columns()[std::size_t(column)];
    if (spec.kind != Column::Kind::Label)
        return;
    view.state = CellView::State::Value;
    view.soft = spec.member != "#title";
    const spec::Release *known = release(index);
    if (!known) {
        view.soft = true;
        view.text = spec.member == "#title" ? tr("not known here") : QString();
        return;
    }
    if (spec.member == "#title") {
        view.text = known->title;
    } else if (spec.member == "#version") {
        view.text = QString::fromStdString(known->version);
        view.fixed = true;
    } else {
        if (const auto now = context().document().revision(); now != m_usedAt) {
            m_used = used(context().root());
            m_usedAt = now;
        }
        view.text = m_used.contains(known->extension) ? tr("yes") : tr("not used");
    }
}

} // namespace mlm
