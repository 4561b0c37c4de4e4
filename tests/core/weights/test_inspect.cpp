// SPDX-License-Identifier: Apache-2.0
#include "core/weights/inspect.h"
#include "tests/core/weights/largefiles.h"
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace mlm;
using namespace mlm::weights;

class TestInspect : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void readsOneFile();
    void leavesDataAloneWithoutHashes();
    void listsPartsAfterTheirModel();
    void takesASavedModelWhole();
    void searchesFolders();
    void listsEachFileOnce();
    void tellsWhatCannotBeRead();
    void noticesAChange();
    void countsTheBytesOfAll();
    void cancels();
    void readsLargeFiles_data();
    void readsLargeFiles();

private:
    QString path(const char *name) const { return m_folder->filePath(QString::fromUtf8(name)); }
    bool put(const char *name, const QByteArray &bytes) const
    {
        QDir().mkpath(QFileInfo(path(name)).path());
        QFile file(path(name));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

/// One tensor of two numbers.
QByteArray tensors(const char *name)
{
    return largefiles::safetensorsHead(QByteArray("{\"") + name + "\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}") + QByteArray(8, 'x');
}

const QByteArray shardIndex = "{\"metadata\":{\"total_size\":16},\"weight_map\":{\"a\":\"m-00001-of-00002.safetensors\",\"b\":\"m-00002-of-00002.safetensors\"}}";

QStringList namesOf(const std::vector<ModelFile> &files)
{
    QStringList names;
    for (const ModelFile &file : files)
        names += (file.part ? QStringLiteral("+") : QString()) + QString::fromStdString(file.name);
    return names;
}

} // namespace

void TestInspect::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TestInspect::readsOneFile()
{
    QVERIFY(put("a.bin", tensors("a")));
    const auto found = inspect({path("a.bin")}, {{Hash::Sha2_256, Hash::Blake2b_256}});
    QVERIFY(found && found->size() == 1);
    const Inspection &file = found->front();
    QVERIFY2(!file.problem(), file.problem() ? qPrintable(file.problem()->text()) : "");
    QCOMPARE(QString::fromStdString(file.name), QStringLiteral("a.bin"));
    QCOMPARE(file.size, QFileInfo(path("a.bin")).size());
    QCOMPARE(file.fingerprint->hashes.size(), std::size_t{2});
    QCOMPARE(file.reading.facts.format, std::string("safetensors"));
    QCOMPARE(file.reading.facts.totalParameters->value, std::uint64_t{2});
}

void TestInspect::leavesDataAloneWithoutHashes()
{
    QVERIFY(put("a.safetensors", tensors("a")));
    const auto found = inspect({path("a.safetensors")}, {{}});
    QVERIFY(found && !found->front().fingerprint && found->front().reading.facts.tensors);
    QVERIFY(found->front().size > 0);
}

void TestInspect::listsPartsAfterTheirModel()
{
    QVERIFY(put("m.safetensors.index.json", shardIndex) && put("m-00001-of-00002.safetensors", tensors("a")) && put("m-00002-of-00002.safetensors", tensors("b")));
    const auto files = modelFiles(path("m.safetensors.index.json"));
    QVERIFY(files);
    QCOMPARE(namesOf(*files), (QStringList{QStringLiteral("m.safetensors.index.json"), QStringLiteral("+m-00001-of-00002.safetensors"), QStringLiteral("+m-00002-of-00002.safetensors")}));
    // The folder means the same, and so does a part that was chosen first.
    QCOMPARE(namesOf(*modelFiles(m_folder->path())), namesOf(*files));
    const auto chosen = inspect({path("m-00001-of-00002.safetensors"), path("m.safetensors.index.json")});
    QVERIFY(chosen && chosen->size() == 3);
    QVERIFY(chosen->front().part && chosen->front().reading.facts.format == "safetensors");
    // OpenVINO and Paddle keep their data beside them under the same name.
    QVERIFY(largefiles::onnx(path("n.onnx"), 64));
    QCOMPARE(namesOf(*modelFiles(path("n.onnx"))), (QStringList{QStringLiteral("n.onnx"), QStringLiteral("+n.onnx.data")}));
    const auto data = inspect({path("n.onnx")});
    QVERIFY(data && data->size() == 2 && !(*data)[1].problem() && (*data)[1].reading.facts.format.empty());
}

void TestInspect::takesASavedModelWhole()
{
    QVERIFY(put("s/saved_model.pb", "?") && put("s/variables/variables.index", "x") && put("s/assets/words.txt", "y"));
    const auto files = modelFiles(path("s"));
    QVERIFY(files);
    QCOMPARE(namesOf(*files), (QStringList{QStringLiteral("saved_model.pb"), QStringLiteral("+assets/words.txt"), QStringLiteral("+variables/variables.index")}));
}

void TestInspect::searchesFolders()
{
    QVERIFY(put("b/one.safetensors", tensors("a")) && put("a/two", tensors("a")) && put("readme.txt", "Hello.") && put("broken.pt", "nothing of the kind"));
    QVERIFY(QFile::link(path("b/one.safetensors"), path("c.safetensors")));
    const auto files = modelFiles(m_folder->path());
    QVERIFY(files);
    QCOMPARE(namesOf(*files), (QStringList{QStringLiteral("two"), QStringLiteral("one.safetensors"), QStringLiteral("broken.pt")}));
    QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("empty")));
    const auto none = modelFiles(path("empty"));
    QVERIFY(!none && none.error().code == Error::Code::NotFound);
}

void TestInspect::listsEachFileOnce()
{
    QVERIFY(put("a.safetensors", tensors("a")) && put("b.safetensors", tensors("b")));
    const auto found = inspect({path("b.safetensors"), m_folder->path(), path("./a.safetensors")});
    QVERIFY(found);
    QCOMPARE(found->size(), std::size_t{2});
    QCOMPARE(found->front().name, std::string("b.safetensors"));
}

void TestInspect::tellsWhatCannotBeRead()
{
    QVERIFY(put("good.safetensors", tensors("a")) && put("bad.safetensors", tensors("a").left(60)));
    const auto found = inspect({path("gone.pt"), path("bad.safetensors"), path("good.safetensors")});
    QVERIFY(found && found->size() == 3);
    QVERIFY((*found)[0].error && (*found)[0].error->code == Error::Code::NotFound);
    QCOMPARE((*found)[0].error->file, path("gone.pt"));
    QVERIFY(!(*found)[1].error && (*found)[1].reading.isRefused() && (*found)[1].fingerprint);
    QVERIFY(!(*found)[2].problem());
}

void TestInspect::noticesAChange()
{
    QVERIFY(put("a.safetensors", tensors("a")));
    bool changed = false;
    const auto found = inspect({path("a.safetensors")}, {}, [&](qint64, qint64 total) {
        if (total > 0 && !changed) // the facts are read, the hashing begins
            changed = put("a.safetensors", tensors("b") + "more");
        return true;
    });
    QVERIFY(changed && found && found->front().error);
    QCOMPARE(found->front().error->code, Error::Code::Changed);
    QVERIFY(!found->front().reading.facts.tensors && !found->front().fingerprint);
}

void TestInspect::countsTheBytesOfAll()
{
    QVERIFY(put("a.safetensors", tensors("a")) && put("b.safetensors", tensors("b")));
    const qint64 all = QFileInfo(path("a.safetensors")).size() + QFileInfo(path("b.safetensors")).size();
    qint64 last = 0, total = 0;
    QVERIFY(inspect({m_folder->path()}, {}, [&](qint64 done, qint64 of) {
        if (done < last)
            return false;
        last = done;
        total = of;
        return true;
    }));
    QCOMPARE(last, all);
    QCOMPARE(total, all);
}

void TestInspect::cancels()
{
    QVERIFY(put("a.safetensors", tensors("a")));
    const auto early = inspect({m_folder->path()}, {}, [](qint64, qint64) { return false; });
    QVERIFY(!early && early.error().code == Error::Code::Cancelled);
    const auto late = inspect({m_folder->path()}, {}, [](qint64 done, qint64) { return done == 0; });
    QVERIFY(late); // everything was read by then
}

void TestInspect::readsLargeFiles_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"large.safetensors", "large.onnx", "large.pt"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestInspect::readsLargeFiles()
{
    QFETCH(QString, name);
    const QString file = m_folder->filePath(name);
    constexpr quint64 bytes = 20'000'000'000;
    const bool written = name.endsWith(QLatin1String("pt"))     ? largefiles::torchZip(file, bytes)
                         : name.endsWith(QLatin1String("onnx")) ? largefiles::onnx(file, bytes)
                                                                : largefiles::safetensors(file, bytes);
    if (!written)
        QSKIP("The file system of the temporary folder cannot hold files of 20 GB, not even as holes.");
    const auto found = inspect({file}, {{}});
    QVERIFY(found);
    const Inspection &main = found->front();
    QVERIFY2(!main.problem(), main.problem() ? qPrintable(main.problem()->text()) : "");
    QCOMPARE(main.reading.facts.totalParameters->value, bytes / 4);
    QCOMPARE(main.reading.facts.parameterBytes->value, bytes);
}

QTEST_APPLESS_MAIN(TestInspect)
#include "test_inspect.moc"
