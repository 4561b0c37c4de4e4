// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <QString>

namespace mlm {

/// "44,909,413 B"
QString bytesExact(qint64 bytes);
/// "42.8 MiB"; below 1 KiB in bytes.
QString bytesShort(qint64 bytes);

} // namespace mlm
