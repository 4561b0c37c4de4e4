// SPDX-License-Identifier: Apache-2.0
#include "widgets/tables/treepanel.h"
#include "widgets/fields/labels.h"
#include <QHBoxLayout>
#include <QToolButton>

namespace mlm {

TreePanel::TreePanel(Context &context, const Pointer &top, const QString &adding, JsonTreeModel::Filter filter, QWidget *parent)
    : QWidget(parent), m_tree(new JsonTree(context, top, std::move(filter), this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_tree);
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    auto *add = textButton(QStringLiteral("plus"), adding);
    connect(add, &QToolButton::clicked, m_tree, &JsonTree::addRow);
    row->addWidget(add);
    row->addStretch();
    const auto bare = [&](const char *icon, const QString &name, void (JsonTree::*slot)()) {
        auto *button = iconButton(QString::fromLatin1(icon), name);
        connect(button, &QToolButton::clicked, m_tree, slot);
        row->addWidget(button);
    };
    bare("arrow-up", tr("Move up"), &JsonTree::moveUp);
    bare("arrow-down", tr("Move down"), &JsonTree::moveDown);
    bare("copy", tr("Copy JSON"), &JsonTree::copyJson);
    bare("paste", tr("Paste JSON"), &JsonTree::pasteJson);
    bare("trash", tr("Remove"), &JsonTree::removeRow);
    layout->addLayout(row);
}

} // namespace mlm
