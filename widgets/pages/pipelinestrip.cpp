// SPDX-License-Identifier: Apache-2.0
#include "widgets/pages/pipelinestrip.h"
#include "widgets/style/paint.h"
#include <QMouseEvent>
#include <QPainter>
#include <QStringList>
#include <algorithm>

namespace mlm {
namespace {

QString textAt(const Json *object, const char *member)
{
    if (!object || !object->is_object())
        return {};
    const auto found = object->find(member);
    return found != object->end() && found->is_string() ? QString::fromStdString(found->get<std::string>()) : QString();
}

QString processingFacts(const Json *value)
{
    if (!value || value->is_null())
        return PipelineStrip::tr("none");
    if (value->is_array())
        return PipelineStrip::tr("%n steps", nullptr, int(value->size()));
    const QString format = textAt(value, "format");
    return format == QLatin1String("python") ? PipelineStrip::tr("python function") : format.isEmpty() ? PipelineStrip::tr("not clear") : format;
}

QString scalingFacts(const Json *value)
{
    if (!value || !value->is_array() || value->empty())
        return PipelineStrip::tr("none");
    std::vector<std::pair<QString, int>> kinds;
    for (const Json &entry : *value) {
        QString type = textAt(&entry, "type");
        if (type.isEmpty())
            type = PipelineStrip::tr("not clear");
        const auto known = std::find_if(kinds.begin(), kinds.end(), [&](const auto &kind) { return kind.first == type; });
        if (known == kinds.end())
            kinds.emplace_back(type, 1);
        else
            ++known->second;
    }
    QStringList parts;
    for (const auto &[type, count] : kinds)
        parts << (value->size() == 1 ? type : QStringLiteral("%1 %2").arg(count).arg(type));
    return parts.join(QStringLiteral(", "));
}

} // namespace

QString tensorFacts(const Json *structure)
{
    QStringList parts;
    if (const QString type = textAt(structure, "data_type"); !type.isEmpty())
        parts << type;
    if (structure && structure->is_object())
        if (const auto shape = structure->find("shape"); shape != structure->end() && shape->is_array() && !shape->empty()) {
            QStringList sizes;
            for (const Json &size : *shape)
                sizes << (size == -1 ? QStringLiteral("n") : QString::fromStdString(size.dump(-1, ' ', false, Json::error_handler_t::replace)));
            parts << sizes.join(QStringLiteral(" × "));
        }
    return parts.join(QStringLiteral(", "));
}

PipelineStrip::PipelineStrip(Context &context, Pointer input, QWidget *parent)
    : QWidget(parent), m_context(context), m_input(std::move(input))
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFixedHeight(56);
    connect(&context.document(), &Document::stateChanged, this, &PipelineStrip::read);
    connect(&context.check(), &LiveCheck::findingsChanged, this, &PipelineStrip::read);
    read();
}

void PipelineStrip::read()
{
    const auto at = [this](const char *member) { return (m_input / member).in(m_context.root()); };
    m_steps.clear();
    m_steps.push_back({tr("Pre-processing"), processingFacts(at("pre_processing_function")), m_input / "pre_processing_function"});
    m_steps.push_back({tr("Value scaling"), scalingFacts(at("value_scaling")), m_input / "value_scaling"});
    const Json *resize = at("resize_type");
    m_steps.push_back({tr("Resize"), resize && resize->is_string() ? QString::fromStdString(resize->get<std::string>()) : tr("none"), m_input / "resize_type"});
    const QString tensor = tensorFacts(at("input"));
    m_steps.push_back({tr("Tensor"), tensor.isEmpty() ? tr("not described") : tensor, m_input / "input"});
    QStringList said;
    for (Step &step : m_steps) {
        for (const Finding *finding : m_context.check().at(step.pointer, true))
            step.severity = step.severity ? std::max(*step.severity, finding->severity) : finding->severity;
        said << step.title + QStringLiteral(": ") + step.facts;
    }
    setAccessibleName(tr("From the data to the model"));
    setAccessibleDescription(said.join(QStringLiteral("; ")));
    update();
}

void PipelineStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    look::drawPanel(&painter, rect(), look::color(look::Role::Card), look::color(look::Role::Line), 8);
    // Each step gets what its words need; the arrows share what is left.
    const QFontMetrics bold(look::font(0, QFont::Medium));
    const QFontMetrics small(look::font(-1));
    std::vector<int> widths;
    int used = 0;
    for (const Step &step : m_steps) {
        const int width = 34 + std::max(bold.horizontalAdvance(step.title) + (step.severity ? 22 : 0), small.horizontalAdvance(step.facts)) + 2;
        widths.push_back(width);
        used += width;
    }
    const int room = width() - 32;
    const int gaps = int(m_steps.size()) - 1;
    const int gap = std::max(24, (room - used) / gaps);
    if (used + gaps * gap > room)
        for (int &width : widths)
            width = width * (room - gaps * gap) / used;
    m_places.clear();
    int x = 16;
    for (std::size_t i = 0; i < m_steps.size(); ++i) {
        const Step &step = m_steps[i];
        const QRect place(x, 0, widths[i], height());
        m_places.push_back(place);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(look::color(look::Role::EdgeStrong));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(QRectF(x + .5, 16.5, 23, 23));
        painter.setFont(look::font(-1));
        painter.setPen(look::color(look::Role::Text));
        painter.drawText(QRect(x, 16, 24, 24), Qt::AlignCenter, QString::number(i + 1));
        const int left = x + 34;
        const int width = place.right() - left;
        painter.setFont(look::font(0, QFont::Medium));
        const QString title = bold.elidedText(step.title, Qt::ElideRight, width - (step.severity ? 22 : 0));
        painter.drawText(QRect(left, 8, width, 20), Qt::AlignVCenter | Qt::AlignLeft, title);
        if (step.severity)
            look::icon(*step.severity).paint(&painter, QRect(left + bold.horizontalAdvance(title) + 8, 11, 14, 14));
        painter.setFont(look::font(-1));
        painter.setPen(look::color(look::Role::Soft));
        painter.drawText(QRect(left, 28, width, 20), Qt::AlignVCenter | Qt::AlignLeft, small.elidedText(step.facts, Qt::ElideRight, width));
        x += widths[i];
        if (i + 1 < m_steps.size())
            look::drawIcon(&painter, QRect(x, 0, gap, height()), QStringLiteral("chevron-right"), look::Ink::Faint);
        x += gap;
    }
}

void PipelineStrip::mouseReleaseEvent(QMouseEvent *event)
{
    for (std::size_t i = 0; i < m_places.size(); ++i)
        if (m_places[i].contains(event->position().toPoint()))
            m_context.goTo(m_steps[i].pointer);
}

} // namespace mlm
