// SPDX-License-Identifier: Apache-2.0
#include "app/editor/schemacommands.h"
#include "app/editor/windowbars.h"
#include "tests/app/editor/editorfixture.h"
#include <QClipboard>
#include <QDialog>
#include <QDir>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>

using namespace mlm;
using namespace mlm::test;

/// The published schemas' verdict in the status line. The schemas are small ones of the test's own.
class TestSchemas : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { qputenv("MLM_SCHEMAS", "/nonexistent"); }
    void followsTheDocument();
    void showsDifference();
    void saysWhatIsMissing();

private:
    static void put(const QString &folder, const QString &file, const QByteArray &schema)
    {
        const QString path = folder + QLatin1Char('/') + file;
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        QFile out(path);
        QVERIFY(out.open(QIODevice::WriteOnly));
        QCOMPARE(out.write(schema), schema.size());
    }
    static const QString core, mlm;
};

const QString TestSchemas::core = QStringLiteral("schemas.stacspec.org/v1.0.0/item-spec/json-schema/item.json");
const QString TestSchemas::mlm = QStringLiteral("stac-extensions.github.io/mlm/v1.5.0/schema.json");

void TestSchemas::followsTheDocument()
{
    Editor editor;
    DocumentView *view = editor.open(editor.write(QStringLiteral("item.json"), smallItem()));
    const StatusLine &status = editor.window->status();
    QCOMPARE(status.officialText(), QStringLiteral("Published schemas: not fetched"));
    const QString folder = editor.path(QStringLiteral("schemas"));
    put(folder, core, R"({"required": ["id"]})");
    put(folder, mlm, R"({"properties": {"properties": {"properties": {"mlm:name": {"type": "string"}}}}})");

    // A folder without schemas is refused; the right one is remembered.
    QVERIFY(QDir().mkpath(editor.path(QStringLiteral("empty"))));
    editor.prompter.paths << QStringList{editor.path(QStringLiteral("empty"))};
    editor.trigger(editor.actions().schemasFolder);
    QTRY_VERIFY(editor.window->message().contains(QStringLiteral("no schemas")));
    editor.prompter.paths << QStringList{folder};
    editor.trigger(editor.actions().schemasFolder);
    QTRY_COMPARE(status.officialText(), QStringLiteral("Published schemas: 2 of 2 agree"));
    QCOMPARE(editor.settings.schemasFolder(), folder);

    QVERIFY(view->context().set(Pointer::of("/properties/mlm:name"), 5));
    QTRY_COMPARE(status.officialText(), QStringLiteral("Published schemas: 1 of 2 rejects"));
    auto *button = editor.window->findChild<QToolButton *>(QStringLiteral("statusOfficial"));
    QVERIFY(button->toolTip().contains(QStringLiteral("Rejects: https://") + mlm + QStringLiteral("\n    /properties/mlm:name: This has to be a text.")));
    view->document().undo();
    QTRY_COMPARE(status.officialText(), QStringLiteral("Published schemas: 2 of 2 agree"));
}

void TestSchemas::showsDifference()
{
    Editor editor;
    const QString folder = editor.path(QStringLiteral("schemas"));
    put(folder, core, R"({"required": ["own:gone"]})");
    put(folder, mlm, "{}");
    editor.settings.setSchemasFolder(folder);
    editor.window->schemas().reload();
    DocumentView *view = editor.open(editor.write(QStringLiteral("item.json"), smallItem()));
    const auto *check = SchemaCommands::checkOf(view);
    QTRY_VERIFY(check->isKnown());
    if (!view->context().findings().valid())
        QSKIP("the small Item is not valid by our own check: the two agree");
    QCOMPARE(editor.window->status().officialText(), QStringLiteral("Our check and the published schemas differ: please report"));
    editor.window->findChild<QToolButton *>(QStringLiteral("statusOfficial"))->click();
    QTRY_VERIFY(editor.dialog<QDialog>(QStringLiteral("officialDialog")));
    auto *dialog = editor.dialog<QDialog>(QStringLiteral("officialDialog"));
    const QString shown = dialog->findChild<QPlainTextEdit *>(QStringLiteral("officialDetails"))->toPlainText();
    QVERIFY(shown.contains(QStringLiteral("fault of this program")));
    QVERIFY(shown.contains(QStringLiteral("The member \"own:gone\" is missing.")));
    dialog->findChild<QPushButton *>(QStringLiteral("act"))->click();
    QCOMPARE(QApplication::clipboard()->text(), shown);
    dialog->reject();
}

void TestSchemas::saysWhatIsMissing()
{
    Editor editor;
    const QString folder = editor.path(QStringLiteral("schemas"));
    put(folder, core, "{}");
    editor.settings.setSchemasFolder(folder);
    editor.window->schemas().reload();
    editor.open(editor.write(QStringLiteral("item.json"), smallItem()));
    QTRY_COMPARE(editor.window->status().officialText(), QStringLiteral("Published schemas: 1 of 2 agree"));
    QVERIFY(editor.window->findChild<QToolButton *>(QStringLiteral("statusOfficial"))->toolTip().contains(QStringLiteral("Not fetched: https://") + mlm));
}

QTEST_MAIN(TestSchemas)
#include "test_schemas.moc"
