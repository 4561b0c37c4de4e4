// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/base/result.h"
#include "core/json/json.h"
#include <string_view>

namespace mlm::weights::torch {

/// YAML as PyYAML writes it, as a tree: sets become lists, an object of Python with one argument becomes that argument,
/// anything else of Python stays what its nodes are; nothing is made. Errors: no YAML, more than 96 KiB, 100 levels or
/// 20,000 values (with those of aliases), a key that is no text or given twice.
Result<Json> parseYaml(std::string_view text);

/// The metadata that stac-model packs, YAML or JSON: an Item as it is; else the properties with the "mlm:" that stac-model
/// takes away put back. Errors as parseYaml(), or where nothing of MLM is in it.
Result<Json> readPackedMetadata(std::string_view text);

} // namespace mlm::weights::torch
