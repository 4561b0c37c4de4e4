// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/weights/reader.h"
#include "core/weights/zip/archive.h"

namespace mlm::weights::torch {

/// Reads a member as a file of its own: in place where it is stored, else unpacked in memory up to 60 MiB. Archives inside
/// are opened, but none inside those.
Reading readNested(const zip::Archive &archive, const zip::Member &member, const Input &outer);

/// Takes over what the file inside says: tensors and totals (each with `where` before its origin), imports and notes.
void takeOver(Facts &outer, Facts &&inner, const QString &where);

/// Adds what it would import, and the notes on that, and nothing else.
void takeImports(Facts &outer, const Facts &inner, const QString &where);

/// A name out of the archive as it can be shown.
QString shown(std::string_view name);

} // namespace mlm::weights::torch
