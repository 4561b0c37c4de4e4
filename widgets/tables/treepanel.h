// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "widgets/tables/jsontree.h"
#include <QWidget>

namespace mlm {

/// A tree of JSON with its tools below: add, remove, move, copy, paste. Its own findings stand above it.
class TreePanel : public QWidget
{
    Q_OBJECT
public:
    TreePanel(Context &context, const Pointer &top, const QString &adding, JsonTreeModel::Filter filter = {}, QWidget *parent = nullptr);
    JsonTree *tree() const { return m_tree; }

private:
    JsonTree *m_tree;
};

} // namespace mlm
