// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/validation/finding.h"

namespace mlm {

/// The page of one kind of finding: `mlm explain`, docs/rules.md, F1 on a finding.
struct Explanation
{
    std::string id;
    bool known = false;               ///< false: there is no such id; only `nearest` says something
    Source source = Source::Schema;
    Severity severity = Severity::Error;
    QString title;                    ///< what is asked for, one sentence without a full stop
    QString about;                    ///< why that matters, for someone new to STAC; paragraphs parted by an empty line
    QString applies;                  ///< releases or documents it is for; empty: all
    std::string passes, fails;        ///< examples, JSON text of several lines; may be empty
    QString section;                  ///< of the specification, in words: "MLM 1.5.2, Value Scaling Object"; may be empty
    std::string reference;            ///< address of that section; may be empty
    std::vector<std::string> nearest; ///< ids that were perhaps meant
};

/// The page of a rule (`shape-rank`), or of a finding of the schemas (`mlm.framework-version.pattern`), which is put together from the spec data.
/// Any text may be asked for. Thread-safe.
Explanation explain(std::string_view ruleId);

/// The ids that have a page written for them, in alphabetical order: all rules, and what the schemas say of several members at once.
std::vector<std::string> explainedIds();
/// The ids that findings about single members can have, in alphabetical order: some hundreds, each with a page put together from the spec data.
std::vector<std::string> memberIds();

/// docs/rules.md.
std::string rulesAsMarkdown();

} // namespace mlm
