// SPDX-License-Identifier: Apache-2.0
#include "form.h"
#include "widgets/fields/chip.h"
#include "widgets/fields/flowlayout.h"
#include "widgets/fields/labels.h"
#include "widgets/fields/surface.h"
#include <QLabel>
#include <QSignalSpy>

using namespace mlm;

class TestBasics : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { look::apply(*qApp, look::Scheme::Light); }
    void flows();
    void fitsAStrip();
    void saysWhatAStripIs();
    void insetsCards();
    void followsThePalette();
    void namesButtons();
    void elidesChips();
};

void TestBasics::flows()
{
    QWidget box;
    auto *flow = new FlowLayout(&box, 4, 4);
    QList<QWidget *> items;
    for (int i = 0; i < 5; ++i) {
        auto *item = new QWidget;
        item->setFixedSize(40, 20);
        items << item;
        flow->addWidget(item);
    }
    QCOMPARE(flow->heightForWidth(5 * 40 + 4 * 4), 20);
    QCOMPARE(flow->heightForWidth(5 * 40 + 4 * 4 - 1), 44);
    QCOMPARE(flow->heightForWidth(40), 5 * 24 - 4);
    box.resize(130, 100);
    box.show();
    QCOMPARE(items[2]->pos(), QPoint(88, 0));
    QCOMPARE(items[3]->pos(), QPoint(0, 24));
    items[0]->hide();
    QTRY_COMPARE(items[1]->pos(), QPoint(0, 0));
    auto *wide = new QWidget;
    wide->setMinimumWidth(20);
    wide->setFixedHeight(20);
    wide->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    flow->insertWidget(2, wide); // ends its line and takes the rest of it
    box.resize(100, 200);
    QTRY_COMPARE(wide->geometry().right(), 99);
}

void TestBasics::fitsAStrip()
{
    FindingStrip strip({Severity::Error, QStringLiteral("Short."), {}, QStringLiteral("Set 2.1.0")});
    QCOMPARE(strip.layout()->totalHeightForWidth(600), 28);
    QCOMPARE(strip.fixButton()->sizeHint().height(), 24);
    FindingStrip tall({Severity::Error, QStringLiteral("A long sentence that says what is wrong with a value and what to do. ").repeated(4), {}});
    QVERIFY(tall.layout()->totalHeightForWidth(300) > 56);
    QVERIFY(!tall.fixButton());
}

void TestBasics::saysWhatAStripIs()
{
    Finding finding;
    finding.message = QStringLiteral("It is wrong.");
    finding.advice = QStringLiteral("Do this.");
    QCOMPARE(FindingStrip::contentOf(finding).message, QStringLiteral("It is wrong. Do this."));
    finding.fix = Fix{QStringLiteral("Set 1"), {}};
    const FindingStrip::Content content = FindingStrip::contentOf(finding);
    QCOMPARE(content.message, QStringLiteral("It is wrong."));
    QCOMPARE(content.detail, QStringLiteral("Do this."));
    FindingStrip strip(content);
    bool spoken = false;
    for (const auto *label : strip.findChildren<QLabel *>())
        spoken = spoken || label->accessibleName() == QStringLiteral("Error: It is wrong.");
    QVERIFY(spoken);
    QSignalSpy asked(&strip, &FindingStrip::fixRequested);
    QTest::mouseClick(strip.fixButton(), Qt::LeftButton);
    QCOMPARE(asked.size(), 1);
}

void TestBasics::insetsCards()
{
    Card card(QStringLiteral("Title"), QStringLiteral("3"));
    auto *words = textLabel(QStringLiteral("words"));
    auto *table = new QWidget;
    table->setMinimumHeight(40);
    card.add(words);
    card.add(table, Card::Inset::Bleed);
    card.resize(400, 200);
    card.show();
    QCOMPARE(words->mapTo(&card, QPoint()).x(), 16);
    QCOMPARE(table->mapTo(&card, QPoint()).x(), 8);
    QCOMPARE(table->width(), 384);
    QVERIFY(card.header());
    QVERIFY(!Card().header());
}

void TestBasics::followsThePalette()
{
    Surface surface(look::Role::Page);
    surface.resize(20, 20);
    IconLabel icon(Severity::Error);
    const auto ground = [&] { return surface.grab().toImage().pixelColor(5, 5); };
    QCOMPARE(ground(), look::color(look::Role::Page, false));
    look::apply(*qApp, look::Scheme::Dark);
    QCOMPARE(ground(), look::color(look::Role::Page, true));
    QCOMPARE(icon.grab().toImage().pixelColor(3, 8), look::color(look::Role::Error, true));
}

void TestBasics::namesButtons()
{
    QWidget window;
    auto *button = iconButton(QStringLiteral("help"), QStringLiteral("About it"), look::Ink::Faint, nullptr, &window);
    QCOMPARE(button->accessibleName(), QStringLiteral("About it"));
    QCOMPARE(button->toolTip(), QStringLiteral("About it"));
    QVERIFY(button->focusPolicy() & Qt::TabFocus);
    QCOMPARE(button->sizeHint(), QSize(24, 24));
    QCOMPARE(iconButton(QStringLiteral("save"), QStringLiteral("Save"), look::Ink::Soft, "toolbar", &window)->sizeHint(), QSize(32, 32));
}

void TestBasics::elidesChips()
{
    Chip chip(QStringLiteral("x").repeated(2000));
    QVERIFY(chip.sizeHint().width() < 420);
    QCOMPARE(chip.sizeHint().height(), 20);
    const int plain = Chip(QStringLiteral("task")).sizeHint().width();
    Chip bad(QStringLiteral("task"));
    bad.setFinding(Severity::Warning, QStringLiteral("Hm"));
    QVERIFY(bad.sizeHint().width() > plain); // room for the icon
    QCOMPARE(bad.toolTip(), QStringLiteral("Hm"));
}

MLM_FIELDS_MAIN(TestBasics)
#include "test_basics.moc"
