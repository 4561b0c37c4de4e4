// SPDX-License-Identifier: Apache-2.0
// Importing weights by keyboard and by dropping: what is shown, what is written, and what happens with files that are damaged, hostile or changing.
#include "app/editor/importdialog.h"
#include "tests/app/editor/weightsfiles.h"
#include <QComboBox>
#include <QCryptographicHash>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QTabBar>
#include <QTableView>
#include <QToolButton>
#include <QTreeWidget>

using namespace mlm;
using namespace mlm::test;

class TestWeights : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void importsByKeyboard();
    void ticksWhatIsEmptyOnly();
    void importsSeveralFilesAtOnce();
    void importsAFolderOfShards();
    void listsThousandsOfTensors();
    void showsWhatAPickleWouldRun();
    void offersSizeAndChecksumOfADamagedFile();
    void cancelsReading();
    void saysWhenAFileChangesMeanwhile();
    void saysWhenAFileIsGone();
    void newFromWeights();
    void newFromWeightsCancelled();
};

namespace {

struct Import
{
    ImportDialog *dialog;
    explicit Import(Editor &editor) : dialog(waitFor<ImportDialog>(editor, "importDialog")) {}
    template <typename T> T *part(const char *name) const { return dialog->findChild<T *>(QString::fromLatin1(name)); }
    QPushButton *apply() const { return part<QPushButton>("importApply"); }
    QTableView *table() const { return part<QTableView>("importTable"); }
    QString state() const { return part<QLabel>("importState")->text(); }
    QString tab(int index) const { return part<QTabBar>("importTabs")->tabText(index); }
    bool ended() const { return !dialog->isReading() && !state().contains(QStringLiteral("Reading")); }
    int rowOf(const QString &field) const
    {
        for (int row = 0; row < table()->model()->rowCount(); ++row)
            if (table()->model()->index(row, 0).data().toString() == field)
                return row;
        return -1;
    }
    bool ticked(const char *field) const
    {
        return table()->model()->index(rowOf(QString::fromLatin1(field)), 0).data(Qt::CheckStateRole).toInt() == Qt::Checked;
    }
    QStringList strips() const
    {
        QStringList texts;
        for (const auto *strip : dialog->findChildren<QFrame *>(QStringLiteral("finding")))
            if (strip->isVisible())
                for (const auto *label : strip->findChildren<QLabel *>())
                    texts << label->text();
        return texts;
    }
};

Json at(DocumentView *view, const char *pointer)
{
    const Json *json = Pointer::of(pointer).in(view->context().root());
    return json ? *json : Json();
}

} // namespace

void TestWeights::importsByKeyboard()
{
    Editor editor;
    QVERIFY(QTest::qWaitForWindowActive(editor.window.get()));
    const QByteArray item = itemFor("./a.safetensors");
    auto *view = editor.open(editor.write(QStringLiteral("item.json"), item));
    const QByteArray bytes = safetensors({QStringLiteral("conv.weight"), QStringLiteral("conv.bias")});
    editor.prompter.paths = {{editor.write(QStringLiteral("a.safetensors"), bytes)}};
    QTest::keyClick(editor.window.get(), Qt::Key_I, Qt::ControlModifier);
    Import import(editor);
    QVERIFY(import.dialog);
    QTRY_VERIFY(import.apply()->isEnabled());
    QCOMPARE(import.part<QComboBox>("importAsset")->currentText(), QStringLiteral("model"));
    QTRY_VERIFY(import.table()->hasFocus()); // the keys work at once
    QVERIFY(import.rowOf(QStringLiteral("Asset “model”")) == 0);
    QVERIFY(import.ticked("file:size") && import.ticked("file:checksum") && import.ticked("mlm:total_parameters"));
    // The arrows pass the headings by, Space ticks.
    QCOMPARE(import.table()->currentIndex().row(), 1);
    const int size = import.rowOf(QStringLiteral("file:size"));
    for (int i = 0; i < 50 && import.table()->currentIndex().row() != size; ++i)
        key(Qt::Key_Down);
    QCOMPARE(import.table()->currentIndex().row(), size);
    key(Qt::Key_Space);
    QVERIFY(!import.ticked("file:size"));
    key(Qt::Key_Space);
    QVERIFY(import.ticked("file:size"));
    QVERIFY(import.part<QLabel>("importSentence")->text().contains(QStringLiteral("/assets/model/file:size")));
    key(Qt::Key_Return);
    QTRY_VERIFY(!editor.dialog(QStringLiteral("importDialog")));
    QVERIFY(at(view, "/assets/model/file:size") == Json(bytes.size()));
    const auto digest = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
    QVERIFY(at(view, "/assets/model/file:checksum") == Json("1220" + digest.toStdString()));
    QVERIFY(at(view, "/properties/mlm:total_parameters") == Json(8));
    QVERIFY(view->document().text().find("/file/v2.1.0/schema.json") != std::string::npos);
    editor.trigger(editor.actions().undo); // it was one step
    QCOMPARE(QByteArray::fromStdString(view->document().text()), item);
}

void TestWeights::ticksWhatIsEmptyOnly()
{
    Editor editor;
    auto *view = editor.open(editor.write(QStringLiteral("item.json"), itemFor("./a.safetensors", ", \"file:size\": 7")));
    const QByteArray bytes = safetensors({QStringLiteral("a")});
    editor.prompter.paths = {{editor.write(QStringLiteral("a.safetensors"), bytes)}};
    editor.trigger(editor.actions().importWeights);
    Import import(editor);
    QVERIFY(import.dialog);
    QTRY_VERIFY(import.apply()->isEnabled());
    QVERIFY(!import.ticked("file:size")); // what differs is the user's to tick
    QVERIFY(import.part<QLabel>("importCounts")->text().contains(QStringLiteral("differ")));
    tabTo(import.dialog, QStringLiteral("tickAll"));
    key(Qt::Key_Space);
    QVERIFY(import.ticked("file:size"));
    tabTo(import.dialog, QStringLiteral("tickNone"));
    key(Qt::Key_Space);
    QVERIFY(!import.apply()->isEnabled());
    tabTo(import.dialog, QStringLiteral("tickAll"));
    key(Qt::Key_Space);
    tabTo(import.dialog, QStringLiteral("importTable"));
    key(Qt::Key_Return);
    QTRY_VERIFY(!editor.dialog(QStringLiteral("importDialog")));
    QVERIFY(at(view, "/assets/model/file:size") == Json(bytes.size()));

    // Once more: now both say the same, and there is nothing to apply.
    editor.prompter.paths = {{editor.path(QStringLiteral("a.safetensors"))}};
    editor.trigger(editor.actions().importWeights);
    Import again(editor);
    QVERIFY(again.dialog);
    QTRY_VERIFY2(again.state().contains(QStringLiteral("Read and hashed")), qPrintable(again.state()));
    QVERIFY(!(again.table()->model()->index(again.rowOf(QStringLiteral("file:size")), 0).flags() & Qt::ItemIsUserCheckable));
    key(Qt::Key_Escape);
    QTRY_VERIFY(!editor.dialog(QStringLiteral("importDialog")));
}

void TestWeights::importsSeveralFilesAtOnce()
{
    Editor editor;
    auto *view = editor.open(editor.write(QStringLiteral("item.json"), itemFor("./a.safetensors")));
    const QString a = editor.write(QStringLiteral("a.safetensors"), safetensors({QStringLiteral("a")}));
    const QString b = editor.write(QStringLiteral("b.safetensors"), safetensors({QStringLiteral("b")}, 8));
    editor.prompter.paths = {{a, b}};
    editor.trigger(editor.actions().importWeights);
    Import import(editor);
    QVERIFY(import.dialog);
    QTRY_VERIFY(import.apply()->isEnabled());
    auto *files = import.part<QTreeWidget>("importFiles");
    QCOMPARE(files->topLevelItemCount(), 2);
    QVERIFY(files->isVisible());
    // The second one gets an asset of a key that is typed.
    tabTo(import.dialog, QStringLiteral("importFiles"));
    key(Qt::Key_Down);
    tabTo(import.dialog, QStringLiteral("importNewKey"));
    key(Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("second"));
    QVERIFY(import.rowOf(QStringLiteral("Asset “second”")) > 0);
    key(Qt::Key_Return);
    QTRY_VERIFY(!editor.dialog(QStringLiteral("importDialog")));
    QVERIFY(at(view, "/assets/second/href") == Json("./b.safetensors"));
    QVERIFY(!at(view, "/assets/second/file:size").is_null() && !at(view, "/assets/model/file:size").is_null());
    editor.trigger(editor.actions().undo);
    QVERIFY(!view->document().isDirty());
}

void TestWeights::importsAFolderOfShards()
{
    Editor editor;
    auto *view = editor.open(editor.write(QStringLiteral("item.json"), smallItem()));
    QVERIFY(QDir(editor.folder.path()).mkdir(QStringLiteral("big")));
    editor.write(QStringLiteral("big/model.safetensors.index.json"),
                 R"({"metadata":{"total_size":32},"weight_map":{"a":"model-00001-of-00002.safetensors","b":"model-00002-of-00002.safetensors"}})");
    editor.write(QStringLiteral("big/model-00001-of-00002.safetensors"), safetensors({QStringLiteral("a")}));
    editor.write(QStringLiteral("big/model-00002-of-00002.safetensors"), safetensors({QStringLiteral("b")}));
    editor.prompter.paths = {{editor.path(QStringLiteral("big"))}};
    editor.trigger(editor.actions().importFolder);
    Import import(editor);
    QVERIFY(import.dialog);
    QTRY_VERIFY(import.apply()->isEnabled());
    QCOMPARE(import.part<QTreeWidget>("importFiles")->topLevelItemCount(), 3);
    import.apply()->click();
    QTRY_VERIFY(!editor.dialog(QStringLiteral("importDialog")));
    int sized = 0;
    for (const auto &asset : at(view, "/assets"))
        sized += asset.contains("file:size");
    QCOMPARE(sized, 3); // an asset a file
}

void TestWeights::listsThousandsOfTensors()
{
    Editor editor;
    editor.open(editor.write(QStringLiteral("item.json"), smallItem()));
    QStringList names;
    for (int i = 0; i < 4000; ++i)
        names << QStringLiteral("layer.%1.weight").arg(i);
    editor.prompter.paths = {{editor.write(QStringLiteral("a.safetensors"), safetensors(names))}};
    editor.trigger(editor.actions().importWeights);
    Import import(editor);
    QVERIFY(import.dialog);
    QTRY_VERIFY(import.apply()->isEnabled());
    QCOMPARE(import.tab(1), QStringLiteral("Tensors (4,000)"));
    tabTo(import.dialog, QStringLiteral("importTabs"));
    key(Qt::Key_Right);
    auto *tensors = import.part<QTableView>("importTensors");
    QVERIFY(tensors->isVisible());
    tabTo(import.dialog, QStringLiteral("importTensors"));
    key(Qt::Key_End, Qt::ControlModifier);
    QCOMPARE(tensors->currentIndex().row(), 3999);
    QVERIFY(tensors->viewport()->rect().intersects(tensors->visualRect(tensors->currentIndex())));
    QCOMPARE(tensors->model()->index(3999, 2).data().toString(), QStringLiteral("[4]"));
    import.dialog->reject();
}

void TestWeights::showsWhatAPickleWouldRun()
{
    Editor editor;
    editor.open(editor.write(QStringLiteral("item.json"), smallItem()));
    const QString canary = editor.path(QStringLiteral("canary"));
    editor.prompter.paths = {{editor.write(QStringLiteral("model.pkl"), hostilePickle(canary))}};
    editor.trigger(editor.actions().importWeights);
    Import import(editor);
    QVERIFY(import.dialog);
    QTRY_VERIFY(import.apply()->isEnabled());
    QCOMPARE(import.part<QLabel>("fact3")->text(), QStringLiteral("known dangerous"));
    QTRY_VERIFY2(import.strips().join(QLatin1Char(' ')).contains(QStringLiteral("system")), qPrintable(import.strips().join(QLatin1Char(' '))));
    QCOMPARE(import.tab(2), QStringLiteral("Imports (1)"));
    import.dialog->reject();
    QVERIFY(!QFile::exists(canary)); // nothing ran
}

void TestWeights::offersSizeAndChecksumOfADamagedFile()
{
    Editor editor;
    auto *view = editor.open(editor.write(QStringLiteral("item.json"), itemFor("./a.safetensors")));
    QByteArray bytes = safetensors({QStringLiteral("a")});
    bytes.chop(3); // the last tensor reaches past the end
    editor.prompter.paths = {{editor.write(QStringLiteral("a.safetensors"), bytes)}};
    editor.trigger(editor.actions().importWeights);
    Import import(editor);
    QVERIFY(import.dialog);
    QTRY_VERIFY(import.apply()->isEnabled());
    // What is put into a layout that is shown already becomes visible with the next events.
    QTRY_VERIFY(!import.strips().isEmpty());
    const QString said = import.strips().join(QLatin1Char(' '));
    QVERIFY2(said.contains(QStringLiteral("could not be read")) && said.contains(QStringLiteral("Size and checksum")), qPrintable(said));
    QVERIFY(import.ticked("file:size") && import.ticked("file:checksum"));
    import.apply()->click();
    QTRY_VERIFY(!editor.dialog(QStringLiteral("importDialog")));
    QVERIFY(at(view, "/assets/model/file:size") == Json(bytes.size()));
}

void TestWeights::cancelsReading()
{
    Editor editor;
    auto *view = editor.open(editor.write(QStringLiteral("item.json"), smallItem()));
    const QString path = sparseFile(editor, QStringLiteral("huge.pt"), qint64(64) << 30);
    editor.prompter.paths = {{path}};
    editor.trigger(editor.actions().importWeights);
    Import import(editor);
    QVERIFY(import.dialog);
    auto *bar = import.part<QProgressBar>("importProgress");
    QTRY_VERIFY(bar->maximum() > 0); // progress is told
    QTRY_VERIFY2(import.state().contains(QStringLiteral("/s")), qPrintable(import.state()));
    QVERIFY(import.dialog->isReading() && !import.apply()->isEnabled());
    tabTo(import.dialog, QStringLiteral("importStop"));
    key(Qt::Key_Space);
    QTRY_VERIFY(!import.dialog->isReading());
    QTRY_VERIFY2(import.state().contains(QStringLiteral("Cancelled")), qPrintable(import.state()));
    QCOMPARE(import.rowOf(QStringLiteral("file:checksum")), -1);
    key(Qt::Key_Escape);
    QTRY_VERIFY(!editor.dialog(QStringLiteral("importDialog")));

    // Escape alone ends the reading too, and waits for it.
    editor.prompter.paths = {{path}};
    editor.trigger(editor.actions().importWeights);
    Import second(editor);
    QVERIFY(second.dialog);
    QTRY_VERIFY(second.dialog->isReading());
    key(Qt::Key_Escape);
    QTRY_VERIFY(!editor.dialog(QStringLiteral("importDialog")));
    QVERIFY(!view->file().isDirty());
}

void TestWeights::saysWhenAFileChangesMeanwhile()
{
    Editor editor;
    editor.open(editor.write(QStringLiteral("item.json"), smallItem()));
    const QString path = sparseFile(editor, QStringLiteral("growing.pt"), qint64(4) << 30);
    editor.prompter.paths = {{path}};
    editor.trigger(editor.actions().importWeights);
    Import import(editor);
    QVERIFY(import.dialog);
    QTRY_VERIFY(import.part<QProgressBar>("importProgress")->maximum() > 0); // the bytes are being read
    QVERIFY(QFile::resize(path, 1000));
    QTRY_VERIFY_WITH_TIMEOUT(import.ended() && import.part<QPushButton>("importStop")->text() == QStringLiteral("Read again"), 60000);
    QVERIFY2(import.state().contains(QStringLiteral("growing.pt")) || import.state().contains(QStringLiteral("chang")), qPrintable(import.state()));
    QVERIFY(!import.apply()->isEnabled());
    // Once it is at rest it can be read.
    tabTo(import.dialog, QStringLiteral("importStop"));
    key(Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(import.apply()->isEnabled(), 60000);
    import.dialog->reject();
}

void TestWeights::saysWhenAFileIsGone()
{
    Editor editor;
    auto *view = editor.open(editor.write(QStringLiteral("item.json"), smallItem()));
    editor.prompter.paths = {{editor.path(QStringLiteral("gone.pt"))}};
    editor.trigger(editor.actions().importWeights);
    Import import(editor);
    QVERIFY(import.dialog);
    QTRY_VERIFY2(import.state().contains(QStringLiteral("gone.pt")), qPrintable(import.state()));
    QVERIFY(!import.apply()->isEnabled());
    import.dialog->reject();
    QVERIFY(!view->file().isDirty());
}

void TestWeights::newFromWeights()
{
    Editor editor;
    QVERIFY(QTest::qWaitForWindowActive(editor.window.get()));
    const QByteArray bytes = safetensors({QStringLiteral("a")});
    editor.prompter.paths = {{editor.write(QStringLiteral("My Net (v2).safetensors"), bytes)}};
    QTest::keyClick(editor.window.get(), Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    Import import(editor);
    QVERIFY(import.dialog);
    QTRY_VERIFY(import.apply()->isEnabled());
    QVERIFY(!editor.window->current()); // nothing is made before one says so
    QVERIFY(import.table()->isColumnHidden(1));
    QTRY_VERIFY(import.table()->hasFocus());
    key(Qt::Key_Return);
    QTRY_VERIFY(editor.window->current());
    auto *view = editor.window->current();
    QVERIFY(at(view, "/assets/model/file:size") == Json(bytes.size()));
    QVERIFY(at(view, "/properties/mlm:total_parameters") == Json(4));
    QVERIFY(!at(view, "/id").get<std::string>().empty());
    // The rest is asked for.
    bool name = false;
    view->context().check().refresh();
    for (const auto &finding : view->context().findings().list)
        name = name || finding.message.contains(QStringLiteral("name"), Qt::CaseInsensitive) || finding.pointer.toQString().contains(QStringLiteral("mlm:name"));
    QVERIFY(name);
    QVERIFY(view->file().isDirty());
}

void TestWeights::newFromWeightsCancelled()
{
    Editor editor;
    editor.prompter.paths = {{sparseFile(editor, QStringLiteral("huge.pt"), qint64(64) << 30)}};
    editor.trigger(editor.actions().newFromWeights);
    Import import(editor);
    QVERIFY(import.dialog);
    key(Qt::Key_Escape);
    QTRY_VERIFY(!editor.dialog(QStringLiteral("importDialog")));
    QVERIFY(!editor.window->current());
}

QTEST_MAIN(TestWeights)
#include "test_weights.moc"
