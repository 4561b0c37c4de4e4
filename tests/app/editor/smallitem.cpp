// SPDX-License-Identifier: Apache-2.0
#include "tests/app/editor/editorfixture.h"

namespace mlm::test {

QByteArray smallItem(const char *newline)
{
    return QByteArray(R"({
    "type": "Feature", "stac_version": "1.0.0",
    "stac_extensions": ["https://stac-extensions.github.io/mlm/v1.5.0/schema.json"],
    "id":   "small",
    "geometry": {"type": "Polygon", "coordinates": [[[0, 0], [1.50, 0], [1.50, 1e0], [0, 1], [0, 0]]]},
    "bbox": [0, 0, 1.50, 1],
    "properties": {
        "datetime": "2024-01-01T00:00:00Z",
        "mlm:name": "small-model", "mlm:architecture": "U-Net",
        "mlm:tasks": ["semantic-segmentation"],
        "mlm:input": [], "mlm:output": [],
        "own:member": {"kept": 1.0}
    },
    "links": [],
    "assets": {"model": {"href": "./model.pt", "roles": ["mlm:model"], "mlm:artifact_type": "torch.save"}}
}
)").replace("\n", newline);
}

} // namespace mlm::test
