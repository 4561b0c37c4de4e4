// SPDX-License-Identifier: Apache-2.0
#include "core/weights/zip/directory.h"
#include "core/weights/bytes/cursor.h"
#include <QCoreApplication>
#include <algorithm>
#include <unordered_set>

namespace mlm::weights::zip {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Weights)
};

constexpr std::uint64_t maxEntries = 100'000;
constexpr std::uint64_t maxDirectory = 16U << 20U; // bytes
constexpr std::uint64_t maxRatio = 200;
constexpr std::uint64_t ratioFrom = 1U << 20U; // bytes
constexpr std::uint64_t endSize = 22, locatorSize = 20, end64Size = 56, centralSize = 46, localSize = 30;
constexpr std::uint64_t longestComment = 0xffff;
constexpr std::uint32_t all32 = 0xffffffff;
constexpr std::uint16_t all16 = 0xffff;
constexpr std::uint16_t encryptedFlags = 0x1 | 0x40, patchFlag = 0x20, sizesFollow = 0x8;

Error refused(const QString &what)
{
    return {Error::Code::Refused, what, Words::tr("Do not use the archive unless you know who made it."), {}};
}

Error damaged(const QString &what)
{
    return {Error::Code::Refused, what, Words::tr("The file is damaged or was not copied whole."), {}};
}

QString shown(std::string_view name)
{
    QString text = QString::fromUtf8(name.data(), static_cast<qsizetype>(std::min<std::size_t>(name.size(), 200)));
    for (QChar &c : text) {
        if (c.unicode() < 0x20 || c.unicode() == 0x7f)
            c = QChar::ReplacementCharacter;
    }
    return text;
}

/// What is wrong with a member's name; empty where nothing is.
QString nameProblem(std::string_view name)
{
    if (name.empty())
        return Words::tr("A member of the archive has no name.");
    const bool control = std::any_of(name.begin(), name.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
    });
    if (control)
        return Words::tr("The name of the member “%1” holds control characters.").arg(shown(name));
    const bool drive = name.size() > 1 && name[1] == ':';
    if (name.front() == '/' || drive || name.find('\\') != std::string_view::npos)
        return Words::tr("The name of the member “%1” leads out of the archive.").arg(shown(name));
    for (std::string_view rest = name; !rest.empty();) {
        const std::size_t slash = rest.find('/');
        if (rest.substr(0, slash) == "..")
            return Words::tr("The name of the member “%1” leads out of the archive.").arg(shown(name));
        rest.remove_prefix(slash == std::string_view::npos ? rest.size() : slash + 1);
    }
    return {};
}

struct Whereabouts
{
    std::uint64_t offset = 0, size = 0, count = 0; ///< of the directory
};

/// The record of the end: the only one that ends where the file ends.
Result<std::uint64_t> findEnd(const Source &source)
{
    const std::uint64_t size = source.size();
    if (size < endSize)
        return damaged(Words::tr("The archive has no directory at its end."));
    const std::uint64_t length = std::min(size, endSize + longestComment + locatorSize);
    const std::uint64_t start = size - length;
    auto tail = source.bytes(start, length, length);
    if (!tail)
        return tail.error();
    std::optional<std::uint64_t> end;
    for (std::size_t at = tail->find("PK\x05\x06"); at != std::string::npos; at = tail->find("PK\x05\x06", at + 1)) {
        Cursor cursor(*tail);
        cursor.seek(at);
        cursor.skip(endSize - 2);
        const auto comment = cursor.number<std::uint16_t>();
        if (!cursor.ok() || cursor.left() != comment)
            continue; // that of an archive inside, or chance
        if (end)
            return refused(Words::tr("The archive has two directories, at bytes %1 and %2.").arg(*end).arg(start + at));
        end = start + at;
    }
    if (!end)
        return damaged(Words::tr("The archive does not end with its directory."));
    return *end;
}

/// Follows the zip64 record, if there is one before the record of the end.
Result<Whereabouts> whereabouts(const Source &source, std::uint64_t end)
{
    auto raw = source.bytes(end, endSize, endSize);
    if (!raw)
        return raw.error();
    Cursor cursor(*raw);
    cursor.skip(4);
    const auto disk = cursor.number<std::uint16_t>(), directoryDisk = cursor.number<std::uint16_t>();
    const auto here = cursor.number<std::uint16_t>(), count = cursor.number<std::uint16_t>();
    const auto size = cursor.number<std::uint32_t>(), offset = cursor.number<std::uint32_t>();
    Whereabouts result{offset, size, count};
    std::uint64_t directoryEnd = end;
    const QString wrong = Words::tr("The records at the end of the archive, from byte %1, contradict each other.");
    std::string locator;
    if (end >= locatorSize) {
        auto before = source.bytes(end - locatorSize, locatorSize, locatorSize);
        if (!before)
            return before.error();
        if (before->starts_with("PK\x06\x07"))
            locator = std::move(*before);
    }
    if (locator.empty()) {
        if (disk != 0 || directoryDisk != 0 || here != count)
            return damaged(Words::tr("The archive is one part of several."));
    } else {
        Cursor at(locator);
        at.skip(8);
        const auto where = at.number<std::uint64_t>();
        auto record = source.bytes(where, end64Size, end64Size);
        if (!record)
            return damaged(wrong.arg(end - locatorSize));
        Cursor end64(*record);
        const bool signature = end64.bytes(4) == "PK\x06\x06";
        const auto length = sum(end64.number<std::uint64_t>(), where);
        end64.skip(4);
        const auto parts = end64.number<std::uint32_t>(), directoryPart = end64.number<std::uint32_t>();
        const auto countHere = end64.number<std::uint64_t>();
        const auto count64 = end64.number<std::uint64_t>();
        const auto size64 = end64.number<std::uint64_t>();
        const auto offset64 = end64.number<std::uint64_t>();
        const auto length12 = length ? sum(*length, 12) : std::nullopt;
        if (!signature || parts != 0 || directoryPart != 0 || countHere != count64 || length12 != end - locatorSize ||
            (count != all16 && count != count64) || (size != all32 && size != size64) ||
            (offset != all32 && offset != offset64))
            return damaged(wrong.arg(where));
        result = {offset64, size64, count64};
        directoryEnd = where;
    }
    if (sum(result.offset, result.size) != directoryEnd)
        return refused(Words::tr("The directory of the archive does not lie where it should, before byte %1.").arg(directoryEnd));
    if (result.count > maxEntries)
        return Error{Error::Code::Limit, Words::tr("The archive has %1 members; up to %2 are read.").arg(result.count).arg(maxEntries), {}, {}};
    if (result.count > result.size / centralSize)
        return damaged(Words::tr("The archive claims %1 members, for which its directory of %2 bytes is too short.")
                           .arg(result.count).arg(result.size));
    return result;
}

/// Sizes and place from the zip64 extra field, for those that do not fit into 32 bits.
bool widen(std::string_view extra, Entry &entry)
{
    Cursor cursor(extra);
    while (cursor.left() >= 4) {
        const auto id = cursor.number<std::uint16_t>();
        Cursor field(cursor.bytes(cursor.number<std::uint16_t>()));
        if (!cursor.ok())
            return false;
        if (id != 1)
            continue;
        for (std::uint64_t *value : {&entry.member.size, &entry.member.packed, &entry.header}) {
            if (*value == all32)
                *value = field.number<std::uint64_t>();
        }
        return field.ok();
    }
    return true;
}

QString entryProblem(const Entry &entry, std::uint16_t flags)
{
    const Member &member = entry.member;
    const QString name = shown(member.name);
    if (flags & encryptedFlags)
        return Words::tr("The member “%1” is encrypted.").arg(name);
    if (flags & patchFlag)
        return Words::tr("The member “%1” is a patch to another file.").arg(name);
    if (member.stored && member.size != member.packed)
        return Words::tr("The member “%1” is not compressed, yet has two sizes, %2 and %3 bytes.").arg(name).arg(member.size).arg(member.packed);
    if (member.name.ends_with('/') && member.size != 0)
        return Words::tr("The folder “%1” of the archive has a content.").arg(name);
    if (member.size > ratioFrom && member.size / maxRatio > member.packed)
        return Words::tr("The member “%1” would unpack from %2 to %3 bytes, more than %4 times its size.")
            .arg(name).arg(member.packed).arg(member.size).arg(maxRatio);
    return {};
}

Result<void> readEntries(const Source &source, const Whereabouts &where, std::vector<Entry> &entries)
{
    auto raw = source.bytes(where.offset, where.size, maxDirectory);
    if (!raw)
        return raw.error();
    entries.reserve(static_cast<std::size_t>(where.count));
    std::unordered_set<std::string> names;
    Cursor cursor(*raw);
    for (std::uint64_t i = 0; i < where.count; ++i) {
        const std::uint64_t at = where.offset + cursor.position();
        const bool signature = cursor.bytes(4) == "PK\x01\x02";
        Entry entry;
        cursor.skip(4);
        const auto flags = cursor.number<std::uint16_t>();
        entry.method = cursor.number<std::uint16_t>();
        cursor.skip(4);
        entry.crc = cursor.number<std::uint32_t>();
        entry.member.packed = cursor.number<std::uint32_t>();
        entry.member.size = cursor.number<std::uint32_t>();
        const auto nameLength = cursor.number<std::uint16_t>(), extraLength = cursor.number<std::uint16_t>();
        const auto commentLength = cursor.number<std::uint16_t>();
        cursor.skip(8);
        entry.header = cursor.number<std::uint32_t>();
        entry.member.name = cursor.bytes(nameLength);
        const std::string_view extra = cursor.bytes(extraLength);
        cursor.skip(commentLength);
        if (!cursor.ok() || !signature || !widen(extra, entry))
            return damaged(Words::tr("The directory of the archive is broken at byte %1.").arg(at));
        entry.member.stored = entry.method == 0;
        if (const QString problem = nameProblem(entry.member.name); !problem.isEmpty())
            return refused(problem);
        if (!names.insert(entry.member.name).second)
            return refused(Words::tr("The archive holds two members named “%1”.").arg(shown(entry.member.name)));
        if (const QString problem = entryProblem(entry, flags); !problem.isEmpty())
            return refused(problem);
        entries.push_back(std::move(entry));
    }
    if (!cursor.atEnd())
        return damaged(Words::tr("The directory of the archive has %1 bytes more than its %2 members.").arg(cursor.left()).arg(where.count));
    return {};
}

/// Compares the header that stands before a member's bytes, and finds where they begin.
Result<void> readHeader(const Source &source, Entry &entry, std::uint64_t directory)
{
    const QString name = shown(entry.member.name);
    const std::uint64_t length = localSize + entry.member.name.size();
    auto raw = source.bytes(entry.header, length, length);
    if (!raw)
        return damaged(Words::tr("The member “%1” should begin at byte %2, past the end.").arg(name).arg(entry.header));
    Cursor cursor(*raw);
    const bool signature = cursor.bytes(4) == "PK\x03\x04";
    cursor.skip(2);
    const auto flags = cursor.number<std::uint16_t>(), method = cursor.number<std::uint16_t>();
    cursor.skip(4);
    const auto crc = cursor.number<std::uint32_t>(), packed = cursor.number<std::uint32_t>(), size = cursor.number<std::uint32_t>();
    const auto nameLength = cursor.number<std::uint16_t>(), extraLength = cursor.number<std::uint16_t>();
    if (!signature)
        return damaged(Words::tr("The member “%1” does not begin at byte %2, as the directory has it.").arg(name).arg(entry.header));
    if (nameLength != entry.member.name.size() || cursor.bytes(nameLength) != entry.member.name)
        return refused(Words::tr("The member “%1” has another name in its own header, at byte %2.").arg(name).arg(entry.header));
    if (const QString problem = entryProblem(entry, flags); !problem.isEmpty())
        return refused(problem);
    const bool later = flags & sizesFollow;
    const auto agrees = [later](std::uint64_t there, std::uint32_t here) {
        return there == here || here == all32 || (later && here == 0);
    };
    if (method != entry.method || !agrees(entry.crc, crc) || !agrees(entry.member.packed, packed) || !agrees(entry.member.size, size))
        return refused(Words::tr("The member “%1” has other sizes in its own header, at byte %2, than in the directory.").arg(name).arg(entry.header));
    const auto data = sum(entry.header, length + extraLength);
    const auto end = data ? sum(*data, entry.member.packed) : std::nullopt;
    if (!end || *end > directory)
        return damaged(Words::tr("The member “%1” with %2 bytes reaches into the directory or past the end.").arg(name).arg(entry.member.packed));
    entry.data = *data;
    return {};
}

/// No two members in the same bytes; bytes that belong to none are worth a word.
Result<void> checkPlaces(Directory &directory, std::uint64_t directoryStart)
{
    constexpr std::uint64_t longestDescriptor = 24;
    std::vector<const Entry *> order;
    order.reserve(directory.entries.size());
    for (const Entry &entry : directory.entries)
        order.push_back(&entry);
    std::sort(order.begin(), order.end(), [](const Entry *a, const Entry *b) { return a->header < b->header; });
    std::uint64_t at = 0, hidden = 0;
    for (const Entry *entry : order) {
        if (entry->header < at)
            return refused(Words::tr("The member “%1” at byte %2 lies inside another one.").arg(shown(entry->member.name)).arg(entry->header));
        if (const std::uint64_t gap = entry->header - at; gap > (at == 0 ? 0 : longestDescriptor))
            hidden += gap;
        at = entry->data + entry->member.packed;
    }
    if (directoryStart - at > longestDescriptor)
        hidden += directoryStart - at;
    if (hidden > 0)
        directory.warnings.append(Words::tr("%1 bytes of the archive belong to none of its members. Other programs may see something else in them.").arg(hidden));
    return {};
}

} // namespace

Result<Directory> readDirectory(const Source &source)
{
    Directory directory;
    const auto end = findEnd(source);
    if (!end)
        return end.error();
    const auto where = whereabouts(source, *end);
    if (!where)
        return where.error();
    if (auto done = readEntries(source, *where, directory.entries); !done)
        return done.error();
    for (Entry &entry : directory.entries) {
        if (auto done = readHeader(source, entry, where->offset); !done)
            return done.error();
    }
    if (auto done = checkPlaces(directory, where->offset); !done)
        return done.error();
    return directory;
}

} // namespace mlm::weights::zip
