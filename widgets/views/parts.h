// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/validation/finding.h"
#include <QString>

class QPainter;
class QRect;

/// Small parts that the views and the window share.
namespace mlm::parts {

/// Draws "icon n" for each severity there is, from the right edge leftwards; gives the x up to which there is room left. `counts`: errors,
/// warnings, advice.
int drawCounts(QPainter &painter, const QRect &rect, const int (&counts)[3]);
/// "2 errors", "1 warning".
QString countText(Severity severity, std::size_t count);
/// "2 errors, 1 warning"; empty where all are 0.
QString countText(std::size_t errors, std::size_t warnings, std::size_t advice);

} // namespace mlm::parts
