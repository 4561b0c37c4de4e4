// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <thread>

namespace mlm::look {

/// Reads the system's fonts on a thread of its own while the caller (the GUI thread, with the application there) puts the window together.
/// Whoever needs a font before that waits for it. Joins when destroyed.
[[nodiscard]] std::jthread loadFonts();

} // namespace mlm::look
