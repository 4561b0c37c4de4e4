// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/report/report.h"

namespace mlm::report {

/// Something that kept the run from looking at a file, for `invocations`.
struct RunFault
{
    QString path, message;
};

/// SARIF 2.1.0 (OASIS): one run with the rules that spoke up and what they are about, a result a finding with line, column and JSON Pointer,
/// and the replacement where a fix is certain. Advice is a note. Columns count code points.
Json toSarif(const std::vector<DocumentReport> &reports, const std::vector<RunFault> &faults = {});

/// Gives the findings of a report that have a fix the piece of text that it replaces and by what: in `replacements`, one a finding. For at most
/// 200 fixes of texts of at most 4 MiB; others have none.
void addReplacements(DocumentReport &report, const std::string &text, const json::Parsed &parsed);

/// A path as a URI reference: relative paths stay relative.
std::string uriOf(const QString &path);

} // namespace mlm::report
