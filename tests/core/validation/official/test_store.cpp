// SPDX-License-Identifier: Apache-2.0
#include "core/validation/official/address.h"
#include "core/validation/official/store.h"
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace mlm;
using namespace mlm::official;

class TestStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_folder = m_dir->filePath(QStringLiteral("schemas"));
    }
    void places();
    void refusesAddresses_data();
    void refusesAddresses();
    void reads();
    void saysWhatIsWrong();
    void staysInFolder();
    void resolvesReferences();
    void listsAddresses();
    void listsReferences();
    void folderInUse();

private:
    void put(const QString &file, const QByteArray &content)
    {
        const QString path = m_folder + QLatin1Char('/') + file;
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        QFile out(path);
        QVERIFY(out.open(QIODevice::WriteOnly));
        QCOMPARE(out.write(content), content.size());
    }
    Error::Code code(const QString &uri) { return SchemaStore(m_folder).read(uri).error().code; }

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_folder;
};

void TestStore::places()
{
    const SchemaStore store(m_folder);
    const QString path = m_folder + QStringLiteral("/host.example/a/v1.0.0/schema.json");
    for (const char *uri : {"https://host.example/a/v1.0.0/schema.json", "https://host.example/a/v1.0.0/schema.json#",
                            "http://host.example/a/v1.0.0/schema.json", "https://HOST.example/a/v1.0.0/schema.json"})
        QCOMPARE(store.pathOf(QLatin1String(uri)).value(), path);
    QCOMPARE(SchemaStore(m_folder + QStringLiteral("/x/../")).folder(), m_folder);
}

void TestStore::refusesAddresses_data()
{
    QTest::addColumn<QString>("uri");
    int row = 0;
    for (const char *uri : {"", "schema.json", "/etc/passwd", "file:///etc/passwd", "ftp://host/a", "https://", "https://host", "https://host/",
                            "https:///a", "https://../a", "https://host/../a", "https://host/a/..", "https://host/./a", "https://host//a",
                            "https://host/a/", "https://host/%2e%2e/a", "https://host/a%2fb", "https://host/a%00", "https://host\\a/b",
                            "https://host/a\\..\\b", "https://user@host/a", "https://host:80/a", "https://host/a?b", "https://host/a#b",
                            "https://host/a b", "https://host/a\nb", "https://h\xc3\xb6st/a", "https://host/\xc3\xa4", "https://.host/a",
                            "https://a..b/c", "https://host/a##"})
        QTest::addRow("%d", row++) << QString::fromUtf8(uri);
    QTest::newRow("long") << QStringLiteral("https://host/") + QString(100'000, QLatin1Char('a'));
    QTest::newRow("long part") << QStringLiteral("https://host/") + QString(300, QLatin1Char('a'));
    QTest::newRow("nul") << QStringLiteral("https://host/a") + QChar(0);
}

void TestStore::refusesAddresses()
{
    QFETCH(QString, uri);
    const auto path = SchemaStore(m_folder).pathOf(uri);
    QVERIFY(!path);
    QCOMPARE(path.error().code, Error::Code::Refused);
    QVERIFY(path.error().message.size() < 400);
}

void TestStore::reads()
{
    QVERIFY(!SchemaStore(m_folder).holdsSomething());
    put(QStringLiteral("host.example/a.json"), "{\"type\": \"object\"}");
    const SchemaStore store(m_folder);
    QVERIFY(store.holdsSomething());
    QCOMPARE(store.read(QStringLiteral("https://host.example/a.json#")).value(), QByteArray("{\"type\": \"object\"}"));
    QCOMPARE(store.load(QStringLiteral("https://host.example/a.json")).value(), Json({{"type", "object"}}));
}

void TestStore::saysWhatIsWrong()
{
    put(QStringLiteral("host/text.json"), "not found");
    put(QStringLiteral("host/empty.json"), "");
    put(QStringLiteral("host/array.json"), "[]");
    put(QStringLiteral("host/deep.json"), "{\"not\":" + QByteArray(300, '[') + QByteArray(300, ']') + "}");
    put(QStringLiteral("host/deeper.json"), QByteArray(1'000'000, '['));
    put(QStringLiteral("host/large.json"), "{\"a\":\"" + QByteArray(SchemaStore::maxBytes, 'a') + "\"}");
    put(QStringLiteral("host/folder/file"), "{}");
    QCOMPARE(code(QStringLiteral("https://host/missing.json")), Error::Code::NotFound);
    QCOMPARE(code(QStringLiteral("https://elsewhere/a")), Error::Code::NotFound);
    QCOMPARE(code(QStringLiteral("https://host/text.json")), Error::Code::Syntax);
    QCOMPARE(code(QStringLiteral("https://host/empty.json")), Error::Code::Syntax);
    QCOMPARE(code(QStringLiteral("https://host/array.json")), Error::Code::Invalid);
    QCOMPARE(code(QStringLiteral("https://host/deep.json")), Error::Code::Limit);
    QCOMPARE(code(QStringLiteral("https://host/deeper.json")), Error::Code::Limit);
    QCOMPARE(code(QStringLiteral("https://host/large.json")), Error::Code::Limit);
    QCOMPARE(code(QStringLiteral("https://host/folder")), Error::Code::Refused);
    QVERIFY(SchemaStore(m_folder).read(QStringLiteral("https://host/text.json")).error().file.endsWith(QLatin1String("host/text.json")));
}

void TestStore::staysInFolder()
{
    QFile secret(m_dir->filePath(QStringLiteral("secret.json")));
    QVERIFY(secret.open(QIODevice::WriteOnly));
    secret.write("{}");
    secret.close();
    put(QStringLiteral("host/a.json"), "{}");
    QVERIFY(QFile::link(secret.fileName(), m_folder + QStringLiteral("/host/link.json")));
    QVERIFY(QFile::link(m_dir->path(), m_folder + QStringLiteral("/host/up")));
    QVERIFY(QFile::link(m_folder + QStringLiteral("/host/a.json"), m_folder + QStringLiteral("/host/inside.json")));
    QCOMPARE(code(QStringLiteral("https://host/link.json")), Error::Code::Refused);
    QCOMPARE(code(QStringLiteral("https://host/up/secret.json")), Error::Code::Refused);
    QVERIFY(SchemaStore(m_folder).read(QStringLiteral("https://host/inside.json")).ok());
    // The folder itself may be a link.
    QVERIFY(QFile::link(m_folder, m_dir->filePath(QStringLiteral("linked"))));
    QVERIFY(SchemaStore(m_dir->filePath(QStringLiteral("linked"))).read(QStringLiteral("https://host/a.json")).ok());
}

void TestStore::resolvesReferences()
{
    const QString base = QStringLiteral("https://host/a/v1/schema.json");
    const auto resolved = [&](const char *reference) {
        const Reference result = resolveReference(base, QString::fromUtf8(reference));
        return result.document + QLatin1Char('|') + result.fragment;
    };
    QCOMPARE(resolved("#/definitions/x"), base + QStringLiteral("|/definitions/x"));
    QCOMPARE(resolved("#"), base + QLatin1Char('|'));
    QCOMPARE(resolved("../v2/b.json#/a%20b"), QStringLiteral("https://host/a/v2/b.json|/a b"));
    QCOMPARE(resolved("https://other/c.json#/definitions/file:size"), QStringLiteral("https://other/c.json|/definitions/file:size"));
    QCOMPARE(resolved("//other/c.json"), QStringLiteral("https://other/c.json|"));
    QCOMPARE(resolved("../../../../../../etc/passwd"), QStringLiteral("https://host/etc/passwd|"));
    for (const char *climbing : {"%2e%2e/%2e%2e/%2e%2e/%2e%2e/x", "..%2f..%2f..%2f..%2fx", "..\\..\\..\\..\\x"}) {
        const auto path = SchemaStore(m_folder).pathOf(resolveReference(base, QLatin1String(climbing)).document);
        QVERIFY2(!path || (path->startsWith(m_folder + QStringLiteral("/host/")) && !path->contains(QLatin1String(".."))), climbing);
    }
    QVERIFY(!parseAddress(resolveReference(base, QStringLiteral("file:///etc/passwd")).document));
}

void TestStore::listsAddresses()
{
    const Json item{{"type", "Feature"},
                    {"stac_version", "1.0.0"},
                    {"stac_extensions", {"https://host/x.json", 3, "https://host/x.json", "https://host/y.json#"}}};
    QCOMPARE(SchemaStore::addressesFor(item),
             QStringList({QStringLiteral("https://schemas.stacspec.org/v1.0.0/item-spec/json-schema/item.json"),
                          QStringLiteral("https://host/x.json"), QStringLiteral("https://host/y.json#")}));
    QCOMPARE(SchemaStore::addressesFor(Json{{"type", "Catalog"}, {"stac_version", "1.1.0"}}),
             QStringList(QStringLiteral("https://schemas.stacspec.org/v1.1.0/catalog-spec/json-schema/catalog.json")));
    QVERIFY(SchemaStore::addressesFor(Json{{"type", "Feature"}, {"stac_version", 1}}).isEmpty());
    QVERIFY(SchemaStore::addressesFor(Json::array()).isEmpty());
    const QStringList known = SchemaStore::knownAddresses();
    QVERIFY(known.contains(QStringLiteral("https://schemas.stacspec.org/v1.0.0/collection-spec/json-schema/collection.json")));
    QVERIFY(known.contains(QStringLiteral("https://stac-extensions.github.io/mlm/v1.5.2/schema.json")));
    for (const char *second : {"https://crim-ca.github.io/mlm-extension/v1.3.0/schema.json", "https://stac-extensions.github.io/mlm/v1.3.0/schema.json"})
        QVERIFY2(known.contains(QLatin1String(second)), second);
    for (const QString &address : known)
        QVERIFY2(SchemaStore(m_folder).pathOf(address).ok(), qPrintable(address));
}

void TestStore::listsReferences()
{
    const Json schema{{"allOf", {{{"$ref", "#/definitions/a"}}, {{"$ref", "b.json#/x"}}, {{"$ref", "http://other/c"}}}},
                      {"definitions", {{"a", {{"$ref", "b.json"}}}}},
                      {"properties", {{"$ref", {{"type", "string"}}}}},
                      {"examples", {{{"$ref", "d.json"}}}}};
    QCOMPARE(SchemaStore::referencesOf(QStringLiteral("https://host/a/s.json"), schema),
             QStringList({QStringLiteral("https://host/a/b.json"), QStringLiteral("http://other/c")}));
}

void TestStore::folderInUse()
{
    qputenv("MLM_SCHEMAS", QFile::encodeName(m_folder));
    QCOMPARE(SchemaStore::cacheFolder(), m_folder);
    qunsetenv("MLM_SCHEMAS");
    QVERIFY(SchemaStore::cacheFolder().endsWith(QLatin1String("/mlm-editor/schemas")));
}

QTEST_GUILESS_MAIN(TestStore)
#include "test_store.moc"
