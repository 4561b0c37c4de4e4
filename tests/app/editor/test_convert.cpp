// SPDX-License-Identifier: Apache-2.0
// The bar of older documents and the assistant, by keys.
#include "app/editor/convertpanes.h"
#include "tests/app/editor/legacyfixture.h"
#include "widgets/views/jsontext.h"
#include <QComboBox>
#include <QToolButton>
#include <QTreeView>

using namespace mlm;
using namespace mlm::test;

class TestConvert : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tellsWhatItIs_data();
    void tellsWhatItIs();
    void closesForGood();
    void appliesAsOneStep();
    void listLeadsToBothPlaces();
    void placeLeadsToTheList();
    void answersChangeTheResult();
    void opensBeside();
    void savesTheReport();
    void changesTheTarget();
    void draws_data();
    void draws();

private:
    /// Opens the assistant from the bar.
    ConvertDialog *ask(LegacyEditor &editor)
    {
        if (!tabTo(QStringLiteral("convertNow")))
            return nullptr;
        press(Qt::Key_Space);
        ConvertDialog *dialog = editor.assistant();
        return dialog && QTest::qWaitForWindowActive(dialog) && QTest::qWaitFor([dialog] { return dialog->isReady(); }, 60'000) ? dialog : nullptr;
    }
};

void TestConvert::tellsWhatItIs_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("button");
    QTest::newRow("older MLM") << QStringLiteral("boats.json") << QStringLiteral("This is MLM 1.3.0.") << QStringLiteral("Upgrade to 1.5.2…");
    QTest::newRow("DLM") << QStringLiteral("reeds-dlm.json") << QStringLiteral("This is DLM 1.0.0-beta.3.") << QStringLiteral("Convert…");
}

void TestConvert::tellsWhatItIs()
{
    QFETCH(QString, file);
    QFETCH(QString, text);
    QFETCH(QString, button);
    LegacyEditor editor;
    const QString path = editor.copy(file);
    QVERIFY(editor.open(path));
    QCOMPARE(editor.barText(), text);
    QCOMPARE(editor.bar()->findChild<QPushButton *>(QStringLiteral("convertNow"))->text(), button);
    QVERIFY2(!editor.window->current()->file().isDirty(), "it opens as it is");
    QCOMPARE(QByteArray::fromStdString(editor.window->current()->document().text()), Editor::read(path));
    // A document of today has none.
    QByteArray now = smallItem();
    now.replace("v1.5.0", "v1.5.2");
    QVERIFY(editor.open(editor.write(QStringLiteral("now.json"), now)));
    QCOMPARE(editor.barText(), QString());
}

void TestConvert::closesForGood()
{
    LegacyEditor editor;
    QVERIFY(editor.open(editor.copy(QStringLiteral("boats.json"))));
    QVERIFY(tabTo(QStringLiteral("convertNow")));
    press(Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("messageClose"));
    press(Qt::Key_Space);
    QCOMPARE(editor.barText(), QString());
    QVERIFY(editor.window->current()->context().set(Pointer::of("/id"), "other"));
    QTest::qWait(400); // the bar looks again only after a while
    QCOMPARE(editor.barText(), QString());
    // The menu still has it.
    editor.trigger(editor.actions().convertDocument);
    QVERIFY(editor.assistant());
}

void TestConvert::appliesAsOneStep()
{
    LegacyEditor editor;
    DocumentView *view = editor.open(editor.copy(QStringLiteral("boats.json")));
    const std::string before = view->document().text();
    ConvertDialog *dialog = ask(editor);
    QVERIFY(dialog);
    QVERIFY2(editor.barText().startsWith(QStringLiteral("This is MLM 1.3.0")), "asking converts nothing");
    const std::string promised = dialog->shown().result->text;
    QVERIFY(promised != before);
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(!editor.assistant());
    QCOMPARE(view->document().text(), promised);
    QCOMPARE(view->document().undoLabel(), QStringLiteral("Convert to MLM 1.5.2"));
    QTRY_COMPARE(editor.barText(), QString());
    QVERIFY(promised.find("\"own:note\": {\"kept\": 1.50}") != std::string::npos); // its spelling is kept
    view->document().undo();
    QCOMPARE(view->document().text(), before);
    QTRY_COMPARE(editor.barText(), QStringLiteral("This is MLM 1.3.0."));
}

void TestConvert::listLeadsToBothPlaces()
{
    LegacyEditor editor;
    editor.open(editor.copy(QStringLiteral("boats.json")));
    ConvertDialog *dialog = ask(editor);
    QVERIFY(dialog);
    auto *panes = dialog->findChild<ConvertPanes *>();
    auto *list = dialog->findChild<QTreeView *>(QStringLiteral("convertList"));
    QCOMPARE(QApplication::focusWidget(), list);
    // The address of the extension was mapped: find its row by keys.
    const auto row = [list] { return list->currentIndex().siblingAtColumn(1).data().toString(); };
    press(Qt::Key_Home);
    for (int i = 0; i < list->model()->rowCount() && row() != QLatin1String("/stac_extensions/0"); ++i)
        press(Qt::Key_Down);
    QCOMPARE(row(), QStringLiteral("/stac_extensions/0"));
    const auto lineAt = [&](ConvertPanes::Side side) {
        const auto [first, last] = panes->text(side)->currentLines();
        return first < 0 ? QString() : panes->text(side)->lines().line(first);
    };
    QVERIFY2(lineAt(ConvertPanes::Source).contains(QStringLiteral("/mlm/v1.3.0/")), qPrintable(lineAt(ConvertPanes::Source)));
    QVERIFY2(lineAt(ConvertPanes::Result).contains(QStringLiteral("/mlm/v1.5.2/")), qPrintable(lineAt(ConvertPanes::Result)));
    // Enter goes on to the result and applies nothing.
    press(Qt::Key_Return);
    QCOMPARE(QApplication::focusWidget(), panes->text(ConvertPanes::Result));
    QVERIFY(dialog->isVisible());
    // One fate alone.
    auto *filter = dialog->findChild<QComboBox *>(QStringLiteral("convertFilter"));
    QVERIFY(tabTo(QStringLiteral("convertFilter")));
    const int changes = list->model()->rowCount();
    press(Qt::Key_Down);
    QVERIFY2(filter->currentText().startsWith(QStringLiteral("kept (")), qPrintable(filter->currentText()));
    QVERIFY(list->model()->rowCount() > 0);
    QCOMPARE(filter->currentText(), QStringLiteral("kept (%1)").arg(list->model()->rowCount()));
    press(Qt::Key_Home);
    QVERIFY(list->model()->rowCount() > changes);
    QCOMPARE(list->currentIndex().row(), 0);
}

void TestConvert::placeLeadsToTheList()
{
    LegacyEditor editor;
    editor.open(editor.copy(QStringLiteral("boats.json")));
    ConvertDialog *dialog = ask(editor);
    QVERIFY(dialog);
    auto *list = dialog->findChild<QTreeView *>(QStringLiteral("convertList"));
    auto *source = dialog->findChild<ConvertPanes *>()->text(ConvertPanes::Source);
    source->setFocus();
    QTextCursor cursor = source->document()->find(QStringLiteral("v1.3.0"));
    cursor.clearSelection();
    source->setTextCursor(cursor);
    press(Qt::Key_Return);
    QCOMPARE(list->currentIndex().siblingAtColumn(1).data().toString(), QStringLiteral("/stac_extensions/0"));
}

void TestConvert::answersChangeTheResult()
{
    LegacyEditor editor;
    DocumentView *view = editor.open(editor.copy(QStringLiteral("boats.json")));
    ConvertDialog *dialog = ask(editor);
    QVERIFY(dialog);
    const auto &questions = dialog->shown().conversion->report.questions;
    QVERIFY(!questions.empty());
    auto *title = dialog->findChild<QLabel *>(QStringLiteral("convertAsks"));
    QVERIFY2(title->text().startsWith(QStringLiteral("Needs you: ")), qPrintable(title->text()));
    const std::string open = dialog->shown().result->text;
    QVERIFY(tabTo(QStringLiteral("choice0")));
    auto *choice = qobject_cast<QComboBox *>(QApplication::focusWidget());
    QCOMPARE(choice->currentText(), QStringLiteral("Not decided"));
    press(Qt::Key_End); // the last choice takes the former members out
    QTRY_VERIFY(dialog->isReady() && dialog->shown().result->text != open);
    QVERIFY(dialog->shown().result->root["properties"]["mlm:input"][0].dump().find("norm_type") == std::string::npos);
    QVERIFY(title->text() == QStringLiteral("All answered") || title->text().contains(QStringLiteral(" of ")));
    const std::string settled = dialog->shown().result->text;
    press(Qt::Key_Home); // undecided again
    QTRY_VERIFY(dialog->isReady() && dialog->shown().result->text == open);
    press(Qt::Key_End);
    QTRY_VERIFY(dialog->isReady() && dialog->shown().result->text == settled);
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(!editor.assistant());
    QCOMPARE(view->document().text(), settled);
}

void TestConvert::opensBeside()
{
    LegacyEditor editor;
    const QString path = editor.copy(QStringLiteral("boats.json"));
    DocumentView *view = editor.open(path);
    const QByteArray before = Editor::read(path);
    QVERIFY(ask(editor));
    QVERIFY(tabTo(QStringLiteral("convertOpen")));
    press(Qt::Key_Space);
    QTRY_COMPARE(editor.window->views().size(), 2);
    DocumentView *other = editor.window->current();
    QVERIFY(other != view && other->file().isDirty() && other->file().path().isEmpty());
    QCOMPARE(other->file().name(), QStringLiteral("boats as MLM 1.5.2"));
    QVERIFY(!view->file().isDirty());
    QCOMPARE(editor.barText(), QString());
    // It is offered a name of its own, and the source is not to be had.
    editor.prompter.paths << QStringList{path};
    editor.trigger(editor.actions().save);
    QTRY_VERIFY2(editor.window->message().startsWith(QStringLiteral("Not saved.")), qPrintable(editor.window->message()));
    QCOMPARE(QFileInfo(editor.prompter.suggested.last()).fileName(), QStringLiteral("boats-2.json"));
    QCOMPARE(Editor::read(path), before);
}

void TestConvert::savesTheReport()
{
    LegacyEditor editor;
    const QString path = editor.copy(QStringLiteral("boats.json"));
    editor.open(path);
    const QByteArray before = Editor::read(path);
    ConvertDialog *dialog = ask(editor);
    QVERIFY(dialog);
    auto *state = dialog->findChild<QLabel *>(QStringLiteral("convertCounts"));
    for (const char *name : {"report.md", "report.json", "boats.json"}) {
        editor.prompter.paths << QStringList{editor.path(QString::fromLatin1(name))};
        QVERIFY(tabTo(QStringLiteral("convertSaveReport")));
        press(Qt::Key_Space);
        QTRY_VERIFY(editor.prompter.paths.isEmpty() && state->text().contains(QStringLiteral("aved")));
        QTRY_VERIFY(QByteArray(name) == "boats.json" ? state->text().startsWith(QStringLiteral("Not saved")) : state->text().contains(QString::fromLatin1(name)));
    }
    QVERIFY(Editor::read(editor.path(QStringLiteral("report.md"))).contains("boats.json"));
    QVERIFY(Json::parse(Editor::read(editor.path(QStringLiteral("report.json"))).toStdString()).contains("entries"));
    QCOMPARE(Editor::read(path), before);
    QCOMPARE(QFileInfo(editor.prompter.suggested.first()).fileName(), QStringLiteral("boats-conversion.md"));
}

void TestConvert::changesTheTarget()
{
    LegacyEditor editor;
    editor.open(editor.copy(QStringLiteral("boats.json")));
    ConvertDialog *dialog = ask(editor);
    QVERIFY(dialog);
    auto *title = dialog->findChild<QLabel *>(QStringLiteral("convertTitle"));
    QCOMPARE(title->text(), QStringLiteral("Convert to MLM 1.5.2"));
    QVERIFY(tabTo(QStringLiteral("convertRelease")));
    press(Qt::Key_Down);
    QTRY_VERIFY(dialog->isReady() && title->text() == QStringLiteral("Convert to MLM 1.5.1"));
    QVERIFY(tabTo(QStringLiteral("convertStac")));
    press(Qt::Key_End);
    QTRY_VERIFY(dialog->isReady() && dialog->shown().result->root["stac_version"] == "1.1.0");
    press(Qt::Key_Escape);
    QTRY_VERIFY(!editor.assistant());
    QVERIFY(!editor.window->current()->file().isDirty());
}

void TestConvert::draws_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<QSize>("size");
    QTest::newRow("light") << false << QSize(1440, 900);
    QTest::newRow("dark") << true << QSize(1440, 900);
    QTest::newRow("small") << false << QSize(1024, 640);
}

void TestConvert::draws()
{
    const QString pictures = qEnvironmentVariable("MLM_PICTURES");
    if (pictures.isEmpty())
        QSKIP("MLM_PICTURES names no folder");
    QFETCH(bool, dark);
    QFETCH(QSize, size);
    const QString file = qEnvironmentVariable("MLM_PICTURES_OF", legacyData(QStringLiteral("boats.json")));
    LegacyEditor editor;
    look::apply(*qApp, dark ? look::Scheme::Dark : look::Scheme::Light);
    editor.window->resize(size);
    editor.open(file);
    const auto save = [&](QWidget *widget, const char *what) {
        QCoreApplication::processEvents();
        QVERIFY(widget->grab().save(QStringLiteral("%1/convert-%2-%3.png").arg(pictures, QString::fromLatin1(what), QString::fromLatin1(QTest::currentDataTag()))));
    };
    save(editor.window.get(), "bar");
    ConvertDialog *dialog = ask(editor);
    QVERIFY(dialog);
    press(Qt::Key_Down);
    save(dialog, "assistant");
    look::apply(*qApp, look::Scheme::Light);
}

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    look::apply(app, look::Scheme::Light);
    TestConvert test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_convert.moc"
