// SPDX-License-Identifier: Apache-2.0
#include "core/json/parse.h"
#include "core/json/write.h"
#include <QDirIterator>
#include <QFile>
#include <QTest>
#include <random>

using namespace mlm;

/// Broken texts by the thousand: never a crash, always a place inside the text, and the same verdict as the
/// library's reader.
class TestHostile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void agreesOnBrokenTexts();
    void survivesEveryTruncation();
    void survivesRandomBytes();
    void agreesOnRealTexts_data();
    void agreesOnRealTexts();
};

namespace {

const std::string seed = "{\"type\": \"Feature\", \"n\": [0, -1, 1.5e3, -0.0, 1e-7, 18446744073709551616], "
                         "\"s\": \"a\\u00e9\\ud83d\\ude00\\n\\\"\u00e9\U0001F600\",\n"
                         " \"o\": {\"t\": true, \"f\": false, \"z\": null, \"e\": {}, \"l\": []}, \"deep\": "
                         "[[[{\"x\": [1]}]]]}\r\n";

bool placeIsInside(const Error &error, const std::string &text)
{
    const LineIndex lines(text);
    return error.line >= 1 && error.line <= static_cast<int>(lines.lineCount()) && error.column >= 1 &&
           error.column <= static_cast<int>(text.size()) + 1;
}

/// Ours is stricter about names given twice and nothing else.
void compare(const std::string &text)
{
    const auto parsed = json::parse(text);
    const Json other = Json::parse(text, nullptr, false);
    if (parsed) {
        QVERIFY2(!other.is_discarded(), text.c_str());
        QVERIFY2(same(parsed->root, other), text.c_str());
        const auto again = json::parse(json::write(parsed->root));
        QVERIFY2(again && same(again->root, parsed->root), text.c_str());
        return;
    }
    QVERIFY(placeIsInside(parsed.error(), text));
    QVERIFY(!parsed.error().message.isEmpty());
    if (!other.is_discarded())
        QVERIFY2(parsed.error().message.contains(QStringLiteral("given twice")),
                 (text + "\n" + parsed.error().text().toStdString()).c_str());
}

std::string mutated(std::string text, std::mt19937 &engine)
{
    static const std::string bytes =
        "{}[]\",:\\/ \t\n\r0123456789+-.eEtrufalsn\x00\x1f\x7f\x80\xbf\xc3\xe2\xed\xf0\xff'#_";
    for (auto i = 1 + engine() % 3; i > 0 && !text.empty(); --i) {
        const std::size_t at = engine() % text.size();
        const char byte = bytes[engine() % bytes.size()];
        switch (engine() % 4) {
        case 0:
            text[at] = byte;
            break;
        case 1:
            text.insert(at, 1, byte);
            break;
        case 2:
            text.erase(at, 1 + engine() % 4);
            break;
        default:
            text.insert(at, text.substr(engine() % text.size(), engine() % 20));
        }
    }
    return text;
}

} // namespace

void TestHostile::agreesOnBrokenTexts()
{
    std::mt19937 engine(1);
    for (int i = 0; i < 10000 && !QTest::currentTestFailed(); ++i)
        compare(mutated(seed, engine));
}

void TestHostile::survivesEveryTruncation()
{
    for (std::size_t size = 0; size < seed.size() && !QTest::currentTestFailed(); ++size)
        compare(seed.substr(0, size));
}

void TestHostile::survivesRandomBytes()
{
    std::mt19937 engine(2);
    for (int i = 0; i < 5000 && !QTest::currentTestFailed(); ++i) {
        std::string text(engine() % 64, '\0');
        for (char &byte : text)
            byte = static_cast<char>(engine());
        compare(text);
    }
}

void TestHostile::agreesOnRealTexts_data()
{
    QTest::addColumn<QString>("path");
    const QString shared = qEnvironmentVariable("MLM_SHARED");
    QDirIterator files(shared + QLatin1String("/oracle/examples"), {QStringLiteral("*.json")}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (!shared.isEmpty() && files.hasNext()) {
        const QString path = files.next();
        QTest::newRow(qPrintable(path.mid(shared.size()))) << path;
    }
    if (shared.isEmpty())
        QTest::newRow("none") << QString();
}

void TestHostile::agreesOnRealTexts()
{
    QFETCH(QString, path);
    if (path.isEmpty())
        QSKIP("MLM_SHARED is not set: no published documents to break.");
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const std::string text = file.readAll().toStdString();
    std::mt19937 engine(static_cast<unsigned>(text.size()));
    compare(text);
    for (int i = 0; i < 20 && !QTest::currentTestFailed(); ++i)
        compare(mutated(text, engine));
}

QTEST_APPLESS_MAIN(TestHostile)
#include "test_hostile.moc"
