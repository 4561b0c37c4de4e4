// SPDX-License-Identifier: Apache-2.0
// A document of each release under the keyboard: Tab reaches every field and cell of every page, each is edited by keys where it stands, and
// Ctrl+Z brings the file back to the byte.
#include "app/editor/pagearea.h"
#include "tests/app/editor/editorfixture.h"
#include "widgets/fields/fieldeditor.h"
#include "widgets/fields/jsoneditor.h"
#include "widgets/fields/listeditor.h"
#include "widgets/pages/page.h"
#include "widgets/tables/jsontree.h"
#include "widgets/tables/tableview.h"
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QToolButton>
#include <set>

using namespace mlm;
using namespace mlm::test;

namespace {

constexpr int kMostStops = 900; // of a page; Tab has to come to its end before

QWidget *focus() { return QApplication::focusWidget(); }

void key(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    if (QWidget *at = focus())
        QTest::keyClick(at, Qt::Key(key), modifiers);
}

FieldEditor *editorOf(QWidget *widget)
{
    for (QWidget *up = widget; up; up = up->parentWidget())
        if (auto *editor = qobject_cast<FieldEditor *>(up))
            return editor;
    return nullptr;
}

std::optional<Json> valueAt(const DocumentView &view, const Pointer &pointer)
{
    const Json *json = pointer.in(const_cast<DocumentView &>(view).context().root());
    return json ? std::optional(*json) : std::nullopt;
}

/// Something else than what is there, by keys.
void typeInto(FieldEditor *editor)
{
    if (auto *box = qobject_cast<QComboBox *>(focus()); box && !box->isEditable())
        return key(box->currentIndex() + 1 < box->count() ? Qt::Key_Down : Qt::Key_Up);
    if (qobject_cast<JsonEditor *>(editor))
        key(Qt::Key_A, Qt::ControlModifier);
    else
        key(Qt::Key_End, qobject_cast<QPlainTextEdit *>(focus()) ? Qt::ControlModifier : Qt::NoModifier);
    QTest::keyClicks(focus(), QStringLiteral("7"));
    if (QWidget *offers = QApplication::activePopupWidget())
        QTest::keyClick(offers, Qt::Key_Escape);
    if (qobject_cast<ListEditor *>(editor))
        key(Qt::Key_Return);
}

} // namespace

class TestKeyboard : public QObject
{
    Q_OBJECT
private:
    DocumentView *m_view = nullptr;
    std::string m_text;
    QStringList m_wrong; ///< where something did not change, or did not come back
    int m_fields = 0, m_cells = 0, m_added = 0;

    /// What is still to come of the last key; a popup that closed gives the activation back, as a window manager would do.
    void settle()
    {
        QCoreApplication::processEvents();
        if (QApplication::focusWidget())
            return;
        m_view->window()->activateWindow();
        if (!QTest::qWaitForWindowActive(m_view->window()))
            m_wrong << QStringLiteral("the window did not become active again");
    }
    bool undone(const QString &what)
    {
        key(Qt::Key_Z, Qt::ControlModifier);
        const bool same = m_view->document().text() == m_text;
        if (!same) {
            m_wrong << what + QStringLiteral(" (not undone)");
            while (m_view->document().canUndo())
                m_view->document().undo();
        }
        return same;
    }
    void edit(FieldEditor *editor)
    {
        const Pointer at = editor->pointer();
        if (const auto *box = qobject_cast<QComboBox *>(editor->input()); box && box->count() < 2)
            return; // the only value there is
        const auto before = valueAt(*m_view, at);
        typeInto(editor);
        if (valueAt(*m_view, at) == before)
            m_wrong << at.toQString() + QStringLiteral(" (not changed)");
        undone(at.toQString());
        ++m_fields;
    }
    void edit(TableView *view)
    {
        const QModelIndex cell = view->currentIndex();
        if (!cell.isValid() || !(view->table()->flags(cell) & Qt::ItemIsEditable))
            return;
        const QString what = QStringLiteral("%1 row %2, %3").arg(view->objectName()).arg(cell.row()).arg(
            view->table()->headerData(cell.column(), Qt::Horizontal, Qt::DisplayRole).toString());
        const auto revision = m_view->document().revision();
        key(Qt::Key_F2);
        if (auto *box = qobject_cast<QComboBox *>(focus())) {
            key(box->currentIndex() + 1 < box->count() ? Qt::Key_Down : Qt::Key_Up);
        } else {
            key(Qt::Key_A, Qt::ControlModifier);
            QTest::keyClicks(focus(), cell.data(Qt::EditRole).toString() == QLatin1String("7") ? QStringLiteral("8") : QStringLiteral("7"));
        }
        key(Qt::Key_Return);
        settle(); // the cell is written when the key's own event is over
        if (m_view->document().revision() == revision)
            m_wrong << what + QStringLiteral(" (not changed)");
        undone(what);
        if (view->currentIndex().row() > cell.row()) // Return goes on to the row below
            key(Qt::Key_Up);
        ++m_cells;
    }
    void edit(JsonTree *tree)
    {
        if (!tree->currentIndex().isValid())
            return;
        const auto revision = m_view->document().revision();
        key(Qt::Key_F2);
        key(Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(focus(), QStringLiteral("7"));
        key(Qt::Key_Return);
        settle(); // the cell is written when the key's own event is over
        if (m_view->document().revision() == revision)
            m_wrong << tree->objectName() + QStringLiteral(" (not changed)");
        undone(tree->objectName());
        ++m_cells;
    }
    /// From the page's first stop to its last; the names of the buttons that add a field.
    QStringList walk(PageArea *area)
    {
        QStringList adding;
        std::set<std::pair<QWidget *, QModelIndex>> seen;
        area->enter();
        for (int stop = 0; stop < kMostStops; ++stop) {
            settle();
            QWidget *now = focus();
            if (!now || !area->isAncestorOf(now))
                return adding;
            auto *view = qobject_cast<TableView *>(now);
            if (!seen.emplace(now, view ? view->currentIndex() : QModelIndex()).second)
                return adding;
            if (view)
                edit(view);
            else if (auto *tree = qobject_cast<JsonTree *>(now))
                edit(tree);
            else if (FieldEditor *editor = editorOf(now); editor && editor->input() == now)
                edit(editor);
            else if (auto *button = qobject_cast<QToolButton *>(now); button && button->objectName().startsWith(QLatin1String("add:")))
                adding << button->objectName();
            if (focus() != now) {
                m_wrong << now->objectName() + QStringLiteral(" (lost the focus to %1)").arg(focus() ? focus()->objectName() : QStringLiteral("nothing"));
                now->setFocus();
            }
            key(Qt::Key_Tab);
        }
        m_wrong << QStringLiteral("Tab does not leave the page ") + QString::fromStdString(m_view->pageId());
        return adding;
    }
    void add(PageArea *area, const QString &name)
    {
        auto *button = area->findChild<QToolButton *>(name);
        if (!button || !button->isVisible())
            return;
        settle();
        button->setFocus();
        key(Qt::Key_Space);
        settle();
        const auto isThere = [&] { return focus() && area->isAncestorOf(focus()) && focus() != button; };
        if (m_view->document().text() == m_text) {
            FieldEditor *editor = isThere() ? editorOf(focus()) : nullptr;
            if (!editor || QStringLiteral("add:") + editor->pointer().toQString() != name)
                m_wrong << name + QStringLiteral(" (no row)");
            else
                edit(editor);
        } else {
            if (!isThere())
                m_wrong << name + QStringLiteral(" (no focus)");
            undone(name);
        }
        ++m_added;
    }

private Q_SLOTS:
    void everyFieldIsEditedAndUndone_data()
    {
        QTest::addColumn<QString>("release");
        for (const char *release : {"1.0.0", "1.3.0", "1.4.0", "1.5.2"})
            QTest::newRow(release) << QString::fromLatin1(release);
    }

    void everyFieldIsEditedAndUndone()
    {
        QFETCH(QString, release);
        Editor editor;
        QVERIFY(QTest::qWaitForWindowActive(editor.window.get()));
        const QByteArray text = Editor::read(QStringLiteral(MLM_TEST_DATA "/releases/mlm-%1.json").arg(release));
        m_text = text.toStdString();
        m_view = editor.open(editor.write(QStringLiteral("a.json"), text));
        QVERIFY(m_view);
        QCOMPARE(QString::fromStdString(m_view->context().profile().mlmVersion()), release);
        for (const Finding &finding : m_view->context().findings().list)
            QVERIFY2(finding.severity != Severity::Error, qPrintable(finding.pointer.toQString() + QLatin1Char(' ') + finding.message));
        m_wrong.clear();
        m_fields = m_cells = m_added = 0;
        auto *area = m_view->findChild<PageArea *>(QStringLiteral("pageArea"));
        QVERIFY(area);
        for (const spec::Page &page : spec::pages(m_view->context().profile().documentType())) {
            m_view->showPage(page.id);
            for (const QString &name : walk(area))
                add(area, name);
        }
        qInfo("%d fields, %d cells, %d fields added", m_fields, m_cells, m_added);
        QVERIFY2(m_wrong.isEmpty(), qPrintable(m_wrong.join(QLatin1Char('\n'))));
        QVERIFY(m_fields >= 50);
        QVERIFY(m_cells >= 80);
        QVERIFY(m_added >= 20);
        QVERIFY(!m_view->file().isDirty());
    }

    void anAssetIsRenamedAndBack()
    {
        Editor editor;
        QVERIFY(QTest::qWaitForWindowActive(editor.window.get()));
        const QByteArray text = Editor::read(QStringLiteral(MLM_TEST_DATA "/releases/mlm-1.5.2.json"));
        m_view = editor.open(editor.write(QStringLiteral("a.json"), text));
        QVERIFY(m_view);
        m_view->showPage("assets");
        auto *area = m_view->findChild<PageArea *>(QStringLiteral("pageArea"));
        // The key is the first thing of an asset.
        QStringList order;
        area->enter();
        for (int i = 0; i < 20 && !(focus() && focus()->objectName() == QLatin1String("key:/assets/weights")); ++i) {
            order << focus()->objectName();
            QVERIFY2(!editorOf(focus()), qPrintable(order.join(QLatin1Char(' '))));
            key(Qt::Key_Tab);
        }
        QCOMPARE(focus()->objectName(), QStringLiteral("key:/assets/weights"));
        key(Qt::Key_End);
        QTest::keyClicks(focus(), QStringLiteral("_2"));
        key(Qt::Key_Return);
        QVERIFY(m_view->context().root()["assets"].contains("weights_2"));
        editor.trigger(editor.actions().undo);
        QCOMPARE(QByteArray::fromStdString(m_view->document().text()), text);
    }

    /// A field of an extension that is not declared brings its declaration, as one step.
    void whatIsAddedIsDeclared()
    {
        Editor editor;
        QVERIFY(QTest::qWaitForWindowActive(editor.window.get()));
        auto *view = editor.open(editor.write(QStringLiteral("a.json"), smallItem()));
        QVERIFY(view);
        const std::string before = view->document().text();
        Context &context = view->context();
        QVERIFY(context.set(Pointer::of("/properties/sci:doi"), "10.1234/a"));
        const Json now = context.root()["stac_extensions"];
        QVERIFY(std::find(now.begin(), now.end(), Json("https://stac-extensions.github.io/scientific/v1.0.0/schema.json")) != now.end());
        QVERIFY(context.set(Pointer::of("/properties/sci:doi"), "10.1234/b"));
        QCOMPARE(context.root()["stac_extensions"].size(), now.size());
        QVERIFY(context.set(Pointer::of("/properties/title"), "A title"));
        QCOMPARE(context.root()["stac_extensions"].size(), now.size());
        for (int i = 0; i < 3; ++i)
            view->document().undo();
        QCOMPARE(view->document().text(), before);
    }
};

QTEST_MAIN(TestKeyboard)
#include "test_keyboard.moc"
