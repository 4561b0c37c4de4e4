// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>

/// An Item with several mistakes, letters of more than one byte before some of them, and characters that XML cannot hold.
inline const std::string text = R"({
  "type": "Feature", "stac_version": "1.0.0",
  "stac_extensions": ["https://stac-extensions.github.io/mlm/v1.5.2/schema.json"],
  "id": "ä <&> \u0001",
  "geometry": {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]]},
  "bbox": [0, 0, 1, 1],
  "properties": {
    "datetime": "2024-01-01T00:00:00Z",
    "mlm:name": "a", "mlm:architecture": "b", "mlm:tasks": ["classification"],
    "title": "äöü", "mlm:framework": "PyTorch", "mlm:framework_version": "2.1",
    "mlm:memory_size": -5,
    "mlm:input": [], "mlm:output": []
  },
  "links": [], "assets": {"model": {"href": "./m.pt", "roles": ["mlm:model"]}}
})";
