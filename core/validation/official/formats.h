// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>

namespace mlm::official {

/// The formats that published schemas of STAC name: date-time, iri, iri-reference (as spec::matchesFormat), uri, uri-reference, url, regex. Others
/// match everything.
bool hasFormat(const std::string &format, std::string_view text);

} // namespace mlm::official
