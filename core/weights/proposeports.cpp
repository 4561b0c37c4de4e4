// SPDX-License-Identifier: Apache-2.0
#include "core/weights/dtypes.h"
#include "core/weights/proposing.h"
#include <QCoreApplication>
#include <algorithm>

namespace mlm::weights {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Import)
};

using Shape = std::vector<std::int64_t>;

/// A few: bands or colours rather than rows.
bool fewEnough(std::int64_t size)
{
    return size >= 1 && size <= 64;
}

/// A size that rows and columns have: not known, or more than there are channels.
bool extends(std::int64_t size, std::int64_t channels)
{
    return size == -1 || size > channels;
}

bool isOlderThan15(const std::string &version)
{
    return version.starts_with("1.0.") || version.starts_with("1.1.") || version.starts_with("1.2.") || version.starts_with("1.3.") ||
           version.starts_with("1.4.");
}

class PortProposals
{
public:
    PortProposals(Proposing &proposing, bool input)
        : m_proposing(proposing), m_input(input), m_list(*proposing.model() / (input ? "mlm:input" : "mlm:output"))
    {
    }

    void all(const std::vector<PortFact> &ports)
    {
        if (ports.empty() || !m_proposing.knows(m_list) || m_proposing.has(m_list))
            return;
        const Json *recorded = m_list.in(m_proposing.root);
        if (recorded && !recorded->is_array() && !recorded->is_null())
            return;
        // A second file says the same of the same model, or it is of another one.
        const auto here = [&](const Proposal &p) { return p.pointer.startsWith(m_list); };
        if (std::any_of(m_proposing.plan.proposals.begin(), m_proposing.plan.proposals.end(), here))
            return;
        std::size_t next = recorded && recorded->is_array() ? recorded->size() : 0;
        const auto matched = matchPorts(recorded, ports);
        for (std::size_t i = 0; i < ports.size(); ++i)
            one(ports[i], matched[i] ? *matched[i] : next++, !matched[i]);
    }

private:
    void one(const PortFact &port, std::size_t index, bool isNew)
    {
        const Pointer entry = m_list / index;
        const Pointer tensor = entry / (m_input ? "input" : "result");
        const QString shown = port.name && !port.name->empty() ? QString::fromStdString(*port.name) : QString::number(index + 1);
        if (port.name && !port.name->empty())
            m_proposing.offer(entry / "name", *port.name, port.whereFrom);
        if (isNew && !m_input)
            tasks(entry);
        if (port.shape)
            shape(tensor, *port.shape, port, shown);
        if (port.dtype)
            dataType(tensor / "data_type", *port.dtype, port);
    }

    /// An output is for the tasks of the model.
    void tasks(const Pointer &entry)
    {
        const Json *tasks = (*m_proposing.model() / "mlm:tasks").in(m_proposing.root);
        if (tasks && tasks->is_array() && !tasks->empty())
            m_proposing.offer(entry / "tasks", *tasks, Words::tr("tasks of the model in the document"));
    }

    void shape(const Pointer &tensor, const Shape &found, const PortFact &port, const QString &shown)
    {
        const bool sayable = !found.empty() && std::all_of(found.begin(), found.end(), [](std::int64_t size) { return size == -1 || size > 0; });
        if (!sayable) {
            m_proposing.say(found.empty() ? Words::tr("“%1” is a single number: MLM has no shape for that.").arg(shown)
                                          : Words::tr("“%1” has an empty dimension: MLM has no shape for that.").arg(shown));
            return;
        }
        Proposal *proposal = m_proposing.offer(tensor / "shape", Json(found), port.whereFrom);
        const Json *there = (tensor / "shape").in(m_proposing.root);
        if (proposal && proposal->state == Proposal::State::Differs && there && shapesFit(*there, found)) {
            proposal->state = Proposal::State::Agrees;
            proposal->note = Words::tr("The sizes fit: -1 stands for any.");
        }
        dimensions(tensor, found);
    }

    void dimensions(const Pointer &tensor, const Shape &found)
    {
        const Pointer pointer = tensor / "dim_order";
        const Json *there = pointer.in(m_proposing.root);
        if (there && there->is_array() && there->size() == found.size())
            return; // whoever wrote that knows more than the sizes tell
        const std::vector<std::string> order = usualOrder(tensor, found);
        if (order.empty())
            return;
        if (Proposal *proposal = m_proposing.offer(pointer, Json(order), Words::tr("usual order for such sizes"),
                                                   Words::tr("Please confirm: the file tells the sizes, not what they mean.")))
            proposal->ticked = false;
    }

    std::string channelName(const Pointer &tensor) const
    {
        if (!m_input && isTask("segmentation"))
            return "class";
        const Json *bands = (tensor.parent() / "bands").in(m_proposing.root);
        const bool named = bands && bands->is_array() && !bands->empty();
        return named && !isOlderThan15(m_proposing.profile->mlmVersion()) ? "bands" : "channel";
    }

    bool isTask(std::string_view part) const
    {
        const Json *tasks = (*m_proposing.model() / "mlm:tasks").in(m_proposing.root);
        return tasks && tasks->is_array() && std::any_of(tasks->begin(), tasks->end(), [&](const Json &task) {
                   return task.is_string() && task.get_ref<const std::string &>().find(part) != std::string::npos;
               });
    }

    std::vector<std::string> usualOrder(const Pointer &tensor, const Shape &s) const
    {
        if (s.size() == 1 && s[0] == -1)
            return {"batch"};
        if (s.size() == 2)
            return {"batch", !m_input && isTask("classification") ? "class" : "features"};
        if (s.size() == 4) {
            const bool first = fewEnough(s[1]) && extends(s[2], s[1]) && extends(s[3], s[1]);
            const bool last = fewEnough(s[3]) && extends(s[1], s[3]) && extends(s[2], s[3]);
            if (first && !last)
                return {"batch", channelName(tensor), "height", "width"};
            if (last && !first)
                return {"batch", "height", "width", channelName(tensor)};
        }
        return {};
    }

    void dataType(const Pointer &pointer, const std::string &dtype, const PortFact &port)
    {
        const std::string raster = rasterDataType(dtype);
        m_proposing.offer(pointer, raster, port.whereFrom,
                          raster == "other" ? Words::tr("The file says %1, for which MLM has no name but “other”.").arg(QString::fromStdString(dtype))
                                            : QString());
    }

    Proposing &m_proposing;
    bool m_input;
    Pointer m_list;
};

} // namespace

bool shapesFit(const Json &recorded, const std::vector<std::int64_t> &found)
{
    if (!recorded.is_array() || recorded.size() != found.size())
        return false;
    for (std::size_t i = 0; i < found.size(); ++i) {
        if (!recorded[i].is_number())
            return false;
        const double size = recorded[i].get<double>();
        if (size != -1 && found[i] != -1 && size != static_cast<double>(found[i]))
            return false;
    }
    return true;
}

std::vector<std::optional<std::size_t>> matchPorts(const Json *recorded, const std::vector<PortFact> &ports)
{
    std::vector<std::optional<std::size_t>> result(ports.size());
    const std::size_t count = recorded && recorded->is_array() ? recorded->size() : 0;
    std::vector<bool> used(count, false);
    for (std::size_t i = 0; i < ports.size(); ++i) {
        for (std::size_t k = 0; ports[i].name && !result[i] && k < count; ++k) {
            const Json *name = Pointer::of("/name").in((*recorded)[k]);
            if (!used[k] && name && name->is_string() && name->get_ref<const std::string &>() == *ports[i].name) {
                result[i] = k;
                used[k] = true;
            }
        }
    }
    std::size_t next = 0;
    for (auto &match : result) {
        while (next < count && used[next])
            ++next;
        if (!match && next < count)
            match = next++;
    }
    return result;
}

void proposePorts(Proposing &proposing, const Facts &facts)
{
    PortProposals(proposing, true).all(facts.inputs);
    PortProposals(proposing, false).all(facts.outputs);
}

} // namespace mlm::weights
