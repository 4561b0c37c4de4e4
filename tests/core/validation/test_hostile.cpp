// SPDX-License-Identifier: Apache-2.0
// Values that nobody means well with, in every field that has a pattern or a bound: they are told of, and the check comes to its end.
#include "core/json/parse.h"
#include "core/spec/pattern.h"
#include "fixtures.h"
#include <QElapsedTimer>
#include <QTest>
#include <set>

using namespace mlm;

namespace {

struct Place
{
    Pointer pointer;
    const spec::Type *type;
    std::vector<std::pair<Pointer, Json>> tellers; ///< members that choose the variant
};

bool isBounded(const spec::Type &type)
{
    return !type.pattern.empty() || !type.format.empty() || type.minimum || type.maximum || type.exclusiveMinimum || type.minLength || type.minItems ||
           type.maxItems || !type.itemCounts.empty() || type.uniqueItems || type.minProperties || !type.memberPattern.empty() ||
           (!type.choices.empty() && !type.openChoices);
}

/// All places of a type below `pointer` that have a pattern or a bound; each type once.
void collect(const spec::Type &type, const Pointer &pointer, std::vector<std::pair<Pointer, Json>> tellers, std::set<const spec::Type *> &seen,
             std::vector<Place> &places, int depth = 0)
{
    if (depth > 14 || !seen.insert(&type).second)
        return;
    if (!pointer.isRoot() && isBounded(type))
        places.push_back({pointer, &type, tellers});
    for (const auto &variant : type.variants) {
        auto own = tellers;
        if (const spec::Field *field = type.discriminator.empty() ? nullptr : variant->field(type.discriminator))
            if (!field->type->choices.empty())
                own.emplace_back(pointer / type.discriminator, field->type->choices.front().value);
        collect(*variant, pointer, own, seen, places, depth + 1);
    }
    if (type.items)
        collect(*type.items, pointer / std::size_t(0), tellers, seen, places, depth + 1);
    if (type.others)
        collect(*type.others, pointer / "other", tellers, seen, places, depth + 1);
    for (const spec::Field &field : type.fields)
        collect(*field.type, pointer / field.name, tellers, seen, places, depth + 1);
}

/// Puts a value at a place and makes whatever has to be above it.
void put(Json &root, const Pointer &pointer, Json value)
{
    Json *node = &root;
    for (std::size_t i = 0; i < pointer.size(); ++i) {
        const bool isElement = pointer[i] == "0";
        if (isElement) {
            if (!node->is_array())
                *node = Json::array();
            if (node->empty())
                node->push_back(nullptr);
            node = &(*node)[0];
        } else {
            if (!node->is_object())
                *node = Json::object();
            node = &(*node)[pointer[i]];
        }
    }
    *node = std::move(value);
}

/// An Item that declares what is known of every extension.
Json everything()
{
    Json root = fixtures::item();
    root["stac_version"] = "1.1.0";
    root["stac_extensions"] = Json::array();
    for (const spec::Release &release : spec::releases())
        if (release.current && release.forItems)
            root["stac_extensions"].push_back(release.uri);
    return root;
}

Json text(std::size_t bytes, char letter)
{
    return Json(std::string(bytes, letter));
}

Json list(std::size_t count, const Json &element)
{
    return Json(Json::array_t(count, element));
}

Json members(std::size_t count, const Json &value)
{
    Json::object_t object;
    object.reserve(count);
    for (std::size_t i = 0; i < count; ++i)
        object.Container::emplace_back("member-" + std::to_string(i), value);
    return Json(std::move(object));
}

constexpr std::size_t long10 = std::size_t{10} << 20;
constexpr std::size_t million = 1'000'000;

} // namespace

class TestHostile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyPatternAndBound();
    void places_data();
    void places();
    void names();
    void texts_data();
    void texts();

private:
    Findings timed(const Json &root, const std::string &what)
    {
        QElapsedTimer timer;
        timer.start();
        Findings findings = check(root);
        const qint64 took = timer.elapsed();
        m_slowest = std::max(m_slowest, took);
        if (took > 1000)
            qInfo("%s: %lld ms", what.c_str(), took);
        return findings;
    }
    qint64 m_slowest = 0;
};

void TestHostile::everyPatternAndBound()
{
    const Json base = everything();
    const auto profile = spec::Profile::of(base);
    std::set<const spec::Type *> seen;
    std::vector<Place> all;
    collect(profile->document(), {}, {}, seen, all);
    QVERIFY(all.size() > 40);
    std::set<std::string> patterns;
    int told = 0;
    for (const Place &place : all) {
        const bool isNew = patterns.insert(place.type->pattern + ' ' + place.type->format).second;
        std::vector<Json> values = {text(isNew ? long10 : 100'000, '!'), 1e308, -1e308, list(isNew ? million : 1000, nullptr), members(isNew ? 100'000 : 100, nullptr)};
        if (isNew)
            for (const char letter : {'a', '9', '.', ' ', '/'})
                values.push_back(text(long10, letter));
        for (const Json &value : values) {
            Json root = base;
            for (const auto &[teller, choice] : place.tellers)
                put(root, teller, choice);
            put(root, place.pointer, value);
            const bool misfits = value.is_string() && place.type->kind == spec::Kind::String && place.type->compiled && !place.type->compiled->matches(value.get_ref<const std::string &>());
            const Findings findings = timed(root, place.pointer.toString() + ' ' + value.type_name());
            QVERIFY(findings.list.size() <= 200'000);
            for (const Finding &finding : findings.list)
                QVERIFY2(finding.message.size() < 4000 && finding.advice.size() < 4000, finding.rule.c_str());
            told += !findings.valid();
            if (misfits)
                QVERIFY2(!findings.list.empty(), place.pointer.toString().c_str());
        }
    }
    qInfo("%zu places, %d documents not valid, slowest check %lld ms", all.size(), told, m_slowest);
    QVERIFY(told > int(all.size()));
}

void TestHostile::places_data()
{
    QTest::addColumn<QByteArray>("pointer");
    for (const char *pointer :
         {"/stac_extensions", "/links", "/assets", "/bbox", "/geometry", "/geometry/coordinates", "/geometry/coordinates/0", "/properties", "/properties/mlm:name",
          "/properties/mlm:tasks", "/properties/mlm:input", "/properties/mlm:input/0/bands", "/properties/mlm:input/0/input/shape",
          "/properties/mlm:input/0/input/dim_order", "/properties/mlm:input/0/value_scaling", "/properties/mlm:output",
          "/properties/mlm:output/0/classification:classes", "/properties/mlm:output/0/tasks", "/properties/mlm:hyperparameters", "/properties/bands",
          "/properties/providers", "/properties/datetime", "/assets/weights/roles", "/assets/weights/type", "/assets/weights/bands", "/assets/weights/file:checksum"})
        QTest::newRow(pointer) << QByteArray(pointer);
}

void TestHostile::places()
{
    QFETCH(QByteArray, pointer);
    const Pointer place = Pointer::of(pointer.toStdString());
    const Json base = everything();
    Json like = place.in(base) ? *place.in(base) : Json();
    if (like.is_array() && !like.empty())
        like = like.front();
    // What is wrong a million times, and what looks right a million times.
    std::vector<Json> values = {text(long10, 'x'), list(million, nullptr), list(million, "x"), list(million, 1e308), members(100'000, nullptr),
                                members(100'000, Json{{"name", "x"}}), list(100'000, Json::object()), list(100'000, Json::array({1, 2}))};
    if (!like.is_null())
        values.push_back(list(like.is_structured() ? 20'000 : million, like));
    for (std::size_t i = 0; i < values.size(); ++i) {
        Json root = base;
        put(root, place, values[i]);
        const Findings findings = timed(root, place.toString() + " value " + std::to_string(i));
        QVERIFY(findings.list.size() <= 200'000);
    }
}

void TestHostile::names()
{
    const Json base = everything();
    const std::string name(100'000, 'n');
    for (const char *pointer : {"", "/properties", "/assets", "/assets/weights", "/properties/mlm:input/0", "/properties/mlm:input/0/input", "/properties/mlm:output/0",
                                "/properties/mlm:hyperparameters", "/geometry"})
        for (const std::string &prefix : {std::string(), std::string("mlm:"), std::string("file:"), std::string("eo:")}) {
            Json root = base;
            put(root, Pointer::of(pointer) / (prefix + name), Json::object());
            for (const Finding &finding : timed(root, std::string(pointer) + ' ' + prefix).list)
                QVERIFY2(finding.message.size() < 4000, finding.rule.c_str());
        }
}

void TestHostile::texts_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("parses");
    QTest::newRow("1e400") << QByteArray("1e400") << false;
    QTest::newRow("-1e400") << QByteArray("-1e400") << false;
    QTest::newRow("1e-400") << QByteArray("1e-400") << true;
    QTest::newRow("a long number") << QByteArray("1") + QByteArray(100'000, '0') << false;
    QTest::newRow("a long fraction") << QByteArray("0.") + QByteArray(100'000, '1') << true;
    QTest::newRow("deep lists") << QByteArray(int(million), '[') + QByteArray(int(million), ']') << false;
    QTest::newRow("open lists") << QByteArray(int(million), '[') << false;
    QByteArray objects;
    for (std::size_t i = 0; i < million; ++i)
        objects += "{\"a\":";
    QTest::newRow("deep objects") << objects << false;
    QTest::newRow("500 lists") << QByteArray(500, '[') + QByteArray(500, ']') << true;
}

void TestHostile::texts()
{
    QFETCH(QByteArray, value);
    QFETCH(bool, parses);
    for (const char *name : {"mlm:memory_size", "mlm:hyperparameters", "mlm:input", "datetime", "mlm:name"}) {
        const std::string document = R"({"type": "Feature", "stac_version": "1.0.0", "stac_extensions": ["https://stac-extensions.github.io/mlm/v1.5.2/schema.json"], "properties": {")" +
                                     std::string(name) + "\": " + value.toStdString() + "}}";
        const auto parsed = json::parse(document);
        QCOMPARE(parsed.ok(), parses);
        if (parsed)
            QVERIFY(!timed(parsed->root, name).valid());
        else
            QVERIFY(!parsed.error().message.isEmpty() && parsed.error().line == 1);
    }
}

QTEST_APPLESS_MAIN(TestHostile)
#include "test_hostile.moc"
