// SPDX-License-Identifier: Apache-2.0
#include "core/document/document.h"
#include "core/weights/import.h"
#include <QTest>

using namespace mlm;
using namespace mlm::weights;

class TestImport : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void guessesTheAsset();
    void proposesHrefs_data();
    void proposesHrefs();
    void proposesForAnAssetThatIsThere();
    void proposesANewAsset();
    void declaresTheFileExtension_data();
    void declaresTheFileExtension();
    void leavesUntickedAlone();
    void comparesTheFunctionThatIsThere();
};

namespace {

const std::string digest(64, 'a');

Fingerprint someFile()
{
    return {1234, {{Hash::Sha2_256, digest}, {Hash::Md5, std::string(32, 'b')}}};
}

Json itemWith(Json assets)
{
    return {{"type", "Feature"},
            {"stac_version", "1.1.0"},
            {"stac_extensions", Json::array()},
            {"assets", std::move(assets)}};
}

Json asset(const char *href, const char *role)
{
    return {{"href", href}, {"roles", Json::array({role})}};
}

Json imported(const Json &root, const Target &target)
{
    Json result = root;
    for (const Edit &edit : importEdits(root, target, proposals(root, target, someFile()))) {
        if (!applyTo(result, edit))
            return nullptr;
    }
    return result;
}

QString at(const Proposal &proposal)
{
    return proposal.pointer.toQString();
}

} // namespace

void TestImport::guessesTheAsset()
{
    const QString file = QStringLiteral("/data/my model.pt");
    QCOMPARE(guessAsset(itemWith({{"a", asset("x.pt", "mlm:model")},
                                  {"b", asset("https://example.com/v1/my%20model.pt?raw=1", "data")}}),
                        file),
             std::string("b"));
    QCOMPARE(guessAsset(itemWith({{"b", asset("./my%20model.pt", "data")},
                                  {"a", asset("weights/my model.pt", "mlm:model")}}),
                        file),
             std::string("a"));
    QCOMPARE(guessAsset(itemWith({{"a", asset("x.pt", "mlm:model")}, {"b", asset("y.pt", "data")}}), file),
             std::string("a"));
    QCOMPARE(
        guessAsset(itemWith({{"a", asset("x.pt", "mlm:model")}, {"b", asset("y.pt", "mlm:model")}}), file),
        std::string());
    QCOMPARE(guessAsset(itemWith({{"a", asset("x.pt", "data")}}), file), std::string());
    // Whatever else a document may hold there.
    QCOMPARE(guessAsset(Json::array(), file), std::string());
    QCOMPARE(guessAsset(itemWith(nullptr), file), std::string());
    QCOMPARE(guessAsset(itemWith({{"a", nullptr}, {"b", {{"href", 1}, {"roles", "mlm:model"}}}}), file),
             std::string());
}

void TestImport::proposesHrefs_data()
{
    QTest::addColumn<QString>("document");
    QTest::addColumn<QString>("weights");
    QTest::addColumn<QString>("href");
    QTest::newRow("beside") << "/d/item.json"
                            << "/d/a.pt"
                            << "./a.pt";
    QTest::newRow("below") << "/d/item.json"
                           << "/d/w/a.pt"
                           << "./w/a.pt";
    QTest::newRow("next to") << "/d/items/item.json"
                             << "/d/w/a.pt"
                             << "../w/a.pt";
    QTest::newRow("far away") << "/home/a/b/c/item.json"
                              << "/mnt/w/a.pt"
                              << "./a.pt";
    QTest::newRow("not saved yet") << ""
                                   << "/mnt/w/a.pt"
                                   << "./a.pt";
    QTest::newRow("spaces and more") << "/d/item.json" << QString::fromUtf8("/d/my w/a#1 \u00e4%.pt")
                                     << "./my%20w/a%231%20%C3%A4%25.pt";
    QTest::newRow("like a scheme") << "/d/item.json"
                                   << "/d/a:b.pt"
                                   << "./a:b.pt";
}

void TestImport::proposesHrefs()
{
    QFETCH(QString, document);
    QFETCH(QString, weights);
    QFETCH(QString, href);
    QCOMPARE(QString::fromStdString(proposedHref(document, weights)), href);
}

void TestImport::proposesForAnAssetThatIsThere()
{
    Json model = asset("./a.pt", "mlm:model");
    model["file:size"] = 1234;
    model["file:checksum"] = "1220" + std::string(64, 'c');
    const Json root = itemWith({{"m", model}});
    auto list = proposals(root, {"m", {}}, someFile());
    QCOMPARE(list.size(), std::size_t{2});
    QCOMPARE(at(list[0]), QStringLiteral("/assets/m/file:size"));
    QVERIFY(list[0].state == Proposal::State::Agrees);
    QVERIFY(!list[0].ticked);
    QCOMPARE(at(list[1]), QStringLiteral("/assets/m/file:checksum"));
    QVERIFY(list[1].state == Proposal::State::Differs);
    QVERIFY(!list[1].ticked);
    QCOMPARE(list[1].value.get<std::string>(), "1220" + digest);
    QVERIFY(list[1].whereFrom.contains(QStringLiteral("SHA-256")));
    QVERIFY(importEdits(root, {"m", {}}, list).empty());
    list[1].ticked = true;
    const Edits edits = importEdits(root, {"m", {}}, list);
    QCOMPARE(edits.size(), std::size_t{2}); // and the extension
    QVERIFY(edits.back().op == Edit::Op::Replace);
    // Another href is offered, too.
    list = proposals(root, {"m", "./b.pt"}, someFile());
    QCOMPARE(at(list[0]), QStringLiteral("/assets/m/href"));
    QVERIFY(list[0].state == Proposal::State::Differs);
}

void TestImport::proposesANewAsset()
{
    const Json root = itemWith(Json::object());
    const Json result = imported(root, {{}, "./w/a.pt"});
    const Json expected = {{"href", "./w/a.pt"},
                           {"type", "application/octet-stream; framework=pytorch"},
                           {"roles", {"mlm:model"}},
                           {"file:size", 1234},
                           {"file:checksum", "1220" + digest}};
    QVERIFY2(same(result["assets"]["model"], expected), result.dump().c_str());
    // The key is free; what the extension of the file name does not tell is not guessed.
    const Json second = imported(itemWith({{"model", asset("x", "data")}}), {{}, "./b.bin"});
    QVERIFY(second["assets"].contains("model-2"));
    QCOMPARE(second["assets"]["model-2"]["type"].get<std::string>(), std::string("application/octet-stream"));
    QVERIFY(!second["assets"]["model-2"].contains("mlm:artifact_type"));
    // Documents without assets, and one undo step that takes all back.
    auto document = Document::fromText("{\n  \"stac_version\": \"1.1.0\",\n  \"id\": \"a\"\n}\n");
    QVERIFY(document);
    const std::string before = (*document)->text();
    const Target target{"weights", "./a.onnx"};
    QVERIFY((*document)->apply(
        QStringLiteral("Import"),
        importEdits((*document)->root(), target, proposals((*document)->root(), target, someFile()))));
    QCOMPARE((*document)->at(Pointer::of("/assets/weights/type"))->get<std::string>(),
             std::string("application/octet-stream; framework=onnx"));
    QCOMPARE(std::next((*document)->root().begin()).key(), std::string("stac_extensions"));
    (*document)->undo();
    QCOMPARE((*document)->text(), before);
}

void TestImport::declaresTheFileExtension_data()
{
    QTest::addColumn<QByteArray>("declared");
    QTest::addColumn<QByteArray>("expected");
    const QByteArray mine = "https://stac-extensions.github.io/file/v2.1.0/schema.json",
                     older = "https://stac-extensions.github.io/file/v1.0.0/schema.json";
    QTest::newRow("none") << QByteArray("[]") << QByteArray("[\"" + mine + "\"]");
    QTest::newRow("another") << QByteArray("[\"https://example.com/x\"]")
                             << QByteArray("[\"https://example.com/x\",\"" + mine + "\"]");
    QTest::newRow("declared") << QByteArray("[\"" + mine + "\"]") << QByteArray("[\"" + mine + "\"]");
    QTest::newRow("an older one") << QByteArray("[\"" + older + "\"]") << QByteArray("[\"" + older + "\"]");
    QTest::newRow("null") << QByteArray("null") << QByteArray("[\"" + mine + "\"]");
}

void TestImport::declaresTheFileExtension()
{
    QFETCH(QByteArray, declared);
    QFETCH(QByteArray, expected);
    Json root = itemWith({{"m", asset("./a.pt", "mlm:model")}});
    root["stac_extensions"] = Json::parse(declared.toStdString());
    const Json result = imported(root, {"m", {}});
    QCOMPARE(QByteArray::fromStdString(result["stac_extensions"].dump()), expected);
}

void TestImport::leavesUntickedAlone()
{
    const Json root = itemWith({{"m", asset("./a.pt", "mlm:model")}});
    auto list = proposals(root, {"m", {}}, someFile());
    for (Proposal &proposal : list)
        proposal.ticked = false;
    QVERIFY(importEdits(root, {"m", {}}, list).empty());
}

void TestImport::comparesTheFunctionThatIsThere()
{
    Json model = asset("./a.pt", "mlm:model");
    model["file:checksum"] = "d50110" + std::string(32, 'b');
    const auto list = proposals(itemWith({{"m", model}}), {"m", {}}, someFile());
    QCOMPARE(list.size(), std::size_t{2});
    QVERIFY(list[1].state == Proposal::State::Agrees);
    QVERIFY(list[1].whereFrom.contains(QStringLiteral("MD5")));
}

QTEST_APPLESS_MAIN(TestImport)
#include "test_import.moc"
