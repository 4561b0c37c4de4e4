// SPDX-License-Identifier: Apache-2.0
// Verifying files against the document on the page of the assets, and dropping files on the window.
#include "app/editor/importdialog.h"
#include "app/editor/pagearea.h"
#include "tests/app/editor/weightsfiles.h"
#include "widgets/pages/page.h"
#include <QComboBox>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QTableView>
#include <QToolButton>

using namespace mlm;
using namespace mlm::test;

class TestVerify : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void agrees();
    void differsAndJumps();
    void marksWhatIsStale();
    void asksBeforeItLeavesTheFolder();
    void wantsASavedDocument();
    void cancels();
    void tellsOfFilesThatAreMissing();
    void dropsOnTheAsset();
    void dropsOnTheEmptyWindow();
    void dropsAFolder();
};

namespace {

struct Verify
{
    Editor &editor;
    QWidget *card;
    explicit Verify(Editor &e) : editor(e), card(nullptr)
    {
        e.trigger(e.actions().verifyFiles);
        card = e.window->findChild<QWidget *>(QStringLiteral("verify"));
    }
    template <typename T> T *part(const char *name) const { return card->findChild<T *>(QString::fromLatin1(name)); }
    QTableView *table() const { return part<QTableView>("verifyTable"); }
    QString state() const { return part<QLabel>("verifyState")->text(); }
    QStringList rows() const
    {
        QStringList texts;
        for (int row = 0; row < table()->model()->rowCount(); ++row)
            texts << table()->model()->index(row, 0).data(Qt::AccessibleTextRole).toString();
        return texts;
    }
};

/// An Item whose size and checksum are those of the bytes, beside a file with them.
DocumentView *openWithFile(Editor &editor, const QByteArray &bytes, const char *further)
{
    editor.write(QStringLiteral("a.safetensors"), bytes);
    return editor.open(editor.write(QStringLiteral("item.json"), itemFor("./a.safetensors", further)));
}

void drop(QWidget *on, QPoint at, const QStringList &paths)
{
    QMimeData data;
    QList<QUrl> urls;
    for (const QString &path : paths)
        urls << QUrl::fromLocalFile(path);
    data.setUrls(urls);
    data.setText(paths.join(QLatin1Char('\n'))); // as file managers do: a line edit would take it
    QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(on, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent event(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(on, &event);
    QVERIFY(event.isAccepted());
}

} // namespace

void TestVerify::agrees()
{
    Editor editor;
    QVERIFY(QTest::qWaitForWindowActive(editor.window.get()));
    const QByteArray bytes = safetensors({QStringLiteral("a")});
    openWithFile(editor, bytes, (", \"file:size\": " + QByteArray::number(bytes.size())).constData());
    QTest::keyClick(editor.window.get(), Qt::Key_I, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(editor.window->findChild<QWidget *>(QStringLiteral("verify")));
    auto *state = editor.window->findChild<QLabel *>(QStringLiteral("verifyState"));
    QTRY_VERIFY2(state->text().contains(QStringLiteral("not what the document says")), qPrintable(state->text())); // torch.save it is not
}

void TestVerify::differsAndJumps()
{
    Editor editor;
    QVERIFY(QTest::qWaitForWindowActive(editor.window.get()));
    auto *view = openWithFile(editor, safetensors({QStringLiteral("a")}), ", \"file:size\": 7");
    Verify verify(editor);
    QVERIFY(verify.card && verify.card->isVisible());
    QTRY_VERIFY2(verify.state().contains(QStringLiteral("not what the document says")), qPrintable(verify.state()));
    const QStringList rows = verify.rows();
    QVERIFY2(rows.first().contains(QStringLiteral("model")) && rows.filter(QStringLiteral("differs")).size() >= 2, qPrintable(rows.join(QLatin1Char('\n'))));
    tabTo(editor.window.get(), QStringLiteral("verifyTable"));
    int row = 0;
    while (row < rows.size() && !(rows[row].startsWith(QStringLiteral("size")) || rows[row].contains(QStringLiteral("size, "))))
        ++row;
    QVERIFY2(row < rows.size(), qPrintable(rows.join(QLatin1Char('\n'))));
    for (int i = 0; i < row; ++i)
        key(Qt::Key_Down);
    QCOMPARE(verify.table()->currentIndex().row(), row);
    key(Qt::Key_Return); // to the field
    QTRY_COMPARE(view->context().current(), Pointer::of("/assets/model/file:size"));
    QVERIFY(verify.card->isVisible());
    // Escape puts the results away.
    tabTo(editor.window.get(), QStringLiteral("verifyTable"));
    key(Qt::Key_Escape);
    QVERIFY(!verify.card->isVisible());
}

void TestVerify::marksWhatIsStale()
{
    Editor editor;
    auto *view = openWithFile(editor, safetensors({QStringLiteral("a")}), ", \"file:size\": 7");
    Verify verify(editor);
    QTRY_VERIFY(verify.table()->isVisible());
    view->context().set(Pointer::of("/properties/mlm:name"), "other");
    QVERIFY2(verify.state().contains(QStringLiteral("has changed")), qPrintable(verify.state()));
    verify.part<QToolButton>("verifyAgain")->click();
    QTRY_VERIFY2(verify.state().contains(QStringLiteral("not what the document says")), qPrintable(verify.state()));
}

void TestVerify::asksBeforeItLeavesTheFolder()
{
    Editor editor;
    QVERIFY(QTest::qWaitForWindowActive(editor.window.get()));
    QVERIFY(QDir(editor.folder.path()).mkdir(QStringLiteral("items")));
    const QByteArray bytes = safetensors({QStringLiteral("a")});
    editor.write(QStringLiteral("a.safetensors"), bytes);
    editor.open(editor.write(QStringLiteral("items/item.json"), itemFor("../a.safetensors", ", \"file:size\": 7")));
    Verify verify(editor);
    QTRY_VERIFY(verify.card->findChild<QWidget *>(QStringLiteral("verifyOutside")));
    QVERIFY2(!verify.rows().join(QLatin1Char(' ')).contains(QStringLiteral("differs")), qPrintable(verify.rows().join(QLatin1Char('\n'))));
    tabTo(editor.window.get(), QStringLiteral("verifyTable"));
    auto *open = verify.card->findChild<QWidget *>(QStringLiteral("verifyOutside"))->findChild<QPushButton *>();
    open->setFocus();
    key(Qt::Key_Space);
    QTRY_VERIFY2(verify.rows().join(QLatin1Char(' ')).contains(QStringLiteral("differs")), qPrintable(verify.rows().join(QLatin1Char('\n'))));
    QVERIFY(!verify.card->findChild<QWidget *>(QStringLiteral("verifyOutside")) || !verify.card->findChild<QWidget *>(QStringLiteral("verifyOutside"))->isVisible());
}

void TestVerify::wantsASavedDocument()
{
    Editor editor;
    auto document = Document::fromText(smallItem().toStdString());
    QVERIFY(document.ok());
    editor.window->add(std::make_unique<OpenFile>(std::move(*document), QString(), std::nullopt, QStringLiteral("new")));
    Verify verify(editor);
    QVERIFY2(verify.state().contains(QStringLiteral("Save the document first")), qPrintable(verify.state()));
    QVERIFY(!verify.table()->isVisible());
}

void TestVerify::cancels()
{
    Editor editor;
    QVERIFY(QTest::qWaitForWindowActive(editor.window.get()));
    sparseFile(editor, QStringLiteral("huge.pt"), qint64(64) << 30);
    const QByteArray checksum = ", \"file:checksum\": \"1220" + QByteArray(64, '0') + '"';
    editor.open(editor.write(QStringLiteral("item.json"), itemFor("./huge.pt", checksum.constData())));
    Verify verify(editor);
    auto *stop = verify.part<QPushButton>("verifyStop");
    QTRY_VERIFY2(verify.state().contains(QStringLiteral("/s")), qPrintable(verify.state()));
    QVERIFY(stop->hasFocus());
    key(Qt::Key_Space);
    QTRY_COMPARE(verify.state(), QStringLiteral("Cancelled."));
    QVERIFY(!stop->isVisible() && !verify.part<QProgressBar>("verifyProgress")->isVisible());
}

void TestVerify::tellsOfFilesThatAreMissing()
{
    Editor editor;
    editor.open(editor.write(QStringLiteral("item.json"), itemFor("./gone.safetensors", ", \"file:size\": 7")));
    Verify verify(editor);
    QTRY_VERIFY2(verify.state().contains(QStringLiteral("not what the document says")), qPrintable(verify.state()));
    QCOMPARE(verify.table()->model()->rowCount(), 1);
    QVERIFY2(verify.rows().first().contains(QStringLiteral("gone.safetensors")), qPrintable(verify.rows().first()));
}

void TestVerify::dropsOnTheAsset()
{
    Editor editor;
    QByteArray item = itemFor("./a.safetensors");
    item.replace("\"assets\": {", "\"assets\": {\"first\": {\"href\": \"./x.tif\"}, ");
    auto *view = editor.open(editor.write(QStringLiteral("item.json"), item));
    const QString file = editor.write(QStringLiteral("b.safetensors"), safetensors({QStringLiteral("b")}));
    view->goTo(Pointer::of("/assets/first/href"));
    // On a field, which would take the words: the file is for the asset that the form shows.
    auto *field = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    if (!field)
        field = view->pages()->page()->findChild<QLineEdit *>(QStringLiteral("key:/assets/first"));
    QVERIFY(field);
    const QString before = field->text();
    drop(field, QPoint(10, 10), {file});
    auto *dialog = waitFor<ImportDialog>(editor, "importDialog");
    QVERIFY(dialog);
    QCOMPARE(field->text(), before);
    QTRY_COMPARE(dialog->findChild<QComboBox *>(QStringLiteral("importAsset"))->currentText(), QStringLiteral("first"));
    dialog->reject();
    // Elsewhere on the window it goes to the asset of that name, else to the only model.
    drop(editor.window.get(), QPoint(20, 10), {file});
    dialog = waitFor<ImportDialog>(editor, "importDialog");
    QVERIFY(dialog);
    QTRY_COMPARE(dialog->findChild<QComboBox *>(QStringLiteral("importAsset"))->currentText(), QStringLiteral("model"));
    dialog->reject();
}

void TestVerify::dropsOnTheEmptyWindow()
{
    Editor editor;
    const QString file = editor.write(QStringLiteral("net.safetensors"), safetensors({QStringLiteral("a")}));
    drop(editor.window.get(), QPoint(400, 400), {file});
    auto *dialog = waitFor<ImportDialog>(editor, "importDialog");
    QVERIFY(dialog);
    auto *apply = dialog->findChild<QPushButton *>(QStringLiteral("importApply"));
    QTRY_VERIFY(apply->isEnabled());
    apply->click();
    QTRY_VERIFY(editor.window->current());
    QVERIFY(editor.window->current()->context().root()["assets"].size() == 1);
}

void TestVerify::dropsAFolder()
{
    Editor editor;
    QVERIFY(QDir(editor.folder.path()).mkdir(QStringLiteral("net")));
    editor.write(QStringLiteral("net/model.safetensors.index.json"), R"({"metadata":{"total_size":16},"weight_map":{"a":"model-00001-of-00001.safetensors"}})");
    editor.write(QStringLiteral("net/model-00001-of-00001.safetensors"), safetensors({QStringLiteral("a")}));
    drop(editor.window.get(), QPoint(400, 400), {editor.path(QStringLiteral("net"))});
    auto *dialog = waitFor<ImportDialog>(editor, "importDialog");
    QVERIFY(dialog);
    auto *apply = dialog->findChild<QPushButton *>(QStringLiteral("importApply"));
    QTRY_VERIFY(apply->isEnabled());
    apply->click();
    QTRY_VERIFY(editor.window->current());
    QVERIFY(editor.window->current()->context().root()["assets"].size() == 2);
}

QTEST_MAIN(TestVerify)
#include "test_verify.moc"
