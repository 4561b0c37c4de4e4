// SPDX-License-Identifier: Apache-2.0
// Opening, saving, closing, and what goes wrong with files.
#include "app/editor/folderdialog.h"
#include "app/editor/messagebar.h"
#include "app/editor/pagearea.h"
#include "app/editor/windowbars.h"
#include "tests/app/editor/editorfixture.h"
#include "widgets/views/comparedialog.h"
#include "widgets/views/jsonpanel.h"
#include "widgets/views/jsontext.h"
#include <QAbstractButton>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QListWidget>
#include <QMimeData>
#include <QTabBar>
#include <sys/stat.h>
#include <unistd.h>

using namespace mlm;
using namespace mlm::test;

class TestFiles : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void savesUntouchedBytes_data();
    void savesUntouchedBytes();
    void editUndoSaveSameBytes();
    void savesOneLine();
    void refusesBadInput_data();
    void refusesBadInput();
    void refusesOtherThanFiles();
    void opensJsonThatIsNoStac();
    void opensOnceAndManyTabs();
    void opensLargeInTheBackground();
    void guardsUnsavedChanges();
    void guardsOnQuit();
    void asksWhenChangedOnDisk();
    void noticesChangesOnDisk();
    void saysWhenItCannotSave();
    void savesTypedJsonText();
    void remembersRecentFiles();
    void dropsFiles();
    void opensAFolder();
};

void TestFiles::savesUntouchedBytes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("as it is") << smallItem();
    QTest::newRow("crlf") << smallItem("\r\n");
    QTest::newRow("no final newline") << smallItem().trimmed();
    QTest::newRow("bom") << QByteArray("\xEF\xBB\xBF") + smallItem();
    QTest::newRow("one line") << smallItem(" ");
}

void TestFiles::savesUntouchedBytes()
{
    QFETCH(QByteArray, bytes);
    Editor editor;
    auto *view = editor.open(editor.write(QStringLiteral("Ünï code.json"), bytes));
    QVERIFY(view);
    QVERIFY(!view->file().isDirty());
    editor.window->files().save(view);
    QCOMPARE(Editor::read(view->file().path()), bytes);
    view->json()->startEditing();
    QVERIFY(view->json()->applyEditing().ok());
    QVERIFY(!view->file().isDirty());
    QCOMPARE(QByteArray::fromStdString(view->document().text()), bytes);
}

void TestFiles::editUndoSaveSameBytes()
{
    Editor editor;
    auto *view = editor.open(editor.write(QStringLiteral("a.json"), smallItem()));
    QVERIFY(view->context().set(Pointer::of("/properties/mlm:architecture"), "ResNet"));
    QVERIFY(view->context().unset(Pointer::of("/properties/own:member")));
    QVERIFY(view->file().isDirty());
    QVERIFY(editor.actions().undo->text().contains(QStringLiteral("own:member"))
            || editor.actions().undo->text().size() > QStringLiteral("&Undo ").size());
    editor.trigger(editor.actions().undo);
    editor.trigger(editor.actions().undo);
    QVERIFY(!view->file().isDirty());
    QVERIFY(!editor.actions().undo->isEnabled());
    editor.window->files().save(view);
    QCOMPARE(Editor::read(view->file().path()), smallItem());
}

void TestFiles::savesOneLine()
{
    Editor editor;
    auto *view = editor.open(editor.write(QStringLiteral("a.json"), smallItem()));
    QVERIFY(view->context().set(Pointer::of("/properties/mlm:name"), "other-model"));
    QCOMPARE(editor.window->status().stateText(), QStringLiteral("1 change not saved"));
    editor.trigger(editor.actions().save);
    QCOMPARE(Editor::read(view->file().path()), smallItem().replace("small-model", "other-model"));
    QCOMPARE(editor.window->status().stateText(), QStringLiteral("Saved"));
    QVERIFY(!editor.window->isWindowModified());
}

void TestFiles::refusesBadInput_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("says");
    QTest::newRow("empty") << QByteArray() << QStringLiteral("bad.json");
    QTest::newRow("binary") << QByteArray("\x89PNG\r\n\x1a\n\0\0\0", 11) << QStringLiteral("bad.json");
    QTest::newRow("truncated") << smallItem().left(200) << QStringLiteral("bad.json:");
    QTest::newRow("not utf-8") << QByteArray("{\n\"id\": \"\xff\"}") << QStringLiteral("bad.json:2:");
    QTest::newRow("name twice") << QByteArray("{\"id\": 1,\n \"id\": 2}") << QStringLiteral("bad.json:2:2");
    QTest::newRow("too deep") << QByteArray(2000, '[') << QStringLiteral("bad.json:1:");
    QTest::newRow("a list of items") << QByteArray("[") + smallItem() + "]" << QStringLiteral("a list of 1 values");
    QTest::newRow("a number") << QByteArray("42") << QStringLiteral("single value");
}

void TestFiles::refusesBadInput()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, says);
    Editor editor;
    auto *view = editor.open(editor.write(QStringLiteral("good.json"), smallItem()));
    editor.open(editor.write(QStringLiteral("bad.json"), bytes));
    QCOMPARE(editor.window->views().size(), 1);
    QCOMPARE(editor.window->current(), view);
    QVERIFY(!view->file().isDirty());
    QVERIFY2(editor.window->message().contains(says), qPrintable(editor.window->message()));
    QCOMPARE(Editor::read(editor.path(QStringLiteral("bad.json"))), bytes);
}

void TestFiles::refusesOtherThanFiles()
{
    Editor editor;
    QVERIFY(!editor.open(editor.path(QStringLiteral("missing.json"))));
    QVERIFY2(editor.window->message().contains(QStringLiteral("missing.json")), qPrintable(editor.window->message()));
    const QString fifo = editor.path(QStringLiteral("fifo.json"));
    QCOMPARE(mkfifo(qPrintable(fifo), 0600), 0);
    QVERIFY(!editor.open(fifo)); // and does not wait for a writer
    QVERIFY2(editor.window->message().contains(QStringLiteral("fifo.json")), qPrintable(editor.window->message()));
    if (geteuid() != 0) {
        const QString locked = editor.write(QStringLiteral("locked.json"), smallItem());
        QFile::setPermissions(locked, {});
        QVERIFY(!editor.open(locked));
    }
    QCOMPARE(editor.window->views().size(), 0);
}

void TestFiles::opensJsonThatIsNoStac()
{
    Editor editor;
    auto *view = editor.open(editor.write(QStringLiteral("any.json"), "{\n  \"a\": {\"b\": [1, 2]}\n}\n"));
    QVERIFY(view);
    QVERIFY(!view->context().findings().list.empty());
    QVERIFY(view->pages()->isVisible());
    editor.window->files().save(view);
    QCOMPARE(Editor::read(view->file().path()), QByteArray("{\n  \"a\": {\"b\": [1, 2]}\n}\n"));
}

void TestFiles::opensOnceAndManyTabs()
{
    Editor editor;
    auto *tabs = editor.window->findChild<QTabBar *>(QStringLiteral("tabs"));
    auto *first = editor.open(editor.write(QStringLiteral("a.json"), smallItem()));
    QVERIFY(!tabs->isVisible()); // one file needs none
    auto *second = editor.open(editor.write(QStringLiteral("b.json"), smallItem()));
    QVERIFY(tabs->isVisible());
    QVERIFY(first != second);
    QCOMPARE(editor.open(editor.path(QStringLiteral("./a.json"))), first);
    QCOMPARE(tabs->count(), 2);
    QVERIFY(first->context().set(Pointer::of("/id"), "changed"));
    QVERIFY(tabs->tabText(0).endsWith(QChar(0x2022)));
    QVERIFY(tabs->accessibleTabName(0).contains(QStringLiteral("not saved")));
    editor.trigger(editor.actions().nextTab);
    QCOMPARE(editor.window->current(), second);
    editor.trigger(editor.actions().close);
    QCOMPARE(editor.window->views(), QList<DocumentView *>{first});
    QVERIFY(!tabs->isVisible());
}

void TestFiles::opensLargeInTheBackground()
{
    QByteArray bytes = smallItem();
    bytes.replace("\"own:member\": {\"kept\": 1.0}", "\"own:member\": \"" + QByteArray(3 << 20, 'x') + "\"");
    Editor editor;
    QVERIFY(!editor.open(editor.write(QStringLiteral("large.json"), bytes)));
    QTRY_VERIFY(editor.window->current());
    QCOMPARE(QByteArray::fromStdString(editor.window->current()->document().text()), bytes);
    QVERIFY(editor.window->current()->context().set(Pointer::of("/id"), "edited"));
    editor.trigger(editor.actions().save);
    QCOMPARE(Editor::read(editor.path(QStringLiteral("large.json"))), bytes.replace("\"small\"", "\"edited\""));
}

void TestFiles::guardsUnsavedChanges()
{
    Editor editor;
    auto *view = editor.open(editor.write(QStringLiteral("a.json"), smallItem()));
    QVERIFY(view->context().set(Pointer::of("/id"), "changed"));
    editor.prompter.answers = {QStringLiteral("cancel"), QStringLiteral("discard")};
    editor.trigger(editor.actions().close);
    QTRY_COMPARE(editor.prompter.answers.size(), 1);
    QCoreApplication::processEvents();
    QCOMPARE(editor.window->views().size(), 1);
    editor.trigger(editor.actions().close);
    QTRY_COMPARE(editor.window->views().size(), 0);
    QCOMPARE(Editor::read(editor.path(QStringLiteral("a.json"))), smallItem());
    view = editor.open(editor.path(QStringLiteral("a.json")));
    QVERIFY(view->context().set(Pointer::of("/id"), "changed"));
    editor.prompter.answers = {QStringLiteral("save")};
    editor.trigger(editor.actions().close);
    QTRY_COMPARE(editor.window->views().size(), 0);
    QCOMPARE(Editor::read(editor.path(QStringLiteral("a.json"))), smallItem().replace("\"small\"", "\"changed\""));
}

void TestFiles::guardsOnQuit()
{
    Editor editor;
    for (const char *name : {"a.json", "b.json", "c.json"})
        QVERIFY(editor.open(editor.write(QString::fromLatin1(name), smallItem())));
    const auto views = editor.window->views();
    QVERIFY(views[0]->context().set(Pointer::of("/id"), "changed"));
    QVERIFY(views[2]->context().set(Pointer::of("/id"), "changed"));
    editor.prompter.answers = {QStringLiteral("discard"), QStringLiteral("cancel")};
    QVERIFY(!editor.window->close());
    QTRY_VERIFY(editor.prompter.answers.isEmpty());
    QCoreApplication::processEvents();
    QVERIFY(editor.window->isVisible());
    QCOMPARE(editor.window->views().size(), 2);
    editor.prompter.answers = {QStringLiteral("save")};
    editor.window->close();
    QTRY_VERIFY(!editor.window->isVisible());
    QCOMPARE(Editor::read(editor.path(QStringLiteral("a.json"))), smallItem());
    QVERIFY(Editor::read(editor.path(QStringLiteral("c.json"))).contains("changed"));
}

void TestFiles::asksWhenChangedOnDisk()
{
    Editor editor;
    const QString path = editor.write(QStringLiteral("a.json"), smallItem());
    auto *view = editor.open(path);
    QVERIFY(view->context().set(Pointer::of("/id"), "mine"));
    editor.write(QStringLiteral("a.json"), smallItem().replace("U-Net", "theirs"));
    editor.prompter.answers = {QStringLiteral("cancel")};
    editor.trigger(editor.actions().save);
    QTRY_VERIFY(editor.prompter.answers.isEmpty());
    QVERIFY(view->file().isDirty());
    QVERIFY(Editor::read(path).contains("theirs"));

    editor.prompter.answers = {QStringLiteral("compare")};
    editor.trigger(editor.actions().save);
    QTRY_VERIFY(editor.dialog<CompareDialog>(QStringLiteral("compareDialog")));
    QCOMPARE(editor.dialog<CompareDialog>(QStringLiteral("compareDialog"))->differences(), 2);
    editor.prompter.answers = {QStringLiteral("saveAs")};
    editor.prompter.paths = {{editor.path(QStringLiteral("mine.json"))}};
    editor.dialog<CompareDialog>(QStringLiteral("compareDialog"))->reject();
    QTRY_COMPARE(view->file().name(), QStringLiteral("mine.json"));
    QVERIFY(!view->file().isDirty());
    QVERIFY(Editor::read(path).contains("theirs"));
    QCOMPARE(Editor::read(editor.path(QStringLiteral("mine.json"))), smallItem().replace("\"small\"", "\"mine\""));

    QVERIFY(view->context().set(Pointer::of("/id"), "again"));
    editor.write(QStringLiteral("mine.json"), "{}");
    editor.prompter.answers = {QStringLiteral("overwrite")};
    editor.trigger(editor.actions().save);
    QTRY_VERIFY(!view->file().isDirty());
    QVERIFY(Editor::read(editor.path(QStringLiteral("mine.json"))).contains("again"));
}

void TestFiles::noticesChangesOnDisk()
{
    Editor editor;
    auto *view = editor.open(editor.write(QStringLiteral("a.json"), smallItem()));
    editor.write(QStringLiteral("a.json"), smallItem().replace("U-Net", "theirs"));
    QTRY_VERIFY(editor.window->message().contains(QStringLiteral("changed on disk")));
    auto *reload = view->messages()->findChild<QAbstractButton *>(QStringLiteral("reloadChanged"));
    QVERIFY(reload);
    reload->click();
    QVERIFY(view->document().text().find("theirs") != std::string::npos);
    QVERIFY(!view->file().isDirty());
    editor.trigger(editor.actions().undo); // what was here before is not lost
    QCOMPARE(QByteArray::fromStdString(view->document().text()), smallItem());
    QVERIFY(view->file().isDirty());
    QFile::remove(view->file().path());
    editor.window->files().checkDisk();
    QVERIFY(editor.window->message().contains(QStringLiteral("no longer on disk")));
    editor.trigger(editor.actions().save);
    QCOMPARE(Editor::read(view->file().path()), smallItem());
}

void TestFiles::saysWhenItCannotSave()
{
    if (geteuid() == 0)
        QSKIP("root may write anywhere: run as another user to see this");
    Editor editor;
    QVERIFY(QDir(editor.folder.path()).mkdir(QStringLiteral("locked")));
    auto *view = editor.open(editor.write(QStringLiteral("locked/a.json"), smallItem()));
    QVERIFY(view->context().set(Pointer::of("/id"), "changed"));
    QFile::setPermissions(editor.path(QStringLiteral("locked")), QFile::ReadOwner | QFile::ExeOwner);
    editor.trigger(editor.actions().save);
    QVERIFY(view->file().isDirty());
    QVERIFY2(editor.window->message().contains(QStringLiteral("Not saved.")), qPrintable(editor.window->message()));
    QFile::setPermissions(editor.path(QStringLiteral("locked")), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QCOMPARE(Editor::read(view->file().path()), smallItem());
}

void TestFiles::savesTypedJsonText()
{
    Editor editor;
    auto *view = editor.open(editor.write(QStringLiteral("a.json"), smallItem()));
    view->json()->startEditing();
    QVERIFY(view->json()->text()->find(QStringLiteral("U-Net")));
    QTest::keyClicks(view->json()->text(), QStringLiteral("typed"));
    editor.trigger(editor.actions().save); // applies what was typed
    QVERIFY(Editor::read(view->file().path()).contains("typed"));
    view->json()->startEditing();
    QTest::keyClicks(view->json()->text(), QStringLiteral("{{"));
    QVERIFY(!view->pages()->isEnabled());
    editor.trigger(editor.actions().save);
    QVERIFY(view->json()->isEditing());
    QVERIFY(!Editor::read(view->file().path()).contains("{{"));
    editor.prompter.answers = {QStringLiteral("discard")};
    QTest::keyClick(view->json()->text(), Qt::Key_Escape);
    QTRY_VERIFY(!view->json()->isEditing());
    QVERIFY(view->pages()->isEnabled());
}

void TestFiles::remembersRecentFiles()
{
    Editor editor;
    for (int i = 0; i < Settings::MostRecent + 2; ++i)
        QVERIFY(editor.open(editor.write(QStringLiteral("f%1.json").arg(i), smallItem())));
    editor.open(editor.path(QStringLiteral("f5.json")));
    auto recent = editor.settings.recent();
    QCOMPARE(recent.size(), Settings::MostRecent);
    QCOMPARE(QFileInfo(recent.front().path).fileName(), QStringLiteral("f%1.json").arg(Settings::MostRecent + 1));
    QCOMPARE(editor.settings.lastFolder(), editor.folder.path());
    QVERIFY(editor.window->close()); // nothing to ask
    QVERIFY(!editor.window->isVisible());
    Settings again(editor.path(QStringLiteral("settings.ini")));
    QCOMPARE(again.recent().size(), Settings::MostRecent);
    again.clearRecent();
    QVERIFY(again.recent().isEmpty());
}

void TestFiles::dropsFiles()
{
    Editor editor;
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(editor.write(QStringLiteral("a.json"), smallItem())),
                  QUrl::fromLocalFile(editor.write(QStringLiteral("b.geojson"), smallItem()))});
    QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(editor.window.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(editor.window.get(), &drop);
    QTRY_COMPARE(editor.window->views().size(), 2);
    data.setUrls({QUrl::fromLocalFile(editor.write(QStringLiteral("model.pt"), "weights"))});
    QCoreApplication::sendEvent(editor.window.get(), &enter);
    QDropEvent weights({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(editor.window.get(), &weights);
    QTRY_VERIFY(editor.dialog(QStringLiteral("importDialog")));
    editor.dialog<QDialog>(QStringLiteral("importDialog"))->reject();
}

void TestFiles::opensAFolder()
{
    Editor editor;
    QVERIFY(QDir(editor.folder.path()).mkpath(QStringLiteral("deep/er")));
    editor.write(QStringLiteral("deep/er/a.json"), smallItem());
    editor.write(QStringLiteral("deep/no.json"), "{\"a\": 1}");
    editor.write(QStringLiteral("deep/bad.json"), "{");
    editor.prompter.paths = {{editor.path(QStringLiteral("deep"))}};
    editor.trigger(editor.actions().openFolder);
    QTRY_VERIFY(editor.dialog<FolderDialog>(QStringLiteral("folderDialog")));
    auto *dialog = editor.dialog<FolderDialog>(QStringLiteral("folderDialog"));
    auto *list = dialog->findChild<QListWidget *>(QStringLiteral("folderList"));
    QTRY_COMPARE(list->count(), 1);
    QVERIFY(list->item(0)->text().contains(QStringLiteral("Item small")));
    QTest::keyClick(list, Qt::Key_Return);
    QTRY_VERIFY(editor.window->current());
    QCOMPARE(editor.window->current()->file().name(), QStringLiteral("a.json"));
}

QTEST_MAIN(TestFiles)
#include "test_files.moc"
