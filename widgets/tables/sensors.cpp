// SPDX-License-Identifier: Apache-2.0
#include "widgets/tables/sensors.h"
#include "core/json/parse.h"
#include <QFile>

static void initPresets() { Q_INIT_RESOURCE(presets); }

namespace mlm::presets {
namespace {

std::string textOf(const Json &object, const char *member)
{
    const auto found = object.find(member);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::optional<double> numberOf(const Json &object, const char *member)
{
    const auto found = object.find(member);
    return found != object.end() && found->is_number() ? std::optional(found->get<double>()) : std::nullopt;
}

/// 10, not 10.0: metres of a grid are whole numbers.
Json shortest(double value)
{
    const auto whole = static_cast<std::int64_t>(value);
    return static_cast<double>(whole) == value ? Json(whole) : Json(value);
}

std::vector<Sensor> read()
{
    initPresets();
    std::vector<Sensor> sensors;
    QFile file(QStringLiteral(":/presets/sensors.json"));
    if (!file.open(QIODevice::ReadOnly))
        return sensors;
    const auto parsed = json::parse(file.readAll().toStdString());
    if (!parsed)
        return sensors;
    for (const Json &one : parsed->root) {
        Sensor sensor{textOf(one, "id"), QString::fromStdString(textOf(one, "title")), QString::fromStdString(textOf(one, "source")), {}};
        for (const Json &band : one["bands"])
            sensor.bands.push_back({textOf(band, "name"), textOf(band, "common_name"), textOf(band, "description"),
                                    numberOf(band, "center_wavelength"), numberOf(band, "full_width_half_max"), numberOf(band, "gsd")});
        sensors.push_back(std::move(sensor));
    }
    return sensors;
}

Json bandOf(const Band &band, const std::string &prefix, bool withGsd)
{
    Json json = Json::object();
    json["name"] = band.name;
    if (!band.commonName.empty())
        json[prefix + "common_name"] = band.commonName;
    if (!band.description.empty())
        json["description"] = band.description;
    if (band.centre)
        json[prefix + "center_wavelength"] = shortest(*band.centre);
    if (band.width)
        json[prefix + "full_width_half_max"] = shortest(*band.width);
    if (band.gsd && withGsd)
        json["gsd"] = shortest(*band.gsd);
    return json;
}

} // namespace

const std::vector<Sensor> &sensors()
{
    static const std::vector<Sensor> all = read();
    return all;
}

Json eoBand(const Band &band) { return bandOf(band, {}, false); }

Json coreBand(const Band &band) { return bandOf(band, "eo:", true); }

} // namespace mlm::presets
