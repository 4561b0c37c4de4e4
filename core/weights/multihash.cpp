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

/// Code and length as hexadecimal varints, from the multicodec table.
struct Prefix
{
    Hash hash;
    std::string_view text;
    std::size_t digits; ///< of the digest
    const char *name;
};
constexpr std::array prefixes{
    Prefix{Hash::Sha2_256, "1220", 64, "SHA-256"}, Prefix{Hash::Sha2_512, "1340", 128, "SHA-512"},
    Prefix{Hash::Sha1, "1114", 40, "SHA-1"}, Prefix{Hash::Md5, "d50110", 32, "MD5"}};

const Prefix &prefixOf(Hash hash)
{
    return *std::find_if(prefixes.begin(), prefixes.end(),
                         [hash](const Prefix &prefix) { return prefix.hash == hash; });
}

bool isUpper(char c)
{
    return c >= 'A' && c <= 'F';
}

} // namespace

std::string Multihash::toString() const
{
    return std::string(prefixOf(hash).text) + digest;
}

std::optional<Multihash> Multihash::parse(std::string_view text)
{
    const auto isDigit = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
    if (!std::all_of(text.begin(), text.end(), isDigit))
        return std::nullopt;
    for (const Prefix &prefix : prefixes) {
        if (text.starts_with(prefix.text) && text.size() == prefix.text.size() + prefix.digits)
            return Multihash{prefix.hash, std::string(text.substr(prefix.text.size()))};
    }
    return std::nullopt;
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
    return QLatin1String(prefixOf(hash).name);
}

} // namespace mlm::weights
