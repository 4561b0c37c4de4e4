// SPDX-License-Identifier: Apache-2.0
// What is not JSON, and whole folders, by keys.
#include "tests/app/editor/legacyfixture.h"
#include <QCheckBox>
#include <QDialog>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTreeWidget>

using namespace mlm;
using namespace mlm::test;

class TestLegacy : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void importsYaml();
    void importsAlmostJson();
    void openStaysStrictAndOffers();
    void tellsWhatItCannotRead();
    void convertsAFolder();
    void neverTakesASourcesPlace();
    void cancelsAFolder();
    void draws();

private:
    static QDialog *folderDialog(const LegacyEditor &editor) { return editor.dialog<QDialog>(QStringLiteral("convertFolderDialog")); }
    static QString folderState(const QDialog *dialog) { return dialog->findChild<QLabel *>(QStringLiteral("folderState"))->text(); }
    static void type(const QString &text)
    {
        press(Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(QApplication::focusWidget(), text);
    }
    /// Fills the dialog in by keys and starts it; Tab is where it begins.
    static bool convert(QDialog *dialog, const QString &from, const QString &to)
    {
        if (!tabTo(QStringLiteral("convertFrom")))
            return false;
        type(from);
        if (!tabTo(QStringLiteral("convertTo")))
            return false;
        type(to);
        press(Qt::Key_Return);
        return QTest::qWaitFor([dialog] { return dialog->findChild<QPushButton *>(QStringLiteral("act"))->isEnabled() && !folderState(dialog).isEmpty(); }, 60'000);
    }
    static QStringList rows(const QDialog *dialog)
    {
        QStringList rows;
        const auto *list = dialog->findChild<QTreeWidget *>(QStringLiteral("folderSummary"));
        for (int i = 0; i < list->topLevelItemCount(); ++i)
            rows << list->topLevelItem(i)->text(0) + QStringLiteral(": ") + list->topLevelItem(i)->text(1);
        return rows;
    }
};

void TestLegacy::importsYaml()
{
    LegacyEditor editor;
    const QString path = editor.copy(QStringLiteral("folder/kelp.yaml"));
    const QByteArray before = Editor::read(path);
    editor.prompter.paths << QStringList{path};
    editor.trigger(editor.actions().importLegacy);
    QTRY_VERIFY(editor.window->current());
    DocumentView *view = editor.window->current();
    QCOMPARE(view->file().name(), QStringLiteral("kelp.json"));
    QVERIFY(view->file().isDirty() && view->file().path().isEmpty());
    QVERIFY(view->context().root()["id"] == Json("kelp"));
    QVERIFY2(editor.window->message().contains(QStringLiteral("kelp.yaml stays as it is")), qPrintable(editor.window->message()));
    QVERIFY2(editor.window->message().contains(QStringLiteral("YAML")), qPrintable(editor.window->message()));
    QCOMPARE(editor.barText(), QStringLiteral("This is MLM 1.2.0."));
    // Saved as JSON beside the source, which stays.
    const QString to = editor.path(QStringLiteral("folder/kelp.json"));
    editor.prompter.paths << QStringList{to};
    editor.trigger(editor.actions().save);
    QTRY_VERIFY(QFileInfo::exists(to));
    QCOMPARE(editor.prompter.suggested, QStringList{to});
    QVERIFY(Editor::read(to).startsWith("{"));
    QCOMPARE(Editor::read(path), before);
}

void TestLegacy::importsAlmostJson()
{
    LegacyEditor editor;
    const QString path = editor.copy(QStringLiteral("folder/deeper/dunes.json"));
    editor.prompter.paths << QStringList{path};
    editor.trigger(editor.actions().importLegacy);
    QTRY_VERIFY(editor.window->current());
    const QString said = editor.window->message();
    QVERIFY2(said.startsWith(QStringLiteral("Repaired while reading: ")), qPrintable(said));
    // All repairs, by keys.
    QVERIFY(tabTo(QStringLiteral("allRepairs")));
    press(Qt::Key_Space);
    auto *dialog = editor.dialog<QDialog>(QStringLiteral("repairsDialog"));
    QVERIFY(dialog);
    QVERIFY(dialog->findChild<QPlainTextEdit *>(QStringLiteral("repairs"))->blockCount() > 2);
}

void TestLegacy::openStaysStrictAndOffers()
{
    LegacyEditor editor;
    QVERIFY(editor.open(editor.copy(QStringLiteral("boats.json"))));
    const QString path = editor.copy(QStringLiteral("folder/deeper/dunes.json"));
    editor.open(path);
    QCOMPARE(editor.window->views().size(), 1);
    QVERIFY2(editor.window->message().startsWith(QStringLiteral("Not opened. ")), qPrintable(editor.window->message()));
    QVERIFY(tabTo(QStringLiteral("importInstead")));
    press(Qt::Key_Space);
    QTRY_COMPARE(editor.window->views().size(), 2);
    QVERIFY(editor.window->current()->context().root()["id"] == Json("dunes"));
    // What nobody can read for sure is not offered.
    editor.open(editor.copy(QStringLiteral("folder/broken.json")));
    QVERIFY(editor.window->message().startsWith(QStringLiteral("Not opened. ")));
    QVERIFY(!editor.window->current()->messages()->findChild<QPushButton *>(QStringLiteral("importInstead")));
}

void TestLegacy::tellsWhatItCannotRead()
{
    LegacyEditor editor;
    QVERIFY(editor.open(editor.copy(QStringLiteral("boats.json"))));
    editor.prompter.paths << QStringList{editor.copy(QStringLiteral("folder/broken.json"))};
    editor.trigger(editor.actions().importLegacy);
    QTRY_VERIFY2(editor.window->message().startsWith(QStringLiteral("Not imported. ")), qPrintable(editor.window->message()));
    QCOMPARE(editor.window->views().size(), 1);
}

void TestLegacy::convertsAFolder()
{
    LegacyEditor editor;
    QStringList sources;
    for (const char *name : {"folder/kelp.yaml", "folder/deeper/dunes.json", "folder/broken.json", "folder/settings.json"})
        sources << editor.copy(QString::fromLatin1(name));
    QList<QByteArray> before;
    for (const QString &source : sources)
        before << Editor::read(source);
    editor.trigger(editor.actions().convertFolder);
    QDialog *dialog = folderDialog(editor);
    QVERIFY(dialog);
    QTRY_COMPARE(QApplication::activeWindow(), dialog);
    QVERIFY(convert(dialog, editor.path(QStringLiteral("folder")), editor.path(QStringLiteral("out"))));
    QVERIFY2(folderState(dialog).startsWith(QStringLiteral("2 converted, ")), qPrintable(folderState(dialog)));
    QVERIFY2(folderState(dialog).contains(QStringLiteral("1 not converted, 1 left out.")), qPrintable(folderState(dialog)));
    QCOMPARE(rows(dialog), (QStringList{QStringLiteral("broken.json: "), QStringLiteral("deeper/dunes.json: MLM 1.3.0"), QStringLiteral("kelp.yaml: MLM 1.2.0"),
                                        QStringLiteral("settings.json: ")}));
    for (const char *name : {"out/kelp.json", "out/deeper/dunes.json"})
        QVERIFY2(Editor::read(editor.path(QString::fromLatin1(name))).contains("/mlm/v1.5.2/"), name);
    for (qsizetype i = 0; i < sources.size(); ++i)
        QCOMPARE(Editor::read(sources[i]), before[i]);
    // The summary has the keyboard; Enter opens the second row's result.
    QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("folderSummary"));
    press(Qt::Key_Return); // the first row has none
    QVERIFY(!editor.window->current());
    press(Qt::Key_Down);
    press(Qt::Key_Return);
    QVERIFY(editor.window->current());
    QCOMPARE(editor.window->current()->file().path(), editor.path(QStringLiteral("out/deeper/dunes.json")));
    // Once more: what is there stays unless it is said otherwise.
    QVERIFY(convert(dialog, editor.path(QStringLiteral("folder")), editor.path(QStringLiteral("out"))));
    QVERIFY2(folderState(dialog).startsWith(QStringLiteral("0 converted, ")), qPrintable(folderState(dialog)));
    QVERIFY(tabTo(QStringLiteral("folderReplace")));
    press(Qt::Key_Space);
    QVERIFY(convert(dialog, editor.path(QStringLiteral("folder")), editor.path(QStringLiteral("out"))));
    QVERIFY2(folderState(dialog).startsWith(QStringLiteral("2 converted, ")), qPrintable(folderState(dialog)));
}

void TestLegacy::neverTakesASourcesPlace()
{
    LegacyEditor editor;
    const QString source = editor.copy(QStringLiteral("boats.json"));
    const QByteArray before = Editor::read(source);
    const QString folder = editor.folder.path();
    editor.trigger(editor.actions().convertFolder);
    QDialog *dialog = folderDialog(editor);
    QVERIFY(dialog);
    QTRY_COMPARE(QApplication::activeWindow(), dialog);
    QVERIFY(convert(dialog, folder, folder));
    QVERIFY2(folderState(dialog).contains(QStringLiteral("place of their sources")), qPrintable(folderState(dialog)));
    // Nor through a link in the target folder, with replacing allowed.
    QVERIFY(QDir().mkpath(editor.path(QStringLiteral("out"))));
    QVERIFY(QFile::link(source, editor.path(QStringLiteral("out/boats.json"))));
    QVERIFY(tabTo(QStringLiteral("folderReplace")));
    press(Qt::Key_Space);
    QVERIFY(convert(dialog, folder, editor.path(QStringLiteral("out"))));
    QVERIFY2(folderState(dialog).startsWith(QStringLiteral("0 converted, 0 of them need you, 1 not converted")), qPrintable(folderState(dialog)));
    QCOMPARE(Editor::read(source), before);
    // A target below the source is no source the next time.
    QVERIFY(convert(dialog, folder, editor.path(QStringLiteral("results"))));
    QVERIFY(convert(dialog, folder, editor.path(QStringLiteral("results"))));
    QVERIFY(!QFileInfo::exists(editor.path(QStringLiteral("results/results"))));
    QCOMPARE(Editor::read(source), before);
}

void TestLegacy::cancelsAFolder()
{
    LegacyEditor editor;
    const QByteArray item = Editor::read(legacyData(QStringLiteral("boats.json")));
    QVERIFY(QDir().mkpath(editor.path(QStringLiteral("many"))));
    for (int i = 0; i < 400; ++i)
        editor.write(QStringLiteral("many/%1.json").arg(i, 3, 10, QLatin1Char('0')), item);
    editor.trigger(editor.actions().convertFolder);
    QDialog *dialog = folderDialog(editor);
    QVERIFY(dialog);
    QTRY_COMPARE(QApplication::activeWindow(), dialog);
    QVERIFY(tabTo(QStringLiteral("convertFrom")));
    type(editor.path(QStringLiteral("many")));
    QVERIFY(tabTo(QStringLiteral("convertTo")));
    type(editor.path(QStringLiteral("out")));
    press(Qt::Key_Return);
    auto *list = dialog->findChild<QTreeWidget *>(QStringLiteral("folderSummary"));
    QTRY_VERIFY(list->topLevelItemCount() > 0);
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(dialog->findChild<QPushButton *>(QStringLiteral("act"))->isEnabled());
    QVERIFY2(dialog->isVisible(), "what was cancelled is shown before it closes");
    QVERIFY2(folderState(dialog).startsWith(QStringLiteral("Cancelled after ")), qPrintable(folderState(dialog)));
    QVERIFY(list->topLevelItemCount() < 400);
    QCOMPARE(int(QDir(editor.path(QStringLiteral("out"))).entryList(QDir::Files).size()), list->topLevelItemCount());
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!folderDialog(editor));
}

void TestLegacy::draws()
{
    const QString pictures = qEnvironmentVariable("MLM_PICTURES");
    if (pictures.isEmpty())
        QSKIP("MLM_PICTURES names no folder");
    LegacyEditor editor;
    editor.window->legacy().importLegacy({editor.copy(QStringLiteral("folder/deeper/dunes.json"))});
    QTRY_VERIFY(editor.window->current());
    QVERIFY(editor.window->grab().save(pictures + QStringLiteral("/convert-imported.png")));
    editor.trigger(editor.actions().convertFolder);
    QDialog *dialog = folderDialog(editor);
    QVERIFY(dialog);
    QTRY_COMPARE(QApplication::activeWindow(), dialog);
    QVERIFY(convert(dialog, legacyData(QString()), editor.path(QStringLiteral("out"))));
    QVERIFY(dialog->grab().save(pictures + QStringLiteral("/convert-folder.png")));
}

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    look::apply(app, look::Scheme::Light);
    TestLegacy test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_legacy.moc"
