// SPDX-License-Identifier: Apache-2.0
#include "core/document/history.h"
#include <algorithm>

namespace mlm {

namespace {

bool leadsNowhere(const Step &step, const std::string &text)
{
    if (step.changes.size() == 1 && step.changes.front().splices.size() == 1)
        return step.changes.front().splices.front().isEmpty();
    std::ptrdiff_t growth = 0;
    for (const Change &change : step.changes) {
        for (const Splice &splice : change.splices)
            growth += static_cast<std::ptrdiff_t>(splice.inserted.size()) -
                      static_cast<std::ptrdiff_t>(splice.removed.size());
    }
    if (growth != 0)
        return false;
    std::string before = text;
    for (auto change = step.changes.rbegin(); change != step.changes.rend(); ++change) {
        for (auto splice = change->splices.rbegin(); splice != change->splices.rend(); ++splice)
            splice->inverse().apply(before);
    }
    return before == text;
}

/// Typing replaces one value again and again: only the first and the last of them matter.
bool continues(const Change &last, const Change &next)
{
    return last.edit.op == Edit::Op::Replace && next.edit.op == Edit::Op::Replace &&
           last.edit.path == next.edit.path && last.splices.size() == 1 && next.splices.size() == 1 &&
           last.splices[0].offset == next.splices[0].offset &&
           last.splices[0].inserted == next.splices[0].removed;
}

} // namespace

void History::push(Step step, const std::string &text)
{
    forgetUndone();
    const bool joins =
        m_open && m_done > 0 && !step.mergeKey.isEmpty() && m_steps.back().mergeKey == step.mergeKey;
    if (joins) {
        join(m_steps.back(), std::move(step));
    } else {
        m_steps.push_back(std::move(step));
        ++m_done;
    }
    m_open = true;
    if (leadsNowhere(m_steps.back(), text)) {
        m_steps.pop_back();
        --m_done;
        m_open = false;
    }
}

void History::join(Step &into, Step &&step)
{
    for (Change &change : step.changes) {
        if (continues(into.changes.back(), change)) {
            Change &last = into.changes.back();
            last.edit = std::move(change.edit);
            last.splices[0].inserted = std::move(change.splices[0].inserted);
        } else {
            into.changes.push_back(std::move(change));
        }
    }
    into.label = step.label;
    for (Pointer &pointer : step.touched) {
        if (std::find(into.touched.begin(), into.touched.end(), pointer) == into.touched.end())
            into.touched.push_back(std::move(pointer));
    }
}

void History::stepBack()
{
    --m_done;
    m_open = false;
}

void History::stepForward()
{
    ++m_done;
    m_open = false;
}

void History::markSaved()
{
    m_savedAt = m_done;
    m_savedBeyond = 0;
    m_open = false;
}

std::size_t History::distanceToSaved() const
{
    return (m_done > m_savedAt ? m_done - m_savedAt : m_savedAt - m_done) + m_savedBeyond;
}

void History::forgetUndone()
{
    if (m_savedAt > m_done) {
        m_savedBeyond += m_savedAt - m_done;
        m_savedAt = m_done;
    }
    m_steps.resize(m_done);
}

} // namespace mlm
