// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/convert/detect.h"
#include "core/document/edit.h"
#include <QStringList>

namespace mlm::convert {

/// What became of a value of the source.
enum class Fate {
    Kept,     ///< it stands where it stood
    Carried,  ///< the same value in another place or under another name
    Mapped,   ///< said in another way: Entry::how
    NeedsYou, ///< could not be decided: Entry::question
    Dropped   ///< the target forbids it and has no other place for it; the report holds it, and a member legacy_metadata where one may stand
};
const char *toString(Fate fate); ///< "kept", "carried", "mapped", "needs-you", "dropped"

/// One leaf of the source (a value that is neither list nor object, or an empty one of these), accounted for.
struct Entry
{
    Pointer from;                 ///< in the source
    Json value = {};              ///< as it was
    Fate fate = Fate::Kept;
    std::vector<Pointer> to = {}; ///< in the result: where the value, or what it became, stands; several where it was spread; empty: only here
    QString how = {};             ///< Mapped, Dropped, some of Carried: a sentence
    int question = -1;            ///< NeedsYou: index into Report::questions
};

/// A way to settle a question.
struct Choice
{
    QString label;   ///< what will be so: "Divide by 10000"
    Edits edits;     ///< to the result of the conversion; empty: leave it as it is
};

struct Question
{
    Pointer at;                        ///< in the result
    QString text;                      ///< what could not be decided, and why
    std::vector<Choice> choices = {};  ///< may be empty: then only the user knows
};

/// What stands in the result and not in the source: never a fact, only what the structure asks for.
struct Added
{
    Pointer at;  ///< in the result
    Json value;
    QString why;
};

struct Report
{
    Detected from;
    Target to;                           ///< with the STAC version that was settled on; mlm is empty where the document has no MLM
    std::vector<Entry> entries = {};     ///< every leaf of the source once, in the order of the source
    std::vector<Question> questions = {};
    std::vector<Added> added = {};

    std::size_t count(Fate fate) const;
    bool needsYou() const { return !questions.empty(); }
    /// True where nothing but Kept is in it: the document is already what it was to become.
    bool unchanged() const { return count(Fate::Kept) == entries.size() && added.empty(); }
};

/// The pointers of all leaves of a tree in its order, as Report::entries counts them.
std::vector<Pointer> leavesOf(const Json &root);

} // namespace mlm::convert
