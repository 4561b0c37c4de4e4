// SPDX-License-Identifier: Apache-2.0
#include "core/weights/hdf5/kerasconfig.h"
#include "core/json/parse.h"
#include <QCoreApplication>
#include <algorithm>
#include <unordered_map>

namespace mlm::weights {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Weights)
};

constexpr json::Limits limits{std::size_t{8} << 20, 100, 200'000};
constexpr int deepestModel = 32;

QString text(const std::string &value)
{
    return QString::fromStdString(value.substr(0, 300));
}

const Json *member(const Json *value, const char *name)
{
    if (!value || !value->is_object())
        return nullptr;
    const auto found = value->find(name);
    return found == value->end() ? nullptr : &*found;
}

std::string stringOf(const Json *value)
{
    return value && value->is_string() ? value->get<std::string>() : std::string();
}

/// [null, 224, 224, 3], where null is a size that varies.
std::optional<std::vector<std::int64_t>> shapeOf(const Json *value)
{
    if (!value || !value->is_array() || value->size() > 32)
        return std::nullopt;
    std::vector<std::int64_t> shape;
    for (const Json &size : *value) {
        if (size.is_null()) {
            shape.push_back(-1);
            continue;
        }
        const bool fits = size.is_number_unsigned() && size.get<std::uint64_t>() <= static_cast<std::uint64_t>(INT64_MAX);
        if (!fits && !(size.is_number_integer() && size.get<std::int64_t>() == -1))
            return std::nullopt;
        shape.push_back(size.get<std::int64_t>());
    }
    return shape;
}

/// "float32", or the policy that has it as its name; a mixed policy tells no single type.
std::optional<std::string> dtypeOf(const Json *value)
{
    std::string name = stringOf(value);
    if (name.empty())
        name = stringOf(member(member(value, "config"), "name"));
    if (name.empty() || name.find("mixed") != std::string::npos)
        return std::nullopt;
    return name;
}

std::optional<std::vector<std::int64_t>> batchShape(const Json *config)
{
    for (const char *name : {"batch_shape", "batch_input_shape"}) {
        if (auto shape = shapeOf(member(config, name)))
            return shape;
    }
    return std::nullopt;
}

/// All texts in a value: [["input_1", 0, 0], …] and its variants name layers that way.
std::vector<std::string> textsIn(const Json *value)
{
    std::vector<std::string> result;
    std::vector<const Json *> pending;
    if (value)
        pending.push_back(value);
    while (!pending.empty()) {
        const Json *each = pending.back();
        pending.pop_back();
        if (each->is_string())
            result.push_back(each->get<std::string>());
        else if (each->is_structured()) {
            for (auto child = each->rbegin(); child != each->rend(); ++child)
                pending.push_back(&*child);
        }
    }
    return result;
}

class ModelReader
{
public:
    ModelReader(Facts &facts, QString origin) : m_facts(facts), m_origin(std::move(origin)) {}

    void read(const Json &root)
    {
        const Json *config = member(&root, "config");
        detail(Words::tr("Model class"), stringOf(member(&root, "class_name")));
        detail(Words::tr("Model name"), stringOf(member(config, "name")));
        detail(Words::tr("Registered name"), stringOf(member(&root, "registered_name")));
        inputsOf(&root);
        if (m_facts.inputs.empty())
            buildShapes(member(member(&root, "build_config"), "input_shape"));
        QStringList outputs;
        for (const std::string &name : textsIn(member(config, "output_layers")))
            outputs << text(name);
        if (!outputs.isEmpty())
            m_facts.details.emplace_back(Words::tr("Output layers"), outputs.mid(0, 20).join(QStringLiteral(", ")));
        lookForCode(root);
    }

private:
    void detail(const QString &label, const std::string &value)
    {
        if (!value.empty())
            m_facts.details.emplace_back(label, text(value));
    }
    void input(std::string name, std::optional<std::string> dtype, std::optional<std::vector<std::int64_t>> shape, const QString &where)
    {
        PortFact port;
        if (!name.empty())
            port.name = std::move(name);
        port.dtype = std::move(dtype);
        port.shape = std::move(shape);
        port.whereFrom = Words::tr("%1 in %2").arg(where, m_origin);
        m_facts.inputs.push_back(std::move(port));
    }
    static bool isInputLayer(const Json &layer) { return stringOf(member(&layer, "class_name")) == "InputLayer"; }

    /// The input layers of a model; of a sequence that begins with a model, those of that one.
    void inputsOf(const Json *model)
    {
        for (int depth = 0; depth < deepestModel && model; ++depth) {
            const Json *config = member(model, "config");
            // A sequence of Keras 1 and early 2 is the list of its layers itself.
            const Json *layers = config && config->is_array() ? config : member(config, "layers");
            if (!layers || !layers->is_array() || layers->empty())
                return;
            for (const Json &layer : *layers) {
                if (isInputLayer(layer))
                    inputLayer(layer);
            }
            if (!m_facts.inputs.empty()) {
                sortInputs(textsIn(member(config, "input_layers")));
                return;
            }
            const Json *first = &layers->front();
            if (const auto shape = batchShape(member(first, "config"))) {
                input({}, std::nullopt, shape, Words::tr("the first layer"));
                return;
            }
            model = first;
        }
    }
    void inputLayer(const Json &layer)
    {
        const Json *config = member(&layer, "config");
        std::string name = stringOf(member(config, "name"));
        if (name.empty())
            name = stringOf(member(&layer, "name"));
        input(name, dtypeOf(member(config, "dtype")), batchShape(config), Words::tr("InputLayer “%1”").arg(text(name)));
    }
    void sortInputs(const std::vector<std::string> &names)
    {
        std::unordered_map<std::string, std::size_t> ranks;
        for (const std::string &name : names)
            ranks.try_emplace(name, ranks.size());
        const auto rank = [&](const PortFact &port) {
            const auto found = ranks.find(port.name.value_or(""));
            return found == ranks.end() ? ranks.size() : found->second;
        };
        std::stable_sort(m_facts.inputs.begin(), m_facts.inputs.end(), [&](const PortFact &a, const PortFact &b) { return rank(a) < rank(b); });
    }
    /// What the model was built with: one shape, a list of shapes, or shapes by name.
    void buildShapes(const Json *shapes)
    {
        const QString where = QStringLiteral("build_config.input_shape");
        if (auto shape = shapeOf(shapes)) {
            input({}, std::nullopt, shape, where);
        } else if (shapes && shapes->is_structured()) {
            for (const auto &[name, each] : shapes->items()) {
                auto one = shapeOf(&each);
                if (one && m_facts.inputs.size() < 1000)
                    input(shapes->is_object() ? name : std::string(), std::nullopt, one, where);
            }
        }
    }
    /// Lambda layers and functions stored as byte code, however deep.
    void lookForCode(const Json &root)
    {
        std::size_t found = 0;
        std::vector<const Json *> pending{&root};
        while (!pending.empty()) {
            const Json *each = pending.back();
            pending.pop_back();
            if (!each->is_structured())
                continue;
            const std::string kind = stringOf(member(each, "class_name"));
            found += kind == "Lambda" || kind == "__lambda__" ? 1 : 0;
            for (const Json &child : *each)
                pending.push_back(&child);
        }
        if (found > 0)
            m_facts.note(NoteFact::Level::Danger,
                         Words::tr("%1 holds Python byte code (Lambda layers), in %2 places. Loading the model would run it: load it only if "
                                   "you trust its author.")
                             .arg(m_origin)
                             .arg(found));
    }

    Facts &m_facts;
    QString m_origin;
};

} // namespace

void addKerasModel(Facts &facts, std::string_view text, const QString &origin)
{
    const auto parsed = json::parse(text, limits);
    if (!parsed) {
        facts.note(NoteFact::Level::Warning, Words::tr("The configuration of the model in %1 could not be read: %2 Its inputs are not known.")
                                                 .arg(origin, parsed.error().message));
        return;
    }
    ModelReader(facts, origin).read(parsed->root);
}

} // namespace mlm::weights
