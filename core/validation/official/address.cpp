// SPDX-License-Identifier: Apache-2.0
#include "core/validation/official/address.h"
#include <QUrl>

namespace mlm::official {

namespace {

constexpr qsizetype longest = 2000, longestPart = 200;

bool isHost(const QString &host)
{
    if (host.isEmpty() || host.size() > longestPart || host.startsWith(QLatin1Char('.')) || host.contains(QLatin1String("..")))
        return false;
    for (const QChar c : host)
        if (!(c >= QLatin1Char('a') && c <= QLatin1Char('z')) && !(c >= QLatin1Char('0') && c <= QLatin1Char('9')) && c != QLatin1Char('.') &&
            c != QLatin1Char('-'))
            return false;
    return true;
}

bool isPart(const QString &part)
{
    if (part.isEmpty() || part.size() > longestPart || part == QLatin1String(".") || part == QLatin1String(".."))
        return false;
    for (const QChar c : part) {
        const bool plain = c.unicode() < 0x80 && (c.isLetterOrNumber() || QLatin1String("._~+@=,!()-").contains(c));
        if (!plain)
            return false;
    }
    return true;
}

} // namespace

QString Address::document() const
{
    return (secure ? QStringLiteral("https://") : QStringLiteral("http://")) + file();
}

QString Address::file() const
{
    return host + QLatin1Char('/') + path.join(QLatin1Char('/'));
}

std::optional<Address> parseAddress(const QString &text)
{
    if (text.size() > longest)
        return {};
    Address address;
    QString rest = text;
    if (rest.startsWith(QLatin1String("https://")))
        rest.remove(0, 8);
    else if (rest.startsWith(QLatin1String("http://"))) {
        rest.remove(0, 7);
        address.secure = false;
    } else {
        return {};
    }
    if (rest.endsWith(QLatin1Char('#')))
        rest.chop(1);
    address.path = rest.split(QLatin1Char('/'));
    address.host = address.path.takeFirst().toLower();
    if (!isHost(address.host) || address.path.isEmpty())
        return {};
    for (const QString &part : std::as_const(address.path))
        if (!isPart(part))
            return {};
    return address;
}

Reference resolveReference(const QString &base, const QString &reference)
{
    const qsizetype hash = reference.indexOf(QLatin1Char('#'));
    const QString document = hash < 0 ? reference : reference.left(hash);
    const QString fragment = hash < 0 ? QString() : QUrl::fromPercentEncoding(reference.mid(hash + 1).toUtf8());
    if (document.isEmpty())
        return {base, fragment};
    // Climbing stops at the host, as RFC 3986 (5.2.4) has it; parseAddress() refuses whatever climbs after that.
    return {QUrl(base).resolved(QUrl(document)).toString(QUrl::FullyEncoded), fragment};
}

} // namespace mlm::official
