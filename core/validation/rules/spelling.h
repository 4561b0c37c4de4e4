// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>

namespace mlm {
struct Rule;
struct RuleContext;
}

/// The usual spelling of names that MLM leaves free, from resources/presets/names.json.
namespace mlm::rules {

/// The usual spelling where `name` is another one of the same; empty where it is right or not known.
std::string usualFramework(std::string_view name);
std::string usualArchitecture(std::string_view name);
std::string usualDimension(std::string_view name);

/// One of the usual spellings themselves.
bool isUsual(std::string_view name);

/// A member whose values have a usual spelling: the rule about it and what it says, marked with QT_TRANSLATE_NOOP("Rules", …).
struct Spelled
{
    const Rule &rule;
    const char *member;                      ///< "mlm:framework"
    std::string (*usual)(std::string_view);
    const char *unusual;                     ///< with %1, the name, and %2, the usual one
    const char *code, *codeAdvice;           ///< where %1 is a name in a program
};
/// Reports such names in the properties and the assets, with the usual spelling as a fix.
void checkSpelling(const RuleContext &context, const Spelled &spelled);

/// Without capitals, spaces, hyphens and underscores; a plus stays (U-Net++).
std::string plainName(std::string_view name);
/// A module or class of a program: "package.module.Class".
bool looksLikeCode(std::string_view name);

} // namespace mlm::rules
