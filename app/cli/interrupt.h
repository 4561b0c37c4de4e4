// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace mlm::cli {

/// From here on, SIGINT and SIGTERM set a flag that long work looks at, so that it can stop without leaving anything half-written.
void catchInterrupts();
bool interrupted();

} // namespace mlm::cli
