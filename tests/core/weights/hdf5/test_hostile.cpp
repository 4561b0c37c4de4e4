// SPDX-License-Identifier: Apache-2.0
#include "core/weights/reader.h"
#include "tests/core/weights/hdf5/builder.h"
#include <QTest>

using namespace mlm::weights;
using namespace mlm::weights::test;

using Link = H5Builder::Link;

/// One rule broken a row: refused, with the place.
class TestHdf5Hostile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void refuses_data();
    void refuses();
};

namespace {

void row(const char *name, const std::string &bytes, const char *says)
{
    QTest::newRow(name) << QByteArray::fromStdString(bytes) << QString::fromUtf8(says);
}

std::string withDataset(const std::vector<H5Builder::Message> &messages, int version = 0)
{
    H5Builder h5(version);
    h5.put(std::string(64, 'x'));
    const std::uint64_t set = h5.header(messages);
    return h5.finish(h5.group({{"evil", set}}));
}

std::string changed(std::string bytes, std::size_t at, const std::string &by)
{
    return bytes.replace(at, by.size(), by);
}

void linkRows()
{
    for (const int version : {0, 2}) {
        H5Builder h5(version);
        row(version == 0 ? "soft link, old" : "soft link, new", h5.finish(h5.group({{"evil", 0, Link::Soft}})), "“/evil” leads out of the file: soft link");
    }
    H5Builder h5(2);
    row("external link", h5.finish(h5.group({{"evil", 0, Link::External}})), "“/evil” leads out of the file: external link");
    H5Builder dense(2);
    row("external link in a heap", dense.finish(dense.header(dense.denseGroupOf({{"evil", 0, Link::External}}))), "external link");

    const auto shape = H5Builder::space({3});
    row("external storage", withDataset({shape, H5Builder::float32(), H5Builder::contiguous(UINT64_MAX, 12), {0x07, le(1, 1) + le(0, 3) + le(1, 2) + le(1, 2) + le(96, 8)}}),
        "“/evil” leads out of the file: external storage");
    row("virtual dataset", withDataset({shape, H5Builder::float32(), {0x08, le(4, 1) + le(3, 1) + le(96, 8) + le(0, 4)}}), "“/evil” leads out of the file: virtual dataset");

    H5Builder lost(2);
    row("link past the end", lost.finish(lost.group({{"evil", 1 << 30}})), "past the end");
    H5Builder nothing(2);
    row("link to nowhere", nothing.finish(nothing.group({{"evil", UINT64_MAX}})), "past the end");
    H5Builder twice(0);
    const auto messages = twice.groupOf({{"x", twice.group({})}});
    const std::uint64_t first = twice.header(messages);
    const std::uint64_t second = twice.header(messages);
    row("two groups with one table", twice.finish(twice.group({{"a", first}, {"b", second}})), "two groups use it");

    H5Builder deep(2);
    std::uint64_t inner = deep.group({});
    for (int i = 0; i < 110; ++i)
        inner = deep.group({{"g", inner}});
    row("nested too deeply", deep.finish(inner), "nested too deeply");
    H5Builder longNames(2);
    inner = longNames.group({});
    for (int i = 0; i < 50; ++i)
        inner = longNames.group({{std::string(200, 'n'), inner}});
    row("a path too long", longNames.finish(inner), "too long");
}

void shapeRows()
{
    const auto set = [](const std::vector<std::uint64_t> &dims, std::uint64_t address, std::uint64_t size) {
        return withDataset({H5Builder::space(dims), H5Builder::float32(), H5Builder::contiguous(address, size)});
    };
    row("a size of 2^63", set({1ULL << 63}, 96, 16), "“/evil” cannot be right: its shape has a size of 9223372036854775808");
    row("sizes that overflow", set({1ULL << 40, 1ULL << 40}, 96, 16), "larger than any file");
    row("bytes that overflow", set({1ULL << 62}, 96, 16), "larger than any file");
    row("stored too little", set({5}, 96, 16), "needs 20 bytes, but 16 are stored");
    row("past the end", set({1000}, 96, 4000), "past the end");
    row("place that overflows", set({4}, UINT64_MAX - 8, 16), "past the end");
    row("never written bomb", set({1ULL << 40}, UINT64_MAX, 1ULL << 42), "1000 times the 0 that are stored");
    row("chunked bomb", withDataset({H5Builder::space({1ULL << 40}), H5Builder::float32(), {0x08, le(3, 1) + le(2, 1) + le(2, 1) + le(UINT64_MAX, 8) + le(4096, 4) + le(4, 4)}}),
        "more than 1000 times");
    row("33 dimensions", set(std::vector<std::uint64_t>(33, 1), 96, 4), "33 dimensions");
    row("unknown layout", withDataset({H5Builder::space({1}), H5Builder::float32(), {0x08, le(9, 1) + le(1, 1) + le(0, 16)}}), "layout is cut short");
    row("type of arrays without end", withDataset({H5Builder::space({1}), {0x03, [] {
                                                       std::string type;
                                                       for (int i = 0; i < 40; ++i)
                                                           type += le(0x3a, 1) + le(0, 3) + le(4, 4) + le(0, 1);
                                                       return type;
                                                   }()}, H5Builder::contiguous(96, 4)}),
        "data type is cut short");
    row("shared message", withDataset({H5Builder::space({1}), {0x03, le(3, 1) + le(1, 1) + le(0, 8), 2}, H5Builder::contiguous(96, 4)}), "table of shared messages");
    H5Builder many(0);
    std::vector<Link> links;
    for (int i = 0; i < 20; ++i)
        links.push_back({"d" + std::to_string(i), many.header({H5Builder::space({1U << 30}), H5Builder::float32(), H5Builder::contiguous(UINT64_MAX, 1ULL << 32)})});
    row("many small bombs", many.finish(many.group(links)), "claim 85899345920 bytes together");
}

void structureRows()
{
    H5Builder h5(0);
    const std::string plain = h5.finish(h5.group({{"x", h5.dataset({2})}}));
    row("superblock of version 4", changed(plain, 8, le(4, 1)), "has version 4");
    row("addresses of 3 bytes", changed(plain, 13, le(3, 1)), "addresses of 3");
    row("end before the beginning", changed(plain, 24, le(1 << 20, 8)), "before its beginning");
    row("longer than the file", changed(plain, 40, le(plain.size() + 1, 8)), "ends at byte");
    row("root past the end", changed(plain, 64, le(1 << 30, 8)), "object header at byte 1073741824");
    row("no heap of names", changed(plain, plain.find("HEAP"), "PEAH"), "heap of names");
    row("heap of names too large", changed(plain, plain.find("HEAP") + 8, le(1ULL << 40, 8)), "reach past the end");
    row("no B-tree", changed(plain, plain.find("TREE"), "EERT"), "B-tree");
    row("B-tree with 65535 children", changed(plain, plain.find("TREE") + 6, le(65535, 2)), "B-tree");
    row("B-tree with a level that never ends", changed(plain, plain.find("TREE") + 5, le(200, 1)), "no node of level 199");
    row("no table of names", changed(plain, plain.find("SNOD"), "DONS"), "table of names");
    row("name outside the heap", changed(plain, plain.find("SNOD") + 8, le(1 << 20, 8)), "the name of entry 1 is missing");

    H5Builder circle(0);
    const std::uint64_t loop = circle.size();
    const std::uint64_t again = circle.header({{0x10, le(loop + 16, 8) + le(24, 8)}});
    row("continuation in a circle", circle.finish(again), "is used twice");
    H5Builder cut(2);
    cut.put("OCHK" + std::string(12, 'x'));
    row("continuation of 2^63 bytes", cut.finish(cut.header({{0x10, le(48, 8) + le(1ULL << 63, 8)}})), "reach past the end");
    H5Builder noMark(2);
    noMark.put(std::string(16, 'x'));
    row("continuation without its mark", noMark.finish(noMark.header({{0x10, le(48, 8) + le(16, 8)}})), "continuation block should stand there");
    H5Builder noGroup(0);
    row("root is a dataset", noGroup.finish(noGroup.dataset({1})), "it is no group");

    H5Builder dense(2);
    const std::string heap = dense.finish(dense.header(dense.denseGroupOf({{"x", dense.dataset({2})}})));
    row("no fractal heap", changed(heap, heap.find("FRHP"), "PRHF"), "heap of a large group");
    row("heap without width", changed(heap, heap.find("FRHP") + 110, le(0, 2)), "sizes do not fit");
    row("compressed heap", changed(heap, heap.find("FRHP") + 7, le(8, 2)), "compressed");
    row("record outside the heap", changed(heap, heap.find("BTLF") + 11, le(1 << 20, 4)), "points outside");
    row("B-tree with records of no size", changed(heap, heap.find("BTHD") + 10, le(0, 2)), "sizes do not fit");
    row("B-tree too deep", changed(heap, heap.find("BTHD") + 12, le(60000, 2)), "sizes do not fit");
    row("more records than fit", changed(heap, heap.find("BTHD") + 24, le(60000, 2)), "60000 records do not fit");
}

} // namespace

void TestHdf5Hostile::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("says");
    linkRows();
    shapeRows();
    structureRows();
}

void TestHdf5Hostile::refuses()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, says);
    const std::string text = bytes.toStdString();
    const Reading reading = readFacts(MemorySource(text), "model.h5");
    QVERIFY(reading.isRefused());
    QVERIFY2(reading.refusal->message.contains(says), qPrintable(reading.refusal->message));
}

QTEST_GUILESS_MAIN(TestHdf5Hostile)
#include "test_hostile.moc"
