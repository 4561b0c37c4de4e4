// SPDX-License-Identifier: Apache-2.0
#include "tests/core/fetch/fetchfixture.h"

using namespace mlm::fetch;

/// Downloads that go well, and addresses that are not asked for.
class TestFetch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsWhatWasAskedFor();
    void followsReferences();
    void passesOverTheSchemasOwnName();
    void fetchesTheMetaSchemaOverHttps();
    void asksEachOnce();
    void asksAFewAtOnce();
    void refusesAddresses_data();
    void refusesAddresses();
    void refusesReferences_data();
    void refusesReferences();
    void staysInTheFolder();
    void asksOnlyForTheSchema();
    void follows_data();
    void follows();
    void stopsAtManySchemas();
    void tellsProgress();
    void namesTheHosts();
    void startsAnew();
    void endsWithTheOwner();
};

void TestFetch::keepsWhatWasAskedFor()
{
    FaultServer server;
    const QByteArray text = "{\n  \"type\" : \"object\",\n\n\t\"title\": \"spaces stay\" }\n";
    server.serve(QStringLiteral("a.example/v1/one.json"), text);
    QTemporaryDir folder;
    const Outcome outcome = fetch(overLoopback(server.url()), {QStringLiteral("https://a.example/v1/one.json#")}, folder.path());
    QCOMPARE(outcome.schemas.size(), 1u);
    QCOMPARE(outcome.schemas[0].uri, QStringLiteral("https://a.example/v1/one.json"));
    QVERIFY2(outcome.schemas[0].ok, qPrintable(outcome.schemas[0].message));
    QCOMPARE(outcome.schemas[0].bytes, text.size());
    QVERIFY(outcome.bytes > text.size());
    QCOMPARE(outcome.failed(), 0);
    QVERIFY(!outcome.folder && !outcome.cancelled);
    QCOMPARE(contentOf(folder.filePath(QStringLiteral("a.example/v1/one.json"))), text);
    QCOMPARE(filesBelow(folder.path()), QStringList{QStringLiteral("a.example/v1/one.json")});
    QCOMPARE(QDir(folder.path()).entryList(QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot), QStringList{QStringLiteral("a.example")});
}

void TestFetch::followsReferences()
{
    FaultServer server;
    server.serve(QStringLiteral("a.example/v1/top/item.json"),
                 R"({"allOf": [{"$ref": "basics.json"}, {"$ref": "../other.json#/definitions/x"}, {"$ref": "#/definitions/y"},
                     {"$ref": "https://b.example/Feature.json"}], "examples": [{"$ref": "never.json"}], "const": {"$ref": "never.json"}})");
    server.serve(QStringLiteral("a.example/v1/top/basics.json"), R"({"items": {"deep": [{"$ref": "https://a.example/v1/top/item.json#/x"}]}})");
    server.serve(QStringLiteral("a.example/v1/other.json"), R"({"$ref": "top/last.json"})");
    server.serve(QStringLiteral("a.example/v1/top/last.json"), "{}");
    server.serve(QStringLiteral("b.example/Feature.json"), R"({"$ref": "gone.json"})");
    QTemporaryDir folder;
    const Outcome outcome = fetch(overLoopback(server.url()), {QStringLiteral("https://a.example/v1/top/item.json")}, folder.path());
    QCOMPARE(filesBelow(folder.path()), (QStringList{QStringLiteral("a.example/v1/other.json"), QStringLiteral("a.example/v1/top/basics.json"),
                                                     QStringLiteral("a.example/v1/top/item.json"), QStringLiteral("a.example/v1/top/last.json"),
                                                     QStringLiteral("b.example/Feature.json")}));
    QCOMPARE(outcome.schemas.size(), 6u);
    QCOMPARE(outcome.failed(), 1);
    const Fetched *gone = find(outcome, QStringLiteral("https://b.example/gone.json"));
    QVERIFY(gone && !gone->ok);
    QVERIFY2(gone->message.contains(QStringLiteral("404")), qPrintable(gone->message));
    QCOMPARE(outcome.hosts, (QStringList{QStringLiteral("a.example"), QStringLiteral("b.example")}));
}

void TestFetch::passesOverTheSchemasOwnName()
{
    FaultServer server;
    server.serve(QStringLiteral("a.example/v1/schema.json"),
                 R"({"$id": "https://elsewhere.example/x/schema.json", "$ref": "part.json", "properties": {"p": {"$id": "https://third.example/", "$ref": "two.json"}}})");
    server.serve(QStringLiteral("a.example/v1/part.json"), "{}");
    server.serve(QStringLiteral("a.example/v1/two.json"), "{}");
    QTemporaryDir folder;
    const Outcome outcome = fetch(overLoopback(server.url()), {QStringLiteral("https://a.example/v1/schema.json")}, folder.path());
    QCOMPARE(outcome.failed(), 0);
    QCOMPARE(outcome.hosts, QStringList{QStringLiteral("a.example")});
    QCOMPARE(filesBelow(folder.path()).size(), 3);
}

void TestFetch::fetchesTheMetaSchemaOverHttps()
{
    FaultServer server;
    server.serve(QStringLiteral("a.example/collection.json"), R"({"$ref": "http://json-schema.org/draft-07/schema#"})");
    server.serve(QStringLiteral("json-schema.org/draft-07/schema"), "{}");
    QTemporaryDir folder;
    const Outcome outcome = fetch(overLoopback(server.url()), {QStringLiteral("https://a.example/collection.json")}, folder.path());
    QCOMPARE(outcome.failed(), 0);
    QVERIFY(find(outcome, QStringLiteral("https://json-schema.org/draft-07/schema")));
    QCOMPARE(contentOf(folder.filePath(QStringLiteral("json-schema.org/draft-07/schema"))), QByteArray("{}"));
}

void TestFetch::asksEachOnce()
{
    FaultServer server;
    server.serve(QStringLiteral("a.example/a.json"), R"({"x": {"$ref": "b.json"}, "y": {"$ref": "b.json#/z"}, "w": {"$ref": "https://A.example/b.json#"}})");
    server.serve(QStringLiteral("a.example/b.json"), R"({"$ref": "a.json"})");
    QTemporaryDir folder;
    const QString a = QStringLiteral("https://a.example/a.json");
    const Outcome outcome = fetch(overLoopback(server.url()), {a, a + QLatin1Char('#'), a}, folder.path());
    QCOMPARE(server.asked(), (QStringList{QStringLiteral("a.example/a.json"), QStringLiteral("a.example/b.json")}));
    QCOMPARE(outcome.schemas.size(), 2u);
}

void TestFetch::asksAFewAtOnce()
{
    FaultServer server;
    QStringList addresses;
    QList<QTcpSocket *> waiting;
    int answered = 0;
    constexpr int count = 24;
    // Nobody is answered before four wait, or before these are the last.
    for (int i = 0; i < count; ++i) {
        const QString place = QStringLiteral("a.example/%1.json").arg(i);
        addresses << QStringLiteral("https://") + place;
        server.serve(place, [&](QTcpSocket *socket, const Request &request) {
            waiting << socket;
            if (waiting.size() == 4 || answered + waiting.size() == count) {
                for (QTcpSocket *one : std::exchange(waiting, {})) {
                    ++answered;
                    sends(answer(200, "{}"))(one, request);
                }
            }
        });
    }
    QTemporaryDir folder;
    const Outcome outcome = fetch(overLoopback(server.url()), addresses, folder.path());
    QCOMPARE(outcome.failed(), 0);
    QCOMPARE(server.atOnce(), 4);
}

void TestFetch::refusesAddresses_data()
{
    QTest::addColumn<QString>("address");
    QTest::newRow("http") << QStringLiteral("http://a.example/x.json");
    QTest::newRow("http on the loopback interface") << QStringLiteral("http://127.0.0.1/x.json");
    QTest::newRow("file") << QStringLiteral("file:///etc/passwd");
    QTest::newRow("ftp") << QStringLiteral("ftp://a.example/x.json");
    QTest::newRow("no scheme") << QStringLiteral("a.example/x.json");
    QTest::newRow("no path") << QStringLiteral("https://a.example");
    QTest::newRow("a folder") << QStringLiteral("https://a.example/x/");
    QTest::newRow("up") << QStringLiteral("https://a.example/../../x.json");
    QTest::newRow("up, encoded") << QStringLiteral("https://a.example/%2e%2e/%2E%2E/x.json");
    QTest::newRow("up, encoded slash") << QStringLiteral("https://a.example/..%2f..%2fx.json");
    QTest::newRow("up, backslash") << QStringLiteral("https://a.example/..\\..\\x.json");
    QTest::newRow("user") << QStringLiteral("https://me:secret@a.example/x.json");
    QTest::newRow("port") << QStringLiteral("https://a.example:8443/x.json");
    QTest::newRow("query") << QStringLiteral("https://a.example/x.json?y");
    QTest::newRow("nul") << QStringLiteral("https://a.example/x") + QChar(0) + QStringLiteral(".json");
    QTest::newRow("line feed") << QStringLiteral("https://a.example/x\r\nHost: b.example/y");
    QTest::newRow("empty") << QString();
    QTest::newRow("long") << QStringLiteral("https://a.example/") + QString(5000, QLatin1Char('x'));
}

void TestFetch::refusesAddresses()
{
    QFETCH(QString, address);
    FaultServer server;
    QTemporaryDir folder;
    const Outcome outcome = fetch(overLoopback(server.url()), {address}, folder.path());
    QCOMPARE(outcome.schemas.size(), 1u);
    QVERIFY(!outcome.schemas[0].ok);
    QVERIFY2(outcome.schemas[0].message.startsWith(QStringLiteral("Not fetched")), qPrintable(outcome.schemas[0].message));
    QVERIFY(outcome.schemas[0].uri.size() <= 300);
    QVERIFY(server.asked().isEmpty());
    QVERIFY(filesBelow(folder.path()).isEmpty());
}

void TestFetch::refusesReferences_data()
{
    QTest::addColumn<QByteArray>("reference");
    QTest::newRow("file") << QByteArray("file:///etc/passwd");
    QTest::newRow("http") << QByteArray("http://b.example/x.json");
    QTest::newRow("up, encoded slash") << QByteArray("..%2f..%2fx.json");
    QTest::newRow("up, twice encoded") << QByteArray("%252e%252e/x.json");
    QTest::newRow("this machine") << QByteArray("https://localhost/x.json");
    QTest::newRow("this machine by number") << QByteArray("https://127.0.0.1/x.json");
    QTest::newRow("a machine nearby") << QByteArray("https://192.168.0.1/x.json");
    QTest::newRow("a machine nearby by name") << QByteArray("https://printer.local/x.json");
    QTest::newRow("IPv6") << QByteArray("https://[::1]/x.json");
    QTest::newRow("data") << QByteArray("data:application/json,{}");
    QTest::newRow("name") << QByteArray("urn:x:y");
}

void TestFetch::refusesReferences()
{
    QFETCH(QByteArray, reference);
    FaultServer server;
    server.serve(QStringLiteral("a.example/v1/a.json"), "{\"$ref\": \"" + reference + "\"}");
    QTemporaryDir folder;
    const Outcome outcome = fetch(overLoopback(server.url()), {QStringLiteral("https://a.example/v1/a.json")}, folder.path());
    QCOMPARE(outcome.schemas.size(), 2u);
    QCOMPARE(outcome.failed(), 1);
    const Fetched &refused = outcome.schemas[0].ok ? outcome.schemas[1] : outcome.schemas[0];
    QVERIFY2(refused.message.startsWith(QStringLiteral("Not fetched")), qPrintable(refused.message));
    QVERIFY2(refused.message.endsWith(QStringLiteral("https://a.example/v1/a.json refers to it.")), qPrintable(refused.message));
    QCOMPARE(server.asked(), QStringList{QStringLiteral("a.example/v1/a.json")});
    QCOMPARE(filesBelow(folder.path()), QStringList{QStringLiteral("a.example/v1/a.json")});
}

/// Climbing ends at the host, whichever way the dots are written.
void TestFetch::staysInTheFolder()
{
    FaultServer server;
    server.serve(QStringLiteral("a.example/v1/a.json"), R"({"x": {"$ref": "../../../../x.json"}, "y": {"$ref": "%2e%2e/%2E%2E/%2e./y.json"}})");
    server.serve(QStringLiteral("a.example/x.json"), "{}");
    server.serve(QStringLiteral("a.example/y.json"), "{}");
    QTemporaryDir parent;
    const Outcome outcome = fetch(overLoopback(server.url()), {QStringLiteral("https://a.example/v1/a.json")}, parent.filePath(QStringLiteral("in/here")));
    QCOMPARE(outcome.failed(), 0);
    QCOMPARE(filesBelow(parent.path()), (QStringList{QStringLiteral("in/here/a.example/v1/a.json"), QStringLiteral("in/here/a.example/x.json"),
                                                     QStringLiteral("in/here/a.example/y.json")}));
}

void TestFetch::asksOnlyForTheSchema()
{
    FaultServer server;
    server.serve(QStringLiteral("a.example/a.json"), sends(answer(200, R"({"$ref": "b.json"})", "Set-Cookie: me=1\r\n")));
    server.serve(QStringLiteral("a.example/b.json"), "{}");
    QTemporaryDir folder;
    QCOMPARE(fetch(overLoopback(server.url()), {QStringLiteral("https://a.example/a.json")}, folder.path()).failed(), 0);
    for (const Request &request : server.requests()) {
        QVERIFY(!request.headers.contains("cookie") && !request.headers.contains("authorization") && !request.headers.contains("referer"));
        QCOMPARE(request.headers.value("accept-encoding"), QByteArray("identity"));
        QVERIFY(request.headers.value("user-agent").startsWith("mlm-editor/"));
    }
}

void TestFetch::follows_data()
{
    QTest::addColumn<QByteArrayList>("locations");
    QTest::addColumn<QString>("message"); ///< empty: it arrives
    const QByteArrayList five{"https://a.example/1", "/2", "3", "https://a.example/4?x=%2e", "5"};
    QTest::newRow("nowhere") << QByteArrayList{""} << QStringLiteral("no file (301)");
    QTest::newRow("one") << QByteArrayList{"https://a.example/other.json"} << QString();
    QTest::newRow("five") << five << QString();
    QTest::newRow("six") << five + QByteArrayList{"6"} << QStringLiteral("more than 5 times");
    QTest::newRow("to another host") << QByteArrayList{"https://b.example/x"} << QStringLiteral("another host, b.example");
    QTest::newRow("to http") << QByteArrayList{"http://a.example/x"} << QStringLiteral("no plain https address");
    QTest::newRow("to a file") << QByteArrayList{"file:///etc/passwd"} << QStringLiteral("no plain https address");
    QTest::newRow("to a port") << QByteArrayList{"https://a.example:22/x"} << QStringLiteral("no plain https address");
    QTest::newRow("with a password") << QByteArrayList{"https://u:p@a.example/x"} << QStringLiteral("no plain https address");
    QTest::newRow("in a circle") << QByteArrayList{"https://a.example/start.json"} << QStringLiteral("more than 5 times");
}

void TestFetch::follows()
{
    QFETCH(QByteArrayList, locations);
    QFETCH(QString, message);
    FaultServer server;
    QUrl at(QStringLiteral("https://a.example/start.json"));
    const auto place = [](const QUrl &url) { return url.host() + url.path(QUrl::FullyEncoded) + (url.hasQuery() ? QLatin1Char('?') + url.query(QUrl::FullyEncoded) : QString()); };
    const int statuses[] = {301, 302, 303, 307, 308, 302};
    for (qsizetype i = 0; i < locations.size(); ++i) {
        server.serve(place(at), redirects(locations[i], statuses[i % 6]));
        at = at.resolved(QUrl::fromEncoded(locations[i]));
    }
    if (at != QUrl(QStringLiteral("https://a.example/start.json")))
        server.serve(place(at), "{}");
    QTemporaryDir folder;
    const Outcome outcome = fetch(overLoopback(server.url()), {QStringLiteral("https://a.example/start.json")}, folder.path());
    QCOMPARE(outcome.schemas.size(), 1u);
    QVERIFY2(outcome.schemas[0].ok == message.isEmpty(), qPrintable(outcome.schemas[0].message));
    QVERIFY2(outcome.schemas[0].message.contains(message), qPrintable(outcome.schemas[0].message));
    QVERIFY(!outcome.schemas[0].message.contains(QStringLiteral("u:p")));
    // Kept under the address that was asked for, wherever that led.
    QCOMPARE(filesBelow(folder.path()), message.isEmpty() ? QStringList{QStringLiteral("a.example/start.json")} : QStringList());
    for (const QString &asked : server.asked())
        QVERIFY2(asked.startsWith(QStringLiteral("a.example/")), qPrintable(asked));
    QVERIFY(server.asked().size() <= 6);
}

void TestFetch::stopsAtManySchemas()
{
    FaultServer server;
    // Each refers to the next, without end.
    for (int i = 0; i < 40; ++i)
        server.serve(QStringLiteral("a.example/%1").arg(i), QStringLiteral("{\"$ref\": \"%1\"}").arg(i + 1).toLatin1());
    QTemporaryDir folder;
    Limits limits;
    limits.files = 10;
    const Outcome outcome = fetch(overLoopback(server.url()), {QStringLiteral("https://a.example/0")}, folder.path(), limits);
    QCOMPARE(server.asked().size(), 10);
    QCOMPARE(outcome.failed(), 1);
    QVERIFY(find(outcome, QStringLiteral("https://a.example/10"))->message.contains(QStringLiteral("more than 10 schemas")));
}

void TestFetch::tellsProgress()
{
    FaultServer server;
    server.serve(QStringLiteral("a.example/1"), R"({"$ref": "2"})");
    server.serve(QStringLiteral("a.example/2"), "{}");
    QTemporaryDir folder;
    SchemaFetcher fetcher(overLoopback(server.url()));
    QSignalSpy progress(&fetcher, &SchemaFetcher::progress), finished(&fetcher, &SchemaFetcher::finished);
    QVERIFY(!fetcher.isRunning());
    fetcher.start({QStringLiteral("https://a.example/1")}, folder.path());
    QVERIFY(fetcher.isRunning());
    QVERIFY(finished.wait(guard));
    QVERIFY(!fetcher.isRunning());
    QVERIFY(progress.size() >= 2);
    QCOMPARE(progress.last().mid(0, 2), (QVariantList{2, 2}));
    QCOMPARE(progress.last().at(2).toLongLong(), fetcher.outcome().bytes);
    QVERIFY(!finished.wait(50) && finished.size() == 1);
}

void TestFetch::namesTheHosts()
{
    QCOMPARE(SchemaFetcher::hostsOf({QStringLiteral("https://b.example/x"), QStringLiteral("https://A.example/y#"), QStringLiteral("https://b.example/z"),
                                     QStringLiteral("http://c.example/x"), QStringLiteral("nonsense"),
                                     QStringLiteral("http://json-schema.org/draft-07/schema#")}),
             (QStringList{QStringLiteral("a.example"), QStringLiteral("b.example"), QStringLiteral("json-schema.org")}));
    for (const char *no : {"http://a.example/x", "https://localhost/x", "https://10.0.0.1/x", "https://nas.local/x", "file:///x", ""})
        QVERIFY2(!SchemaFetcher::isPublic(QString::fromLatin1(no)), no);
    QVERIFY(SchemaFetcher::isPublic(QStringLiteral("https://a.example/x#")));
}

void TestFetch::startsAnew()
{
    FaultServer server;
    server.serve(QStringLiteral("a.example/slow"), [](QTcpSocket *, const Request &) {});
    server.serve(QStringLiteral("a.example/quick"), "{}");
    QTemporaryDir folder;
    SchemaFetcher fetcher(overLoopback(server.url()));
    QSignalSpy finished(&fetcher, &SchemaFetcher::finished);
    fetcher.start({QStringLiteral("https://a.example/slow")}, folder.path());
    QTRY_COMPARE_WITH_TIMEOUT(server.asked().size(), 1, guard);
    fetcher.start({QStringLiteral("https://a.example/quick")}, folder.path());
    QVERIFY(finished.wait(guard));
    QCOMPARE(finished.size(), 1);
    QCOMPARE(fetcher.outcome().schemas.size(), 1u);
    QVERIFY(fetcher.outcome().schemas[0].ok);
}

void TestFetch::endsWithTheOwner()
{
    FaultServer server;
    server.serve(QStringLiteral("a.example/slow"), [](QTcpSocket *, const Request &) {});
    QTemporaryDir folder;
    {
        SchemaFetcher fetcher(overLoopback(server.url()));
        fetcher.start({QStringLiteral("https://a.example/slow")}, folder.path());
        QTRY_COMPARE_WITH_TIMEOUT(server.asked().size(), 1, guard);
    }
    QVERIFY(filesBelow(folder.path()).isEmpty());
    QVERIFY(QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot).isEmpty());
    { SchemaFetcher idle(overLoopback(server.url())); idle.cancel(); }
}

QTEST_GUILESS_MAIN(TestFetch)
#include "test_fetch.moc"
