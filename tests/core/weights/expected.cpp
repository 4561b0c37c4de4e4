// SPDX-License-Identifier: Apache-2.0
#include "tests/core/weights/expected.h"
#include "core/weights/reader.h"
#include "core/json/parse.h"
#include <QDir>
#include <QFile>
#include <QTest>

namespace mlm::weights::test {

namespace {

QString folder()
{
    const QString shared = qEnvironmentVariable("MLM_SHARED");
    return shared.isEmpty() ? QString() : QDir(shared).filePath(QStringLiteral("weights"));
}

const Json &expected()
{
    static const Json all = [] {
        QFile file(QDir(folder()).filePath(QStringLiteral("expected.json")));
        if (folder().isEmpty() || !file.open(QIODevice::ReadOnly))
            return Json();
        const auto parsed = json::parse(file.readAll().toStdString());
        return parsed ? parsed->root : Json();
    }();
    return all;
}

QString shown(const Json &value)
{
    return value.is_null() ? QStringLiteral("–") : QString::fromStdString(value.is_string() ? value.get<std::string>() : value.dump());
}

Json member(const Json &entry, const char *name)
{
    return entry.contains(name) ? entry.at(name) : Json();
}

template <typename T> Json jsonOf(const Maybe<T> &fact)
{
    return fact ? Json(fact->value) : Json();
}

Json jsonOf(const PortFact &port)
{
    Json result = Json::object();
    result["name"] = port.name ? Json(*port.name) : Json();
    result["dtype"] = port.dtype ? Json(*port.dtype) : Json();
    result["shape"] = port.shape ? Json(*port.shape) : Json();
    return result;
}

QStringList lines(const std::vector<PortFact> &ports)
{
    QStringList result;
    for (const PortFact &port : ports)
        result << shown(jsonOf(port));
    return result;
}

QStringList portLines(const Json &ports)
{
    QStringList result;
    for (const Json &port : ports)
        result << shown(Json{{"name", member(port, "name")}, {"dtype", member(port, "dtype")}, {"shape", member(port, "shape")}});
    return result;
}

QStringList lines(const std::vector<TensorFact> &tensors)
{
    QStringList result;
    for (const TensorFact &tensor : tensors)
        result << shown(Json::array({tensor.name, tensor.dtype, tensor.shape}));
    result.sort();
    return result;
}

QStringList tensorLines(const Json &tensors)
{
    QStringList result;
    for (const Json &tensor : tensors) {
        Json named = tensor;
        if (named.at(0).is_null()) // a tensor need not have a name
            named[0] = "";
        result << shown(named);
    }
    result.sort();
    return result;
}

QStringList lines(const std::map<std::string, std::uint64_t> &dtypes)
{
    QStringList result;
    for (const auto &[dtype, count] : dtypes) {
        if (count > 0)
            result << QStringLiteral("%1: %2").arg(QString::fromStdString(dtype)).arg(count);
    }
    return result;
}

QStringList dtypeLines(const Json &dtypes)
{
    QStringList result;
    for (const auto &[dtype, count] : dtypes.items()) {
        if (count != 0)
            result << QStringLiteral("%1: %2").arg(QString::fromStdString(dtype), shown(count));
    }
    result.sort();
    return result;
}

bool warns(const Facts &facts)
{
    return std::any_of(facts.notes.begin(), facts.notes.end(), [](const NoteFact &note) { return note.level != NoteFact::Level::Info; }) ||
           std::any_of(facts.imports.begin(), facts.imports.end(),
                       [](const ImportFact &import) { return import.kind != ImportFact::Class::Tensors; });
}

void compareImports(const Facts &facts, const Json &entry)
{
    if (!entry.contains("globals"))
        return;
    QStringList ours, theirs;
    for (const ImportFact &import : facts.imports)
        ours << QString::fromStdString(import.name);
    for (const auto &[name, kind] : entry.at("globals").items())
        theirs << QString::fromStdString(name);
    ours.sort();
    theirs.sort();
    QCOMPARE(ours, theirs);
    for (const Json &name : member(entry, "dangerous_globals")) {
        const auto found = std::find_if(facts.imports.begin(), facts.imports.end(), [&](const ImportFact &i) { return i.name == name; });
        QVERIFY2(found != facts.imports.end() && found->kind == ImportFact::Class::Dangerous, qPrintable(shown(name)));
    }
}

void compareFacts(const Facts &facts, const Json &entry)
{
    const auto same = [](const char *what, const Json &ours, const Json &theirs) {
        if (ours != theirs)
            QFAIL(qPrintable(QStringLiteral("%1: ours %2, expected %3").arg(QLatin1String(what), shown(ours), shown(theirs))));
    };
    same("format", facts.format, member(entry, "format"));
    same("framework", jsonOf(facts.framework), member(entry, "framework"));
    same("framework version", jsonOf(facts.frameworkVersion), member(entry, "framework_version"));
    same("artifact type", jsonOf(facts.artifactType), member(entry, "artifact_type"));
    same("total parameters", jsonOf(facts.totalParameters), member(entry, "total_parameters"));
    if (entry.contains("tensors"))
        QCOMPARE(lines(facts.tensors.value_or(std::vector<TensorFact>())), tensorLines(entry.at("tensors")));
    else
        same("number of tensors", facts.tensors ? Json(facts.tensors->size()) : Json(), member(entry, "n_tensors"));
    QCOMPARE(lines(facts.dtypes), dtypeLines(entry.at("dtypes")));
    if (facts.parameterBytes && facts.parameterBytes->value != member(entry, "storage_bytes"))
        same("bytes of parameters", facts.parameterBytes->value, member(entry, "tensor_bytes"));
    QCOMPARE(lines(facts.inputs), portLines(entry.at("inputs")));
    QCOMPARE(lines(facts.outputs), portLines(entry.at("outputs")));
    compareImports(facts, entry);
}

} // namespace

void addExpectedFiles(const QStringList &prefixes)
{
    QTest::addColumn<QString>("file");
    if (expected().is_null())
        QSKIP("MLM_SHARED names no folder with weights/expected.json");
    for (const QString &prefix : prefixes) {
        bool any = false;
        for (const auto &[path, entry] : expected().items()) {
            const QString file = QString::fromStdString(path);
            if (!file.startsWith(prefix))
                continue;
            any = true;
            QTest::newRow(path.c_str()) << file;
        }
        QVERIFY2(any, qPrintable(prefix));
    }
}

void compareWithExpected(const Json &instead, const QString &relativePath)
{
    if (expected().is_null())
        QSKIP("MLM_SHARED names no folder with weights/expected.json");
    QString path = relativePath;
    if (path.isEmpty()) {
        QFETCH(QString, file);
        path = file;
    }
    QVERIFY2(expected().contains(path.toStdString()), qPrintable(path));
    Json entry = expected().at(path.toStdString());
    for (const auto &[name, value] : instead.items())
        entry[name] = value;

    const Reading reading = readFacts(QDir(folder()).filePath(path));
    const QString refusal = reading.refusal ? reading.refusal->text() : QString();
    const bool hostile = path.contains(QLatin1String("hostile/"));
    const bool refusedThere = !member(entry, "refused").is_null();
    if (refusedThere || (hostile && reading.isRefused())) {
        QVERIFY2(reading.isRefused() || warns(reading.facts), "neither refused nor survived with a warning");
        if (reading.isRefused())
            QVERIFY(!reading.refusal->message.isEmpty());
        return;
    }
    QVERIFY2(!reading.isRefused(), qPrintable(refusal));
    compareFacts(reading.facts, entry);
    if (QTest::currentTestFailed())
        return;
    if (!member(entry, "warnings").empty())
        QVERIFY2(warns(reading.facts), qPrintable(shown(entry.at("warnings"))));
}

} // namespace mlm::weights::test
