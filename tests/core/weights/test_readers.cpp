// SPDX-License-Identifier: Apache-2.0
#include "core/weights/formats.h"
#include "core/weights/reader.h"
#include "core/weights/zip/archive.h"
#include <QFile>
#include <QSet>
#include <QTest>

using namespace mlm::weights;

/// What holds for all readers together.
class TestReaders : public QObject
{
    Q_OBJECT
private:
    static QStringList ids()
    {
        QStringList result;
        for (const auto &reader : readers().files)
            result += QString::fromStdString(std::string(reader->id()));
        for (const auto &reader : readers().archives)
            result += QString::fromStdString(std::string(reader->id()));
        result.sort();
        return result;
    }
    static bool isSound(const Reading &reading) { return reading.isRefused() ? !reading.refusal->message.isEmpty() : !reading.facts.format.empty(); }

private Q_SLOTS:
    void eachIsInTheTable()
    {
        for (const QString &id : ids())
            QVERIFY2(formatOf(id.toStdString()), qPrintable(id));
    }
    void noneIsThereTwice()
    {
        const QStringList all = ids();
        QCOMPARE(QSet<QString>(all.begin(), all.end()).size(), all.size());
    }
    /// tests/fuzz/targets lists the readers that are fuzzed: all.
    void eachIsFuzzed()
    {
        QFile file(QStringLiteral(MLM_TEST_DATA "/../fuzz/targets"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QStringList targets;
        for (const QString &line : QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'))) {
            if (!line.isEmpty() && !line.startsWith(QLatin1Char('#')))
                targets += line;
        }
        targets.sort();
        QCOMPARE(targets, ids());
    }
    void rolesAndTypesAreComplete()
    {
        for (const Format &format : formats()) {
            const Facts facts = factsOf(format.id);
            QCOMPARE(facts.format, std::string(format.id));
            QVERIFY(!facts.formatName.isEmpty());
            QVERIFY2(facts.roles && !facts.roles->value.empty() && facts.roles->value.front() == "mlm:model", format.id);
        }
    }
    void unknownContent_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("one byte") << QByteArray("x");
        QTest::newRow("text") << QByteArray("just a text\n");
        QTest::newRow("zeros") << QByteArray(10000, '\0');
        QTest::newRow("picture") << QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16);
        QTest::newRow("empty archive") << QByteArray("PK\5\6" + QByteArray(18, '\0'));
    }
    void unknownContent()
    {
        QFETCH(QByteArray, content);
        const MemorySource source(std::string_view(content.constData(), std::size_t(content.size())));
        for (const char *name : {"file", "weights.data", "x"}) {
            const Reading reading = readFacts(source, name);
            QVERIFY(reading.isRefused());
            QVERIFY(!reading.refusal->message.isEmpty());
        }
    }
    /// No reader relies on its probe having been asked.
    void everyReaderOnAnything()
    {
        const std::string emptyArchive("PK\5\6" + std::string(18, '\0'));
        for (const std::string &content : {std::string(), std::string("x"), emptyArchive}) {
            const MemorySource source(content);
            const Input input{source, "file", nullptr, 0, content};
            for (const auto &reader : readers().files)
                QVERIFY2(isSound(reader->read(input)), std::string(reader->id()).c_str());
        }
        const MemorySource source(emptyArchive);
        const auto archive = zip::Archive::open(source);
        QVERIFY2(archive.ok(), archive ? "" : qPrintable(archive.error().text()));
        for (const auto &reader : readers().archives)
            QVERIFY2(isSound(reader->read(**archive, {source, "file", nullptr, 0, emptyArchive})), std::string(reader->id()).c_str());
    }
    /// A name alone makes no reader crash, whatever the content.
    void everyExtension()
    {
        for (const char *extension : {"pt", "pth", "pt2", "onnx", "pb", "h5", "keras", "tflite", "gguf", "pkl", "joblib", "skops", "xml", "mar", "msgpack", "pdmodel", "json", "ubj",
                                      "txt", "cbm", "pmml", "pte", "npy", "npz", "safetensors", "bin"}) {
            for (const std::string &content : {std::string(), std::string("x"), std::string(5000, '\xff'), std::string("{\"a\": 1}")}) {
                const MemorySource source(content);
                const Reading reading = readFacts(source, std::string("model.") + extension);
                QVERIFY(isSound(reading));
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestReaders)
#include "test_readers.moc"
