// SPDX-License-Identifier: Apache-2.0
#include "core/validation/official/plan.h"
#include "core/json/pointer.h"
#include "core/validation/official/compare.h"
#include "core/validation/official/address.h"
#include <QCoreApplication>
#include <QElapsedTimer>
#include <array>

namespace mlm::official {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Schemas)
};

struct Fault
{
    Error error;
};

/// Writes one schema after the other anew, and what these refer to.
class Planner
{
public:
    explicit Planner(Documents &documents) : m_documents(documents) { m_clock.start(); }

    std::shared_ptr<const Plan> run(const QString &address)
    {
        auto place = m_documents.document(address);
        if (!place)
            throw Fault{place.error()};
        indexOf(*place);
        while (!m_waiting.empty()) {
            const auto [at, what] = m_waiting.front();
            m_waiting.pop_front();
            m_path.clear();
            m_document = what.base;
            m_plan->schemas[at] = schema(*what.node, what.base);
        }
        return m_plan;
    }

private:
    using Out = nlohmann::json;
    static constexpr qint64 longestMs = 500;

    [[noreturn]] void refuse(const QString &message, Error::Code code = Error::Code::Invalid) const
    {
        Error error;
        error.code = code;
        error.message = Words::tr("The schema %1 cannot be used, at \"%2\": %3").arg(m_document, Pointer(m_path).toQString().left(300), message);
        error.advice = Words::tr("Fetch it again from where it is published.");
        throw Fault{error};
    }

    std::size_t indexOf(const Documents::Place &place)
    {
        const auto [known, added] = m_indices.try_emplace(place.node, m_plan->schemas.size());
        if (added) {
            m_plan->schemas.emplace_back();
            m_waiting.emplace_back(known->second, place);
        }
        return known->second;
    }

    const spec::Pattern &pattern(const std::string &text)
    {
        constexpr std::size_t longest = 10'000;
        const auto known = m_plan->patterns.find(text);
        if (known != m_plan->patterns.end())
            return known->second;
        if (text.size() > longest)
            refuse(Words::tr("a pattern is longer than %1 characters.").arg(longest), Error::Code::Limit);
        const auto added = m_plan->patterns.try_emplace(text, text).first;
        if (!added->second.isValid())
            refuse(Words::tr("\"%1\" is no regular expression.").arg(QString::fromStdString(text).left(200)));
        return added->second;
    }

    Out schema(const Json &node, const QString &outerBase)
    {
        constexpr std::size_t mostNodes = 200'000, deepest = 150;
        if (++m_count > mostNodes || m_path.size() > deepest || (m_count % 64 == 0 && m_clock.elapsed() > longestMs))
            refuse(Words::tr("there is more of it than any published schema has."), Error::Code::Limit);
        if (node.is_boolean())
            return node.get<bool>();
        if (!node.is_object())
            refuse(Words::tr("this is no schema."));
        if (const auto reference = node.find("$ref"); reference != node.end() && reference->is_string())
            return referring(*reference, outerBase);
        QString base = outerBase;
        if (const auto id = node.find("$id"); id != node.end() && id->is_string() && !m_path.empty())
            if (const auto &text = id->get_ref<const std::string &>(); !text.starts_with('#'))
                base = resolveReference(outerBase, QString::fromStdString(text)).document;
        Out result = Out::object();
        Extra extra;
        bool extras = false;
        for (const auto &[name, value] : node.items()) {
            m_path.push_back(name);
            if (!keyword(name, value, base, result))
                extras = extraWord(name, value, extra) || extras;
            m_path.pop_back();
        }
        if (extras)
            add(result, std::move(extra));
        return result;
    }

    void add(Out &result, Extra extra)
    {
        result[extraKeyword] = m_plan->extras.size();
        m_plan->extras.push_back(std::move(extra));
    }

    Out referring(const Json &reference, const QString &base)
    {
        if (m_clock.elapsed() > longestMs) // following may read a file, or look through a long list
            refuse(Words::tr("reading it takes too long."), Error::Code::Limit);
        auto place = m_documents.follow(base, QString::fromStdString(reference.get_ref<const std::string &>()));
        if (!place)
            throw Fault{place.error()};
        Extra extra;
        extra.reference = indexOf(*place);
        Out result = Out::object();
        add(result, std::move(extra));
        return result;
    }

    /// Those that valijson reads as they are meant.
    bool keyword(const std::string &name, const Json &value, const QString &base, Out &result)
    {
        static const std::map<std::string_view, void (Planner::*)(const Json &, const QString &, Out &)> known = {
            {"allOf", &Planner::list},         {"anyOf", &Planner::list},           {"oneOf", &Planner::list},
            {"not", &Planner::one},            {"if", &Planner::one},               {"then", &Planner::one},
            {"else", &Planner::one},           {"contains", &Planner::one},         {"additionalItems", &Planner::one},
            {"additionalProperties", &Planner::one}, {"propertyNames", &Planner::one}, {"items", &Planner::items},
            {"properties", &Planner::properties}, {"patternProperties", &Planner::properties}, {"dependencies", &Planner::dependencies},
            {"required", &Planner::names},     {"type", &Planner::type},            {"minimum", &Planner::number},
            {"maximum", &Planner::number},     {"exclusiveMinimum", &Planner::number}, {"exclusiveMaximum", &Planner::number},
            {"minItems", &Planner::count},     {"maxItems", &Planner::count},       {"minProperties", &Planner::count},
            {"maxProperties", &Planner::count}};
        const auto found = known.find(name);
        if (found == known.end())
            return false;
        Out written;
        (this->*found->second)(value, base, written);
        result[name] = std::move(written);
        return true;
    }

    void one(const Json &value, const QString &base, Out &written) { written = schema(value, base); }

    void list(const Json &value, const QString &base, Out &written)
    {
        if (!value.is_array() || value.empty())
            refuse(Words::tr("there has to be a list of schemas here."));
        written = Out::array();
        for (std::size_t i = 0; i < value.size(); ++i) {
            m_path.push_back(std::to_string(i));
            written.push_back(schema(value[i], base));
            m_path.pop_back();
        }
    }

    void items(const Json &value, const QString &base, Out &written)
    {
        if (!value.is_array())
            return one(value, base, written);
        if (!value.empty())
            return list(value, base, written);
        written = true; // an empty list of schemas allows everything
    }

    void properties(const Json &value, const QString &base, Out &written)
    {
        if (!value.is_object())
            refuse(Words::tr("there has to be an object here."));
        const bool patterns = m_path.back() == "patternProperties";
        written = Out::object();
        for (const auto &[name, member] : value.items()) {
            if (!member.is_object() && !member.is_boolean())
                continue; // remarks stand there in some published schemas
            m_path.push_back(name);
            checkName(name);
            if (patterns)
                pattern(name);
            written[name] = schema(member, base);
            m_path.pop_back();
        }
    }

    void dependencies(const Json &value, const QString &base, Out &written)
    {
        if (!value.is_object())
            refuse(Words::tr("there has to be an object here."));
        written = Out::object();
        for (const auto &[name, member] : value.items()) {
            m_path.push_back(name);
            checkName(name);
            if (member.is_array())
                names(member, base, written[name]);
            else
                written[name] = schema(member, base);
            m_path.pop_back();
        }
    }

    /// valijson ends names at a NUL.
    void checkName(const std::string &name) const
    {
        if (name.find('\0') != std::string::npos)
            refuse(Words::tr("a name holds the character NUL."));
    }

    void names(const Json &value, const QString &, Out &written)
    {
        if (!value.is_array())
            refuse(Words::tr("there has to be a list of names here."));
        written = Out::array();
        for (const Json &name : value) {
            if (!name.is_string())
                refuse(Words::tr("there has to be a list of names here."));
            checkName(name.get_ref<const std::string &>());
            written.push_back(name.get_ref<const std::string &>());
        }
    }

    void type(const Json &value, const QString &, Out &written)
    {
        static constexpr std::array<std::string_view, 7> known = {"array", "boolean", "integer", "null", "number", "object", "string"};
        const auto isKnown = [&](const Json &name) {
            return name.is_string() && std::find(known.begin(), known.end(), name.get_ref<const std::string &>()) != known.end();
        };
        if (isKnown(value)) {
            written = value.get_ref<const std::string &>();
            return;
        }
        if (!value.is_array() || !std::all_of(value.begin(), value.end(), isKnown))
            refuse(Words::tr("this is no type that JSON has."));
        written = Out::array();
        for (const Json &name : value)
            written.push_back(name.get_ref<const std::string &>());
    }

    void number(const Json &value, const QString &, Out &written) { written = numberOf(value); }

    void count(const Json &value, const QString &, Out &written) { written = static_cast<std::uint64_t>(countOf(value)); }

    double numberOf(const Json &value) const
    {
        if (!value.is_number())
            refuse(Words::tr("there has to be a number here."));
        return value.get<double>();
    }

    double countOf(const Json &value) const
    {
        const double number = numberOf(value);
        if (number < 0 || !isIntegral(value) || number > 9e15)
            refuse(Words::tr("there has to be a count here."));
        return number;
    }

    const std::string &textOf(const Json &value) const
    {
        if (!value.is_string())
            refuse(Words::tr("there has to be a text here."));
        return value.get_ref<const std::string &>();
    }

    /// Those that are ours to check; others say nothing about a document.
    bool extraWord(const std::string &name, const Json &value, Extra &extra)
    {
        if (name == "const")
            extra.constant = value;
        else if (name == "enum") {
            if (!value.is_array())
                refuse(Words::tr("there has to be a list of values here."));
            extra.choices.emplace(value.begin(), value.end());
        } else if (name == "pattern") {
            extra.patternText = textOf(value);
            extra.pattern = &pattern(extra.patternText);
        } else if (name == "format")
            extra.format = textOf(value);
        else if (name == "minLength")
            extra.minLength = countOf(value);
        else if (name == "maxLength")
            extra.maxLength = countOf(value);
        else if (name == "uniqueItems") {
            if (!value.is_boolean())
                refuse(Words::tr("there has to be true or false here."));
            extra.uniqueItems = value.get<bool>();
        } else if (name == "multipleOf") {
            extra.multipleOf = numberOf(value);
            if (*extra.multipleOf <= 0)
                refuse(Words::tr("there has to be a number above 0 here."));
        } else
            return false;
        return true;
    }

    Documents &m_documents;
    std::shared_ptr<Plan> m_plan = std::make_shared<Plan>();
    std::map<const Json *, std::size_t> m_indices;
    std::deque<std::pair<std::size_t, Documents::Place>> m_waiting;
    std::vector<std::string> m_path; ///< in the schema that is being written
    QString m_document;
    std::size_t m_count = 0;
    QElapsedTimer m_clock;
};

} // namespace

Result<std::shared_ptr<const Plan>> planFor(Documents &documents, const QString &address)
{
    try {
        return Planner(documents).run(address);
    } catch (const Fault &fault) {
        return fault.error;
    }
}

} // namespace mlm::official
