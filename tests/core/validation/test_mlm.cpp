// SPDX-License-Identifier: Apache-2.0
#include "fixtures.h"
#include <QtTest>

using namespace fixtures;

/// One change to a valid document, and everything that is then told of it by source schema.
class TestMlm : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void validDocuments_data()
    {
        QTest::addColumn<QString>("document");
        for (const char *name : {"item", "item11", "collection", "collection11", "catalog"})
            QTest::newRow(name) << QString(QLatin1String(name));
    }
    void validDocuments()
    {
        QFETCH(QString, document);
        QCOMPARE(told(named(document)), QStringList());
        QVERIFY(mlm::check(named(document)).valid());
    }

    void misspelledMember();
    void oneChange_data();
    void oneChange();
};

void TestMlm::oneChange_data()
{
    QTest::addColumn<QString>("document");
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QString>("value"); // null: taken out
    QTest::addColumn<QStringList>("expected");
    QTest::addColumn<QString>("fix");   // what stands at the place of the first finding after its fix; empty: no fix

    const auto row = [](const char *document, const char *pointer, const char *value, QStringList expected, const char *fix = "") {
        QTest::addRow("%s %s %s", document, pointer, value ? value : "taken out")
            << QString(QLatin1String(document)) << QString(QLatin1String(pointer)) << (value ? QString::fromUtf8(value) : QString()) << expected << QString::fromUtf8(fix);
    };

    row("item", "/properties/mlm:name", nullptr, {"mlm.name.missing /properties/mlm:name"});
    row("item", "/properties/mlm:name", R"("ab")", {"mlm.name.pattern /properties/mlm:name"});
    row("item", "/properties/mlm:name", R"("abc ")", {"mlm.name.pattern /properties/mlm:name"}, R"("abc")");
    row("item", "/properties/mlm:framework_version", R"("2.1")", {"mlm.framework-version.pattern /properties/mlm:framework_version"}, R"("2.1.0")");
    row("item", "/properties/mlm:framework_version", R"("v2.1.0")", {"mlm.framework-version.pattern /properties/mlm:framework_version"}, R"("2.1.0")");
    row("item", "/properties/mlm:framework_version", R"("2.1.0-rc.1+cu121")", {});
    row("item", "/properties/mlm:framework", R"("my framework")", {});
    row("item", "/properties/mlm:framework", R"(".x")", {"mlm.framework.pattern /properties/mlm:framework"});
    row("item", "/properties/mlm:tasks", "[]", {});
    row("item", "/properties/mlm:tasks", R"("semantic-segmentation")", {"mlm.tasks.type /properties/mlm:tasks"}, R"(["semantic-segmentation"])");
    row("item", "/properties/mlm:tasks/0", R"("scene_classification")", {"mlm.tasks.known /properties/mlm:tasks/0"}, R"("scene-classification")");
    row("item", "/properties/mlm:tasks", R"(["detection", "detection"])", {"mlm.tasks.unique /properties/mlm:tasks/1"});
    row("item", "/properties/mlm:memory_size", R"("12")", {"mlm.memory-size.type /properties/mlm:memory_size"}, "12");
    row("item", "/properties/mlm:memory_size", "-1", {"mlm.memory-size.range /properties/mlm:memory_size"});
    row("item", "/properties/mlm:memory_size", "1.0", {});
    row("item", "/properties/mlm:memory_size", "1.5", {"mlm.memory-size.type /properties/mlm:memory_size"});
    row("item", "/properties/mlm:memory_size", "1e21", {});
    row("item", "/properties/mlm:accelerator", "null", {});
    row("item", "/properties/mlm:accelerator", R"("cpu")", {"mlm.accelerator.known /properties/mlm:accelerator"});
    row("item", "/properties/mlm:accelerator", R"("CUDA")", {"mlm.accelerator.known /properties/mlm:accelerator"}, R"("cuda")");
    row("item", "/properties/mlm:accelerator_count", "0", {"mlm.accelerator-count.range /properties/mlm:accelerator_count"});
    row("item", "/properties/mlm:pretrained", R"("true")", {"mlm.pretrained.type /properties/mlm:pretrained"}, "true");
    row("item", "/properties/mlm:pretrained_source", "null", {});
    row("item", "/properties/mlm:hyperparameters", "{}", {"mlm.hyperparameters.count /properties/mlm:hyperparameters"});
    row("item", "/properties/mlm:hyperparameters", R"({"a b": 1})", {"mlm.hyperparameters.names /properties/mlm:hyperparameters/a b"});
    row("item", "/properties/mlm:hyperparameters", R"({"a": {"b c": 1}})", {});
    row("item", "/properties/mlm:inputs", "[]", {"mlm.unknown-field /properties/mlm:inputs"});
    row("item", "/properties/mlm:Framework", R"("x")", {"mlm.unknown-field /properties/mlm:Framework"});
    row("item", "/properties/mlm:artifact_type", R"("x")", {"mlm.misplaced /properties/mlm:artifact_type"});
    row("item", "/mlm:anything", "1", {});
    // Inputs and outputs.
    row("item", "/properties/mlm:input/0/name", R"("")", {"mlm.input.name.empty /properties/mlm:input/0/name"});
    row("item", "/properties/mlm:input/0/input/shape", nullptr, {"mlm.structure.shape.missing /properties/mlm:input/0/input/shape"});
    row("item", "/properties/mlm:input/0/input/shape/0", "-2", {"mlm.structure.shape.range /properties/mlm:input/0/input/shape/0"});
    row("item", "/properties/mlm:input/0/input/data_type", R"("bfloat16")", {"mlm.structure.data-type.known /properties/mlm:input/0/input/data_type"});
    row("item", "/properties/mlm:input/0/input/dim_order/1", R"("channel")", {"mlm.dim-order.bands /properties/mlm:input/0/input/dim_order"});
    row("item", "/properties/mlm:input/0/input/dim_order/1", R"("BANDS")", {"mlm.structure.dim-order.pattern /properties/mlm:input/0/input/dim_order/1"}, R"("bands")");
    row("item", "/properties/mlm:input/0/bands", nullptr, {"mlm.dim-order.bands /properties/mlm:input/0/input/dim_order/1"});
    row("item", "/properties/mlm:input/0/bands/1", R"({"name": "x", "format": "python"})", {"mlm.reference.expression.missing /properties/mlm:input/0/bands/1/expression"});
    row("item", "/properties/mlm:input/0/bands/1", R"({"name": "x", "more": 1})", {"mlm.input.bands.members /properties/mlm:input/0/bands/1/more"});
    row("item", "/properties/mlm:input/0/bands/1", "1", {"mlm.input.bands.type /properties/mlm:input/0/bands/1"}); // "1" would be no band of the model
    row("item", "/properties/mlm:input/0/variables", R"(["t2m"])",
        {"mlm.dim-order.variables /properties/mlm:input/0/input/dim_order", "mlm.variables.declared /properties/mlm:input/0/variables"});
    row("item", "/properties/mlm:input/0/value_scaling", "null", {});
    row("item", "/properties/mlm:input/0/value_scaling", "[]", {"mlm.input.value-scaling.count /properties/mlm:input/0/value_scaling"});
    row("item", "/properties/mlm:input/0/value_scaling/0", R"({"type": "z-score", "mean": 1})", {"mlm.scaling.stddev.missing /properties/mlm:input/0/value_scaling/0/stddev"});
    row("item", "/properties/mlm:input/0/value_scaling/0", R"({"type": "norm"})", {"mlm.scaling.type.known /properties/mlm:input/0/value_scaling/0/type"});
    row("item", "/properties/mlm:input/0/value_scaling/0", R"({"minimum": 1})", {"mlm.scaling.type.missing /properties/mlm:input/0/value_scaling/0/type"});
    row("item", "/properties/mlm:input/0/value_scaling/0", R"({"type": "min-max", "minimum": "0", "maximum": 1})",
        {"mlm.scaling.minimum.type /properties/mlm:input/0/value_scaling/0/minimum"}, "0");
    row("item", "/properties/mlm:input/0/resize_type", R"("Interpolation_Nearest")", {"mlm.input.resize-type.known /properties/mlm:input/0/resize_type"}, R"("interpolation-nearest")");
    row("item", "/properties/mlm:input/0/pre_processing_function", "[null]", {});
    row("item", "/properties/mlm:input/0/pre_processing_function", "[]", {"mlm.input.pre-processing-function.count /properties/mlm:input/0/pre_processing_function"});
    row("item", "/properties/mlm:input/0/pre_processing_function", R"({"format": "python"})",
        {"mlm.processing.expression.missing /properties/mlm:input/0/pre_processing_function/expression"});
    row("item", "/properties/mlm:output/0/classification:classes", "[]", {});
    row("item", "/properties/mlm:output/0/classification:classes/0/color_hint", R"("#1A7F37")",
        {"classification.class.color-hint.pattern /properties/mlm:output/0/classification:classes/0/color_hint"}, R"("1A7F37")");
    row("item", "/properties/mlm:output/0/classification:classes/0/value", "0.5", {"classification.class.value.type /properties/mlm:output/0/classification:classes/0/value"});
    row("item", "/properties/mlm:output/0/tasks", nullptr, {"mlm.output.tasks.missing /properties/mlm:output/0/tasks"});
    // Assets, roles, declarations.
    row("item", "/assets", "{}", {}); // the schemas let an Item without any asset pass
    row("item", "/assets/weights/mlm:artifact_type", nullptr, {"mlm.artifact-type.missing /assets/weights/mlm:artifact_type"});
    row("item", "/assets/weights/roles", R"(["data"])", {"mlm.artifact-type.role /assets/weights/mlm:artifact_type"});
    row("item", "/assets/weights/roles", nullptr, {"mlm.artifact-type.role /assets/weights/mlm:artifact_type"});
    row("item", "/assets/weights/mlm:entrypoint", R"("a:b")", {"mlm.entrypoint.role /assets/weights/mlm:entrypoint"});
    row("item", "/assets/weights/mlm:name", R"("Field borders")", {"mlm.misplaced /assets/weights/mlm:name"});
    row("item", "/assets/weights/mlm:compile_method", "null", {"mlm.compile-method.type /assets/weights/mlm:compile_method"});
    row("item", "/assets/weights/mlm:framework", R"("JAX")", {});
    row("item", "/assets/weights/eo:bands", nullptr, {"mlm.bands.declared /properties/mlm:input/0/bands"});
    row("item", "/stac_extensions/1", nullptr, {"mlm.bands.declared /properties/mlm:input/0/bands"});
    row("item", "/stac_extensions/0", R"("http://stac-extensions.github.io/mlm/v1.5.2/schema.json")", {"stac.stac-extensions.spelling /stac_extensions/0"},
        R"("https://stac-extensions.github.io/mlm/v1.5.2/schema.json")");
    row("item11", "/properties/bands", nullptr, {"mlm.bands.declared /properties/mlm:input/0/bands"});
    row("item11", "/assets/weights/bands", nullptr, {"stac.bands.asset /properties/bands"});
    // Collections.
    row("collection", "/summaries/mlm:tasks", R"(["detection"])", {"mlm.summaries.list /summaries/mlm:tasks"}, R"({"enum": ["detection"]})");
    row("collection", "/summaries/gsd", "[10, 20]", {"mlm.summaries.list /summaries/gsd"}, R"({"enum": [10, 20]})");
    row("collection", "/summaries/x", R"({"mlm:unknown": 1, "minimum": 0, "maximum": 1})", {"mlm.unknown-field /summaries/x/mlm:unknown"});
    row("collection", "/mlm:name", "5", {});
    row("collection11", "/item_assets/weights/mlm:name", R"("abc")", {"mlm.misplaced /item_assets/weights/mlm:name"});
    row("collection11", "/item_assets/weights/mlm:artifact_type", nullptr, {});
}

// One slip of the pen is one finding, and its remedy puts the document right.
void TestMlm::misspelledMember()
{
    for (const char *name : {"mlm:Tasks", "mlm:tasks ", "MLM:TASKS"})
    {
        Json root = item();
        root["properties"][name] = root["properties"]["mlm:tasks"];
        root["properties"].erase("mlm:tasks");
        QCOMPARE(told(root).size(), 1);
        const mlm::Finding finding = firstTold(root);
        QVERIFY(finding.fix);
        for (const mlm::Edit &edit : finding.fix->edits)
            QVERIFY(mlm::applyTo(root, edit).ok());
        QCOMPARE(told(root), QStringList());
    }
}

void TestMlm::oneChange()
{
    QFETCH(QString, document);
    QFETCH(QString, pointer);
    QFETCH(QString, value);
    QFETCH(QStringList, expected);
    QFETCH(QString, fix);
    Json broken = changed(named(document), pointer.toUtf8().constData(), value.isNull() ? nullptr : value.toUtf8().constData());
    QCOMPARE(told(broken), expected);
    const mlm::Findings findings = mlm::check(broken);
    QCOMPARE(findings.valid(), expected.isEmpty());

    for (const mlm::Finding &finding : findings.list)
    {
        if (finding.source != mlm::Source::Schema)
            continue;
        QVERIFY2(!finding.message.isEmpty() && !finding.advice.isEmpty() && !finding.reference.empty(), finding.rule.c_str());
        QCOMPARE(finding.missing, finding.pointer.in(broken) == nullptr);
        if (!finding.fix)
            continue;
        Json mended = broken;
        for (const mlm::Edit &edit : finding.fix->edits)
            QVERIFY2(mlm::applyTo(mended, edit).ok(), finding.rule.c_str());
        QVERIFY2(!told(mended).contains(QString::fromStdString(finding.rule + ' ' + finding.pointer.toString())), finding.rule.c_str());
    }
    if (fix.isEmpty())
        return;
    const mlm::Finding first = firstTold(broken);
    QVERIFY(first.fix);
    for (const mlm::Edit &edit : first.fix->edits)
        QVERIFY(mlm::applyTo(broken, edit).ok());
    QCOMPARE(first.pointer.in(broken)->dump(), parsed(fix.toUtf8().constData()).dump());
}

QTEST_GUILESS_MAIN(TestMlm)
#include "test_mlm.moc"
