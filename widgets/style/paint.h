// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/validation/finding.h"
#include "widgets/style/theme.h"
#include <QRect>
#include <optional>

class QPainter;

/// The few shapes of the look, shared by the style, the form parts and the delegates. All sizes in logical px.
namespace mlm::look {

inline constexpr int controlHeight = 28;
inline constexpr int smallHeight = 24;
inline constexpr qreal controlRadius = 4;

/// A filled, rounded rectangle with a line of 1 px inside it; an invalid colour leaves that part out.
void drawPanel(QPainter *painter, const QRect &rect, const QColor &fill, const QColor &line, qreal radius = controlRadius);
/// The 2 px of accent that say where the keyboard is.
void drawFocusRing(QPainter *painter, const QRect &rect, qreal radius = controlRadius);

struct FieldState
{
    bool enabled = true, hover = false, focus = false, readOnly = false;
    std::optional<Severity> severity = {};
};
/// The box of an editor. Focus wins over the severity's edge; what is read-only has no box.
void drawField(QPainter *painter, const QRect &rect, const FieldState &state);

/// The framed word `null` at the left of `rect`; gives the rectangle that is left for its meaning.
QRect drawNullPill(QPainter *painter, const QRect &rect, bool enabled = true);
/// The pill and its meaning as they stand in an editor whose contents begin at `rect`.
void drawNull(QPainter *painter, const QRect &rect, const QString &meaning, const QFont &font, bool enabled = true);

/// An icon of resources/icons of `size` px in the middle of `rect`.
void drawIcon(QPainter *painter, const QRect &rect, const QString &name, Ink ink, int size = 16, const QColor &knock = {});

} // namespace mlm::look
