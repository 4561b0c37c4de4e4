// SPDX-License-Identifier: Apache-2.0
#include "core/weights/torch/torchzip.h"
#include "core/weights/formats.h"
#include <QCoreApplication>
#include <algorithm>

namespace mlm::weights::torch {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Weights)
};

constexpr std::uint64_t maxPickle = 64U << 20U;         // bytes
constexpr std::uint64_t maxCompressedPickle = 8U << 20U; // bytes, unpacked: torch compresses none

std::string trimmed(std::string text)
{
    const auto isSpace = [](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; };
    while (!text.empty() && isSpace(text.back()))
        text.pop_back();
    const bool printable = std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7f; });
    return printable ? text : std::string();
}

/// A small member's text, or nothing.
std::string record(const zip::Archive &archive, const std::string &name)
{
    const zip::Member *member = archive.find(name);
    if (!member)
        return {};
    auto text = archive.content(*member, 100);
    return text ? trimmed(std::move(*text)) : std::string();
}

QString shown(const std::string &name)
{
    return QString::fromStdString(name);
}

} // namespace

Match TorchZipReader::probe(const zip::Archive &archive, const Input &) const
{
    const auto pickles = archive.endingWith("data.pkl");
    const bool any = std::any_of(pickles.begin(), pickles.end(), [](const zip::Member *member) {
        return std::count(member->name.begin(), member->name.end(), '/') == 1;
    });
    // TorchScript is more particular.
    return any ? Match::Likely : Match::No;
}

Result<MemberPickle> readMember(const zip::Archive &archive, const zip::Member &member)
{
    MemberPickle result;
    const std::uint64_t limit = member.stored ? maxPickle : maxCompressedPickle;
    auto content = archive.content(member, limit);
    if (content) {
        result.pickle = pickle::read(MemorySource(*content));
        return result;
    }
    if (content.error().code == Error::Code::Limit || !member.stored)
        return content.error();
    auto source = archive.open(member);
    if (!source)
        return source.error();
    result.wrongCheckSum = true;
    result.pickle = pickle::read(**source);
    return result;
}

std::optional<Error> checkStorages(const zip::Archive &archive, const Content &content, const std::string &folder)
{
    for (const StorageRef &storage : content.storages) {
        const zip::Member *member = archive.find(folder + storage.key);
        if (!member)
            return Error{Error::Code::Refused, Words::tr("The archive has no member “%1”, which holds numbers of tensors.").arg(shown(folder + storage.key)),
                         Words::tr("The file is damaged or was not copied whole."), {}};
        if (member->size != storage.bytes)
            return Error{Error::Code::Refused, Words::tr("The member “%1” has %2 bytes; the tensors in it need %3.").arg(shown(member->name)).arg(member->size).arg(storage.bytes),
                         Words::tr("The file is damaged or was not copied whole."), {}};
    }
    return std::nullopt;
}

void tellRecords(const zip::Archive &archive, const std::string &root, Facts &facts)
{
    for (const char *name : {"version", ".data/version"}) {
        if (std::string version = record(archive, root + name); !version.empty() && !facts.formatVersion)
            facts.formatVersion = Known<std::string>{std::move(version), Words::tr("%1 in the archive; not the version of PyTorch").arg(QLatin1String(name))};
    }
    const std::string order = record(archive, root + "byteorder");
    if (order == "little" || order == "big")
        facts.byteOrder = Known<std::string>{order + "-endian", Words::tr("byteorder in the archive")};
    else if (archive.find(root + "byteorder"))
        facts.note(NoteFact::Level::Warning, Words::tr("The member “byteorder” says neither little nor big."));
    for (const char *name : {".format_version", ".storage_alignment"}) {
        if (const std::string value = record(archive, root + name); !value.empty())
            facts.details.emplace_back(QString::fromLatin1(name), shown(value));
    }
}

Reading TorchZipReader::read(const zip::Archive &archive, const Input &) const
{
    Facts facts = factsOf(id());
    const auto pickles = archive.endingWith("data.pkl");
    if (pickles.size() != 1) {
        QStringList names;
        for (std::size_t i = 0; i < std::min<std::size_t>(pickles.size(), 3); ++i)
            names << shown(pickles[i]->name);
        // Each reader would choose another one, so that the imports of all are shown.
        for (std::size_t i = 0; i < std::min<std::size_t>(pickles.size(), 8); ++i) {
            if (const auto data = readMember(archive, *pickles[i]))
                pickle::addImports(facts, data->pickle.imports, shown(pickles[i]->name));
        }
        return Reading::refused(std::move(facts), Words::tr("The archive holds %1 members data.pkl: %2.").arg(pickles.size()).arg(names.join(QStringLiteral(", "))),
                                Words::tr("Do not use the archive unless you know who made it."));
    }
    const zip::Member &member = *pickles.front();
    const std::string root = member.name.substr(0, member.name.size() - std::string_view("data.pkl").size());
    tellRecords(archive, root, facts);
    const auto data = readMember(archive, member);
    if (!data)
        return Reading::refused(std::move(facts), data.error());
    const pickle::Pickle &pickle = data->pickle;
    pickle::addImports(facts, pickle.imports, shown(member.name));
    if (data->wrongCheckSum)
        facts.note(NoteFact::Level::Warning, Words::tr("The check sum of “%1” is wrong. PyTorch does not look at it; other programs refuse the file.").arg(shown(member.name)));
    if (pickle.error)
        return Reading::refused(std::move(facts), *pickle.error);
    if (pickle.end < member.size)
        facts.note(NoteFact::Level::Warning, Words::tr("“%1” has %2 bytes behind the end of its pickle.").arg(shown(member.name)).arg(member.size - pickle.end));
    if (!pickle.foreign.isEmpty())
        facts.note(NoteFact::Level::Warning, Words::tr("A loader restricted to weights refuses “%1” for its %2.").arg(shown(member.name), pickle.foreign));
    auto content = contentOf(pickle.tree, *pickle.root);
    if (!content)
        return Reading::refused(std::move(facts), content.error());
    if (auto problem = checkStorages(archive, *content, root + "data/"))
        return Reading::refused(std::move(facts), *problem);
    tell(*content, facts, QStringLiteral("data.pkl"));
    return {std::move(facts), std::nullopt};
}

} // namespace mlm::weights::torch
