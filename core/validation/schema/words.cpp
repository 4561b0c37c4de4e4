// SPDX-License-Identifier: Apache-2.0
#include "core/validation/schema/describe.h"

namespace mlm::schema {

namespace {

constexpr qsizetype longestShown = 60;

std::string hyphened(std::string_view name)
{
    if (const std::size_t colon = name.find(':'); colon != std::string_view::npos)
        name.remove_prefix(colon + 1);
    std::string result;
    for (const char c : name)
        result += c == '_' ? '-' : c;
    return result;
}

/// The named type that a member without a prefix belongs to: "mlm.scaling" for `mean`. STAC's own large objects say nothing new.
std::string ownerOf(const Frame &frame)
{
    for (const Frame *at = &frame; at; at = at->up)
        if (at->owner && !at->owner->name.empty())
            return at->owner->name;
    return {};
}

} // namespace

std::string ruleBase(const spec::Field &field, const std::string &owner)
{
    std::string id = field.extension.empty() ? "stac" : field.extension;
    if (field.name.find(':') == std::string::npos)
        for (const char *telling : {"mlm.input", "mlm.output", "mlm.structure", "mlm.result", "mlm.scaling", "mlm.statistics", "mlm.processing",
                                    "mlm.reference", "stac.link", "stac.asset", "stac.provider", "stac.band", "eo.band", "raster.band",
                                    "classification.class", "stac.extent", "stac.statistics", "raster.statistics", "raster.histogram",
                                    "datacube.variable", "datacube.dimension", "file.value", "stac.item-asset"})
            if (owner == telling)
                id = owner;
    return id + '.' + hyphened(field.name);
}

std::string ruleId(const Frame &frame, const char *kind)
{
    const Frame *at = frame.ofField();
    if (!at)
        return std::string("stac.") + kind;
    return at->field->rule.empty() ? ruleBase(*at->field, ownerOf(*at)) + '.' + kind : at->field->rule;
}

QString labelOf(const Frame &frame)
{
    const Frame *at = frame.ofField();
    if (!at)
        return frame.up ? QString::fromUtf8(frame.name.data(), static_cast<qsizetype>(frame.name.size())) : Report::tr("The document");
    const QString label = at->field->label;
    if (at == &frame)
        return label;
    if (frame.element)
        return Report::tr("Entry %1 of %2").arg(frame.index + 1).arg(labelOf(*frame.up));
    return Report::tr("“%1” of %2").arg(QString::fromUtf8(frame.name.data(), static_cast<qsizetype>(frame.name.size())), labelOf(*frame.up));
}

QString shown(const Json &value)
{
    QString text = value.is_string() ? QString::fromStdString(value.get_ref<const std::string &>())
                                     : QString::fromStdString(value.is_structured() && value.size() > 20
                                                                  ? std::string(value.is_array() ? "[…]" : "{…}")
                                                                  : value.dump(-1, ' ', false, Json::error_handler_t::replace));
    text.replace(QLatin1Char('\n'), QLatin1Char(' '));
    if (text.size() > longestShown)
        text = text.left(longestShown - 1) + QStringLiteral("…");
    return text;
}

QString quoted(const Json &value)
{
    return QStringLiteral("“%1”").arg(shown(value));
}

} // namespace mlm::schema
