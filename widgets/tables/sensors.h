// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/json/json.h"
#include <QString>
#include <optional>
#include <vector>

/// Bands of known sensors (resources/presets/sensors.json): names, common names, wavelengths in micrometres, resolution in metres.
namespace mlm::presets {

struct Band
{
    std::string name;
    std::string commonName;            ///< of the eo extension 1; empty where none fits
    std::string description;
    std::optional<double> centre;      ///< µm
    std::optional<double> width;       ///< µm, full width at half maximum
    std::optional<double> gsd;         ///< m
};

struct Sensor
{
    std::string id;
    QString title;
    QString source;                    ///< where the figures were read
    std::vector<Band> bands;
};

const std::vector<Sensor> &sensors();
/// As an entry of `eo:bands`.
Json eoBand(const Band &band);
/// As an entry of `bands` of STAC 1.1.
Json coreBand(const Band &band);

} // namespace mlm::presets
