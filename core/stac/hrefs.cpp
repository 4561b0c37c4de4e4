// SPDX-License-Identifier: Apache-2.0
#include "core/stac/hrefs.h"
#include <QDir>
#include <QStringList>
#include <QUrl>
#include <algorithm>

namespace mlm::stac {
namespace {

/// Takes "." out and resolves ".." as far as there is something before it.
QString cleaned(const QString &path)
{
    QStringList result;
    for (const QString &part : path.split(QLatin1Char('/'))) {
        if (part == QLatin1StringView(".") || part.isEmpty())
            continue;
        if (part == QLatin1StringView("..") && !result.isEmpty() && result.last() != QLatin1StringView(".."))
            result.removeLast();
        else
            result += part;
    }
    const QString joined = result.join(QLatin1Char('/'));
    return joined.startsWith(QLatin1StringView("../")) || joined == QLatin1StringView("..") ? joined
                                                                                             : QStringLiteral("./") + joined;
}

QString encodedPath(const QString &path)
{
    QStringList parts;
    for (const QString &part : path.split(QLatin1Char('/')))
        parts += QString::fromLatin1(QUrl::toPercentEncoding(part));
    return parts.join(QLatin1Char('/'));
}

} // namespace

bool isRelative(std::string_view href)
{
    if (href.empty() || href[0] == '/' || href[0] == '#' || href[0] == '?')
        return false;
    const std::size_t colon = href.find(':');
    const std::size_t slash = href.find_first_of("/?#");
    return colon == std::string_view::npos || slash < colon;
}

std::string rebased(const std::string &href, const QString &from, const QString &to)
{
    if (from.isEmpty() || to.isEmpty() || !isRelative(href))
        return href;
    const QString way = QDir(QDir(to).absolutePath()).relativeFilePath(QDir(from).absolutePath());
    if (QDir::isAbsolutePath(way) || way == QLatin1StringView(".") || way.isEmpty())
        return href;
    const std::size_t end = std::min(href.find_first_of("?#"), href.size());
    const QString path = encodedPath(way) + QLatin1Char('/') + QString::fromUtf8(href.data(), qsizetype(end));
    return cleaned(path).toStdString() + href.substr(end);
}

std::string encodedSegment(std::string_view segment)
{
    return QUrl::toPercentEncoding(QString::fromUtf8(segment.data(), qsizetype(segment.size()))).toStdString();
}

bool isFolderName(std::string_view id)
{
    return !id.empty() && id.size() <= 200 && id != "." && id != ".." && id.front() != ' ' && id.back() != ' '
           && std::none_of(id.begin(), id.end(), [](char c) {
                  return c == '/' || c == '\\' || static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
              });
}

} // namespace mlm::stac
