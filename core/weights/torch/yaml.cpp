// SPDX-License-Identifier: Apache-2.0
#include "core/weights/torch/packedmetadata.h"
#include <QCoreApplication>
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <sstream>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

namespace mlm::weights::torch {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Weights)
};

constexpr std::size_t longest = std::size_t{96} << 10; // yaml-cpp is slow: a second for some hundred KiB
constexpr std::size_t deepest = 100, mostValues = 20'000;
constexpr const char *setTag = "tag:yaml.org,2002:set", *textTag = "tag:yaml.org,2002:str", *callTag = "tag:yaml.org,2002:python/object/apply:";

/// Leaves yaml-cpp, which tells everything by exceptions; caught where it was called.
struct Stop : std::exception
{
};

std::size_t valuesOf(const Json &value)
{
    std::size_t count = 0;
    std::vector<const Json *> open{&value};
    while (!open.empty() && count <= mostValues) {
        const Json &next = *open.back();
        open.pop_back();
        ++count;
        if (next.is_structured()) {
            for (const Json &child : next)
                open.push_back(&child);
        }
    }
    return count;
}

/// A plain scalar by the rules of YAML 1.1, as PyYAML reads it; dates stay texts.
Json plain(const std::string &text)
{
    static constexpr std::array<std::string_view, 9> yes{"true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON"};
    static constexpr std::array<std::string_view, 9> no{"false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF"};
    if (text.empty() || text == "~" || text == "null" || text == "Null" || text == "NULL")
        return {};
    if (std::find(yes.begin(), yes.end(), text) != yes.end())
        return true;
    if (std::find(no.begin(), no.end(), text) != no.end())
        return false;
    const char *first = text.data(), *last = first + text.size();
    if (*first == '+')
        ++first;
    const std::size_t digits = text.find_first_of("0123456789");
    if (digits > 2 || text.find_first_not_of("+-.0123456789eE") != std::string::npos)
        return text;
    std::int64_t whole = 0;
    if (const auto [end, error] = std::from_chars(first, last, whole); error == std::errc() && end == last)
        return whole;
    double real = 0;
    if (const auto [end, error] = std::from_chars(first, last, real); error == std::errc() && end == last && std::isfinite(real))
        return real;
    return text;
}

class Builder final : public YAML::EventHandler
{
public:
    Json root;
    QString problem;

    void OnDocumentStart(const YAML::Mark &) override {}
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark &, YAML::anchor_t anchor) override { finish(Json(), anchor); }
    void OnAlias(const YAML::Mark &mark, YAML::anchor_t anchor) override
    {
        const auto found = m_anchors.find(anchor);
        if (found == m_anchors.end())
            stop(Words::tr("An alias in line %1 stands inside what it stands for.").arg(mark.line + 1));
        count(valuesOf(found->second));
        put(Json(found->second));
    }
    void OnScalar(const YAML::Mark &, const std::string &tag, YAML::anchor_t anchor, const std::string &value) override
    {
        // "?": neither quoted nor tagged.
        finish(tag == "?" ? plain(value) : Json(value), anchor);
    }
    void OnSequenceStart(const YAML::Mark &, const std::string &tag, YAML::anchor_t anchor, YAML::EmitterStyle::value) override { open(Json::array(), tag, anchor); }
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark &, const std::string &tag, YAML::anchor_t anchor, YAML::EmitterStyle::value) override { open(Json::object(), tag, anchor); }
    void OnMapEnd() override { close(); }

private:
    struct Open
    {
        Json value;
        std::string tag;
        YAML::anchor_t anchor;
        std::optional<std::string> key;
    };

    [[noreturn]] void stop(const QString &why)
    {
        problem = why;
        throw Stop();
    }
    void count(std::size_t values)
    {
        m_values += values;
        if (m_values > mostValues)
            stop(Words::tr("It holds more than %1 values.").arg(mostValues));
    }
    void open(Json value, const std::string &tag, YAML::anchor_t anchor)
    {
        count(1);
        if (m_open.size() == deepest)
            stop(Words::tr("It nests more than %1 levels.").arg(deepest));
        if (!m_open.empty() && m_open.back().value.is_object() && !m_open.back().key)
            stop(Words::tr("A key is no text."));
        m_open.push_back({std::move(value), tag, anchor, {}});
    }
    void close()
    {
        Open done = std::move(m_open.back());
        m_open.pop_back();
        if (done.tag == setTag && done.value.is_object()) {
            Json list = Json::array();
            for (const auto &[key, value] : done.value.items())
                list.push_back(key);
            done.value = std::move(list);
        } else if (done.tag.starts_with(callTag) && done.value.is_array() && done.value.size() == 1) {
            Json only = std::move(done.value[0]);
            done.value = std::move(only);
        }
        remember(done.value, done.anchor);
        put(std::move(done.value));
    }
    void finish(Json value, YAML::anchor_t anchor)
    {
        count(1);
        remember(value, anchor);
        put(std::move(value));
    }
    void remember(const Json &value, YAML::anchor_t anchor)
    {
        if (anchor == YAML::NullAnchor)
            return;
        // A copy of what it stands for costs as much as an alias does.
        count(valuesOf(value));
        m_anchors[anchor] = value;
    }
    void put(Json value)
    {
        if (m_open.empty()) {
            root = std::move(value);
            return;
        }
        Open &in = m_open.back();
        if (in.value.is_array()) {
            in.value.push_back(std::move(value));
        } else if (!in.key) {
            if (value.is_structured())
                stop(Words::tr("A key is no text."));
            in.key = value.is_string() ? value.get<std::string>() : value.dump();
            if (in.value.size() > 1000)
                stop(Words::tr("A mapping has more than 1000 members."));
            if (in.value.contains(*in.key))
                stop(Words::tr("The key “%1” is given twice.").arg(QString::fromStdString(in.key->substr(0, 80))));
        } else {
            in.value[*in.key] = std::move(value);
            in.key.reset();
        }
    }

    std::vector<Open> m_open;
    std::map<YAML::anchor_t, Json> m_anchors;
    std::size_t m_values = 0;
};

} // namespace

Result<Json> parseYaml(std::string_view text)
{
    if (text.size() > longest)
        return Error{Error::Code::Limit, Words::tr("The text has %1 bytes; up to %2 are read here.").arg(text.size()).arg(longest), {}, {}};
    Builder builder;
    try {
        std::istringstream stream{std::string(text)};
        YAML::Parser parser(stream);
        if (!parser.HandleNextDocument(builder))
            return Error{Error::Code::Syntax, Words::tr("The text is empty."), {}, {}};
    } catch (const YAML::Exception &error) {
        return Error{Error::Code::Syntax, Words::tr("The text is no YAML, in line %1.").arg(error.mark.line + 1), {}, {}};
    } catch (const Stop &) {
        return Error{Error::Code::Refused, builder.problem, {}, {}};
    }
    if (!isWritable(builder.root))
        return Error{Error::Code::Refused, Words::tr("The text is not UTF-8."), {}, {}};
    return std::move(builder.root);
}

} // namespace mlm::weights::torch
