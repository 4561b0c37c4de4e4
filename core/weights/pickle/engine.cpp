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

constexpr std::uint64_t maxOpcodes = 5'000'000;
constexpr std::uint64_t maxText = 64U << 20U;   // bytes kept
constexpr std::uint64_t longestText = 64U << 10U; // bytes kept of one

double realOf(std::string_view text)
{
    double value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

} // namespace

Machine::Machine(const Source &source, std::uint64_t offset, const Options &options) : m_stream(source, offset), m_options(options)
{
    m_pickle.begin = offset;
}

Pickle Machine::run()
{
    while (!m_stopped) {
        m_at = m_stream.position();
        const auto byte = m_stream.number(1);
        if (!byte) {
            cut();
            break;
        }
        const Op op = static_cast<Op>(*byte);
        if (!nameOf(op)) {
            broken(Words::tr("0x%1 is no opcode").arg(*byte, 2, 16, QLatin1Char('0')));
            break;
        }
        if (++m_opcodes > maxOpcodes) {
            limited(Words::tr("more than %1 opcodes").arg(maxOpcodes));
            break;
        }
        if (m_pickle.foreign.isEmpty() && !isTorch(op))
            m_pickle.foreign = Words::tr("%1 at byte %2").arg(QLatin1String(nameOf(op))).arg(m_at);
        if (!step(op))
            break;
    }
    m_pickle.end = m_stream.position();
    if (m_stream.error())
        m_pickle.error = m_stream.error();
    return std::move(m_pickle);
}

bool Machine::step(Op op)
{
    switch (op) {
    case Op::Stop:
        if (!need(1))
            return false;
        m_pickle.root = pop();
        m_stopped = true;
        return true;
    case Op::Proto: {
        const auto protocol = m_stream.number(1);
        if (!protocol)
            return cut();
        m_pickle.protocol = static_cast<int>(*protocol);
        return *protocol <= 5 || broken(Words::tr("protocol %1 is not known").arg(*protocol));
    }
    case Op::Frame: {
        const auto length = m_stream.number(8);
        return length && *length <= m_stream.left() ? true : cut();
    }
    case Op::Put:
    case Op::BinPut:
    case Op::LongBinPut:
    case Op::Memoize:
    case Op::Get:
    case Op::BinGet:
    case Op::LongBinGet: return memo(op);
    case Op::Global:
    case Op::StackGlobal:
    case Op::Inst:
    case Op::Obj:
    case Op::Reduce:
    case Op::NewObj:
    case Op::NewObjEx:
    case Op::Build:
    case Op::PersId:
    case Op::BinPersId:
    case Op::Ext1:
    case Op::Ext2:
    case Op::Ext4: return object(op);
    case Op::Mark:
    case Op::Pop:
    case Op::PopMark:
    case Op::Dup:
    case Op::EmptyTuple:
    case Op::Tuple:
    case Op::Tuple1:
    case Op::Tuple2:
    case Op::Tuple3:
    case Op::EmptyList:
    case Op::List:
    case Op::Append:
    case Op::Appends:
    case Op::EmptyDict:
    case Op::Dict:
    case Op::SetItem:
    case Op::SetItems:
    case Op::EmptySet:
    case Op::AddItems:
    case Op::FrozenSet: return container(op);
    default: return plain(op);
    }
}

bool Machine::plain(Op op)
{
    Tree &tree = m_pickle.tree;
    switch (op) {
    case Op::None: return push(Tree::none);
    case Op::NewTrue: return push(Tree::yes);
    case Op::NewFalse: return push(Tree::no);
    case Op::BinInt:
    case Op::BinInt1:
    case Op::BinInt2: {
        const auto value = m_stream.number(op == Op::BinInt ? 4 : op == Op::BinInt2 ? 2 : 1);
        if (!value)
            return cut();
        const auto narrow = static_cast<std::int32_t>(static_cast<std::uint32_t>(*value));
        return push(tree.addInteger(op == Op::BinInt ? narrow : static_cast<std::int64_t>(*value)));
    }
    case Op::Long1: return longNumber(m_stream.number(1));
    case Op::Long4: return longNumber(m_stream.number(4));
    case Op::Int:
    case Op::Long:
    case Op::Float: return numberLine(op);
    case Op::BinFloat: {
        const auto raw = m_stream.number(8);
        return raw ? push(tree.addReal(std::bit_cast<double>(__builtin_bswap64(*raw)))) : cut();
    }
    case Op::String: return textLine(Kind::Text, true);
    case Op::Unicode: return textLine(Kind::Text, false);
    case Op::ShortBinString:
    case Op::ShortBinUnicode: return text(Kind::Text, m_stream.number(1));
    case Op::BinString:
    case Op::BinUnicode: return text(Kind::Text, m_stream.number(4));
    case Op::BinUnicode8: return text(Kind::Text, m_stream.number(8));
    case Op::ShortBinBytes: return text(Kind::Bytes, m_stream.number(1));
    case Op::BinBytes: return text(Kind::Bytes, m_stream.number(4));
    case Op::BinBytes8:
    case Op::ByteArray8: return text(Kind::Bytes, m_stream.number(8));
    case Op::NextBuffer: return push(tree.add({Kind::Opaque}));
    case Op::ReadonlyBuffer: return need(1);
    default: return broken(Words::tr("%1 is not understood").arg(QLatin1String(nameOf(op))));
    }
}

bool Machine::push(Ref ref)
{
    if (m_stack.size() + m_marks.size() >= maxStack)
        return limited(Words::tr("more than %1 values on the stack").arg(maxStack));
    m_stack.push_back(ref);
    return true;
}

bool Machine::broken(const QString &what)
{
    m_pickle.error = Error{Error::Code::Refused, Words::tr("The pickle cannot be read at byte %1: %2.").arg(m_at).arg(what),
                           Words::tr("The file is damaged or was not copied whole."), {}};
    return false;
}

bool Machine::limited(const QString &what)
{
    m_pickle.error = Error{Error::Code::Limit, Words::tr("The pickle is not read beyond byte %1: %2.").arg(m_at).arg(what), {}, {}};
    return false;
}

bool Machine::cut()
{
    return broken(Words::tr("it ends too early"));
}

bool Machine::need(std::size_t count)
{
    return available() >= count || broken(Words::tr("an opcode needs more values than there are"));
}

Ref Machine::pop()
{
    const Ref result = m_stack.back();
    m_stack.pop_back();
    return result;
}

std::optional<std::size_t> Machine::popMark()
{
    if (m_marks.empty()) {
        broken(Words::tr("an opcode needs a mark that is not there"));
        return std::nullopt;
    }
    const std::size_t begin = m_marks.back();
    m_marks.pop_back();
    return begin;
}

bool Machine::text(Kind kind, std::optional<std::uint64_t> length)
{
    if (!length || *length > m_stream.left())
        return cut();
    std::string_view kept;
    if (*length > longestText) {
        if (!m_stream.skip(*length))
            return cut();
    } else {
        const auto bytes = m_stream.take(static_cast<std::size_t>(*length));
        if (!bytes)
            return cut();
        kept = *bytes;
    }
    if (m_pickle.tree.m_kept + kept.size() > maxText)
        return limited(Words::tr("more than %1 bytes of texts").arg(maxText));
    return push(m_pickle.tree.addText(kind, kept, *length));
}

bool Machine::textLine(Kind kind, bool quoted)
{
    const auto length = m_stream.line(m_line);
    if (!length)
        return cut();
    std::string_view kept = m_line;
    std::uint64_t whole = *length;
    if (quoted) {
        if (whole < 2)
            return broken(Words::tr("a text without quotes"));
        // Escapes are left as they are: a name that needs them is none that is known.
        kept.remove_prefix(1);
        whole -= 2;
        if (kept.size() > whole)
            kept = kept.substr(0, static_cast<std::size_t>(whole));
    }
    if (whole > longestText)
        kept = {};
    if (m_pickle.tree.m_kept + kept.size() > maxText)
        return limited(Words::tr("more than %1 bytes of texts").arg(maxText));
    return push(m_pickle.tree.addText(kind, kept, whole));
}

bool Machine::longNumber(std::optional<std::uint64_t> length)
{
    if (!length || *length > m_stream.left())
        return cut();
    if (*length > 8)
        return m_stream.skip(*length) ? push(m_pickle.tree.add({Kind::Long})) : cut();
    const auto raw = m_stream.number(static_cast<std::size_t>(*length));
    if (!raw)
        return cut();
    std::uint64_t value = *raw;
    const auto bits = static_cast<unsigned>(*length * 8);
    if (bits > 0 && bits < 64 && (value >> (bits - 1) & 1U))
        value |= ~std::uint64_t(0) << bits; // two's complement
    return push(m_pickle.tree.addInteger(static_cast<std::int64_t>(value)));
}

bool Machine::numberLine(Op op)
{
    const auto length = m_stream.line(m_line);
    if (!length)
        return cut();
    std::string_view digits = m_line;
    if (op == Op::Float)
        return push(m_pickle.tree.addReal(realOf(digits)));
    if (op == Op::Int && (digits == "00" || digits == "01"))
        return push(digits == "01" ? Tree::yes : Tree::no);
    if (op == Op::Long && digits.ends_with('L'))
        digits.remove_suffix(1);
    std::int64_t value = 0;
    const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (problem == std::errc::result_out_of_range || *length > m_line.size())
        return push(m_pickle.tree.add({Kind::Long}));
    if (problem != std::errc() || end != digits.data() + digits.size())
        return broken(Words::tr("a number that is none"));
    return push(m_pickle.tree.addInteger(value));
}

Pickle read(const Source &source, std::uint64_t offset, const Options &options)
{
    return Machine(source, offset, options).run();
}

} // namespace mlm::weights::pickle
