// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/json/json.h"
#include "core/weights/facts.h"

namespace mlm::weights::torch {

/// What a torch.export program says in its JSON (torch/_export/serde/schema.py).
struct ExportProgram
{
    std::optional<std::string> torchVersion;  ///< "2.8.0+cu126"
    std::optional<std::string> schemaVersion; ///< "8.14"
    std::vector<PortFact> inputs, outputs;    ///< those of the user
};

/// Reads the few members that are wanted out of the text; the nodes of the graph, which are nearly all of it, are only
/// scanned. `where`: "models/model.json". Errors: no JSON, over 64 MiB.
Result<ExportProgram> readExportProgram(std::string_view text, const QString &where);

/// The numbers that the schema gives to dtypes: 7 is "float32". Null for others.
const char *exportDtype(const Json &number);
/// "sizes": as_int is a number, as_expr is dynamic. Nothing where they are something else.
std::optional<std::vector<std::int64_t>> exportSizes(const Json &sizes);

} // namespace mlm::weights::torch
