// SPDX-License-Identifier: Apache-2.0
#include "core/validation/schema/report.h"

namespace mlm::schema {

namespace {

constexpr std::size_t findingLimit = 10'000; ///< a broken table of a million rows needs no million sentences

} // namespace

Pointer Frame::pointer() const
{
    std::vector<std::string> tokens;
    for (const Frame *frame = this; frame->up; frame = frame->up)
        tokens.push_back(frame->element ? std::to_string(frame->index) : std::string(frame->name));
    return Pointer({tokens.rbegin(), tokens.rend()});
}

const Frame *Frame::ofField() const
{
    const Frame *frame = this;
    while (frame && !frame->field)
        frame = frame->up;
    return frame;
}

bool Report::full() const
{
    return m_list.size() >= findingLimit;
}

Finding &Report::add(std::string rule, Pointer pointer, QString message, QString advice)
{
    if (full())
        return m_spill;
    Finding &finding = m_list.emplace_back();
    finding.rule = std::move(rule);
    finding.pointer = std::move(pointer);
    finding.message = std::move(message);
    finding.advice = std::move(advice);
    for (Pointer at = finding.pointer; finding.reference.empty() && !at.isRoot(); at = at.parent())
        if (const spec::Field *field = profile.fieldAt(at, root))
            finding.reference = field->url;
    return finding;
}

Finding &Report::addMissing(std::string rule, Pointer pointer, QString message, QString advice)
{
    Finding &finding = add(std::move(rule), std::move(pointer), std::move(message), std::move(advice));
    finding.missing = true;
    return finding;
}

} // namespace mlm::schema
