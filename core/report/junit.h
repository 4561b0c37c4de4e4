// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/report/report.h"
#include "core/report/sarif.h"

namespace mlm::report {

/// JUnit's XML, as CI systems read it: a testsuite a document, with a testcase for what the published schemas ask, one for the text of the
/// specification and one for good practice, so that a document has the same cases in each run. Errors are failures, with `strict` warnings too;
/// what is no failure stands in system-out. A file that could not be read is a testsuite with one error.
std::string toJunit(const std::vector<DocumentReport> &reports, bool strict, const std::vector<RunFault> &faults = {});

} // namespace mlm::report
