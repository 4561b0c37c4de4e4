// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/convert/passes.h"

/// What each release of MLM changed, as changes to the ledger. Each looks for what the other release says, and is content where it finds none.
namespace mlm::convert {

// 1.0.0
void spreadStatistics(Ledger &ledger);      ///< statistics as an object of lists, as before 1.0.0, become a list of objects

// 1.2.0
void nameBandsPlainly(Ledger &ledger);      ///< down: bands as objects become names

// 1.3.0
void settleModelRoles(Ledger &ledger);      ///< the role mlm:model on source code
void declareBands(Ledger &ledger);          ///< where bands are described, and that they are

// 1.4.0
void scaleValues(Ledger &ledger);           ///< norm_type, norm_by_channel, statistics -> value_scaling
void normalizeValues(Ledger &ledger);       ///< down
void settleModelFields(Ledger &ledger);     ///< members that belong to the Item or to an asset
void settleArtifacts(Ledger &ledger);       ///< mlm:artifact_type where the role mlm:model asks for it
void settleEntryPoints(Ledger &ledger, bool allowed); ///< mlm:entrypoint needs the role code; the schema of 1.4.0 refuses it
void dropUnknown(Ledger &ledger, const std::string &release); ///< members with the prefix that the release forbids

// 1.5.0
void nameBandDimensions(Ledger &ledger);    ///< bands need the dimension bands, and are left out where there are none
void nameChannelDimensions(Ledger &ledger); ///< down
void singleProcessings(Ledger &ledger);     ///< down: a list of one processing function

void setAsideTasks(Ledger &ledger);         ///< down: tasks that came later

// questions about what is left
void askAboutRoles(Ledger &ledger);         ///< 1.0.0 and 1.1.0
void askAboutScaling(Ledger &ledger);
void askAboutDimensions(Ledger &ledger);

} // namespace mlm::convert
