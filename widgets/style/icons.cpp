// SPDX-License-Identifier: Apache-2.0
#include "widgets/style/theme.h"
#include <QFile>
#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace mlm::look {
namespace {

const QByteArray &source(const QString &name)
{
    static QHash<QString, QByteArray> read;
    auto it = read.find(name);
    if (it == read.end()) {
        QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
        if (!file.open(QIODevice::ReadOnly))
            qWarning("There is no icon \"%s\".", qUtf8Printable(name));
        it = read.insert(name, file.readAll());
    }
    return *it;
}

/// `size` in device px, so that strokes on half px of the 16 grid stay on px at every ratio.
QPixmap drawn(const QString &name, const QColor &ink, const QColor &knock, const QSize &size, qreal ratio = 1)
{
    const QString key = QStringLiteral("mlm/%1/%2/%3/%4x%5@%6").arg(name).arg(ink.rgba(), 0, 16).arg(knock.rgba(), 0, 16)
                            .arg(size.width()).arg(size.height()).arg(ratio);
    if (size.isEmpty())
        return {}; // squeezed to nothing in a narrow window
    QPixmap result;
    if (QPixmapCache::find(key, &result))
        return result;
    result = QPixmap(size);
    result.fill(Qt::transparent);
    QByteArray svg = source(name);
    svg.replace("<svg ", "<svg color=\"" + ink.name().toLatin1() + "\" ");
    svg.replace("\"knock\"", '"' + knock.name().toLatin1() + '"');
    QSvgRenderer renderer(svg);
    QPainter painter(&result);
    painter.setRenderHint(QPainter::Antialiasing);
    renderer.render(&painter, QRectF(QPointF(), QSizeF(size)));
    painter.end();
    result.setDevicePixelRatio(ratio);
    QPixmapCache::insert(key, result);
    return result;
}

QColor inkColor(Ink ink)
{
    switch (ink) {
    case Ink::Text: return color(Role::Text);
    case Ink::Soft: return color(Role::Soft);
    case Ink::Faint: return color(Role::Faint);
    case Ink::Accent: return color(Role::Accent);
    case Ink::OnAccent: return color(Role::OnAccent);
    case Ink::Error: return color(Role::Error);
    case Ink::Warning: return color(Role::Warning);
    case Ink::Advice: return color(Role::Advice);
    }
    return {};
}

QColor halfway(const QColor &a, const QColor &b)
{
    return QColor::fromRgbF((a.redF() + b.redF()) / 2, (a.greenF() + b.greenF()) / 2, (a.blueF() + b.blueF()) / 2);
}

/// Asks for the colour when it paints: a change of palette needs no new icons.
class LineIcon : public QIconEngine
{
public:
    LineIcon(QString name, Ink ink) : m_name(std::move(name)), m_ink(ink) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device()->devicePixelRatioF();
        const QSize size = (QSizeF(rect.size()) * ratio).toSize();
        painter->drawPixmap(rect.topLeft(), drawn(m_name, shade(mode, state), color(Role::Card), size, ratio));
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return drawn(m_name, shade(mode, state), color(Role::Card), size);
    }
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal) override
    {
        return pixmap(size, mode, state); // `size` is in device px already
    }
    QSize actualSize(const QSize &size, QIcon::Mode, QIcon::State) override
    {
        const int side = std::min(size.width(), size.height());
        return {side, side};
    }
    QIconEngine *clone() const override { return new LineIcon(*this); }
    QString iconName() override { return m_name; }
    bool isNull() override { return false; }

private:
    QColor shade(QIcon::Mode mode, QIcon::State state) const
    {
        if (mode == QIcon::Disabled)
            return halfway(color(Role::Faint), color(Role::Chrome));
        if (state == QIcon::On)
            return color(Role::Accent);
        if (mode == QIcon::Active && m_ink == Ink::Faint)
            return color(Role::Text);
        return inkColor(m_ink);
    }

    QString m_name;
    Ink m_ink;
};

} // namespace

QIcon icon(const QString &name, Ink ink) { return QIcon(new LineIcon(name, ink)); }
QIcon icon(Severity severity) { return icon(severityIconName(severity), severityInk(severity)); }

QPixmap pixmap(const QString &name, Ink ink, int size, qreal ratio, const QColor &knock)
{
    const int px = qRound(size * ratio);
    return drawn(name, inkColor(ink), knock.isValid() ? knock : color(Role::Card), {px, px}, ratio);
}

QString severityIconName(Severity severity)
{
    return severity == Severity::Error     ? QStringLiteral("error")
           : severity == Severity::Warning ? QStringLiteral("warning")
                                           : QStringLiteral("advice");
}

Ink severityInk(Severity severity)
{
    return severity == Severity::Error ? Ink::Error : severity == Severity::Warning ? Ink::Warning : Ink::Advice;
}

} // namespace mlm::look
