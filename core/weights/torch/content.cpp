// SPDX-License-Identifier: Apache-2.0
#include "core/weights/torch/content.h"
#include "core/weights/bytes/cursor.h"
#include "core/weights/dtypes.h"
#include "core/weights/pickle/globals.h"
#include "core/weights/pickle/walk.h"
#include <QCoreApplication>
#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

namespace mlm::weights::torch {

using pickle::Kind;
using pickle::Ref;
using pickle::Tree;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Weights)
};

constexpr std::uint64_t maxNames = 24U << 20U; // bytes, of names and shapes
constexpr std::size_t maxTensors = 250'000;

QString shown(const std::string &name)
{
    return name.empty() ? Words::tr("(the only one)") : QString::fromStdString(name);
}

/// Top-level keys of checkpoints that hold the state of the training, not of the model.
bool isTraining(std::string_view key)
{
    return key.starts_with("optim") || key.starts_with("lr_sched") || key == "scaler" || key == "callbacks" || key == "loops";
}

bool isOneOf(std::string_view key, std::initializer_list<std::string_view> list)
{
    return std::find(list.begin(), list.end(), key) != list.end();
}

class Collector
{
public:
    explicit Collector(const Tree &tree) : m_tree(tree), m_walk(tree, {"_modules", "_parameters", "_buffers"}) {}

    Result<Content> run(Ref root)
    {
        lookAtTop(root);
        m_walk.run(root, [this](const pickle::Step &step) { return visit(step); });
        if (m_error)
            return *m_error;
        m_content.tooDeep = m_walk.wasTooDeep();
        if (m_content.kind == Content::Kind::Weights && m_content.tensors.empty() && m_content.unknownTensors == 0)
            m_content.kind = Content::Kind::Other;
        return std::move(m_content);
    }

private:
    void lookAtTop(Ref root)
    {
        const std::string_view called = m_tree.called(root);
        if (isTensor(m_tree, root)) {
            m_content.kind = Content::Kind::Tensor;
            return;
        }
        if (m_tree.kind(root) == Kind::Call && !pickle::isAllowed(called)) {
            m_content.kind = Content::Kind::Module;
            return;
        }
        m_content.kind = Content::Kind::Weights;
        if (m_tree.kind(root) != Kind::Dict && m_tree.kind(root) != Kind::Call)
            return;
        const std::vector<Ref> items = m_tree.items(root);
        for (std::size_t i = 0; i + 1 < items.size(); i += 2) {
            const auto key = m_tree.text(items[i]);
            if (!key)
                continue;
            if (isTraining(*key) || isOneOf(*key, {"epoch", "global_step", "step", "pytorch-lightning_version", "best_fitness", "hyper_parameters"}))
                m_content.kind = Content::Kind::Checkpoint;
            if (isOneOf(*key, {"hyper_parameters", "hparams", "config", "cfg", "args", "train_args", "model_args", "yaml"}) &&
                m_tree.kind(items[i + 1]) >= Kind::Tuple)
                m_content.hasConfiguration = true;
            if (*key == "pytorch-lightning_version") {
                if (const auto version = m_tree.text(items[i + 1]); version && version->size() < 50)
                    m_content.lightning = pickle::utf8Of(*version);
            }
        }
    }

    bool visit(const pickle::Step &step)
    {
        if (m_error)
            return true;
        if (m_tree.kind(step.ref) == Kind::Persistent)
            return visitPersistent(step);
        if (!isTensor(m_tree, step.ref))
            return false;
        auto tensor = tensorOf(m_tree, step.ref);
        const std::string name = m_walk.nameOf(step);
        if (!tensor && tensor.error().code == Error::Code::Invalid) {
            ++m_content.unknownTensors;
            return false;
        }
        if (!tensor) {
            m_error = tensor.error();
            m_error->message = Words::tr("The tensor “%1” %2.").arg(shown(name), m_error->message);
            return true;
        }
        if (tensor->storage && !use(*tensor->storage))
            return true;
        add(step, name, std::move(*tensor));
        return true;
    }

    bool visitPersistent(const pickle::Step &step)
    {
        if (const auto storage = storageOf(m_tree, step.ref))
            return use(*storage), true;
        // Before 1.6 the source code of modules was packed beside them: ("module", class, file, source).
        const auto parts = m_tree.sequence(m_tree.persistentId(step.ref), 8);
        if (parts && !parts->empty() && m_tree.text(parts->front()) == "module")
            return true;
        m_error = Error{Error::Code::Refused, Words::tr("“%1” refers to something outside of the file that is no storage.").arg(shown(m_walk.nameOf(step))), {}, {}};
        return true;
    }

    bool use(const StorageRef &storage)
    {
        const auto [at, isNew] = m_storages.emplace(storage.key, storage.bytes);
        if (isNew)
            m_content.storages.push_back(storage);
        if (at->second == storage.bytes)
            return true;
        m_error = Error{Error::Code::Refused, Words::tr("The storage %1 has two sizes, %2 and %3 bytes.").arg(shown(storage.key)).arg(at->second).arg(storage.bytes), {}, {}};
        return false;
    }

    void add(const pickle::Step &step, const std::string &name, Tensor tensor)
    {
        m_names += name.size() + 8 * tensor.shape.size();
        if (m_names > maxNames || m_content.tensors.size() >= maxTensors) {
            m_error = Error{Error::Code::Limit, Words::tr("The file lists more than %1 tensors, or %2 bytes of their names.").arg(maxTensors).arg(maxNames), {}, {}};
            return;
        }
        bool counts = true;
        const std::string top = m_walk.topOf(step);
        if (m_content.kind == Content::Kind::Checkpoint && isTraining(top)) {
            counts = false;
            ++m_content.leftOutTensors;
            if (m_tops.insert(top).second)
                m_content.leftOut.push_back(top);
        } else if (tensor.storage) {
            // The same numbers under a second name, such as tied weights.
            std::string place = tensor.storage->key + '\n' + std::to_string(tensor.offset) + '\n' + std::to_string(tensor.elements) + tensor.dtype;
            counts = m_places.insert(std::move(place)).second;
            m_content.aliases += counts ? 0 : 1;
        }
        m_content.tensors.push_back({name, std::move(tensor), counts});
    }

    const Tree &m_tree;
    pickle::Walk m_walk;
    Content m_content;
    std::unordered_map<std::string, std::uint64_t> m_storages;
    std::unordered_set<std::string> m_places, m_tops;
    std::uint64_t m_names = 0;
    std::optional<Error> m_error;
};

/// What batch normalisation keeps and no training step changes by gradient.
bool isStatistic(std::string_view name)
{
    const std::string_view last = name.substr(name.rfind('.') + 1);
    return isOneOf(last, {"running_mean", "running_var", "num_batches_tracked"});
}

void tellNotes(const Content &content, Facts &facts, std::uint64_t statistics, bool sparse)
{
    const auto info = [&](const QString &text) { facts.note(NoteFact::Level::Info, text); };
    if (!content.leftOut.empty()) {
        QStringList keys;
        for (std::size_t i = 0; i < std::min<std::size_t>(content.leftOut.size(), 5); ++i)
            keys << QString::fromStdString(content.leftOut[i]);
        info(Words::tr("%1 tensors of the training (%2) are not counted as parameters.").arg(content.leftOutTensors).arg(keys.join(QStringLiteral(", "))));
    }
    if (content.aliases > 0)
        info(Words::tr("%1 tensors are further names of others and are counted once.").arg(content.aliases));
    if (statistics > 0)
        info(Words::tr("%1 of the parameters are running statistics of batch normalisation, which are not trained.").arg(statistics));
    if (sparse)
        info(Words::tr("Sparse tensors are listed with the values that are stored."));
    if (content.unknownTensors > 0)
        facts.note(NoteFact::Level::Warning, Words::tr("%1 tensors are made in a way that is not known here; they are missing from the list, so that there is no total.").arg(content.unknownTensors));
    if (content.tooDeep)
        facts.note(NoteFact::Level::Warning, Words::tr("The file nests more than 100 levels; what lies deeper was not looked at."));
    if (content.kind == Content::Kind::Module)
        info(Words::tr("The file holds a whole model; loading it needs the classes of the model."));
}

} // namespace

Result<Content> contentOf(const Tree &tree, Ref root)
{
    return Collector(tree).run(root);
}

void tell(const Content &content, Facts &facts, const QString &where)
{
    facts.tensors.emplace();
    std::map<std::string, std::uint64_t> dtypes;
    std::unordered_set<std::string> used;
    std::optional<std::uint64_t> total = 0, bytes = 0;
    std::uint64_t statistics = 0;
    bool sparse = false;
    std::unordered_map<std::string, std::uint64_t> sizes;
    for (const StorageRef &storage : content.storages)
        sizes.emplace(storage.key, storage.bytes);
    for (const Content::Named &named : content.tensors) {
        const Tensor &tensor = named.tensor;
        facts.tensors->push_back({named.name, tensor.dtype, tensor.shape});
        sparse = sparse || tensor.isSparse;
        if (!named.counts)
            continue;
        total = total ? sum(*total, tensor.elements) : std::nullopt;
        if (total)
            dtypes[tensor.dtype] += tensor.elements;
        if (isStatistic(named.name))
            statistics += std::min(tensor.elements, UINT64_MAX - statistics);
        if (tensor.storage && used.insert(tensor.storage->key).second)
            bytes = bytes ? sum(*bytes, sizes[tensor.storage->key]) : std::nullopt;
    }
    if (total && *total <= static_cast<std::uint64_t>(INT64_MAX)) {
        facts.dtypes = std::move(dtypes);
        if (content.unknownTensors == 0 && !content.tooDeep) {
            facts.totalParameters = Known<std::uint64_t>{*total, Words::tr("shapes of the tensors in %1").arg(where)};
            if (bytes)
                facts.parameterBytes = Known<std::uint64_t>{*bytes, Words::tr("storages that %1 refers to").arg(where)};
        }
    } else {
        facts.note(NoteFact::Level::Warning, Words::tr("The tensors have more elements together than can be counted."));
    }
    std::vector<std::string> roles{"mlm:model"};
    if (content.kind != Content::Kind::Module)
        roles.push_back("mlm:weights");
    if (content.kind == Content::Kind::Checkpoint && content.hasConfiguration)
        roles.push_back("mlm:checkpoint");
    facts.roles = Known<std::vector<std::string>>{std::move(roles), Words::tr("content of %1").arg(where)};
    if (content.lightning)
        facts.producer = Known<std::string>{"pytorch-lightning " + *content.lightning, Words::tr("pytorch-lightning_version in %1").arg(where)};
    tellNotes(content, facts, statistics, sparse);
}

} // namespace mlm::weights::torch
