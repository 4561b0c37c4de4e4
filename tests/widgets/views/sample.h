// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "widgets/context.h"
#include <string_view>

namespace mlm::test {

/// An Item with faults of its own in known places: no name, a task that is none, a version with two numbers.
inline constexpr std::string_view faultyItem = R"({
  "type": "Feature",
  "stac_version": "1.0.0",
  "stac_extensions": ["https://stac-extensions.github.io/mlm/v1.5.0/schema.json"],
  "id": "sample",
  "geometry": {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]]},
  "bbox": [0, 0, 1, 1],
  "properties": {
    "datetime": "2024-01-01T00:00:00Z",
    "mlm:name": "sample-model",
    "mlm:architecture": "U-Net",
    "mlm:tasks": ["semantic_segmentation"],
    "mlm:framework": "PyTorch",
    "mlm:framework_version": "2.1.0",
    "mlm:memory_size": -5,
    "mlm:input": [
      {
        "name": "RGB",
        "bands": [],
        "input": {"shape": [-1, 3, 64, 64], "dim_order": ["batch", "bands", "height", "width"], "data_type": "float32"}
      }
    ],
    "mlm:output": [
      {
        "name": "classes",
        "tasks": ["semantic-segmentation"],
        "result": {"shape": [-1, 2, 64, 64], "dim_order": ["batch", "class", "height", "width"], "data_type": "float32"}
      }
    ]
  },
  "links": [],
  "assets": {
    "model": {"href": "./model.pt", "roles": ["mlm:model"], "mlm:artifact_type": "torch.save", "type": "application/octet-stream; application=pytorch"}
  }
}
)";

inline std::unique_ptr<Context> openSample(std::string_view text = faultyItem)
{
    auto document = Document::fromText(std::string(text));
    if (!document)
        qFatal("%s", qPrintable(document.error().text()));
    auto context = std::make_unique<Context>(std::move(*document));
    context->check().refresh();
    return context;
}

} // namespace mlm::test
