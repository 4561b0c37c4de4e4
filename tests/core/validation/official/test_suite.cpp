// SPDX-License-Identifier: Apache-2.0
// The required tests of JSON Schema's draft 7, from Debian's json-schema-test-suite.
#include "core/json/parse.h"
#include "core/validation/official/machine.h"
#include <QDir>
#include <QFile>
#include <QtTest>
#include <iostream>

using namespace mlm;
using namespace mlm::official;

namespace {

const QString folder = QStringLiteral("/usr/share/json-schema-test-suite");

/// What fails, and why it may.
const QMap<QString, QString> expected = {};

Result<Json> read(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        Error error;
        error.code = Error::Code::NotFound;
        error.message = path;
        return error;
    }
    const QByteArray bytes = file.readAll();
    auto parsed = json::parse({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    if (!parsed)
        return parsed.error();
    return std::move(parsed->root);
}

/// The addresses that the tests use: their own remotes, and the meta-schema where a copy of the published schemas is.
Result<Json> remote(const QString &address)
{
    static const QString own = QStringLiteral("http://localhost:1234/");
    if (address.startsWith(own))
        return read(folder + QStringLiteral("/remotes/") + address.mid(own.size()));
    return read(qEnvironmentVariable("MLM_SHARED") + QStringLiteral("/schemas/") + address.mid(7));
}

} // namespace

class TestSuite : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void draft7();

private:
    void run(const QString &file, const Json &group);
    QMap<QString, QString> m_failing;
    int m_tests = 0, m_passed = 0, m_left = 0;
};

void TestSuite::run(const QString &file, const Json &group)
{
    const Json &schema = group.at("schema");
    QString address = QStringLiteral("https://test.example/schema.json");
    if (schema.is_object() && schema.contains("$id") && !schema.contains("$ref"))
        address = QString::fromStdString(schema.at("$id").get<std::string>()).section(QLatin1Char('#'), 0, 0);
    const bool needsMeta = schema.dump().find("http://json-schema.org/draft-07/schema") != std::string::npos;
    const int count = static_cast<int>(group.at("tests").size());
    if (needsMeta && !remote(QStringLiteral("http://json-schema.org/draft-07/schema"))) {
        m_left += count;
        return;
    }
    Documents documents([&](const QString &asked) { return asked == address ? Result<Json>(schema) : remote(asked); });
    const auto machine = Machine::compile(documents, address);
    for (const Json &test : group.at("tests")) {
        ++m_tests;
        const Outcome outcome = machine ? (*machine)->run(test.at("data")) : Outcome{Outcome::GaveUp, {}, machine.error().message};
        if (outcome.kind == (test.at("valid").get<bool>() ? Outcome::Accepts : Outcome::Rejects))
            ++m_passed;
        else
            m_failing.insert(QStringLiteral("%1: %2: %3").arg(file, QString::fromStdString(group.at("description").get<std::string>()),
                                                              QString::fromStdString(test.at("description").get<std::string>())),
                             outcome.message);
    }
}

void TestSuite::draft7()
{
    const QDir tests(folder + QStringLiteral("/tests/draft7"));
    if (!tests.exists())
        QSKIP("the package json-schema-test-suite is not installed");
    for (const QString &file : tests.entryList({QStringLiteral("*.json")}, QDir::Files)) {
        const auto groups = read(tests.filePath(file));
        QVERIFY2(groups.ok(), qPrintable(file));
        for (const Json &group : *groups)
            run(file, group);
    }
    std::cout << "draft 7, required: " << m_tests << " tests, " << m_passed << " pass, " << m_failing.size() << " fail, " << m_left
              << " left out (they need the meta-schema)\n";
    QVERIFY(m_tests > 200);
    for (auto test = m_failing.cbegin(); test != m_failing.cend(); ++test)
        QVERIFY2(expected.contains(test.key()), qPrintable(test.key() + QStringLiteral(": ") + test.value()));
    for (auto test = expected.cbegin(); test != expected.cend(); ++test)
        QVERIFY2(m_failing.contains(test.key()), qPrintable(QStringLiteral("passes now: ") + test.key()));
}

QTEST_GUILESS_MAIN(TestSuite)
#include "test_suite.moc"
