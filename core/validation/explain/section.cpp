// SPDX-License-Identifier: Apache-2.0
#include "core/validation/explain/pages.h"

namespace mlm::pages {

namespace {

/// "value-scaling-object" -> "Value Scaling Object"
QString words(const QString &anchor)
{
    QString text = anchor;
    text.replace(QLatin1Char('-'), QLatin1Char(' '));
    bool first = true;
    for (QChar &c : text)
    {
        if (first)
            c = c.toUpper();
        first = c == QLatin1Char(' ');
    }
    return text;
}

} // namespace

QString sectionOf(std::string_view address)
{
    const QString text = QString::fromUtf8(address.data(), qsizetype(address.size()));
    const QString anchor = words(text.section(QLatin1Char('#'), 1));
    const QStringList path = text.section(QLatin1Char('#'), 0, 0).split(QLatin1Char('/'));
    QString source;
    // https://github.com/OWNER/NAME/blob/vX.Y.Z/FILE
    if (path.size() > 6 && path[2] == QLatin1StringView("github.com"))
    {
        const QString version = path[6].startsWith(QLatin1Char('v')) ? path[6].mid(1) : path[6];
        const QString name = path[4] == QLatin1StringView("stac-spec") ? QStringLiteral("STAC")
                             : path[4] == QLatin1StringView("mlm")     ? QStringLiteral("MLM")
                                                                      : words(path[4]);
        source = QStringLiteral("%1 %2").arg(name, version);
        const QString file = path.back().section(QLatin1Char('.'), 0, 0);
        if (file != QLatin1StringView("README"))
            source += QStringLiteral(", ") + words(file);
    }
    else if (text.contains(QLatin1StringView("/rfc/rfc")))
        source = QStringLiteral("RFC ") + path.back().mid(3);
    else if (path.size() > 2)
        source = path[2];
    if (anchor.isEmpty())
        return source;
    return source + QStringLiteral(", ") + (source.startsWith(QLatin1StringView("RFC")) ? anchor.toLower() : anchor);
}

} // namespace mlm::pages
