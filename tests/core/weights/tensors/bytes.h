// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/weights/reader.h"
#include <QString>
#include <QTest>
#include <string>

/// Small files, byte by byte.
namespace mlm::weights::test {

template <typename T> std::string little(T value)
{
    std::string result;
    for (std::size_t i = 0; i < sizeof(T); ++i)
        result += static_cast<char>(static_cast<std::uint64_t>(value) >> (8 * i) & 0xffU);
    return result;
}
inline std::string u32(std::uint64_t value) { return little(static_cast<std::uint32_t>(value)); }
inline std::string u64(std::uint64_t value) { return little(value); }

inline Reading readBytes(const std::string &bytes, std::string_view name, const Folder *folder = nullptr)
{
    return readFacts(MemorySource(bytes), name, folder);
}

/// Reads every beginning of a small file: each is either refused with a text or has facts, and none ends the process.
inline void readEveryBeginning(const std::string &bytes, std::string_view name)
{
    for (std::size_t length = 0; length < bytes.size(); ++length) {
        const Reading reading = readBytes(bytes.substr(0, length), name);
        if (reading.refusal)
            QVERIFY2(!reading.refusal->message.isEmpty(), qPrintable(QString::number(length)));
        else
            QVERIFY2(!reading.facts.format.empty(), qPrintable(QString::number(length)));
    }
}

/// Refused, and the text names the place.
inline void verifyRefused(const Reading &reading, const QString &says)
{
    QVERIFY(reading.isRefused());
    QVERIFY2(reading.refusal->message.contains(says), qPrintable(reading.refusal->message));
}

/// A note whose text contains this.
inline bool hasNote(const Facts &facts, const char *text)
{
    return std::any_of(facts.notes.begin(), facts.notes.end(), [&](const NoteFact &note) { return note.text.contains(QString::fromUtf8(text)); });
}

/// Files beside a model, in memory.
class MemoryFolder final : public Folder
{
public:
    std::map<std::string, std::string, std::less<>> files;

    Result<std::unique_ptr<Source>> open(std::string_view name) const override
    {
        const auto found = files.find(name);
        if (found == files.end())
            return Error{Error::Code::NotFound, QStringLiteral("missing"), {}, {}};
        return std::unique_ptr<Source>(std::make_unique<MemorySource>(found->second));
    }
};

} // namespace mlm::weights::test
