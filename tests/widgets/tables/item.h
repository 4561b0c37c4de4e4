// SPDX-License-Identifier: Apache-2.0
#pragma once

inline const char *const kItem = R"({
  "type": "Feature",
  "stac_version": "1.0.0",
  "stac_extensions": ["https://stac-extensions.github.io/mlm/v1.5.2/schema.json"],
  "id": "x",
  "bbox": [1.50, 2, 3, 4],
  "properties": {
    "mlm:input": [
      {
        "name": "RGB",
        "bands": ["B04", "B03"],
        "input": {"shape": [-1, 2, 64], "dim_order": ["batch", "bands", "height"], "data_type": "float32"},
        "value_scaling": [
          {"type": "z-score", "mean": 1354.40, "stddev": 0},
          {"type": "min-max", "minimum": 0, "maximum": 1e4, "note": "kept"}
        ]
      }
    ],
    "mlm:output": [
      {
        "name": "o",
        "classification:classes": [
          {"value": 0, "name": "water", "color_hint": "1B6E3C"},
          {"value": 1, "name": "land", "description": null},
          {"value": 2, "name": "ice", "extra": [1]}
        ]
      }
    ]
  }
}
)";
