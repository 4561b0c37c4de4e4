// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/json/parse.h"
#include "core/validation/finding.h"
#include "core/validation/official/verdict.h"
#include <QString>
#include <optional>
#include <set>
#include <vector>

namespace mlm::report {

/// A piece of text and what a fix puts in its place.
struct Replacement
{
    Position begin, end; ///< from here up to, and without, there
    std::string inserted;
};

/// The findings of one document with what identifies it; positions are filled in from its source map.
struct DocumentReport
{
    QString path;
    std::string type, id, stacVersion, mlmVersion;
    Findings findings;
    std::vector<Position> positions; ///< one a finding
    Findings ignored = {};           ///< left out on request
    std::vector<std::optional<Replacement>> replacements = {}; ///< one a finding, or none at all: see addReplacements()

    bool valid() const { return findings.valid() && ignored.valid(); }
    bool conformant() const { return findings.conformant() && ignored.conformant(); }
    std::optional<official::OfficialVerdicts> official = {}; ///< what the published schemas say, where these were asked
};

DocumentReport reportOf(const QString &path, std::string_view text, const json::Parsed &parsed, Findings findings);
/// Moves the findings of these rules to `ignored`: what a document is worth does not change by that.
void leaveOut(DocumentReport &report, const std::set<std::string> &rules);
DocumentReport failureReport(const QString &path, const Error &error);

/// How the published schemas and our own findings differ (see official::difference()); empty where they agree or were not asked.
QString difference(const DocumentReport &report);

Json toJson(const DocumentReport &report);                     ///< an element of "documents" in cli.md
Json toJson(const std::vector<DocumentReport> &reports);       ///< with "documents" and "summary"
std::string toText(const DocumentReport &report);              ///< for people; ends with a newline

} // namespace mlm::report
