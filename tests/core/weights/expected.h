// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/json/json.h"
#include <QString>
#include <QStringList>

/// Model files that an independent reader looked at: $MLM_SHARED/weights with its expected.json. For data-driven tests:
///
///     void readsKnownFiles_data() { addExpectedFiles({"gguf/", "synthetic/hostile/gguf_"}); }
///     void readsKnownFiles() { compareWithExpected(); }
///
/// Both skip the test, and say so, where the folder is not there.
namespace mlm::weights::test {

/// A row for each file of expected.json whose path begins with one of the prefixes. Fails where a prefix has none.
void addExpectedFiles(const QStringList &prefixes);

/// Reads the file of the current row (or `relativePath`) and compares: format, whether it is refused, framework and its
/// version, artifact type, tensors (names, dtypes, shapes; in any order), their number, total parameters, elements by
/// dtype, bytes of parameters where stated, inputs, outputs and names of imports. A file that is refused there may be
/// survived here with a warning; one with warnings there needs one here too (a note, or an import that needs code).
///
/// `instead` replaces members of the file's entry where the specification of the format proves the entry wrong: the test
/// that passes it says which words of the specification. A member that is null there and here is absent.
void compareWithExpected(const Json &instead = Json::object(), const QString &relativePath = {});

} // namespace mlm::weights::test
