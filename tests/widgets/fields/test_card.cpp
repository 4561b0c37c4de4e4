// SPDX-License-Identifier: Apache-2.0
#include "form.h"
#include "widgets/fields/textarea.h"
#include <QScrollArea>
#include <QSet>

using namespace mlm;

class TestCard : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void showsWhatIsThere();
    void waitsForAValue();
    void waitsForMembers();
    void addsFromTheMenu();
    void comesAndGoes();
    void keepsARowInUse();
    void removesByMenu();
    void reveals();
    void scrollsToWhatItReveals();
    void keepsTheVisualOrder();
    void showsWhatIsNoObject();
    void followsTheRelease();
    void hidesWhenEmpty();

private:
    static FieldCard::Filter group(const char *name)
    {
        return [name = std::string(name)](const spec::Field &field) { return field.page == "model" && field.group == name; };
    }
    static QStringList names(const FieldCard *card)
    {
        QStringList all;
        for (const FieldRow *row : card->rows())
            all << QString::fromStdString(row->pointer().last());
        return all;
    }
    static QStringList addable(const FieldCard *card)
    {
        QStringList all;
        for (const auto *button : card->findChildren<QToolButton *>())
            if (button->objectName().startsWith(QLatin1String("add:")) && !button->isHidden())
                all << button->text();
        return all;
    }
};

void TestCard::showsWhatIsThere()
{
    Form form("    \"mlm:pretrained\": true,\n    \"mlm:name\": \"Net\"");
    FieldCard *card = form.card("/properties", group("identity"));
    QVERIFY(form.open());
    // Required ones are there though absent; the order is the customary one, not the file's.
    QCOMPARE(names(card), QStringList({"mlm:name", "mlm:architecture", "mlm:tasks", "mlm:pretrained"}));
    QVERIFY(addable(card).contains(QStringLiteral("pretrained_source")));
    QVERIFY(!form.context.document().isDirty());
}

void TestCard::waitsForAValue()
{
    Form form("    \"mlm:name\": \"Net\"");
    FieldCard *card = form.card("/properties", group("identity"));
    QVERIFY(form.open());
    auto *button = form.find<QToolButton>("add:/properties/mlm:pretrained_source");
    QVERIFY(button);
    QVERIFY(!button->toolTip().isEmpty());
    QVERIFY(!button->accessibleName().isEmpty());
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Space);
    QVERIFY(names(card).contains(QStringLiteral("mlm:pretrained_source")));
    QVERIFY(!addable(card).contains(QStringLiteral("pretrained_source")));
    QVERIFY(!form.context.document().isDirty()); // nothing is made up
    auto *edit = form.find<QLineEdit>("/properties/mlm:pretrained_source");
    QVERIFY(edit && edit->hasFocus());
    QTest::keyClicks(edit, QStringLiteral("EuroSAT"));
    QVERIFY(form.has("\"mlm:pretrained_source\": \"EuroSAT\""));
    QVERIFY(edit->hasFocus());
}

void TestCard::waitsForMembers()
{
    Form form("    \"mlm:name\": \"Net\"");
    form.card("/properties", [](const spec::Field &field) { return field.name == "mlm:hyperparameters"; });
    QVERIFY(form.open());
    QTest::mouseClick(form.find("add:/properties/mlm:hyperparameters"), Qt::LeftButton);
    // An empty one would be a mistake: the row waits for the first member.
    QVERIFY(!form.context.document().isDirty());
    QVERIFY(form.find("/properties/mlm:hyperparameters")->hasFocus());
}

void TestCard::addsFromTheMenu()
{
    Form form("    \"mlm:name\": \"Net\"");
    FieldCard *card = form.card("/properties", [](const spec::Field &field) { return !field.label.isEmpty(); });
    QVERIFY(form.open());
    QVERIFY(addable(card).size() <= 7);
    auto *more = form.find<QToolButton>("more");
    QVERIFY(more);
    QTest::mouseClick(more, Qt::LeftButton);
    auto *menu = card->findChild<QMenu *>(QStringLiteral("moreFields"));
    QVERIFY(menu && menu->isVisible());
    QAction *entry = menu->actions().first();
    const QString pointer = entry->objectName().mid(4);
    menu->close();
    entry->trigger();
    QVERIFY(card->reveal(Pointer::of(pointer.toStdString())));
    QCOMPARE(QApplication::focusWidget()->objectName(), pointer);
}

void TestCard::comesAndGoes()
{
    Form form("    \"mlm:name\": \"Net\"");
    FieldCard *card = form.card("/properties", group("identity"));
    QVERIFY(form.open());
    auto *name = form.find<QLineEdit>("/properties/mlm:name");
    name->setFocus();
    name->setCursorPosition(1);
    const FieldRow *row = card->rows().first();
    form.context.set(Pointer::of("/properties/mlm:pretrained"), true);
    QCOMPARE(names(card), QStringList({"mlm:name", "mlm:architecture", "mlm:tasks", "mlm:pretrained"}));
    QCOMPARE(card->rows().first(), row); // nothing is built anew
    QVERIFY(name->hasFocus());
    QCOMPARE(name->cursorPosition(), 1);
    form.context.document().undo();
    QCOMPARE(names(card), QStringList({"mlm:name", "mlm:architecture", "mlm:tasks"}));
    QVERIFY(name->hasFocus());
}

void TestCard::keepsARowInUse()
{
    Form form("    \"mlm:name\": \"Net\",\n    \"mlm:pretrained_source\": \"E\"");
    FieldCard *card = form.card("/properties", group("identity"));
    QVERIFY(form.open());
    auto *edit = form.find<QLineEdit>("/properties/mlm:pretrained_source");
    edit->setFocus();
    QTest::keyClick(edit, Qt::Key_Backspace);
    QTest::keyClick(edit, Qt::Key_Delete);
    QVERIFY(!form.at("/properties/mlm:pretrained_source"));
    QVERIFY(edit->hasFocus()); // not taken away while somebody types in it
    QTest::keyClicks(edit, QStringLiteral("F"));
    QVERIFY(form.has("\"mlm:pretrained_source\": \"F\""));
    QTest::keyClick(edit, Qt::Key_Backspace);
    form.find("/properties/mlm:name")->setFocus();
    QTRY_VERIFY(!names(card).contains(QStringLiteral("mlm:pretrained_source")));
    QVERIFY(addable(card).contains(QStringLiteral("pretrained_source")));
}

void TestCard::removesByMenu()
{
    Form form("    \"mlm:name\": \"Net\",\n    \"mlm:pretrained\": true");
    FieldCard *card = form.card("/properties", group("identity"));
    QVERIFY(form.open());
    form.menu("/properties/mlm:pretrained", "remove");
    QVERIFY(!names(card).contains(QStringLiteral("mlm:pretrained")));
    QTRY_VERIFY(form.window.focusWidget() && form.window.focusWidget()->objectName() == QStringLiteral("add:/properties/mlm:pretrained"));
    form.menu("/properties/mlm:name", "remove"); // a required one keeps its row
    QVERIFY(names(card).contains(QStringLiteral("mlm:name")));
    FieldRow *row = card->rows().first();
    QTRY_VERIFY(!Form::strips(row).isEmpty());
    form.context.document().undo();
    form.context.document().undo();
    QVERIFY(names(card).contains(QStringLiteral("mlm:pretrained")));
    QTRY_VERIFY(Form::strips(row).isEmpty());
}

void TestCard::reveals()
{
    Form form("    \"mlm:name\": \"Net\",\n    \"mlm:tasks\": [\"detection\"]");
    FieldCard *card = form.card("/properties", group("identity"));
    QVERIFY(form.open());
    const auto focused = [] { return QApplication::focusWidget()->objectName(); };
    QVERIFY(card->reveal(Pointer::of("/properties/mlm:architecture")));
    QCOMPARE(focused(), QStringLiteral("/properties/mlm:architecture"));
    QVERIFY(card->reveal(Pointer::of("/properties/mlm:tasks/0")));
    QCOMPARE(focused(), QStringLiteral("/properties/mlm:tasks"));
    QVERIFY(card->reveal(Pointer::of("/properties/mlm:pretrained_source"))); // absent: its empty row comes
    QCOMPARE(focused(), QStringLiteral("/properties/mlm:pretrained_source"));
    QVERIFY(card->reveal(Pointer::of("/properties")));
    QCOMPARE(focused(), QStringLiteral("/properties/mlm:name"));
    QVERIFY(!card->reveal(Pointer::of("/properties/mlm:framework")));
    QVERIFY(!card->reveal(Pointer::of("/id")));
}

void TestCard::scrollsToWhatItReveals()
{
    Form form("    \"mlm:name\": \"Net\"");
    auto *card = new FieldCard(form.context, Pointer::of("/properties"), QStringLiteral("All"),
                               [](const spec::Field &field) { return !field.label.isEmpty(); });
    auto *area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setWidget(card);
    form.window.layout()->addWidget(area);
    form.window.resize(800, 160);
    QVERIFY(form.open());
    FieldRow *last = card->rows().last();
    QVERIFY(card->reveal(last->pointer()));
    const QRect seen(last->mapTo(area->viewport(), QPoint()), last->size());
    QVERIFY(area->viewport()->rect().contains(seen));
}

void TestCard::keepsTheVisualOrder()
{
    Form form("    \"mlm:name\": \"Net\",\n    \"mlm:framework_version\": \"2.1\"");
    FieldCard *first = form.card("/properties", group("identity"));
    FieldCard *second = form.card("/properties", group("framework"));
    QVERIFY(form.open());
    form.context.check().refresh();
    // Rows that come later take their place in the order, too.
    form.context.set(Pointer::of("/properties/mlm:pretrained"), true);
    form.context.set(Pointer::of("/properties/mlm:memory_size"), 5);
    form.context.check().refresh();
    QCoreApplication::processEvents();
    first->rows().first()->focusEditor();
    QWidget *start = QApplication::focusWidget();
    QSet<QWidget *> reached;
    QPoint before(-1, -1);
    for (QWidget *now = start; !reached.contains(now); now = QApplication::focusWidget()) {
        reached.insert(now);
        const QPoint at = now->mapTo(&form.window, now->rect().center());
        // Further down, or further right on the same line.
        QVERIFY2(at.y() > before.y() + 6 || (std::abs(at.y() - before.y()) <= 6 && at.x() > before.x()),
                 qPrintable(now->objectName() + now->accessibleName()));
        before = at;
        QTest::keyClick(now, Qt::Key_Tab);
    }
    for (const FieldCard *card : {first, second}) {
        for (const FieldRow *row : card->rows())
            for (QWidget *stop : row->tabStops())
                QVERIFY2(reached.contains(stop), qPrintable(stop->objectName()));
        for (auto *button : card->findChildren<QToolButton *>())
            QVERIFY(button->isHidden() || reached.contains(button));
    }
}

void TestCard::showsWhatIsNoObject()
{
    Form form("    \"odd\": {\"inner\": \"text\"}");
    FieldCard *card = form.card("/properties/odd/inner");
    QVERIFY(form.open());
    QCOMPARE(card->rows().size(), 1);
    QVERIFY(form.find<TextArea>("/properties/odd/inner"));
    QVERIFY(!form.context.document().isDirty());
    form.context.set(Pointer::of("/properties/odd/inner"), Json{{"member", 1}});
    QCOMPARE(names(card), QStringList{"member"}); // unknown members are never dropped
}

void TestCard::followsTheRelease()
{
    Form form("    \"mlm:name\": \"Net\",\n    \"mlm:pretrained\": true");
    FieldCard *card = form.card("/properties", group("identity"));
    QVERIFY(form.open());
    auto *edit = form.find<QLineEdit>("/properties/mlm:name");
    edit->setFocus();
    form.context.set(Pointer::of("/stac_extensions"), Json::array());
    // Not declared any more: what is there stays, what is not is not asked for.
    QVERIFY(names(card).contains(QStringLiteral("mlm:pretrained")) && names(card).contains(QStringLiteral("mlm:name")));
    QVERIFY(!names(card).contains(QStringLiteral("mlm:architecture")));
    QVERIFY(edit->hasFocus());
    form.context.document().undo();
    QVERIFY(names(card).contains(QStringLiteral("mlm:architecture")));
}

void TestCard::hidesWhenEmpty()
{
    Form form("    \"mlm:name\": \"Net\"");
    FieldCard *card = form.card("/properties", [](const spec::Field &field) { return field.name == "odd"; });
    QVERIFY(form.open());
    QVERIFY(card->isEmpty());
    QVERIFY(!card->isVisible());
    form.context.set(Pointer::of("/properties/odd"), 1);
    QVERIFY(card->isVisible());
    form.context.document().undo();
    QVERIFY(!card->isVisible());
}

MLM_FIELDS_MAIN(TestCard)
#include "test_card.moc"
