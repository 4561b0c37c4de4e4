// SPDX-License-Identifier: Apache-2.0
// bench_edit [CLASSES]: edits of a document with many classes, each until tree, text, map and lines are right
// again.
#include "core/document/document.h"
#include "tests/bench/stopwatch.h"
#include <cstdio>
#include <cstdlib>

using namespace mlm;

namespace {

Json documentOf(int classes)
{
    Json list = Json::array();
    for (int i = 0; i < classes; ++i)
        list.push_back({{"value", i},
                        {"name", "class-" + std::to_string(i)},
                        {"description", "What class " + std::to_string(i) + " stands for on the ground"},
                        {"color_hint", "3388FF"},
                        {"nodata", false}});
    return {
        {"type", "Feature"},
        {"stac_version", "1.1.0"},
        {"id", "bench"},
        {"properties",
         {{"mlm:name", "bench"},
          {"mlm:output", Json::array({{{"name", "out"}, {"classification:classes", std::move(list)}}})}}}};
}

void row(const char *what, const std::vector<double> &times)
{
    std::printf("%-40s  %10.3f  %10.3f\n", what, bench::quantile(times, 0.5) * 1e3,
                bench::quantile(times, 0.99) * 1e3);
}

} // namespace

int main(int argc, char **argv)
{
    const int classes = argc > 1 ? std::atoi(argv[1]) : 1000;
    const auto document = Document::fromTree(documentOf(classes));
    const Pointer list = Pointer::of("/properties/mlm:output/0/classification:classes");
    const Pointer name = Pointer::of("/properties/mlm:name");
    const Pointer middle = list / static_cast<std::size_t>(classes / 2);
    const auto settle = [&] { (void)document->position(middle); };
    settle();

    std::vector<double> near, far, add, remove, undo, whole, dirty;
    for (int i = 0; i < 300; ++i) {
        near.push_back(bench::seconds([&] {
            (void)document->set(name, "name " + std::to_string(i), QStringLiteral("Name"));
            settle();
        }));
        far.push_back(bench::seconds([&] {
            (void)document->set(middle / "name", "name " + std::to_string(i), QStringLiteral("Name"));
            settle();
        }));
        dirty.push_back(bench::seconds([&] { (void)document->isDirty(); }));
        add.push_back(bench::seconds([&] {
            (void)document->apply(QStringLiteral("Add"),
                                  {Edit::add(list / "-", Json::object({{"value", i}}))});
            settle();
        }));
        remove.push_back(bench::seconds([&] {
            (void)document->apply(QStringLiteral("Remove"), {Edit::remove(middle)});
            settle();
        }));
        undo.push_back(bench::seconds([&] {
            document->undo();
            settle();
        }));
        if (i % 10 == 0) {
            Json table = *document->at(list);
            table[static_cast<std::size_t>(classes / 3)]["name"] = "pasted " + std::to_string(i);
            whole.push_back(bench::seconds([&] {
                (void)document->set(list, table, QStringLiteral("Paste"));
                settle();
            }));
        }
    }
    std::printf("%d classes, %zu bytes\n%-40s  %10s  %10s\n", classes, document->text().size(), "edit",
                "median ms", "p99 ms");
    row("a member near the beginning", near);
    row("a member in the middle", far);
    row("add a class", add);
    row("remove a class", remove);
    row("undo", undo);
    row("set the whole list, one class differs", whole);
    row("ask whether it is changed", dirty);
    return 0;
}
