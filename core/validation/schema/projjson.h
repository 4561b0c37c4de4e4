// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/json/json.h"

namespace mlm::schema {

/// The releases of PROJJSON that data cubes refer to.
enum class ProjJson { V04, V07 };

/// Whether a value is a coordinate reference system, datum or operation as the schema of PROJJSON has it: https://proj.org/specifications/projjson.html
bool isProjJson(const Json &value, ProjJson version);

} // namespace mlm::schema
