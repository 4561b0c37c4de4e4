// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "widgets/context.h"
#include <QWidget>

namespace mlm {

/// One outline entry's form. Pages build themselves from the spec data and follow the document.
class Page : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;
    /// Shows the pointer and puts the focus on its editor, or the nearest above it; false where this page does not show it.
    virtual bool reveal(const Pointer &pointer) = 0;
    /// The first of the document's places that the page shows now; the root where there is none.
    virtual Pointer first() const;
};

/// `id`: of spec::pages(): "overview", "model", "inputs", "outputs", "bands", "hyperparameters", "assets", "extent", "links", "extensions",
/// "other"; for Collections also "collection", "summaries", "item_assets". Never null for those.
Page *makePage(Context &context, const std::string &id, QWidget *parent = nullptr);

/// The second level of the outline: the entries of a page ("/properties/mlm:input/0" -> "RGB", "/assets/model" -> "model").
struct SubEntry { Pointer pointer; QString title; };
std::vector<SubEntry> subEntries(const Context &context, const std::string &pageId);

} // namespace mlm
