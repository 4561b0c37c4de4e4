// SPDX-License-Identifier: Apache-2.0
#include "core/document/linediff.h"
#include <algorithm>

namespace mlm {

namespace {

void append(std::vector<LineRun> &runs, LineRun::Kind kind, int left, int right, int count)
{
    if (count <= 0)
        return;
    if (!runs.empty() && runs.back().kind == kind)
        runs.back().count += count;
    else
        runs.push_back({kind, left, right, count});
}

/// The furthest-reaching paths for each number of differing lines, as long as there are fewer than `limit`; empty past that.
std::vector<std::vector<int>> trace(const QStringList &a, const QStringList &b, int limit)
{
    const int n = int(a.size());
    const int m = int(b.size());
    const int most = std::min(n + m, limit);
    std::vector<int> furthest(std::size_t(2 * most + 3), 0);
    const int zero = most + 1;
    std::vector<std::vector<int>> result;
    for (int d = 0; d <= most; ++d) {
        result.emplace_back(furthest.begin() + (zero - d - 1), furthest.begin() + (zero + d + 2));
        for (int k = -d; k <= d; k += 2) {
            const bool down = k == -d || (k != d && furthest[std::size_t(zero + k - 1)] < furthest[std::size_t(zero + k + 1)]);
            int x = down ? furthest[std::size_t(zero + k + 1)] : furthest[std::size_t(zero + k - 1)] + 1;
            while (x < n && x - k < m && a[x] == b[x - k])
                ++x;
            furthest[std::size_t(zero + k)] = x;
            if (x >= n && x - k >= m)
                return result;
        }
    }
    return {};
}

} // namespace

std::vector<LineRun> lineDiff(const QStringList &left, const QStringList &right, int limit)
{
    const int all = int(std::min(left.size(), right.size()));
    int head = 0;
    while (head < all && left[head] == right[head])
        ++head;
    int tail = 0;
    while (tail < all - head && left[left.size() - 1 - tail] == right[right.size() - 1 - tail])
        ++tail;
    const QStringList a = left.mid(head, left.size() - head - tail);
    const QStringList b = right.mid(head, right.size() - head - tail);
    std::vector<LineRun> runs;
    append(runs, LineRun::Kind::Same, 0, 0, head);

    const auto paths = a.isEmpty() || b.isEmpty() ? std::vector<std::vector<int>>() : trace(a, b, limit);
    if (paths.empty()) {
        append(runs, LineRun::Kind::Left, head, head, int(a.size()));
        append(runs, LineRun::Kind::Right, head + int(a.size()), head, int(b.size()));
    } else {
        // Back from the end along the path that was found, then the other way round.
        std::vector<LineRun> back;
        int x = int(a.size());
        int y = int(b.size());
        for (int d = int(paths.size()) - 1; d >= 0; --d) {
            const auto &furthest = paths[std::size_t(d)]; // diagonals -d-1 .. d+1
            const int k = x - y;
            const auto at = [&](int diagonal) { return furthest[std::size_t(diagonal + d + 1)]; };
            const bool down = k == -d || (k != d && at(k - 1) < at(k + 1));
            const int beforeX = d == 0 ? 0 : (down ? at(k + 1) : at(k - 1));
            const int beforeY = d == 0 ? 0 : beforeX - (down ? k + 1 : k - 1);
            const int startX = d == 0 ? 0 : (down ? beforeX : beforeX + 1);
            if (x > startX)
                back.push_back({LineRun::Kind::Same, head + startX, head + startX - k, x - startX});
            if (d > 0)
                back.push_back(down ? LineRun{LineRun::Kind::Right, head + beforeX, head + beforeY, 1}
                                    : LineRun{LineRun::Kind::Left, head + beforeX, head + beforeY, 1});
            x = beforeX;
            y = beforeY;
        }
        for (auto run = back.rbegin(); run != back.rend(); ++run)
            append(runs, run->kind, run->left, run->right, run->count);
    }
    append(runs, LineRun::Kind::Same, int(left.size()) - tail, int(right.size()) - tail, tail);
    return runs;
}

} // namespace mlm
