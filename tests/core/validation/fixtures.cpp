// SPDX-License-Identifier: Apache-2.0
#include "fixtures.h"
#include <QTest>
#include <stdexcept>

namespace fixtures {

Json parsed(const char *text)
{
    return Json::parse(text);
}

Json item()
{
    return parsed(R"({
      "stac_version": "1.0.0",
      "stac_extensions": ["https://stac-extensions.github.io/mlm/v1.5.2/schema.json", "https://stac-extensions.github.io/eo/v1.1.0/schema.json"],
      "type": "Feature",
      "id": "field-borders",
      "geometry": {"type": "Polygon", "coordinates": [[[5, 50], [6, 50], [6, 51], [5, 51], [5, 50]]]},
      "bbox": [5, 50, 6, 51],
      "properties": {
        "description": "Finds field borders.",
        "license": "Apache-2.0",
        "datetime": "2024-03-01T00:00:00Z",
        "mlm:name": "Field borders",
        "mlm:architecture": "U-Net",
        "mlm:tasks": ["semantic-segmentation"],
        "mlm:framework": "PyTorch",
        "mlm:framework_version": "2.3.1",
        "mlm:memory_size": 1000,
        "mlm:accelerator": "cuda",
        "mlm:input": [{
          "name": "pixels", "bands": ["B04", {"name": "ratio", "format": "python", "expression": "B08 / B04"}],
          "input": {"shape": [-1, 2, 64, 64], "dim_order": ["batch", "bands", "height", "width"], "data_type": "float32"},
          "value_scaling": [{"type": "z-score", "mean": 1.5, "stddev": 0.5}],
          "resize_type": "crop", "pre_processing_function": {"format": "python", "expression": "my.module:prepare"}
        }],
        "mlm:output": [{
          "name": "borders", "tasks": ["semantic-segmentation"],
          "result": {"shape": [-1, 2, 64, 64], "dim_order": ["batch", "class", "height", "width"], "data_type": "float32"},
          "classification:classes": [{"value": 0, "name": "no", "description": "no border"}, {"value": 1, "name": "yes", "description": "border"}]
        }],
        "mlm:hyperparameters": {"epochs": 10, "lr": 0.001}
      },
      "links": [{"rel": "self", "href": "./item.json"}],
      "assets": {
        "weights": {"href": "./weights.pt", "type": "application/octet-stream; application=pytorch", "roles": ["mlm:model", "mlm:weights"],
          "mlm:artifact_type": "torch.save", "eo:bands": [{"name": "B04", "common_name": "red"}]}
      }
    })");
}

Json item11()
{
    Json document = item();
    document["stac_version"] = "1.1.0";
    document["stac_extensions"].erase(1);
    document["links"] = Json::array();
    document["assets"]["weights"].erase("eo:bands");
    document["assets"]["weights"]["bands"] = Json::array({{{"name", "B04"}}});
    document["properties"]["bands"] = Json::array({{{"name", "B04"}}});
    return document;
}

Json collection()
{
    return parsed(R"({
      "stac_version": "1.0.0", "stac_extensions": ["https://stac-extensions.github.io/mlm/v1.5.2/schema.json"], "type": "Collection", "id": "models",
      "description": "Models of ours.", "license": "Apache-2.0",
      "providers": [{"name": "We", "roles": ["producer"], "url": "https://example.com/"}],
      "extent": {"spatial": {"bbox": [[5, 50, 6, 51]]}, "temporal": {"interval": [["2024-03-01T00:00:00Z", null]]}},
      "summaries": {"mlm:memory_size": {"minimum": 1, "maximum": 2}},
      "links": [{"rel": "item", "href": "./item.json"}]
    })");
}

Json collection11()
{
    Json document = collection();
    document["stac_version"] = "1.1.0";
    document["item_assets"] = parsed(R"({"weights": {"title": "Weights", "roles": ["mlm:model"], "mlm:artifact_type": "torch.save"}})");
    return document;
}

Json catalog()
{
    return parsed(R"({"stac_version": "1.1.0", "type": "Catalog", "id": "all", "description": "All of it.", "links": []})");
}

Json named(const QString &name)
{
    return name == QLatin1String("item")           ? item()
           : name == QLatin1String("item11")       ? item11()
           : name == QLatin1String("collection")   ? collection()
           : name == QLatin1String("collection11") ? collection11()
                                                   : catalog();
}

Json changed(Json document, const char *pointer, const char *value)
{
    const mlm::Pointer place = mlm::Pointer::of(pointer);
    const mlm::Edit edit = value ? mlm::Edit::add(place, parsed(value)) : mlm::Edit::remove(place);
    const bool there = place.in(document) != nullptr;
    const auto done = mlm::applyTo(document, value && there ? mlm::Edit::replace(place, parsed(value)) : edit);
    if (!done)
        throw std::logic_error("the fixture cannot be changed there: " + std::string(pointer));
    return document;
}

void changeColumns()
{
    QTest::addColumn<QString>("document");
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QStringList>("expected");
}

void changeRow(const char *document, const char *pointer, const char *value, const QStringList &expected)
{
    QTest::addRow("%s %s %s", document, pointer, value ? value : "taken out")
        << QString(QLatin1String(document)) << QString(QLatin1String(pointer)) << (value ? QString::fromUtf8(value) : QString()) << expected;
}

QStringList told(const Json &document)
{
    QStringList list;
    for (const mlm::Finding &finding : mlm::check(document).list)
        if (finding.source == mlm::Source::Schema)
            list << QString::fromStdString(finding.rule + ' ' + finding.pointer.toString());
    return list;
}

mlm::Finding firstTold(const Json &document)
{
    for (const mlm::Finding &finding : mlm::check(document).list)
        if (finding.source == mlm::Source::Schema)
            return finding;
    throw std::logic_error("nothing is told of the fixture");
}

} // namespace fixtures
