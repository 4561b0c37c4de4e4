// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <QString>
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

/// Looks at the text alone, no file is read. Upper-case digits are accepted here (the file extension wants
/// lower case). Any thread.
MultihashText inspectMultihash(std::string_view text);

} // namespace mlm
