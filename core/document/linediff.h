// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <QStringList>
#include <vector>

namespace mlm {

/// One run of lines in a comparison of two texts.
struct LineRun
{
    enum class Kind { Same, Left, Right }; ///< in both; only on the left; only on the right
    Kind kind = Kind::Same;
    int left = 0;   ///< first line on the left, from 0 (where it would stand, for Right)
    int right = 0;  ///< first line on the right, from 0
    int count = 0;
    bool operator==(const LineRun &) const = default;
};

/// The shortest set of differing lines (Myers' method) while fewer than `limit` lines differ; past that the middle is told as wholly different.
std::vector<LineRun> lineDiff(const QStringList &left, const QStringList &right, int limit = 2000);

} // namespace mlm
