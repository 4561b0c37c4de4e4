// SPDX-License-Identifier: Apache-2.0
#include "tests/widgets/views/sample.h"
#include "widgets/style/theme.h"
#include "widgets/views/comparedialog.h"
#include "widgets/views/jsonpanel.h"
#include "widgets/views/jsontext.h"
#include "widgets/views/outline.h"
#include "widgets/views/outlinemodel.h"
#include "widgets/views/fixdialog.h"
#include "widgets/views/problems.h"
#include "widgets/views/problemsmodel.h"
#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QLabel>
#include <QListView>
#include <QPlainTextEdit>
#include <QPointer>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTextBlock>
#include <QTest>
#include <QTreeView>

using namespace mlm;
using namespace mlm::test;

class TestViews : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { look::apply(*qApp, look::Scheme::Light); }
    void outlineCountsFindings();
    void outlineFollowsEntries();
    void outlineIsWalkedByKeys();
    void outlineFoldsToARail();
    void problemsKeepTheSelection();
    void problemsGoAndFix();
    void problemsExplain();
    void problemsFoldToAStrip();
    void jsonFollowsEveryEdit();
    void jsonFollowsCrlf();
    void jsonGoesToThePlace();
    void jsonAppliesText();
    void jsonKeepsWhatDoesNotParse();
    void jsonAsksBeforeDiscarding();
    void jsonSearches();
    void comparesTexts();
};

namespace {
QString shown(JsonPanel &panel) { return panel.text()->toPlainText(); }
QString textOf(Context &context) { return QString::fromStdString(context.document().text()); }

void showPanel(QWidget &panel)
{
    panel.resize(480, 400);
    panel.show();
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    if (auto *json = qobject_cast<JsonPanel *>(&panel))
        QTRY_VERIFY(!json->text()->toPlainText().isEmpty());
}
} // namespace

void TestViews::outlineCountsFindings()
{
    const auto context = openSample();
    OutlineModel model(*context);
    int all = 0;
    for (int row = 0; row < model.rowCount(); ++row)
        for (const int role : {OutlineModel::ErrorsRole, OutlineModel::WarningsRole, OutlineModel::AdviceRole})
            all += model.index(row, 0).data(role).toInt();
    QCOMPARE(all, int(context->findings().list.size()));
    const auto modelPage = model.indexFor("model");
    const int before = modelPage.data(OutlineModel::ErrorsRole).toInt();
    QVERIFY(before > 0);
    QVERIFY(modelPage.data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("error")));
    QVERIFY(context->set(Pointer::of("/properties/mlm:memory_size"), 5));
    QTRY_COMPARE(model.indexFor("model").data(OutlineModel::ErrorsRole).toInt(), before - 1);
}

void TestViews::outlineFollowsEntries()
{
    const auto context = openSample();
    OutlineModel model(*context);
    const auto inputs = model.indexFor("inputs");
    QCOMPARE(model.rowCount(inputs), 1);
    QCOMPARE(model.index(0, 0, inputs).data().toString(), QStringLiteral("RGB"));
    QSignalSpy rebuilt(&model, &OutlineModel::rebuilt);
    QVERIFY(context->set(Pointer::of("/properties/mlm:input/0/name"), "Optical"));
    QCOMPARE(model.index(0, 0, inputs).data().toString(), QStringLiteral("Optical"));
    QCOMPARE(rebuilt.count(), 0); // a new title is no new structure
    QVERIFY(context->apply(QStringLiteral("add"), {Edit::add(Pointer::of("/assets/code"), Json{{"href", "./a.py"}})}));
    QCOMPARE(rebuilt.count(), 1);
    QCOMPARE(model.rowCount(model.indexFor("assets")), 2);
    QCOMPARE(model.indexFor("assets", Pointer::of("/assets/code/href")).data().toString(), QStringLiteral("code"));
}

void TestViews::outlineIsWalkedByKeys()
{
    const auto context = openSample();
    OutlinePanel panel(*context);
    showPanel(panel);
    panel.setCurrent("overview");
    QSignalSpy chosen(&panel, &OutlinePanel::chosen);
    panel.view()->setFocus();
    QTest::keyClick(panel.view(), Qt::Key_Down);
    QCOMPARE(chosen.count(), 1);
    QVERIFY(!chosen.last().at(2).toBool());
    QTest::keyClick(panel.view(), Qt::Key_Return);
    QCOMPARE(chosen.count(), 2);
    QVERIFY(chosen.last().at(2).toBool());
    // Being told where the user is sends nothing.
    panel.setCurrent("assets", Pointer::of("/assets/model/href"));
    QCOMPARE(chosen.count(), 2);
    QCOMPARE(panel.view()->currentIndex().data().toString(), QStringLiteral("model"));
}

void TestViews::outlineFoldsToARail()
{
    const auto context = openSample();
    OutlinePanel panel(*context);
    showPanel(panel);
    QCOMPARE(panel.findChild<QLabel *>(QStringLiteral("outlineId"))->text(), QStringLiteral("sample"));
    panel.setCurrent("inputs", Pointer::of("/properties/mlm:input/0"));
    panel.setRail(true);
    QCOMPARE(panel.view()->sizeHintForIndex(panel.view()->currentIndex()).width(), OutlinePanel::RailWidth);
    QVERIFY(!panel.view()->currentIndex().parent().isValid());
    panel.setRail(false);
    QCOMPARE(panel.view()->currentIndex().data().toString(), QStringLiteral("RGB"));
}

void TestViews::problemsKeepTheSelection()
{
    const auto context = openSample();
    ProblemsPanel panel(*context);
    showPanel(panel);
    auto *view = panel.view();
    const int count = view->model()->rowCount();
    QVERIFY(count >= 2);
    view->setCurrentIndex(view->model()->index(count - 1, 0));
    const QString message = view->currentIndex().data().toString();
    QSignalSpy reset(view->model(), &QAbstractItemModel::modelReset);
    // The first problem goes; the selected one keeps the selection.
    QVERIFY(context->set(Pointer::of("/properties/mlm:tasks/0"), "semantic-segmentation"));
    QTRY_VERIFY(view->model()->rowCount() < count);
    QCOMPARE(view->currentIndex().data().toString(), message);
    QCOMPARE(reset.count(), 0);
    context->document().undo();
    QTRY_COMPARE(view->model()->rowCount(), count);
    QCOMPARE(view->currentIndex().data().toString(), message);
}

void TestViews::problemsGoAndFix()
{
    const auto context = openSample();
    ProblemsPanel panel(*context);
    showPanel(panel);
    QSignalSpy went(&panel, &ProblemsPanel::goTo);
    panel.step(1);
    QCOMPARE(went.count(), 1);
    QCOMPARE(panel.view()->currentIndex().row(), 0);
    panel.step(-1);
    QCOMPARE(panel.view()->currentIndex().row(), panel.view()->model()->rowCount() - 1);
    panel.view()->setFocus();
    QTest::keyClick(panel.view(), Qt::Key_Return);
    QCOMPARE(went.count(), 3);
    QTest::keyClick(panel.view(), Qt::Key_C, Qt::ControlModifier);
    QVERIFY(QGuiApplication::clipboard()->text().contains(panel.view()->currentIndex().data().toString()));
    const int fixable = panel.fixableCount();
    QVERIFY(fixable > 0);
    const QString before = textOf(*context);
    panel.fixAll()->accept();
    QTRY_VERIFY(panel.fixableCount() < fixable);
    context->document().undo(); // all of them were one step
    QCOMPARE(textOf(*context), before);
}

void TestViews::problemsExplain()
{
    const auto context = openSample();
    ProblemsPanel panel(*context);
    showPanel(panel);
    const auto dialogs = [&] { return panel.findChildren<QDialog *>(QStringLiteral("explanation")); };
    panel.view()->setFocus();
    panel.view()->setCurrentIndex(panel.view()->model()->index(0, 0));
    QTest::keyClick(panel.view(), Qt::Key_F1);
    QCOMPARE(dialogs().size(), 1);
    const QString message = panel.view()->currentIndex().data().toString();
    const auto labels = dialogs().front()->findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) { return label->text().startsWith(message); }));
    // The next one takes its place.
    panel.view()->setCurrentIndex(panel.view()->model()->index(1, 0));
    QTest::keyClick(panel.view(), Qt::Key_F1);
    QCOMPARE(dialogs().size(), 1);
    const QPointer<QDialog> dialog = dialogs().front();
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!dialog);
}

void TestViews::problemsFoldToAStrip()
{
    const auto context = openSample();
    ProblemsPanel panel(*context);
    showPanel(panel);
    panel.setFolded(true);
    QCOMPARE(panel.maximumHeight(), ProblemsPanel::HeaderHeight);
    QVERIFY(!panel.view()->isVisible());
    auto *first = panel.findChild<QLabel *>(QStringLiteral("problemsFirst"));
    QCOMPARE(first->text(), context->findings().list.front().message);
}

void TestViews::jsonFollowsEveryEdit()
{
    const auto context = openSample();
    JsonPanel panel(*context);
    showPanel(panel);
    QCOMPARE(shown(panel), textOf(*context));
    auto *bar = panel.text()->verticalScrollBar();
    bar->setValue(20);
    const int lines = panel.text()->blockCount();
    // A member comes above what is in view: the same lines stay in view.
    QVERIFY(context->set(Pointer::of("/properties/mlm:pretrained"), true));
    QCOMPARE(shown(panel), textOf(*context));
    QCOMPARE(panel.text()->blockCount(), lines + 1);
    for (int i = 0; i < 3; ++i) {
        context->document().undo();
        QCOMPARE(shown(panel), textOf(*context));
        context->document().redo();
        QCOMPARE(shown(panel), textOf(*context));
    }
    QVERIFY(context->unset(Pointer::of("/properties/mlm:input")));
    QCOMPARE(shown(panel), textOf(*context));
}

void TestViews::jsonFollowsCrlf()
{
    std::string text(faultyItem);
    for (std::size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + 2))
        text.insert(at, "\r");
    const auto context = openSample(text);
    JsonPanel panel(*context);
    showPanel(panel);
    QVERIFY(context->set(Pointer::of("/id"), "other"));
    QCOMPARE(shown(panel), textOf(*context).remove(QLatin1Char('\r')));
    panel.startEditing();
    QVERIFY(!panel.hasUnappliedText());
    QVERIFY(panel.applyEditing().ok());
    QCOMPARE(context->document().undoLabel().isEmpty(), false);
    QVERIFY(context->document().text().find("\"other\",\r\n") != std::string::npos);
}

void TestViews::jsonGoesToThePlace()
{
    const auto context = openSample();
    JsonPanel panel(*context);
    showPanel(panel);
    QSignalSpy went(&panel, &JsonPanel::goTo);
    panel.show(Pointer::of("/properties/mlm:framework_version"));
    QCOMPARE(panel.findChild<QLabel *>(QStringLiteral("jsonWhere"))->text(), QStringLiteral("/properties/mlm:framework_version"));
    const int line = panel.text()->textCursor().blockNumber();
    QVERIFY(panel.text()->document()->findBlockByNumber(line).text().contains(QStringLiteral("framework_version")));
    QTextCursor cursor = panel.text()->textCursor();
    cursor.setPosition(cursor.block().position() + 8);
    panel.text()->setTextCursor(cursor);
    panel.text()->setFocus();
    QTest::keyClick(panel.text(), Qt::Key_Return);
    QCOMPARE(went.count(), 1);
    QCOMPARE(went.last().at(0).value<Pointer>().toQString(), QStringLiteral("/properties/mlm:framework_version"));
}

void TestViews::jsonAppliesText()
{
    const auto context = openSample();
    const QString before = textOf(*context);
    JsonPanel panel(*context);
    showPanel(panel);
    panel.startEditing();
    QVERIFY(panel.isEditing());
    auto *text = panel.text();
    QVERIFY(text->find(QStringLiteral("sample-model")));
    QTest::keyClicks(text, QStringLiteral("typed"));
    QVERIFY(panel.hasUnappliedText());
    QCOMPARE(textOf(*context), before);
    QTest::keyClick(text, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(!panel.isEditing());
    QCOMPARE(textOf(*context), QString(before).replace(QStringLiteral("sample-model"), QStringLiteral("typed")));
    QCOMPARE(shown(panel), textOf(*context));
    context->document().undo();
    QCOMPARE(textOf(*context), before);
    QVERIFY(!context->document().canUndo()); // it was one step
}

void TestViews::jsonKeepsWhatDoesNotParse()
{
    const auto context = openSample();
    const QString before = textOf(*context);
    JsonPanel panel(*context);
    showPanel(panel);
    panel.startEditing();
    auto *text = panel.text();
    QVERIFY(text->find(QStringLiteral("\"sample\",")));
    QTest::keyClicks(text, QStringLiteral("sample,"));
    const QString typed = text->toPlainText();
    QTest::keyClick(text, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(panel.isEditing());
    QCOMPARE(text->toPlainText(), typed);
    QCOMPARE(textOf(*context), before);
    auto *error = panel.findChild<QLabel *>(QStringLiteral("jsonError"));
    QVERIFY(error->isVisible());
    QVERIFY2(error->text().startsWith(QStringLiteral("Line 5, column ")), qPrintable(error->text()));
    QCOMPARE(text->textCursor().blockNumber(), 4);
    // Mended: the error goes by itself.
    text->undo();
    QTRY_VERIFY(!error->isVisible());
    QVERIFY(panel.applyEditing().ok());
    QCOMPARE(textOf(*context), before);
}

void TestViews::jsonAsksBeforeDiscarding()
{
    const auto context = openSample();
    JsonPanel panel(*context);
    showPanel(panel);
    QSignalSpy asked(&panel, &JsonPanel::discardRequested);
    panel.startEditing();
    QTest::keyClick(panel.text(), Qt::Key_Escape);
    QVERIFY(!panel.isEditing()); // nothing typed: nothing to ask
    panel.startEditing();
    QTest::keyClicks(panel.text(), QStringLiteral("x"));
    QTest::keyClick(panel.text(), Qt::Key_Escape);
    QVERIFY(panel.isEditing());
    QCOMPARE(asked.count(), 1);
    panel.cancelEditing();
    QCOMPARE(shown(panel), textOf(*context));
}

void TestViews::jsonSearches()
{
    const auto context = openSample();
    JsonPanel panel(*context);
    showPanel(panel);
    panel.text()->setFocus();
    QTest::keyClick(panel.text(), Qt::Key_F, Qt::ControlModifier);
    auto *field = panel.findChild<QWidget *>(QStringLiteral("jsonSearch"));
    QTRY_VERIFY(field->hasFocus());
    QTest::keyClicks(field, QStringLiteral("dim_order"));
    const int first = panel.text()->textCursor().blockNumber();
    QCOMPARE(panel.text()->textCursor().selectedText(), QStringLiteral("dim_order"));
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(panel.text()->textCursor().blockNumber() > first);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(panel.text()->textCursor().blockNumber(), first);
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(panel.text()->hasFocus());
}

void TestViews::comparesTexts()
{
    CompareDialog same(QStringLiteral("a"), "x\ny\n", QStringLiteral("b"), "x\ny\n");
    QCOMPARE(same.differences(), 0);
    CompareDialog other(QStringLiteral("a"), "x\ny\nz\n", QStringLiteral("b"), "x\nY\nz\nw\n");
    QCOMPARE(other.differences(), 2);
    const QString text = other.findChild<QPlainTextEdit *>(QStringLiteral("compareText"))->toPlainText();
    QVERIFY(text.contains(QStringLiteral("-     2  y")));
    QVERIFY(text.contains(QStringLiteral("+     2  Y")));
}

QTEST_MAIN(TestViews)
#include "test_views.moc"
