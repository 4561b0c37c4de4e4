// SPDX-License-Identifier: Apache-2.0
// Whatever a form edits can be undone to the byte, and no document, however wrong its shape, brings a page down.
#include "tests/widgets/pages/sample.h"
#include "widgets/fields/fieldrow.h"
#include "widgets/pages/masterpage.h"
#include "widgets/pages/page.h"
#include "widgets/tables/jsontree.h"
#include "widgets/tables/tableview.h"
#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTest>

using namespace mlm;

namespace {

void undoAll(Context &context)
{
    while (context.document().canUndo())
        context.document().undo();
}

/// The entries of a page, one after the other; a page without a list has one.
int entriesOf(Page &page)
{
    auto *list = page.findChild<EntryList *>();
    return list ? std::max(1, list->model()->rowCount()) : 1;
}

void showEntry(Page &page, int entry)
{
    if (auto *list = page.findChild<EntryList *>(); list && entry < list->model()->rowCount())
        list->setCurrent(entry);
}

/// Types something into whatever has the focus and leaves it.
void typeSomething(QWidget *editor)
{
    if (auto *box = qobject_cast<QComboBox *>(editor); box && !box->isEditable()) {
        QTest::keyClick(box, box->currentIndex() + 1 < box->count() ? Qt::Key_Down : Qt::Key_Up);
        return;
    }
    QTest::keyClick(editor, Qt::Key_End);
    QTest::keyClicks(editor, QStringLiteral("7"));
    QTest::keyClick(editor, Qt::Key_Return);
}

const Json kWrong[] = {Json(), Json("text"), Json(7), Json(true), Json::array(), Json::array({1, "x", nullptr}), Json::object(),
                       Json{{"type", 1}, {"name", Json::array()}}};

} // namespace

class PropertyTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyRowUndoes_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("own") << QString();
        for (const QString &path : sample::examples())
            QTest::newRow(qPrintable(path.section(QLatin1Char('/'), -2))) << path;
    }

    void everyRowUndoes()
    {
        QFETCH(QString, path);
        const std::string text = path.isEmpty() ? sample::item() : sample::readAll(path);
        auto context = sample::contextOf(text);
        QVERIFY(context);
        int tried = 0;
        QStringList unchanged;
        for (const spec::Page &described : spec::pages(context->profile().documentType())) {
            std::unique_ptr<Page> page(makePage(*context, described.id));
            page->resize(1100, 900);
            page->show();
            page->activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(page.get()));
            for (int entry = 0; entry < entriesOf(*page); ++entry) {
                showEntry(*page, entry);
                QStringList pointers;
                for (FieldRow *row : page->findChildren<FieldRow *>())
                    if (row->isVisibleTo(page.get()))
                        pointers << row->pointer().toQString();
                for (const QString &pointer : pointers) {
                    FieldRow *row = nullptr;
                    for (FieldRow *one : page->findChildren<FieldRow *>())
                        if (one->isVisibleTo(page.get()) && one->pointer().toQString() == pointer)
                            row = one;
                    if (!row)
                        continue;
                    row->focusEditor();
                    QWidget *editor = QApplication::focusWidget();
                    QVERIFY2(editor && row->isAncestorOf(editor), qPrintable(pointer));
                    const auto before = context->document().revision();
                    typeSomething(editor);
                    if (QApplication::focusWidget())
                        QApplication::focusWidget()->clearFocus();
                    ++tried;
                    if (context->document().revision() == before)
                        unchanged << pointer;
                    undoAll(*context);
                    QVERIFY2(context->document().text() == text, qPrintable(pointer));
                }
            }
        }
        QVERIFY(tried > 0);
        // Fields that cannot be edited by typing a 7 are few: flags, for one.
        if (unchanged.size() * 4 > tried)
            QFAIL(qPrintable(QStringLiteral("%1 of %2 did not change: ").arg(unchanged.size()).arg(tried) + unchanged.join(QLatin1Char(' '))));
    }

    void everyCellUndoes_data() { everyRowUndoes_data(); }

    void everyCellUndoes()
    {
        QFETCH(QString, path);
        const std::string text = path.isEmpty() ? sample::item() : sample::readAll(path);
        auto context = sample::contextOf(text);
        QVERIFY(context);
        int tried = 0;
        for (const spec::Page &described : spec::pages(context->profile().documentType())) {
            std::unique_ptr<Page> page(makePage(*context, described.id));
            page->resize(1100, 900);
            page->show();
            for (int entry = 0; entry < entriesOf(*page); ++entry) {
                showEntry(*page, entry);
                QStringList names;
                for (TableView *view : page->findChildren<TableView *>())
                    if (view->isVisibleTo(page.get()))
                        names << view->objectName();
                for (const QString &name : names) {
                    auto *view = page->findChild<TableView *>(name);
                    QVERIFY(view);
                    TableModel *model = view->table();
                    for (int row = 0; row < std::min(3, model->rowCount()); ++row)
                        for (int column = 0; column < model->columnCount(); ++column) {
                            const QModelIndex index = model->index(row, column);
                            if (!(model->flags(index) & Qt::ItemIsEditable))
                                continue;
                            const auto before = context->document().revision();
                            ++tried;
                            const QString old = index.data(Qt::EditRole).toString();
                            const QString fresh = model->columns()[std::size_t(column)].kind == Column::Kind::Flag
                                                      ? (old == QLatin1String("yes") ? QStringLiteral("no") : QStringLiteral("yes"))
                                                      : old == QLatin1String("7") ? QStringLiteral("8") : QStringLiteral("7");
                            model->setData(index, fresh);
                            QVERIFY2(context->document().revision() != before, qPrintable(name + QStringLiteral(" %1 %2").arg(row).arg(column)));
                            undoAll(*context);
                            QVERIFY2(context->document().text() == text, qPrintable(name + QStringLiteral(" %1 %2").arg(row).arg(column)));
                        }
                    // Rows: added, moved and taken out.
                    if (model->canGrow() && model->rowCount() > 1) {
                        model->moveRows({0}, false);
                        model->insertRow(1);
                        model->removeRows({0});
                        undoAll(*context);
                        QVERIFY2(context->document().text() == text, qPrintable(name));
                    }
                }
            }
        }
        QVERIFY(tried > 0);
    }

    void wrongShapesAreShown_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("own") << QString();
        for (const QString &path : sample::examples())
            if (path.contains(QLatin1String("v1.5.2")))
                QTest::newRow(qPrintable(path.section(QLatin1Char('/'), -2))) << path;
    }

    /// Each member of the document, one after the other, becomes something else while every page is open.
    void wrongShapesAreShown()
    {
        QFETCH(QString, path);
        const std::string text = path.isEmpty() ? sample::item() : sample::readAll(path);
        auto context = sample::contextOf(text);
        QVERIFY(context);
        std::vector<std::unique_ptr<Page>> pages;
        for (const spec::Page &described : spec::pages(context->profile().documentType())) {
            pages.emplace_back(makePage(*context, described.id));
            pages.back()->resize(1100, 700);
            pages.back()->show();
        }
        // With every page open a change costs: a hundred places of a document are enough.
        std::vector<Pointer> targets;
        std::vector<Pointer> open{Pointer()};
        while (!open.empty()) {
            const Pointer at = open.back();
            open.pop_back();
            const Json *json = at.in(context->root());
            if (!at.isRoot())
                targets.push_back(at);
            if (json->is_object() && at.size() < 6)
                for (auto it = json->begin(); it != json->end(); ++it)
                    open.push_back(at / it.key());
            else if (json->is_array() && !json->empty() && at.size() < 6)
                open.push_back(at / std::size_t{0});
        }
        const std::size_t step = std::max<std::size_t>(1, targets.size() / 100);
        std::size_t turn = 0;
        for (std::size_t i = 0; i < targets.size(); i += step) {
            const Pointer &at = targets[i];
            {
                const Json &wrong = kWrong[turn++ % std::size(kWrong)];
                if (const auto done = context->document().apply(QStringLiteral("wrong"), {Edit::replace(at, wrong)}); !done)
                    continue;
                if (turn % 16 == 0)
                    QCoreApplication::processEvents();
                for (const auto &page : pages)
                    if (turn % 8 == 0)
                        page->reveal(at);
                undoAll(*context);
            }
        }
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QVERIFY(context->document().text() == text);
    }

    /// Opened with the wrong shape, not only turned into it.
    void wrongFromTheStart()
    {
        const char *texts[] = {
            "{}", "[]", "7", "null", R"({"type": "Feature"})", R"({"type": "Collection", "extent": 5, "item_assets": [], "summaries": null, "links": "x"})",
            R"({"type": "Feature", "properties": null, "assets": [], "links": {}, "stac_extensions": "x", "bbox": {}, "geometry": "here"})",
            R"({"type": "Feature", "properties": {"mlm:input": "x", "mlm:output": {"a": 1}, "mlm:hyperparameters": [1], "eo:bands": 3, "bands": null, "providers": "me"}, "assets": {"a": null, "b": [], "c": {"eo:bands": "x", "roles": 5}}})",
            R"({"type": "Feature", "properties": {"mlm:input": ["x", null, {"input": [], "value_scaling": {"type": "z-score"}, "bands": "B", "pre_processing_function": 4}, {"input": {"shape": "no", "dim_order": 5}, "value_scaling": [null, 3, {"type": 7}]}], "mlm:output": [null, {"result": null, "classification:classes": {"a": 1}}]}, "geometry": {"type": "Polygon", "coordinates": [[1, "x", [1], null]]}, "bbox": ["a", null]})"};
        for (const char *text : texts) {
            auto context = sample::contextOf(text);
            QVERIFY2(context, text);
            for (const char *id : {"overview", "model", "inputs", "outputs", "bands", "hyperparameters", "assets", "extent", "links", "extensions",
                                   "other", "collection", "summaries", "item_assets", "no such page"}) {
                std::unique_ptr<Page> page(makePage(*context, id));
                QVERIFY(page);
                page->resize(1100, 700);
                page->show();
                for (int entry = 0; entry < entriesOf(*page); ++entry) {
                    showEntry(*page, entry);
                    page->grab();
                }
                page->reveal(Pointer::of("/properties/mlm:input/0/value_scaling/3/mean"));
                subEntries(*context, id);
            }
            QCOMPARE(context->document().text(), std::string(text));
        }
    }
};

QTEST_MAIN(PropertyTest)
#include "tst_property.moc"
