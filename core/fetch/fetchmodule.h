// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/base/result.h"
#include "core/fetch/downloader.h"

namespace mlm::fetch {

/// Loads the module that holds the network: Qt Network and the TLS library take longer to load than a document to check, so that no program links
/// them. Needs a QCoreApplication. Errors: NotFound, where the module is not in its place beside the program.
Result<MakeDownloader> loadNetwork();

} // namespace mlm::fetch
