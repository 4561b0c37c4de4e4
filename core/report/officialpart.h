// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/report/report.h"

// What the published schemas say, in each form of a report. Nothing where they were not asked.
namespace mlm::report {

/// Adds "official" (address: true, false, or null where it could not be asked), "official_details" (why not true) and "verdicts_differ".
void addOfficial(const DocumentReport &report, Json &document);
/// Adds "official_accepted", "official_rejected" and "verdicts_differ": numbers of documents.
void addOfficial(const std::vector<DocumentReport> &reports, Json &summary);
/// Lines for people, each ended.
QString officialText(const DocumentReport &report);

} // namespace mlm::report
