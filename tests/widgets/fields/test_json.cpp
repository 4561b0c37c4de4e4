// SPDX-License-Identifier: Apache-2.0
#include "form.h"
#include "widgets/fields/textarea.h"

using namespace mlm;

class TestJson : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void showsTheFilesSpelling();
    void keepsWhatDoesNotParse();
    void changesWhatDiffers();
    void keepsWhatIsTyped();
    void namesDoubles();
    void removesWhenCleared();

private:
    static TextArea *open(Form &form, const char *pointer)
    {
        form.row(pointer);
        form.row("/properties/title");
        if (!form.open())
            return nullptr;
        auto *area = form.find<TextArea>(pointer);
        if (area)
            area->setFocus();
        return area;
    }
};

void TestJson::showsTheFilesSpelling()
{
    Form form("    \"odd\": {\n      \"rate\": 1e-3,\n      \"list\": [\n        1.0\n      ]\n    }");
    auto *area = open(form, "/properties/odd");
    QVERIFY(area);
    QCOMPARE(area->plainText(), QStringLiteral("{\n  \"rate\": 1e-3,\n  \"list\": [\n    1.0\n  ]\n}"));
    form.find("/properties/title")->setFocus();
    QVERIFY(!form.context.document().isDirty());
}

void TestJson::keepsWhatDoesNotParse()
{
    Form form("    \"odd\": {\"a\": 1}");
    auto *area = open(form, "/properties/odd");
    QVERIFY(area);
    auto *row = form.window.findChild<FieldRow *>();
    QTest::keyClick(area, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(area, QStringLiteral("{\"a\": tru"));
    QVERIFY(!Form::strips(row).isEmpty());
    QVERIFY(form.has("\"odd\": {\"a\": 1}"));
    form.find("/properties/title")->setFocus();
    form.context.set(Pointer::of("/properties/title"), "elsewhere");
    QCOMPARE(area->plainText(), QStringLiteral("{\"a\": tru"));
    area->setFocus();
    QTest::keyClick(area, Qt::Key_End, Qt::ControlModifier);
    QTest::keyClicks(area, QStringLiteral("e}"));
    QVERIFY(form.at("/properties/odd/a")->is_boolean());
    QVERIFY(row->fieldEditor()->problem().isEmpty());
    QTest::keyClicks(area, QStringLiteral("x"));
    QVERIFY(!row->fieldEditor()->problem().isEmpty());
    QTest::keySequence(area, QKeySequence::Undo); // gives up what was not written, first
    QVERIFY(row->fieldEditor()->problem().isEmpty());
    QVERIFY(form.at("/properties/odd/a")->is_boolean());
}

void TestJson::changesWhatDiffers()
{
    Form form("    \"odd\": {\n      \"rate\": 1e-3,\n      \"name\": \"a\"\n    }");
    auto *area = open(form, "/properties/odd");
    QVERIFY(area);
    const std::string before = form.text();
    QTextCursor cursor = area->textCursor();
    cursor.setPosition(int(area->plainText().indexOf(QStringLiteral("\"a\""))) + 2);
    area->setTextCursor(cursor);
    QTest::keyClicks(area, QStringLiteral("b"));
    std::string expected = before;
    expected.replace(expected.find("\"a\"", expected.find("name")), 3, "\"ab\"");
    QCOMPARE(form.text(), expected); // one line, and 1e-3 as it was
    QCOMPARE(form.steps(), 1);
    QCOMPARE(form.text(), before);
}

void TestJson::keepsWhatIsTyped()
{
    Form form("    \"odd\": true");
    auto *area = open(form, "/properties/odd");
    QVERIFY(area);
    QTest::keyClick(area, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(area, QStringLiteral("{ \"a\":1 }"));
    QCOMPARE(area->plainText(), QStringLiteral("{ \"a\":1 }")); // the file is set in its own style meanwhile
    QVERIFY(form.at("/properties/odd/a"));
    QTest::keyClick(area, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(area, QStringLiteral("1.50"));
    QVERIFY(form.has("\"odd\": 1.50"));
}

void TestJson::namesDoubles()
{
    Form form("    \"odd\": {}");
    auto *area = open(form, "/properties/odd");
    QVERIFY(area);
    auto *row = form.window.findChild<FieldRow *>();
    QTest::keyClick(area, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(area, QStringLiteral("{\"a\": 1, \"a\": 2}"));
    QVERIFY(!row->fieldEditor()->problem().isEmpty());
    QVERIFY(!form.at("/properties/odd/a"));
}

void TestJson::removesWhenCleared()
{
    Form form("    \"odd\": 1");
    auto *area = open(form, "/properties/odd");
    QVERIFY(area);
    QTest::keyClick(area, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(area, Qt::Key_Delete);
    QVERIFY(!form.at("/properties/odd"));
    form.context.document().undo();
    QCOMPARE(area->plainText(), QStringLiteral("1"));
}

MLM_FIELDS_MAIN(TestJson)
#include "test_json.moc"
