// SPDX-License-Identifier: Apache-2.0
// The grid under the keyboard.
#include "widgets/tables/csvdialog.h"
#include "widgets/tables/tablepanel.h"
#include "widgets/tables/rowsmodel.h"
#include "widgets/tables/tables.h"
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QScrollBar>
#include <QTest>
#include <QVBoxLayout>

using namespace mlm;

namespace {
const Pointer kClasses = Pointer::of("/properties/classification:classes");
}

class ViewTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<Context> m_context;
    std::unique_ptr<QWidget> m_window;
    TableView *m_view = nullptr;
    TableModel *m_model = nullptr;
    std::string m_text;

    void open(int classes)
    {
        Json rows = Json::array();
        for (int i = 0; i < classes; ++i)
            rows.push_back(Json{{"value", i}, {"name", "class " + std::to_string(i)}, {"description", "about"}});
        m_window.reset();
        auto document = Document::fromTree(Json{{"type", "Feature"}, {"stac_version", "1.0.0"}, {"properties", {{"classification:classes", rows}}}});
        m_text = document->text();
        m_context = std::make_unique<Context>(std::move(document));
        m_window = std::make_unique<QWidget>();
        auto *layout = new QVBoxLayout(m_window.get());
        m_model = new RowsModel(*m_context, kClasses, tables::classes);
        auto *panel = new TablePanel(m_model, CellDelegate::Lines::Grid, 28, QStringLiteral("Add class"));
        layout->addWidget(panel);
        layout->addWidget(new QLineEdit);
        m_view = panel->view();
        m_window->resize(800, 700);
        m_window->show();
        m_window->activateWindow();
        m_view->setFocus();
        QTRY_VERIFY(m_view->hasFocus());
    }
    QString name(int row) const { return m_model->index(row, m_model->columnOf("name")).data().toString(); }
    void go(int row, const char *member) { m_view->setCurrentIndex(m_model->index(row, m_model->columnOf(member))); }

private Q_SLOTS:
    void cleanup()
    {
        m_window.reset();
        m_context.reset();
    }

    void typingReplacesAndEnterGoesDown()
    {
        open(3);
        go(0, "name");
        QTest::keyClicks(m_view, QStringLiteral("w"));
        QWidget *editor = QApplication::focusWidget();
        QVERIFY(qobject_cast<QLineEdit *>(editor));
        QTest::keyClicks(editor, QStringLiteral("ater"));
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(name(0), QStringLiteral("water")); // Enter commits in the next turn
        QTRY_COMPARE(m_view->currentIndex().row(), 1);
        QCOMPARE(m_view->currentIndex().row(), 1);
        QCOMPARE(m_context->current(), kClasses / 1);
        m_context->document().undo();
        QCOMPARE(m_context->document().text(), m_text);
    }

    void f2EditsAndEscapeLeavesItAsItWas()
    {
        open(2);
        go(0, "name");
        QTest::keyClick(m_view, Qt::Key_F2);
        auto *editor = qobject_cast<QLineEdit *>(QApplication::focusWidget());
        QVERIFY(editor);
        QCOMPARE(editor->text(), QStringLiteral("class 0"));
        QTest::keyClicks(editor, QStringLiteral("zzz"));
        QTest::keyClick(editor, Qt::Key_Escape);
        QTRY_VERIFY(m_view->hasFocus());
        QCOMPARE(name(0), QStringLiteral("class 0"));
        QVERIFY(!m_context->document().canUndo());
    }

    void tabWalksTheCellsAndLeavesAtTheEnd()
    {
        open(2);
        go(0, "value");
        const int cells = m_model->columnCount() * 2;
        for (int i = 0; i < cells - 1; ++i) {
            QTest::keyClick(m_view, Qt::Key_Tab);
            QVERIFY(m_view->hasFocus());
        }
        QCOMPARE(m_view->currentIndex(), m_model->index(1, m_model->columnCount() - 1));
        QTest::keyClick(m_view, Qt::Key_Tab);
        QVERIFY(!m_view->hasFocus());
        m_view->setFocus();
        go(0, "value");
        QTest::keyClick(m_view, Qt::Key_Escape);
        QVERIFY(!m_view->hasFocus());
    }

    void copyAndPasteAreTsv()
    {
        open(3);
        m_view->selectAll();
        QTest::keyClick(m_view, Qt::Key_C, Qt::ControlModifier);
        QVERIFY(QApplication::clipboard()->text().startsWith(QStringLiteral("0\tclass 0\t")));
        QApplication::clipboard()->setText(QStringLiteral("7\tseven\n8\teight\n"));
        m_view->clearSelection();
        go(2, "value");
        QTest::keyClick(m_view, Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(m_model->rowCount(), 4);
        QCOMPARE(name(3), QStringLiteral("eight"));
        m_context->document().undo();
        QCOMPARE(m_context->document().text(), m_text);
    }

    void rowsMoveWithTheirSelection()
    {
        open(4);
        go(1, "name");
        QTest::keyClick(m_view, Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(name(2), QStringLiteral("class 1"));
        QCOMPARE(m_view->currentIndex().row(), 2);
        QTest::keyClick(m_view, Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(m_context->document().text(), m_text);
    }

    void deleteClearsCellsAndWholeRows()
    {
        open(3);
        go(0, "description");
        QTest::keyClick(m_view, Qt::Key_Delete);
        QVERIFY(!(kClasses / std::size_t{0} / "description").in(m_context->root()));
        QCOMPARE(m_model->rowCount(), 3);
        m_view->selectionModel()->select(m_model->index(1, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        QTest::keyClick(m_view, Qt::Key_Delete);
        QCOMPARE(m_model->rowCount(), 2);
        QTest::keyClick(m_view, Qt::Key_Insert);
        QCOMPARE(m_model->rowCount(), 3);
        for (int i = 0; i < 3; ++i)
            m_context->document().undo();
        QCOMPARE(m_context->document().text(), m_text);
    }

    void fillDownCopiesTheTopCell()
    {
        open(3);
        const int column = m_model->columnOf("name");
        m_view->selectionModel()->select(QItemSelection(m_model->index(0, column), m_model->index(2, column)), QItemSelectionModel::ClearAndSelect);
        QTest::keyClick(m_view, Qt::Key_D, Qt::ControlModifier);
        QCOMPARE(name(2), QStringLiteral("class 0"));
        m_context->document().undo();
        QCOMPARE(m_context->document().text(), m_text);
    }

    void selectionAndScrollStayWhenTheDocumentChanges()
    {
        open(1000);
        go(900, "name");
        m_view->scrollTo(m_view->currentIndex());
        const int scrolled = m_view->verticalScrollBar()->value();
        QVERIFY(scrolled > 0);
        m_context->set(kClasses / 3 / "name", "other");
        QCOMPARE(m_view->currentIndex().row(), 900);
        QCOMPARE(m_view->verticalScrollBar()->value(), scrolled);
        // Rows that come and go elsewhere leave it where it is on the screen.
        const int seen = m_view->visualRect(m_view->currentIndex()).top();
        m_context->apply(QStringLiteral("x"), {Edit::remove(kClasses / 2)});
        QCOMPARE(m_model->rowCount(), 999);
        QCOMPARE(m_view->currentIndex().row(), 899);
        QCOMPARE(m_view->currentIndex().data().toString(), QStringLiteral("class 900"));
        QCOMPARE(m_view->visualRect(m_view->currentIndex()).top(), seen);
    }

    void aLongTableHasAFrameOfItsOwn()
    {
        open(10000);
        QVERIFY(m_view->height() < 1000);
        QVERIFY(m_view->verticalScrollBar()->maximum() > 0);
        m_view->scrollToBottom();
        m_view->grab();
        open(20);
        QCOMPARE(m_view->height(), 28 + 20 * 28);
    }

    void csvShowsWhatItWouldBring()
    {
        open(2);
        CsvDialog dialog(m_model, QStringLiteral("Name;Value;Title\nwater;5;Water\n\"land; dry\";6;\n"));
        QVERIFY(dialog.findChild<QCheckBox *>(QStringLiteral("names"))->isChecked());
        QCOMPARE(dialog.rows().size(), std::size_t(2));
        dialog.findChild<QComboBox *>(QStringLiteral("mode"))->setCurrentIndex(1);
        dialog.accept();
        QCOMPARE(m_model->rowCount(), 4);
        QCOMPARE(name(3), QStringLiteral("land; dry"));
        QVERIFY(*(kClasses / 2 / "title").in(m_context->root()) == Json("Water"));
        QVERIFY(*(kClasses / 3 / "value").in(m_context->root()) == Json(6));
        m_context->document().undo();
        QCOMPARE(m_context->document().text(), m_text);
    }

    void csvReplacesRows()
    {
        open(3);
        CsvDialog dialog(m_model, QStringLiteral("1,one\n"));
        QVERIFY(!dialog.findChild<QCheckBox *>(QStringLiteral("names"))->isChecked());
        dialog.accept();
        QCOMPARE(m_model->rowCount(), 1);
        QCOMPARE(name(0), QStringLiteral("one"));
        m_context->document().undo();
        QCOMPARE(m_context->document().text(), m_text);
    }
};

QTEST_MAIN(ViewTest)
#include "tst_view.moc"
