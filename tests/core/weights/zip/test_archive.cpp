// SPDX-License-Identifier: Apache-2.0
#include "core/weights/zip/archive.h"
#include "tests/core/weights/zip/zipbuilder.h"
#include <QDir>
#include <QDirIterator>
#include <QTemporaryFile>
#include <QTest>

using namespace mlm;
using namespace mlm::weights;
using namespace mlm::weights::test;
using zip::Archive;

namespace {

const std::string text = "The quick brown fox jumps over the lazy dog. The quick brown fox jumps over the lazy dog.";

/// The reason why an archive is refused; empty where it is not.
QString refusal(const std::string &bytes)
{
    const MemorySource source(bytes);
    const auto archive = Archive::open(source);
    return archive ? QString() : archive.error().message;
}

} // namespace

class TestArchive : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void reads();
    void findsByLastPart();
    void opensStoredMembers();
    void refuses_data();
    void refuses();
    void refusesContent();
    void followsZip64();
    void survivesTruncation();
    void survivesEveryFlippedByte();
    void tellsHiddenBytes();
    void ignoresEndsInsideMembers();
    void opensTwentyGigabytes();
    void opensAllReferenceArchives();
};

void TestArchive::reads()
{
    const std::string bytes = zipOf({{"root/a", text}, {"root/", ""}, {"root/b", text, true}, {.name = "c", .content = "x", .withDescriptor = true}});
    const MemorySource source(bytes);
    const auto archive = Archive::open(source);
    QVERIFY2(archive, archive ? "" : qPrintable(archive.error().message));
    const auto &members = (*archive)->members();
    QCOMPARE(members.size(), std::size_t(3));
    QCOMPARE(members[0].name, std::string("root/a"));
    QVERIFY(members[0].stored && !members[1].stored);
    for (int i = 0; i < 2; ++i) {
        const auto content = (*archive)->content(members[static_cast<std::size_t>(i)], 1000);
        QVERIFY(content);
        QCOMPARE(*content, text);
    }
    QCOMPARE(*(*archive)->content(members[2], 1), std::string("x"));
    QVERIFY((*archive)->warnings().isEmpty());
    QVERIFY(!refusal(zipOf({})).startsWith(QStringLiteral("The archive has two")));
}

void TestArchive::findsByLastPart()
{
    const std::string bytes = zipOf({{"a/data.pkl", ""}, {"data.pkl", ""}, {"xdata.pkl", ""}, {"b/.data/version", ""}});
    const MemorySource source(bytes);
    const auto archive = Archive::open(source);
    QVERIFY(archive);
    const auto found = (*archive)->endingWith("data.pkl");
    QCOMPARE(found.size(), std::size_t(2));
    QCOMPARE(found[0]->name, std::string("a/data.pkl"));
    QCOMPARE(found[1]->name, std::string("data.pkl"));
    QCOMPARE((*archive)->endingWith(".data/version").size(), std::size_t(1));
    QCOMPARE((*archive)->endingWith("/version").size(), std::size_t(0));
    QVERIFY((*archive)->find("xdata.pkl"));
    QVERIFY(!(*archive)->find("version"));
}

void TestArchive::opensStoredMembers()
{
    const std::string bytes = zipOf({{"first", "1"}, {"a", text}, {"b", text, true}});
    const MemorySource source(bytes);
    const auto archive = Archive::open(source);
    QVERIFY(archive);
    const auto member = (*archive)->open((*archive)->members()[1]);
    QVERIFY(member);
    QCOMPARE((*member)->size(), std::uint64_t(text.size()));
    QCOMPARE(*(*member)->bytes(4, 5, 5), std::string("quick"));
    QVERIFY(!(*member)->bytes(text.size(), 1, 1));
    QVERIFY(!(*archive)->open((*archive)->members()[2]));
}

void TestArchive::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("why");
    const auto row = [](const char *name, const std::vector<ZipMember> &members, const char *why, const ZipOptions &options = {}) {
        QTest::newRow(name) << QByteArray::fromStdString(zipOf(members, options)) << QString::fromUtf8(why);
    };
    row("duplicate", {{"a", "1"}, {"a", "2"}}, "two members named “a”");
    row("absolute", {{"/etc/passwd", "1"}}, "leads out");
    row("upwards", {{"a/../../b", "1"}}, "leads out");
    row("upwards at the end", {{"a/..", "1"}}, "leads out");
    row("backslash", {{"a\\b", "1"}}, "leads out");
    row("drive", {{"C:b", "1"}}, "leads out");
    row("no name", {{"", "1"}}, "no name");
    row("NUL", {{std::string("a\0b", 3), "1"}}, "control characters");
    row("newline", {{"a\nb", "1"}}, "control characters");
    row("encrypted", {{.name = "a", .content = "1", .flags = 0x1}}, "encrypted");
    row("strongly encrypted", {{.name = "a", .content = "1", .flags = 0x40}}, "encrypted");
    row("patch", {{.name = "a", .content = "1", .flags = 0x20}}, "patch");
    row("other name in the header", {{.name = "a", .content = "1", .nameInHeader = "b"}}, "another name in its own header, at byte 0");
    row("longer name in the header", {{.name = "a", .content = "1", .nameInHeader = "aa"}}, "another name");
    row("two sizes", {{.name = "a", .content = "1", .size = 2}}, "two sizes");
    row("past the end", {{.name = "a", .content = "1", .size = 2000, .packed = 2000}}, "reaches into the directory");
    row("inside another", {{"a", std::string("1")}, {.name = "a", .content = "1", .header = 0}}, "two members named");
    row("bomb", {{"a", std::string(3 << 20, '\0'), true}}, "more than 200 times");
    row("folder with content", {{"a/", "1"}}, "has a content");
    row("header elsewhere", {{.name = "a", .content = "1", .header = 3}}, "does not begin at byte 3");
    row("header past the end", {{.name = "a", .content = "1", .header = 1000000}}, "should begin at byte 1000000");
    row("bytes behind the end", {{"a", "1"}}, "does not end with its directory", {.after = "x"});
    row("bytes before the end", {{"a", "1"}}, "does not lie where it should", {.beforeEnd = "xyz"});
    row("too many members claimed", {{"a", "1"}}, "claims 60000 members", {.count = 60000});
    row("too few members claimed", {{"a", "1"}, {"b", "2"}}, "more than its 1 members", {.count = 1});
    row("very many members", {{"a", "1"}}, "up to 100000 are read", {.count = 1ULL << 50U, .zip64 = true});
    const std::string inner = zipOf({{"b", "2"}});
    row("two ends", {{"a", "1"}}, "two directories", {.comment = inner});
    // A name that hides what libzip takes for another end is not the same to both.
    row("an end in a name", {{"PK\x05\x06", "1"}}, "control characters");

    // The second member's header lies in the first one's bytes.
    const std::string whole = zipOf({{"b", "2"}});
    const std::string header = whole.substr(0, whole.find("PK\x01\x02"));
    row("overlap", {{"a", header}, {.name = "b", .content = "2", .header = 31}}, "lies inside another");
}

void TestArchive::refuses()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, why);
    const QString message = refusal(bytes.toStdString());
    QVERIFY2(message.contains(why), qPrintable(message));
}

void TestArchive::refusesContent()
{
    const std::string bytes = zipOf({{.name = "a", .content = text, .crc = 7}, {"b", text}, {.name = "c", .content = "x", .method = std::uint16_t(14)},
                                     {"d", std::string(1000, 'x'), true}});
    const MemorySource source(bytes);
    const auto archive = Archive::open(source);
    QVERIFY2(archive, archive ? "" : qPrintable(archive.error().message));
    const auto &members = (*archive)->members();
    const auto wrong = (*archive)->content(members[0], 1000);
    QVERIFY(!wrong);
    QVERIFY2(wrong.error().message.contains(QStringLiteral("CRC")), qPrintable(wrong.error().message));
    const auto large = (*archive)->content(members[1], text.size() - 1);
    QVERIFY(!large);
    QCOMPARE(large.error().code, Error::Code::Limit);
    QVERIFY((*archive)->content(members[1], text.size()));
    const auto lzma = (*archive)->content(members[2], 1000);
    QVERIFY(!lzma);
    QVERIFY2(lzma.error().message.contains(QStringLiteral("method 14")), qPrintable(lzma.error().message));

    // A deflated member that is longer or shorter than told.
    for (const std::uint64_t told : {999U, 1001U}) {
        const std::string lying = zipOf({{.name = "d", .content = std::string(1000, 'x'), .deflated = true, .size = told}});
        const MemorySource lyingSource(lying);
        const auto other = Archive::open(lyingSource);
        QVERIFY(other);
        QVERIFY(!(*other)->content((*other)->members()[0], 5000));
    }
}

void TestArchive::followsZip64()
{
    const std::string bytes = zipOf({{.name = "a", .content = text, .zip64 = true}, {.name = "b", .content = "2"}}, {.zip64 = true});
    const MemorySource source(bytes);
    const auto archive = Archive::open(source);
    QVERIFY2(archive, archive ? "" : qPrintable(archive.error().message));
    QCOMPARE(*(*archive)->content((*archive)->members()[0], 1000), text);
    QCOMPARE(*(*(*archive)->open((*archive)->members()[0]))->bytes(0, 3, 3), std::string("The"));

    std::string wrong = bytes;
    wrong[wrong.find("PK\x06\x06") + 24] = 9; // members on this part
    QVERIFY2(refusal(wrong).contains(QStringLiteral("contradict")), qPrintable(refusal(wrong)));
}

void TestArchive::survivesTruncation()
{
    const std::string bytes = zipOf({{"root/a", text}, {"root/b", text, true}}, {.zip64 = true});
    for (std::size_t length = 0; length < bytes.size(); ++length)
        QVERIFY2(!refusal(bytes.substr(0, length)).isEmpty(), qPrintable(QString::number(length)));
}

void TestArchive::survivesEveryFlippedByte()
{
    const std::string bytes = zipOf({{"root/a", text}, {"root/b", text, true}, {.name = "c", .content = "3", .zip64 = true}}, {.comment = "c", .zip64 = true});
    int refusals = 0;
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        for (const int change : {0xff, 0x01, 0x80}) {
            std::string broken = bytes;
            broken[at] = static_cast<char>(broken[at] ^ change);
            const MemorySource source(broken);
            const auto archive = Archive::open(source);
            refusals += archive ? 0 : 1;
            if (!archive)
                continue;
            for (const zip::Member &member : (*archive)->members()) {
                if (auto content = (*archive)->content(member, 1000); !content)
                    ++refusals;
            }
        }
    }
    QVERIFY(refusals > 300);
}

void TestArchive::tellsHiddenBytes()
{
    const std::string hidden = zipOf({{"secret", "1"}});
    const std::string bytes = zipOf({{"a", "1"}, {.name = "b", .content = "2", .before = hidden}});
    const MemorySource source(bytes);
    const auto archive = Archive::open(source);
    QVERIFY2(archive, archive ? "" : qPrintable(archive.error().message));
    QCOMPARE((*archive)->warnings().size(), 1);
    QVERIFY((*archive)->warnings()[0].startsWith(QString::number(hidden.size())));
}

void TestArchive::ignoresEndsInsideMembers()
{
    // An archive inside an archive, whose places are right as they lie there: two directories that a reader may choose
    // from. Ours is the one that ends with the file.
    std::string inner = zipOf({{"data.pkl", "."}});
    const std::size_t shift = std::string_view("PK\x03\x04").size() + 26 + std::string_view("model.pt").size();
    const auto move = [&](std::size_t at) { inner[at] = static_cast<char>(inner[at] + static_cast<char>(shift)); };
    move(inner.find("PK\x01\x02") + 42); // the member
    move(inner.find("PK\x05\x06") + 16); // the directory
    const std::string outer = zipOf({{"model.pt", inner}});
    const MemorySource source(outer);
    const auto archive = Archive::open(source);
    QVERIFY2(archive, archive ? "" : qPrintable(archive.error().message));
    QCOMPARE((*archive)->members().size(), std::size_t(1));
    QCOMPARE((*archive)->members()[0].name, std::string("model.pt"));
    QCOMPARE(*(*archive)->content((*archive)->members()[0], 1000), inner);

    // With a comment that reaches to the end as well, both are as good, and neither is believed.
    const std::size_t inside = outer.find("PK\x05\x06");
    std::string both = outer;
    both[inside + 20] = static_cast<char>(outer.size() - inside - 22);
    QVERIFY2(refusal(both).contains(QStringLiteral("two directories")), qPrintable(refusal(both)));
}

void TestArchive::opensTwentyGigabytes()
{
    const std::uint64_t size = 20ULL << 30U;
    const std::string sample = zipOf({{.name = "a/data/0", .content = "", .size = size, .packed = size, .zip64 = true}}, {.zip64 = true});
    const std::size_t start = sample.find("PK\x01\x02");
    std::string end = sample.substr(start);
    const auto put = [&](std::size_t at, std::uint64_t value) {
        for (std::size_t i = 0; i < 8; ++i)
            end[at + i] = static_cast<char>(value >> (8 * i) & 0xff);
    };
    put(end.find("PK\x06\x06") + 48, start + size);
    put(end.find("PK\x06\x07") + 8, start + size + end.find("PK\x06\x06"));
    QTemporaryFile file;
    QVERIFY(file.open());
    if (!file.resize(static_cast<qint64>(start + size)))
        QSKIP("no sparse files here");
    file.write(sample.data(), static_cast<qint64>(start));
    file.seek(static_cast<qint64>(start + size));
    file.write(end.data(), static_cast<qint64>(end.size()));
    QVERIFY(file.flush());
    const auto source = openFile(file.fileName());
    QVERIFY(source);
    const auto archive = Archive::open(**source);
    QVERIFY2(archive, archive ? "" : qPrintable(archive.error().message));
    const auto member = (*archive)->open((*archive)->members()[0]);
    QVERIFY(member);
    QCOMPARE((*member)->size(), size);
    QCOMPARE(*(*member)->bytes(size - 2, 2, 2), std::string(2, '\0'));
}

void TestArchive::opensAllReferenceArchives()
{
    const QString shared = qEnvironmentVariable("MLM_SHARED");
    if (shared.isEmpty())
        QSKIP("MLM_SHARED is not set");
    int count = 0;
    QDirIterator files(shared + QStringLiteral("/weights"), QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        const auto source = openFile(path);
        QVERIFY(source);
        if ((*source)->head(4) != "PK\x03\x04")
            continue;
        const auto archive = Archive::open(**source);
        if (path.contains(QStringLiteral("pt_traversal")))
            QVERIFY(!archive);
        else
            QVERIFY2(archive, archive ? "" : qPrintable(path + archive.error().message));
        if (!archive)
            continue;
        ++count;
        QVERIFY2((*archive)->warnings().isEmpty(), qPrintable(path));
        for (const zip::Member &member : (*archive)->members())
            QVERIFY2((*archive)->content(member, 1U << 26U), qPrintable(path));
    }
    QVERIFY(count > 20);
}

QTEST_APPLESS_MAIN(TestArchive)
#include "test_archive.moc"
