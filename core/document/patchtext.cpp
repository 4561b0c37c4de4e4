// SPDX-License-Identifier: Apache-2.0
#include "core/document/patchtext.h"
#include "core/document/linediff.h"
#include <algorithm>

namespace mlm {

namespace {

constexpr int around = 3;

/// Lines without their line feed. A line that ends the text without one differs from the same line with one, so it is marked.
QStringList linesOf(std::string_view text)
{
    QStringList lines = QString::fromUtf8(text.data(), qsizetype(text.size())).split(QLatin1Char('\n'));
    if (lines.back().isEmpty())
        lines.removeLast();
    else
        lines.back() += QStringLiteral("\n\\ No newline at end of file");
    return lines;
}

void range(std::string &out, char sign, int first, int count)
{
    // An empty range is told by the line before it.
    out += sign + std::to_string(count > 0 ? first + 1 : first);
    if (count != 1)
        out += ',' + std::to_string(count);
}

} // namespace

std::string patchText(std::string_view name, std::string_view before, std::string_view after)
{
    if (before == after)
        return {};
    const QStringList a = linesOf(before), b = linesOf(after);
    const std::vector<LineRun> runs = lineDiff(a, b);
    std::string out = "--- " + std::string(name) + "\n+++ " + std::string(name) + '\n';
    std::string body;
    int left = 0, right = 0, leftCount = 0, rightCount = 0;
    const auto put = [&](char sign, const QString &line) {
        body += sign + line.toStdString() + '\n';
        leftCount += sign != '+';
        rightCount += sign != '-';
    };
    const auto flush = [&] {
        if (leftCount + rightCount == 0)
            return;
        out += "@@ ";
        range(out, '-', left, leftCount);
        out += ' ';
        range(out, '+', right, rightCount);
        out += " @@\n" + body;
        body.clear();
        leftCount = rightCount = 0;
    };
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const LineRun &run = runs[i];
        if (run.kind != LineRun::Kind::Same) {
            if (body.empty()) {
                left = run.left;
                right = run.right;
            }
            for (int n = 0; n < run.count; ++n)
                run.kind == LineRun::Kind::Left ? put('-', a[run.left + n]) : put('+', b[run.right + n]);
            continue;
        }
        const int tail = i == 0 ? 0 : std::min(run.count, around);
        const int head = i + 1 == runs.size() ? 0 : std::min(run.count, around);
        if (i > 0 && i + 1 < runs.size() && run.count <= 2 * around) {
            for (int n = 0; n < run.count; ++n)
                put(' ', a[run.left + n]);
            continue;
        }
        for (int n = 0; n < tail; ++n)
            put(' ', a[run.left + n]);
        flush();
        if (head > 0) {
            left = run.left + run.count - head;
            right = run.right + run.count - head;
            for (int n = run.count - head; n < run.count; ++n)
                put(' ', a[run.left + n]);
        }
    }
    flush();
    return out;
}

} // namespace mlm
