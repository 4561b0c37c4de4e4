// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "widgets/pages/page.h"
#include <QString>
#include <functional>

class QHBoxLayout;
class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace mlm {

/// A page that scrolls: title row, then cards at most 860 px wide. What stands in it is put in by its builder.
class FormPage : public Page
{
    Q_OBJECT
public:
    /// Fills the page; called again, on an empty page, when the specification that applies changes.
    using Builder = std::function<void(FormPage &)>;
    FormPage(Context &context, std::string id, Builder builder, QWidget *parent = nullptr);
    bool reveal(const Pointer &pointer) override;

    Context &context() const { return m_context; }
    const std::string &id() const { return m_id; }
    const spec::Page *page() const; ///< nullptr where this kind of document has no such page
    QWidget *body() const { return m_body; } ///< the parent of what is put in

    void add(QWidget *widget);
    QHBoxLayout *title() const { return m_title; } ///< for what stands at the right of the title
    void setSubtitle(const QString &text);
    /// Cards for the fields of an object that belong on this page, one a group, without those that have a table of their own.
    void addCards(const Pointer &object, const QString &firstTitle = {});

private:
    void rebuild();
    Context &m_context;
    std::string m_id;
    Builder m_builder;
    std::string m_shape;
    QScrollArea *m_area;
    QWidget *m_body = nullptr;
    QVBoxLayout *m_column = nullptr;
    QHBoxLayout *m_title = nullptr;
    QLabel *m_subtitle = nullptr;
};

/// The title of a page as a label.
QLabel *pageTitle(const QString &text, QWidget *parent = nullptr);

} // namespace mlm
