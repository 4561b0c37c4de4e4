// SPDX-License-Identifier: Apache-2.0
#include "core/spec/pattern.h"
#include <QtTest>

using mlm::spec::matchesFormat;
using mlm::spec::Pattern;

/// Texts in the forms that the published schemas ask for, as the validators of STAC judge them.
class TestFormats : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void dateTime_data();
    void dateTime();
    void addresses_data();
    void addresses();
    void patterns_data();
    void patterns();
    void byHandAgreesWithExpression();
    void codePoints();
};

void TestFormats::dateTime_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("right"); // format and the pattern that asks for UTC
    const auto row = [](const char *text, bool right) { QTest::addRow("%s", text) << QString::fromUtf8(text) << right; };
    for (const char *text : {"2020-01-01T00:00:00Z", "2020-01-01 00:00:00Z", "2020-01-01T00:00:00+00:00", "2000-02-29T00:00:00Z", "2020-01-01T23:59:60Z",
                             "2020-01-01T00:00:00.123456789Z", "0000-01-01T00:00:00Z", "9999-12-31T23:59:59Z"})
        row(text, true);
    for (const char *text : {"2020-01-01t00:00:00z", "2020-01-01T00:00:00-00:00", "2020-01-01T02:00:00+02:00", "2020-01-01T00:00:00+0000", "2020-01-01T00:00:00+00",
                             "2020-01-01T00:00:00", "2020-01-01", "2020-01-01T00:00Z", "2020-02-30T00:00:00Z", "2019-02-29T00:00:00Z", "1900-02-29T00:00:00Z",
                             "2020-01-01T24:00:00Z", "2020-01-01T00:00:60Z", "2020-01-01T00:00:00.Z", "2020-01-01T00:00:00,5Z", "10000-01-01T00:00:00Z",
                             "2020-01-01T00:00:00Z ", " 2020-01-01T00:00:00Z", "2020-01-01T00:00:00Z\n", "", "2020-01-01TT00:00:00Z", "+2020-01-01T00:00:00Z"})
        row(text, false);
}

void TestFormats::dateTime()
{
    QFETCH(QString, text);
    QFETCH(bool, right);
    static const Pattern utc(R"((\+00:00|Z)$)");
    const std::string utf8 = text.toStdString();
    QCOMPARE(matchesFormat("date-time", utf8) && utc.matches(utf8), right);
}

void TestFormats::addresses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("reference");
    QTest::addColumn<bool>("absolute");
    const auto row = [](const char *text, bool reference, bool absolute) { QTest::addRow("%s", text) << QString::fromUtf8(text) << reference << absolute; };
    for (const char *text : {"https://example.com/x", "HTTPS://EXAMPLE.COM", "s3://bucket/key", "hf://org/model", "file:///tmp/x", "file://host/x", "file:x",
                             "https://[::1]/x", "https://[bad/x", "https://ex ample.com/", "https://例え.jp/モデル", "https://user@host:80/x?y#z"})
        row(text, true, true);
    for (const char *text : {"ghcr.io/org/img:1.0", "./x", "../x", "/x", "x", "x y", " ", "//host/x", "x%zz", "\\\\server\\share"})
        row(text, true, false);
    for (const char *text : {"urn:x:y", "mailto:a@b.c", "data:,x", "docker:ubuntu", "a:b", "C:\\a\\b", "C:/a/b", "#x", "?q", "", "https://", "https:///x"})
        row(text, false, false);
}

void TestFormats::addresses()
{
    QFETCH(QString, text);
    QFETCH(bool, reference);
    QFETCH(bool, absolute);
    QCOMPARE(matchesFormat("iri-reference", text.toStdString()), reference);
    QCOMPARE(matchesFormat("iri", text.toStdString()), absolute);
}

void TestFormats::patterns_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("matches");
    const auto rows = [](const char *pattern, bool matches, std::initializer_list<const char *> texts) {
        for (const char *text : texts)
            QTest::addRow("%.20s: %s", pattern, text) << QString(QLatin1String(pattern)) << QString::fromUtf8(text) << matches;
    };
    const char *const name = R"(^[a-zA-Z][a-zA-Z0-9_.\-\s]+[a-zA-Z0-9]$)";
    rows(name, true, {"abc", "a.b", "a_b-c d", "a\tb", "a\nb", "a\u00a0b", "a\u2003b", "a\ufeffb", "U-Net v2"});
    rows(name, false, {"", "a", "ab", "1abc", "abc ", " abc", "abc!", "añb", "abc.", "abc\n", "a\u0085b", "a\u200bb", "模型 one"});
    const char *const framework = R"(^(?=[^\s._\-]).*[^\s._\-]$)";
    rows(framework, true, {"x", "a b", "PyTorch", "例"});
    rows(framework, false, {"", ".x", "x-", " x", "x ", "a\nb", "x\u00a0"});
    const char *const version =
        R"(^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-((?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*)(?:\.(?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*))*))?(?:\+([0-9a-zA-Z-]+(?:\.[0-9a-zA-Z-]+)*))?$)";
    rows(version, true, {"1.0.0", "1.0.0+cu121", "1.0.0-rc.1", "2.1.2+cu121.1", "1.0.0-alpha+001", "99999999999999999999.0.0", "1.0.0--", "1.0.0-0a"});
    rows(version, false, {"", "1.0", "v1.0.0", "01.0.0", "1.0.0-01", "1.0.0 ", "1.0.0\n", "1.0.0-", "1.0.0+", "1.0.0-a..b", "1.0.0.0", "١.٠.٠"});
    const char *const doi = R"(^10\.[0-9a-zA-Z]{4,}/[^\s]+$)";
    rows(doi, true, {"10.5281/zenodo.1", "10.1000/x"});
    rows(doi, false, {"10.528/x", "10.5281/a b", "https://doi.org/10.5281/x", "10.5281/x\n", "10.5281/x\u00a0y"});
    const char *const localPath = R"(^[^\r\n\t\\:'"/]+(/[^\r\n\t\\:'"/]+)*/?$)";
    rows(localPath, true, {"a/b", "a", "a/"});
    rows(localPath, false, {"/a", "a//b", "a:b", "a'b", "a\n"});
    rows(R"(^[a-z-_]+$)", true, {"bands", "a-b_c"});
    rows(R"(^[a-z-_]+$)", false, {"", "Bands", "band1", "a\n"});
}

void TestFormats::patterns()
{
    QFETCH(QString, pattern);
    QFETCH(QString, text);
    QFETCH(bool, matches);
    QCOMPARE(Pattern(pattern.toStdString()).matches(text.toStdString()), matches);
}

// A group around the same pattern is unknown to the matchers by hand and so takes the other way.
void TestFormats::byHandAgreesWithExpression()
{
    const std::string_view letters[] = {"a", "Z", "0", "1", ".", "-", "_", " ", "+", "\n", "\xc2\xa0", "\xc3\xa9", "F", "x"};
    const std::size_t count = std::size(letters);
    for (const char *pattern : {R"(^[a-zA-Z][a-zA-Z0-9_.\-\s]+[a-zA-Z0-9]$)", R"(^(?=[^\s._\-]).*[^\s._\-]$)", R"(^[\w\-\.\+]+$)", R"(^[a-z-_]+$)",
                                R"(^[0-9a-zA-Z_.-]+$)", R"(^[0-9A-Za-z-_]+$)", R"(^[a-f0-9]+$)", R"((\+00:00|Z)$)",
                                R"(^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-((?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*)(?:\.(?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*))*))?(?:\+([0-9a-zA-Z-]+(?:\.[0-9a-zA-Z-]+)*))?$)"})
    {
        const Pattern quick(pattern), slow(std::string("(?:") + pattern + ")");
        for (std::size_t seed = 0; seed < 4000; ++seed)
        {
            std::string text = seed % 2 ? "1.0.0" : "";
            for (std::size_t rest = seed; rest > 0; rest /= count)
                text += letters[rest % count];
            QVERIFY2(quick.matches(text) == slow.matches(text), (std::string(pattern) + " : " + text).c_str());
        }
    }
}

void TestFormats::codePoints()
{
    QCOMPARE(mlm::spec::codePoints(""), std::size_t{0});
    QCOMPARE(mlm::spec::codePoints("aé例😀"), std::size_t{4});
}

QTEST_GUILESS_MAIN(TestFormats)
#include "test_formats.moc"
