// SPDX-License-Identifier: Apache-2.0
#include "core/json/parse.h"
#include "core/validation/official/official.h"
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QThread>
#include <QtTest>

using namespace mlm;
using namespace mlm::official;

namespace {

const QString core = QStringLiteral("https://schemas.stacspec.org/v1.0.0/item-spec/json-schema/item.json");
const QString own = QStringLiteral("https://schemas.example/own/v1.0.0/schema.json");

/// A small Item that declares one schema.
Json item(Json more = Json::object())
{
    Json result{{"type", "Feature"}, {"stac_version", "1.0.0"}, {"id", "a"}, {"stac_extensions", {own.toStdString()}}};
    for (const auto &[name, value] : more.items())
        result[name] = value;
    return result;
}

} // namespace

class TestOfficial : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void tellsEachVerdict();
    void followsReferences();
    void knowsNoCore();
    void tellsPlaces_data();
    void tellsPlaces();
    void comparesAsJsonDoes_data();
    void comparesAsJsonDoes();
    void survivesHostileSchemas_data();
    void survivesHostileSchemas();
    void survivesHostileDocuments_data();
    void survivesHostileDocuments();
    void givesUpOnWhatNeverEnds();
    void staysInFolder();
    void runsOnManyThreads();
    void saysDifference();
    void summarises();

private:
    void put(const QString &uri, const QByteArray &content)
    {
        const QString path = *SchemaStore(m_dir->path()).pathOf(uri);
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
    }
    /// The verdict of the one schema that item() declares.
    OfficialVerdict verdict(const QByteArray &schema, const Json &document)
    {
        put(own, schema);
        return OfficialSchemas(SchemaStore(m_dir->path())).check(document).value(1);
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestOfficial::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    put(core, R"({"$id": "https://elsewhere.example/wrong.json#", "type": "object", "required": ["id"],
                  "properties": {"id": {"type": "string", "minLength": 1}, "$comment": "no schema"}})");
}

void TestOfficial::tellsEachVerdict()
{
    Json document = item();
    document["stac_extensions"] = {own.toStdString() + "#", "https://schemas.example/missing.json", "not an address", "https://schemas.example/../x"};
    put(own, R"({"required": ["properties"]})");
    const auto verdicts = OfficialSchemas(SchemaStore(m_dir->path())).check(document);
    QCOMPARE(verdicts.size(), 5);
    QCOMPARE(verdicts[0].uri, core);
    QCOMPARE(verdicts[0].kind, OfficialVerdict::Valid);
    QCOMPARE(verdicts[1].uri, own + QLatin1Char('#'));
    QCOMPARE(verdicts[1].kind, OfficialVerdict::Invalid);
    QCOMPARE(verdicts[1].detail, QStringLiteral("The member \"properties\" is missing."));
    for (int i = 2; i < 5; ++i) {
        QCOMPARE(verdicts[i].kind, OfficialVerdict::Unavailable);
        QVERIFY(!verdicts[i].detail.isEmpty());
    }
    QCOMPARE(overall(verdicts), std::optional(false));
}

void TestOfficial::followsReferences()
{
    // The own "$id" is wrong on purpose; "x:y" and "a/b" are names in pointers.
    put(QStringLiteral("https://schemas.example/own/other.json"),
        R"({"definitions": {"x:y": {"a/b": {"type": "integer"}}, "back": {"$ref": "v1.0.0/schema.json#/definitions/tree"}}})");
    const QByteArray schema = R"({"$id": "https://nowhere.example/x.json",
        "properties": {"n": {"$ref": "../other.json#/definitions/x:y/a~1b", "maximum": 3}, "tree": {"$ref": "../other.json#/definitions/back"},
                       "named": {"$ref": "#anchor"}},
        "definitions": {"tree": {"type": "object", "additionalProperties": {"$ref": "#/definitions/tree"}},
                        "other": {"$id": "#anchor", "const": "x"}}})";
    QCOMPARE(verdict(schema, item({{"n", 5}, {"tree", {{"a", {{"b", Json::object()}}}}}, {"named", "x"}})).kind, OfficialVerdict::Valid);
    QCOMPARE(verdict(schema, item({{"n", "5"}})).detail, QStringLiteral("/n: This has to be a whole number."));
    QCOMPARE(verdict(schema, item({{"tree", {{"a", {{"b", 1}}}}}})).detail, QStringLiteral("/tree/a/b: This has to be an object."));
    QCOMPARE(verdict(schema, item({{"named", "y"}})).detail, QStringLiteral("/named: This has to be \"x\"."));
    const auto missing = verdict(R"({"$ref": "gone.json"})", item());
    QCOMPARE(missing.kind, OfficialVerdict::Unavailable);
    QVERIFY(missing.detail.contains(QLatin1String("own/v1.0.0/gone.json")));
    QCOMPARE(verdict(R"({"$ref": "#/definitions/gone"})", item()).kind, OfficialVerdict::Failed);
    // What nothing refers to does not count.
    QCOMPARE(verdict(R"({"definitions": {"a": {"$ref": "gone.json"}}})", item()).kind, OfficialVerdict::Valid);
}

void TestOfficial::knowsNoCore()
{
    const OfficialSchemas schemas{SchemaStore(m_dir->path())};
    for (const Json &document : {Json(Json::array()), Json(3), Json(Json::object()), Json{{"type", "Feature"}}, Json{{"type", 1}, {"stac_version", "1.0.0"}}}) {
        const auto verdicts = schemas.check(document);
        QCOMPARE(verdicts.size(), 1);
        QCOMPARE(verdicts[0].uri, QString(noCore));
        QCOMPARE(verdicts[0].kind, OfficialVerdict::Invalid);
    }
    QCOMPARE(schemas.check(Json{{"type", "Feature"}, {"stac_version", "../../../.."}}).value(0).kind, OfficialVerdict::Unavailable);
}

void TestOfficial::tellsPlaces_data()
{
    QTest::addColumn<QByteArray>("schema");
    QTest::addColumn<QString>("detail");
    const auto add = [](const char *schema, const char *detail) { QTest::newRow(detail) << QByteArray(schema) << QString::fromUtf8(detail); };
    add(R"({"properties": {"a": {"items": {"required": ["x"]}}}})", "/a/1: The member \"x\" is missing.");
    add(R"({"properties": {"a": {"items": [true, {"additionalProperties": false}]}}})", "/a/1: The member \"z\" may not stand here.");
    add(R"({"patternProperties": {"^a$": {"maxItems": 1}}})", "/a: The list has more than 1 entries.");
    add(R"({"properties": {"a": {"contains": {"type": "null"}}}})", "/a: The list lacks an entry that the schema asks for.");
    add(R"({"properties": {"t": {"enum": ["x", 2]}}})", "/t: This is none of the values that are allowed.");
    add(R"({"properties": {"t": {"minLength": 9}}})", "/t: The text is shorter than 9 characters.");
    add(R"({"properties": {"t": {"format": "date-time"}}})", "/t: This is no date and time such as 2020-01-31T12:00:00Z.");
    add(R"({"properties": {"t": {"pattern": "^x"}}})", "/t: The text is not written as the schema wants it (^x).");
    add(R"({"properties": {"n": {"exclusiveMaximum": 1.5}}})", "/n: The number is too large; the bound is 1.5.");
    add(R"({"properties": {"n": false}})", "/n: No value may stand here.");
    add(R"({"dependencies": {"n": ["m"]}})", "The member \"m\" is missing.");
    add(R"({"dependencies": {"t": {"required": ["n"]}, "n": {"required": ["o"]}}})", "The member \"o\" is missing.");
    add(R"({"propertyNames": {"maxLength": 1}})", "No member may be called \"type\" here.");
    add(R"({"if": {"required": ["n"]}, "then": {"properties": {"n": {"type": "string"}}}})", "/n: This has to be a text.");
    add(R"({"not": {"required": ["n"]}})", "This has a form that the schema rules out.");
    // The form that was nearest: the one that failed deepest.
    add(R"({"oneOf": [{"required": ["gone"]}, {"properties": {"a": {"items": {"required": ["x"]}}}}]})", "/a/1: The member \"x\" is missing.");
    add(R"({"anyOf": [{"required": ["gone"]}, {"required": ["lost"]}]})", "This has none of the forms that are allowed.");
    add(R"({"oneOf": [{}, {}]})", "This fits more than one of the forms, where it has to fit exactly one.");
}

void TestOfficial::tellsPlaces()
{
    QFETCH(QByteArray, schema);
    QFETCH(QString, detail);
    const auto result = verdict(schema, item({{"a", {{{"x", 1}}, {{"z", 1}}}}, {"t", "ab"}, {"n", 1.5}}));
    QCOMPARE(result.kind, OfficialVerdict::Invalid);
    QCOMPARE(result.detail, detail);
}

void TestOfficial::comparesAsJsonDoes_data()
{
    QTest::addColumn<QByteArray>("schema");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("valid");
    const auto add = [](const char *schema, const QByteArray &value, bool valid) {
        QTest::addRow("%s %s", schema, value.left(60).constData()) << QByteArray(schema) << value << valid;
    };
    for (const char *whole : {"1", "1.0", "-0.0", "1e21", "1e308", "18446744073709551615", "18446744073709551616"})
        add(R"({"type": "integer"})", whole, true);
    add(R"({"type": "integer"})", "1.5", false);
    add(R"({"const": 1.0})", "1", true);
    add(R"({"const": {"a": [1], "b": 0}})", R"({"b": -0.0, "a": [1.0]})", true);
    add(R"({"const": false})", "0", false);
    add(R"({"enum": [9223372036854775808]})", "9223372036854775808", true);
    add(R"({"uniqueItems": true})", "[1, true, \"1\", [1], {\"a\": 1}]", true);
    add(R"({"uniqueItems": true})", "[{\"a\": 1, \"b\": 2}, {\"b\": 2.0, \"a\": 1}]", false);
    add(R"({"multipleOf": 0.01})", "4.02", false); // as in IEEE 754: 402 is not what comes out
    add(R"({"minLength": 2, "maxLength": 2})", "\"\\u0000a\"", true);
    add(R"({"minLength": 2})", "\"\xf0\x9f\x98\x80\"", false);
    add(R"({"format": "date-time"})", "null", true);
    add(R"({"format": "date-time"})", "\"2020-01-01 00:00:00Z\"", true);
    add(R"({"format": "iri"})", "\"x\"", false);
    add(R"({"format": "uri"})", "\"https://example.com/a b\"", false);
    add(R"({"pattern": "^a$"})", "\"a\\n\"", false);
    add(R"({"pattern": "^.$"})", "\"\\u2028\"", false);
    add(R"({"pattern": "^\\s$"})", "\"\\ufeff\"", true);
    add(R"({"pattern": "^\\S$"})", "\"\\ufeff\"", false);
    add(R"({"pattern": "^\\d$"})", "\"\xd9\xa3\"", false);
    add(R"({"pattern": "^\\u00e9$"})", "\"\xc3\xa9\"", true);
    add(R"x({"patternProperties": {"^(?!x:)": {"type": "string"}}})x", R"({"x:a": 1, "a": "b"})", true);
    add(R"({"$ref": "#/definitions/any", "type": "string", "definitions": {"any": {}}})", "1", true);
}

void TestOfficial::comparesAsJsonDoes()
{
    QFETCH(QByteArray, schema);
    QFETCH(QByteArray, value);
    QFETCH(bool, valid);
    const auto parsed = json::parse(value.toStdString());
    QVERIFY(parsed.ok());
    const QByteArray whole = R"({"properties": {"value": {"$ref": "part.json"}}})";
    put(QStringLiteral("https://schemas.example/own/v1.0.0/part.json"), schema);
    const auto result = verdict(whole, item({{"value", parsed->root}}));
    QCOMPARE(result.kind, valid ? OfficialVerdict::Valid : OfficialVerdict::Invalid);
}

void TestOfficial::survivesHostileSchemas_data()
{
    QTest::addColumn<QByteArray>("schema");
    const auto add = [](const char *name, const QByteArray &schema) { QTest::newRow(name) << schema; };
    add("no JSON", "<html>not found</html>");
    add("empty", "");
    add("an array", "[]");
    add("half", R"({"type": "obj)");
    add("too large", "{\"x\": \"" + QByteArray(5 << 20, 'x') + "\"}");
    add("deep text", QByteArray(1'000'000, '['));
    QByteArray deep = "true";
    for (int i = 0; i < 100'000; ++i)
        deep = "{\"not\":" + deep + '}';
    add("deep schema", deep);
    add("circle", R"({"$ref": "#"})");
    add("circle of two", R"({"$ref": "#/definitions/a", "definitions": {"a": {"$ref": "#/definitions/b"}, "b": {"$ref": "#/definitions/a"}}})");
    add("circle by allOf", R"({"allOf": [{"$ref": "#"}]})");
    add("circle by not", R"({"not": {"$ref": "#"}})");
    QByteArray doubling = R"({"allOf": [{"$ref": "#/definitions/d0"}], "definitions": {)";
    for (int i = 0; i < 60; ++i)
        doubling += QStringLiteral(R"("d%1": {"allOf": [{"$ref": "#/definitions/d%2"}, {"$ref": "#/definitions/d%2"}]},)").arg(i).arg(i + 1).toUtf8();
    add("doubling", doubling + R"("d60": {"required": ["id"]}}})");
    QByteArray chain = R"({"$ref": "#/definitions/d0", "definitions": {)";
    for (int i = 0; i < 20'000; ++i)
        chain += QStringLiteral(R"("d%1": {"$ref": "#/definitions/d%2"},)").arg(i).arg(i + 1).toUtf8();
    add("long chain", chain + R"("d20000": {}}})");
    add("bad pattern", R"({"properties": {"id": {"pattern": "(a"}}})");
    add("costly pattern", R"({"properties": {"text": {"pattern": "^(a+)+$"}}})");
    add("costly name pattern", R"({"patternProperties": {"^(a|aa)+$": false}})");
    add("long pattern", R"({"pattern": ")" + QByteArray(50'000, 'a') + R"("})");
    add("climbing", R"({"$ref": "../../../../../../../etc/passwd"})");
    add("climbing in percent", R"({"$ref": "%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd"})");
    add("a file", R"({"$ref": "file:///etc/passwd"})");
    add("no address", R"({"$ref": "::::"})");
    for (const char *wrong : {R"({"type": "text"})", R"({"type": 3})", R"({"required": true})", R"({"required": [1]})", R"({"properties": []})",
                              R"({"allOf": {}})", R"({"allOf": []})", R"({"anyOf": [1]})", R"({"items": 3})", R"({"minimum": "1"})", R"({"minLength": -1})",
                              R"({"maxItems": 1.5})", R"({"pattern": 1})", R"({"enum": 1})", R"({"uniqueItems": "yes"})", R"({"multipleOf": 0})",
                              R"({"dependencies": {"id": 1}})", R"({"not": "x"})", R"({"required": ["a\u0000b"]})", R"({"format": 1})",
                              R"({"properties": {"a\u0000b": {}}})"})
        add(wrong, wrong);
}

void TestOfficial::survivesHostileSchemas()
{
    QFETCH(QByteArray, schema);
    QElapsedTimer clock;
    clock.start();
    const auto result = verdict(schema, item({{"text", std::string(40, 'a') + '!'}, {std::string(60, 'a') + '!', 1}}));
    QVERIFY2(result.kind == OfficialVerdict::Failed || result.kind == OfficialVerdict::Unavailable, qPrintable(result.detail));
    QVERIFY(!result.detail.isEmpty());
    QVERIFY(result.detail.size() < 1500);
    QVERIFY(!result.detail.contains(QLatin1String("root:"))); // nothing of /etc/passwd
    qInfo("%lld ms: %s", clock.elapsed(), qPrintable(result.detail.left(160)));
}

void TestOfficial::survivesHostileDocuments_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"long text", "long name", "deep", "deeper", "long array", "array of arrays", "many members", "huge number", "many addresses"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestOfficial::survivesHostileDocuments()
{
    QFETCH(QString, name);
    Json value;
    bool bounded = false; // rather than a verdict
    if (name == QLatin1String("long text")) {
        value = std::string(10 << 20, 'a');
    } else if (name == QLatin1String("long name")) {
        value = {{std::string(100'000, 'a'), 1}};
    } else if (name == QLatin1String("deep") || name == QLatin1String("deeper")) {
        bounded = name == QLatin1String("deeper");
        for (int i = 0; i < (bounded ? 5'000 : 500); ++i)
            value = Json::array({std::move(value)});
    } else if (name == QLatin1String("long array")) {
        value = Json::array();
        for (int i = 0; i < 1'000'000; ++i)
            value.push_back(i);
    } else if (name == QLatin1String("array of arrays")) {
        value = Json::array();
        for (int i = 0; i < 300'000; ++i)
            value.push_back(Json::array({i, Json::array()}));
    } else if (name == QLatin1String("many members")) {
        value = Json::object();
        auto &members = value.get_ref<Json::object_t &>();
        for (int i = 0; i < 100'000; ++i)
            static_cast<std::vector<Json::object_t::value_type> &>(members).emplace_back("m" + std::to_string(i), i);
    } else if (name == QLatin1String("huge number")) {
        value = 1.7976931348623157e308;
    }
    const QByteArray schema = R"({"properties": {"v": {"uniqueItems": true, "maxLength": 100000000, "pattern": "^[\\w.-]+$", "format": "iri-reference",
        "patternProperties": {"^(?!x:)[^\\s]+$": {"type": ["integer", "string"]}}, "additionalProperties": false,
        "items": {"$ref": "#/definitions/tree"}}},
        "definitions": {"tree": {"type": ["integer", "array", "null"], "items": {"$ref": "#/definitions/tree"}}}})";
    Json document = item({{"v", std::move(value)}});
    if (name == QLatin1String("many addresses"))
        for (int i = 0; i < 100'000; ++i)
            document["stac_extensions"].push_back("https://schemas.example/" + std::to_string(i));
    QElapsedTimer clock;
    clock.start();
    const auto result = verdict(schema, document);
    QCOMPARE(result.kind, bounded ? OfficialVerdict::Failed : OfficialVerdict::Valid);
    qInfo("%lld ms: %s", clock.elapsed(), qPrintable(result.detail.left(160)));
}

void TestOfficial::givesUpOnWhatNeverEnds()
{
    // Forty definitions, each asking for the one before it twice: what the last one asks for is looked at 2^40 times, longer than any machine
    // has time for, be it a single number or a million elements.
    QByteArray definitions;
    for (int i = 1; i <= 40; ++i) {
        const QByteArray before = R"({"$ref": "#/definitions/d)" + QByteArray::number(i - 1) + R"("})";
        definitions += R"(, "d)" + QByteArray::number(i) + R"(": {"allOf": [)" + before + ", " + before + "]}";
    }
    Json elements = Json::array();
    for (int i = 0; i < 1'000'000; ++i)
        elements.push_back(i);
    const std::pair<QByteArray, Json> cases[] = {{R"({"type": "integer"})", 1}, {R"({"uniqueItems": true})", std::move(elements)}};
    for (const auto &[leaf, value] : cases) {
        const QByteArray schema = R"({"properties": {"v": {"$ref": "#/definitions/d40"}}, "definitions": {"d0": )" + leaf + definitions + "}}";
        const auto result = verdict(schema, item({{"v", value}}));
        QCOMPARE(result.kind, OfficialVerdict::Failed);
        QVERIFY(result.detail.contains(QLatin1String("took too long")));
    }
}

void TestOfficial::staysInFolder()
{
    const QString outside = m_dir->path() + QStringLiteral("-outside.json");
    QFile file(outside);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{}");
    file.close();
    const QString inside = *SchemaStore(m_dir->path()).pathOf(own);
    QVERIFY(QDir().mkpath(QFileInfo(inside).path()));
    QVERIFY(QFile::link(outside, inside));
    const auto result = OfficialSchemas(SchemaStore(m_dir->path())).check(item()).value(1);
    QFile::remove(outside);
    QCOMPARE(result.kind, OfficialVerdict::Failed);
    QVERIFY(result.detail.contains(QLatin1String("leads out of the folder")));
}

void TestOfficial::runsOnManyThreads()
{
    put(own, R"({"properties": {"n": {"$ref": "#/definitions/n"}}, "definitions": {"n": {"type": "integer", "multipleOf": 2}}})");
    const OfficialSchemas schemas{SchemaStore(m_dir->path())};
    std::atomic<int> wrong = 0;
    std::vector<std::unique_ptr<QThread>> threads;
    for (int t = 0; t < 8; ++t) {
        threads.emplace_back(QThread::create([&schemas, &wrong] {
            for (int i = 0; i < 200; ++i)
                if (overall(schemas.check(item({{"n", i}}))) != (i % 2 == 0))
                    ++wrong;
        }));
        threads.back()->start();
    }
    for (const auto &thread : threads)
        thread->wait();
    QCOMPARE(wrong.load(), 0);
}

void TestOfficial::saysDifference()
{
    const OfficialVerdict good{core, OfficialVerdict::Valid, {}}, bad{core, OfficialVerdict::Invalid, QStringLiteral("/id: x")};
    const OfficialVerdict foreign{own, OfficialVerdict::Invalid, {}}, gone{core, OfficialVerdict::Unavailable, {}};
    const OfficialVerdict mlmGone{QStringLiteral("https://stac-extensions.github.io/mlm/v1.5.2/schema.json"), OfficialVerdict::Unavailable, {}};
    QVERIFY(difference(true, {good}).isEmpty());
    QVERIFY(difference(false, {bad}).isEmpty());
    QVERIFY(difference(true, {bad}).contains(QLatin1String("/id: x")));
    QVERIFY(!difference(false, {good}).isEmpty());
    QVERIFY(difference(true, {good, foreign}).isEmpty()); // our check does not know that schema
    QVERIFY(difference(false, {good, mlmGone}).isEmpty()); // it may be what our check knows
    QVERIFY(difference(false, {gone}).isEmpty());
    // The second address of a release.
    const OfficialVerdict second{QStringLiteral("https://stac-extensions.github.io/mlm/v1.3.0/schema.json"), OfficialVerdict::Invalid, {}};
    QVERIFY(difference(false, {good, second}).isEmpty());
    QVERIFY(!difference(true, {good, second}).isEmpty());
    QVERIFY(difference(false, {}).isEmpty());
}

void TestOfficial::summarises()
{
    const OfficialVerdict good{core, OfficialVerdict::Valid, {}}, bad{core, OfficialVerdict::Invalid, {}}, gone{core, OfficialVerdict::Unavailable, {}};
    QCOMPARE(summary({good, good}), QStringLiteral("2 of 2 accept it"));
    QCOMPARE(summary({good, bad}), QStringLiteral("1 of 2 rejects it"));
    QCOMPARE(summary({good, gone}), QStringLiteral("1 of 2 accept it, 1 not fetched"));
    QCOMPARE(overall({good, gone}), std::optional(true));
    QCOMPARE(overall({gone, good}), std::nullopt);
    QCOMPARE(overall({gone, bad}), std::optional(false));
}

QTEST_GUILESS_MAIN(TestOfficial)
#include "test_official.moc"
