// SPDX-License-Identifier: Apache-2.0
#include "app/editor/fetchdialog.h"
#include "core/fetch/net/netdownloader.h"
#include "tests/core/fetch/faultserver.h"
#include "widgets/style/theme.h"
#include <QApplication>
#include <QFileInfo>
#include <QLabel>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace mlm;

/// The dialog that downloads published schemas. With MLM_PICTURES set to a folder, it draws each state there.
class TestFetchDialog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sendsNothingBefore();
    void fetches();
    void listsWhatIsMissing();
    void cancels();
    void folderCannotBeWritten();
    void draws_data();
    void draws();

private:
    static fetch::MakeDownloader from(const FaultServer &server)
    {
        return [url = server.url()] { return std::make_unique<fetch::NetDownloader>(fetch::TestServer{url, {}}); };
    }
};

namespace {

constexpr int guard = 60'000;
const QStringList three{QStringLiteral("https://a.example/x.json"), QStringLiteral("https://a.example/y.json"), QStringLiteral("https://b.example/z.json")};

QString stateOf(const QDialog &dialog) { return dialog.findChild<QLabel *>(QStringLiteral("fetchState"))->text(); }
QPushButton *button(const QDialog &dialog, const char *name) { return dialog.findChild<QPushButton *>(QString::fromLatin1(name)); }
QStringList rows(const QDialog &dialog)
{
    QStringList texts;
    const auto *list = dialog.findChild<QListWidget *>(QStringLiteral("fetchList"));
    for (int i = 0; i < list->count(); ++i)
        texts << list->item(i)->text();
    return texts;
}

/// On the stack here, so it must not delete itself.
struct Shown
{
    FetchDialog dialog;
    Shown(const QStringList &addresses, const QString &folder, fetch::MakeDownloader make) : dialog(addresses, folder, std::move(make))
    {
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.show();
    }
};

} // namespace

void TestFetchDialog::sendsNothingBefore()
{
    FaultServer server;
    QTemporaryDir folder;
    const QString target = folder.filePath(QStringLiteral("new"));
    Shown shown(three, target, from(server));
    QVERIFY(QTest::qWaitForWindowExposed(&shown.dialog));
    QCOMPARE(rows(shown.dialog), (QStringList{QStringLiteral("a.example, 2 schemas"), QStringLiteral("b.example, 1 schema")}));
    QVERIFY(shown.dialog.findChild<QLabel *>(QStringLiteral("fetchFolder"))->text().endsWith(QStringLiteral("new")));
    QTest::keyClick(&shown.dialog, Qt::Key_Escape);
    QVERIFY(!shown.dialog.isVisible());
    QVERIFY(server.asked().isEmpty());
    QVERIFY(!QFileInfo::exists(target));
}

void TestFetchDialog::fetches()
{
    FaultServer server;
    for (const char *place : {"a.example/x.json", "a.example/y.json", "b.example/z.json"})
        server.serve(QString::fromLatin1(place), "{}");
    QTemporaryDir folder;
    Shown shown(three, folder.path(), from(server));
    QSignalSpy fetched(&shown.dialog, &FetchDialog::fetched);
    button(shown.dialog, "act")->click();
    QVERIFY(shown.dialog.isFetching());
    QTRY_COMPARE_WITH_TIMEOUT(fetched.size(), 1, guard);
    QVERIFY2(stateOf(shown.dialog).startsWith(QStringLiteral("All 3 schemas fetched")), qPrintable(stateOf(shown.dialog)));
    QCOMPARE(rows(shown.dialog), (QStringList{QStringLiteral("a.example"), QStringLiteral("b.example")}));
    QVERIFY(QFileInfo::exists(folder.filePath(QStringLiteral("b.example/z.json"))));
    QVERIFY(!button(shown.dialog, "cancel")->isVisible());
    button(shown.dialog, "act")->click();
    QCOMPARE(shown.dialog.result(), int(QDialog::Accepted));
}

void TestFetchDialog::listsWhatIsMissing()
{
    FaultServer server;
    server.serve(QStringLiteral("a.example/x.json"), "{}");
    server.serve(QStringLiteral("b.example/z.json"), "no schema");
    QTemporaryDir folder;
    Shown shown(three, folder.path(), from(server));
    QSignalSpy fetched(&shown.dialog, &FetchDialog::fetched);
    button(shown.dialog, "act")->click();
    QTRY_VERIFY_WITH_TIMEOUT(!shown.dialog.isFetching(), guard);
    QCOMPARE(fetched.size(), 1);
    QVERIFY2(stateOf(shown.dialog).startsWith(QStringLiteral("1 of 3 schemas fetched")), qPrintable(stateOf(shown.dialog)));
    const QStringList missing = rows(shown.dialog);
    QCOMPARE(missing.size(), 2);
    QCOMPARE(missing[0], QStringLiteral("https://a.example/y.json\nThe server has nothing at this address (404)."));
    QVERIFY(missing[1].startsWith(QStringLiteral("https://b.example/z.json\nWhat was sent is no schema.")));
    // Once more, now that it is there.
    server.serve(QStringLiteral("a.example/y.json"), "{}");
    server.serve(QStringLiteral("b.example/z.json"), "{}");
    QCOMPARE(button(shown.dialog, "act")->text(), QStringLiteral("Try again"));
    button(shown.dialog, "act")->click();
    QTRY_COMPARE_WITH_TIMEOUT(fetched.size(), 2, guard);
    QVERIFY(stateOf(shown.dialog).startsWith(QStringLiteral("All 3 schemas fetched")));
}

void TestFetchDialog::cancels()
{
    FaultServer server;
    server.serve(QStringLiteral("a.example/x.json"), "{}");
    for (const char *place : {"a.example/y.json", "b.example/z.json"})
        server.serve(QString::fromLatin1(place), [](QTcpSocket *, const Request &) {});
    QTemporaryDir folder;
    Shown shown(three, folder.path(), from(server));
    button(shown.dialog, "act")->click();
    QTRY_VERIFY_WITH_TIMEOUT(stateOf(shown.dialog).startsWith(QStringLiteral("1 of 3")), guard);
    QTest::keyClick(&shown.dialog, Qt::Key_Escape);
    QTRY_VERIFY_WITH_TIMEOUT(!shown.dialog.isFetching(), guard);
    QVERIFY2(shown.dialog.isVisible(), "what was cancelled is shown before it closes");
    QVERIFY2(stateOf(shown.dialog).startsWith(QStringLiteral("Cancelled with 1 of 3 fetched")), qPrintable(stateOf(shown.dialog)));
    QTest::keyClick(&shown.dialog, Qt::Key_Escape);
    QVERIFY(!shown.dialog.isVisible());
}

void TestFetchDialog::folderCannotBeWritten()
{
    FaultServer server;
    Shown shown(three, QStringLiteral("/proc/mlm/schemas"), from(server));
    QSignalSpy fetched(&shown.dialog, &FetchDialog::fetched);
    button(shown.dialog, "act")->click();
    QTRY_VERIFY_WITH_TIMEOUT(!shown.dialog.isFetching(), guard);
    QVERIFY2(stateOf(shown.dialog).contains(QStringLiteral("The folder of schemas cannot be written to")), qPrintable(stateOf(shown.dialog)));
    QVERIFY(fetched.isEmpty() && server.asked().isEmpty());
}

void TestFetchDialog::draws_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void TestFetchDialog::draws()
{
    const QString pictures = qEnvironmentVariable("MLM_PICTURES");
    if (pictures.isEmpty())
        QSKIP("MLM_PICTURES names no folder");
    QFETCH(bool, dark);
    look::apply(*qApp, dark ? look::Scheme::Dark : look::Scheme::Light);
    FaultServer server;
    const QStringList addresses = three + QStringList{QStringLiteral("https://c.example/a/rather/long/address/of/a/schema/v1.0.0/schema.json")};
    server.serve(QStringLiteral("a.example/x.json"), "{\"pad\": \"" + QByteArray(200'000, 'x') + "\"}");
    server.serve(QStringLiteral("b.example/z.json"), "<html>");
    QTcpSocket *waiting = nullptr;
    server.serve(QStringLiteral("a.example/y.json"), [&](QTcpSocket *socket, const Request &) { waiting = socket; });
    QTemporaryDir folder;
    Shown shown(addresses, folder.path(), from(server));
    const auto draw = [&](const char *state) {
        QVERIFY(shown.dialog.grab().save(QStringLiteral("%1/fetch-%2-%3.png").arg(pictures, QString::fromLatin1(state), dark ? QStringLiteral("dark") : QStringLiteral("light"))));
    };
    QVERIFY(QTest::qWaitForWindowExposed(&shown.dialog));
    draw("1-ask");
    button(shown.dialog, "act")->click();
    QTRY_VERIFY_WITH_TIMEOUT(waiting && stateOf(shown.dialog).startsWith(QStringLiteral("3 of 4")), guard);
    draw("2-progress");
    sends(answer(200, "{}"))(waiting, {});
    QTRY_VERIFY_WITH_TIMEOUT(!shown.dialog.isFetching(), guard);
    draw("3-missing");
    server.serve(QStringLiteral("a.example/y.json"), "{}");
    server.serve(QStringLiteral("b.example/z.json"), "{}");
    server.serve(QStringLiteral("c.example/a/rather/long/address/of/a/schema/v1.0.0/schema.json"), "{}");
    button(shown.dialog, "act")->click();
    QTRY_VERIFY_WITH_TIMEOUT(!shown.dialog.isFetching(), guard);
    draw("4-all");
    look::apply(*qApp, look::Scheme::Light);
}

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    look::apply(app, look::Scheme::Light);
    TestFetchDialog test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_fetch.moc"
