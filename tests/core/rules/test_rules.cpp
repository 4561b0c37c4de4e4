// SPDX-License-Identifier: Apache-2.0
#include "core/json/parse.h"
#include "core/validation/engine.h"
#include <QDir>
#include <QFile>
#include <QTest>
#include <set>

using namespace mlm;

namespace {

Json load(const QString &name)
{
    QFile file(QStringLiteral(MLM_TEST_DATA "/rules/") + name);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray text = file.readAll();
    auto parsed = json::parse(std::string_view(text.constData(), std::size_t(text.size())));
    return parsed ? parsed->root : Json();
}

/// "set" a value or "remove" it, each at a pointer.
Json changed(Json root, const Json &changes)
{
    for (const Json &change : changes) {
        const Pointer where = Pointer::of(change[1].get<std::string>());
        const bool there = where.in(root) != nullptr;
        Edit edit = change[0] == "remove" ? Edit::remove(where)
                    : there               ? Edit::replace(where, change[2])
                                          : Edit::add(where, change[2]);
        if (!applyTo(root, edit))
            return {};
    }
    return root;
}

std::vector<Finding> run(const Rule &rule, const Json &root)
{
    std::vector<Finding> found;
    const auto profile = spec::Profile::of(root);
    rule.check({root, *profile, [&](Finding finding) { found.push_back(std::move(finding)); }});
    return found;
}

Json describe(const Finding &finding)
{
    Json result{{"pointer", finding.pointer.toString()}, {"source", toString(finding.source)},
                {"severity", toString(finding.severity)}, {"message", finding.message.toStdString()},
                {"advice", finding.advice.toStdString()}};
    if (finding.missing)
        result["missing"] = true;
    if (finding.atName)
        result["atName"] = true;
    if (finding.fix)
        result["fix"] = finding.fix->label.toStdString();
    return result;
}

const Rule *ruleOf(const std::string &id)
{
    for (const Rule &rule : allRules()) {
        if (id == rule.id)
            return &rule;
    }
    return nullptr;
}

} // namespace

class TestRules : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void basesPassEveryRule();
    void cases_data();
    void cases();
    void everyRuleHasACase();
    void survivesAnything();
};

void TestRules::basesPassEveryRule()
{
    for (const char *name : {"item.json", "collection.json"}) {
        const Json base = load(QLatin1StringView(name));
        QVERIFY2(base.is_object(), name);
        QVERIFY2(check(base).valid(), name);
        for (const Rule &rule : allRules())
            QVERIFY2(run(rule, base).empty(), rule.id);
    }
}

void TestRules::cases_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("index");
    for (const QString &file : QDir(QStringLiteral(MLM_TEST_DATA "/rules")).entryList({QStringLiteral("cases-*.json")}, QDir::Files, QDir::Name)) {
        const Json all = load(file);
        QVERIFY2(all.is_array() && !all.empty(), qPrintable(file));
        for (std::size_t i = 0; i < all.size(); ++i)
            QTest::addRow("%s: %s", all[i]["rule"].get<std::string>().c_str(), all[i]["case"].get<std::string>().c_str()) << file << int(i);
    }
}

void TestRules::cases()
{
    QFETCH(QString, file);
    QFETCH(int, index);
    const Json one = load(file)[std::size_t(index)];
    const Rule *rule = ruleOf(one["rule"].get<std::string>());
    QVERIFY(rule);
    const Json base = load(one.contains("base") ? QString::fromStdString(one["base"].get<std::string>()) : QStringLiteral("item.json"));
    const Json document = changed(base, one["change"]);
    QVERIFY2(document.is_object(), "a change does not apply");
    const std::vector<Finding> found = run(*rule, document);
    Json actual = Json::array();
    for (const Finding &finding : found) {
        actual.push_back(describe(finding));
        QCOMPARE(finding.rule, std::string(rule->id));
        QVERIFY(finding.reference.starts_with("https://"));
        QVERIFY(finding.missing == (finding.pointer.in(document) == nullptr));
    }
    if (actual != one["findings"])
        qWarning("actual: %s", actual.dump().c_str()); // whole: what QVERIFY2 says is cut off
    QVERIFY(actual == one["findings"]);

    // A fix takes its finding away, adds none of its rule, and does not make a valid document invalid.
    const bool wasValid = check(document).valid();
    for (const Finding &finding : found) {
        if (!finding.fix)
            continue;
        Json fixed = document;
        for (const Edit &edit : finding.fix->edits)
            QVERIFY(applyTo(fixed, edit));
        const std::vector<Finding> left = run(*rule, fixed);
        QCOMPARE(left.size(), found.size() - 1);
        // Declaring an extension brings its schema in, which may have something to say.
        if (wasValid && std::string_view(rule->id) != "extension-missing")
            QVERIFY(check(fixed).valid());
    }
}

void TestRules::everyRuleHasACase()
{
    std::set<std::string> shown, ids;
    for (const QString &file : QDir(QStringLiteral(MLM_TEST_DATA "/rules")).entryList({QStringLiteral("cases-*.json")}, QDir::Files)) {
        for (const Json &one : load(file)) {
            if (!one["findings"].empty())
                shown.insert(one["rule"].get<std::string>());
        }
    }
    for (const Rule &rule : allRules()) {
        QVERIFY2(ids.insert(rule.id).second, rule.id);
        QVERIFY2(shown.contains(rule.id), rule.id);
    }
}

/// Each value of the base replaced by each kind of value: no rule may throw or read what is not there.
void TestRules::survivesAnything()
{
    const Json values = Json::parse(R"([null, true, 0, -1.5, 1e300, "", "x", [], [null], [[1]], {}, {"a": {}}])");
    for (const char *name : {"item.json", "collection.json"}) {
        const Json base = load(QLatin1StringView(name));
        std::vector<Pointer> places;
        std::vector<Pointer> open{Pointer()};
        while (!open.empty()) {
            const Pointer at = open.back();
            open.pop_back();
            places.push_back(at);
            const Json &node = *at.in(base);
            for (std::size_t i = 0; node.is_array() && i < node.size() && i < 2; ++i)
                open.push_back(at / i);
            if (node.is_object()) {
                for (const auto &[key, value] : node.items())
                    open.push_back(at / key);
            }
        }
        QVERIFY(places.size() > 50 || std::string_view(name) == "collection.json");
        for (const Pointer &place : places) {
            for (const Json &value : values) {
                Json document = base;
                *place.in(document) = value;
                for (const Rule &rule : allRules())
                    (void)run(rule, document);
            }
        }
    }
}

QTEST_GUILESS_MAIN(TestRules)
#include "test_rules.moc"
