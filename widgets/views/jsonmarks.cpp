// SPDX-License-Identifier: Apache-2.0
#include "widgets/views/jsonmarks.h"
#include "widgets/context.h"

namespace mlm {

namespace {

/// The node of the pointer or of the nearest above it; `exact` tells which.
std::size_t nearestNode(const Document &document, Pointer pointer, bool &exact)
{
    exact = true;
    for (;;) {
        if (const auto node = document.map().find(document.root(), pointer))
            return *node;
        exact = false;
        if (pointer.isRoot())
            return 0;
        pointer = pointer.parent();
    }
}

} // namespace

std::vector<JsonText::Mark> jsonMarks(const Context &context, const JsonLines &lines, std::size_t most)
{
    std::vector<JsonText::Mark> marks;
    const auto &document = context.document();
    for (const Finding &finding : context.findings().list) {
        if (marks.size() >= most)
            break;
        bool exact = true;
        const auto &node = document.map().nodes()[nearestNode(document, finding.pointer, exact)];
        const bool named = node.name.size() > 0;
        auto span = (finding.atName || !exact) && named ? node.name : node.value;
        auto from = lines.place(span.begin);
        auto to = lines.place(span.end);
        if (from.line != to.line) {
            // A whole object is not underlined: its name, or its bracket, says enough.
            span = named ? node.name : Span{span.begin, span.begin + 1};
            from = lines.place(span.begin);
            to = lines.place(span.end);
        }
        marks.push_back({from.line, from.column, to.line == from.line ? to.column : from.column, finding.severity, finding.message});
    }
    return marks;
}

std::pair<int, int> jsonLineRange(const Context &context, const JsonLines &lines, const Pointer &pointer)
{
    if (pointer.isRoot())
        return {-1, -1};
    bool exact = true;
    const auto index = nearestNode(context.document(), pointer, exact);
    if (index == 0)
        return {-1, -1};
    const auto &node = context.document().map().nodes()[index];
    const int first = lines.place(node.name.size() > 0 ? node.name.begin : node.value.begin).line;
    return {first, exact ? lines.place(node.value.end).line : first};
}

} // namespace mlm
