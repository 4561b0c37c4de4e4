// SPDX-License-Identifier: Apache-2.0
#include "widgets/pages/linkdetail.h"
#include "widgets/fields/fieldrow.h"
#include <QVBoxLayout>

namespace mlm {
namespace {

const Pointer kLinks = Pointer::of("/links");

std::string relationOf(const Json *link)
{
    const auto found = link && link->is_object() ? link->find("rel") : Json::const_iterator();
    return link && link->is_object() && found != link->end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// Whether links of a relation have a field at all; what a link has is shown in any case.
bool belongs(const spec::Field &field, const std::string &relation)
{
    if (field.name == "method" || field.name == "headers" || field.name == "body")
        return true; // of STAC itself, as those of the table
    if (field.extension.empty() || field.extension == "file")
        return false; // the size of a page is nobody's concern; where a link has it, it is shown
    if (field.extension == "example-links")
        return relation == "example";
    if (field.name == "mlm:name" || field.extension == "ml-aoi")
        return relation == "derived_from";
    return true;
}

} // namespace

LinkDetail::LinkDetail(Context &context, QWidget *parent) : QWidget(parent), m_context(context)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    connect(&context.document(), &Document::stateChanged, this, &LinkDetail::read);
    hide();
}

void LinkDetail::show(int row)
{
    m_row = row;
    read();
}

void LinkDetail::read()
{
    const Pointer at = kLinks / std::size_t(std::max(m_row, 0));
    const Json *link = m_row < 0 ? nullptr : at.in(m_context.root());
    const std::string relation = relationOf(link);
    const bool shown = link && link->is_object();
    if (!shown || !m_card || m_card->object() != at || relation != m_relation) {
        if (m_card) {
            m_card->hide();
            m_card->deleteLater();
            m_card = nullptr;
        }
        m_relation = relation;
        if (shown) {
            const QString name = relation.empty() ? tr("link %1").arg(m_row + 1) : QString::fromStdString(relation);
            m_card = new FieldCard(m_context, at, tr("More of “%1”").arg(name), [this, at](const spec::Field &field) {
                if (field.name == "rel" || field.name == "href" || field.name == "type" || field.name == "title")
                    return false;
                return (at / field.name).in(m_context.root()) || belongs(field, m_relation);
            }, this);
            layout()->addWidget(m_card);
        }
    }
    setVisible(shown && m_card && !m_card->isEmpty());
}

} // namespace mlm
