// SPDX-License-Identifier: Apache-2.0
// The problems panel by keyboard alone: filters, hiding, fixing many at once, and a list that stays where it is.
#include "sample.h"
#include "widgets/style/theme.h"
#include "widgets/views/fixdialog.h"
#include "widgets/views/hiddenrules.h"
#include "widgets/views/problems.h"
#include <QApplication>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

using namespace mlm;
using namespace mlm::test;

namespace {

void showPanel(QWidget &panel, QSize size = {900, 260})
{
    panel.resize(size);
    panel.show();
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
}

QStringList rowsOf(const ProblemsPanel &panel)
{
    QStringList rows;
    for (int i = 0; i < panel.view()->model()->rowCount(); ++i)
        rows << panel.view()->model()->index(i, 0).data().toString();
    return rows;
}

/// Many tasks that are none, so that the list scrolls.
std::unique_ptr<Context> many()
{
    auto context = openSample();
    Json tasks = Json::array();
    for (int i = 0; i < 60; ++i)
        tasks.push_back("no-task-" + std::to_string(i));
    context->set(Pointer::of("/properties/mlm:tasks"), tasks);
    context->check().refresh();
    return context;
}

int severities(const Context &context, Severity severity) { return int(context.findings().count(severity)); }

} // namespace

class TestProblems : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void filtersByKeyboard();
    void filtersBySourceAndPage();
    void keepsItsPlace();
    void keepsTheCurrentRow();
    void walksThroughWhatIsShown();
    void hidesAndShows();
    void remembersHidden();
    void keepsSchemaFindings();
    void fixesAllByKeyboard();
    void fixesOneKind();
    void fixesWhatIsTicked();
    void closesWhenTheDocumentChanges();
    void pictures();
};

void TestProblems::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    look::apply(*qApp, look::Scheme::Light);
}

void TestProblems::init() { QFile::remove(HiddenRules::file()); }

void TestProblems::filtersByKeyboard()
{
    const auto context = openSample();
    ProblemsPanel panel(*context);
    showPanel(panel);
    const QStringList all = rowsOf(panel);
    panel.view()->setFocus();
    QTest::keyClick(panel.view(), '/');
    auto *text = panel.findChild<QLineEdit *>(QStringLiteral("problemsText"));
    QVERIFY(text->isVisible());
    QCOMPARE(panel.focusWidget(), text);
    QTest::keyClicks(text, QStringLiteral("MEMORY"));
    QCOMPARE(rowsOf(panel).size(), 1);
    auto *shown = panel.findChild<QLabel *>(QStringLiteral("problemsShown"));
    QCOMPARE(shown->text(), QStringLiteral("1 of %1").arg(all.size()));
    QTest::keyClicks(text, QStringLiteral(" nothing like it"));
    QVERIFY(rowsOf(panel).isEmpty());
    QTest::keyClick(text, Qt::Key_Escape);
    QVERIFY(!text->isVisible());
    QCOMPARE(rowsOf(panel), all);
    QCOMPARE(panel.focusWidget(), panel.view());
}

void TestProblems::filtersBySourceAndPage()
{
    const auto context = openSample();
    ProblemsPanel panel(*context);
    showPanel(panel);
    const int all = int(rowsOf(panel).size());
    panel.openFilter();
    auto *severity = panel.findChild<QComboBox *>(QStringLiteral("problemsSeverity"));
    QTest::keyClick(severity, Qt::Key_Down);
    QCOMPARE(int(rowsOf(panel).size()), severities(*context, Severity::Error));
    QTest::keyClick(severity, Qt::Key_Up);
    auto *source = panel.findChild<QComboBox *>(QStringLiteral("problemsSource"));
    int sum = 0;
    for (int i = 0; i < 3; ++i) {
        QTest::keyClick(source, Qt::Key_Down);
        sum += int(rowsOf(panel).size());
    }
    QCOMPARE(sum, all);
    QTest::keyClick(source, Qt::Key_Home);
    auto *page = panel.findChild<QComboBox *>(QStringLiteral("problemsPage"));
    sum = 0;
    for (int i = 1; i < page->count(); ++i) {
        QTest::keyClick(page, Qt::Key_Down);
        sum += int(rowsOf(panel).size());
    }
    QCOMPARE(sum, all);
}

void TestProblems::keepsItsPlace()
{
    const auto context = many();
    ProblemsPanel panel(*context);
    showPanel(panel);
    auto *view = panel.view();
    view->setCurrentIndex(view->model()->index(30, 0));
    view->verticalScrollBar()->setValue(28 * 25);
    const QString top = view->indexAt(QPoint(10, 2)).data().toString();
    const QString current = view->currentIndex().data().toString();
    QSignalSpy reset(view->model(), &QAbstractItemModel::modelReset);
    // One more above, one fewer above, one fewer below.
    QVERIFY(context->unset(Pointer::of("/id")));
    context->check().refresh();
    QCOMPARE(view->indexAt(QPoint(10, 2)).data().toString(), top);
    QVERIFY(context->set(Pointer::of("/properties/mlm:tasks/3"), "classification"));
    QVERIFY(context->set(Pointer::of("/properties/mlm:tasks/50"), "regression"));
    context->check().refresh();
    QCOMPARE(view->indexAt(QPoint(10, 2)).data().toString(), top);
    QCOMPARE(view->currentIndex().data().toString(), current);
    QVERIFY(view->selectionModel()->isSelected(view->currentIndex()));
    QCOMPARE(reset.count(), 0);
}

void TestProblems::keepsTheCurrentRow()
{
    const auto context = openSample();
    ProblemsPanel panel(*context);
    showPanel(panel);
    auto *view = panel.view();
    const int rows = view->model()->rowCount();
    view->setCurrentIndex(view->model()->index(rows - 1, 0));
    const QString message = view->currentIndex().data().toString();
    // Members of the document change places: the rows follow.
    const auto pointer = Pointer::of("/properties/mlm:memory_size");
    QVERIFY(context->apply(QStringLiteral("Move"), {Edit::remove(pointer), Edit::add(pointer, -5, std::size_t(0))}));
    context->check().refresh();
    QCOMPARE(view->model()->rowCount(), rows);
    QCOMPARE(view->currentIndex().data().toString(), message);
    QStringList wanted;
    for (const Finding &finding : context->findings().list)
        wanted << finding.message;
    QCOMPARE(rowsOf(panel), wanted);
}

void TestProblems::walksThroughWhatIsShown()
{
    const auto context = openSample();
    ProblemsPanel panel(*context);
    showPanel(panel);
    panel.openFilter();
    QTest::keyClicks(panel.findChild<QLineEdit *>(QStringLiteral("problemsText")), QStringLiteral("memory"));
    QSignalSpy went(&panel, &ProblemsPanel::goTo);
    for (int i = 0; i < 3; ++i)
        panel.step(1);
    panel.step(-1);
    QCOMPARE(went.count(), 4);
    for (const auto &arguments : went)
        QCOMPARE(arguments.front().value<Pointer>().toString(), std::string("/properties/mlm:memory_size"));
}

void TestProblems::hidesAndShows()
{
    const auto context = openSample();
    ProblemsPanel panel(*context);
    showPanel(panel);
    const QStringList all = rowsOf(panel);
    const auto &list = context->findings().list;
    const auto found = std::find_if(list.begin(), list.end(), [](const Finding &finding) { return finding.source != Source::Schema; });
    QVERIFY(found != list.end());
    const std::string rule = found->rule;
    panel.view()->setCurrentIndex(panel.view()->model()->index(int(found - list.begin()), 0));
    panel.view()->setFocus();
    QTest::keyClick(panel.view(), Qt::Key_Menu);
    auto *menu = panel.findChild<QMenu *>(QStringLiteral("problemMenu"));
    QVERIFY(menu);
    auto *hide = menu->findChild<QAction *>(QStringLiteral("hideRule"));
    QVERIFY(hide);
    menu->setActiveAction(hide);
    QTest::keyClick(menu, Qt::Key_Return);
    QTRY_VERIFY(rowsOf(panel).size() < all.size());
    for (const Finding &finding : context->findings().list)
        QVERIFY(finding.rule != rule);
    auto *button = panel.findChild<QToolButton *>(QStringLiteral("hiddenProblems"));
    QTRY_VERIFY(button->isVisible());
    QCOMPARE(button->text(), QStringLiteral("%1 hidden").arg(all.size() - rowsOf(panel).size()));
    auto *hiddenMenu = panel.findChild<QMenu *>(QStringLiteral("hiddenMenu"));
    Q_EMIT hiddenMenu->aboutToShow();
    QCOMPARE(hiddenMenu->actions().size(), 3);
    panel.findChild<QAction *>(QStringLiteral("showAllRules"))->trigger();
    QTRY_COMPARE(rowsOf(panel), all);
    QVERIFY(!button->isVisible());
}

void TestProblems::remembersHidden()
{
    const QString text = QString::fromStdString(openSample()->document().text());
    {
        const auto context = openSample();
        context->setPath(QStringLiteral("/somewhere/a.json"));
        ProblemsPanel panel(*context);
        panel.hiddenRules().hide("description");
        panel.hiddenRules().hide("licence");
        QCOMPARE(QString::fromStdString(context->document().text()), text); // never in the document
        QVERIFY(!context->document().isDirty());
    }
    const auto again = openSample();
    again->setPath(QStringLiteral("/somewhere/a.json"));
    ProblemsPanel panel(*again);
    QCOMPARE(panel.hiddenRules().rules(), (std::set<std::string>{"description", "licence"}));
    again->setPath(QStringLiteral("/somewhere/b.json")); // saved as
    panel.hiddenRules().show("licence");
    const auto other = openSample();
    other->setPath(QStringLiteral("/somewhere/b.json"));
    QCOMPARE(HiddenRules(*other).rules(), (std::set<std::string>{"description"}));
    other->setPath(QStringLiteral("/somewhere/c.json"));
    const auto third = openSample();
    third->setPath(QStringLiteral("/somewhere/d.json"));
    QVERIFY(HiddenRules(*third).rules().empty());
    // A file that is none does no harm.
    QFile file(HiddenRules::file());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"documents\": [1, ");
    file.close();
    QVERIFY(HiddenRules(*other).rules().empty());
}

void TestProblems::keepsSchemaFindings()
{
    const auto context = openSample();
    ProblemsPanel panel(*context);
    const auto count = context->findings().list.size();
    QVERIFY(!context->findings().valid());
    for (const Finding &finding : std::vector<Finding>(context->findings().list))
        panel.hiddenRules().hide(finding.rule);
    context->check().refresh();
    QVERIFY(context->findings().list.size() < count);
    QVERIFY(!context->findings().list.empty());
    QVERIFY(!context->findings().valid());
    for (const Finding &finding : context->findings().list)
        QCOMPARE(finding.source, Source::Schema);
}

void TestProblems::fixesAllByKeyboard()
{
    const auto context = openSample();
    ProblemsPanel panel(*context);
    showPanel(panel);
    const std::string before = context->document().text();
    auto *button = panel.findChild<QToolButton *>(QStringLiteral("fixAll"));
    QVERIFY(button->isVisible());
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Space);
    QPointer<FixDialog> dialog = panel.findChild<FixDialog *>();
    QVERIFY(dialog);
    QTRY_VERIFY(dialog->isVisible());
    QVERIFY(dialog->fixCount() > 0);
    QCOMPARE(dialog->ticked(), dialog->fixCount());
    const int dialogFixes = dialog->fixCount();
    const QString lines = dialog->findChild<QPlainTextEdit *>(QStringLiteral("fixLines"))->toPlainText();
    QVERIFY2(lines.contains(QStringLiteral("\n-")) && lines.contains(QStringLiteral("\n+")), qPrintable(lines));
    QTest::keyClick(dialog, Qt::Key_Return);
    QTRY_VERIFY(!dialog);
    QVERIFY(context->document().text() != before);
    QTRY_VERIFY(panel.fixableCount() < dialogFixes); // one remedy may lead on to the next
    context->document().undo();
    QCOMPARE(context->document().text(), before);
    QVERIFY(!context->document().canUndo());
}

void TestProblems::fixesOneKind()
{
    const auto context = openSample();
    QVERIFY(context->set(Pointer::of("/properties/mlm:tasks"), Json::array({"Semantic_Segmentation", "SCENE-CLASSIFICATION"})));
    QVERIFY(context->set(Pointer::of("/properties/mlm:framework_version"), "v2.1.0"));
    context->check().refresh();
    ProblemsPanel panel(*context);
    showPanel(panel);
    const auto &list = context->findings().list;
    const auto found = std::find_if(list.begin(), list.end(), [](const Finding &finding) { return finding.rule == "mlm.tasks.known"; });
    QVERIFY(found != list.end());
    panel.view()->setCurrentIndex(panel.view()->model()->index(int(found - list.begin()), 0));
    FixDialog *dialog = panel.fixKind();
    QVERIFY(dialog);
    QCOMPARE(dialog->fixCount(), 2);
    QTest::keyClick(dialog, Qt::Key_Return);
    QVERIFY(same(*context->document().at(Pointer::of("/properties/mlm:tasks")), Json::array({"semantic-segmentation", "scene-classification"})));
    QVERIFY(*context->document().at(Pointer::of("/properties/mlm:framework_version")) == "v2.1.0");
}

void TestProblems::fixesWhatIsTicked()
{
    const auto context = openSample();
    QVERIFY(context->set(Pointer::of("/properties/mlm:tasks"), Json::array({"Semantic_Segmentation", "SCENE-CLASSIFICATION"})));
    context->check().refresh();
    ProblemsPanel panel(*context);
    showPanel(panel);
    FixDialog *dialog = panel.fixAll();
    auto *list = dialog->findChild<QTreeWidget *>(QStringLiteral("fixList"));
    auto *apply = dialog->findChild<QPushButton *>(QStringLiteral("fixApply"));
    dialog->findChild<QToolButton *>(QStringLiteral("tickNone"))->click();
    QCOMPARE(dialog->ticked(), 0);
    QVERIFY(!apply->isEnabled());
    // The second task alone, by the space bar.
    for (int i = 0; i < list->topLevelItemCount(); ++i)
        if (list->topLevelItem(i)->text(1).contains(QStringLiteral("SCENE")))
            list->setCurrentItem(list->topLevelItem(i));
    QTest::keyClick(list, Qt::Key_Space);
    QCOMPARE(dialog->ticked(), 1);
    QVERIFY(apply->isEnabled());
    const QString lines = dialog->findChild<QPlainTextEdit *>(QStringLiteral("fixLines"))->toPlainText();
    QVERIFY(lines.contains(QStringLiteral("scene-classification")) && !lines.contains(QStringLiteral("+    \"mlm:tasks\": [\"semantic-segm")));
    QTest::keyClick(list, Qt::Key_Return);
    QVERIFY(same(*context->document().at(Pointer::of("/properties/mlm:tasks")), Json::array({"Semantic_Segmentation", "scene-classification"})));
}

void TestProblems::closesWhenTheDocumentChanges()
{
    const auto context = openSample();
    ProblemsPanel panel(*context);
    showPanel(panel);
    QPointer<FixDialog> dialog = panel.fixAll();
    QVERIFY(context->set(Pointer::of("/id"), "other"));
    QTRY_VERIFY(!dialog);
    QVERIFY(context->document().undoLabel() != QStringLiteral("Fix"));
    // Nothing to fix, nothing to show.
    const auto good = openSample("{\"type\": \"Catalog\", \"stac_version\": \"1.1.0\", \"id\": \"a\", \"description\": \"b\", \"links\": []}");
    ProblemsPanel empty(*good);
    QVERIFY(!empty.fixAll());
    QVERIFY(!empty.fixKind());
}

/// For the eye: with MLM_PICTURES=FOLDER, the panel and the preview in both schemes and two sizes; QT_SCALE_FACTOR=2 draws them at 200 %.
void TestProblems::pictures()
{
    const QString folder = qEnvironmentVariable("MLM_PICTURES");
    if (folder.isEmpty())
        QSKIP("MLM_PICTURES names no folder");
    for (const bool dark : {false, true}) {
        look::apply(*qApp, dark ? look::Scheme::Dark : look::Scheme::Light);
        for (const int width : {420, 900}) {
            const auto context = openSample();
            QVERIFY(context->set(Pointer::of("/properties/mlm:tasks"), Json::array({"Semantic_Segmentation", "SCENE-CLASSIFICATION", "other-task"})));
            QVERIFY(context->set(Pointer::of("/properties/mlm:framework_version"), "v2.1"));
            context->check().refresh();
            ProblemsPanel panel(*context);
            panel.hiddenRules().hide("licence");
            context->check().refresh();
            showPanel(panel, {width, 220});
            panel.openFilter();
            panel.view()->setCurrentIndex(panel.view()->model()->index(1, 0));
            const QString name = QStringLiteral("%1/%2-%3-%4.png").arg(folder, QStringLiteral("%1"), dark ? QStringLiteral("dark") : QStringLiteral("light"), QString::number(width));
            QVERIFY(panel.grab().save(name.arg(QStringLiteral("panel"))));
            FixDialog *dialog = panel.fixAll();
            dialog->resize(std::min(width, 820), width < 600 ? 360 : 560);
            QTRY_VERIFY(dialog->isVisible());
            QVERIFY(dialog->grab().save(name.arg(QStringLiteral("preview"))));
            dialog->reject();
        }
    }
    look::apply(*qApp, look::Scheme::Light);
}

QTEST_MAIN(TestProblems)
#include "test_problems.moc"
