// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/spec/spec.h"
#include "core/validation/finding.h"

/// Remedies that are certain: each is tried against the type before it is offered.
namespace mlm::schema {

/// The same value in the kind that is wanted: "10" as 10, "a" as ["a"], ["a"] as "a", 2 as "2".
std::optional<Json> inKind(const Json &value, const spec::Type &type);
/// The choice that differs in case, underscores, hyphens and spaces alone.
const spec::Choice *sameChoice(const std::string &value, const spec::Type &type);
/// The choice that was probably meant, for an advice.
const spec::Choice *nearestChoice(const std::string &value, const spec::Type &type);
/// The text as the pattern wants it: "2.1" as "2.1.0", "#1A7F37" without '#', "ABCD" in lower case.
std::optional<std::string> inPattern(const std::string &value, const spec::Type &type);
/// A date and time in UTC: "2024-05-01" at midnight, "t" and "z" in capitals, other time zones converted.
std::optional<std::string> inUtc(const std::string &value);

/// "Set 2.1.0": replaces one value.
Fix setTo(const Pointer &pointer, Json value);

} // namespace mlm::schema
