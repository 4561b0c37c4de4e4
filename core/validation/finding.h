// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/document/edit.h"
#include <QString>
#include <string>
#include <vector>

namespace mlm {

enum class Severity { Advice, Warning, Error };
/// Who says so: the published JSON Schema, the text of the specification, or its best practices.
enum class Source { Schema, Spec, Practice };

const char *toString(Severity severity); ///< "error", "warning", "advice"
const char *toString(Source source);     ///< "schema", "spec", "practice"

/// A safe remedy: certain, and small.
struct Fix
{
    QString label; ///< what will be so: "Set 2.1.0", "Use scene-classification"
    Edits edits;
    bool onTrial = false; ///< what it does to the rest of the document is not known: offered only after proveFixes() tried it
};

/// Something that is wrong, or could be better, at one place of a document.
struct Finding
{
    std::string rule;          ///< stable id: "mlm.framework-version"
    Source source = Source::Schema;
    Severity severity = Severity::Error;
    Pointer pointer;           ///< the value; for a missing member: the member that should be there
    bool missing = false;      ///< `pointer` names a member that is not there
    bool atName = false;       ///< the member's name is at fault, not its value
    QString message;           ///< what is wrong, in users' words
    QString advice;            ///< what to do
    std::string reference;     ///< section of the specification, as an address
    std::optional<Fix> fix;
};

struct Findings
{
    std::vector<Finding> list; ///< in document order, then by rule id
    bool valid() const;        ///< no finding of source schema
    bool conformant() const;   ///< no error at all
    std::size_t count(Severity severity) const;
};

} // namespace mlm
