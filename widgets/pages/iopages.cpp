// SPDX-License-Identifier: Apache-2.0
#include "widgets/pages/iopages.h"
#include "widgets/fields/labels.h"
#include "widgets/fields/surface.h"
#include "widgets/pages/iodetail.h"
#include "widgets/pages/pipelinestrip.h"

namespace mlm {

Pointer IoPage::containerOf(Side side) { return Pointer::of(side == Side::Input ? "/properties/mlm:input" : "/properties/mlm:output"); }

IoPage::IoPage(Context &context, Side side, QWidget *parent)
    : MasterPage(context, side == Side::Input ? "inputs" : "outputs", containerOf(side), Entries::Elements, parent), m_side(side)
{
    start();
}

QWidget *IoPage::makeDetail(const Pointer &entry)
{
    return m_side == Side::Input ? parts::inputDetail(context(), entry) : parts::outputDetail(context(), entry);
}

QWidget *IoPage::makeEmpty()
{
    const QString title = m_side == Side::Input ? tr("Inputs") : tr("Outputs");
    return new ShapeSwitch(context(), container(), [this, title](int kind, QWidget *) -> QWidget * {
        if (Shape(kind) == Shape::Plain || Shape(kind) == Shape::Object)
            return parts::treeCard(context(), container(), title);
        auto *card = new Card;
        parts::addFindings(card, context(), container());
        card->add(softLabel(m_side == Side::Input ? tr("No input is described yet.") : tr("No output is described yet.")));
        return card;
    });
}

QString IoPage::factsOf(const Pointer &entry) const
{
    const Json *json = entry.in(context().root());
    if (!json || !json->is_object())
        return tr("not an object");
    QStringList facts;
    const auto list = [&](const char *member) {
        const auto found = json->find(member);
        return found != json->end() && found->is_array() ? int(found->size()) : 0;
    };
    if (m_side == Side::Input) {
        const bool computed = json->contains("pre_processing_function") && !(*json)["pre_processing_function"].is_null();
        if (const int variables = list("variables"); variables > 0)
            facts << tr("%n variables", nullptr, variables);
        else if (const int bands = list("bands"); bands == 0)
            facts << tr("no bands");
        else
            facts << (computed && bands < 3 ? tr("from %n bands", nullptr, bands) : tr("%n bands", nullptr, bands));
    } else if (const auto tasks = json->find("tasks"); tasks != json->end() && tasks->is_array() && !tasks->empty() && (*tasks)[0].is_string()) {
        facts << QString::fromStdString((*tasks)[0].get<std::string>());
    }
    const auto structure = json->find(m_side == Side::Input ? "input" : "result");
    if (structure != json->end() && structure->is_object() && structure->contains("data_type") && (*structure)["data_type"].is_string())
        facts << QString::fromStdString((*structure)["data_type"].get<std::string>());
    return facts.join(QStringLiteral(", "));
}

QString IoPage::summary(int count) const
{
    return count > 1 ? tr("%1, in this order").arg(count) : count == 1 ? tr("1") : QString();
}

QString IoPage::addingText() const { return m_side == Side::Input ? tr("Add input") : tr("Add output"); }

void IoPage::addEntry(QToolButton *)
{
    Json fresh;
    if (m_side == Side::Input)
        fresh = Json{{"name", "input"},
                     {"bands", Json::array()},
                     {"input", {{"shape", Json::array({-1, 3, 64, 64})}, {"dim_order", Json::array({"batch", "channel", "height", "width"})}, {"data_type", "float32"}}}};
    else
        fresh = Json{{"name", "output"},
                     {"tasks", Json::array()},
                     {"result", {{"shape", Json::array({-1})}, {"dim_order", Json::array({"batch"})}, {"data_type", "float32"}}}};
    const Json *all = container().in(context().root());
    if (m_side == Side::Output)
        if (const Json *tasks = Pointer::of("/properties/mlm:tasks").in(context().root()); tasks && tasks->is_array() && tasks->size() == 1)
            fresh["tasks"] = *tasks;
    bool done = false;
    const int at = count();
    if (all && all->is_array())
        done = context().apply(addingText(), {Edit::add(container() / std::size_t(at), fresh)});
    else if (!all || all->is_null())
        done = context().set(container(), Json::array({fresh}));
    if (done) {
        show(at);
        reveal(container() / std::size_t(at) / "name");
    }
}

Json IoPage::duplicateOf(const Json &entry) const
{
    Json copy = entry;
    if (copy.is_object() && copy.contains("name") && copy["name"].is_string())
        copy["name"] = copy["name"].get<std::string>() + "-copy";
    return copy;
}

} // namespace mlm
