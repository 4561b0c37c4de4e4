// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/document/document.h"
#include "widgets/context.h"
#include <QDir>
#include <QFile>
#include <QStringList>
#include <memory>

/// Documents for the tests of pages: a small one of our own, and the published examples where they are at hand.
namespace sample {

inline std::string readAll(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

inline std::unique_ptr<mlm::Context> contextOf(std::string text)
{
    auto document = mlm::Document::fromText(std::move(text));
    if (!document)
        return nullptr;
    auto context = std::make_unique<mlm::Context>(std::move(*document));
    context->check().refresh();
    return context;
}

/// Published Items and Collections of MLM 1.5, as paths; empty without MLM_SHARED.
inline QStringList examples()
{
    QStringList paths;
    const QString shared = qEnvironmentVariable("MLM_SHARED");
    if (shared.isEmpty())
        return paths;
    for (const char *release : {"v1.5.0", "v1.5.1", "v1.5.2"}) {
        const QDir folder(shared + QStringLiteral("/oracle/examples/mlm/") + QString::fromLatin1(release));
        for (const QString &name : folder.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name))
            paths << folder.filePath(name);
    }
    return paths;
}

inline std::string item()
{
    return R"({
  "type": "Feature",
  "stac_version": "1.0.0",
  "stac_extensions": [
    "https://stac-extensions.github.io/mlm/v1.5.2/schema.json",
    "https://stac-extensions.github.io/eo/v1.1.0/schema.json",
    "https://example.org/other/v1.0.0/schema.json"
  ],
  "id": "sample",
  "geometry": {"type": "Polygon", "coordinates": [[[-8.0, 37.5], [28, 37.5], [28, 58.20], [-8.0, 58.20], [-8.0, 37.5]]]},
  "bbox": [-8.0, 37.5, 28, 58.20],
  "properties": {
    "datetime": null,
    "start_datetime": "2020-01-01T00:00:00Z",
    "end_datetime": "2021-01-01T00:00:00Z",
    "description": "A model to test with.",
    "providers": [{"name": "Somebody", "roles": ["producer"], "url": "https://example.org"}],
    "mlm:name": "Sample model",
    "mlm:architecture": "ResNet",
    "mlm:tasks": ["classification"],
    "mlm:framework": "PyTorch",
    "mlm:memory_size": 1000,
    "mlm:hyperparameters": {"learning_rate": 1e-3, "layers": [64, 128], "optimizer": {"name": "adam", "betas": [0.9, 0.999]}},
    "mlm:input": [
      {
        "name": "RGB",
        "bands": ["B04", "B03", "B02"],
        "input": {"shape": [-1, 3, 64, 64], "dim_order": ["batch", "bands", "height", "width"], "data_type": "float32"},
        "value_scaling": [
          {"type": "z-score", "mean": 1354.40, "stddev": 245.7},
          {"type": "z-score", "mean": 1118.2, "stddev": 0},
          {"type": "min-max", "minimum": 0, "maximum": 10000.0}
        ],
        "pre_processing_function": {"format": "python", "expression": "package.module:prepare"}
      },
      {"name": "DEM", "bands": [], "input": {"shape": [-1, 1, 64, 64], "dim_order": ["batch", "channel", "height", "width"], "data_type": "float32"}, "extra": true}
    ],
    "mlm:output": [
      {
        "name": "classes",
        "tasks": ["classification"],
        "result": {"shape": [-1, 2], "dim_order": ["batch", "class"], "data_type": "float32"},
        "classification:classes": [
          {"value": 0, "name": "water", "color_hint": "1B6E3C"},
          {"value": 1, "name": "land", "description": null}
        ]
      }
    ],
    "eo:bands": [
      {"name": "B04", "common_name": "red", "center_wavelength": 0.665},
      {"name": "B03", "common_name": "green"},
      {"name": "B02", "common_name": "blue"}
    ],
    "custom": {"a": 1}
  },
  "assets": {
    "weights": {
      "href": "weights.pt",
      "type": "application/octet-stream; application=pytorch",
      "roles": ["mlm:model"],
      "mlm:artifact_type": "torch.save",
      "file:size": 12
    }
  },
  "links": [{"rel": "self", "href": "https://example.org/item.json"}],
  "note": "kept"
}
)";
}

} // namespace sample
