// SPDX-License-Identifier: Apache-2.0
#include "widgets/style/paint.h"
#include <QFontMetrics>
#include <QPainter>

namespace mlm::look {
namespace {

class Saved
{
public:
    explicit Saved(QPainter *painter) : m_painter(painter)
    {
        m_painter->save();
        m_painter->setRenderHint(QPainter::Antialiasing);
    }
    ~Saved() { m_painter->restore(); }
    Q_DISABLE_COPY(Saved)

private:
    QPainter *m_painter;
};

} // namespace

void drawPanel(QPainter *painter, const QRect &rect, const QColor &fill, const QColor &line, qreal radius)
{
    const Saved saved(painter);
    const bool lined = line.isValid();
    painter->setPen(lined ? QPen(line, 1) : QPen(Qt::NoPen));
    painter->setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    const qreal in = lined ? 0.5 : 0;
    const QRectF shape = QRectF(rect).adjusted(in, in, -in, -in);
    painter->drawRoundedRect(shape, std::max(0.0, radius - in), std::max(0.0, radius - in));
}

void drawFocusRing(QPainter *painter, const QRect &rect, qreal radius)
{
    const Saved saved(painter);
    painter->setPen(QPen(color(Role::Accent), 2));
    painter->setBrush(Qt::NoBrush);
    painter->drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), std::max(0.0, radius - 1), std::max(0.0, radius - 1));
}

void drawField(QPainter *painter, const QRect &rect, const FieldState &state)
{
    if (!state.readOnly) {
        const bool quiet = !state.severity && state.enabled && !state.focus;
        const QColor edge = state.severity && state.enabled ? color(*state.severity)
                            : state.hover && state.enabled  ? color(Role::EdgeStrong)
                                                            : color(Role::Edge);
        drawPanel(painter, rect, color(state.enabled ? Role::Base : Role::Page), edge);
        if (quiet) {
            // The lower edge alone has the contrast of 3:1 that a control needs; four such edges would box the page in.
            const Saved saved(painter);
            painter->setClipRect(QRect(rect.left(), rect.bottom() - 1, rect.width(), 2));
            drawPanel(painter, rect, {}, color(Role::EdgeStrong));
        }
    }
    if (state.focus)
        drawFocusRing(painter, rect);
}

QRect drawNullPill(QPainter *painter, const QRect &rect, bool enabled)
{
    const Saved saved(painter);
    const QString word = QStringLiteral("null");
    const QFont font = fixedFont(-2);
    const QRect pill(rect.left(), rect.top() + (rect.height() - 18) / 2, QFontMetrics(font).horizontalAdvance(word) + 12, 18);
    drawPanel(painter, pill, color(Role::Chrome), color(enabled ? Role::Faint : Role::Edge), 3.5);
    painter->setFont(font);
    painter->setPen(color(enabled ? Role::Text : Role::Faint));
    painter->drawText(pill, Qt::AlignCenter, word);
    return rect.adjusted(pill.width() + 8, 0, 0, 0);
}

void drawNull(QPainter *painter, const QRect &rect, const QString &meaning, const QFont &font, bool enabled)
{
    const QRect rest = drawNullPill(painter, rect, enabled);
    const Saved saved(painter);
    painter->setFont(font);
    painter->setPen(color(enabled ? Role::Soft : Role::Faint));
    painter->drawText(rest, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                      QFontMetrics(font).elidedText(meaning, Qt::ElideRight, rest.width()));
}

void drawIcon(QPainter *painter, const QRect &rect, const QString &name, Ink ink, int size, const QColor &knock)
{
    const QPixmap image = pixmap(name, ink, size, painter->device()->devicePixelRatioF(), knock);
    painter->drawPixmap(QPoint(rect.left() + (rect.width() - size) / 2, rect.top() + (rect.height() - size) / 2), image);
}

} // namespace mlm::look
