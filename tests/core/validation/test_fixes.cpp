// SPDX-License-Identifier: Apache-2.0
// What every fix must keep to: its finding goes, no error comes, and nothing else is touched.
#include "core/document/document.h"
#include "core/document/follow.h"
#include "core/validation/fixall.h"
#include "fixtures.h"
#include "mutations.h"
#include <QDir>
#include <QFile>
#include <QTest>

using namespace mlm;

namespace {

using Keys = std::multiset<FindingKey>;

std::string textOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

/// The lines that an edit may change: those of the values it names, and for what comes or goes those of its neighbours.
std::set<int> linesOf(const Document &document, const Edits &edits)
{
    std::set<int> lines;
    const auto note = [&](Pointer place) {
        // A list that loses its only element closes up.
        const Json *list = place.isRoot() ? nullptr : place.parent().in(document.root());
        if (list && list->is_array() && list->size() == 1)
            place = place.parent();
        bool there = place.in(document.root());
        bool wide = !there;
        while (!place.isRoot() && !there) {
            place = place.parent();
            there = place.in(document.root());
        }
        const auto node = document.map().find(document.root(), place);
        if (!node)
            return;
        const SourceMap::Node &found = document.map().nodes()[*node];
        const std::size_t begin = found.name.size() > 0 ? found.name.begin : found.value.begin;
        const int first = document.lines().position(document.text(), begin).line;
        const int last = document.lines().position(document.text(), found.value.end).line;
        // A member that comes stands at the end of its object, or between two lines of it.
        for (int line = first - (wide ? 0 : 1); line <= last; ++line)
            lines.insert(line);
    };
    for (const Edit &edit : edits) {
        note(edit.path);
        if (edit.op == Edit::Op::Move)
            note(edit.from);
    }
    return lines;
}

/// Lines of `before` that `after` does not have at their place, counted from both ends.
std::pair<int, int> changedLines(const std::string &before, const std::string &after)
{
    const QList<QByteArray> a = QByteArray::fromStdString(before).split('\n'), b = QByteArray::fromStdString(after).split('\n');
    qsizetype head = 0, tail = 0;
    const qsizetype all = std::min(a.size(), b.size());
    while (head < all && a[head] == b[head])
        ++head;
    while (tail < all - head && a[a.size() - 1 - tail] == b[b.size() - 1 - tail])
        ++tail;
    return {int(head) + 1, int(a.size() - tail)};
}

Keys errorsOf(const Findings &findings)
{
    Keys keys;
    for (const Finding &finding : findings.list)
        if (finding.severity == Severity::Error)
            keys.insert(keyOf(finding));
    return keys;
}

} // namespace

class TestFixes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepTheirWord_data();
    void keepTheirWord();
    void together_data() { keepTheirWord_data(); }
    void together();

private:
    void judge(const Json &broken, const std::string &what);
    void tell(const Finding &finding, const char *sin, const std::string &what, const std::string &detail = {})
    {
        const std::string key = std::string(sin) + ": " + finding.rule;
        if (++m_sins[key] <= 2)
            qWarning("%s %s '%s' (%s) %s", key.c_str(), finding.pointer.toString().c_str(), qPrintable(finding.fix->label), what.c_str(), detail.c_str());
    }
    std::map<std::string, int> m_sins;
    int m_fixes = 0;
};

void TestFixes::keepTheirWord_data()
{
    QTest::addColumn<QString>("path");
    for (const char *name : {"item", "item11", "collection", "collection11", "catalog"})
        QTest::newRow(name) << QString::fromLatin1(name);
    for (const QString &folder : {QStringLiteral(MLM_RESOURCES "/templates"), QStringLiteral(MLM_RESOURCES "/example")})
        for (const QString &name : QDir(folder).entryList({QStringLiteral("*.json")}))
            QTest::newRow(qPrintable(name)) << folder + QLatin1Char('/') + name;
    const QString shared = qEnvironmentVariable("MLM_SHARED");
    if (shared.isEmpty())
        return;
    const QDir examples(shared + QStringLiteral("/oracle/examples/mlm/v1.5.1"));
    for (const QString &name : examples.entryList({QStringLiteral("*.json")}))
        QTest::newRow(qPrintable(QStringLiteral("shared ") + name)) << examples.filePath(name);
}

void TestFixes::keepTheirWord()
{
    QFETCH(QString, path);
    const Json document = QFile::exists(path) ? Json::parse(textOf(path), nullptr, false) : fixtures::named(path);
    if (!document.is_object())
        QSKIP("no JSON object");
    m_sins.clear();
    m_fixes = 0;
    judge(document, "as it is");
    fixtures::mutate(document, [this](const Json &broken, const std::string &what) { judge(broken, what); });
    qInfo("%d fixes", m_fixes);
    std::string sins;
    for (const auto &[sin, count] : m_sins)
        sins += '\n' + sin + " x" + std::to_string(count);
    QVERIFY2(m_sins.empty(), sins.c_str());
}

void TestFixes::judge(const Json &broken, const std::string &what)
{
    const Findings before = check(broken);
    std::optional<std::string> text;
    for (const Finding &finding : before.list) {
        if (!finding.fix)
            continue;
        ++m_fixes;
        if (!text)
            text = json::write(broken) + '\n';
        auto document = Document::fromText(*text);
        QVERIFY(document);
        Document &d = **document;
        const Edits &edits = finding.fix->edits;
        const std::set<int> allowed = linesOf(d, edits);
        if (edits.empty() || finding.fix->label.isEmpty() || !d.apply(QStringLiteral("Fix"), edits)) {
            tell(finding, "does not apply", what);
            continue;
        }
        const auto [first, last] = changedLines(*text, d.text());
        const int most = allowed.empty() ? 0 : *allowed.rbegin();
        if (first <= last && (allowed.empty() || first < *allowed.begin() || last > most))
            tell(finding, "touches more", what, "lines " + std::to_string(first) + " to " + std::to_string(last));

        // Where everything stands now.
        std::map<FindingKey, FindingKey> now;
        Json tree = broken;
        std::vector<std::pair<FindingKey, std::optional<Pointer>>> places;
        for (const Finding &other : before.list)
            places.emplace_back(keyOf(other), other.pointer);
        for (const Edit &edit : edits) {
            for (auto &[key, place] : places)
                if (place)
                    place = follow(tree, *place, edit);
            QVERIFY(applyTo(tree, edit));
        }
        Keys known;
        std::optional<Pointer> own;
        for (const auto &[key, place] : places) {
            if (place)
                known.insert({key.first, *place});
            if (key == keyOf(finding))
                own = place;
        }
        const Findings after = check(d.root());
        for (const Finding &left : after.list) {
            if (own && left.rule == finding.rule && left.pointer == *own)
                tell(finding, "stays", what);
        }
        for (const FindingKey &error : errorsOf(after)) {
            if (!known.contains(error))
                tell(finding, "brings an error", what, error.first + ' ' + error.second.toString());
        }
        // One undo takes it back.
        d.undo();
        QCOMPARE(d.text(), *text);
    }
}

void TestFixes::together()
{
    QFETCH(QString, path);
    const Json document = QFile::exists(path) ? Json::parse(textOf(path), nullptr, false) : fixtures::named(path);
    if (!document.is_object())
        QSKIP("no JSON object");
    // Several mistakes at once: every 17th mutation on top of the one before.
    Json broken = document;
    int n = 0, failures = 0;
    fixtures::mutate(document, [&](const Json &one, const std::string &) {
        if (++n % 17 != 0)
            return;
        for (const Edit &edit : diff(document, one))
            (void)applyTo(broken, edit);
        const Findings before = check(broken);
        const FixPlan plan = planFixes(broken);
        auto d = Document::fromTree(broken);
        QVERIFY(d->apply(QStringLiteral("Fix all"), plan.edits));
        QVERIFY(plan.complete);
        QVERIFY(planFixes(d->root()).fixes.empty());
        const Findings after = check(d->root());
        if (after.count(Severity::Error) > before.count(Severity::Error) && ++failures <= 3)
            qWarning("%zu errors became %zu", before.count(Severity::Error), after.count(Severity::Error));
        if (n % (17 * 40) == 0)
            broken = document;
    });
    QCOMPARE(failures, 0);
}

QTEST_APPLESS_MAIN(TestFixes)
#include "test_fixes.moc"
