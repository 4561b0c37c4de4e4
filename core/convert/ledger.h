// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/convert/report.h"
#include <functional>
#include <map>

namespace mlm::convert {

/// A subtree taken out of the document to be put elsewhere. Copies stand for the same values of the source.
struct Taken
{
    Json value = {};  ///< what was there
    Json tags = {};   ///< the ledger's own: where it comes from
    bool there = false;
    explicit operator bool() const { return there; }
};

/// The book that a conversion keeps: the document as it becomes, and for each value in it which values of the source it comes from. Converters change the
/// document through it alone; so every leaf of the source is accounted for exactly once, whatever they do: one that is nowhere in the result at the end,
/// and that nobody took leave of, is put into legacy_metadata and reported as dropped.
///
/// Places are those of work() at the time of the call. What does not apply (a place that is not there, a name that is taken) returns false and changes
/// nothing. Texts are whole sentences for the user; they may be empty where the new place says enough.
class Ledger
{
public:
    explicit Ledger(Json source);

    const Json &source() const { return m_source; }
    /// The document as it is now.
    const Json &work() const { return m_work; }
    const Json *at(const Pointer &place) const { return place.in(m_work); }
    /// The text that stands at a place, or nullptr.
    const std::string *text(const Pointer &place) const;

    /// The same value (or subtree) in another place. Objects above `to` that are not there are made. Within one array `to` is the index after removal.
    bool move(const Pointer &from, const Pointer &to, const QString &how = {}, std::optional<std::size_t> position = {});
    /// Another name in the same object, in the same place.
    bool rename(const Pointer &place, const std::string &name, const QString &how = {});
    /// Another value for what stands here: it says the same, or as much of it as `how` tells.
    bool map(const Pointer &place, Json value, const QString &how);
    /// Structure that the target asks for: never a fact. `place` must be new; "-" appends to a list.
    bool add(const Pointer &place, Json value, const QString &why, std::optional<std::size_t> position = {});

    /// Takes a subtree out, to be put elsewhere: whole, in pieces (see piece()) or in other words.
    Taken take(const Pointer &place);
    /// A member or element of what was taken; not taken where there is none.
    static Taken piece(const Taken &taken, const std::string &name);
    static Taken piece(const Taken &taken, std::size_t index);
    /// Puts what was taken, as it was. More than once: it is reported in each place.
    bool put(const Pointer &place, const Taken &taken, const QString &how = {}, std::optional<std::size_t> position = {});
    /// Puts what stands at `from` in a second place.
    bool copy(const Pointer &from, const Pointer &to, const QString &how = {}, std::optional<std::size_t> position = {});
    /// Puts a value that says what the sources said. Where something stands already, this replaces it, and says it too.
    bool put(const Pointer &place, Json value, const std::vector<Taken> &sources, const QString &how, std::optional<std::size_t> position = {});
    /// What stands at `place` (or was taken) is said already by what stands at `by`: it goes out and is reported as mapped there.
    bool absorb(const Pointer &place, const Pointer &by, const QString &how);
    bool absorb(const Taken &taken, const Pointer &by, const QString &how);

    /// The target forbids it here and nothing else can hold it: it goes, verbatim, into the member legacy_metadata of the object around it and is
    /// reported as dropped. With `park` false it stands in the report alone.
    bool drop(const Pointer &place, const QString &why, bool park = true);
    /// The same move without taking leave: for what is asked about and must not stay where it is. Where it is now.
    std::optional<Pointer> park(const Pointer &place);
    /// Takes out a list or object in which no value of the source is left. False, and nothing happens, where one is.
    bool prune(const Pointer &place);

    /// Asks about the values at these places, which stay where they are. The Edits of the choices are made for work() as it is now: ask when nothing
    /// moves any more (askQuestions() is the last pass).
    void ask(Question question, const std::vector<Pointer> &about);

    /// Whether something is asked about a place (as Question::at) already.
    bool isAsked(const Pointer &at) const;

    /// Ends the work: the result, the Edits that lead there and the report, but for its `from` and `to`. The ledger is spent.
    void close(Json &result, Edits &edits, Report &report);

private:
    struct Origin
    {
        std::size_t leaf = 0;      ///< index into m_leaves
        std::size_t operation = 0; ///< what one operation put is reported by the place that holds all of it
        QString how = {};
    };
    struct Tag
    {
        std::vector<Origin> origins = {};
        QString added = {};        ///< why, for what comes from nowhere
        std::size_t operation = 0;
        std::size_t leaves = 0;    ///< made by absorb(): how many leaves of the tree had it then, at most as many have it now
    };
    struct Places;

    std::size_t enter(Tag tag);
    Json tagged(const Json &value, std::size_t tag) const;
    Json retagged(const Json &tags, const std::function<Tag(const Tag &)> &change);
    std::vector<Origin> originsIn(const Json &tags) const;
    std::vector<Origin> originsOf(const std::vector<Taken> &sources, const QString &how);
    bool insert(const Pointer &place, Json value, Json tags, std::optional<std::size_t> position);
    std::vector<Origin> open(const Pointer &container);
    void shut(const Pointer &container);
    bool makeParents(const Pointer &place);
    void parkOrphans();
    Places placesNow() const;

    Json m_source, m_work;
    Json m_tags; ///< the tree of m_work with an index into m_book for each leaf
    std::vector<Tag> m_book;
    std::vector<Pointer> m_leaves;
    std::map<std::size_t, QString> m_dropped;
    std::map<std::size_t, int> m_asked;
    std::vector<Question> m_questions;
    Edits m_log;
    std::size_t m_operation = 0;
};

/// The member that holds what a target has no place for.
inline constexpr const char *legacyMember = "legacy_metadata";

} // namespace mlm::convert
