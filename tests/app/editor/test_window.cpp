// SPDX-License-Identifier: Apache-2.0
// The window around the documents: room, panels, finding fields, the start page, the command line.
#include "app/editor/editorapp.h"
#include "app/editor/fieldfinder.h"
#include "app/editor/pagearea.h"
#include "app/editor/windowbars.h"
#include "tests/app/editor/editorfixture.h"
#include "widgets/views/jsonpanel.h"
#include "widgets/views/jsontext.h"
#include "widgets/views/outline.h"
#include "widgets/views/problems.h"
#include <QAbstractButton>
#include <QListView>
#include <QTextBlock>
#include <QTreeView>

using namespace mlm;
using namespace mlm::test;

class TestWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void followsTheSystemsColours();
    void foldsWithTheRoom();
    void keepsTheUsersChoice();
    void showsEveryPage();
    void goesToProblems();
    void goesBetweenJsonAndForm();
    void findsFields();
    void findsAbsentFieldsAndPointers();
    void summarises();
    void followsTheType();
    void startPageByKeyboard();
    void switchesColours();
    void namesEveryControl();
    void readsArguments_data();
    void readsArguments();
};

void TestWindow::foldsWithTheRoom()
{
    Editor editor;
    auto *view = editor.open(editor.write(QStringLiteral("a.json"), smallItem()));
    QVERIFY(view->isJsonShown());
    QVERIFY(view->areProblemsShown());
    QVERIFY(!view->outline()->isRail());
    editor.window->resize(1270, 900);
    QTRY_VERIFY(!view->isJsonShown());
    QVERIFY(view->areProblemsShown());
    editor.window->resize(1024, 640);
    QTRY_VERIFY(!view->areProblemsShown());
    QCOMPARE(view->outline()->width(), 192);
    editor.window->resize(800, 600);
    QTRY_VERIFY(view->outline()->isRail());
    QTRY_COMPARE(view->outline()->width(), OutlinePanel::RailWidth);
    editor.window->resize(1440, 900);
    QTRY_VERIFY(view->isJsonShown());
    QVERIFY(view->areProblemsShown());
    QVERIFY(!view->outline()->isRail());
}

void TestWindow::keepsTheUsersChoice()
{
    Editor editor;
    QVERIFY(QTest::qWaitForWindowActive(editor.window.get()));
    auto *view = editor.open(editor.write(QStringLiteral("a.json"), smallItem()));
    QTest::keyClick(editor.window.get(), Qt::Key_F4);
    QVERIFY(!view->isJsonShown());
    QVERIFY(!editor.actions().showJson->isChecked());
    editor.window->resize(1300, 890); // no threshold is passed
    QVERIFY(!view->isJsonShown());
    auto *other = editor.open(editor.write(QStringLiteral("b.json"), smallItem()));
    QVERIFY(!other->isJsonShown());
    editor.window->resize(1024, 640);
    QTest::keyClick(editor.window.get(), Qt::Key_F4); // asked for: shown although there is little room
    QVERIFY(other->isJsonShown());
}

void TestWindow::showsEveryPage()
{
    Editor editor;
    auto *view = editor.open(editor.write(QStringLiteral("a.json"), smallItem()));
    for (const auto &page : spec::pages(view->context().profile().documentType())) {
        view->showPage(page.id);
        QCOMPARE(view->pageId(), page.id);
        QVERIFY(view->pages()->page() != nullptr);
        QCoreApplication::processEvents();
    }
    QVERIFY(!view->file().isDirty());
    QCOMPARE(QByteArray::fromStdString(view->document().text()), smallItem());
}

void TestWindow::goesToProblems()
{
    Editor editor;
    QVERIFY(QTest::qWaitForWindowActive(editor.window.get()));
    auto *view = editor.open(editor.write(QStringLiteral("a.json"), smallItem().replace("\"mlm:input\": []", "\"mlm:memory_size\": -1, \"mlm:input\": []")));
    const auto &list = view->context().findings().list;
    QVERIFY(!list.empty());
    for (std::size_t i = 0; i < list.size(); ++i) {
        QTest::keyClick(editor.window.get(), Qt::Key_F8);
        QCOMPARE(view->problems()->view()->currentIndex().row(), int(i));
        const std::string page = view->context().profile().pageOf(list[i].pointer, view->context().root());
        QCOMPARE(view->pageId(), page);
        QVERIFY(view->isAncestorOf(QApplication::focusWidget()));
    }
    // The focus stands in the very field, not just on its page.
    view->goTo(Pointer::of("/properties/mlm:memory_size"));
    QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("/properties/mlm:memory_size"));
    QTest::keyClick(editor.window.get(), Qt::Key_F8, Qt::ShiftModifier);
    QCOMPARE(view->problems()->view()->currentIndex().row(), std::max(0, int(list.size()) - 2));
}

void TestWindow::goesBetweenJsonAndForm()
{
    Editor editor;
    QVERIFY(QTest::qWaitForWindowActive(editor.window.get()));
    auto *view = editor.open(editor.write(QStringLiteral("a.json"), smallItem()));
    auto *text = view->json()->text();
    QVERIFY(text->find(QStringLiteral("U-Net")));
    text->setFocus();
    QTest::keyClick(text, Qt::Key_Return);
    QTRY_COMPARE(view->pageId(), std::string("model"));
    QTRY_COMPARE(view->context().current().toQString(), QStringLiteral("/properties/mlm:architecture"));
    QVERIFY(view->pages()->isAncestorOf(QApplication::focusWidget()));
    view->setJsonShown(false);
    view->context().showInJson(Pointer::of("/properties/own:member"));
    QVERIFY(view->isJsonShown());
    QVERIFY(text->textCursor().block().text().contains(QStringLiteral("own:member")));
}

void TestWindow::findsFields()
{
    Editor editor;
    auto *view = editor.open(editor.write(QStringLiteral("a.json"), smallItem()));
    const auto places = findPlaces(view->context(), QStringLiteral("ARCHI"));
    QVERIFY(!places.empty());
    QCOMPARE(places.front().pointer.toQString(), QStringLiteral("/properties/mlm:architecture"));
    QVERIFY(!places.front().absent);
    QVERIFY(findPlaces(view->context(), QStringLiteral("no such field anywhere")).empty());
    const auto below = findPlaces(view->context(), QStringLiteral("/assets/model"));
    QVERIFY(below.size() >= 3);
    QCOMPARE(below.front().pointer.toQString(), QStringLiteral("/assets/model"));
    QVERIFY(findPlaces(view->context(), QStringLiteral("a"), 5).size() <= 5);
}

void TestWindow::findsAbsentFieldsAndPointers()
{
    Editor editor;
    QVERIFY(QTest::qWaitForWindowActive(editor.window.get()));
    auto *view = editor.open(editor.write(QStringLiteral("a.json"), smallItem()));
    const auto places = findPlaces(view->context(), QStringLiteral("framework version"));
    QVERIFY(std::any_of(places.begin(), places.end(), [](const FieldPlace &place) {
        return place.absent && place.pointer == Pointer::of("/properties/mlm:framework_version");
    }));
    QTest::keyClick(editor.window.get(), Qt::Key_G, Qt::ControlModifier);
    auto *field = editor.window->findChild<QWidget *>(QStringLiteral("findField"));
    QTRY_VERIFY(field && field->hasFocus());
    QTest::keyClicks(field, QStringLiteral("assets/model/href"));
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_COMPARE(view->pageId(), std::string("assets"));
    QTest::keyClick(editor.window.get(), Qt::Key_F, Qt::ControlModifier);
    field = nullptr;
    QTRY_VERIFY((field = QApplication::focusWidget()) && field->objectName() == QStringLiteral("findField"));
    QTest::keyClick(field, Qt::Key_Escape);
    QTRY_VERIFY(!editor.window->findChild<FieldFinder *>());
}

void TestWindow::summarises()
{
    Editor editor;
    auto *summary = editor.window->findChild<StateSummary *>(QStringLiteral("stateSummary"));
    QCOMPARE(summary->text(), QString());
    auto *view = editor.open(editor.write(QStringLiteral("a.json"), smallItem().replace("\"id\":   \"small\",", "")));
    QVERIFY2(summary->text().contains(QStringLiteral("error")), qPrintable(summary->text()));
    const QString before = summary->text();
    QVERIFY(view->context().set(Pointer::of("/id"), "small"));
    QTRY_VERIFY(summary->text() != before);
}

void TestWindow::followsTheType()
{
    Editor editor;
    auto *view = editor.open(editor.write(QStringLiteral("a.json"), smallItem()));
    view->showPage("model");
    // A document that is edited into another type gets that type's pages, without losing its place for good.
    QVERIFY(view->document().applyText(QStringLiteral("JSON text"), R"({"type": "Collection", "stac_version": "1.0.0", "id": "c", "description": "d", "license": "MIT",
        "extent": {"spatial": {"bbox": [[0, 0, 1, 1]]}, "temporal": {"interval": [["2020-01-01T00:00:00Z", null]]}}, "links": []})").ok());
    QCoreApplication::processEvents();
    QVERIFY(view->pages()->page() != nullptr);
    for (const auto &page : spec::pages(spec::Profile::DocumentType::Collection)) {
        view->showPage(page.id);
        QCOMPARE(view->pageId(), page.id);
        QCoreApplication::processEvents();
    }
    editor.trigger(editor.actions().undo);
    QCoreApplication::processEvents();
    view->showPage("model");
    QCOMPARE(view->pageId(), std::string("model"));
    QCOMPARE(QByteArray::fromStdString(view->document().text()), smallItem());
}

void TestWindow::startPageByKeyboard()
{
    Editor editor;
    const QString path = editor.write(QStringLiteral("a.json"), smallItem());
    editor.open(path);
    editor.trigger(editor.actions().close);
    QVERIFY(!editor.window->current());
    QVERIFY(QTest::qWaitForWindowActive(editor.window.get()));
    auto *recent = editor.window->findChild<QListView *>(QStringLiteral("recentFiles"));
    QCOMPARE(recent->model()->rowCount(), 1);
    recent->setFocus();
    recent->setCurrentIndex(recent->model()->index(0, 0));
    QTest::keyClick(recent, Qt::Key_Return);
    QTRY_VERIFY(editor.window->current());
    editor.trigger(editor.actions().close);
    auto *example = editor.window->findChild<QAbstractButton *>(QStringLiteral("start-openExample"));
    QVERIFY(example->focusPolicy() & Qt::TabFocus);
    for (const char *name : {"start-newItem", "start-open", "start-openFolder", "start-newFromWeights"})
        QVERIFY2(editor.window->findChild<QAbstractButton *>(QString::fromLatin1(name)), name);
}

void TestWindow::switchesColours()
{
    Editor editor;
    editor.open(editor.write(QStringLiteral("a.json"), smallItem()));
    editor.trigger(editor.actions().schemeDark);
    QVERIFY(look::isDark());
    QCOMPARE(editor.settings.scheme(), look::Scheme::Dark);
    const QImage picture = editor.window->grab().toImage();
    QVERIFY(picture.pixelColor(400, 30).lightness() < 80);
    editor.trigger(editor.actions().schemeLight);
    QVERIFY(!look::isDark());
    QVERIFY(editor.window->grab().toImage().pixelColor(400, 30).lightness() > 200);
}

void TestWindow::namesEveryControl()
{
    Editor editor;
    auto *view = editor.open(editor.write(QStringLiteral("a.json"), smallItem()));
    for (const auto &page : spec::pages(view->context().profile().documentType())) {
        view->showPage(page.id);
        QCoreApplication::processEvents();
        for (auto *button : editor.window->findChildren<QAbstractButton *>()) {
            if (!button->isVisible() || button->focusPolicy() == Qt::NoFocus)
                continue;
            QVERIFY2(!button->accessibleName().isEmpty() || !button->text().isEmpty(),
                     qPrintable(QStringLiteral("a button without a name on %1: %2").arg(QString::fromStdString(page.id), button->objectName())));
        }
    }
}

void TestWindow::readsArguments_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<bool>("good");
    QTest::newRow("nothing") << QStringList{} << true;
    QTest::newRow("files") << QStringList{"a.json", "--", "--b.json"} << true;
    QTest::newRow("picture") << QStringList{"--screenshot", "o.png", "--size", "1024x640", "--scheme", "dark", "--page", "model"} << true;
    QTest::newRow("no value") << QStringList{"--screenshot"} << false;
    QTest::newRow("bad size") << QStringList{"--size", "12"} << false;
    QTest::newRow("bad scheme") << QStringList{"--scheme", "pink"} << false;
    QTest::newRow("unknown") << QStringList{"--frobnicate"} << false;
}

void TestWindow::readsArguments()
{
    QFETCH(QStringList, arguments);
    QFETCH(bool, good);
    const auto options = parseArguments(QStringList{QStringLiteral("mlm-editor")} + arguments);
    QCOMPARE(options.error.isEmpty(), good);
    if (arguments.contains(QStringLiteral("--b.json")))
        QCOMPARE(options.files, (QStringList{"a.json", "--b.json"}));
}

void TestWindow::followsTheSystemsColours()
{
    Editor editor;
    editor.settings.setScheme(look::Scheme::Dark);
    look::apply(*qApp, look::Scheme::Dark);
    QEvent change(QEvent::ThemeChange);
    QCoreApplication::sendEvent(editor.window.get(), &change);
    QCoreApplication::processEvents();
    QVERIFY(look::isDark()); // chosen: the system does not matter
    editor.settings.setScheme(look::Scheme::System);
    QCoreApplication::sendEvent(editor.window.get(), &change);
    QTRY_VERIFY(!look::isDark()); // without a display the system is light
    QCOMPARE(qApp->palette().color(QPalette::Window), look::color(look::Role::Chrome, false));
}

QTEST_MAIN(TestWindow)
#include "test_window.moc"
