// SPDX-License-Identifier: Apache-2.0
#include "form.h"
#include "widgets/fields/chip.h"
#include "widgets/fields/lineinput.h"
#include <QAbstractItemView>
#include <QClipboard>
#include <QCompleter>

using namespace mlm;

class TestList : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_form = std::make_unique<Form>("    \"keywords\": [\"one\", \"two\", \"three\"],\n    \"mlm:tasks\": [\"classification\", \"scene_classification\"]"); }
    void cleanup() { m_form.reset(); }
    void adds();
    void addsOnLeaving();
    void takesOut();
    void walks();
    void moves();
    void edits();
    void refusesDoubles();
    void removesWithTheLast();
    void startsAbsent();
    void marksItsChips();
    void completes();
    void keepsOddElements();
    void takesNumbers();
    void takesAListApart();
    void removesByMouse();

private:
    static QStringList chips(const QWidget *row, bool selected = false)
    {
        QStringList texts;
        for (const auto *chip : row->findChildren<Chip *>())
            if (!chip->isHidden() && (!selected || chip->isSelected()))
                texts << chip->text();
        return texts;
    }
    bool open(const char *pointer)
    {
        m_row = m_form->row(pointer);
        m_form->row("/properties/title");
        if (!m_form->open())
            return false;
        m_input = m_form->find<LineInput>(pointer);
        if (m_input)
            m_input->setFocus();
        return m_input != nullptr;
    }
    std::unique_ptr<Form> m_form;
    FieldRow *m_row = nullptr;
    LineInput *m_input = nullptr;
};

void TestList::adds()
{
    QVERIFY(open("/properties/keywords"));
    QCOMPARE(chips(m_row), QStringList({"one", "two", "three"}));
    QTest::keyClicks(m_input, QStringLiteral("four"));
    QTest::keyClick(m_input, Qt::Key_Return);
    QTest::keyClicks(m_input, QStringLiteral(" five,"));
    QVERIFY(m_form->has("[\"one\", \"two\", \"three\", \"four\", \"five\"]"));
    QCOMPARE(chips(m_row), QStringList({"one", "two", "three", "four", "five"}));
    QCOMPARE(m_input->text(), QString());
    QVERIFY(m_input->hasFocus());
    QCOMPARE(m_form->steps(), 1);
    QCOMPARE(chips(m_row), QStringList({"one", "two", "three"}));
}

void TestList::addsOnLeaving()
{
    QVERIFY(open("/properties/keywords"));
    QTest::keyClicks(m_input, QStringLiteral("four"));
    QVERIFY(!m_form->has("four"));
    QTest::keyClick(m_input, Qt::Key_Tab);
    QVERIFY(m_form->has("\"four\""));
}

void TestList::takesOut()
{
    QVERIFY(open("/properties/keywords"));
    QTest::keyClicks(m_input, QStringLiteral("x"));
    QTest::keyClick(m_input, Qt::Key_Backspace); // the letter
    QCOMPARE(chips(m_row).size(), 3);
    QTest::keyClick(m_input, Qt::Key_Backspace); // the last chip
    QVERIFY(m_form->has("[\"one\", \"two\"]"));
    QCOMPARE(chips(m_row), QStringList({"one", "two"}));
}

void TestList::walks()
{
    QVERIFY(open("/properties/keywords"));
    QTest::keyClick(m_input, Qt::Key_Left);
    QTest::keyClick(m_input, Qt::Key_Left);
    QCOMPARE(chips(m_row, true), QStringList{"two"});
    QTest::keyClick(m_input, Qt::Key_Delete);
    QVERIFY(m_form->has("[\"one\", \"three\"]"));
    QCOMPARE(chips(m_row, true), QStringList{"three"});
    QTest::keyClick(m_input, Qt::Key_Home);
    QCOMPARE(chips(m_row, true), QStringList{"one"});
    QTest::keyClick(m_input, Qt::Key_Right);
    QTest::keyClick(m_input, Qt::Key_Right);
    QCOMPARE(chips(m_row, true), QStringList());
    QTest::keyClick(m_input, Qt::Key_Left);
    QTest::keyClicks(m_input, QStringLiteral("a"));
    QCOMPARE(chips(m_row, true), QStringList()); // typing goes to the input
    QCOMPARE(m_input->text(), QStringLiteral("a"));
    QTest::keyClick(m_input, Qt::Key_Left); // within the text
    QCOMPARE(chips(m_row, true), QStringList());
}

void TestList::moves()
{
    QVERIFY(open("/properties/keywords"));
    QTest::keyClick(m_input, Qt::Key_Left);
    QTest::keyClick(m_input, Qt::Key_Left, Qt::AltModifier);
    QVERIFY(m_form->has("[\"one\", \"three\", \"two\"]"));
    QCOMPARE(chips(m_row, true), QStringList{"three"});
    QTest::keyClick(m_input, Qt::Key_Right, Qt::AltModifier);
    QTest::keyClick(m_input, Qt::Key_Right, Qt::AltModifier); // at the end already
    QVERIFY(m_form->has("[\"one\", \"two\", \"three\"]"));
    QVERIFY(!m_form->context.document().isDirty());
}

void TestList::edits()
{
    QVERIFY(open("/properties/keywords"));
    QTest::keyClick(m_input, Qt::Key_Left);
    QTest::keyClick(m_input, Qt::Key_Left);
    QTest::keyClick(m_input, Qt::Key_F2);
    QCOMPARE(m_input->text(), QStringLiteral("two"));
    QTest::keyClicks(m_input, QStringLiteral("second"));
    QTest::keyClick(m_input, Qt::Key_Return);
    QVERIFY(m_form->has("[\"one\", \"second\", \"three\"]"));
    QCOMPARE(chips(m_row).size(), 3);
    QTest::keyClick(m_input, Qt::Key_Left);
    QTest::keyClick(m_input, Qt::Key_Return);
    QTest::keyClicks(m_input, QStringLiteral("never"));
    QTest::keyClick(m_input, Qt::Key_Escape);
    QVERIFY(!m_form->has("never"));
    QCOMPARE(chips(m_row), QStringList({"one", "second", "three"}));
    QCOMPARE(m_input->text(), QString());
}

void TestList::refusesDoubles()
{
    QVERIFY(open("/properties/mlm:tasks"));
    QTest::keyClicks(m_input, QStringLiteral("classification"));
    QTest::keyClick(m_input, Qt::Key_Return);
    QCOMPARE(chips(m_row).size(), 2);
    QVERIFY(m_row->fieldEditor()->problem().contains(QStringLiteral("already")));
    QCOMPARE(m_input->text(), QStringLiteral("classification"));
    QTest::keyClick(m_input, Qt::Key_Backspace);
    QVERIFY(m_row->fieldEditor()->problem().isEmpty());
}

void TestList::removesWithTheLast()
{
    QVERIFY(open("/properties/keywords"));
    for (int i = 0; i < 3; ++i)
        QTest::keyClick(m_input, Qt::Key_Backspace);
    QVERIFY(!m_form->at("/properties/keywords")); // absent, not []
    QTest::keyClicks(m_input, QStringLiteral("new,"));
    QVERIFY(m_form->has("\"keywords\": [\"new\"]"));
    m_form->context.document().breakMerge();
    m_form->context.set(Pointer::of("/properties/keywords"), Json::array());
    QCOMPARE(chips(m_row), QStringList());
    m_form->find("/properties/title")->setFocus();
    m_input->setFocus();
    QTest::keyClicks(m_input, QStringLiteral("a,"));
    QTest::keyClick(m_input, Qt::Key_Backspace);
    QVERIFY(m_form->has("\"keywords\": []")); // it was there empty
}

void TestList::startsAbsent()
{
    m_form = std::make_unique<Form>("    \"datetime\": null");
    QVERIFY(open("/properties/keywords"));
    QVERIFY(!m_form->context.document().isDirty());
    QTest::keyClicks(m_input, QStringLiteral("one,two,"));
    QVERIFY(m_form->has("\"keywords\": [\"one\", \"two\"]"));
    QCOMPARE(m_form->steps(), 1);
}

void TestList::marksItsChips()
{
    QVERIFY(open("/properties/mlm:tasks"));
    const auto bad = [this] {
        QStringList texts;
        for (const auto *chip : m_row->findChildren<Chip *>())
            if (!chip->isHidden() && chip->severity() == Severity::Error)
                texts << chip->text();
        return texts;
    };
    QTRY_COMPARE(bad(), QStringList{"scene_classification"});
    QVERIFY(!Form::strips(m_row).isEmpty());
    QTest::keyClick(m_input, Qt::Key_Left);
    QTest::keyClick(m_input, Qt::Key_F2);
    QTest::keyClicks(m_input, QStringLiteral("scene-classification"));
    QTest::keyClick(m_input, Qt::Key_Return);
    QTRY_COMPARE(bad(), QStringList());
}

void TestList::completes()
{
    QVERIFY(open("/properties/mlm:tasks"));
    QTest::keyClicks(m_input, QStringLiteral("SEMANTIC"));
    QVERIFY(m_input->offering());
    auto *list = m_input->findChild<QCompleter *>()->popup();
    QTest::keyClick(list, Qt::Key_Down);
    QTest::keyClick(list, Qt::Key_Return);
    QVERIFY(m_form->has("\"semantic-segmentation\""));
    QCOMPARE(m_input->text(), QString());
}

void TestList::keepsOddElements()
{
    m_form = std::make_unique<Form>("    \"keywords\": [\"one\", 2.0, null, {\"a\": 1}]");
    QVERIFY(open("/properties/keywords"));
    QCOMPARE(chips(m_row), QStringList({"one", "2.0", "null", "{\"a\":1}"}));
    QTest::keyClicks(m_input, QStringLiteral("z,"));
    QVERIFY(m_form->has("2.0") && m_form->has("null") && m_form->has("\"a\": 1") && m_form->has("\"z\""));
}

void TestList::takesNumbers()
{
    m_form = std::make_unique<Form>("    \"datetime\": null");
    spec::Field field;
    field.name = "shape";
    field.label = QStringLiteral("Shape");
    auto type = std::make_shared<spec::Type>();
    type->kind = spec::Kind::Array;
    auto items = std::make_shared<spec::Type>();
    items->kind = spec::Kind::Number;
    type->items = items;
    field.type = type;
    auto *editor = makeEditor(m_form->context, Pointer::of("/properties/shape"), field, editorKind(*type, nullptr));
    m_form->window.layout()->addWidget(editor);
    editor->pull();
    QVERIFY(m_form->open());
    QWidget *input = editor->input();
    input->setFocus();
    QTest::keyClicks(input, QStringLiteral("1.50,-1,"));
    QVERIFY(m_form->has("-1"));
    QTest::keyClicks(input, QStringLiteral("2.50,wide,"));
    QVERIFY(m_form->has("2.50")); // as spelled
    QVERIFY(!m_form->has("wide"));
    QVERIFY(!editor->problem().isEmpty());
}

void TestList::removesByMouse()
{
    QVERIFY(open("/properties/keywords"));
    auto *chip = m_row->findChildren<Chip *>().at(1);
    QTest::mouseClick(chip, Qt::LeftButton, {}, QPoint(chip->width() - 10, 10));
    QVERIFY(m_form->has("[\"one\", \"three\"]"));
    QVERIFY(m_input->hasFocus());
}

void TestList::takesAListApart()
{
    QVERIFY(open("/properties/keywords"));
    QApplication::clipboard()->setText(QStringLiteral(" four, five ,,\n six\tseven"));
    QTest::keyClick(m_input, Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(chips(m_row), QStringList({"one", "two", "three", "four", "five", "six", "seven"}));
    QCOMPARE(m_input->text(), QString());
    QTest::keyClick(m_input, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(chips(m_row), QStringList({"one", "two", "three"}));
    // JSON keeps the commas inside of its texts.
    QApplication::clipboard()->setText(QStringLiteral("[\"a, b\", \"c\"]"));
    QTest::keyClick(m_input, Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(chips(m_row), QStringList({"one", "two", "three", "a, b", "c"}));
    // A chip that is being edited keeps what is pasted into it.
    QTest::keyClick(m_input, Qt::Key_Left);
    QTest::keyClick(m_input, Qt::Key_F2);
    QApplication::clipboard()->setText(QStringLiteral("d, e"));
    QTest::keyClick(m_input, Qt::Key_V, Qt::ControlModifier);
    QTest::keyClick(m_input, Qt::Key_Return);
    QCOMPARE(chips(m_row).last(), QStringLiteral("d, e"));
}

MLM_FIELDS_MAIN(TestList)
#include "test_list.moc"
