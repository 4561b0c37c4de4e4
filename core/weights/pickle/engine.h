// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/weights/pickle/machine.h"
#include "core/weights/pickle/opcodes.h"
#include "core/weights/pickle/stream.h"
#include <unordered_set>

namespace mlm::weights::pickle {

/// The work of read(): a stack of values, marks on it, and a memo. Each method returns false where the pickle is broken,
/// with m_problem told.
class Machine
{
public:
    Machine(const Source &source, std::uint64_t offset, const Options &options);
    Pickle run();

private:
    static constexpr std::size_t maxStack = 1'000'000; ///< values and marks

    bool step(Op op);
    bool plain(Op op);     ///< numbers, texts and the like: engine.cpp
    bool container(Op op); ///< tuples, lists, dicts and sets: containers.cpp
    bool memo(Op op);
    bool object(Op op); ///< names, calls and states: objects.cpp

    bool push(Ref ref);
    bool broken(const QString &what);
    bool limited(const QString &what);
    bool cut(); ///< the source ended within an opcode
    /// Values above the last mark.
    std::size_t available() const { return m_stack.size() - (m_marks.empty() ? 0 : m_marks.back()); }
    bool need(std::size_t count);
    Ref pop();
    /// Where the values above the last mark begin; takes the mark away, the values stay.
    std::optional<std::size_t> popMark();
    bool text(Kind kind, std::optional<std::uint64_t> length);
    bool textLine(Kind kind, bool quoted);
    bool longNumber(std::optional<std::uint64_t> length);
    bool numberLine(Op op);
    bool put(std::uint64_t place);
    bool get(std::uint64_t place);
    std::optional<std::uint64_t> placeLine();
    bool name(std::string_view module, std::string_view name);
    bool import(std::string_view full);
    bool nameLines();
    bool build();
    bool makeObject(Op op);

    Stream m_stream;
    const Options &m_options;
    Pickle m_pickle;
    std::vector<Ref> m_stack;
    std::vector<std::size_t> m_marks;
    std::vector<Ref> m_memo; ///< Ref + 1; 0 where nothing was put
    std::uint64_t m_memoized = 0;
    std::uint64_t m_opcodes = 0;
    std::uint64_t m_at = 0; ///< where the current opcode stands
    std::unordered_set<std::string> m_imported;
    std::string m_line;
    bool m_stopped = false;
};

} // namespace mlm::weights::pickle
