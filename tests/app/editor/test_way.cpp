// SPDX-License-Identifier: Apache-2.0
// The author's way, by keyboard alone: from a template to an exported Item and Collection.
#include "app/editor/exportdialog.h"
#include "app/editor/newdialog.h"
#include "core/json/parse.h"
#include "core/validation/engine.h"
#include "tests/app/editor/editorfixture.h"
#include <QFileInfo>
#include <QLineEdit>

using namespace mlm;
using namespace mlm::test;

class TestWay : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void fromTemplateToExport();
    void refusesToExportWhatIsNotValid();
};

namespace {

/// Keys go where the focus is, as a keyboard's do.
void key(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    QWidget *at = QApplication::focusWidget();
    QVERIFY2(at, "nothing has the focus");
    QTest::keyClick(at, Qt::Key(key), modifiers);
}

void type(const QString &text)
{
    QWidget *at = QApplication::focusWidget();
    QVERIFY2(at, "nothing has the focus");
    QTest::keyClicks(at, text);
}

template <typename Dialog> Dialog *waitFor(Editor &editor, const char *name)
{
    for (int turn = 0; turn < 500 && !editor.dialog<Dialog>(QString::fromLatin1(name)); ++turn)
        QTest::qWait(10);
    return editor.dialog<Dialog>(QString::fromLatin1(name));
}

/// The named part of a dialog, with the focus reached by Tab alone.
void tabTo(QWidget *dialog, const char *name)
{
    auto *wanted = dialog->findChild<QWidget *>(QString::fromLatin1(name));
    QVERIFY2(wanted, name);
    QTRY_VERIFY(dialog->isActiveWindow());
    for (int i = 0; i < 60 && !wanted->hasFocus(); ++i)
        key(Qt::Key_Tab);
    QVERIFY2(wanted->hasFocus(), name);
}

Json parsed(const QByteArray &bytes)
{
    const auto result = json::parse(std::string_view(bytes.constData(), std::size_t(bytes.size())));
    return result ? result->root : Json();
}

DocumentView *newItem(Editor &editor, const char *id)
{
    QTest::keyClick(editor.window.get(), Qt::Key_N, Qt::ControlModifier);
    auto *dialog = waitFor<NewDialog>(editor, "newDialog");
    if (!dialog)
        return nullptr;
    tabTo(dialog, "newId");
    type(QString::fromLatin1(id));
    key(Qt::Key_Return);
    for (int turn = 0; turn < 500 && !editor.window->current(); ++turn)
        QTest::qWait(10);
    return editor.window->current();
}

} // namespace

void TestWay::fromTemplateToExport()
{
    Editor editor;
    QVERIFY(QTest::qWaitForWindowActive(editor.window.get()));
    auto *view = newItem(editor, "my-model");
    QVERIFY(view);
    QVERIFY(view->context().root()["id"] == Json("my-model"));
    QVERIFY(view->file().isDirty());

    // To a field by its name, and a word into it. (Without a window manager nobody gives the activation back.)
    editor.window->activateWindow();
    QTRY_VERIFY(editor.window->isActiveWindow());
    QTest::keyClick(editor.window.get(), Qt::Key_F, Qt::ControlModifier);
    type(QStringLiteral("architecture"));
    key(Qt::Key_Return);
    QTRY_VERIFY(QApplication::focusWidget() && editor.window->isAncestorOf(QApplication::focusWidget())
                && QApplication::focusWidget()->objectName() != QStringLiteral("findField"));
    const Pointer architecture = Pointer::of("/properties/mlm:architecture");
    QTRY_COMPARE(view->context().current(), architecture);
    key(Qt::Key_A, Qt::ControlModifier);
    type(QStringLiteral("ResNet-18"));
    key(Qt::Key_Tab);
    QTRY_VERIFY(architecture.in(view->context().root()) && *architecture.in(view->context().root()) == "ResNet-18");
    // Undo while a line edit has the focus is the document's.
    key(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(!architecture.in(view->context().root()) || *architecture.in(view->context().root()) != "ResNet-18");
    key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(*architecture.in(view->context().root()) == Json("ResNet-18"));

    // Save: the name comes from the id.
    editor.prompter.paths = {{editor.path(QStringLiteral("my-model.json"))}};
    QTest::keyClick(editor.window.get(), Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY(!view->file().isDirty());
    QCOMPARE(QFileInfo(editor.prompter.suggested.first()).fileName(), QStringLiteral("my-model.json"));
    QVERIFY(parsed(Editor::read(editor.path(QStringLiteral("my-model.json"))))["id"] == Json("my-model"));

    // Every problem that is left is walked through; a template has none that the schema finds.
    view->context().check().refresh();
    for (const auto &finding : view->context().findings().list)
        QVERIFY2(finding.source != Source::Schema, qPrintable(finding.message));

    editor.prompter.paths = {{editor.path(QStringLiteral("exported.json"))}};
    QTest::keyClick(editor.window.get(), Qt::Key_E, Qt::ControlModifier);
    QTRY_VERIFY(QFileInfo::exists(editor.path(QStringLiteral("exported.json"))));
    const Json item = parsed(Editor::read(editor.path(QStringLiteral("exported.json"))));
    QVERIFY(item["properties"]["mlm:architecture"] == Json("ResNet-18"));
    QVERIFY(check(item).valid());

    QTest::keyClick(editor.window.get(), Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
    auto *dialog = waitFor<ExportDialog>(editor, "exportDialog");
    QVERIFY(dialog);
    tabTo(dialog, "exportId");
    key(Qt::Key_A, Qt::ControlModifier);
    type(QStringLiteral("my-models"));
    tabTo(dialog, "exportFolder");
    key(Qt::Key_A, Qt::ControlModifier);
    type(editor.path(QStringLiteral("catalogue")));
    key(Qt::Key_Return);
    QTRY_VERIFY(!editor.dialog(QStringLiteral("exportDialog")));
    const Json collection = parsed(Editor::read(editor.path(QStringLiteral("catalogue/collection.json"))));
    QVERIFY(collection["id"] == Json("my-models"));
    QVERIFY(check(collection).valid());
    QVERIFY(QFileInfo::exists(editor.path(QStringLiteral("catalogue/my-model/my-model.json"))));
}

void TestWay::refusesToExportWhatIsNotValid()
{
    Editor editor;
    auto *view = editor.open(editor.write(QStringLiteral("a.json"), smallItem().replace("\"id\":   \"small\",", "")));
    QVERIFY(view);
    editor.trigger(editor.actions().exportItem); // no file dialog comes: the prompter would fail
    QVERIFY2(editor.window->message().startsWith(QStringLiteral("Not exported.")), qPrintable(editor.window->message()));
    QVERIFY(!view->file().isDirty());
}

QTEST_MAIN(TestWay)
#include "test_way.moc"
