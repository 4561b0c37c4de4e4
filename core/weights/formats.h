// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/weights/facts.h"
#include <span>
#include <string_view>

namespace mlm::weights {

/// What MLM calls a format: one row for each that is read here. Names of frameworks, artifact types, media types and
/// roles are those of the MLM specification 1.5 (README "Framework", "MLM Asset Roles", "Model Asset"; best practices
/// "Framework-specific Artifact Types") where it has one, else the name of the function that writes the file.
struct Format
{
    const char *id;
    const char *name; ///< for people, not translated: names of formats
    const char *framework = nullptr;
    const char *artifactType = nullptr;
    const char *compileMethod = nullptr;
    const char *mediaType = nullptr;
    const char *roles = "mlm:model"; ///< separated by spaces
};

/// The row, or null for an id that is not there.
const Format *formatOf(std::string_view id);
/// All rows, for help and tests.
std::span<const Format> formats();
/// Facts filled in from the row: format, name, framework, artifact type, compile method, media type and roles, each with
/// the format as its origin. A reader resets what its file contradicts or does not support.
Facts factsOf(std::string_view id);

} // namespace mlm::weights
