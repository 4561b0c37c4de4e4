// SPDX-License-Identifier: Apache-2.0
#include "form.h"
#include "widgets/fields/lineinput.h"
#include "widgets/fields/textarea.h"
#include <QAbstractItemView>
#include <QCompleter>

using namespace mlm;

class TestText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void writesWhileTyping();
    void isOneStepAVisit();
    void removesWhenCleared();
    void returnsToItsLine();
    void keepsEmptyText();
    void takesOverEmptyText();
    void tellsNullFromAbsent();
    void keepsTheCursor();
    void sharesOneUndo();
    void growsWithLines();
    void keepsSpecialSpaces();
    void showsWrongTypes();
    void showsControlCharacters();
    void opensAList();
    void choosesNullFromTheList();
    void setsTimes();
};

void TestText::writesWhileTyping()
{
    Form form("    \"title\": \"Old\"");
    form.row("/properties/title");
    QVERIFY(form.open());
    auto *edit = form.find<QLineEdit>("/properties/title");
    QVERIFY(edit);
    QCOMPARE(edit->text(), QStringLiteral("Old"));
    edit->setFocus();
    retype(edit, QStringLiteral("New"));
    QVERIFY(form.has("\"title\": \"New\""));
    QCOMPARE(form.context.current().toString(), std::string("/properties/title"));
}

void TestText::isOneStepAVisit()
{
    Form form("    \"title\": \"Old\",\n    \"mlm:name\": \"Net\"");
    form.row("/properties/title");
    form.row("/properties/mlm:name");
    QVERIFY(form.open());
    const std::string before = form.text();
    auto *title = form.find<QLineEdit>("/properties/title");
    auto *name = form.find<QLineEdit>("/properties/mlm:name");
    title->setFocus();
    retype(title, QStringLiteral("Other words"));
    name->setFocus();
    QTest::keyClicks(name, QStringLiteral("work"));
    title->setFocus();
    QTest::keyClicks(title, QStringLiteral("!"));
    QCOMPARE(form.context.document().undoLabel(), QStringLiteral("Title"));
    QCOMPARE(form.steps(), 3);
    QCOMPARE(form.text(), before);
    QCOMPARE(title->text(), QStringLiteral("Old"));
}

void TestText::removesWhenCleared()
{
    Form form("    \"title\": \"Old\"");
    form.row("/properties/title");
    QVERIFY(form.open());
    auto *edit = form.find<QLineEdit>("/properties/title");
    edit->setFocus();
    QTest::keyClick(edit, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(edit, Qt::Key_Backspace);
    QVERIFY(!form.at("/properties/title"));
    form.context.document().undo();
    QCOMPARE(edit->text(), QStringLiteral("Old"));
}

void TestText::returnsToItsLine()
{
    // The file's order is not the customary one; emptied and typed anew, the member stands where it stood.
    Form form("    \"mlm:name\": \"Net\",\n    \"title\": \"Old\",\n    \"datetime\": null");
    form.row("/properties/title");
    QVERIFY(form.open());
    const std::string before = form.text();
    auto *edit = form.find<QLineEdit>("/properties/title");
    edit->setFocus();
    retype(edit, QStringLiteral("New"));
    std::string expected = before;
    expected.replace(expected.find("Old"), 3, "New");
    QCOMPARE(form.text(), expected);
    retype(edit, QStringLiteral("Old"));
    QCOMPARE(form.text(), before);
}

void TestText::keepsEmptyText()
{
    Form form("    \"title\": \"\"");
    FieldRow *row = form.row("/properties/title");
    QVERIFY(form.open());
    auto *edit = form.find<QLineEdit>("/properties/title");
    edit->setFocus();
    QVERIFY(!row->fieldEditor()->hint().isEmpty());
    QTest::keyClicks(edit, QStringLiteral("a"));
    QVERIFY(form.has("\"title\": \"a\""));
    QVERIFY(row->fieldEditor()->hint().isEmpty());
    QTest::keyClick(edit, Qt::Key_Backspace);
    QVERIFY(form.has("\"title\": \"\""));
    QVERIFY(!form.context.document().canUndo()); // it ended where it began
}

void TestText::takesOverEmptyText()
{
    // An empty text that came since the file was saved is kept as well, as long as it was there before the visit.
    Form form("    \"datetime\": null");
    form.row("/properties/title");
    form.row("/properties/mlm:name");
    QVERIFY(form.open());
    auto *edit = form.find<QLineEdit>("/properties/title");
    form.find("/properties/mlm:name")->setFocus();
    form.context.set(Pointer::of("/properties/title"), "");
    edit->setFocus();
    QTest::keyClicks(edit, QStringLiteral("x"));
    QTest::keyClick(edit, Qt::Key_Backspace);
    QVERIFY(form.has("\"title\": \"\""));
}

void TestText::tellsNullFromAbsent()
{
    Form form("    \"mlm:pretrained_source\": null");
    FieldRow *row = form.row("/properties/mlm:pretrained_source");
    QVERIFY(form.open());
    auto *edit = form.find<LineInput>("/properties/mlm:pretrained_source");
    QVERIFY(edit && edit->isNull());
    QVERIFY(row->fieldEditor()->spokenState().contains(QStringLiteral("trained from scratch")));
    QCOMPARE(form.menu("/properties/mlm:pretrained_source"), QStringList({"remove", "copyPointer", "showInJson"}));
    edit->setFocus();
    QTest::keyClicks(edit, QStringLiteral("EuroSAT"));
    QVERIFY(form.has("\"mlm:pretrained_source\": \"EuroSAT\""));
    QVERIFY(!edit->isNull());
    retype(edit, {});
    QVERIFY(!form.at("/properties/mlm:pretrained_source")); // absent, not null
    QVERIFY(!edit->isNull());
    form.menu("/properties/mlm:pretrained_source", "setNull");
    QVERIFY(form.has("\"mlm:pretrained_source\": null"));
    QVERIFY(edit->isNull());
    form.menu("/properties/mlm:pretrained_source", "remove");
    QVERIFY(!form.at("/properties/mlm:pretrained_source"));
    QVERIFY(!edit->isNull());
}

void TestText::keepsTheCursor()
{
    Form form("    \"title\": \"abcdef\"");
    form.row("/properties/title");
    QVERIFY(form.open());
    auto *edit = form.find<QLineEdit>("/properties/title");
    edit->setFocus();
    edit->setCursorPosition(3);
    QTest::keyClicks(edit, QStringLiteral("XY"));
    QCOMPARE(edit->cursorPosition(), 5);
    form.context.set(Pointer::of("/properties/mlm:name"), "Elsewhere");
    form.context.check().refresh();
    QCOMPARE(edit->cursorPosition(), 5);
    QTest::keyClicks(edit, QStringLiteral("Z"));
    QCOMPARE(edit->text(), QStringLiteral("abcXYZdef"));
    QVERIFY(form.has("\"abcXYZdef\""));
}

void TestText::sharesOneUndo()
{
    Form form("    \"title\": \"Old\"");
    form.row("/properties/title");
    QVERIFY(form.open());
    auto *edit = form.find<QLineEdit>("/properties/title");
    form.context.set(Pointer::of("/properties/mlm:name"), "Net");
    edit->setFocus();
    QTest::keyClick(edit, Qt::Key_End);
    QTest::keyClicks(edit, QStringLiteral("er"));
    QTest::keySequence(edit, QKeySequence::Undo);
    QCOMPARE(edit->text(), QStringLiteral("Old"));
    QTest::keySequence(edit, QKeySequence::Undo); // what was done elsewhere before
    QVERIFY(!form.at("/properties/mlm:name"));
    QTest::keySequence(edit, QKeySequence::Redo);
    QTest::keySequence(edit, QKeySequence::Redo);
    QCOMPARE(edit->text(), QStringLiteral("Older"));
}

void TestText::growsWithLines()
{
    Form form("    \"description\": \"One\"");
    form.row("/properties/description");
    QVERIFY(form.open());
    auto *area = form.find<TextArea>("/properties/description");
    QVERIFY(area);
    const int one = area->height();
    area->setFocus();
    QTest::keyClick(area, Qt::Key_End, Qt::ControlModifier);
    QTest::keyClick(area, Qt::Key_Return);
    QTest::keyClicks(area, QStringLiteral("Two"));
    QVERIFY(form.has("\"One\\nTwo\""));
    QTRY_VERIFY(area->height() > one);
    for (int i = 0; i < 20; ++i)
        QTest::keyClick(area, Qt::Key_Return);
    QTRY_VERIFY(area->height() < 12 * QFontMetrics(area->font()).lineSpacing());
    QTest::keyClick(area, Qt::Key_Tab);
    QVERIFY(!area->hasFocus()); // Tab leaves, it does not indent
    QVERIFY(!form.has("\\t"));
}

void TestText::keepsSpecialSpaces()
{
    Form form("    \"description\": \"5\xC2\xA0m\"");
    form.row("/properties/description");
    QVERIFY(form.open());
    auto *area = form.find<TextArea>("/properties/description");
    area->setFocus();
    QTest::keyClick(area, Qt::Key_End, Qt::ControlModifier);
    QTest::keyClicks(area, QStringLiteral("!"));
    QVERIFY(form.has("\"5\xC2\xA0m!\""));
}

void TestText::showsWrongTypes()
{
    Form form("    \"title\": 5.0,\n    \"mlm:name\": \"two\\nlines\"");
    FieldRow *row = form.row("/properties/title");
    form.row("/properties/mlm:name");
    QVERIFY(form.open());
    auto *raw = form.find<TextArea>("/properties/title");
    QVERIFY(raw);
    QCOMPARE(raw->plainText(), QStringLiteral("5.0"));
    QTRY_VERIFY(!Form::strips(row).isEmpty());
    QVERIFY(!form.context.document().isDirty());
    // A text with line ends would lose them in one line.
    auto *name = form.find<TextArea>("/properties/mlm:name");
    QVERIFY(name);
    QCOMPARE(name->plainText(), QStringLiteral("two\nlines"));

    raw->setFocus();
    QTest::keyClick(raw, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(raw, QStringLiteral("\"five\""));
    QVERIFY(form.has("\"title\": \"five\""));
    QVERIFY(form.find<TextArea>("/properties/title")); // not swapped under the hands
    name->setFocus();
    auto *line = form.find<QLineEdit>("/properties/title");
    QVERIFY(line);
    QCOMPARE(line->text(), QStringLiteral("five"));
    form.context.document().undo();
    QTRY_VERIFY(form.find<TextArea>("/properties/title"));
    QVERIFY(form.has("\"title\": 5.0"));
}

void TestText::showsControlCharacters()
{
    Form form("    \"title\": \"bell\\u0007\"");
    form.row("/properties/title");
    QVERIFY(form.open());
    auto *raw = form.find<TextArea>("/properties/title");
    QVERIFY(raw);
    QCOMPARE(raw->plainText(), QStringLiteral("\"bell\\u0007\""));
}

void TestText::opensAList()
{
    Form form("    \"mlm:architecture\": \"VGG\"");
    form.row("/properties/mlm:architecture");
    QVERIFY(form.open());
    auto *edit = form.find<LineInput>("/properties/mlm:architecture");
    QVERIFY(edit);
    edit->setFocus();
    QTest::keyClick(edit, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(edit, QStringLiteral("net")); // contained, in any case
    QVERIFY(edit->offering());
    auto *list = edit->findChild<QCompleter *>()->popup();
    QStringList offered;
    for (int i = 0; i < list->model()->rowCount(); ++i)
        offered << list->model()->index(i, 0).data().toString();
    QVERIFY(offered.contains(QStringLiteral("ResNet")) && offered.contains(QStringLiteral("U-Net")));
    QVERIFY(!offered.contains(QStringLiteral("YOLO")));
    QVERIFY(form.has("\"mlm:architecture\": \"net\"")); // any text is good
    QTest::keyClick(list, Qt::Key_Down);
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(edit->text(), offered.first());
    QVERIFY(form.has("\"mlm:architecture\": \"" + offered.first().toStdString() + '"'));
    QVERIFY(!edit->offering());
    QCOMPARE(form.steps(), 1);
}

void TestText::choosesNullFromTheList()
{
    Form form("    \"mlm:accelerator\": \"cuda\"");
    FieldRow *row = form.row("/properties/mlm:accelerator");
    QVERIFY(form.open());
    row->focusEditor();
    // Whatever its editor: the menu sets null, and the editor says what it means.
    form.menu("/properties/mlm:accelerator", "setNull");
    QVERIFY(form.has("\"mlm:accelerator\": null"));
    QVERIFY(row->fieldEditor()->spokenState().startsWith(QStringLiteral("null")));
}

void TestText::setsTimes()
{
    Form form("    \"datetime\": null");
    form.row("/properties/datetime");
    QVERIFY(form.open());
    auto *edit = form.find<LineInput>("/properties/datetime");
    QVERIFY(edit->isNull());
    form.menu("/properties/datetime", "now");
    const QRegularExpression time(QStringLiteral(R"(^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$)"));
    QVERIFY(time.match(edit->text()).hasMatch());
    edit->setFocus();
    retype(edit, QStringLiteral("2024-05"));
    QVERIFY(form.has("\"datetime\": \"2024-05\"")); // written as typed; the finding says what is missing
}

MLM_FIELDS_MAIN(TestText)
#include "test_text.moc"
