// SPDX-License-Identifier: Apache-2.0
#include "form.h"
#include "widgets/fields/fieldlabel.h"
#include <QClipboard>
#include <QDialog>
#include <QLabel>
#include <QPointer>
#include <QSignalSpy>
#include <QWhatsThis>

using namespace mlm;

class TestRow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void hasNames();
    void showsFindingsAndFixes();
    void marksChanges();
    void offersItsMenu();
    void helps();
    void followsTheRelease();
    void measures();
    void touchesOnlyItsOwn();
    void reachesAllByTab();
    void explainsFindings();
};

void TestRow::hasNames()
{
    Form form("    \"mlm:name\": \"Net\",\n    \"norm_by_channel\": true");
    FieldRow *name = form.row("/properties/mlm:name");
    FieldRow *unknown = form.row("/properties/norm_by_channel");
    QVERIFY(form.open());
    QCOMPARE(name->editor()->objectName(), QStringLiteral("/properties/mlm:name"));
    QCOMPARE(name->editor()->accessibleName(), QStringLiteral("Name, required"));
    auto *label = name->findChild<FieldLabel *>();
    QCOMPARE(label->buddy(), name->editor());
    QCOMPARE(label->text(), QStringLiteral("Name"));
    QCOMPARE(unknown->findChild<FieldLabel *>()->text(), QStringLiteral("norm_by_channel"));
    QVERIFY(QFontInfo(unknown->findChild<FieldLabel *>()->font()).fixedPitch());
    QCOMPARE(unknown->editor()->accessibleName(), QStringLiteral("norm_by_channel"));
    for (QWidget *stop : name->tabStops() + unknown->tabStops())
        QVERIFY2(!stop->accessibleName().isEmpty(), qPrintable(stop->objectName()));
}

void TestRow::showsFindingsAndFixes()
{
    Form form("    \"mlm:framework_version\": \"2.1.0\"");
    FieldRow *row = form.row("/properties/mlm:framework_version");
    QVERIFY(form.open());
    QVERIFY(Form::strips(row).isEmpty());
    auto *edit = form.find<QLineEdit>("/properties/mlm:framework_version");
    edit->setFocus();
    QTest::keyClick(edit, Qt::Key_End);
    QTest::keyClick(edit, Qt::Key_Backspace);
    QTest::keyClick(edit, Qt::Key_Backspace);
    QTRY_COMPARE(Form::strips(row).size(), 1);
    QVERIFY(edit->hasFocus()); // findings never move the focus
    QCOMPARE(look::severityOf(edit), std::optional(Severity::Error));
    QVERIFY(edit->accessibleDescription().contains(QStringLiteral("Error")));
    QPushButton *fix = Form::strips(row)[0]->fixButton();
    QVERIFY(fix);
    QVERIFY2(fix->text().contains(QStringLiteral("2.1.0")), qPrintable(fix->text()));
    QTest::mouseClick(fix, Qt::LeftButton);
    QVERIFY(form.has("\"mlm:framework_version\": \"2.1.0\""));
    QCOMPARE(edit->text(), QStringLiteral("2.1.0"));
    QTRY_VERIFY(Form::strips(row).isEmpty());
    QCOMPARE(look::severityOf(edit), std::optional<Severity>());
    QVERIFY(edit->accessibleDescription().isEmpty());
    form.context.document().undo();
    QTRY_COMPARE(Form::strips(row).size(), 1);
}

void TestRow::marksChanges()
{
    Form form("    \"title\": \"Old\"");
    FieldRow *row = form.row("/properties/title");
    QVERIFY(form.open());
    const QPoint bar(row->contentsRect().left() + 2, row->contentsRect().top() + 12);
    const auto marked = [&] { return row->grab().toImage().pixelColor(bar) == look::color(look::Role::Accent); };
    QVERIFY(!marked());
    form.context.set(Pointer::of("/properties/title"), "New");
    QVERIFY(marked());
    form.context.document().undo();
    QVERIFY(!marked());
    form.context.document().redo();
    QVERIFY(marked());
    form.context.document().markSaved();
    QVERIFY(!marked());
    form.context.document().undo();
    QVERIFY(marked());
}

void TestRow::offersItsMenu()
{
    Form form("    \"mlm:name\": \"Old\"");
    FieldRow *row = form.row("/properties/mlm:name");
    form.row("/properties/title");
    QVERIFY(form.open());
    QSignalSpy shown(&form.context, &Context::showInJsonRequested);
    QSignalSpy removed(row, &FieldRow::removed);
    QCOMPARE(form.menu("/properties/mlm:name", "showInJson"), QStringList({"remove", "copyPointer", "showInJson"}));
    QCOMPARE(shown.size(), 1);
    form.menu("/properties/mlm:name", "copyPointer");
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("/properties/mlm:name"));
    form.menu("/properties/mlm:name", "remove");
    QVERIFY(!form.at("/properties/mlm:name"));
    QCOMPARE(removed.size(), 1);
    QCOMPARE(form.menu("/properties/mlm:name"), QStringList({"copyPointer"})); // nothing there to remove or to show
    QCOMPARE(form.menu("/properties/title"), QStringList({"remove", "copyPointer"})); // optional: its row can go
}

void TestRow::helps()
{
    Form form("    \"mlm:name\": \"Net\"");
    FieldRow *row = form.row("/properties/mlm:name");
    QVERIFY(form.open());
    auto *help = form.find<QToolButton>("help:/properties/mlm:name");
    QVERIFY(help);
    const spec::Field *field = form.context.profile().fieldAt(row->pointer(), form.context.root());
    QVERIFY(!field->help.isEmpty());
    for (const QString &text : {help->toolTip(), row->whatsThis()}) {
        QVERIFY(text.contains(field->help.toHtmlEscaped()));
        QVERIFY(text.contains(field->reference.toHtmlEscaped()));
    }
    row->editor()->setFocus();
    QTest::keyClick(row->editor(), Qt::Key_F1);
    const auto shown = [] {
        for (QWidget *top : QApplication::topLevelWidgets())
            if (top->inherits("QWhatsThat") && top->isVisible())
                return true;
        return false;
    };
    QVERIFY(shown());
    QWhatsThis::hideText();
    QTRY_VERIFY(!shown());
}

void TestRow::followsTheRelease()
{
    Form form("    \"mlm:name\": \"Net\"");
    FieldRow *row = form.row("/properties/mlm:name");
    QVERIFY(form.open());
    const QString before = row->whatsThis();
    row->editor()->setFocus();
    form.context.set(Pointer::of("/stac_extensions/0"), "https://stac-extensions.github.io/mlm/v1.5.0/schema.json");
    QVERIFY(row->whatsThis() != before);
    QVERIFY(row->editor()->hasFocus());
    QTest::keyClicks(row->editor(), QStringLiteral("work"));
    QVERIFY(form.has("work"));
}

void TestRow::measures()
{
    Form form("    \"mlm:name\": \"Net\"");
    FieldRow *row = form.row("/properties/mlm:name");
    QVERIFY(form.open());
    QCOMPARE(row->minimumSizeHint().height(), 28);
    QCOMPARE(row->findChild<FieldLabel *>()->width(), 152);
    const auto left = [row](QWidget *widget) { return widget->mapTo(row, QPoint()).x(); };
    QWidget *help = form.find("help:/properties/mlm:name"), *menu = form.find("menu:/properties/mlm:name");
    QCOMPARE(left(row->editor()), 12 + 152);
    QCOMPARE(left(help) - (left(row->editor()) + row->editor()->width()), 8);
    QCOMPARE(left(menu) - left(help), 24);
    QCOMPARE(help->size(), QSize(24, 24));
}

void TestRow::touchesOnlyItsOwn()
{
    Form form("    \"mlm:name\": \"2\",\n    \"title\": \"a\"");
    FieldRow *row = form.row("/properties/mlm:name");
    form.row("/properties/title");
    QVERIFY(form.open());
    QTRY_COMPARE(Form::strips(row).size(), 1);
    const FindingStrip *strip = Form::strips(row)[0];
    auto *title = form.find<QLineEdit>("/properties/title");
    title->setFocus();
    QTest::keyClicks(title, QStringLiteral("bc"));
    form.context.check().refresh();
    QCOMPARE(Form::strips(row), QList<FindingStrip *>({const_cast<FindingStrip *>(strip)})); // the same, not one like it
}

void TestRow::reachesAllByTab()
{
    Form form("    \"mlm:framework_version\": \"2.1\",\n    \"title\": \"a\"");
    FieldRow *row = form.row("/properties/mlm:framework_version");
    form.row("/properties/title");
    QVERIFY(form.open());
    QTRY_COMPARE(Form::strips(row).size(), 1);
    row->editor()->setFocus();
    const QList<QWidget *> stops = row->tabStops();
    QCOMPARE(stops.size(), 5); // editor, help, menu, and below them the fix and what the finding means
    for (QWidget *stop : stops) {
        QCOMPARE(QApplication::focusWidget(), stop);
        QTest::keyClick(stop, Qt::Key_Tab);
    }
    QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("/properties/title"));
}

void TestRow::explainsFindings()
{
    Form form("    \"mlm:framework_version\": \"2.1\"");
    FieldRow *row = form.row("/properties/mlm:framework_version");
    QVERIFY(form.open());
    QTRY_COMPARE(Form::strips(row).size(), 1);
    FindingStrip *strip = Form::strips(row)[0];
    QVERIFY(strip->helpButton());
    strip->fixButton()->setFocus();
    QTest::keyClick(strip->fixButton(), Qt::Key_F1);
    auto *dialog = form.window.findChild<QDialog *>(QStringLiteral("explanation"));
    QVERIFY(dialog);
    QVERIFY(dialog->findChild<QLabel *>(QStringLiteral("title"))->text().contains(QStringLiteral("Framework version")));
    QVERIFY(dialog->findChild<QToolButton *>(QStringLiteral("section"))); // a button: nothing opens by itself
    // The field's own help is still the field's.
    QPointer<QDialog> watched(dialog);
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!watched);
    strip->helpButton()->click();
    QVERIFY(form.window.findChild<QDialog *>(QStringLiteral("explanation")));
}

MLM_FIELDS_MAIN(TestRow)
#include "test_row.moc"
