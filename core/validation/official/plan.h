// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/spec/pattern.h"
#include "core/validation/official/documents.h"
#include <deque>
#include <optional>
#include <vector>

namespace mlm::official {

/// The one keyword of ours: an index of Plan::extras.
inline constexpr const char *extraKeyword = "mlm:extra";

/// What a schema wants beside what valijson reads, because valijson reads it in a way of its own (docs/decisions/0004-published-schemas.md).
struct Extra
{
    std::optional<std::size_t> reference; ///< "$ref": index of Plan::schemas
    std::optional<Json> constant;
    std::optional<std::vector<Json>> choices;
    const spec::Pattern *pattern = nullptr;
    std::string patternText, format;
    std::optional<double> minLength, maxLength, multipleOf;
    bool uniqueItems = false;
};

/// A schema with all that it refers to, written anew so that nothing has to be looked up any more: no "$ref", no "$id", only known keywords with
/// well-formed values. Every schema that is referred to stands in the list once; the first is the one asked for.
struct Plan
{
    std::vector<nlohmann::json> schemas;
    std::deque<Extra> extras;                                     ///< addresses stay
    std::map<std::string, spec::Pattern, std::less<>> patterns;   ///< all of "pattern" and "patternProperties"
};

/// Errors: those of the documents; Invalid, with the place, where a keyword is not as draft 7 has it; Limit where there is too much of it.
Result<std::shared_ptr<const Plan>> planFor(Documents &documents, const QString &address);

} // namespace mlm::official
