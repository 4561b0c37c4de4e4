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
    if (value->is_array() && value->size() != 1)
        return PipelineStrip::tr("%1 steps").arg(value->size());
    if (value->is_array())
        value = &value->front();
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

QString normalizationFacts(const Json *type, const Json *byChannel, const Json *statistics)
{
    if (!type || type->is_null())
        return PipelineStrip::tr("none");
    if (!type->is_string())
        return PipelineStrip::tr("not clear");
    const QString name = QString::fromStdString(type->get<std::string>());
    if (byChannel && *byChannel == true)
        return PipelineStrip::tr("%1, by channel").arg(name);
    return statistics && statistics->is_array() && statistics->size() > 1 ? PipelineStrip::tr("%1, %2 statistics").arg(name).arg(statistics->size()) : name;
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

PipelineStrip::PipelineStrip(Context &context, Pointer at, Side side, QWidget *parent)
    : QWidget(parent), m_context(context), m_at(std::move(at)), m_side(side)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFixedHeight(56);
    connect(&context.document(), &Document::stateChanged, this, &PipelineStrip::read);
    connect(&context.check(), &LiveCheck::findingsChanged, this, &PipelineStrip::read);
    read();
}

void PipelineStrip::add(const QString &title, const QString &facts, const char *member, std::initializer_list<const char *> also)
{
    Step step{title, facts, m_at / member};
    const auto look = [&](const Pointer &place) {
        for (const Finding *finding : m_context.check().at(place, true))
            step.severity = step.severity ? std::max(*step.severity, finding->severity) : finding->severity;
    };
    look(step.pointer);
    for (const char *other : also)
        look(m_at / other);
    m_steps.push_back(std::move(step));
}

void PipelineStrip::readInput()
{
    for (const char *member : {"bands", "variables"})
        if (const Json *all = at(member); all && all->is_array()) {
            const auto computed = std::count_if(all->begin(), all->end(), [](const Json &one) { return one.is_object() && one.contains("expression"); });
            if (computed > 0)
                add(member == std::string_view("bands") ? tr("Bands") : tr("Variables"), tr("%1 of %2 computed").arg(computed).arg(all->size()), member);
        }
    add(tr("Pre-processing"), processingFacts(at("pre_processing_function")), "pre_processing_function");
    // The release decides how scaling is written; a file without one that is known, what it has.
    const auto knows = [this](const char *member) { return m_context.profile().fieldAt(m_at / member, m_context.root()) != nullptr; };
    if (knows("norm_type") || (!knows("value_scaling") && at("norm_type")))
        add(tr("Normalization"), normalizationFacts(at("norm_type"), at("norm_by_channel"), at("statistics")), "norm_type",
            {"norm_by_channel", "norm_clip", "statistics"});
    else
        add(tr("Value scaling"), scalingFacts(at("value_scaling")), "value_scaling");
    const Json *resize = at("resize_type");
    add(tr("Resize"), resize && resize->is_string() ? QString::fromStdString(resize->get<std::string>()) : tr("none"), "resize_type");
    const QString tensor = tensorFacts(at("input"));
    add(tr("Tensor"), tensor.isEmpty() ? tr("not described") : tensor, "input");
}

void PipelineStrip::readOutput()
{
    const QString tensor = tensorFacts(at("result"));
    add(tr("Tensor"), tensor.isEmpty() ? tr("not described") : tensor, "result");
    add(tr("Post-processing"), processingFacts(at("post_processing_function")), "post_processing_function");
    for (const char *member : {"classification:classes", "classification_classes"})
        if (const Json *classes = at(member); classes && classes->is_array() && !classes->empty())
            return add(tr("Classes"), classes->size() == 1 ? tr("1 class") : tr("%1 classes").arg(classes->size()), member);
}

void PipelineStrip::read()
{
    m_steps.clear();
    m_side == Side::Input ? readInput() : readOutput();
    QStringList said;
    for (const Step &step : m_steps)
        said << step.title + QStringLiteral(": ") + step.facts;
    setAccessibleName(m_side == Side::Input ? tr("From the data to the model") : tr("From the model to its results"));
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
    // Few steps stand together at the left instead of far apart.
    const int gap = gaps > 0 ? std::clamp((room - used) / gaps, 24, 120) : 0;
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
