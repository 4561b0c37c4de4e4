// SPDX-License-Identifier: Apache-2.0
#include "core/document/document.h"
#include <QSignalSpy>
#include <QTest>

using namespace mlm;

class TestDocument : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void opensAsItIs();
    void refusesWhatIsNoJson();
    void startsNew();
    void appliesAllOrNone();
    void refusesEditsThatDoNotFit_data();
    void refusesEditsThatDoNotFit();
    void leavesOutWhatChangesNothing();
    void keepsSpellings();
    void mergesSteps();
    void dropsStepsThatLeadNowhere();
    void tellsWhatChanged();
    void tellsAboutListsAsAWhole();
    void createsParents();
    void replacesTheText();
    void keepsLineEndsAndMark();
    void changesOnlyWhatDiffers();
    void maySurviveEditsByListeners();
    void staysWithinDepth();
};

namespace {

Pointer at(const char *pointer)
{
    return Pointer::of(pointer);
}

std::unique_ptr<Document> open(const char *text)
{
    auto document = Document::fromText(text);
    return document ? std::move(*document) : nullptr;
}

QStringList pointersOf(const QSignalSpy &spy)
{
    QStringList result;
    for (const auto &arguments : spy)
        result << arguments.first().value<Pointer>().toQString();
    return result;
}

const char *const item =
    "{\n  \"id\": \"a\",\n  \"n\": 1.50,\n  \"list\": [1, 2, 3],\n  \"o\": {\"x\": 1, \"y\": 2}\n}\n";

} // namespace

void TestDocument::opensAsItIs()
{
    const auto document = open(item);
    QCOMPARE(document->text(), std::string(item));
    QVERIFY(!document->isDirty());
    QVERIFY(!document->canUndo());
    QCOMPARE(document->changesSinceSave(), 0);
    QCOMPARE(document->spelling(at("/n")), std::string("1.50"));
    QCOMPARE(document->spelling(at("/id")), std::string("\"a\""));
    QCOMPARE(document->spelling(at("/none")), std::string());
    QCOMPARE(document->position(at("/n")), (Position{3, 8}));
    QCOMPARE(document->position(at("/n"), true), (Position{3, 3}));
    QCOMPARE(document->position(at("/list/1")), (Position{4, 15}));
    QCOMPARE(document->position(at("/none")), Position{});
}

void TestDocument::refusesWhatIsNoJson()
{
    const auto document = Document::fromText("{");
    QVERIFY(!document);
    QCOMPARE(document.error().line, 1);
}

void TestDocument::startsNew()
{
    const auto document = Document::fromTree(Json::object({{"a", {1, 2}}}));
    QCOMPARE(document->text(), std::string("{\n  \"a\": [1, 2]\n}\n"));
    QVERIFY(document->isDirty());
    QCOMPARE(document->changesSinceSave(), 1);
    QVERIFY(!document->changedSinceSave(at("/a")));
    QVERIFY(!document->canUndo());
    QVERIFY(document->set(at("/a"), 3, QStringLiteral("A")));
    QVERIFY(document->changedSinceSave(at("/a")));
    document->markSaved();
    QVERIFY(!document->isDirty());
    QVERIFY(!document->changedSinceSave(at("/a")));
}

void TestDocument::appliesAllOrNone()
{
    const auto document = open(item);
    QSignalSpy changed(document.get(), &Document::changed);
    const auto done =
        document->apply(QStringLiteral("Two"), {Edit::replace(at("/id"), "b"), Edit::remove(at("/list/0")),
                                                Edit::remove(at("/none"))});
    QVERIFY(!done);
    QCOMPARE(done.error().pointer, std::string("/none"));
    QCOMPARE(document->text(), std::string(item));
    QCOMPARE(document->root()["id"].get<std::string>(), std::string("a"));
    QCOMPARE(document->root()["list"].size(), std::size_t{3});
    QCOMPARE(document->position(at("/o/y")).line, 5);
    QVERIFY(changed.isEmpty());
    QVERIFY(!document->canUndo());
}

void TestDocument::refusesEditsThatDoNotFit_data()
{
    QTest::addColumn<Edit>("edit");
    QTest::newRow("replace what is not there") << Edit::replace(at("/none"), 1);
    QTest::newRow("remove what is not there") << Edit::remove(at("/list/3"));
    QTest::newRow("remove the root") << Edit::remove({});
    QTest::newRow("add below a number") << Edit::add(at("/n/x"), 1);
    QTest::newRow("add below nothing") << Edit::add(at("/none/x"), 1);
    QTest::newRow("add past the end") << Edit::add(at("/list/4"), 1);
    QTest::newRow("add with a name to a list") << Edit::add(at("/list/x"), 1);
    QTest::newRow("rename onto another") << Edit::move(at("/id"), at("/n"));
    QTest::newRow("move into itself") << Edit::move(at("/o"), at("/o/x/z"));
    QTest::newRow("move what is not there") << Edit::move(at("/none"), at("/x"));
    QTest::newRow("move past the end") << Edit::move(at("/list/0"), at("/list/3"));
    QTest::newRow("move onto a member elsewhere") << Edit::move(at("/id"), at("/o/x"));
    QTest::newRow("not a number") << Edit::replace(at("/n"), std::numeric_limits<double>::quiet_NaN());
    QTest::newRow("not Unicode") << Edit::replace(at("/id"), "caf\xE9");
    QTest::newRow("a name that is not Unicode") << Edit::add(Pointer({"caf\xE9"}), 1);
    QTest::newRow("a spelling of something else") << Edit::replace(at("/n"), 1.5, "1.6");
    QTest::newRow("a spelling that is no JSON") << Edit::replace(at("/n"), 1.5, "1.5,");
}

void TestDocument::refusesEditsThatDoNotFit()
{
    QFETCH(Edit, edit);
    const auto document = open(item);
    const auto done = document->apply(QStringLiteral("Edit"), {edit});
    QVERIFY(!done);
    QVERIFY(!done.error().message.isEmpty());
    QCOMPARE(document->text(), std::string(item));
}

void TestDocument::leavesOutWhatChangesNothing()
{
    const auto document = open(item);
    QSignalSpy changed(document.get(), &Document::changed);
    QSignalSpy state(document.get(), &Document::stateChanged);
    QVERIFY(document->apply(QStringLiteral("Same"),
                            {Edit::replace(at("/n"), 1.5), Edit::replace(at("/list"), Json::array({1, 2, 3})),
                             Edit::move(at("/id"), at("/id"))}));
    QVERIFY(document->unset(at("/none"), QStringLiteral("None")));
    QVERIFY(!document->canUndo());
    QVERIFY(changed.isEmpty());
    QVERIFY(state.isEmpty());
    QCOMPARE(document->revision(), std::uint64_t{0});
    // 1 and 1.0 differ.
    QVERIFY(document->set(at("/o/x"), 1.0, QStringLiteral("X")));
    QCOMPARE(document->spelling(at("/o/x")), std::string("1.0"));
    QVERIFY(document->canUndo());
}

void TestDocument::keepsSpellings()
{
    const auto document = open(item);
    QVERIFY(document->set(at("/n"), 1.5, QStringLiteral("N"), {}, "15e-1"));
    QCOMPARE(document->spelling(at("/n")), std::string("15e-1"));
    QVERIFY(document->set(at("/new"), 2.0, QStringLiteral("New"), {}, "2.00"));
    QCOMPARE(document->spelling(at("/new")), std::string("2.00"));
    QVERIFY(document->set(at("/deep/er"), 3.0, QStringLiteral("New"), {}, "3.00"));
    QCOMPARE(document->spelling(at("/deep/er")), std::string("3.00"));
    document->undo();
    document->undo();
    document->undo();
    QCOMPARE(document->text(), std::string(item));
}

void TestDocument::mergesSteps()
{
    const auto document = open(item);
    for (const char *typed : {"b", "be", "bet", "beta"})
        QVERIFY(document->set(at("/id"), typed, QStringLiteral("Id"), QStringLiteral("/id")));
    document->undo();
    QCOMPARE(document->text(), std::string(item));
    document->redo();
    QCOMPARE(document->root()["id"].get<std::string>(), std::string("beta"));
    // After undo and redo, after breakMerge() and with another key a step of its own begins.
    QVERIFY(document->set(at("/id"), "c", QStringLiteral("Id"), QStringLiteral("/id")));
    document->breakMerge();
    QVERIFY(document->set(at("/id"), "d", QStringLiteral("Id"), QStringLiteral("/id")));
    QVERIFY(document->set(at("/n"), 2, QStringLiteral("N"), QStringLiteral("/n")));
    document->undo();
    QCOMPARE(document->root()["id"].get<std::string>(), std::string("d"));
    document->undo();
    QCOMPARE(document->root()["id"].get<std::string>(), std::string("c"));
    document->undo();
    QCOMPARE(document->root()["id"].get<std::string>(), std::string("beta"));
    // Merging joins edits of several places, too.
    QVERIFY(document->apply(QStringLiteral("Both"),
                            {Edit::replace(at("/id"), "x"), Edit::add(at("/list/-"), 4)},
                            QStringLiteral("both")));
    QVERIFY(document->apply(QStringLiteral("Both"),
                            {Edit::replace(at("/id"), "y"), Edit::add(at("/list/-"), 5)},
                            QStringLiteral("both")));
    document->undo();
    QCOMPARE(document->root()["id"].get<std::string>(), std::string("beta"));
    QCOMPARE(document->root()["list"].size(), std::size_t{3});
}

void TestDocument::dropsStepsThatLeadNowhere()
{
    const auto document = open(item);
    QVERIFY(document->set(at("/id"), "ab", QStringLiteral("Id"), QStringLiteral("/id")));
    QVERIFY(document->set(at("/id"), "a", QStringLiteral("Id"), QStringLiteral("/id")));
    QVERIFY(!document->canUndo());
    QVERIFY(!document->isDirty());
    QVERIFY(document->set(at("/new"), "1", QStringLiteral("New"), QStringLiteral("/new")));
    QVERIFY(document->apply(QStringLiteral("New"), {Edit::remove(at("/new"))}, QStringLiteral("/new")));
    QVERIFY(!document->canUndo());
    QCOMPARE(document->text(), std::string(item));
    QVERIFY(document->apply(QStringLiteral("There and back"), {Edit::move(at("/list/0"), at("/list/2")),
                                                               Edit::move(at("/list/2"), at("/list/0"))}));
    QVERIFY(!document->canUndo());
}

void TestDocument::tellsWhatChanged()
{
    const auto document = open(item);
    QSignalSpy changed(document.get(), &Document::changed);
    QSignalSpy state(document.get(), &Document::stateChanged);
    QVERIFY(
        document->apply(QStringLiteral("Two"), {Edit::replace(at("/o/x"), 5), Edit::replace(at("/id"), "b"),
                                                Edit::replace(at("/o/x"), 6)}));
    QCOMPARE(pointersOf(changed), (QStringList{"/id", "/o/x"}));
    QCOMPARE(state.size(), 1);
    QCOMPARE(document->revision(), std::uint64_t{1});
    changed.clear();
    document->undo();
    QCOMPARE(pointersOf(changed), (QStringList{"/id", "/o/x"}));
    changed.clear();
    QVERIFY(document->apply(QStringLiteral("Members"), {Edit::add(at("/o/z"), 1), Edit::remove(at("/n"))}));
    QCOMPARE(pointersOf(changed), (QStringList{"/n", "/o/z"}));
    changed.clear();
    QVERIFY(document->apply(QStringLiteral("Rename"), {Edit::move(at("/o/z"), at("/o/w"))}));
    QCOMPARE(pointersOf(changed), (QStringList{"/o"}));
    changed.clear();
    QVERIFY(document->apply(QStringLiteral("Out"), {Edit::move(at("/o/w"), at("/w"))}));
    QCOMPARE(pointersOf(changed), (QStringList{"/o/w", "/w"}));
}

void TestDocument::tellsAboutListsAsAWhole()
{
    const auto document = open(item);
    QSignalSpy changed(document.get(), &Document::changed);
    QVERIFY(document->apply(QStringLiteral("Edit"), {Edit::replace(at("/list/1"), 7)}));
    QCOMPARE(pointersOf(changed), (QStringList{"/list/1"}));
    changed.clear();
    QVERIFY(document->apply(QStringLiteral("Edit"),
                            {Edit::remove(at("/list/0")), Edit::replace(at("/list/1"), 8)}));
    QCOMPARE(pointersOf(changed), (QStringList{"/list"}));
    changed.clear();
    Json many = Json::array();
    for (int i = 0; i < 200; ++i)
        many.push_back(i);
    QVERIFY(document->set(at("/list"), many, QStringLiteral("Many")));
    for (Json &number : many)
        number = number.get<int>() + 1;
    changed.clear();
    QVERIFY(document->set(at("/list"), many, QStringLiteral("Many")));
    QCOMPARE(pointersOf(changed), (QStringList{"/list"}));
}

void TestDocument::createsParents()
{
    const auto document = open("{\n  \"a\": {}\n}");
    QVERIFY(document->set(at("/a/b/c"), 1, QStringLiteral("C")));
    QCOMPARE(document->text(), std::string("{\n  \"a\": {\n    \"b\": {\n      \"c\": 1\n    }\n  }\n}"));
    document->undo();
    QCOMPARE(document->text(), std::string("{\n  \"a\": {}\n}"));
    QVERIFY(document->set(at("/list/-"), 1, QStringLiteral("List")));
    QVERIFY(same(document->root()["list"], Json::array({1})));
    QVERIFY(!document->set(at("/list/x"), 1, QStringLiteral("X")));
    const Edits edits = document->setEdits(at("/first"), 1, {}, 0);
    QVERIFY(document->apply(QStringLiteral("First"), edits));
    QCOMPARE(document->root().begin().key(), std::string("first"));
}

void TestDocument::replacesTheText()
{
    const auto document = open(item);
    QSignalSpy changed(document.get(), &Document::changed);
    const auto bad = document->applyText(QStringLiteral("Text"), "{\"a\": }");
    QVERIFY(!bad);
    QCOMPARE(bad.error().column, 7);
    QCOMPARE(document->text(), std::string(item));
    QVERIFY(document->applyText(QStringLiteral("Text"), item));
    QVERIFY(!document->canUndo());

    const std::string edited = QByteArray(item).replace("\"y\": 2", "\"y\": 3, \"z\": 4").toStdString();
    QVERIFY(document->applyText(QStringLiteral("Text"), edited));
    QCOMPARE(document->text(), edited);
    QCOMPARE(pointersOf(changed), (QStringList{"/o/y", "/o/z"}));
    QCOMPARE(document->position(at("/o/z")), (Position{5, 30}));
    changed.clear();
    document->undo();
    QCOMPARE(document->text(), std::string(item));
    QCOMPARE(document->root()["o"].size(), std::size_t{2});
    QCOMPARE(pointersOf(changed), (QStringList{"/o/y", "/o/z"}));
    document->redo();
    QCOMPARE(document->text(), edited);
    changed.clear();
    // Layout and spelling alone are a change of the whole.
    QVERIFY(document->applyText(QStringLiteral("Text"),
                                QByteArray(edited.c_str()).replace("1.50", "1.5").toStdString()));
    QCOMPARE(pointersOf(changed), (QStringList{""}));
}

void TestDocument::keepsLineEndsAndMark()
{
    // Editing widgets know neither CR nor the byte order mark.
    const auto document = open("\xEF\xBB\xBF{\r\n  \"a\": 1,\n  \"b\": 2,\r\n  \"c\": 3\r\n}\r\n");
    QVERIFY(document->applyText(QStringLiteral("Text"), "{\n  \"a\": 1,\n  \"b\": 2,\n  \"c\": 3\n}\n"));
    QVERIFY(!document->canUndo());
    QVERIFY(document->applyText(QStringLiteral("Text"),
                                "{\n  \"a\": 1,\n  \"b\": 5,\n  \"x\": 6,\n  \"c\": 3\n}\n"));
    QCOMPARE(document->text(),
             std::string("\xEF\xBB\xBF{\r\n  \"a\": 1,\n  \"b\": 5,\r\n  \"x\": 6,\r\n  \"c\": 3\r\n}\r\n"));
}

void TestDocument::changesOnlyWhatDiffers()
{
    const auto document =
        open("{\n  \"rows\": [\n    {\"a\": 1.0,   \"b\": [1,2]},\n    {\"a\": 2e0, \"b\": []}\n  ]\n}");
    Json rows = *document->at(at("/rows"));
    rows[1]["a"] = 3;
    rows.push_back(Json::object({{"a", 4}}));
    QSignalSpy changed(document.get(), &Document::changed);
    QVERIFY(document->set(at("/rows"), rows, QStringLiteral("Rows")));
    QCOMPARE(document->text(), std::string("{\n  \"rows\": [\n    {\"a\": 1.0,   \"b\": [1,2]},\n    {\"a\": "
                                           "3, \"b\": []},\n    {\"a\": 4}\n  ]\n}"));
    QCOMPARE(pointersOf(changed), (QStringList{"/rows"}));
}

void TestDocument::maySurviveEditsByListeners()
{
    const auto document = open(item);
    connect(document.get(), &Document::changed, this, [&](const Pointer &pointer) {
        if (pointer == at("/id"))
            QVERIFY(document->set(at("/title"), document->root()["id"], QStringLiteral("Title")));
    });
    QVERIFY(
        document->apply(QStringLiteral("Id"), {Edit::replace(at("/id"), "b"), Edit::replace(at("/n"), 3)}));
    QCOMPARE(document->root()["title"].get<std::string>(), std::string("b"));
    document->undo();
    document->undo();
    QCOMPARE(document->root().size(), std::size_t{5}); // the undo of the id is answered as well
}

void TestDocument::staysWithinDepth()
{
    const auto document = open("{\"a\": []}");
    Json deep = 1;
    for (int i = 0; i < 510; ++i)
        deep = Json::array({std::move(deep)});
    QVERIFY(document->apply(QStringLiteral("Deep"), {Edit::add(at("/a/-"), deep)}));
    QVERIFY(json::parse(document->text()));
    QVERIFY(!document->apply(QStringLiteral("Deeper"), {Edit::add(at("/a/-"), Json::array({deep}))}));
    QVERIFY(
        document->apply(QStringLiteral("Beside"), {Edit::add(at("/b"), Json::array({Json::array({1})}))}));
    const auto moved = document->apply(QStringLiteral("Move"), {Edit::move(at("/a"), at("/b/0/0"))});
    QVERIFY(!moved);
    QVERIFY(json::parse(document->text()));
}

QTEST_APPLESS_MAIN(TestDocument)
#include "test_document.moc"
