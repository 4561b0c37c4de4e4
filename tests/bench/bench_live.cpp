// SPDX-License-Identifier: Apache-2.0
// From an edit to its findings, without a window: bench_live FILE...
// Makes many single-field edits, each followed by the check that the editor makes, on each document and on an Item with 1,000 classes and 200 bands made here.
#include "core/document/document.h"
#include "core/validation/livecheck.h"
#include "tests/bench/stopwatch.h"
#include <QCoreApplication>
#include <QFile>
#include <cstdio>

namespace {

using mlm::Json;
using mlm::Pointer;

Json largeItem()
{
    Json item = Json::parse(R"({"stac_version": "1.0.0", "stac_extensions": ["https://stac-extensions.github.io/mlm/v1.5.2/schema.json",
      "https://stac-extensions.github.io/eo/v1.1.0/schema.json"], "type": "Feature", "id": "large", "geometry": null,
      "properties": {"datetime": "2024-01-01T00:00:00Z", "mlm:name": "Large", "mlm:architecture": "U-Net", "mlm:tasks": ["segmentation"],
        "mlm:framework_version": "2.3.1",
        "mlm:input": [{"name": "in", "bands": [], "input": {"shape": [-1, 200, 64, 64], "dim_order": ["batch", "bands", "height", "width"], "data_type": "float32"},
          "value_scaling": []}],
        "mlm:output": [{"name": "out", "tasks": ["segmentation"], "result": {"shape": [-1, 64, 64], "dim_order": ["batch", "height", "width"], "data_type": "uint16"},
          "classification:classes": []}]},
      "links": [], "assets": {"model": {"href": "a.pt", "roles": ["mlm:model"], "mlm:artifact_type": "torch.save", "eo:bands": []}}})");
    Json &properties = item["properties"];
    for (int band = 0; band < 200; ++band)
    {
        const std::string name = "B" + std::to_string(band);
        properties["mlm:input"][0]["bands"].push_back(name);
        properties["mlm:input"][0]["value_scaling"].push_back({{"type", "z-score"}, {"mean", band + 0.5}, {"stddev", 1.5}});
        item["assets"]["model"]["eo:bands"].push_back({{"name", name}, {"center_wavelength", 0.4 + band * 0.01}});
    }
    for (int value = 0; value < 1000; ++value)
        properties["mlm:output"][0]["classification:classes"].push_back(
            {{"value", value}, {"name", "class-" + std::to_string(value)}, {"description", "class number " + std::to_string(value)}, {"color_hint", "1A7F37"}});
    return item;
}

void measure(const char *name, mlm::Document &document)
{
    mlm::LiveCheck check(document);
    check.refresh();
    // Fields from all over the document, and a last one that is in the middle of it.
    std::vector<Pointer> fields;
    std::vector<std::pair<Pointer, const Json *>> open = {{Pointer(), &document.root()}};
    while (!open.empty())
    {
        const auto [place, node] = open.back();
        open.pop_back();
        if (node->is_object())
            for (const auto &[key, value] : node->items())
                open.emplace_back(place / key, &value);
        else if (node->is_array())
            for (std::size_t i = 0; i < node->size(); ++i)
                open.emplace_back(place / i, &(*node)[i]);
        else if (node->is_string() && place.size() > 1)
            fields.push_back(place);
    }
    std::vector<double> edits, checks, both;
    const std::size_t step = std::max<std::size_t>(1, fields.size() / 500);
    for (std::size_t i = 0; i < fields.size(); i += step)
    {
        const Json before = *document.at(fields[i]);
        for (const Json &value : {Json(before.get<std::string>() + "x"), before})
        {
            const double edit = 1e6 * mlm::bench::seconds([&] { document.set(fields[i], value, QStringLiteral("Edit")).ok(); });
            const double checked = 1e6 * mlm::bench::seconds([&] { check.refresh(); });
            edits.push_back(edit);
            checks.push_back(checked);
            both.push_back(edit + checked);
        }
    }
    std::printf("%-40.40s %7zu B  %5zu edits: edit %8.1f us  check %8.1f us  together %8.1f us (median) %8.1f us (99 %%) %8.1f us (most)\n", name, document.text().size(),
                both.size(), mlm::bench::quantile(edits, 0.5), mlm::bench::quantile(checks, 0.5), mlm::bench::quantile(both, 0.5), mlm::bench::quantile(both, 0.99),
                mlm::bench::quantile(both, 1.0));
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    for (int i = 1; i < argc; ++i)
    {
        QFile file(QString::fromLocal8Bit(argv[i]));
        if (!file.open(QIODevice::ReadOnly))
            return 3;
        auto document = mlm::Document::fromText(file.readAll().toStdString());
        if (!document)
        {
            std::fprintf(stderr, "%s: %s\n", argv[i], qPrintable(document.error().text()));
            return 3;
        }
        const char *name = argv[i];
        measure(name, **document);
    }
    auto large = mlm::Document::fromTree(largeItem());
    measure("1,000 classes and 200 bands", *large);
    return 0;
}
