// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>

namespace mlm {

/// `edited` with the line ends and the byte order mark of `text`, where an editing widget has dropped them;
/// what is alike at both ends keeps its bytes.
std::string keepLineEnds(const std::string &text, std::string edited);

} // namespace mlm
