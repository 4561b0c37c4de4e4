// SPDX-License-Identifier: Apache-2.0
#include "core/base/multihashtext.h"
#include "core/weights/fingerprint.h"
#include <QCoreApplication>
#include <algorithm>
#include <array>

namespace mlm::weights {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Multihash)
};

/// From the multicodec table.
struct Function
{
    Hash hash;
    std::uint64_t code;
    std::string_view prefix; ///< the code as a hexadecimal varint
    std::string_view id;     ///< as the multicodec table names it
    const char *name;
};
constexpr std::array functions{
    Function{Hash::Sha2_256, 0x12, "12", "sha2-256", "SHA-256"},
    Function{Hash::Sha2_512, 0x13, "13", "sha2-512", "SHA-512"},
    Function{Hash::Sha1, 0x11, "11", "sha1", "SHA-1"},
    Function{Hash::Md5, 0xd5, "d501", "md5", "MD5"},
    Function{Hash::Sha2_224, 0x1013, "9320", "sha2-224", "SHA-224"},
    Function{Hash::Sha2_384, 0x20, "20", "sha2-384", "SHA-384"},
    Function{Hash::Sha3_224, 0x17, "17", "sha3-224", "SHA3-224"},
    Function{Hash::Sha3_256, 0x16, "16", "sha3-256", "SHA3-256"},
    Function{Hash::Sha3_384, 0x15, "15", "sha3-384", "SHA3-384"},
    Function{Hash::Sha3_512, 0x14, "14", "sha3-512", "SHA3-512"},
    Function{Hash::Blake2b_128, 0xb210, "90e402", "blake2b-128", "BLAKE2b-128"},
    Function{Hash::Blake2b_160, 0xb214, "94e402", "blake2b-160", "BLAKE2b-160"},
    Function{Hash::Blake2b_256, 0xb220, "a0e402", "blake2b-256", "BLAKE2b-256"},
    Function{Hash::Blake2b_384, 0xb230, "b0e402", "blake2b-384", "BLAKE2b-384"},
    Function{Hash::Blake2b_512, 0xb240, "c0e402", "blake2b-512", "BLAKE2b-512"},
    Function{Hash::Blake2s_128, 0xb250, "d0e402", "blake2s-128", "BLAKE2s-128"},
    Function{Hash::Blake2s_256, 0xb260, "e0e402", "blake2s-256", "BLAKE2s-256"},
};

const Function &functionOf(Hash hash)
{
    return *std::find_if(functions.begin(), functions.end(), [hash](const Function &f) { return f.hash == hash; });
}

bool isUpper(char c)
{
    return c >= 'A' && c <= 'F';
}

} // namespace

std::string Multihash::toString() const
{
    constexpr std::string_view digits = "0123456789abcdef";
    const std::size_t bytes = digest.size() / 2; // 64 at most: one byte as a varint
    return std::string(functionOf(hash).prefix) + digits[bytes / 16 % 16] + digits[bytes % 16] + digest;
}

std::optional<Multihash> Multihash::parse(std::string_view text)
{
    const auto isDigit = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
    if (!std::all_of(text.begin(), text.end(), isDigit))
        return std::nullopt;
    const auto parts = multihashParts(text);
    if (!parts || !parts->fits())
        return std::nullopt;
    const auto function = std::find_if(functions.begin(), functions.end(), [&](const Function &f) { return f.code == parts->code; });
    return function == functions.end() ? std::nullopt
                                       : std::optional(Multihash{function->hash, std::string(parts->digest)});
}

bool Multihash::isBeginningOf(const Multihash &whole) const
{
    return hash == whole.hash && !digest.empty() && whole.digest.starts_with(digest);
}

MultihashProblem multihashProblem(std::string_view text)
{
    const MultihashText found = inspectMultihash(text);
    if (!found.problem.isEmpty() || std::none_of(text.begin(), text.end(), isUpper))
        return {found.problem, found.suggestion};
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return isUpper(c) ? static_cast<char>(c - 'A' + 'a') : c; });
    return {Words::tr("The digits of a checksum are written in lower case."), lower};
}

QString nameOf(Hash hash)
{
    return QLatin1String(functionOf(hash).name);
}

std::string idOf(Hash hash)
{
    return std::string(functionOf(hash).id);
}

std::vector<Hash> allHashes()
{
    std::vector<Hash> result;
    for (const Function &function : functions)
        result.push_back(function.hash);
    return result;
}

std::optional<Hash> hashNamed(std::string_view id)
{
    const auto function = std::find_if(functions.begin(), functions.end(), [id](const Function &f) { return f.id == id; });
    return function == functions.end() ? std::nullopt : std::optional(function->hash);
}

} // namespace mlm::weights
