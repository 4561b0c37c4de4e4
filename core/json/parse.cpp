// SPDX-License-Identifier: Apache-2.0
#include "core/json/parse.h"
#include "core/json/names.h"
#include "core/json/scanner.h"
#include <algorithm>
#include <limits>

namespace mlm::json {

namespace {

struct Frame
{
    std::size_t values; ///< where this container's children begin on the stack of values
    std::size_t names;
    std::uint32_t node;
    bool isObject;
};

/// One pass over the text with a stack of its own. Children wait on the stacks until their container closes,
/// so that each container is allocated once, in its final size.
template <bool Tree> class Machine : public Cursor
{
public:
    Machine(std::string_view text, const Limits &limits, std::vector<SourceMap::Node> &nodes)
        : m_limits(limits), m_nodes(nodes)
    {
        begin = at = text.data();
        end = begin + text.size();
        if (text.starts_with("\xEF\xBB\xBF"))
            at += 3;
        m_nodes.reserve(std::min<std::size_t>(text.size() / 16 + 8, 1U << 20));
    }

    bool run()
    {
        for (;;) {
            bool opened = false;
            if (!readValue(opened))
                return false;
            if (opened)
                continue;
            while (!m_frames.empty()) {
                Step step = Step::Fail;
                readSeparator(step);
                if (step == Step::Fail)
                    return false;
                if (step == Step::Next)
                    break;
            }
            if (m_frames.empty())
                return finish();
        }
    }

    Json takeRoot() { return std::move(m_values.front()); }

private:
    enum class Step { Fail, Next, Closed };

    std::uint32_t offset(const char *p) const { return static_cast<std::uint32_t>(p - begin); }

    bool failIn(FaultKind kind, const char *where)
    {
        const Frame &frame = m_frames.back();
        fail(kind, where, frame.isObject ? "{" : "[");
        fault.other = m_nodes[frame.node].value.begin;
        return false;
    }

    bool failAtEnd()
    {
        return m_frames.empty() ? fail(FaultKind::UnexpectedEnd, end) : failIn(FaultKind::UnexpectedEnd, end);
    }

    /// A scalar, or the opening of a container together with the first name or the end of an empty one.
    bool readValue(bool &opened)
    {
        skipSpace();
        if (at == end)
            return failAtEnd();
        if (m_nodes.size() >= m_limits.nodes) {
            fail(FaultKind::TooManyValues, at);
            fault.limit = m_limits.nodes;
            return false;
        }
        const char *const start = at;
        switch (*at) {
        case '{':
        case '[':
            return open(opened);
        case '"':
            ++at;
            if constexpr (Tree) {
                std::string text;
                if (!readString<true>(*this, text))
                    return false;
                m_values.emplace_back(std::move(text));
            } else if (!readString<false>(*this, m_scratch)) {
                return false;
            }
            break;
        case '-':
        case '0':
        case '1':
        case '2':
        case '3':
        case '4':
        case '5':
        case '6':
        case '7':
        case '8':
        case '9': {
            Number number;
            if (!readNumber(*this, number))
                return false;
            if constexpr (Tree)
                keep(number);
            break;
        }
        case 't':
            if (!readWord("true", true))
                return false;
            break;
        case 'f':
            if (!readWord("false", false))
                return false;
            break;
        case 'n':
            if (!readWord("null", nullptr))
                return false;
            break;
        default:
            return failAtValue();
        }
        m_nodes.push_back(
            {m_name, {offset(start), offset(at)}, static_cast<std::uint32_t>(m_nodes.size() + 1)});
        return true;
    }

    void keep(const Number &number)
    {
        if (number.kind == Number::Kind::Unsigned)
            m_values.emplace_back(number.wide);
        else if (number.kind == Number::Kind::Signed)
            m_values.emplace_back(number.whole);
        else
            m_values.emplace_back(number.real);
    }

    template <typename Value> bool readWord(std::string_view word, Value value)
    {
        const std::string_view rest(at, static_cast<std::size_t>(end - at));
        if (!rest.starts_with(word) || (rest.size() > word.size() && isWordCharacter(rest[word.size()])))
            return failAtValue();
        at += word.size();
        if constexpr (Tree)
            m_values.emplace_back(value);
        return true;
    }

    bool open(bool &opened)
    {
        if (m_frames.size() >= static_cast<std::size_t>(m_limits.depth)) {
            fail(FaultKind::TooDeep, at);
            fault.limit = static_cast<std::size_t>(m_limits.depth);
            return false;
        }
        const bool isObject = *at == '{';
        m_frames.push_back(
            {m_values.size(), m_names.size(), static_cast<std::uint32_t>(m_nodes.size()), isObject});
        m_nodes.push_back({m_name, {offset(at), 0}, 0});
        m_name = {};
        ++at;
        skipSpace();
        if (at == end)
            return failAtEnd();
        if (*at == (isObject ? '}' : ']'))
            return close();
        opened = true;
        return !isObject || readName();
    }

    bool readName()
    {
        if (at == end)
            return failAtEnd();
        if (*at != '"')
            return failAtName();
        const char *const start = at++;
        if constexpr (Tree) {
            m_names.emplace_back();
            if (!readString<true>(*this, m_names.back()))
                return false;
        } else if (!readString<false>(*this, m_scratch)) {
            return false;
        }
        m_name = {offset(start), offset(at)};
        skipSpace();
        if (at == end)
            return failAtEnd();
        if (*at != ':')
            return fail(FaultKind::ColonMissing, at, std::string(start + 1, begin + m_name.end - 1));
        ++at;
        return true;
    }

    /// What follows a value inside a container: a comma and, in an object, the next name; or the end of the
    /// container.
    void readSeparator(Step &step)
    {
        skipSpace();
        if (at == end) {
            failAtEnd();
            return;
        }
        const bool isObject = m_frames.back().isObject;
        const char closing = isObject ? '}' : ']';
        if (*at == ',') {
            const char *const comma = at++;
            skipSpace();
            if (at != end && *at == closing) {
                failIn(FaultKind::CommaTrailing, comma);
                return;
            }
            m_name = {};
            if (!isObject || readName())
                step = Step::Next;
        } else if (*at == closing) {
            if (close())
                step = Step::Closed;
        } else {
            failAtSeparator();
        }
    }

    bool close()
    {
        ++at;
        const Frame frame = m_frames.back();
        SourceMap::Node &node = m_nodes[frame.node];
        node.value.end = offset(at);
        node.next = static_cast<std::uint32_t>(m_nodes.size());
        if constexpr (Tree) {
            if (frame.isObject) {
                if (!checkNames(frame))
                    return false;
                Json value(Json::value_t::object);
                auto &members = value.template get_ref<Json::object_t &>();
                const std::size_t count = m_values.size() - frame.values;
                members.reserve(count);
                for (std::size_t i = 0; i < count; ++i)
                    members.Json::object_t::Container::emplace_back(std::move(m_names[frame.names + i]),
                                                                    std::move(m_values[frame.values + i]));
                m_names.resize(frame.names);
                m_values.resize(frame.values);
                m_values.push_back(std::move(value));
            } else {
                Json value(Json::value_t::array);
                const auto first = m_values.begin() + static_cast<std::ptrdiff_t>(frame.values);
                value.template get_ref<Json::array_t &>().assign(std::make_move_iterator(first),
                                                                 std::make_move_iterator(m_values.end()));
                m_values.resize(frame.values);
                m_values.push_back(std::move(value));
            }
        }
        m_frames.pop_back();
        return true;
    }

    bool checkNames(const Frame &frame)
    {
        const auto twice = firstRepeated(std::span<const std::string>(m_names).subspan(frame.names));
        if (!twice)
            return true;
        fail(FaultKind::DuplicateName, begin + nameOffset(frame, twice->second),
             m_names[frame.names + twice->second]);
        fault.other = nameOffset(frame, twice->first);
        return false;
    }

    std::size_t nameOffset(const Frame &frame, std::size_t position) const
    {
        std::size_t node = frame.node + 1;
        while (position-- > 0)
            node = m_nodes[node].next;
        return m_nodes[node].name.begin;
    }

    bool finish()
    {
        skipSpace();
        if (at == end)
            return true;
        if (isComment())
            return fail(FaultKind::Comment, at);
        if (*at == ']' || *at == '}')
            return fail(FaultKind::StrayBracket, at, std::string(1, *at));
        return fail(FaultKind::TrailingText, at, std::string(1, *at));
    }

    // What stands where something else should: told apart for the sake of the message.

    bool failAtValue()
    {
        const std::string found = word();
        if (*at == ',')
            return fail(m_name.size() > 0 ? FaultKind::ValueMissing : FaultKind::CommaDoubled, at);
        if (*at == ']' || *at == '}') {
            if (m_frames.empty())
                return fail(FaultKind::StrayBracket, at, std::string(1, *at));
            return m_name.size() > 0 ? fail(FaultKind::ValueMissing, at)
                                     : failIn(FaultKind::WrongBracket, at);
        }
        if (*at == '+')
            return fail(FaultKind::LeadingPlus, at);
        if (*at == '.')
            return fail(FaultKind::DotWithoutDigit, at);
        if (found == "NaN" || found == "nan" || found == "Infinity" || found == "inf" || found == "Inf")
            return fail(FaultKind::NotANumber, at, found);
        if (!found.empty()) {
            // "tru" at the very end is a cut file, not a wrong word.
            const std::string_view rest(at, static_cast<std::size_t>(end - at));
            for (const std::string_view literal : {"true", "false", "null"}) {
                if (rest.size() < literal.size() && literal.starts_with(rest))
                    return failAtEnd();
            }
            return fail(FaultKind::WrongWord, at, found);
        }
        return failAtCharacter();
    }

    bool failAtName()
    {
        if (*at == ',')
            return fail(FaultKind::CommaDoubled, at);
        if (*at == ':')
            return fail(FaultKind::NameMissing, at);
        if (*at == ']')
            return failIn(FaultKind::WrongBracket, at);
        if (*at == '{' || *at == '[')
            return fail(FaultKind::NameNotText, at);
        const std::string found = word();
        return found.empty() ? failAtCharacter() : fail(FaultKind::NameUnquoted, at, found);
    }

    bool failAtSeparator()
    {
        if (*at == ']' || *at == '}')
            return failIn(FaultKind::WrongBracket, at);
        if (*at == '"' || *at == '{' || *at == '[' || *at == '-' || !word().empty())
            return fail(FaultKind::CommaMissing, at);
        return failAtCharacter();
    }

    const Limits &m_limits;
    std::vector<SourceMap::Node> &m_nodes;
    std::vector<Frame> m_frames;
    std::vector<Json> m_values;
    std::vector<std::string> m_names;
    std::string m_scratch;
    Span m_name = {}; ///< of the member whose value comes next
};

Fault tooLarge(std::string_view text, const Limits &limits)
{
    // Offsets are 32 bits wide, whatever the caller allows.
    const std::size_t most = std::min<std::size_t>(limits.bytes, std::numeric_limits<std::uint32_t>::max());
    Fault fault;
    if (text.size() > most) {
        fault.kind = FaultKind::TooLarge;
        fault.limit = most;
    }
    return fault;
}

} // namespace

Result<Parsed> parse(std::string_view text, const Limits &limits)
{
    if (const Fault fault = tooLarge(text, limits); fault.kind != FaultKind::None)
        return describe(fault, text);
    Parsed parsed;
    Machine<true> machine(text, limits, parsed.map.nodes());
    if (!machine.run())
        return describe(machine.fault, text);
    parsed.root = machine.takeRoot();
    return parsed;
}

Result<SourceMap> scan(std::string_view text, const Limits &limits)
{
    if (const Fault fault = tooLarge(text, limits); fault.kind != FaultKind::None)
        return describe(fault, text);
    SourceMap map;
    Machine<false> machine(text, limits, map.nodes());
    if (!machine.run())
        return describe(machine.fault, text);
    return map;
}

} // namespace mlm::json
