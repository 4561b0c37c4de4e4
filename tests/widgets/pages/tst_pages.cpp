// SPDX-License-Identifier: Apache-2.0
#include "tests/widgets/pages/sample.h"
#include "widgets/fields/fieldrow.h"
#include "widgets/fields/findingstrip.h"
#include "widgets/pages/masterpage.h"
#include "widgets/pages/page.h"
#include "widgets/pages/parts.h"
#include "widgets/pages/pipelinestrip.h"
#include "widgets/tables/jsontree.h"
#include "widgets/tables/sensordialog.h"
#include "widgets/tables/tableview.h"
#include <QApplication>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <algorithm>

using namespace mlm;

class PagesTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<Context> m_context;
    std::unique_ptr<Page> m_page;

    Page &open(const char *id, int width = 1180)
    {
        m_page.reset(makePage(*m_context, id));
        m_page->resize(width, 900);
        m_page->show();
        m_page->activateWindow();
        if (!QTest::qWaitForWindowActive(m_page.get()))
            qWarning("The window did not become active.");
        return *m_page;
    }
    const Json &at(const char *pointer) const
    {
        static const Json none;
        const Json *json = Pointer::of(pointer).in(m_context->root());
        return json ? *json : none;
    }

private Q_SLOTS:
    void init() { m_context = sample::contextOf(sample::item()); }
    void cleanup()
    {
        m_page.reset();
        m_context.reset();
    }

    void everyPageIsMadeAndRevealsItsFields()
    {
        // Each pointer goes to the page that the specification names, and that page puts the focus on it.
        const char *pointers[] = {"/id", "/properties/description", "/properties/providers/0/url", "/properties/mlm:name", "/properties/mlm:memory_size",
                                  "/properties/mlm:input/0/name", "/properties/mlm:input/0/input/shape/1", "/properties/mlm:input/0/value_scaling/1/stddev",
                                  "/properties/mlm:input/1/name", "/properties/mlm:output/0/classification:classes/1/name",
                                  "/properties/mlm:hyperparameters/optimizer/betas/1", "/properties/eo:bands/2/common_name", "/assets/weights/href",
                                  "/assets/weights/file:size", "/bbox/2", "/geometry/coordinates/0/3/1", "/links/0/href", "/stac_extensions/1",
                                  "/properties/custom/a", "/note", "/properties/mlm:input/0/pre_processing_function/expression", "/properties/mlm:framework_version"};
        for (const char *text : pointers) {
            const Pointer pointer = Pointer::of(text);
            const std::string id = m_context->profile().pageOf(pointer, m_context->root());
            Page &page = open(id.c_str());
            QVERIFY2(page.reveal(pointer), text);
            QWidget *focus = QApplication::focusWidget();
            QVERIFY2(focus && page.isAncestorOf(focus), text);
            const bool isShown = m_context->current() == pointer || pointer.startsWith(m_context->current()) || !pointer.in(m_context->root());
            QVERIFY2(isShown, qPrintable(QString::fromLatin1(text) + QStringLiteral(" shows ") + m_context->current().toQString()));
        }
    }

    void aFindingOfAllAssetsStandsAboveThem()
    {
        m_context->set(Pointer::of("/assets/weights/roles"), Json::array({"data"}));
        m_context->unset(Pointer::of("/assets/weights/mlm:artifact_type"));
        m_context->check().refresh();
        const Pointer assets = Pointer::of("/assets");
        QVERIFY(!m_context->check().at(assets).empty());
        Page &page = open("assets");
        m_context->setCurrent(Pointer::of("/id"));
        QVERIFY(page.reveal(assets));
        QCOMPARE(m_context->current(), assets);
        const auto lists = page.findChildren<FindingList *>();
        QVERIFY(std::any_of(lists.begin(), lists.end(), [](FindingList *list) { return list->isVisible() && !list->findChildren<FindingStrip *>().isEmpty(); }));
    }

    void aPageRefusesWhatItDoesNotShow()
    {
        QVERIFY(!open("links").reveal(Pointer::of("/properties/mlm:name")));
        QVERIFY(!open("inputs").reveal(Pointer::of("/properties/mlm:output/0")));
    }

    void subEntriesAreNamed()
    {
        const auto inputs = subEntries(*m_context, "inputs");
        QCOMPARE(inputs.size(), std::size_t(2));
        QCOMPARE(inputs[0].title, QStringLiteral("RGB"));
        QCOMPARE(inputs[1].pointer.toString(), std::string("/properties/mlm:input/1"));
        const auto assets = subEntries(*m_context, "assets");
        QCOMPARE(assets.size(), std::size_t(1));
        QCOMPARE(assets[0].title, QStringLiteral("weights"));
        QVERIFY(subEntries(*m_context, "model").empty());
    }

    void inputsAreAddedMovedDuplicatedAndRemoved()
    {
        Page &page = open("inputs");
        auto *list = page.findChild<EntryList *>();
        QVERIFY(list && list->isVisible());
        const std::string before = m_context->document().text();
        QTest::mouseClick(page.findChild<QToolButton *>(QStringLiteral("add.wide")), Qt::LeftButton);
        QCOMPARE(at("/properties/mlm:input").size(), std::size_t(3));
        QCOMPARE(list->current(), 2);
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Up, Qt::AltModifier);
        QVERIFY(at("/properties/mlm:input/2/name") == Json("DEM"));
        QCOMPARE(list->current(), 1);
        QTest::keyClick(list, Qt::Key_Delete);
        QCOMPARE(at("/properties/mlm:input").size(), std::size_t(2));
        for (int i = 0; i < 3; ++i)
            m_context->document().undo();
        QVERIFY(m_context->document().text() == before);
    }

    void aNarrowPageHasAChoiceInsteadOfTheList()
    {
        Page &page = open("inputs", 760);
        QVERIFY(!page.findChild<EntryList *>()->isVisible());
        auto *choice = page.findChild<QWidget *>(QStringLiteral("choice"));
        QVERIFY(choice && choice->isVisible());
    }

    void thePipelineSaysWhatHappens()
    {
        Page &page = open("inputs");
        auto *strip = page.findChild<PipelineStrip *>();
        QVERIFY(strip);
        QCOMPARE(strip->steps()[1].facts, QStringLiteral("2 z-score, 1 min-max"));
        QCOMPARE(strip->steps()[3].facts, QStringLiteral("float32, n × 3 × 64 × 64"));
        m_context->set(Pointer::of("/properties/mlm:input/0/input/data_type"), "uint8");
        QCOMPARE(strip->steps()[3].facts, QStringLiteral("uint8, n × 3 × 64 × 64"));
    }

    void anAbsentTableIsOfferedAndUndone()
    {
        m_context->unset(Pointer::of("/properties/mlm:input/0/value_scaling"));
        const std::string before = m_context->document().text();
        Page &page = open("inputs");
        auto *button = page.findChild<QToolButton *>(QStringLiteral("/properties/mlm:input/0/value_scaling"));
        QVERIFY(button);
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(at("/properties/mlm:input/0/value_scaling").size(), std::size_t(3));
        QVERIFY(page.findChild<TableView *>(QStringLiteral("/properties/mlm:input/0/value_scaling")));
        m_context->document().undo();
        QVERIFY(m_context->document().text() == before);
    }

    void aNullScalingHasItsMeaning()
    {
        m_context->set(Pointer::of("/properties/mlm:input/0/value_scaling"), nullptr);
        Page &page = open("inputs");
        auto *fill = page.findChild<QPushButton *>(QStringLiteral("/properties/mlm:input/0/value_scaling"));
        QVERIFY(fill);
        QTest::mouseClick(fill, Qt::LeftButton);
        QCOMPARE(at("/properties/mlm:input/0/value_scaling").size(), std::size_t(3));
    }

    void assetsAreAddedByKind()
    {
        Page &page = open("assets");
        QTest::mouseClick(page.findChild<QToolButton *>(QStringLiteral("add.wide")), Qt::LeftButton);
        auto *menu = page.findChild<QMenu *>(QStringLiteral("assetKinds"));
        QVERIFY(menu);
        menu->findChild<QAction *>(QStringLiteral("source_code"))->trigger();
        QVERIFY(at("/assets/source_code/roles/0") == Json("mlm:source_code"));
        menu->close();
    }

    void anAssetGetsAnotherKey()
    {
        Page &page = open("assets");
        auto *key = page.findChild<QLineEdit *>(QStringLiteral("key:/assets/weights"));
        QVERIFY(key);
        key->setFocus();
        key->selectAll();
        QTest::keyClicks(key, QStringLiteral("model"));
        QTest::keyClick(key, Qt::Key_Return);
        QVERIFY(at("/assets/model").is_object());
        QTRY_VERIFY(page.findChild<QLineEdit *>(QStringLiteral("key:/assets/model")));
        m_context->document().undo();
        QVERIFY(at("/assets/weights").is_object());
    }

    void importAsksForTheAsset()
    {
        Page &page = open("assets");
        QSignalSpy spy(m_context.get(), &Context::importRequested);
        QTest::mouseClick(page.findChild<QToolButton *>(QStringLiteral("import:/assets/weights")), Qt::LeftButton);
        QCOMPARE(spy.count(), 1);
        QCOMPARE(spy[0][0].toString(), QStringLiteral("weights"));
    }

    void bandsComeFromASensor()
    {
        SensorDialog dialog(*m_context, Pointer::of("/properties/eo:bands"));
        dialog.findChild<QLineEdit *>(QStringLiteral("find"))->setText(QStringLiteral("Level-2A"));
        dialog.accept();
        const Json &bands = at("/properties/eo:bands");
        QCOMPARE(bands.size(), std::size_t(12)); // three were there already
        QVERIFY(bands[0]["name"] == Json("B04"));
        QVERIFY(bands[3]["common_name"] == Json("coastal"));
        QVERIFY(m_context->document().canUndo());
        m_context->document().undo();
        QCOMPARE(at("/properties/eo:bands").size(), std::size_t(3));
    }

    void extensionsSayWhatIsUsed()
    {
        Page &page = open("extensions");
        auto *view = page.findChild<TableView *>(QStringLiteral("/stac_extensions"));
        QVERIFY(view);
        QCOMPARE(view->table()->index(0, 0).data().toString(), QStringLiteral("Machine Learning Model"));
        QCOMPARE(view->table()->index(1, 2).data().toString(), QStringLiteral("yes"));
        QCOMPARE(view->table()->index(2, 0).data().toString(), QStringLiteral("not known here"));
    }

    void otherMembersAreShownAndEdited()
    {
        Page &page = open("other");
        auto *tree = page.findChild<JsonTree *>(QStringLiteral("/properties"));
        QVERIFY(tree);
        QCOMPARE(tree->tree()->rowCount(), 1);
        QVERIFY(page.reveal(Pointer::of("/properties/custom/a")));
        QTest::keyClick(tree, Qt::Key_F2);
        QWidget *editor = QApplication::focusWidget();
        QVERIFY(editor && editor != tree);
        QTest::keyClick(editor, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(editor, QStringLiteral("2.50"));
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(m_context->document().spelling(Pointer::of("/properties/custom/a")), std::string("2.50"));
        QVERIFY(page.findChild<JsonTree *>(QString())); // the top of the document
    }

    void geometryComesFromTheBox()
    {
        Page &page = open("extent");
        QVERIFY(page.reveal(Pointer::of("/bbox/0")));
        m_context->set(Pointer::of("/geometry"), nullptr);
        auto *fill = page.findChild<QPushButton *>(QStringLiteral("/geometry"));
        QVERIFY(fill);
        QTest::mouseClick(fill, Qt::LeftButton);
        QVERIFY(at("/geometry/type") == Json("Polygon"));
        QCOMPARE(at("/geometry/coordinates/0").size(), std::size_t(5));
    }

    /// Tab reaches everything in the order in which it is seen, and comes round again.
    void tabGoesDownThePage()
    {
        for (const spec::Page &described : spec::pages(m_context->profile().documentType())) {
            Page &page = open(described.id.c_str());
            QWidget *first = nullptr;
            std::vector<QWidget *> seen;
            for (QWidget *widget = page.nextInFocusChain(); widget && widget != &page; widget = widget->nextInFocusChain())
                if (page.isAncestorOf(widget) && widget->isVisibleTo(&page) && widget->isEnabled() && widget->focusPolicy() & Qt::TabFocus
                    && !qobject_cast<QLineEdit *>(widget->focusProxy()))
                    seen.push_back(widget);
            QVERIFY2(!seen.empty(), described.id.c_str());
            first = seen.front();
            first->setFocus(Qt::TabFocusReason);
            std::set<QWidget *> reached;
            for (int i = 0; i < 2000; ++i) {
                QWidget *now = QApplication::focusWidget();
                if (!now || !page.isAncestorOf(now))
                    break;
                for (QWidget *up = now; up && up != &page; up = up->parentWidget())
                    reached.insert(up);
                QTest::keyClick(now, Qt::Key_Tab);
                if (QApplication::focusWidget() == first)
                    break;
            }
            for (QWidget *widget : seen)
                QVERIFY2(reached.count(widget), qPrintable(QString::fromStdString(described.id) + QStringLiteral(": ") + widget->objectName()
                                                           + QLatin1Char(' ') + QString::fromLatin1(widget->metaObject()->className())));
        }
    }
};

QTEST_MAIN(PagesTest)
#include "tst_pages.moc"
