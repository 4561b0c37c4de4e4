// SPDX-License-Identifier: Apache-2.0
#include "core/validation/example.h"
#include "core/json/parse.h"
#include "core/validation/extensionuse.h"
#include <algorithm>

namespace mlm {

namespace {

constexpr const char *item = R"({
  "type": "Feature", "stac_version": "1.0.0", "stac_extensions": ["https://stac-extensions.github.io/mlm/v1.5.2/schema.json"], "id": "example",
  "geometry": {"type": "Polygon", "coordinates": [[[5, 50], [6, 50], [6, 51], [5, 51], [5, 50]]]}, "bbox": [5, 50, 6, 51],
  "properties": {
    "datetime": "2024-01-01T00:00:00Z", "mlm:name": "Example model", "mlm:architecture": "U-Net", "mlm:tasks": ["segmentation"],
    "mlm:input": [{"name": "Image", "bands": [],
      "input": {"shape": [-1, 3, 64, 64], "dim_order": ["batch", "channel", "height", "width"], "data_type": "float32"}}],
    "mlm:output": [{"name": "Scores", "tasks": ["segmentation"],
      "result": {"shape": [-1, 2, 64, 64], "dim_order": ["batch", "class", "height", "width"], "data_type": "float32"}}]},
  "links": [],
  "assets": {"model": {"href": "./model.pt", "roles": ["mlm:model"], "mlm:artifact_type": "torch.save"}}
})";

/// Of an Item that is no model.
constexpr const char *product = R"({
  "type": "Feature", "stac_version": "1.0.0", "stac_extensions": [], "id": "example",
  "geometry": {"type": "Polygon", "coordinates": [[[5, 50], [6, 50], [6, 51], [5, 51], [5, 50]]]}, "bbox": [5, 50, 6, 51],
  "properties": {"datetime": "2024-01-01T00:00:00Z"}, "links": [],
  "assets": {"data": {"href": "./data.tif", "roles": ["data"]}}
})";

constexpr const char *collection = R"({
  "type": "Collection", "stac_version": "1.1.0", "stac_extensions": ["https://stac-extensions.github.io/mlm/v1.5.2/schema.json"], "id": "examples",
  "description": "Models for an example.", "license": "MIT",
  "extent": {"spatial": {"bbox": [[5, 50, 6, 51]]}, "temporal": {"interval": [["2020-01-01T00:00:00Z", null]]}},
  "item_assets": {"model": {"roles": ["mlm:model"], "mlm:artifact_type": "torch.save"}},
  "links": []
})";

constexpr const char *catalog = R"({"type": "Catalog", "stac_version": "1.0.0", "id": "examples", "description": "An example.", "links": []})";

/// Examples are a few levels deep; the reader's own limit bounds whatever else comes.
void lay(Json &base, const Json &over)
{
    if (over.is_object() && base.is_object() && !over.empty())
    {
        for (const auto &[name, value] : over.items())
            lay(base[name], value);
    }
    else if (over.is_array() && base.is_array() && !base.empty() && base.front().is_object())
    {
        Json list = Json::array();
        for (const Json &entry : over)
        {
            list.push_back(entry.is_object() ? base.front() : Json());
            lay(list.back(), entry);
        }
        base = std::move(list);
    }
    else
        base = over;
}

bool declaresNoMlm(const Json &extensions)
{
    return extensions.is_array() && std::none_of(extensions.begin(), extensions.end(), [](const Json &address) {
        return address.is_string() && address.get_ref<const std::string &>().find("/mlm") != std::string::npos;
    });
}

} // namespace

Result<Json> exampleDocument(std::string_view example)
{
    auto parsed = json::parse(example);
    if (!parsed)
        return parsed.error();
    Json over = std::move(parsed->root);
    if (!over.is_object())
    {
        Error error;
        error.message = QStringLiteral("The example is no JSON object.");
        return error;
    }
    const Json type = over.value("type", Json("Feature"));
    Json document = Json::parse(type == "Collection" ? collection : type == "Catalog" ? catalog : item);
    if (type == "Feature" && over.contains("stac_extensions") && declaresNoMlm(over["stac_extensions"]))
        document = Json::parse(product);
    if (const auto geometry = over.find("geometry"); geometry != over.end() && geometry->is_null())
        document.erase("bbox"); // the schema wants it so
    if (const auto assets = over.find("assets"); assets != over.end() && assets->is_object() && document.contains("assets"))
        for (auto &[key, asset] : assets->items())
            if (asset.is_object() && !document["assets"].contains(key) && !asset.contains("href"))
                asset["href"] = "./" + key;
    lay(document, over);
    if (const auto assets = document.find("assets"); assets != document.end() && assets->is_object())
        for (auto asset = assets->begin(); asset != assets->end();)
            asset = asset->is_null() ? assets->erase(asset) : std::next(asset);
    if (!over.contains("stac_extensions") && document.contains("stac_extensions"))
    {
        const auto declared = declaredExtensions(document);
        for (const auto &[name, member] : usedExtensions(document))
        {
            const std::string address = addressToDeclare(name, member);
            if (!address.empty() && std::none_of(declared.begin(), declared.end(), [&n = name](const auto &d) { return d.name == n; }))
                document["stac_extensions"].push_back(address);
        }
    }
    return document;
}

} // namespace mlm
