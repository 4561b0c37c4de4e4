// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <QString>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace mlm {

/// What is wrong with a text that should be a multihash in hexadecimal
/// (https://github.com/multiformats/multihash): code of the hash function, length of the digest in bytes,
/// digest.
struct MultihashText
{
    QString problem; ///< one sentence; empty where the text is a multihash; one of an unknown function is
    std::string
        suggestion; ///< a bare digest with its prefix, where its length tells the function; else empty
};

/// A multihash taken apart. The digest may be shorter than the function's: the beginning of one is allowed.
struct MultihashParts
{
    std::uint64_t code = 0;       ///< of the function, from the multicodec table
    std::uint64_t bytes = 0;      ///< of the digest, as written
    std::string_view digest;      ///< hexadecimal, what is there; a view of the text
    std::string_view function = {}; ///< "SHA2-256"; empty where the code is not known here
    std::size_t fullBytes = 0;    ///< of the function's whole digest, where it is known
    bool fits() const;            ///< as many digits as written, one byte or more, no more than the function gives
};
/// Nothing where the text is no even number of hexadecimal digits that begin with two varints in their shortest form.
std::optional<MultihashParts> multihashParts(std::string_view hex);

/// Looks at the text alone, no file is read. Upper-case digits are accepted here (the file extension wants
/// lower case). Any thread.
MultihashText inspectMultihash(std::string_view text);

} // namespace mlm
