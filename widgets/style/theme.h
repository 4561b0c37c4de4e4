// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/validation/finding.h"
#include <QColor>
#include <QFont>
#include <QIcon>
#include <QPalette>

class QApplication;

/// The look: colours by role, fonts relative to the system's, icons that follow the palette. See docs/look.md.
namespace mlm::look {

enum class Scheme { System, Light, Dark };

/// Puts style, palette and fonts on the application and remembers the scheme; call again to switch at run time.
void apply(QApplication &app, Scheme scheme);
bool isDark();

enum class Role {
    Chrome, Page, Card, Base, Line, Edge, EdgeStrong, Text, Soft, Faint, Accent, AccentHover, OnAccent, Tint, Hover, Pressed, Unused,
    Error, ErrorTint, Warning, WarningTint, Advice, AdviceTint, JsonString, JsonNumber
};
QColor color(Role role);
QColor color(Severity severity);
QColor tint(Severity severity);

/// px relative to the system's font size.
QFont font(int delta = 0, QFont::Weight weight = QFont::Normal);
QFont fixedFont(int delta = -1);

enum class Ink { Text, Soft, Faint, Accent, OnAccent, Error, Warning, Advice };
/// A line icon of resources/icons by its file name without ending; drawn per size, palette and ratio, cached.
QIcon icon(const QString &name, Ink ink = Ink::Soft);
QPixmap pixmap(const QString &name, Ink ink, int size, qreal ratio);
QIcon icon(Severity severity);
QString severityIconName(Severity severity);

} // namespace mlm::look
