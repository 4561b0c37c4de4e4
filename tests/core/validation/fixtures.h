// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/document/edit.h"
#include "core/validation/engine.h"
#include <QStringList>

/// Small documents that the published schemas accept, and ways to break them.
namespace fixtures {

using mlm::Json;

/// An Item of STAC 1.0.0 with MLM 1.5.2, one input with bands declared by eo 1.1.0, and one asset.
Json item();
/// The same model for STAC 1.1.0 with core bands.
Json item11();
Json collection();
Json collection11();
Json catalog();
/// By the names above.
Json named(const QString &name);

Json parsed(const char *text);
/// A copy with one value set (parents must be there) or, for a null text, taken out.
Json changed(Json document, const char *pointer, const char *value);
/// A table of changes: columns "document", "pointer", "value" (null: taken out) and "expected", and a row of it.
void changeColumns();
void changeRow(const char *document, const char *pointer, const char *value, const QStringList &expected);
/// "rule pointer" of each finding of source schema.
QStringList told(const Json &document);
/// The first of them; there must be one.
mlm::Finding firstTold(const Json &document);

} // namespace fixtures
