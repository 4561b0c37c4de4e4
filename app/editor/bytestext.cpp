// SPDX-License-Identifier: Apache-2.0
#include "app/editor/bytestext.h"
#include <QLocale>

namespace mlm {

QString bytesExact(qint64 bytes) { return QLocale(QLocale::English).toString(bytes) + QStringLiteral(" B"); }

QString bytesShort(qint64 bytes)
{
    return QLocale(QLocale::English).formattedDataSize(bytes, bytes < 1024 ? 0 : 1, QLocale::DataSizeIecFormat).replace(QStringLiteral("bytes"), QStringLiteral("B"));
}

} // namespace mlm
