// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <QString>
#include <string>
#include <string_view>

namespace mlm::stac {

/// Neither a scheme nor a leading slash: a path beside the document.
bool isRelative(std::string_view href);

/// The href as it must read in `to` so that it leads where it did in `from` (folders). Percent-encoding, query and fragment stay.
/// Absolute hrefs, and any href where a folder is unknown (empty), stay as they are.
std::string rebased(const std::string &href, const QString &from, const QString &to);

/// One segment of a path as it stands in an href.
std::string encodedSegment(std::string_view segment);

/// True for an id that can name a folder and a file: not empty, no separator, no "." or "..", no control character, not over 200 bytes.
bool isFolderName(std::string_view id);

} // namespace mlm::stac
