// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "widgets/pages/page.h"
#include <QString>

class QHBoxLayout;
class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace mlm {

/// A page that scrolls: title row, then cards at most 860 px wide. Subclasses say in build() what stands in it.
class FormPage : public Page
{
    Q_OBJECT
public:
    FormPage(Context &context, std::string id, QWidget *parent = nullptr);
    bool reveal(const Pointer &pointer) override;

protected:
    Context &context() const { return m_context; }
    const std::string &id() const { return m_id; }
    const spec::Page *page() const; ///< nullptr where this kind of document has no such page

    /// Fills the page; called again, on an empty page, when the specification that applies changes.
    virtual void build() = 0;
    /// To be called last in the constructor of a subclass.
    void rebuild();

    void add(QWidget *widget);
    QHBoxLayout *title() const { return m_title; } ///< for what stands at the right of the title
    void setSubtitle(const QString &text);
    /// Cards for the fields of an object that belong on this page, one a group, without those that have a table of their own.
    void addCards(const Pointer &object, const QString &firstTitle = {});
    void setContentWidth(int width);
    QScrollArea *area() const { return m_area; }

private:
    Context &m_context;
    std::string m_id;
    QScrollArea *m_area;
    QWidget *m_body = nullptr;
    QVBoxLayout *m_column = nullptr;
    QHBoxLayout *m_title = nullptr;
    QLabel *m_subtitle = nullptr;
    int m_width = 860;
};

/// The title of a page as a label.
QLabel *pageTitle(const QString &text, QWidget *parent = nullptr);

} // namespace mlm
