// SPDX-License-Identifier: Apache-2.0
#include "core/base/result.h"

namespace mlm {

QString Error::text() const
{
    QString place = file;
    if (line > 0)
        place += QStringLiteral("%1%2:%3")
                     .arg(place.isEmpty() ? QString() : QStringLiteral(":"))
                     .arg(line)
                     .arg(column);
    QString result = place.isEmpty() ? message : place + QStringLiteral(": ") + message;
    if (!advice.isEmpty())
        result += QLatin1Char(' ') + advice;
    return result;
}

} // namespace mlm
