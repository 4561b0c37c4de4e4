// SPDX-License-Identifier: Apache-2.0
#include "form.h"
#include "widgets/fields/choiceeditor.h"
#include <QPlainTextEdit>
#include <QWheelEvent>

using namespace mlm;

class TestChoice : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void choosesTrueAndFalse();
    void keepsAnUnknownValue();
    void setsNull();
    void isAbsentUntilChosen();
    void leavesTheWheelAlone();
    void showsWrongTypes();

private:
    static void wheel(QWidget *widget)
    {
        QWheelEvent event(QPointF(5, 5), widget->mapToGlobal(QPointF(5, 5)), {}, {0, -120}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(widget, &event);
    }
    static QStringList entries(const QComboBox *box)
    {
        QStringList texts;
        for (int i = 0; i < box->count(); ++i)
            texts << box->itemText(i);
        return texts;
    }
};

void TestChoice::choosesTrueAndFalse()
{
    Form form("    \"mlm:pretrained\": true");
    form.row("/properties/mlm:pretrained");
    QVERIFY(form.open());
    auto *box = form.find<QComboBox>("/properties/mlm:pretrained");
    QVERIFY(box);
    QCOMPARE(entries(box), QStringList({"true", "false", "not set"}));
    QCOMPARE(box->currentText(), QStringLiteral("true"));
    box->setFocus();
    QTest::keyClick(box, Qt::Key_Down);
    QVERIFY(form.has("\"mlm:pretrained\": false"));
    QTest::keyClick(box, Qt::Key_Down);
    QVERIFY(!form.at("/properties/mlm:pretrained"));
    QTest::keyClick(box, Qt::Key_Up);
    QVERIFY(form.has("\"mlm:pretrained\": false"));
    QCOMPARE(form.steps(), 1);
    QCOMPARE(box->currentText(), QStringLiteral("true"));
}

void TestChoice::keepsAnUnknownValue()
{
    Form form("    \"mlm:accelerator\": \"abacus\"");
    FieldRow *row = form.row("/properties/mlm:accelerator");
    QVERIFY(form.open());
    auto *box = form.find<QComboBox>("/properties/mlm:accelerator");
    QVERIFY(box);
    QCOMPARE(box->currentText(), QStringLiteral("abacus"));
    QVERIFY(entries(box).contains(QStringLiteral("cuda")));
    QVERIFY(!form.context.document().isDirty());
    QCOMPARE(Form::strips(row).size(), 1);
    QCOMPARE(look::severityOf(box), std::optional(Severity::Error));
    box->setFocus();
    QTest::keyClicks(box, QStringLiteral("cuda")); // as far as the first letters need
    QVERIFY(form.has("\"mlm:accelerator\": \"cuda\""));
    QTRY_VERIFY(Form::strips(row).isEmpty());
    QVERIFY(!entries(box).contains(QStringLiteral("abacus")));
    form.context.document().undo();
    QCOMPARE(box->currentText(), QStringLiteral("abacus"));
    QTRY_COMPARE(Form::strips(row).size(), 1);
}

void TestChoice::setsNull()
{
    Form form("    \"mlm:accelerator\": \"cuda\"");
    FieldRow *row = form.row("/properties/mlm:accelerator");
    QVERIFY(form.open());
    auto *box = form.find<QComboBox>("/properties/mlm:accelerator");
    const int null = box->findText(QStringLiteral("null"));
    QVERIFY(null >= 0);
    box->setFocus();
    box->setCurrentIndex(null);
    Q_EMIT box->activated(null);
    QVERIFY(form.has("\"mlm:accelerator\": null"));
    QCOMPARE(row->fieldEditor()->spokenState(), QStringLiteral("null, none needed"));
    form.menu("/properties/mlm:accelerator", "remove");
    QVERIFY(!form.at("/properties/mlm:accelerator"));
    QCOMPARE(box->currentText(), QStringLiteral("not set"));
}

void TestChoice::isAbsentUntilChosen()
{
    Form form("    \"datetime\": null");
    form.row("/properties/mlm:accelerator_constrained");
    QVERIFY(form.open());
    auto *box = form.find<QComboBox>("/properties/mlm:accelerator_constrained");
    QCOMPARE(box->currentText(), QStringLiteral("not set"));
    QVERIFY(!form.context.document().isDirty());
    box->setFocus();
    QTest::keyClicks(box, QStringLiteral("t"));
    QVERIFY(form.has("\"mlm:accelerator_constrained\": true"));
}

void TestChoice::leavesTheWheelAlone()
{
    Form form("    \"mlm:pretrained\": true");
    form.row("/properties/title");
    form.row("/properties/mlm:pretrained");
    QVERIFY(form.open());
    form.find("/properties/title")->setFocus();
    auto *box = form.find<QComboBox>("/properties/mlm:pretrained");
    wheel(box);
    QVERIFY(!box->hasFocus());
    QCOMPARE(box->currentText(), QStringLiteral("true"));
    QVERIFY(!form.context.document().isDirty());
    QVERIFY(!(box->focusPolicy() & Qt::WheelFocus & ~Qt::StrongFocus));
}

void TestChoice::showsWrongTypes()
{
    Form form("    \"mlm:pretrained\": \"yes\"");
    FieldRow *row = form.row("/properties/mlm:pretrained");
    QVERIFY(form.open());
    QVERIFY(!form.find<QComboBox>("/properties/mlm:pretrained"));
    auto *raw = form.find<QPlainTextEdit>("/properties/mlm:pretrained");
    QVERIFY(raw);
    QCOMPARE(raw->toPlainText(), QStringLiteral("\"yes\""));
    QVERIFY(!Form::strips(row).isEmpty());
    QVERIFY(!form.context.document().isDirty());
}

MLM_FIELDS_MAIN(TestChoice)
#include "test_choice.moc"
