// SPDX-License-Identifier: Apache-2.0
// Models and cells, without a window.
#include "tests/widgets/tables/item.h"
#include "widgets/tables/cells.h"
#include "widgets/tables/gridmodel.h"
#include "widgets/tables/jsontreemodel.h"
#include "widgets/tables/scalingmodel.h"
#include "widgets/tables/sensors.h"
#include "widgets/tables/tables.h"
#include "widgets/tables/tensormodel.h"
#include <QAbstractItemModelTester>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

using namespace mlm;

namespace {


std::unique_ptr<Context> contextOf(std::string text)
{
    auto document = Document::fromText(std::move(text));
    auto context = std::make_unique<Context>(std::move(*document));
    context->check().refresh();
    return context;
}

const Pointer kInput = Pointer::of("/properties/mlm:input/0");
const Pointer kClasses = Pointer::of("/properties/mlm:output/0/classification:classes");

Cells tsv(const char *text) { return cellsOf(readSeparated(QString::fromLatin1(text), QLatin1Char('\t'))); }

} // namespace

class TablesTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<Context> m_context;
    std::string m_text;

    std::string spelled(const Pointer &pointer) const { return m_context->document().spelling(pointer); }
    Json at(const Pointer &pointer) const
    {
        const Json *json = pointer.in(m_context->root());
        return json ? *json : Json("nothing there");
    }
    void undoesTo(int steps)
    {
        for (int i = 0; i < steps; ++i) {
            QVERIFY(m_context->document().canUndo());
            m_context->document().undo();
        }
        QVERIFY(!m_context->document().canUndo());
        QCOMPARE(m_context->document().text(), m_text);
    }

private Q_SLOTS:
    void init()
    {
        m_text = kItem;
        m_context = contextOf(m_text);
    }

    void separatedTextIsRead()
    {
        const auto rows = readSeparated(QStringLiteral("a,\"b \"\"c\"\"\r\nd\",e\r\n\"\",2\n"), QLatin1Char(','));
        QCOMPARE(rows.size(), std::size_t(2));
        QCOMPARE(rows[0], QStringList({QStringLiteral("a"), QStringLiteral("b \"c\"\r\nd"), QStringLiteral("e")}));
        QCOMPARE(rows[1], QStringList({QString(), QStringLiteral("2")}));
        QCOMPARE(guessSeparator(QStringLiteral("1,5;2,5;x")), QLatin1Char(';'));
        QCOMPARE(guessSeparator(QStringLiteral("a\tb,c")), QLatin1Char('\t'));
    }

    void cellsGoThroughTheClipboardUnchanged()
    {
        Cells cells;
        cells.rows = {{{QStringLiteral("x\ty"), Json("x\ty"), {}, true}, {QStringLiteral("1.50"), Json(1.5), "1.50", true}, {QString(), {}, {}, true}}};
        const std::unique_ptr<QMimeData> mime(toMime(cells));
        QCOMPARE(mime->text(), QStringLiteral("\"x\ty\"\t1.50\t\n"));
        const Cells back = fromMime(mime.get());
        QCOMPARE(back.rows[0][1].spelling, std::string("1.50"));
        QVERIFY(back.rows[0][2].exact && !back.rows[0][2].value);
    }

    void numbersAreReadWithoutALocale_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("json");
        QTest::newRow("point") << "1.50" << "1.50";
        QTest::newRow("power") << "1e-3" << "1e-3";
        QTest::newRow("plus") << "+2" << "2";
        QTest::newRow("bare point") << ".5" << "0.5";
        QTest::newRow("comma is no point") << "1,5" << "\"1,5\"";
        QTest::newRow("words stay words") << "about 3" << "\"about 3\"";
        QTest::newRow("long") << "18446744073709551616000" << "18446744073709551616000";
    }

    void numbersAreReadWithoutALocale()
    {
        QFETCH(QString, text);
        QFETCH(QString, json);
        const CellInput input = readCell({"x", {}, Column::Kind::Number}, 0, text);
        QVERIFY(input.value);
        QCOMPARE(QString::fromStdString(input.spelling.empty() ? input.value->dump() : input.spelling), json);
    }

    void classesShowWhatTheFileHas()
    {
        RowsModel model(*m_context, kClasses, tables::classes);
        QAbstractItemModelTester tester(&model);
        QCOMPARE(model.rowCount(), 3);
        const int colour = model.columnOf("color_hint"), about = model.columnOf("description");
        QVERIFY(model.columnOf("extra") > 0); // nothing is hidden
        QCOMPARE(model.columnOf("title"), -1);
        QCOMPARE(model.view(0, colour).text, QStringLiteral("#1B6E3C"));
        QCOMPARE(model.view(0, colour).swatch, QColor(0x1b, 0x6e, 0x3c));
        QVERIFY(model.view(1, about).state == CellView::State::Null);
        QVERIFY(model.view(0, about).state == CellView::State::Absent);
    }

    void oneCellIsOneStep()
    {
        RowsModel model(*m_context, kClasses, tables::classes);
        QVERIFY(model.setData(model.index(1, model.columnOf("name")), QStringLiteral("soil")));
        QVERIFY(at(kClasses / 1 / "name") == Json("soil"));
        QVERIFY(!model.setData(model.index(1, model.columnOf("description")), QString())); // null stays null
        QVERIFY(model.setData(model.index(0, model.columnOf("color_hint")), QStringLiteral("#abcdef")));
        QVERIFY(at(kClasses / std::size_t{0} / "color_hint") == Json("ABCDEF"));
        QVERIFY(model.setData(model.index(0, model.columnOf("color_hint")), QString()));
        QVERIFY(!at(kClasses / std::size_t{0}).contains("color_hint"));
        undoesTo(3);
    }

    void pasteGrowsTheTable()
    {
        RowsModel model(*m_context, kClasses, tables::classes);
        QAbstractItemModelTester tester(&model);
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        QVERIFY(model.paste(2, 0, tsv("2\tsnow\n3\tbare rock\n4\turban\n")));
        QCOMPARE(model.rowCount(), 5);
        QVERIFY(at(kClasses / 4 / "name") == Json("urban"));
        QVERIFY(at(kClasses / 3 / "value") == Json(3));
        QVERIFY(at(kClasses / 2 / "extra") == Json::array({1}));
        QVERIFY(inserted.count() >= 1);
        undoesTo(1);
        QCOMPARE(model.rowCount(), 3);
    }

    void pastedNumbersKeepTheirSpelling()
    {
        ScalingModel model(*m_context, kInput);
        const int mean = model.columnOf("mean");
        QVERIFY(model.paste(0, mean, tsv("1.500\n")));
        QCOMPARE(spelled(kInput / "value_scaling" / std::size_t{0} / "mean"), std::string("1.500"));
        // New rows too.
        QVERIFY(model.paste(2, model.columnOf("type"), tsv("z-score\t\t\t7.10\t3e2\n")));
        QCOMPARE(spelled(kInput / "value_scaling" / 2 / "mean"), std::string("7.10"));
        QCOMPARE(spelled(kInput / "value_scaling" / 2 / "stddev"), std::string("3e2"));
        undoesTo(2);
    }

    void rowsMoveComeAndGo()
    {
        RowsModel model(*m_context, kClasses, tables::classes);
        QVERIFY(model.moveRows({1, 2}, true));
        QVERIFY(at(kClasses / 2 / "name") == Json("water"));
        QVERIFY(!model.moveRows({0, 1}, true));
        QVERIFY(model.insertRow(1));
        QCOMPARE(model.rowCount(), 4);
        QVERIFY(model.removeRows({0, 2}));
        QCOMPARE(model.rowCount(), 2);
        undoesTo(3);
    }

    void fillAndClear()
    {
        RowsModel model(*m_context, kClasses, tables::classes);
        const int name = model.columnOf("name");
        QVERIFY(model.fillDown({{0, name}, {1, name}, {2, name}}));
        QVERIFY(at(kClasses / 2 / "name") == Json("water"));
        QVERIFY(model.clear({{0, name}, {2, name}}));
        QVERIFY(!at(kClasses / 2).contains("name"));
        undoesTo(2);
    }

    void tensorRowsStayTogether()
    {
        TensorModel model(*m_context, kInput / "input", TensorModel::Side::Input);
        QAbstractItemModelTester tester(&model);
        QCOMPARE(model.view(0, 1).text, QStringLiteral("variable"));
        QCOMPARE(model.summary(), QStringLiteral("n × 2 × 64"));
        QVERIFY(model.paste(3, 0, tsv("width\t64\n")));
        QCOMPARE(at(kInput / "input" / "dim_order").size(), std::size_t(4));
        QVERIFY(at(kInput / "input" / "shape" / 3) == Json(64));
        QVERIFY(model.moveRows({3}, true));
        QVERIFY(at(kInput / "input" / "dim_order" / 2) == Json("width"));
        QVERIFY(model.removeRows({0}));
        QVERIFY(at(kInput / "input" / "shape") == Json::array({2, 64, 64}));
        QVERIFY(model.setData(model.index(0, 1), QStringLiteral("variable")));
        QVERIFY(at(kInput / "input" / "shape" / std::size_t{0}) == Json(-1));
        undoesTo(4);
    }

    void tensorsOfUnequalLengthsAreMarked()
    {
        m_context->apply(QStringLiteral("x"), {Edit::remove(kInput / "input" / "dim_order" / 2)});
        TensorModel model(*m_context, kInput / "input", TensorModel::Side::Input);
        QCOMPARE(model.rowCount(), 3);
        QVERIFY(model.view(2, 0).state == CellView::State::Absent);
        QVERIFY(model.view(2, 0).severity.has_value());
        QVERIFY(model.setData(model.index(2, 0), QStringLiteral("height")));
        QCOMPARE(at(kInput / "input" / "dim_order").size(), std::size_t(3));
    }

    void scalingKnowsWhatATypeUses()
    {
        ScalingModel model(*m_context, kInput);
        QAbstractItemModelTester tester(&model);
        QCOMPARE(model.rowName(1), QStringLiteral("B03"));
        const int mean = model.columnOf("mean"), minimum = model.columnOf("minimum"), type = model.columnOf("type");
        QVERIFY(mean > 0 && minimum > 0);
        QCOMPARE(model.columnOf("value"), -1);
        QVERIFY(model.view(0, minimum).state == CellView::State::Unused);
        QCOMPARE(model.view(1, model.columnOf("maximum")).text, QStringLiteral("1e4"));
        QVERIFY(!(model.flags(model.index(0, minimum)) & Qt::ItemIsEditable));

        // min-max to clip keeps both bounds; to z-score it loses them, and nothing else.
        QVERIFY(model.setData(model.index(1, type), QStringLiteral("clip")));
        QCOMPARE(spelled(kInput / "value_scaling" / 1 / "maximum"), std::string("1e4"));
        QVERIFY(model.setData(model.index(1, type), QStringLiteral("z-score")));
        QVERIFY(!at(kInput / "value_scaling" / 1).contains("maximum"));
        QVERIFY(at(kInput / "value_scaling" / 1 / "note") == Json("kept"));
        undoesTo(2);
    }

    void scalingFindingsStandOnTheirCell()
    {
        ScalingModel model(*m_context, kInput);
        const auto found = model.findingsAt(0, model.columnOf("stddev"));
        if (model.findings().empty())
            QSKIP("No rule looks at the deviation yet.");
        QVERIFY(!found.empty());
        QVERIFY(model.view(0, model.columnOf("stddev")).severity.has_value());
        QVERIFY(!model.index(0, model.columnOf("stddev")).data(Qt::ToolTipRole).toString().isEmpty());
        m_context->set(kInput / "value_scaling" / std::size_t{0} / "stddev", 2);
        m_context->check().refresh();
        QVERIFY(model.findingsAt(0, model.columnOf("stddev")).empty());
    }

    void boxesKeepTheirDigits()
    {
        GridModel model(*m_context, Pointer::of("/bbox"), GridModel::Shape::OneRow, GridModel::bboxColumns(false));
        QCOMPARE(model.view(0, 0).text, QStringLiteral("1.50"));
        QVERIFY(model.setData(model.index(0, 3), QStringLiteral("4.250")));
        QCOMPARE(spelled(Pointer::of("/bbox/3")), std::string("4.250"));
        QVERIFY(!model.insertRow(1));
        undoesTo(1);
    }

    void treesKeepTypesAndSpelling()
    {
        JsonTreeModel model(*m_context, kInput / "value_scaling");
        QAbstractItemModelTester tester(&model);
        QCOMPARE(model.rowCount(), 2);
        const QModelIndex second = model.indexOf(kInput / "value_scaling" / 1 / "maximum");
        QCOMPARE(second.siblingAtColumn(JsonTreeModel::Value).data().toString(), QStringLiteral("1e4"));
        QVERIFY(model.setData(second.siblingAtColumn(JsonTreeModel::Value), QStringLiteral("2.0")));
        QCOMPARE(spelled(kInput / "value_scaling" / 1 / "maximum"), std::string("2.0"));
        QVERIFY(model.setData(second.siblingAtColumn(JsonTreeModel::Name), QStringLiteral("most")));
        QVERIFY(at(kInput / "value_scaling" / 1).contains("most"));
        QVERIFY(model.add(model.indexOf(kInput / "value_scaling" / 1 / "most")));
        QVERIFY(model.move(model.indexOf(kInput / "value_scaling" / 1 / "most"), true));
        QVERIFY(model.paste(model.indexOf(kInput / "value_scaling" / 1), "{\"a\": [1, {\"b\": null}]}"));
        QVERIFY(at(kInput / "value_scaling" / 1 / "a" / 1 / "b") == Json());
        QVERIFY(model.remove(model.indexOf(kInput / "value_scaling" / std::size_t{0})));
        undoesTo(6);
        QCOMPARE(model.rowCount(), 2);
    }

    void sensorsAreThere()
    {
        const auto &sensors = presets::sensors();
        QVERIFY(sensors.size() > 20);
        for (const auto &sensor : sensors) {
            QVERIFY(!sensor.title.isEmpty() && !sensor.source.isEmpty() && !sensor.bands.empty());
            for (const auto &band : sensor.bands)
                QVERIFY(!band.name.empty());
        }
        QVERIFY(presets::eoBand(sensors[0].bands[0])["common_name"] == Json("coastal"));
    }
};

QTEST_MAIN(TablesTest)
#include "tst_tables.moc"
