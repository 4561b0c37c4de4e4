// SPDX-License-Identifier: Apache-2.0
#include "core/weights/flat/executorch.h"
#include "core/weights/bytes/cursor.h"
#include "core/weights/flat/words.h"
#include "core/weights/formats.h"

namespace mlm::weights::flat {

namespace {

constexpr std::size_t magicAt = 4;
constexpr std::size_t extendedAt = 8;
constexpr std::uint64_t leastLength = 24; ///< magic, length, size of the program, beginning of the segments
constexpr std::uint64_t lengthWithData = 32;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

Reading damaged(Facts facts, const QString &what)
{
    return Reading::refused(std::move(facts), what, Words::tr("The file is damaged or was not copied whole."));
}

} // namespace

Match ExecutorchReader::probe(const Input &input) const
{
    const std::string_view magic = input.head.substr(0, extendedAt);
    const bool found = magic.size() == extendedAt && magic.substr(magicAt, 2) == "ET" && isDigit(magic[6]) && isDigit(magic[7]);
    return found ? Match::Certain : Match::No;
}

Reading ExecutorchReader::read(const Input &input) const
{
    Facts facts = factsOf(id());
    const std::uint64_t size = input.source.size();
    const std::string head = input.source.head(extendedAt + lengthWithData);
    Cursor cursor(head);
    const std::uint64_t root = cursor.number<std::uint32_t>();
    facts.formatVersion = Known<std::string>{std::string(cursor.bytes(4)), Words::tr("identifier at byte 4")};
    if (root >= size)
        return damaged(std::move(facts), Words::tr("The program begins at byte %1, past the end, at byte %2.").arg(root).arg(size));
    if (cursor.bytes(4) != "eh00") {
        facts.details.emplace_back(Words::tr("Extended header"), Words::tr("none"));
        return {std::move(facts), std::nullopt};
    }
    const std::uint64_t length = cursor.number<std::uint32_t>();
    const auto program = cursor.number<std::uint64_t>();
    const auto segments = cursor.number<std::uint64_t>();
    if (!cursor.ok() || length < leastLength || length > size - extendedAt)
        return damaged(std::move(facts), Words::tr("The extended header at byte %1 has %2 bytes, which does not fit.").arg(extendedAt).arg(length));
    if (program > size || segments > size)
        return damaged(std::move(facts), Words::tr("The header says that the program has %1 bytes and its segments begin at byte %2, but the file ends at byte %3.")
                                             .arg(program).arg(segments).arg(size));
    facts.details.emplace_back(Words::tr("Bytes of the program"), QString::number(program));
    if (segments > 0)
        facts.details.emplace_back(Words::tr("Segments begin at byte"), QString::number(segments));
    if (length >= lengthWithData) {
        const auto data = cursor.number<std::uint64_t>();
        const auto end = sum(segments, data);
        if (!cursor.ok() || !end || *end > size)
            return damaged(std::move(facts), Words::tr("The segments, %1 bytes from byte %2, reach past the end, at byte %3.").arg(data).arg(segments).arg(size));
        facts.details.emplace_back(Words::tr("Bytes of the segments"), QString::number(data));
    }
    return {std::move(facts), std::nullopt};
}

} // namespace mlm::weights::flat
