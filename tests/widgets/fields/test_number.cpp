// SPDX-License-Identifier: Apache-2.0
#include "form.h"
#include "widgets/fields/lineinput.h"
#include "widgets/fields/numbereditor.h"

using namespace mlm;

class TestNumber : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void spells_data();
    void spells();
    void keepsEveryDigit_data();
    void keepsEveryDigit();
    void keepsSpellingUntouched();
    void keepsWhatIsNoNumber();
    void bearsBeginnings();
    void removesWhenCleared();
    void leavesTheWheelAlone();
    void readsBytes();
    void hintsBytes();
};

void TestNumber::spells_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("spelling");
    const auto row = [](const char *typed, const char *spelling) { QTest::newRow(typed) << QString(typed) << QString(spelling); };
    row("5", "5");
    row(" -5 ", "-5");
    row("+5", "5");
    row(".5", "0.5");
    row("-.5", "-0.5");
    row("1.50", "1.50");
    row("1e3", "1e3");
    row("5.", "");
    row("1,5", "");
    row("007", "");
    row("0x10", "");
    row("NaN", "");
    row("--1", "");
    row("", "");
}

void TestNumber::spells()
{
    QFETCH(QString, typed);
    QFETCH(QString, spelling);
    QCOMPARE(QString::fromStdString(numberSpelling(typed)), spelling);
}

void TestNumber::keepsEveryDigit_data()
{
    QTest::addColumn<QString>("typed");
    for (const char *typed : {"9223372036854775807", "9007199254740993", "-9223372036854775808", "18446744073709551615", "18446744073709551616",
                              "123456789012345678901234567890", "0.10", "1e3", "1.0", "2.50E-3"})
        QTest::newRow(typed) << QString(typed);
}

void TestNumber::keepsEveryDigit()
{
    QFETCH(QString, typed);
    Form form("    \"mlm:total_parameters\": 5");
    form.row("/properties/mlm:total_parameters");
    form.row("/properties/title");
    QVERIFY(form.open());
    auto *edit = form.find<QLineEdit>("/properties/mlm:total_parameters");
    QCOMPARE(edit->text(), QStringLiteral("5"));
    edit->setFocus();
    retype(edit, typed);
    QVERIFY(form.has("\"mlm:total_parameters\": " + typed.toStdString() + '\n'));
    form.find("/properties/title")->setFocus(); // pulled anew
    QCOMPARE(edit->text(), typed);
    QCOMPARE(form.steps(), 1);
    QCOMPARE(edit->text(), QStringLiteral("5"));
}

void TestNumber::keepsSpellingUntouched()
{
    Form form("    \"mlm:memory_size\": 1.0,\n    \"mlm:total_parameters\": 1E2");
    form.row("/properties/mlm:memory_size");
    form.row("/properties/mlm:total_parameters");
    QVERIFY(form.open());
    auto *size = form.find<QLineEdit>("/properties/mlm:memory_size");
    auto *count = form.find<QLineEdit>("/properties/mlm:total_parameters");
    QCOMPARE(size->text(), QStringLiteral("1.0"));
    QCOMPARE(count->text(), QStringLiteral("1E2"));
    size->setFocus();
    count->setFocus();
    QVERIFY(!form.context.document().isDirty());
}

void TestNumber::keepsWhatIsNoNumber()
{
    Form form("    \"mlm:memory_size\": 12");
    FieldRow *row = form.row("/properties/mlm:memory_size");
    form.row("/properties/title");
    QVERIFY(form.open());
    auto *edit = form.find<QLineEdit>("/properties/mlm:memory_size");
    edit->setFocus();
    QTest::keyClick(edit, Qt::Key_End);
    QTest::keyClicks(edit, QStringLiteral(" GB"));
    QVERIFY(form.has("\"mlm:memory_size\": 12")); // the member keeps what it had
    QCOMPARE(edit->text(), QStringLiteral("12 GB"));
    QCOMPARE(Form::strips(row).size(), 1);
    QVERIFY(Form::strips(row)[0]->content().message.startsWith(QStringLiteral("Not a number")));
    QCOMPARE(look::severityOf(edit), std::optional(Severity::Error));
    form.find("/properties/title")->setFocus();
    form.context.set(Pointer::of("/properties/title"), "other");
    QCOMPARE(edit->text(), QStringLiteral("12 GB")); // not lost
    QTest::mouseClick(Form::strips(row)[0]->fixButton(), Qt::LeftButton); // "Keep 12"
    QCOMPARE(edit->text(), QStringLiteral("12"));
    QCOMPARE(look::severityOf(edit), std::optional<Severity>());
    QTRY_VERIFY(Form::strips(row).isEmpty());

    QTest::keyClicks(edit, QStringLiteral("x"));
    QCOMPARE(Form::strips(row).size(), 1);
    QTest::keyClick(edit, Qt::Key_Escape);
    QCOMPARE(edit->text(), QStringLiteral("12"));

    QTest::keyClicks(edit, QStringLiteral("x"));
    form.context.set(Pointer::of("/properties/mlm:memory_size"), 7); // the member itself changes: the file wins
    QCOMPARE(edit->text(), QStringLiteral("7"));
    QTRY_VERIFY(Form::strips(row).isEmpty());
}

void TestNumber::bearsBeginnings()
{
    Form form("    \"mlm:memory_size\": 3");
    FieldRow *row = form.row("/properties/mlm:memory_size");
    form.row("/properties/title");
    QVERIFY(form.open());
    auto *edit = form.find<QLineEdit>("/properties/mlm:memory_size");
    edit->setFocus();
    retype(edit, QStringLiteral("-"));
    QVERIFY(row->fieldEditor()->problem().isEmpty());
    QTest::keyClicks(edit, QStringLiteral("1."));
    QVERIFY(row->fieldEditor()->problem().isEmpty());
    QCOMPARE(edit->text(), QStringLiteral("-1."));
    QTest::keyClicks(edit, QStringLiteral("5e"));
    QVERIFY(row->fieldEditor()->problem().isEmpty());
    QTest::keyClicks(edit, QStringLiteral("2"));
    QVERIFY(form.has("-1.5e2"));
    QTest::keyClick(edit, Qt::Key_Backspace);
    form.find("/properties/title")->setFocus();
    QVERIFY(!row->fieldEditor()->problem().isEmpty()); // left half-typed: said now
    QCOMPARE(edit->text(), QStringLiteral("-1.5e"));
}

void TestNumber::removesWhenCleared()
{
    Form form("    \"mlm:memory_size\": 3");
    form.row("/properties/mlm:memory_size");
    QVERIFY(form.open());
    auto *edit = form.find<QLineEdit>("/properties/mlm:memory_size");
    edit->setFocus();
    QTest::keyClick(edit, Qt::Key_End);
    QTest::keyClick(edit, Qt::Key_Backspace);
    QVERIFY(!form.at("/properties/mlm:memory_size"));
    QTest::keyClicks(edit, QStringLiteral("0"));
    QVERIFY(form.has("\"mlm:memory_size\": 0"));
}

void TestNumber::leavesTheWheelAlone()
{
    Form form("    \"mlm:memory_size\": 3");
    form.row("/properties/mlm:memory_size");
    QVERIFY(form.open());
    auto *edit = form.find<QLineEdit>("/properties/mlm:memory_size");
    for (const bool focused : {false, true}) {
        if (focused)
            edit->setFocus();
        QWheelEvent wheel(QPointF(5, 5), edit->mapToGlobal(QPointF(5, 5)), {}, {0, 120}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(edit, &wheel);
        QCOMPARE(edit->text(), QStringLiteral("3"));
    }
    QVERIFY(!form.context.document().isDirty());
}

void TestNumber::readsBytes()
{
    QCOMPARE(readableBytes(43'000'000), QStringLiteral("43,000,000 B = 41.0 MiB"));
    QCOMPARE(readableBytes(0), QStringLiteral("0 B"));
    QCOMPARE(readableBytes(1023), QStringLiteral("1,023 B"));
    QCOMPARE(readableBytes(1024), QStringLiteral("1,024 B = 1.0 KiB"));
    QCOMPARE(readableBytes((qint64{1} << 20) - 1), QStringLiteral("1,048,575 B = 1.0 MiB"));
    QCOMPARE(readableBytes(std::numeric_limits<qint64>::max()), QStringLiteral("9,223,372,036,854,775,807 B = 8.0 EiB"));
}

void TestNumber::hintsBytes()
{
    Form form("    \"mlm:memory_size\": 43000000");
    FieldRow *row = form.row("/properties/mlm:memory_size");
    QVERIFY(form.open());
    QCOMPARE(row->fieldEditor()->hint(), QStringLiteral("43,000,000 B = 41.0 MiB"));
    QCOMPARE(row->fieldEditor()->width(), 160);
    auto *edit = form.find<QLineEdit>("/properties/mlm:memory_size");
    QVERIFY(edit->alignment() & Qt::AlignRight);
    edit->setFocus();
    retype(edit, QStringLiteral("2048"));
    QCOMPARE(row->fieldEditor()->hint(), QStringLiteral("2,048 B = 2.0 KiB"));
    retype(edit, {});
    QCOMPARE(row->fieldEditor()->hint(), QStringLiteral("bytes"));
}

MLM_FIELDS_MAIN(TestNumber)
#include "test_number.moc"
