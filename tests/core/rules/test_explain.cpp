// SPDX-License-Identifier: Apache-2.0
#include "core/json/parse.h"
#include "core/validation/engine.h"
#include "core/validation/example.h"
#include "core/validation/explain.h"
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace mlm;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::string listed(const Findings &findings)
{
    std::string text;
    for (const Finding &finding : findings.list)
        text += finding.rule + ' ' + finding.pointer.toString() + ": " + finding.message.toStdString() + '\n';
    return text;
}

std::size_t count(const Findings &findings, const std::string &rule)
{
    return std::size_t(std::count_if(findings.list.begin(), findings.list.end(), [&](const Finding &f) { return f.rule == rule; }));
}

} // namespace

/// The pages tell the truth: each example does what its page says.
class TestExplain : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void pagesAreWhole_data();
    void pagesAreWhole();
    void schemaPages();
    void everyFindingHasAPage();
    void memberPages();
    void unknownIds();
    void documentIsUpToDate();
};

void TestExplain::pagesAreWhole_data()
{
    QTest::addColumn<QString>("id");
    for (const Rule &rule : allRules())
        QTest::newRow(rule.id) << QString::fromLatin1(rule.id);
}

void TestExplain::pagesAreWhole()
{
    QFETCH(QString, id);
    const Explanation page = explain(id.toStdString());
    QVERIFY(page.known);
    QVERIFY2(page.title.size() > 10 && page.title.size() < 110 && !page.title.endsWith(QLatin1Char('.')), qPrintable(page.title));
    QVERIFY2(page.about.size() > 60 && page.about.endsWith(QLatin1Char('.')), qPrintable(page.about));
    QVERIFY(!page.about.contains(QLatin1Char('!')));
    QVERIFY(!page.section.isEmpty());

    const auto good = exampleDocument(page.passes);
    QVERIFY2(good, good ? "" : qPrintable(good.error().text()));
    const Findings none = check(*good);
    QVERIFY2(none.valid(), listed(none).c_str());
    QVERIFY2(count(none, page.id) == 0, listed(none).c_str());

    // Told by the whole engine: what the schema faults is no example for a rule.
    const auto bad = exampleDocument(page.fails);
    QVERIFY2(bad, bad ? "" : qPrintable(bad.error().text()));
    const Findings some = check(*bad);
    QVERIFY2(some.valid(), listed(some).c_str());
    QVERIFY2(count(some, page.id) > 0, listed(some).c_str());
}

void TestExplain::schemaPages()
{
    for (const std::string &id : explainedIds()) {
        const Explanation page = explain(id);
        QVERIFY2(page.known && page.about.size() > 60, id.c_str());
        if (page.source != Source::Schema)
            continue;
        if (!page.passes.empty()) {
            const auto good = exampleDocument(page.passes);
            QVERIFY2(good && check(*good).valid(), (id + (good ? '\n' + listed(check(*good)) : std::string())).c_str());
        }
        if (!page.fails.empty()) {
            const auto bad = exampleDocument(page.fails);
            QVERIFY2(bad && count(check(*bad), id) > 0, (id + (bad ? '\n' + listed(check(*bad)) : std::string())).c_str());
        }
    }
}

/// Whatever the engine writes as an id can be explained.
void TestExplain::everyFindingHasAPage()
{
    static const QRegularExpression id(QStringLiteral("\\badd(?:Missing)?\\((?:[a-z]+ \\? )?\"([a-z.*-]+)\"(?: : \"([a-z.-]+)\")?"));
    int found = 0;
    QDirIterator files(QStringLiteral(MLM_TEST_DATA "/../../core/validation"), {QStringLiteral("*.cpp")}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        if (path.contains(QStringLiteral("/rules/")) || path.contains(QStringLiteral("/explain/")))
            continue;
        auto matches = id.globalMatch(QString::fromUtf8(contentOf(path)));
        while (matches.hasNext()) {
            const auto match = matches.next();
            for (int i = 1; i <= match.lastCapturedIndex(); ++i, ++found)
                QVERIFY2(explain(match.captured(i).toStdString()).known, qPrintable(path + QStringLiteral(": ") + match.captured(i)));
        }
    }
    QVERIFY2(found > 20, qPrintable(QString::number(found)));

    QDirIterator data(QStringLiteral(MLM_TEST_DATA "/rules"), {QStringLiteral("*.json")}, QDir::Files);
    while (data.hasNext()) {
        const auto parsed = json::parse(contentOf(data.next()).toStdString());
        QVERIFY(parsed);
        for (const Finding &finding : check(parsed->root).list)
            QVERIFY2(explain(finding.rule).known, finding.rule.c_str());
    }
    for (const char *text : {"mlm.unknown-field", "stac.misplaced", "file.unused", "mlm.framework-version.pattern"})
        QVERIFY2(explain(text).known, text);
}

void TestExplain::memberPages()
{
    const std::vector<std::string> ids = memberIds();
    QVERIFY(ids.size() > 300);
    std::size_t withExample = 0;
    for (const std::string &id : ids) {
        const Explanation page = explain(id);
        QVERIFY2(page.known && !page.title.isEmpty() && !page.about.isEmpty(), id.c_str());
        QVERIFY2(!page.title.contains(QLatin1Char('%')), id.c_str());
        withExample += !page.fails.empty();
    }
    QVERIFY2(withExample > ids.size() / 2, std::to_string(withExample).c_str());

    const Explanation page = explain("mlm.framework-version.pattern");
    QCOMPARE(page.source, Source::Schema);
    QVERIFY(page.title.contains(QStringLiteral("Framework version")));
    QVERIFY(page.about.contains(QStringLiteral("mlm:framework_version")));
    QCOMPARE(page.passes, std::string(R"({"mlm:framework_version": "1.0.0"})"));
    QVERIFY(!page.reference.empty());
}

void TestExplain::unknownIds()
{
    const Explanation page = explain("shape-rnak");
    QVERIFY(!page.known);
    QVERIFY(!page.nearest.empty());
    QCOMPARE(page.nearest.front(), std::string("shape-rank"));
    QVERIFY(!explain("").known);
    QVERIFY(!explain("mlm.").known);
    QVERIFY(!explain(".unused").known);
    QVERIFY(!explain("nothing.unused").known);
    QVERIFY(!explain("mlm.nonsense.pattern").known);
    QVERIFY(explain(std::string(1 << 20, 'x')).nearest.empty());
    QVERIFY(explain(std::string(1 << 20, 'x') + ".mlm.name.type").nearest.empty());
}

void TestExplain::documentIsUpToDate()
{
    const QByteArray written = contentOf(QStringLiteral(MLM_TEST_DATA "/../../docs/rules.md"));
    QVERIFY2(written.toStdString() == rulesAsMarkdown(), "docs/rules.md is out of date: write it anew with  mlm explain --markdown > docs/rules.md");
}

QTEST_GUILESS_MAIN(TestExplain)
#include "test_explain.moc"
