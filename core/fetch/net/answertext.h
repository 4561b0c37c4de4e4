// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <QAbstractSocket>
#include <QString>

namespace mlm::fetch {

/// Why there is no file, in plain words: by the status of an answer, and by what became of the connection (`detail`: in the system's words).
QString statusText(int status);
QString socketText(QAbstractSocket::SocketError error, const QString &host, const QString &detail);
QString closedText(const QString &host);

} // namespace mlm::fetch
