// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/convert/detect.h"
#include "core/convert/ledger.h"

namespace mlm::convert {

/// What a pass has to know.
struct Context
{
    Detected from;
    Target to;     ///< both members filled in
};

/// One part of a conversion. Passes run in the order of passes(), each on what those before left; a pass looks at what it finds (not at where the
/// document claims to come from) wherever that is enough, so that running it twice changes nothing.
struct Pass
{
    const char *id;
    void (*run)(Ledger &ledger, const Context &context);
};

const std::vector<Pass> &passes();

void wrapProperties(Ledger &ledger, const Context &context);  ///< properties without an Item around them
void repairStac(Ledger &ledger, const Context &context);      ///< ids, assets as a list, short names, providers, version: anything before 1.0.0
void convertDlm(Ledger &ledger, const Context &context);      ///< to MLM, its newest release
void convertMlModel(Ledger &ledger, const Context &context);  ///< to MLM, its newest release
void convertMlm(Ledger &ledger, const Context &context);      ///< release by release, up or down
void convertBands(Ledger &ledger, const Context &context);    ///< STAC 1.0.0 <-> 1.1.0
void settleAddresses(Ledger &ledger, const Context &context); ///< stac_extensions and stac_version
void askQuestions(Ledger &ledger, const Context &context);    ///< about what is left
void askAboutDlm(Ledger &ledger, const Context &context);     ///< about what DLM said and MLM could not be told
void askRemaining(Ledger &ledger, const Context &context);    ///< about what the target's schema still refuses; last

} // namespace mlm::convert
