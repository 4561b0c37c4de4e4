// SPDX-License-Identifier: Apache-2.0
#include "core/yaml/yaml.h"
#include "core/json/parse.h"
#include <QCoreApplication>
#include <map>
#include <sstream>
#include <unordered_set>
#include <vector>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

namespace mlm {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Yaml)
};

constexpr std::string_view pythonTag = "tag:yaml.org,2002:python/", callTag = "tag:yaml.org,2002:python/object/apply:";
constexpr const char *setTag = "tag:yaml.org,2002:set";

/// Stops the parser of the library, which knows exceptions only; caught in readYaml().
struct Stop
{
    Error error;
};

[[noreturn]] void stop(Error::Code code, const QString &message, const YAML::Mark &mark, const QString &advice = {})
{
    Error error;
    error.code = code;
    error.message = message;
    error.advice = advice;
    error.line = mark.line + 1;
    error.column = mark.column + 1;
    throw Stop{error};
}

/// A plain scalar as PyYAML reads it, in JSON's words: null, true, false and decimal numbers; otherwise text.
Json plain(const std::string &text, const YAML::Mark &mark)
{
    if (text.empty() || text == "~" || text == "null" || text == "Null" || text == "NULL")
        return nullptr;
    static const std::unordered_set<std::string> yes{"true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON"};
    static const std::unordered_set<std::string> no{"false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF"};
    if (yes.contains(text))
        return true;
    if (no.contains(text))
        return false;
    static const std::unordered_set<std::string> unsayable{".nan", ".NaN", ".NAN", ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF", "-.inf", "-.Inf", "-.INF"};
    if (unsayable.contains(text))
        stop(Error::Code::Syntax, Words::tr("%1 cannot be said in JSON.").arg(QString::fromStdString(text)), mark, Words::tr("Write null, or a number."));
    // A number as JSON spells it, or nearly: "+1", ".5", "1.".
    std::string number = text;
    if (number.front() == '+')
        number.erase(0, 1);
    if (number.find_first_not_of("0123456789+-.eE") == std::string::npos && number.find_first_of("0123456789") != std::string::npos) {
        const std::size_t first = number.front() == '-' ? 1 : 0;
        if (number.size() > first && number[first] == '.')
            number.insert(first, "0");
        if (const std::size_t dot = number.find('.'); dot != std::string::npos && (dot + 1 == number.size() || number[dot + 1] == 'e' || number[dot + 1] == 'E'))
            number.insert(dot + 1, "0");
        if (const auto parsed = json::parse(number); parsed && parsed->root.is_number())
            return parsed->root;
    }
    return text;
}

/// Builds the tree from the parser's events; no recursion of its own.
class Builder final : public YAML::EventHandler
{
public:
    explicit Builder(const YamlLimits &limits) : m_limits(limits) {}

    Json take() { return std::move(m_root); }
    void OnDocumentStart(const YAML::Mark &) override {}
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark &mark, YAML::anchor_t anchor) override { leaf(nullptr, mark, anchor); }
    void OnAlias(const YAML::Mark &mark, YAML::anchor_t anchor) override
    {
        const auto found = m_anchors.find(anchor);
        if (found == m_anchors.end())
            stop(Error::Code::Syntax, Words::tr("The alias stands inside of what it names."), mark);
        count(found->second.nodes, mark);
        if (int(m_open.size()) + found->second.depth > m_limits.depth)
            tooDeep(mark);
        put(found->second.value, mark);
    }
    void OnScalar(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor, const std::string &value) override
    {
        // Names stay as they are spelt.
        if (tag == "?")
            leaf(m_open.empty() || m_open.back().value.is_array() || m_open.back().named ? plain(value, mark) : Json(value), mark, anchor);
        else if (tag == "!" || tag == "tag:yaml.org,2002:str" || tag.starts_with(pythonTag))
            leaf(value, mark, anchor);
        else if (tag == "tag:yaml.org,2002:int" || tag == "tag:yaml.org,2002:float" || tag == "tag:yaml.org,2002:bool" || tag == "tag:yaml.org,2002:null")
            leaf(plain(value, mark), mark, anchor);
        else
            badTag(tag, mark);
    }
    void OnSequenceStart(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor, YAML::EmitterStyle::value) override
    {
        start(Json::array(), mark, tag, anchor);
    }
    void OnSequenceEnd() override { end(); }
    void OnMapStart(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor, YAML::EmitterStyle::value) override
    {
        start(Json::object(), mark, tag, anchor);
    }
    void OnMapEnd() override { end(); }

private:
    struct Open
    {
        Json value;
        YAML::Mark mark;
        std::string tag;
        YAML::anchor_t anchor = 0;
        std::size_t nodesBefore = 0;
        int deepest = 1;
        bool named = false; ///< a mapping whose member's name has been read
        std::string name = {};
        std::unordered_set<std::string> names = {};
    };
    struct Anchored
    {
        Json value;
        std::size_t nodes = 1;
        int depth = 0;
    };

    [[noreturn]] static void badTag(const std::string &tag, const YAML::Mark &mark)
    {
        stop(Error::Code::Refused, Words::tr("The tag %1 asks for an object of a program.").arg(QString::fromStdString(tag).left(80)), mark,
             Words::tr("Remove the tag."));
    }
    [[noreturn]] void tooDeep(const YAML::Mark &mark) const
    {
        stop(Error::Code::Limit, Words::tr("More than %1 lists and mappings stand inside each other.").arg(m_limits.depth), mark);
    }
    void count(std::size_t nodes, const YAML::Mark &mark)
    {
        m_nodes += nodes;
        if (m_nodes > m_limits.nodes)
            stop(Error::Code::Limit, Words::tr("The document has more than %1 values.").arg(m_limits.nodes), mark);
    }
    void leaf(Json value, const YAML::Mark &mark, YAML::anchor_t anchor)
    {
        count(1, mark);
        if (anchor)
            m_anchors[anchor] = {value, 1, 0};
        put(std::move(value), mark);
    }
    void start(Json value, const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor)
    {
        static const std::unordered_set<std::string> known{"", "?", "!", "tag:yaml.org,2002:seq", "tag:yaml.org,2002:map", setTag};
        if (!known.contains(tag) && !tag.starts_with(pythonTag))
            badTag(tag, mark);
        if (int(m_open.size()) >= m_limits.depth)
            tooDeep(mark);
        if (!m_open.empty() && m_open.back().value.is_object() && !m_open.back().named)
            stop(Error::Code::Syntax, Words::tr("The name of a member is a list or a mapping."), mark, Words::tr("Use a text as the name."));
        count(1, mark);
        m_open.push_back({std::move(value), mark, tag, anchor, m_nodes - 1});
    }
    void end()
    {
        Open open = std::move(m_open.back());
        m_open.pop_back();
        if (open.tag == setTag && open.value.is_object()) {
            Json list = Json::array();
            for (const auto &[name, value] : open.value.items())
                list.push_back(name);
            open.value = std::move(list);
        } else if (open.tag.starts_with(callTag) && open.value.is_array() && open.value.size() == 1) {
            Json only = std::move(open.value[0]);
            open.value = std::move(only);
        }
        if (open.anchor) {
            const std::size_t nodes = m_nodes - open.nodesBefore;
            count(nodes, open.mark); // the copy kept for aliases costs as much as an alias
            m_anchors[open.anchor] = {open.value, nodes, open.deepest};
        }
        if (!m_open.empty())
            m_open.back().deepest = std::max(m_open.back().deepest, open.deepest + 1);
        put(std::move(open.value), open.mark);
    }
    void put(Json value, const YAML::Mark &mark)
    {
        if (m_open.empty()) {
            m_root = std::move(value);
            return;
        }
        Open &around = m_open.back();
        if (around.value.is_array()) {
            around.value.push_back(std::move(value));
        } else if (!around.named) {
            around.name = value.is_string() ? value.get<std::string>() : value.dump();
            if (value.is_structured())
                stop(Error::Code::Syntax, Words::tr("The name of a member is a list or a mapping."), mark, Words::tr("Use a text as the name."));
            if (!around.names.insert(around.name).second)
                stop(Error::Code::Syntax, Words::tr("The name “%1” stands twice in one mapping.").arg(QString::fromStdString(around.name)), mark,
                     Words::tr("Remove one of them."));
            around.named = true;
        } else {
            // Without a search: the names have been compared already.
            around.value.get_ref<Json::object_t &>().Json::object_t::Container::emplace_back(around.name, std::move(value));
            around.named = false;
        }
    }

    const YamlLimits m_limits;
    std::vector<Open> m_open;
    std::map<YAML::anchor_t, Anchored> m_anchors;
    std::size_t m_nodes = 0;
    Json m_root;
};

} // namespace

Result<Json> readYaml(std::string_view text, const YamlLimits &limits)
{
    Error error;
    error.code = Error::Code::Limit;
    if (text.size() > limits.bytes) {
        error.message = Words::tr("The text is longer than %1 bytes.").arg(limits.bytes);
        return error;
    }
    try {
        std::istringstream stream{std::string(text)};
        YAML::Parser parser(stream);
        Builder builder(limits);
        if (!parser.HandleNextDocument(builder)) {
            error.code = Error::Code::Syntax;
            error.message = Words::tr("The text is empty.");
            return error;
        }
        Json root = builder.take();
        Builder next(limits);
        if (parser.HandleNextDocument(next)) {
            error.code = Error::Code::Syntax;
            error.message = Words::tr("The text holds more than one document.");
            error.advice = Words::tr("Give each of them a file of its own.");
            return error;
        }
        if (!isWritable(root)) {
            error.code = Error::Code::Syntax;
            error.message = Words::tr("A text in it is not UTF-8.");
            return error;
        }
        return root;
    } catch (const Stop &stopped) {
        return stopped.error;
    } catch (const YAML::Exception &exception) {
        error.code = Error::Code::Syntax;
        error.message = Words::tr("This is not YAML: %1.").arg(QString::fromStdString(exception.msg));
        error.line = exception.mark.line + 1;
        error.column = exception.mark.column + 1;
    } catch (const std::exception &exception) {
        error.code = Error::Code::Syntax;
        error.message = Words::tr("This is not YAML: %1.").arg(QString::fromLocal8Bit(exception.what()));
    }
    return error;
}

} // namespace mlm
