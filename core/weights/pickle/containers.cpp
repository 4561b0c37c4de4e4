// SPDX-License-Identifier: Apache-2.0
#include "core/weights/pickle/engine.h"
#include <QCoreApplication>
#include <charconv>

namespace mlm::weights::pickle {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Weights)
};

} // namespace

bool Machine::container(Op op)
{
    Tree &tree = m_pickle.tree;
    const auto collect = [&](Kind kind) {
        const auto begin = popMark();
        if (!begin)
            return false;
        const std::size_t count = m_stack.size() - *begin;
        if (kind == Kind::Dict && count % 2 != 0)
            return broken(Words::tr("a key without a value"));
        const Ref *first = m_stack.data() + *begin;
        Ref made = 0;
        if (kind == Kind::Tuple) {
            made = tree.addTuple(first, count);
        } else {
            made = tree.addContainer(kind);
            tree.append(made, first, count);
        }
        m_stack.resize(*begin);
        return push(made);
    };
    const auto extend = [&](std::size_t multiple) {
        const auto begin = popMark();
        if (!begin)
            return false;
        const std::size_t count = m_stack.size() - *begin;
        if (count % multiple != 0)
            return broken(Words::tr("a key without a value"));
        const std::size_t floor = m_marks.empty() ? 0 : m_marks.back();
        if (*begin <= floor)
            return broken(Words::tr("an opcode needs more values than there are"));
        tree.append(m_stack[*begin - 1], m_stack.data() + *begin, count);
        m_stack.resize(*begin);
        return true;
    };
    const auto add = [&](std::size_t count) {
        if (!need(count + 1))
            return false;
        const std::size_t begin = m_stack.size() - count;
        tree.append(m_stack[begin - 1], m_stack.data() + begin, count);
        m_stack.resize(begin);
        return true;
    };
    const auto tuple = [&](std::size_t count) {
        if (!need(count))
            return false;
        const std::size_t begin = m_stack.size() - count;
        const Ref made = tree.addTuple(m_stack.data() + begin, count);
        m_stack.resize(begin);
        return push(made);
    };
    switch (op) {
    case Op::Mark:
        if (m_stack.size() + m_marks.size() >= maxStack)
            return limited(Words::tr("too many marks"));
        m_marks.push_back(m_stack.size());
        return true;
    case Op::Pop:
        if (available() == 0)
            return popMark().has_value();
        pop();
        return true;
    case Op::PopMark: {
        const auto begin = popMark();
        if (begin)
            m_stack.resize(*begin);
        return begin.has_value();
    }
    case Op::Dup: return need(1) && push(m_stack.back());
    case Op::EmptyTuple: return tuple(0);
    case Op::Tuple1: return tuple(1);
    case Op::Tuple2: return tuple(2);
    case Op::Tuple3: return tuple(3);
    case Op::Tuple: return collect(Kind::Tuple);
    case Op::EmptyList: return push(tree.addContainer(Kind::List));
    case Op::List: return collect(Kind::List);
    case Op::EmptyDict: return push(tree.addContainer(Kind::Dict));
    case Op::Dict: return collect(Kind::Dict);
    case Op::EmptySet: return push(tree.addContainer(Kind::Set));
    case Op::FrozenSet: return collect(Kind::Set);
    case Op::Append: return add(1);
    case Op::SetItem: return add(2);
    case Op::Appends:
    case Op::AddItems: return extend(1);
    default: return extend(2);
    }
}

bool Machine::memo(Op op)
{
    const auto narrow = [&](std::size_t bytes, bool stores) {
        const auto place = m_stream.number(bytes);
        if (!place)
            return cut();
        return stores ? put(*place) : get(*place);
    };
    switch (op) {
    case Op::BinPut: return narrow(1, true);
    case Op::LongBinPut: return narrow(4, true);
    case Op::Memoize: return put(m_memoized);
    case Op::BinGet: return narrow(1, false);
    case Op::LongBinGet: return narrow(4, false);
    default: {
        const auto place = placeLine();
        return place && (op == Op::Put ? put(*place) : get(*place));
    }
    }
}

std::optional<std::uint64_t> Machine::placeLine()
{
    if (!m_stream.line(m_line)) {
        cut();
        return std::nullopt;
    }
    std::uint64_t place = 0;
    const auto [end, problem] = std::from_chars(m_line.data(), m_line.data() + m_line.size(), place);
    if (problem != std::errc() || end != m_line.data() + m_line.size()) {
        broken(Words::tr("a memo place that is no number"));
        return std::nullopt;
    }
    return place;
}

bool Machine::put(std::uint64_t place)
{
    // Who writes pickles counts the places up; one far beyond would only reserve memory.
    if (place > 2 * m_opcodes + 1024)
        return limited(Words::tr("the memo place %1 is far beyond those before").arg(place));
    if (!need(1))
        return false;
    if (m_memo.size() <= place)
        m_memo.resize(static_cast<std::size_t>(place) + 1, 0);
    m_memoized += m_memo[static_cast<std::size_t>(place)] == 0 ? 1 : 0;
    m_memo[static_cast<std::size_t>(place)] = m_stack.back() + 1;
    return true;
}

bool Machine::get(std::uint64_t place)
{
    if (place >= m_memo.size() || m_memo[static_cast<std::size_t>(place)] == 0)
        return broken(Words::tr("nothing was put into the memo place %1").arg(place));
    return push(m_memo[static_cast<std::size_t>(place)] - 1);
}

} // namespace mlm::weights::pickle
