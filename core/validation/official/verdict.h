// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <QList>
#include <QString>
#include <optional>

namespace mlm::official {

/// Stands for the address of a core schema that the document does not name.
inline constexpr QLatin1StringView noCore{"(core)"};

/// What one published schema says about a document.
struct OfficialVerdict
{
    enum Kind {
        Valid,
        Invalid,
        Unavailable, ///< the schema is not there, or its address is none
        Failed       ///< the schema cannot be used, or the work was given up
    };
    QString uri;     ///< as the document declares it; noCore where it does not say which core schema it follows
    Kind kind = Unavailable;
    QString detail;  ///< Invalid: the first place ("/properties/mlm:name") and what is wrong there; Unavailable and Failed: why
};

using OfficialVerdicts = QList<OfficialVerdict>;

/// False where a schema rejects the document, true where all that could be asked accept it and the core schema is among them; else nothing.
std::optional<bool> overall(const OfficialVerdicts &verdicts);

/// Where our own engine and the published schemas differ although both know the schemas in question: a mistake of this program. Empty where they
/// agree, else what differs, one sentence. `ownValid` is Findings::valid(). Schemas that the own engine does not know, and those that could not be
/// asked, are no reason to differ.
QString difference(bool ownValid, const OfficialVerdicts &verdicts);

/// "7 of 7 accept it", "1 of 7 rejects it", "6 of 7 accept it, 1 not fetched".
QString summary(const OfficialVerdicts &verdicts);

} // namespace mlm::official
