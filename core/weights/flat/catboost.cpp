// SPDX-License-Identifier: Apache-2.0
#include "core/weights/flat/catboost.h"
#include "core/weights/bytes/cursor.h"
#include "core/weights/flat/buffer.h"
#include "core/weights/flat/words.h"
#include "core/weights/formats.h"
#include <algorithm>

namespace mlm::weights::flat {

namespace {

constexpr std::uint64_t headSize = 8;
constexpr std::uint64_t mostInfos = 64;

enum CoreField : unsigned { FormatVersion, Trees, InfoMap, PartIds };
enum TreeField : unsigned { Dimension, Splits, Sizes, Starts, CatFeatures, FloatFeatures, OneHotFeatures, CtrFeatures, LeafValues };

/// The text that follows `name` on a line of its own, as catboost_version_info has it.
std::string lineOf(const std::string &text, std::string_view name)
{
    const std::size_t at = text.find(name);
    if (at == std::string::npos)
        return {};
    const std::size_t start = at + name.size();
    const std::size_t end = text.find('\n', start);
    const QString line = QString::fromStdString(text.substr(start, end == std::string::npos ? end : end - start));
    return line.trimmed().toStdString();
}

void readInfos(Buffer &buffer, const Table &core, Facts &facts)
{
    const Vector infos = buffer.vector(core, InfoMap, 4).value_or(Vector());
    QStringList keys;
    for (std::uint64_t i = 0; i < std::min(infos.count, mostInfos); ++i) {
        const auto entry = buffer.element(infos, i);
        const auto key = entry ? buffer.text(*entry, 0) : std::nullopt;
        if (!key)
            continue;
        keys << shown(*key);
        if (*key == "catboost_version_info") {
            const std::string info = buffer.text(*entry, 1).value_or(std::string());
            const std::string branch = lineOf(info, "Branch:"), commit = lineOf(info, "Commit:");
            if (!branch.empty())
                facts.details.emplace_back(Words::tr("Branch of CatBoost"), shown(branch));
            if (!commit.empty())
                facts.details.emplace_back(Words::tr("Commit of CatBoost"), shown(commit));
        } else if (*key == "model_guid" || *key == "train_finish_time") {
            const std::string value = buffer.text(*entry, 1).value_or(std::string());
            facts.details.emplace_back(*key == "model_guid" ? Words::tr("Identifier of the model") : Words::tr("Trained"), shown(value));
        }
    }
    if (!keys.isEmpty())
        facts.details.emplace_back(Words::tr("Stored information"), keys.join(QStringLiteral(", ")));
}

void readTrees(Buffer &buffer, const Table &core, Facts &facts)
{
    const auto trees = buffer.table(core, Trees);
    if (!trees)
        return;
    const auto count = [&](const QString &label, TreeField field, unsigned width, bool always) {
        const std::uint64_t number = buffer.vector(*trees, field, width).value_or(Vector()).count;
        if (number > 0 || always)
            facts.details.emplace_back(label, QString::number(number));
    };
    count(Words::tr("Trees"), Sizes, 4, true);
    count(Words::tr("Values of leaves"), LeafValues, 8, true);
    count(Words::tr("Numerical features"), FloatFeatures, 4, true);
    count(Words::tr("Categorical features"), CatFeatures, 4, true);
    count(Words::tr("One-hot features"), OneHotFeatures, 4, false);
    facts.details.emplace_back(Words::tr("Outputs for each row"), QString::number(buffer.number<std::int32_t>(*trees, Dimension, 0)));
}

} // namespace

Match CatboostReader::probe(const Input &input) const
{
    return input.head.starts_with("CBM1") ? Match::Certain : Match::No;
}

Reading CatboostReader::read(const Input &input) const
{
    Facts facts = factsOf(id());
    const std::string head = input.source.head(headSize);
    Cursor cursor(head);
    cursor.skip(4);
    const std::uint64_t size = cursor.number<std::uint32_t>();
    if (!cursor.ok() || size > input.source.size() - headSize)
        return Reading::refused(std::move(facts), Words::tr("The core of the model says that it has %1 bytes, but the file ends at byte %2.")
                                                      .arg(size).arg(input.source.size()),
                                Words::tr("The file is damaged or was not copied whole."));
    const WindowSource window(input.source, headSize, size);
    Buffer buffer(window);
    if (const auto core = buffer.tableAt(0)) {
        if (const auto version = buffer.text(*core, FormatVersion))
            facts.formatVersion = Known<std::string>{*version, Words::tr("FormatVersion")};
        readTrees(buffer, *core, facts);
        readInfos(buffer, *core, facts);
        const std::uint64_t parts = buffer.vector(*core, PartIds, 4).value_or(Vector()).count;
        if (parts > 0)
            facts.details.emplace_back(Words::tr("Further parts"), QString::number(parts));
    }
    if (!buffer.ok())
        return Reading::refused(std::move(facts), buffer.error());
    return {std::move(facts), std::nullopt};
}

} // namespace mlm::weights::flat
