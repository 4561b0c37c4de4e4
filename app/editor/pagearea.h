// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/json/pointer.h"
#include <QWidget>
#include <map>

class QStackedLayout;

namespace mlm {

class Context;
class Page;

/// The form: the pages of one document, each made when it is first shown and kept. Pages scroll themselves.
class PageArea : public QWidget
{
    Q_OBJECT
public:
    explicit PageArea(Context &context, QWidget *parent = nullptr);
    /// False where the document has no such page.
    bool showPage(const std::string &id);
    const std::string &pageId() const { return m_id; }
    Page *page() const;
    /// Puts the focus on the pointer's editor on the page shown; false where that page does not show it.
    bool reveal(const Pointer &pointer);
    /// Puts the focus into the page, on its first editor.
    void enter();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void dropUnknownPages();
    Context &m_context;
    QStackedLayout *m_stack = nullptr;
    std::map<std::string, Page *> m_pages;
    std::string m_id;
};

} // namespace mlm
