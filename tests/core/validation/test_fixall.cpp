// SPDX-License-Identifier: Apache-2.0
#include "core/document/document.h"
#include "core/validation/fixall.h"
#include "fixtures.h"
#include <QTest>

using namespace mlm;

namespace {

QStringList rulesOf(const FixPlan &plan)
{
    QStringList list;
    for (const PlannedFix &fix : plan.fixes)
        list << QString::fromStdString(fix.finding.rule + ' ' + fix.finding.pointer.toString());
    return list;
}

Json after(const Json &root, const FixPlan &plan)
{
    Json copy = root;
    for (const Edit &edit : plan.edits)
        if (!applyTo(copy, edit))
            return {};
    return copy;
}

FixWish ofRule(const char *id)
{
    return FixWish{{id}, std::nullopt};
}

bool is(const std::optional<Json> &value, const Json &wanted)
{
    return value && same(*value, wanted);
}

/// Two lists with an entry twice, a version in two numbers, a task in capitals.
Json broken()
{
    Json root = fixtures::changed(fixtures::item(), "/properties/mlm:framework_version", R"("2.3")");
    root = fixtures::changed(root, "/properties/mlm:tasks", R"(["semantic-segmentation", "regression", "semantic-segmentation", "regression", "Regression"])");
    return fixtures::changed(root, "/properties/mlm:output/0/tasks", R"(["regression", "regression"])");
}

} // namespace

class TestFixAll : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothingToDo();
    void mendsAll();
    void keepsToTheRules();
    void keepsToTheNames();
    void followsNames();
    void sharesARemedy();
    void tellsWhatItDoes();
    void isOneStep();
};

void TestFixAll::nothingToDo()
{
    const FixPlan plan = planFixes(fixtures::catalog());
    QVERIFY(plan.complete);
    QVERIFY(plan.fixes.empty());
    QVERIFY(plan.edits.empty());
    QVERIFY(planFixes(Json(3)).fixes.empty());
}

void TestFixAll::mendsAll()
{
    const Json root = broken();
    const FixPlan plan = planFixes(root);
    QVERIFY(plan.complete);
    const Json mended = after(root, plan);
    QVERIFY(same(mended["properties"]["mlm:tasks"], Json::parse(R"(["semantic-segmentation", "regression"])")));
    QVERIFY(same(mended["properties"]["mlm:framework_version"], Json("2.3.0")));
    QVERIFY(same(mended["properties"]["mlm:output"][0]["tasks"], Json::parse(R"(["regression"])")));
    QVERIFY(check(mended).valid());
    // What stands in the document in this order.
    QCOMPARE(rulesOf(plan).first(), QStringLiteral("mlm.tasks.unique /properties/mlm:tasks/2"));
}

void TestFixAll::keepsToTheRules()
{
    const Json root = broken();
    const FixPlan plan = planFixes(root, ofRule("mlm.framework-version.pattern"));
    QCOMPARE(rulesOf(plan), QStringList{"mlm.framework-version.pattern /properties/mlm:framework_version"});
    QVERIFY(same(after(root, plan), fixtures::changed(root, "/properties/mlm:framework_version", R"("2.3.0")")));
    QVERIFY(planFixes(root, ofRule("no-such-rule")).fixes.empty());
}

void TestFixAll::keepsToTheNames()
{
    const Json root = broken();
    const FindingKey task("mlm.output.tasks.unique", Pointer::of("/properties/mlm:output/0/tasks/1"));
    const FixPlan plan = planFixes(root, FixWish{{}, std::set<FindingKey>{task}});
    QCOMPARE(rulesOf(plan), QStringList{"mlm.output.tasks.unique /properties/mlm:output/0/tasks/1"});
    QVERIFY(same(after(root, plan), fixtures::changed(root, "/properties/mlm:output/0/tasks/1", nullptr)));
    // "Regression" turns into a third "regression" once it is mended: that was not asked for.
    const FindingKey capitals("mlm.tasks.known", Pointer::of("/properties/mlm:tasks/4"));
    const Json tasks = after(root, planFixes(root, FixWish{{}, std::set<FindingKey>{capitals}}))["properties"]["mlm:tasks"];
    QCOMPARE(tasks.size(), std::size_t(5));
    QVERIFY(planFixes(root, FixWish{{}, std::set<FindingKey>{}}).fixes.empty());
}

void TestFixAll::followsNames()
{
    // The second of two fixes in one list has another index when its turn comes; both were asked for.
    const Json root = broken();
    std::set<FindingKey> named;
    for (const Finding &finding : check(root).list)
        if (finding.fix && finding.pointer.startsWith(Pointer::of("/properties/mlm:tasks")))
            named.insert(keyOf(finding));
    QVERIFY(named.size() >= 2);
    const FixPlan plan = planFixes(root, FixWish{{}, named});
    for (const PlannedFix &fix : plan.fixes) {
        QVERIFY(fix.origin);
        QVERIFY(named.contains({fix.finding.rule, *fix.origin}));
    }
    const Json mended = after(root, plan);
    QVERIFY(same(mended["properties"]["mlm:framework_version"], Json("2.3")));
    QVERIFY(mended["properties"]["mlm:tasks"].size() < root["properties"]["mlm:tasks"].size());
}

void TestFixAll::sharesARemedy()
{
    // Two outputs name the same task, which the model does not.
    Json root = fixtures::changed(fixtures::item(), "/properties/mlm:output/0/tasks", R"(["regression"])");
    Json second = root["properties"]["mlm:output"][0];
    second["name"] = "second";
    root["properties"]["mlm:output"].push_back(second);
    const Json tasks = after(root, planFixes(root, ofRule("output-tasks")))["properties"]["mlm:tasks"];
    QVERIFY(same(tasks, Json::parse(R"(["semantic-segmentation", "regression"])")));
}

void TestFixAll::tellsWhatItDoes()
{
    const FixPlan plan = planFixes(broken(), ofRule("mlm.framework-version.pattern"));
    QCOMPARE(plan.fixes.size(), std::size_t(1));
    QCOMPARE(plan.fixes[0].values.size(), std::size_t(1));
    QCOMPARE(plan.fixes[0].values[0].place.toString(), std::string("/properties/mlm:framework_version"));
    QVERIFY(is(plan.fixes[0].values[0].before, "2.3"));
    QVERIFY(is(plan.fixes[0].values[0].after, "2.3.0"));

    const auto values = valuesOf(Json::parse(R"({"a": [1, 2], "b": 3})"),
                                 {Edit::add(Pointer::of("/a/-"), 4), Edit::move(Pointer::of("/b"), Pointer::of("/c")), Edit::remove(Pointer::of("/a/0"))});
    QVERIFY(values);
    QCOMPARE(values->size(), std::size_t(4));
    QCOMPARE((*values)[0].place.toString(), std::string("/a/2"));
    QVERIFY(!(*values)[0].before);
    QCOMPARE((*values)[1].place.toString(), std::string("/b"));
    QVERIFY(!(*values)[1].after);
    QCOMPARE((*values)[2].place.toString(), std::string("/c"));
    QVERIFY(is((*values)[3].before, 1));
    QVERIFY(!valuesOf(Json(1), {Edit::remove(Pointer::of("/a"))}));
}

void TestFixAll::isOneStep()
{
    auto document = Document::fromTree(broken());
    const std::string text = document->text();
    QVERIFY(document->apply(QStringLiteral("Fix all"), planFixes(document->root()).edits));
    QVERIFY(planFixes(document->root()).fixes.empty());
    document->undo();
    QCOMPARE(document->text(), text);
    QVERIFY(!document->canUndo());
}

QTEST_APPLESS_MAIN(TestFixAll)
#include "test_fixall.moc"
