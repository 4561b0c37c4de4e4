// SPDX-License-Identifier: Apache-2.0
#include "widgets/style/appstyle.h"
#include "widgets/style/paint.h"
#include "widgets/style/theme.h"
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QTest>
#include <QToolButton>
#include <cmath>
#include <set>

using namespace mlm;
using look::Role;

namespace {

double luminance(const QColor &colour)
{
    const auto linear = [](double part) { return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

/// The contrast ratio of WCAG 2.
double contrast(const QColor &a, const QColor &b)
{
    const double one = luminance(a), two = luminance(b);
    return (std::max(one, two) + 0.05) / (std::min(one, two) + 0.05);
}

QImage shot(QWidget &widget)
{
    return widget.grab().toImage().convertToFormat(QImage::Format_RGB32);
}

bool has(const QImage &image, const QColor &colour)
{
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if (image.pixel(x, y) == colour.rgb())
                return true;
    return false;
}

/// How much of what is drawn is neither full nor clear: what is blurred has more of it.
double blurred(const QImage &image)
{
    int drawn = 0, between = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) {
            const int alpha = qAlpha(image.pixel(x, y));
            drawn += alpha > 8;
            between += alpha > 24 && alpha < 200;
        }
    return drawn == 0 ? 1 : double(between) / drawn;
}

} // namespace

class TestStyle : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { look::apply(*qApp, look::Scheme::Light); }
    void hasContrast_data();
    void hasContrast();
    void partsErrorFromWarning();
    void keepsRelativeFonts();
    void switchesAtRunTime();
    void drawsIcons_data();
    void drawsIcons();
    void drawsIconsSharply();
    void followsThePalette();
    void knowsEveryIcon();
    void measuresControls();
    void marksSeverity();
    void keepsFocusVisible();
    void drawsNull();
};

void TestStyle::hasContrast_data()
{
    QTest::addColumn<int>("ink");
    QTest::addColumn<int>("ground");
    QTest::addColumn<double>("light");
    QTest::addColumn<double>("dark");
    const auto row = [](const char *name, Role ink, Role ground, double light, double dark) {
        QTest::newRow(name) << int(ink) << int(ground) << light << dark;
    };
    row("text on card", Role::Text, Role::Card, 16, 12);
    row("text on page", Role::Text, Role::Page, 10, 10);
    row("text on chrome", Role::Text, Role::Chrome, 10, 10);
    row("text in a field", Role::Text, Role::Base, 10, 10);
    row("text on selection", Role::Text, Role::Tint, 13.5, 9.5);
    row("text on error", Role::Text, Role::ErrorTint, 10.6, 10.6);
    row("text on warning", Role::Text, Role::WarningTint, 10.6, 10.4);
    row("text on advice", Role::Text, Role::AdviceTint, 10.6, 10.4);
    row("soft on card", Role::Soft, Role::Card, 6, 6.5);
    row("soft on selection", Role::Soft, Role::Tint, 4.5, 4.5);
    row("faint on card", Role::Faint, Role::Card, 4.9, 4.7);
    row("accent on card", Role::Accent, Role::Card, 6, 6);
    row("words on accent", Role::OnAccent, Role::Accent, 6, 6.5);
    row("lower edge on card", Role::EdgeStrong, Role::Card, 3.5, 3.9);
    row("error on card", Role::Error, Role::Card, 6.5, 5);
    row("warning on card", Role::Warning, Role::Card, 3.5, 8.5);
    row("advice on card", Role::Advice, Role::Card, 5.5, 6.5);
    row("string in a field", Role::JsonString, Role::Base, 6.2, 8);
    row("number in a field", Role::JsonNumber, Role::Base, 6.2, 8);
}

void TestStyle::hasContrast()
{
    QFETCH(int, ink);
    QFETCH(int, ground);
    QFETCH(double, light);
    QFETCH(double, dark);
    for (const bool isDark : {false, true}) {
        const double ratio = contrast(look::color(Role(ink), isDark), look::color(Role(ground), isDark));
        QVERIFY2(ratio >= (isDark ? dark : light), qPrintable(QStringLiteral("%1: %2").arg(isDark ? "dark" : "light").arg(ratio)));
    }
}

void TestStyle::partsErrorFromWarning()
{
    for (const bool dark : {false, true})
        QVERIFY(contrast(look::color(Role::Error, dark), look::color(Role::Warning, dark)) >= 1.65);
}

void TestStyle::keepsRelativeFonts()
{
    const int body = look::font().pixelSize();
    QVERIFY(body > 0);
    QCOMPARE(QApplication::font().pixelSize(), body);
    QCOMPARE(look::font(5).pixelSize(), body + 5);
    QCOMPARE(look::fixedFont().pixelSize(), body - 1);
    QVERIFY(QFontInfo(look::fixedFont()).fixedPitch());
    QCOMPARE(look::font(0, QFont::DemiBold).weight(), QFont::DemiBold);
}

void TestStyle::switchesAtRunTime()
{
    QLabel soft(QStringLiteral("soft"));
    soft.setForegroundRole(look::SoftRole);
    QPushButton button(QStringLiteral("Choose"));
    button.resize(button.sizeHint());
    soft.show();
    const QStyle *style = qApp->style();
    QVERIFY(!look::isDark());
    QCOMPARE(soft.palette().color(look::SoftRole), look::color(Role::Soft, false));
    QVERIFY(has(shot(button), look::color(Role::Card, false)));

    look::apply(*qApp, look::Scheme::Dark);
    QVERIFY(look::isDark());
    QCOMPARE(qApp->style(), style); // what widgets know of it stays good
    QTRY_COMPARE(soft.palette().color(look::SoftRole), look::color(Role::Soft, true));
    QVERIFY(has(shot(button), look::color(Role::Pressed, true)));

    look::apply(*qApp, look::Scheme::Light);
    QVERIFY(has(shot(button), look::color(Role::Card, false)));
}

void TestStyle::drawsIcons_data()
{
    QTest::addColumn<qreal>("ratio");
    QTest::newRow("100 %") << 1.0;
    QTest::newRow("150 %") << 1.5;
    QTest::newRow("200 %") << 2.0;
}

void TestStyle::drawsIcons()
{
    QFETCH(qreal, ratio);
    const QPixmap image = look::pixmap(QStringLiteral("plus"), look::Ink::Accent, 16, ratio);
    QCOMPARE(image.size(), QSize(qRound(16 * ratio), qRound(16 * ratio)));
    QCOMPARE(image.devicePixelRatio(), ratio);
    // Some pixel is the ink itself, without a blend.
    const QImage pixels = image.toImage();
    bool pure = false;
    for (int y = 0; y < pixels.height(); ++y)
        for (int x = 0; x < pixels.width(); ++x)
            pure = pure || pixels.pixelColor(x, y) == look::color(Role::Accent);
    QVERIFY(pure);
    // Drawn once: the same pixels are shared.
    QCOMPARE(look::pixmap(QStringLiteral("plus"), look::Ink::Accent, 16, ratio).cacheKey(), image.cacheKey());
    QVERIFY(look::pixmap(QStringLiteral("plus"), look::Ink::Error, 16, ratio).cacheKey() != image.cacheKey());
}

void TestStyle::drawsIconsSharply()
{
    // Strokes stand on whole px at 1x, and at 2x the icon is drawn anew: an enlarged one would be blurred.
    for (const QString &name : {QStringLiteral("plus"), QStringLiteral("panel-right"), QStringLiteral("overview")}) {
        const QImage once = look::pixmap(name, look::Ink::Text, 16, 1).toImage();
        const QImage twice = look::pixmap(name, look::Ink::Text, 16, 2).toImage();
        const QImage enlarged = once.scaled(32, 32, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
        QVERIFY2(blurred(twice) < blurred(enlarged), qPrintable(name));
        QVERIFY2(blurred(twice) < 0.55, qPrintable(QStringLiteral("%1: %2").arg(name).arg(blurred(twice))));
    }
    const QPixmap fromIcon = look::icon(QStringLiteral("plus")).pixmap(QSize(16, 16), 2.0);
    QCOMPARE(fromIcon.size(), QSize(32, 32));
    QCOMPARE(fromIcon.devicePixelRatio(), 2.0);
}

void TestStyle::followsThePalette()
{
    const QIcon icon = look::icon(QStringLiteral("error"), look::Ink::Error); // made before the switch
    const auto middle = [&icon] { return icon.pixmap(QSize(16, 16), 1.0).toImage().pixelColor(3, 8); };
    QCOMPARE(middle(), look::color(Role::Error, false));
    look::apply(*qApp, look::Scheme::Dark);
    QCOMPARE(middle(), look::color(Role::Error, true));
    const QImage marked = look::pixmap(QStringLiteral("error"), look::Ink::Error, 32, 1, Qt::green).toImage();
    QCOMPARE(marked.pixelColor(16, 16), QColor(Qt::green)); // the cross is cut out in the ground's colour
}

void TestStyle::knowsEveryIcon()
{
    const QStringList files = QDir(QStringLiteral(":/icons")).entryList({QStringLiteral("*.svg")});
    QVERIFY(files.size() >= 40);
    std::set<qint64> seen;
    for (const QString &file : files) {
        const QPixmap image = look::pixmap(file.chopped(4), look::Ink::Text, 16, 1);
        QVERIFY2(blurred(image.toImage()) < 1, qPrintable(file)); // something is drawn
        seen.insert(image.cacheKey());
    }
    QCOMPARE(qsizetype(seen.size()), files.size());
    for (const Severity severity : {Severity::Advice, Severity::Warning, Severity::Error})
        QVERIFY(files.contains(look::severityIconName(severity) + QStringLiteral(".svg")));
}

void TestStyle::measuresControls()
{
    QLineEdit edit;
    QComboBox box;
    QPushButton button(QStringLiteral("Choose…")), small(QStringLiteral("Fix"));
    look::setKind(&small, "small");
    QToolButton tool, bar;
    tool.setIcon(look::icon(QStringLiteral("help")));
    bar.setIcon(look::icon(QStringLiteral("save")));
    look::setKind(&bar, "toolbar");
    QCOMPARE(edit.sizeHint().height(), 28);
    QCOMPARE(box.sizeHint().height(), 28);
    QCOMPARE(button.sizeHint().height(), 28);
    QVERIFY(button.sizeHint().width() >= 72);
    QCOMPARE(small.sizeHint().height(), 24);
    QCOMPARE(tool.sizeHint(), QSize(24, 24));
    QCOMPARE(bar.sizeHint(), QSize(32, 32));
    QCOMPARE(qApp->style()->pixelMetric(QStyle::PM_SplitterWidth), 1);
    QCOMPARE(qApp->style()->styleHint(QStyle::SH_Widget_Animation_Duration), 0);
}

void TestStyle::marksSeverity()
{
    QLineEdit edit;
    edit.resize(122, 28);
    for (const Severity severity : {Severity::Error, Severity::Warning, Severity::Advice}) {
        look::setSeverity(&edit, severity);
        QCOMPARE(look::severityOf(&edit), std::optional(severity));
        QCOMPARE(shot(edit).pixelColor(60, 0), look::color(severity));
    }
    look::setSeverity(&edit, {});
    QCOMPARE(look::severityOf(&edit), std::optional<Severity>());
    QCOMPARE(shot(edit).pixelColor(60, 0), look::color(Role::Edge));
    QCOMPARE(shot(edit).pixelColor(60, 27), look::color(Role::EdgeStrong)); // the lower edge is found at a glance
}

void TestStyle::keepsFocusVisible()
{
    QWidget window;
    QLineEdit edit(&window);
    edit.setGeometry(8, 8, 122, 28);
    QCheckBox tick(QStringLiteral("Only"), &window);
    tick.setGeometry(8, 48, 122, 28);
    QToolButton button(&window);
    button.setText(QStringLiteral("Add"));
    button.setAutoRaise(true);
    button.setFocusPolicy(Qt::TabFocus);
    button.setGeometry(8, 88, 60, 24);
    look::setSeverity(&edit, Severity::Error);
    window.resize(140, 120);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    edit.setFocus(Qt::TabFocusReason);
    QCOMPARE(shot(edit).pixelColor(60, 1), look::color(Role::Accent)); // wins over the severity's edge
    QTest::keyClick(&edit, Qt::Key_Tab);
    QVERIFY(tick.hasFocus());
    QVERIFY(has(shot(tick).copy(20, 0, 100, 28), look::color(Role::Accent)));
    QTest::keyClick(&tick, Qt::Key_Tab);
    QVERIFY(button.hasFocus());
    QVERIFY(has(shot(button), look::color(Role::Accent)));
}

void TestStyle::drawsNull()
{
    QImage image(200, 28, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::white);
    QPainter painter(&image);
    const QRect rest = look::drawNullPill(&painter, QRect(8, 0, 180, 28));
    painter.end();
    QVERIFY(rest.left() > 30);
    QCOMPARE(rest.right(), 187);
    QVERIFY(has(image, look::color(Role::Faint)));
}

QTEST_MAIN(TestStyle)
#include "test_style.moc"
