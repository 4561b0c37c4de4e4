// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/base/result.h"
#include "core/json/json.h"
#include <string_view>

namespace mlm::weights::torch {

/// The metadata that stac-model packs, YAML or JSON: an Item as it is; else the properties with the "mlm:" that stac-model
/// takes away put back. Errors as readYaml(), or where nothing of MLM is in it.
Result<Json> readPackedMetadata(std::string_view text);

} // namespace mlm::weights::torch
