// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/validation/finding.h"
#include <QColor>
#include <QFont>
#include <QIcon>
#include <QPalette>
#include <optional>

class QApplication;
class QWidget;

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
/// The colour of a role in a scheme that need not be the one shown.
QColor color(Role role, bool dark);
QColor color(Severity severity);
QColor tint(Severity severity);

/// The palette role that carries Role::Soft, so that labels follow the palette by themselves: setForegroundRole(SoftRole). There are no
/// visited links here.
inline constexpr QPalette::ColorRole SoftRole = QPalette::LinkVisited;
inline constexpr QPalette::ColorRole AccentRole = QPalette::Link;
QPalette palette(bool dark);

/// px relative to the system's font size.
QFont font(int delta = 0, QFont::Weight weight = QFont::Normal);
QFont fixedFont(int delta = -1);

enum class Ink { Text, Soft, Faint, Accent, OnAccent, Error, Warning, Advice };
/// A line icon of resources/icons by its file name without ending; drawn per size, palette and ratio, cached.
QIcon icon(const QString &name, Ink ink = Ink::Soft);
/// `size` in logical px; `knock` colours what is cut out of a filled icon (invalid: the card's colour).
QPixmap pixmap(const QString &name, Ink ink, int size, qreal ratio, const QColor &knock = {});
QIcon icon(Severity severity);
QString severityIconName(Severity severity);
Ink severityInk(Severity severity);
QString severityWord(Severity severity); ///< "Error", "Warning", "Advice", in the user's language

/// What a field shows of its findings: the dynamic property `severity` ("error", "warning", "advice", or none), read by the style.
void setSeverity(QWidget *widget, std::optional<Severity> severity);
std::optional<Severity> severityOf(const QWidget *widget);
/// What a control is for, the dynamic property `kind`, read by the style: push buttons "default" (accent), "small" (24 high), "link";
/// tool buttons "toolbar" (32 high), "absent" (dashed), "link"; line edits "choice" (a chevron), text areas "field" (framed as a field).
void setKind(QWidget *widget, const char *kind);

} // namespace mlm::look
