// SPDX-License-Identifier: Apache-2.0
#include "tests/core/document/randomedits.h"
#include <QDirIterator>
#include <QFile>
#include <QTest>

using namespace mlm;

/// What must hold for any document and any edits.
class TestProperties : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everythingUndoneGivesTheSameBytes();
    void inversesAreExact();
    void differencesLeadFromOneToTheOther();
    void editsOfRealDocuments_data();
    void editsOfRealDocuments();
    void oneValueChangesItsLineAlone_data() { editsOfRealDocuments_data(); }
    void oneValueChangesItsLineAlone();
};

namespace {

/// The text must read as the tree, and the map must be that of the text.
bool isConsistent(const Document &document)
{
    const auto parsed = json::parse(document.text());
    if (!parsed) {
        qWarning("%s\n%s", qPrintable(parsed.error().text()), document.text().c_str());
        return false;
    }
    const auto &fresh = parsed->map.nodes();
    const auto &kept = document.map().nodes();
    if (!same(parsed->root, document.root()) || fresh.size() != kept.size()) {
        qWarning("%s\nis not\n%s", document.text().c_str(), document.root().dump().c_str());
        return false;
    }
    for (std::size_t i = 0; i < fresh.size(); ++i) {
        if (fresh[i].name != kept[i].name || fresh[i].value != kept[i].value ||
            fresh[i].next != kept[i].next) {
            qWarning("node %zu is elsewhere in\n%s", i, document.text().c_str());
            return false;
        }
    }
    return true;
}

void editAndUndo(const std::string &text, unsigned seed, int rounds)
{
    auto opened = Document::fromText(text);
    QVERIFY2(opened, text.c_str());
    Document &document = **opened;
    test::Dice dice(seed);
    std::vector<std::string> states{document.text()};
    for (int i = 0; i < rounds; ++i) {
        const std::string before = document.text();
        Edits edits{dice.edit(document.root())};
        if (dice.oneIn(3)) {
            Json tree = document.root();
            if (applyTo(tree, edits.front()))
                edits.push_back(dice.edit(tree));
        }
        const auto done = document.apply(QStringLiteral("edit"), edits);
        if (!done)
            QCOMPARE(document.text(), before);
        QStringList told{
            QStringLiteral("seed %1, round %2:\n%3").arg(seed).arg(i).arg(QString::fromStdString(before))};
        for (const Edit &edit : edits)
            told << QStringLiteral("%1 %2 -> %3 = %4")
                        .arg(static_cast<int>(edit.op))
                        .arg(edit.from.toQString(), edit.path.toQString(),
                             QString::fromStdString(edit.value.dump()));
        QVERIFY2(isConsistent(document), qPrintable(told.join(QLatin1Char('\n'))));
        if (document.text() != before)
            states.push_back(document.text());
    }
    for (std::size_t i = states.size() - 1; i > 0; --i) {
        QCOMPARE(document.text(), states[i]);
        QVERIFY(document.canUndo());
        document.undo();
    }
    QVERIFY(!document.canUndo());
    QCOMPARE(document.text(), text);
    QVERIFY(!document.isDirty());
    QVERIFY(isConsistent(document));
    while (document.canRedo())
        document.redo();
    QCOMPARE(document.text(), states.back());
    QVERIFY(isConsistent(document));
}

} // namespace

void TestProperties::everythingUndoneGivesTheSameBytes()
{
    for (unsigned seed = 1; seed <= 400; ++seed) {
        test::Dice dice(seed);
        Json root = dice.tree();
        const std::string text = (dice.oneIn(5) ? "\xEF\xBB\xBF" : "") + dice.text(root, dice.style()) +
                                 (dice.oneIn(2) ? "\n" : "");
        editAndUndo(text, seed, 25);
        if (QTest::currentTestFailed())
            return;
    }
}

void TestProperties::inversesAreExact()
{
    int applied = 0;
    for (unsigned seed = 1; seed <= 3000; ++seed) {
        test::Dice dice(seed);
        Json root = dice.tree();
        const Json before = root;
        const Edit edit = dice.edit(root);
        const Edit inverse = inverseOf(root, edit);
        if (!applyTo(root, edit)) {
            QVERIFY(same(root, before));
            continue;
        }
        ++applied;
        const auto undone = applyTo(root, inverse);
        QVERIFY2(undone && same(root, before),
                 qPrintable(QStringLiteral("seed %1: %2 to %3 in %4")
                                .arg(seed)
                                .arg(edit.from.toQString(), edit.path.toQString(),
                                     QString::fromStdString(before.dump()))));
    }
    QVERIFY(applied > 1500);
}

void TestProperties::differencesLeadFromOneToTheOther()
{
    for (unsigned seed = 1; seed <= 2000; ++seed) {
        test::Dice dice(seed);
        const Json before = dice.tree();
        Json after = before;
        if (dice.oneIn(3)) {
            after = dice.tree();
        } else {
            for (int i = 0; i < 4; ++i)
                (void)applyTo(after, dice.edit(after));
        }
        Json tree = before;
        for (const Edit &edit : diff(before, after)) {
            const auto done = applyTo(tree, edit);
            QVERIFY2(done, qPrintable(QString::number(seed)));
        }
        QVERIFY2(same(tree, after), qPrintable(QStringLiteral("seed %1: %2\nis not\n%3")
                                                   .arg(seed)
                                                   .arg(QString::fromStdString(tree.dump()),
                                                        QString::fromStdString(after.dump()))));
    }
}

void TestProperties::editsOfRealDocuments_data()
{
    QTest::addColumn<QString>("path");
    const QString shared = qEnvironmentVariable("MLM_SHARED");
    for (const char *folder : {"/oracle/examples", "/corpus"}) {
        QDirIterator files(shared + QLatin1String(folder), {QStringLiteral("*.json")}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (!shared.isEmpty() && files.hasNext()) {
            const QString path = files.next();
            QTest::newRow(qPrintable(path.mid(shared.size()))) << path;
        }
    }
    if (shared.isEmpty())
        QTest::newRow("none") << QString();
}

void TestProperties::editsOfRealDocuments()
{
    QFETCH(QString, path);
    if (path.isEmpty())
        QSKIP("MLM_SHARED is not set: no published documents to edit.");
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const std::string text = file.readAll().toStdString();
    auto opened = Document::fromText(text);
    if (!opened)
        QSKIP(qPrintable(opened.error().text()));
    QCOMPARE((*opened)->text(), text);
    editAndUndo(text, static_cast<unsigned>(qHash(path.section(QLatin1Char('/'), -3))), 12);
}

/// Every scalar of a document in turn: another value touches one line, taking it back none.
void TestProperties::oneValueChangesItsLineAlone()
{
    QFETCH(QString, path);
    if (path.isEmpty())
        QSKIP("MLM_SHARED is not set: no published documents to edit.");
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const std::string text = file.readAll().toStdString();
    auto opened = Document::fromText(text);
    if (!opened)
        QSKIP(qPrintable(opened.error().text()));
    Document &document = **opened;
    const QList<QByteArray> before = QByteArray::fromStdString(text).split('\n');
    std::vector<Pointer> scalars, open{Pointer()};
    while (!open.empty() && scalars.size() < 40) {
        const Pointer pointer = open.back();
        open.pop_back();
        const Json &value = *document.at(pointer);
        if (!value.is_structured())
            scalars.push_back(pointer);
        std::size_t i = 0;
        for (auto it = value.begin(); value.is_structured() && it != value.end(); ++it)
            open.push_back(value.is_object() ? pointer / it.key() : pointer / i++);
    }
    for (const Pointer &pointer : scalars) {
        const int line = document.position(pointer).line;
        QVERIFY(document.set(pointer, "something else", QStringLiteral("Edit")));
        const QList<QByteArray> after = QByteArray::fromStdString(document.text()).split('\n');
        QList<QByteArray> restored = after;
        QVERIFY(after.size() == before.size() && after[line - 1] != before[line - 1]);
        restored[line - 1] = before[line - 1];
        QVERIFY(restored == before);
        document.undo();
        QVERIFY(document.text() == text);
    }
}

QTEST_APPLESS_MAIN(TestProperties)
#include "test_properties.moc"
