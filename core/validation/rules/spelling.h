// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>

/// The usual spelling of names that MLM leaves free, from resources/presets/names.json.
namespace mlm::rules {

/// The usual spelling where `name` is another one of the same; empty where it is right or not known.
std::string usualFramework(std::string_view name);
std::string usualArchitecture(std::string_view name);
std::string usualDimension(std::string_view name);

/// One of the usual spellings themselves.
bool isUsual(std::string_view name);

/// Without capitals, spaces, hyphens and underscores; a plus stays (U-Net++).
std::string plainName(std::string_view name);
/// A module or class of a program: "package.module.Class".
bool looksLikeCode(std::string_view name);

} // namespace mlm::rules
