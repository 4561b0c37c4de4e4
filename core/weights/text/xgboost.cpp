// SPDX-License-Identifier: Apache-2.0
#include "core/weights/text/xgboost.h"
#include "core/weights/formats.h"
#include "core/weights/bytes/cursor.h"
#include "core/weights/text/pull.h"
#include <QCoreApplication>
#include <algorithm>
#include <charconv>

namespace mlm::weights {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Weights)
};

using text::JsonPull;
using text::Pull;
using text::Stream;
using text::UbjPull;

constexpr std::uint64_t tailSize = std::uint64_t{256} << 10;
constexpr std::string_view parameters = "learner_model_param";

std::optional<std::int64_t> whole(const std::string &text)
{
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

/// What of a model is found on the way; members come in the order of their names.
struct Model
{
    std::string booster, objective, classes, targets, features, trees;
    std::vector<std::string> version;
    std::size_t featureNames = 0;
};

class ModelReader
{
public:
    ModelReader(Pull &pull, Model &model) : m_pull(pull), m_model(model) {}

    /// From the beginning of the file.
    void whole()
    {
        if (!m_pull.enterObject())
            return;
        while (auto name = m_pull.nextMember()) {
            if (*name == "learner") {
                if (m_pull.enterObject())
                    learner();
            } else {
                top(*name);
            }
        }
    }
    /// From between two members of the learner.
    void tail()
    {
        learner();
        while (auto name = m_pull.nextMember())
            top(*name);
    }

private:
    void top(const std::string &name)
    {
        if (name != "version" || !m_pull.enterArray()) {
            if (name != "version")
                m_pull.skip();
            return;
        }
        while (m_pull.nextElement()) {
            if (auto number = m_pull.scalar(); number && m_model.version.size() < 4)
                m_model.version.push_back(*number);
        }
    }
    void learner()
    {
        while (auto name = m_pull.nextMember()) {
            if (*name == "gradient_booster")
                booster();
            else if (*name == parameters)
                strings({{"num_class", &m_model.classes}, {"num_target", &m_model.targets}, {"num_feature", &m_model.features}});
            else if (*name == "objective")
                strings({{"name", &m_model.objective}});
            else if (*name == "feature_names" && m_pull.enterArray())
                for (m_model.featureNames = 0; m_pull.nextElement(); ++m_model.featureNames)
                    m_pull.skip();
            else if (*name != "feature_names")
                m_pull.skip();
        }
    }
    /// gbtree: {model, name}; dart: {gbtree: {model, name}, name, weight_drop}.
    void booster()
    {
        if (!m_pull.enterObject())
            return;
        int inside = 1;
        while (inside > 0 && m_pull.ok()) {
            const auto name = m_pull.nextMember();
            if (!name)
                --inside;
            else if ((*name == "model" || *name == "gbtree") && inside < 3)
                inside += m_pull.enterObject() ? 1 : 0;
            else if (*name == "gbtree_model_param")
                strings({{"num_trees", &m_model.trees}});
            else if (*name == "name")
                m_model.booster = m_pull.scalar().value_or("");
            else
                m_pull.skip();
        }
    }
    void strings(std::initializer_list<std::pair<std::string_view, std::string *>> wanted)
    {
        if (!m_pull.enterObject())
            return;
        while (auto name = m_pull.nextMember()) {
            const auto found = std::find_if(wanted.begin(), wanted.end(), [&](const auto &each) { return each.first == *name; });
            if (found == wanted.end())
                m_pull.skip();
            else
                *found->second = m_pull.scalar().value_or("");
        }
    }

    Pull &m_pull;
    Model &m_model;
};

void addDetail(Facts &facts, const QString &label, const std::string &value)
{
    if (!value.empty())
        facts.details.emplace_back(label, QString::fromStdString(value.substr(0, 200)));
}

void addInput(Facts &facts, std::int64_t features, const QString &where)
{
    PortFact input;
    input.dtype = "float32";
    input.shape = std::vector<std::int64_t>{-1, features};
    input.whereFrom = where;
    facts.inputs.push_back(std::move(input));
}

void addModel(Facts &facts, const Model &model)
{
    if (model.version.size() == 3) {
        std::string version;
        for (const std::string &part : model.version)
            version += (version.empty() ? "" : ".") + part;
        facts.frameworkVersion = Known<std::string>{version, QStringLiteral("version")};
    }
    const auto features = whole(model.features);
    if (features && *features >= 0)
        addInput(facts, *features, Words::tr("num_feature in learner_model_param"));
    addDetail(facts, Words::tr("Booster"), model.booster);
    addDetail(facts, Words::tr("Objective"), model.objective);
    addDetail(facts, Words::tr("Classes"), model.classes);
    addDetail(facts, Words::tr("Targets"), model.targets);
    addDetail(facts, Words::tr("Trees"), model.trees);
    if (model.featureNames > 0)
        addDetail(facts, Words::tr("Names of features"), std::to_string(model.featureNames));
}

/// What stands behind the trees, found from the end of the file.
template <typename Kind> bool readTail(const Source &source, std::string_view key, Model &model)
{
    const std::uint64_t begin = source.size() - std::min(source.size(), tailSize);
    const auto bytes = source.bytes(begin, source.size() - begin, tailSize);
    const auto place = bytes ? bytes->rfind(key) : std::string::npos;
    if (place == std::string::npos)
        return false;
    Stream stream(source, begin + place);
    Kind pull(stream, 2);
    Model found = model;
    ModelReader(pull, found).tail();
    if (!pull.ok() || found.features.empty())
        return false;
    model = std::move(found);
    return true;
}

template <typename Kind> Reading readModel(const Input &input, std::string_view id, std::string_view key)
{
    Facts facts = factsOf(id);
    Model model;
    Stream stream(input.source);
    Kind pull(stream);
    ModelReader(pull, model).whole();
    const bool limited = pull.limited();
    const bool found = limited && readTail<Kind>(input.source, key, model);
    addModel(facts, model);
    if (!limited && !pull.ok())
        return Reading::refused(std::move(facts), Words::tr("The model cannot be read: %1.").arg(pull.problem()),
                                Words::tr("The file is damaged or was not copied whole."));
    if (limited)
        facts.note(found ? NoteFact::Level::Info : NoteFact::Level::Warning,
                   found ? Words::tr("The file is large: its beginning and its end were read, the trees between them were not checked.")
                         : Words::tr("The file is large, and what stands behind the trees was not found at its end."));
    else if (model.features.empty())
        facts.note(NoteFact::Level::Warning, Words::tr("The model does not tell num_feature: its inputs are not known."));
    return {std::move(facts), {}};
}

} // namespace

Match XgboostJsonReader::probe(const Input &input) const
{
    std::string start;
    for (const char c : input.head.substr(0, 256)) {
        if (c != ' ' && c != '\n' && c != '\r' && c != '\t')
            start.push_back(c);
    }
    return start.starts_with("{\"learner\":{") ? Match::Certain : Match::No;
}

Reading XgboostJsonReader::read(const Input &input) const
{
    return readModel<JsonPull>(input, id(), "\"learner_model_param\"");
}

Match XgboostUbjReader::probe(const Input &input) const
{
    if (!input.head.starts_with('{'))
        return Match::No;
    const MemorySource source(input.head.substr(0, 64));
    Stream stream(source);
    UbjPull pull(stream);
    return pull.enterObject() && pull.nextMember() == "learner" && stream.peek() == '{' ? Match::Certain : Match::No;
}

Reading XgboostUbjReader::read(const Input &input) const
{
    using namespace std::string_view_literals;
    return readModel<UbjPull>(input, id(), "L\0\0\0\0\0\0\0\x13learner_model_param"sv);
}

Match XgboostBinaryReader::probe(const Input &input) const
{
    return input.head.starts_with("binf") ? Match::Likely : Match::No;
}

Reading XgboostBinaryReader::read(const Input &input) const
{
    // LearnerModelParam: base score, counts, flags, version, and zeros up to 136 bytes; then two names.
    constexpr std::size_t parameterSize = 136;
    Facts facts = factsOf(id());
    Cursor cursor(input.head);
    cursor.skip(8);
    const auto features = cursor.number<std::uint32_t>();
    const auto classes = cursor.number<std::int32_t>();
    cursor.skip(8);
    const auto major = cursor.number<std::uint32_t>();
    const auto minor = cursor.number<std::uint32_t>();
    cursor.seek(4 + parameterSize);
    const std::string_view objective = cursor.bytes(cursor.number<std::uint64_t>());
    const std::string_view booster = cursor.bytes(cursor.number<std::uint64_t>());
    if (!cursor.ok() || objective.size() > 256 || booster.size() > 256)
        return Reading::refused(std::move(facts), Words::tr("The header of the old binary format is cut short or damaged."),
                                Words::tr("Save the model again as JSON."));
    if (major > 0 && major < 1000)
        addDetail(facts, Words::tr("Written by version"), std::to_string(major) + '.' + std::to_string(minor));
    addInput(facts, features, Words::tr("num_feature in the header"));
    addDetail(facts, Words::tr("Objective"), std::string(objective));
    addDetail(facts, Words::tr("Booster"), std::string(booster));
    addDetail(facts, Words::tr("Classes"), std::to_string(classes));
    facts.note(NoteFact::Level::Info, Words::tr("This is XGBoost's old binary format, which newer versions do not read: only its header was read. Save "
                                                "the model again as JSON or UBJSON."));
    return {std::move(facts), {}};
}

} // namespace mlm::weights
