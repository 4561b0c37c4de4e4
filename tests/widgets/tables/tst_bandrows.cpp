// SPDX-License-Identifier: Apache-2.0
// Tables with a row a band: scaling and statistics filled from a spreadsheet by the keyboard, computed bands, rows that come and go elsewhere.
#include "widgets/tables/referencesmodel.h"
#include "widgets/tables/scalingmodel.h"
#include "widgets/tables/tablepanel.h"
#include "widgets/tables/tables.h"
#include <QApplication>
#include <QClipboard>
#include <QTest>
#include <QVBoxLayout>

using namespace mlm;

namespace {

const Pointer kInput = Pointer::of("/properties/mlm:input/0");

std::string item(const char *release, const char *members)
{
    return std::string("{\n  \"type\": \"Feature\",\n  \"stac_version\": \"1.0.0\",\n  \"stac_extensions\": [\"") + release
           + "\"],\n  \"properties\": {\"mlm:input\": [{\"name\": \"S2\", \"bands\": [\"B02\", \"B03\", \"B04\"], " + members + "}]}\n}\n";
}

constexpr const char *kNew = "https://stac-extensions.github.io/mlm/v1.5.2/schema.json";
constexpr const char *kOld = "https://crim-ca.github.io/mlm-extension/v1.3.0/schema.json";

} // namespace

class BandRowsTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<Context> m_context;
    std::unique_ptr<QWidget> m_window;
    TableView *m_view = nullptr;
    std::string m_text;

    void load(std::string text)
    {
        m_window.reset();
        m_text = text;
        auto document = Document::fromText(std::move(text));
        QVERIFY(document);
        m_context = std::make_unique<Context>(std::move(*document));
        m_context->check().refresh();
    }
    void show(TableModel *model)
    {
        m_window = std::make_unique<QWidget>();
        auto *panel = new TablePanel(model, CellDelegate::Lines::Grid, 26, QStringLiteral("Add"));
        (new QVBoxLayout(m_window.get()))->addWidget(panel);
        m_view = panel->view();
        m_window->resize(900, 400);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_view->setFocus();
        QTRY_VERIFY(m_view->hasFocus());
    }
    void paste(const char *tsv)
    {
        QApplication::clipboard()->setText(QString::fromLatin1(tsv));
        QTest::keyClick(m_view, Qt::Key_V, Qt::ControlModifier);
    }
    void go(int row, const char *member) { m_view->setCurrentIndex(m_view->table()->index(row, m_view->table()->columnOf(member))); }
    Json at(const char *member) const
    {
        const Json *json = (kInput / member).in(m_context->root());
        return json ? *json : Json("nothing there");
    }
    void undone()
    {
        QVERIFY(m_context->document().canUndo());
        m_context->document().undo();
        QVERIFY(!m_context->document().canUndo());
        QCOMPARE(m_context->document().text(), m_text);
    }

private Q_SLOTS:
    void cleanup()
    {
        m_window.reset();
        m_context.reset();
    }

    void statisticsArePasted()
    {
        load(item(kOld, "\"statistics\": [{\"mean\": 1}, {\"mean\": 2}, {\"mean\": 3}]"));
        show(new BandRowsModel(*m_context, kInput, "statistics", tables::statistics));
        TableModel *model = m_view->table();
        QCOMPARE(model->index(1, 0).data().toString(), QStringLiteral("B03"));
        QCOMPARE(model->summary(), QStringLiteral("3 rows, one a band"));
        go(0, "minimum");
        paste("0\t10000\t1354.40\t245.7\n1\t9000\t1118.2\t333.00\n2\t8000\t1042.9\t395.1\n");
        QVERIFY(at("statistics")[1] == Json::parse(R"({"minimum": 1, "maximum": 9000, "mean": 1118.2, "stddev": 333.0})"));
        QCOMPARE(m_context->document().spelling(kInput / "statistics" / std::size_t{0} / "mean"), std::string("1354.40"));
        QCOMPARE(m_context->document().spelling(kInput / "statistics" / std::size_t{1} / "stddev"), std::string("333.00"));
        undone();
    }

    void statisticsFindTheirBands()
    {
        load(item(kOld, "\"statistics\": [{\"mean\": 1}, {\"mean\": 2}, {\"mean\": 3}]"));
        show(new BandRowsModel(*m_context, kInput, "statistics", tables::statistics));
        go(2, "mean");
        paste("Band\tStd\tMean\tNote\r\nB04\t0.5\t40\tred\r\nB02\t0.25\t20\tblue\r\nB03\t0.1\t30\tgreen\r\n");
        const Json now = at("statistics");
        QCOMPARE(now.size(), std::size_t(3));
        QVERIFY(now[0]["mean"] == Json(20) && now[0]["stddev"] == Json(0.25));
        QVERIFY(now[2]["mean"] == Json(40) && now[2]["stddev"] == Json(0.5));
        undone();
    }

    void statisticsGrowAndFillDown()
    {
        load(item(kOld, "\"statistics\": [{\"mean\": 1}]"));
        show(new BandRowsModel(*m_context, kInput, "statistics", tables::statistics));
        QCOMPARE(m_view->table()->index(0, 0).data().toString(), QStringLiteral("all bands"));
        go(0, "mean");
        paste("mean\tcount\tvalid percent\n1\t100\t99.5\n2\t200\t98\n3\t300\t97.25\n");
        QCOMPARE(at("statistics").size(), std::size_t(3));
        QVERIFY(at("statistics")[2] == Json::parse(R"({"mean": 3, "count": 300, "valid_percent": 97.25})"));
        QCOMPARE(m_view->table()->index(2, 0).data().toString(), QStringLiteral("B04"));
        const int column = m_view->table()->columnOf("stddev");
        go(0, "stddev");
        QTest::keyClick(m_view, Qt::Key_F2);
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("1.50"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QCoreApplication::processEvents(); // the cell is written when the key's own event is over
        m_view->setCurrentIndex(m_view->table()->index(0, column));
        QTest::keyClick(m_view, Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(m_view, Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(m_view, Qt::Key_D, Qt::ControlModifier);
        QCOMPARE(m_context->document().spelling(kInput / "statistics" / std::size_t{2} / "stddev"), std::string("1.50"));
        for (int i = 0; i < 3; ++i)
            m_context->document().undo();
        QCOMPARE(m_context->document().text(), m_text);
    }

    void scalingIsPastedByNames()
    {
        load(item(kNew, "\"value_scaling\": [{\"type\": \"z-score\", \"mean\": 0, \"stddev\": 1}, {\"type\": \"z-score\", \"mean\": 0, \"stddev\": 1}, "
                        "{\"type\": \"min-max\", \"minimum\": 0, \"maximum\": 1}]"));
        show(new ScalingModel(*m_context, kInput));
        go(0, "type");
        paste("stddev\tmean\n245.70\t1354\n333\t1118\n395\t1042\n");
        const Json now = at("value_scaling");
        QVERIFY(now[0] == Json::parse(R"({"type": "z-score", "mean": 1354, "stddev": 245.7})"));
        // What was scaled in another way has no use for these figures: it is scaled by them now.
        QVERIFY(now[2] == Json::parse(R"({"type": "z-score", "mean": 1042, "stddev": 395})"));
        QCOMPARE(m_context->document().spelling(kInput / "value_scaling" / std::size_t{0} / "stddev"), std::string("245.70"));
        undone();
    }

    void scalingTakesWhatItsTypeUses()
    {
        load(item(kNew, "\"value_scaling\": [{\"type\": \"z-score\", \"mean\": 0, \"stddev\": 1}]"));
        show(new ScalingModel(*m_context, kInput));
        go(0, "mean");
        paste("min\tmax\tmean\tstd\n0\t9\t4\t2\n1\t8\t5\t3\n");
        const Json now = at("value_scaling");
        QCOMPARE(now.size(), std::size_t(2));
        QVERIFY(now[0] == Json::parse(R"({"type": "z-score", "mean": 4, "stddev": 2})"));
        QVERIFY(now[1] == Json::parse(R"({"type": "z-score", "mean": 5, "stddev": 3})"));
        undone();
    }

    void figuresWithoutNamesAreNoHeadings()
    {
        load(item(kNew, "\"value_scaling\": [{\"type\": \"z-score\", \"mean\": 0, \"stddev\": 1}]"));
        show(new ScalingModel(*m_context, kInput));
        go(0, "mean");
        paste("7\t8\n9\t10\n");
        QVERIFY(at("value_scaling")[0] == Json::parse(R"({"type": "z-score", "mean": 7, "stddev": 8})"));
        QVERIFY(at("value_scaling")[1] == Json::parse(R"({"type": "z-score", "mean": 9, "stddev": 10})"));
        undone();
    }

    void aNameIsGivenAnExpression()
    {
        load(item(kNew, "\"variables\": [\"red\", {\"name\": \"ndvi\", \"format\": \"rio-calc\", \"expression\": \"(b2-b1)/(b2+b1)\"}]"));
        show(new ReferencesModel(*m_context, kInput / "variables"));
        go(0, "format");
        QTest::keyClick(m_view, Qt::Key_F2);
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("numpy"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QCoreApplication::processEvents(); // the cell is written when the key's own event is over
        QVERIFY(at("variables")[0] == Json::parse(R"({"name": "red", "format": "numpy"})"));
        go(0, "format");
        QTest::keyClick(m_view, Qt::Key_Delete);
        QVERIFY(at("variables")[0] == Json("red"));
        m_context->document().undo();
        undone();
    }

    /// The current cell stays with its row when one above it goes or comes by another way.
    void theCurrentCellFollowsItsRow()
    {
        load(item(kNew, "\"value_scaling\": [{\"type\": \"offset\", \"value\": 1}, {\"type\": \"offset\", \"value\": 2}, {\"type\": \"offset\", \"value\": 3}]"));
        show(new ScalingModel(*m_context, kInput));
        go(2, "value");
        const Pointer first = kInput / "value_scaling" / std::size_t{0};
        QVERIFY(m_context->document().apply(QStringLiteral("elsewhere"), {Edit::remove(first)}));
        QCOMPARE(m_view->currentIndex().row(), 1);
        QCOMPARE(m_view->currentIndex().data().toString(), QStringLiteral("3"));
        m_context->document().undo();
        QCOMPARE(m_view->currentIndex().row(), 2);
        QVERIFY(m_context->document().apply(QStringLiteral("elsewhere"), {Edit::add(first, Json{{"type", "offset"}, {"value", 0}})}));
        QCOMPARE(m_view->currentIndex().row(), 3);
        undone();
    }

    void membersAreRows()
    {
        load(R"({"type": "Feature", "stac_version": "1.0.0", "properties": {"processing:software": {"GDAL": "3.8"}}})");
        const Pointer at = Pointer::of("/properties/processing:software");
        show(new RowsModel(*m_context, at, [](const spec::Type *row) { return tables::described(row, true, "processing:software"); }));
        QCOMPARE(m_view->table()->columnCount(), 2);
        m_view->setCurrentIndex(m_view->table()->index(0, 0));
        paste("GDAL\t3.8.4\nsnap\t10\nsnap\t11\n");
        QVERIFY(*at.in(m_context->root()) == Json::parse(R"({"GDAL": "3.8.4", "snap": "10", "snap_2": "11"})"));
        undone();
    }
};

QTEST_MAIN(BandRowsTest)
#include "tst_bandrows.moc"
