// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/spec/spec.h"
#include "core/validation/finding.h"
#include <functional>

namespace mlm {

/// What a rule sees. Everything is read only.
struct RuleContext
{
    const Json &root;
    const spec::Profile &profile;
    std::function<void(Finding)> report;
};

/// One cross-field check. Rules are registered in rules/all.cpp; each stands in a file of its own and can be found by its id.
struct Rule
{
    const char *id;
    Source source;
    Severity severity;
    const char *reference;      ///< address of the section it comes from
    void (*check)(const RuleContext &context);

    // Its page (explain.h): plain texts, marked with QT_TRANSLATE_NOOP("Rules", …).
    const char *title = "";     ///< what it asks for, one sentence without a full stop
    const char *about = "";     ///< why that matters, for someone new to STAC
    const char *passes = "";    ///< JSON that it is content with: the part of a document that matters, from its top (see example.h)
    const char *fails = "";     ///< JSON that it speaks up about
    const char *applies = "";   ///< the releases or documents it is for; empty: all
};

const std::vector<Rule> &allRules();

/// Checks a whole document: types, bounds and vocabularies from the spec data, then every rule. Deterministic; thread-safe; never throws.
Findings check(const Json &root);

/// For text that does not parse: one finding of source schema with the place in the message.
Findings parseFailure(const Error &error);

} // namespace mlm
