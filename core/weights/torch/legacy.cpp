// SPDX-License-Identifier: Apache-2.0
#include "core/weights/torch/legacy.h"
#include "core/weights/bytes/cursor.h"
#include "core/weights/dtypes.h"
#include "core/weights/formats.h"
#include "core/weights/pickle/machine.h"
#include "core/weights/torch/content.h"
#include <QCoreApplication>
#include <algorithm>
#include <array>
#include <unordered_map>

namespace mlm::weights::torch {

using pickle::Kind;
using pickle::Pickle;
using pickle::Ref;
using namespace std::string_view_literals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Weights)
};

/// The first pickle: protocol 2, a number of ten bytes, its end, and the beginning of the next pickle.
constexpr auto magic = "\x80\x02\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19\x2e"sv;

enum Part { Magic, Protocol, SystemInfo, Object, Keys, partCount };

QString partName(int part)
{
    switch (part) {
    case Magic: return Words::tr("the first pickle");
    case Protocol: return Words::tr("the second pickle");
    case SystemInfo: return Words::tr("the third pickle");
    case Object: return Words::tr("the fourth pickle");
    default: return Words::tr("the fifth pickle");
    }
}

/// Walks over the storages behind the pickles: for each key a count of eight bytes, then the numbers.
std::optional<Error> checkStorages(const Source &source, const Pickle &keys, const Content &content, Facts &facts)
{
    std::unordered_map<std::string_view, const StorageRef *> known;
    for (const StorageRef &storage : content.storages)
        known.emplace(storage.key, &storage);
    const auto refs = keys.tree.kind(*keys.root) == Kind::List ? keys.tree.items(*keys.root) : std::vector<Ref>();
    std::uint64_t at = keys.end;
    for (const Ref ref : refs) {
        const auto key = keys.tree.text(ref);
        const QString shown = key ? QString::fromUtf8(key->data(), static_cast<qsizetype>(key->size())) : QStringLiteral("?");
        const auto found = key ? known.find(*key) : known.end();
        if (found == known.end())
            return Error{Error::Code::Refused, Words::tr("No tensor uses the storage %1, so that its size cannot be told.").arg(shown), {}, {}};
        auto raw = source.bytes(at, 8, 8);
        if (!raw)
            return Error{Error::Code::Refused, Words::tr("The storage %1 should begin at byte %2, past the end.").arg(shown).arg(at),
                         Words::tr("The file is damaged or was not copied whole."), {}};
        const auto count = Cursor(*raw).number<std::uint64_t>();
        const StorageRef &storage = *found->second;
        const std::uint64_t width = storage.dtype.empty() ? 1 : std::max(8U, bitsOf(storage.dtype).value_or(8)) / 8;
        if (product(count, width) != storage.bytes)
            return Error{Error::Code::Refused, Words::tr("The storage %1 at byte %2 has %3 elements; the tensors in it need %4.").arg(shown).arg(at).arg(count).arg(storage.bytes / width),
                         Words::tr("The file is damaged or was not copied whole."), {}};
        const auto end = sum(at + 8, storage.bytes);
        if (!end || *end > source.size())
            return Error{Error::Code::Refused, Words::tr("The storage %1 at byte %2 reaches past the end of the file.").arg(shown).arg(at),
                         Words::tr("The file is damaged or was not copied whole."), {}};
        at = *end;
        known.erase(found);
    }
    if (!known.empty())
        return Error{Error::Code::Refused, Words::tr("The storage %1 of a tensor is not in the file.").arg(QString::fromStdString(std::string(known.begin()->first))),
                     Words::tr("The file is damaged or was not copied whole."), {}};
    if (at < source.size())
        facts.note(NoteFact::Level::Warning, Words::tr("The file has %1 bytes behind the last storage.").arg(source.size() - at));
    return std::nullopt;
}

void tellSystem(const Pickle &info, Facts &facts)
{
    const auto little = info.tree.member(*info.root, "little_endian");
    if (little && info.tree.kind(*little) == Kind::Bool)
        facts.byteOrder = Known<std::string>{info.tree.isTrue(*little) ? "little-endian" : "big-endian", Words::tr("little_endian in the third pickle")};
    const auto version = info.tree.member(*info.root, "protocol_version");
    const auto number = version ? info.tree.integer(*version) : std::nullopt;
    if (number)
        facts.formatVersion = Known<std::string>{std::to_string(*number), Words::tr("protocol_version in the third pickle; not the version of PyTorch")};
}

} // namespace

Match LegacyReader::probe(const Input &input) const
{
    return input.head.starts_with(magic) ? Match::Certain : Match::No;
}

Reading LegacyReader::read(const Input &input) const
{
    Facts facts = factsOf(id());
    std::array<Pickle, partCount> parts;
    std::uint64_t at = 0;
    for (int i = Magic; i < partCount; ++i) {
        Pickle &part = parts[static_cast<std::size_t>(i)];
        part = pickle::read(input.source, at);
        pickle::addImports(facts, part.imports, partName(i));
        if (part.error) {
            part.error->message = Words::tr("In %1: %2").arg(partName(i), part.error->message);
            return Reading::refused(std::move(facts), *part.error);
        }
        at = part.end;
    }
    const Pickle &object = parts[Object];
    if (!object.foreign.isEmpty())
        facts.note(NoteFact::Level::Warning, Words::tr("A loader restricted to weights refuses “%1” for its %2.").arg(partName(Object), object.foreign));
    tellSystem(parts[SystemInfo], facts);
    auto content = contentOf(object.tree, *object.root);
    if (!content)
        return Reading::refused(std::move(facts), content.error());
    if (auto problem = checkStorages(input.source, parts[Keys], *content, facts))
        return Reading::refused(std::move(facts), *problem);
    tell(*content, facts, partName(Object));
    return {std::move(facts), std::nullopt};
}

} // namespace mlm::weights::torch
