// SPDX-License-Identifier: Apache-2.0
#include "core/json/parse.h"
#include "core/weights/formats.h"
#include "core/weights/tensors/parts.h"
#include "core/weights/tensors/stream.h"
#include <QCoreApplication>
#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace mlm::weights {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Weights)
};

constexpr std::uint64_t longestIndex = std::uint64_t{64} << 20;
constexpr std::size_t mostShards = 4096;

/// The shard of each tensor, as the index tells it.
using WeightMap = std::unordered_map<std::string_view, std::size_t>;

struct Union
{
    std::vector<TensorFact> tensors;
    std::uint64_t bytes = 0;
    std::vector<std::string> strangers; ///< names that a shard holds but the index does not give to it
    std::size_t found = 0;
    bool whole = true; ///< every shard was there
};

QString some(const std::vector<std::string> &names)
{
    QStringList shown;
    for (std::size_t i = 0; i < std::min<std::size_t>(names.size(), 3); ++i)
        shown << QStringLiteral("“%1”").arg(shownName(names[i]));
    return shown.join(QStringLiteral(", ")) + (names.size() > 3 ? QStringLiteral(", …") : QString());
}

/// What all shards agree on; where they differ, nothing.
template <typename T> void agree(Maybe<T> &all, const Maybe<T> &one, bool first)
{
    if (first)
        all = one;
    else if (!all || !one || all->value != one->value)
        all.reset();
}

/// The index that Hugging Face's libraries write beside the shards of a model that is too large for one file.
class ShardIndexReader final : public Reader
{
public:
    std::string_view id() const override { return "safetensors-index"; }

    Match probe(const Input &input) const override
    {
        const std::size_t first = input.head.find_first_not_of(" \t\r\n");
        if (first == std::string_view::npos || input.head[first] != '{')
            return Match::No;
        if (input.head.find("\"weight_map\"") != std::string_view::npos)
            return Match::Certain;
        return input.name.ends_with(".index.json") ? Match::Extension : Match::No;
    }

    Reading read(const Input &input) const override
    {
        Facts facts = factsOf(id());
        if (input.nested > 0)
            return Reading::refused(std::move(facts), Words::tr("An index cannot be a shard itself."), {});
        auto text = input.source.bytes(0, input.source.size(), longestIndex);
        if (!text)
            return Reading::refused(std::move(facts), text.error());
        const auto parsed = json::parse(*text, {longestIndex, 100, 4'000'000});
        if (!parsed)
            return Reading::refused(std::move(facts), parsed.error());
        const Json &root = parsed->root;
        if (!root.is_object() || !root.contains("weight_map") || !root.at("weight_map").is_object())
            return Reading::refused(std::move(facts), Words::tr("“weight_map” is missing or no object."), {});

        WeightMap map;
        if (auto problem = listShards(root.at("weight_map"), map, facts))
            return Reading::refused(std::move(facts), *problem, Words::tr("Only files beside the index are opened."));
        if (!facts.parts.empty() && !facts.parts.front().name.ends_with(".safetensors"))
            facts.formatName = QStringLiteral("index of shards");
        Union all;
        if (auto refusal = readShards(input, map, facts, all))
            return Reading::refused(std::move(facts), *refusal);
        const std::size_t named = map.size();
        facts.details.emplace_back(Words::tr("Tensors in the index"), QString::number(named));
        if (all.whole)
            conclude(facts, all, named);
        tellTotalSize(root, facts, all);
        return {std::move(facts), {}};
    }

private:
    static std::optional<QString> listShards(const Json &weightMap, WeightMap &map, Facts &facts)
    {
        std::unordered_map<std::string_view, std::size_t> shards;
        for (const auto &[name, shard] : weightMap.items()) {
            if (!shard.is_string())
                return Words::tr("“weight_map” gives no file name for “%1”.").arg(shownName(name));
            const auto &file = shard.get_ref<const std::string &>();
            if (!isPlainName(file))
                return Words::tr("The shard “%1” of the tensor “%2” is no plain file name.").arg(shownName(file), shownName(name));
            const auto [found, isNew] = shards.try_emplace(file, facts.parts.size());
            if (isNew) {
                if (facts.parts.size() == mostShards)
                    return Words::tr("“weight_map” names more than %1 shards.").arg(mostShards);
                facts.parts.push_back({file, false, 0});
            }
            map.emplace(name, found->second);
        }
        return std::nullopt;
    }

    static std::optional<Error> readShards(const Input &input, const WeightMap &map, Facts &facts, Union &all)
    {
        std::vector<std::string> missing;
        std::unordered_set<std::string> imports;
        bool first = true;
        for (std::size_t i = 0; i < facts.parts.size(); ++i) {
            PartFact &part = facts.parts[i];
            auto source = input.folder ? input.folder->open(part.name) : Result<std::unique_ptr<Source>>(Error{Error::Code::NotFound, {}, {}, {}});
            if (!source && source.error().code != Error::Code::NotFound)
                return source.error();
            if (!source) {
                missing.push_back(part.name);
                continue;
            }
            part.present = true;
            part.size = (*source)->size();
            Reading shard = readFacts(**source, part.name, nullptr, input.nested + 1);
            if (shard.refusal) {
                Error error = *shard.refusal;
                error.message = Words::tr("Shard “%1”: %2").arg(shownName(part.name), error.message);
                return error;
            }
            for (const NoteFact &note : shard.facts.notes)
                facts.note(note.level, Words::tr("Shard “%1”: %2").arg(shownName(part.name), note.text));
            for (ImportFact &import : shard.facts.imports) {
                if (imports.insert(import.name).second)
                    facts.imports.push_back(std::move(import));
            }
            agree(facts.framework, shard.facts.framework, first);
            agree(facts.artifactType, shard.facts.artifactType, first);
            agree(facts.byteOrder, shard.facts.byteOrder, first);
            first = false;
            gather(shard.facts, i, map, all);
        }
        if (!missing.empty()) {
            all.whole = false;
            facts.note(NoteFact::Level::Warning,
                       Words::tr("%n shard(s) are not beside the index: %1. The number of parameters is not known without them.", nullptr,
                                 static_cast<int>(missing.size())).arg(some(missing)));
        }
        return std::nullopt;
    }

    static void gather(Facts &shard, std::size_t index, const WeightMap &map, Union &all)
    {
        if (!shard.tensors || !shard.parameterBytes) {
            all.whole = false;
            return;
        }
        all.bytes += shard.parameterBytes->value;
        for (TensorFact &tensor : *shard.tensors) {
            const auto found = map.find(tensor.name);
            if (found == map.end() || found->second != index) {
                if (all.strangers.size() < 4)
                    all.strangers.push_back(tensor.name);
                continue;
            }
            ++all.found;
            all.tensors.push_back(std::move(tensor));
        }
    }

    static void conclude(Facts &facts, Union &all, std::size_t named)
    {
        if (!all.strangers.empty())
            facts.note(NoteFact::Level::Warning,
                       Words::tr("The shards hold tensors that the index does not give to them: %1. They are not counted.").arg(some(all.strangers)));
        if (all.found < named)
            facts.note(NoteFact::Level::Warning,
                       Words::tr("%n tensor(s) of the index are in no shard.", nullptr, static_cast<int>(named - all.found)));
        facts.tensors = std::move(all.tensors);
        if (!facts.sumUp(Words::tr("headers of the shards: shapes and dtypes of all tensors")))
            facts.note(NoteFact::Level::Warning, Words::tr("The tensors have more elements than can be counted."));
    }

    static void tellTotalSize(const Json &root, Facts &facts, const Union &all)
    {
        const Json *metadata = root.contains("metadata") ? &root.at("metadata") : nullptr;
        if (!metadata || !metadata->is_object() || !metadata->contains("total_size"))
            return;
        const Json &size = metadata->at("total_size");
        // Older writers left a floating-point number there.
        const double real = size.is_number_float() ? size.get<double>() : -1;
        if (!size.is_number_unsigned() && !(real >= 0 && real < 9e15))
            return facts.note(NoteFact::Level::Warning, Words::tr("“metadata.total_size” is no number of bytes."));
        const std::uint64_t bytes = size.is_number_unsigned() ? size.get<std::uint64_t>() : static_cast<std::uint64_t>(real);
        if (!all.whole)
            facts.parameterBytes = Known<std::uint64_t>{bytes, Words::tr("metadata.total_size of the index")};
        else if (all.bytes != bytes)
            facts.note(NoteFact::Level::Warning,
                       Words::tr("“metadata.total_size” says %1 bytes, but the shards hold %2.").arg(bytes).arg(all.bytes));
    }
};

} // namespace

std::unique_ptr<Reader> makeShardIndexReader()
{
    return std::make_unique<ShardIndexReader>();
}

} // namespace mlm::weights
