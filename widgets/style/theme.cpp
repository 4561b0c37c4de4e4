// SPDX-License-Identifier: Apache-2.0
#include "widgets/style/theme.h"
#include "widgets/style/loadfonts.h"
#include "widgets/style/appstyle.h"
#include <QApplication>
#include <QFontDatabase>
#include <QFontInfo>
#include <QScreen>
#include <QToolTip>
#include <QVariant>
#include <QWidget>
#include <array>

// Q_INIT_RESOURCE must stand outside of any namespace.
static void loadIcons() { Q_INIT_RESOURCE(icons); }

namespace mlm::look {
namespace {

struct Shade { Role role; QRgb light, dark; };

constexpr std::array shades{
    Shade{Role::Chrome, 0xffF1F3F5, 0xff202428},      Shade{Role::Page, 0xffF7F8F9, 0xff181B1E},
    Shade{Role::Card, 0xffFFFFFF, 0xff23282C},        Shade{Role::Base, 0xffFFFFFF, 0xff1A1D20},
    Shade{Role::Line, 0xffE3E7EA, 0xff33393E},        Shade{Role::Edge, 0xffCBD2D8, 0xff40474D},
    Shade{Role::EdgeStrong, 0xff7F8992, 0xff7C858E},  Shade{Role::Text, 0xff1B2126, 0xffE5E8EA},
    Shade{Role::Soft, 0xff59636C, 0xffA6AFB7},        Shade{Role::Faint, 0xff66707A, 0xff8B949D},
    Shade{Role::Accent, 0xff0A6A7A, 0xff55BAC9},      Shade{Role::AccentHover, 0xff085866, 0xff79CBD7},
    Shade{Role::OnAccent, 0xffFFFFFF, 0xff06252B},    Shade{Role::Tint, 0xffE0F0F2, 0xff183C43},
    Shade{Role::Hover, 0xffE8EBEE, 0xff2C3237},       Shade{Role::Pressed, 0xffDCE1E5, 0xff363D43},
    Shade{Role::Unused, 0xffF3F5F6, 0xff2B3136},      Shade{Role::Error, 0xffB01E1E, 0xffF2756B},
    Shade{Role::ErrorTint, 0xffFCEEEC, 0xff3B2625},   Shade{Role::Warning, 0xffB97200, 0xffF0C75E},
    Shade{Role::WarningTint, 0xffFDF4E0, 0xff383019}, Shade{Role::Advice, 0xff4D57C8, 0xffA0AAFF},
    Shade{Role::AdviceTint, 0xffEEF0FC, 0xff282C48},  Shade{Role::JsonString, 0xff2F5F8F, 0xff92BEE6},
    Shade{Role::JsonNumber, 0xff85459A, 0xffD3A3E2},
};

constexpr bool inRoleOrder()
{
    for (std::size_t i = 0; i < shades.size(); ++i)
        if (shades[i].role != Role(i))
            return false;
    return shades.size() == std::size_t(Role::JsonNumber) + 1;
}
static_assert(inRoleOrder(), "color() looks a role up by its number");

// What the system said before the application was given a look of its own.
struct System
{
    bool known = false;
    bool dark = false;
    QFont font;
    int px = 13;
};
System g_system;
bool g_dark = false;

void learnSystem()
{
    if (g_system.known)
        return;
    g_system.known = true;
    const QPalette given = QGuiApplication::palette();
    g_system.dark = given.color(QPalette::Window).lightness() < given.color(QPalette::WindowText).lightness();
    g_system.font = QApplication::font();
    // QFontInfo would load every font there is, here and now: the size follows from the screen as well.
    const QScreen *screen = QGuiApplication::primaryScreen();
    const qreal dpi = screen ? screen->logicalDotsPerInchY() : 96;
    g_system.px = g_system.font.pixelSize() > 0 ? g_system.font.pixelSize() : qRound(g_system.font.pointSizeF() * dpi / 72);
}

/// Asks again: the user may have turned the lights off since. Without a palette of its own an application answers with the platform's.
void askSystem(QApplication &app)
{
    auto *style = qobject_cast<AppStyle *>(app.style());
    if (!style)
        return; // it has just been learned
    style->setPlain(true);
    app.setPalette(QPalette());
    const QPalette given = QGuiApplication::palette();
    style->setPlain(false);
    g_system.dark = given.color(QPalette::Window).lightness() < given.color(QPalette::WindowText).lightness();
}

QFont systemFixedFont()
{
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    if (!QFontInfo(fixed).fixedPitch()) { // platforms without a theme answer with the proportional one
        fixed = QFont(QStringLiteral("monospace"));
        fixed.setStyleHint(QFont::Monospace);
    }
    return fixed;
}

} // namespace

bool isDark() { return g_dark; }
QColor color(Role role, bool dark)
{
    const Shade &shade = shades[std::size_t(role)];
    return QColor::fromRgb(dark ? shade.dark : shade.light);
}
QColor color(Role role) { return color(role, g_dark); }

QColor color(Severity severity)
{
    return color(severity == Severity::Error     ? Role::Error
                 : severity == Severity::Warning ? Role::Warning
                                                 : Role::Advice);
}

QColor tint(Severity severity)
{
    return color(severity == Severity::Error     ? Role::ErrorTint
                 : severity == Severity::Warning ? Role::WarningTint
                                                 : Role::AdviceTint);
}

QPalette palette(bool dark)
{
    const auto of = [dark](Role role) { return color(role, dark); };
    QPalette p;
    p.setColor(QPalette::Window, of(Role::Chrome));
    p.setColor(QPalette::WindowText, of(Role::Text));
    p.setColor(QPalette::Base, of(Role::Base));
    p.setColor(QPalette::AlternateBase, of(Role::Page));
    p.setColor(QPalette::Text, of(Role::Text));
    p.setColor(QPalette::Button, of(Role::Card));
    p.setColor(QPalette::ButtonText, of(Role::Text));
    p.setColor(QPalette::BrightText, of(Role::OnAccent));
    p.setColor(QPalette::PlaceholderText, of(Role::Faint));
    p.setColor(QPalette::Highlight, of(Role::Accent));
    p.setColor(QPalette::HighlightedText, of(Role::OnAccent));
    p.setColor(AccentRole, of(Role::Accent));
    p.setColor(SoftRole, of(Role::Soft));
    p.setColor(QPalette::ToolTipBase, of(dark ? Role::Pressed : Role::Text));
    p.setColor(QPalette::ToolTipText, of(dark ? Role::Text : Role::Card));
    p.setColor(QPalette::Light, of(Role::Card));
    p.setColor(QPalette::Midlight, of(Role::Line));
    p.setColor(QPalette::Mid, of(Role::Edge));
    p.setColor(QPalette::Dark, of(Role::EdgeStrong));
    p.setColor(QPalette::Shadow, Qt::black);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::PlaceholderText, SoftRole})
        p.setColor(QPalette::Disabled, role, of(Role::Faint));
    p.setColor(QPalette::Disabled, QPalette::Base, of(Role::Page));
    return p;
}

void apply(QApplication &app, Scheme scheme)
{
    loadIcons();
    learnSystem();
    if (scheme == Scheme::System)
        askSystem(app);
    g_dark = scheme == Scheme::System ? g_system.dark : scheme == Scheme::Dark;
    if (!qobject_cast<AppStyle *>(app.style()))
        app.setStyle(new AppStyle);
    const QPalette colours = palette(g_dark);
    app.setPalette(colours);
    app.setFont(font());
    QToolTip::setPalette(colours);
    QToolTip::setFont(font(-1));
}

QFont font(int delta, QFont::Weight weight)
{
    learnSystem();
    QFont f = g_system.font;
    f.setPixelSize(std::max(8, g_system.px + delta));
    f.setWeight(weight);
    return f;
}

std::jthread loadFonts()
{
    learnSystem();
    return std::jthread([regular = font()] {
        (void)QFontMetrics(regular).height();
        (void)QFontMetrics(fixedFont()).height();
    });
}

QFont fixedFont(int delta)
{
    learnSystem();
    static const QFont fixed = systemFixedFont();
    QFont f = fixed;
    f.setFixedPitch(true);
    f.setPixelSize(std::max(8, g_system.px + delta));
    return f;
}

QString severityWord(Severity severity)
{
    switch (severity) {
    case Severity::Error: return QCoreApplication::translate("look", "Error");
    case Severity::Warning: return QCoreApplication::translate("look", "Warning");
    case Severity::Advice: return QCoreApplication::translate("look", "Advice");
    }
    return {};
}

void setSeverity(QWidget *widget, std::optional<Severity> severity)
{
    if (severityOf(widget) == severity)
        return;
    static constexpr const char *names[] = {"advice", "warning", "error"};
    widget->setProperty("severity", severity ? QVariant(QString::fromLatin1(names[int(*severity)])) : QVariant());
    widget->update();
}

std::optional<Severity> severityOf(const QWidget *widget)
{
    const QString name = widget ? widget->property("severity").toString() : QString();
    if (name.isEmpty())
        return {};
    return name == QLatin1String("error")     ? Severity::Error
           : name == QLatin1String("warning") ? Severity::Warning
                                              : Severity::Advice;
}

void setKind(QWidget *widget, const char *kind)
{
    widget->setProperty("kind", QString::fromLatin1(kind));
    widget->updateGeometry();
    widget->update();
}

} // namespace mlm::look
