// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/json/pointer.h"
#include <string>
#include <vector>

namespace mlm::rules {

/// One declaration of bands: `bands`, `eo:bands` or `raster:bands` of the properties or of an asset.
struct BandList
{
    const Json::array_t &bands;
    Pointer pointer;
};
std::vector<BandList> bandLists(const Json &root);

/// Names that inputs and outputs may refer to; a band without a name counts with its common name.
std::vector<std::string> declaredBands(const Json &root);
/// Keys of every `cube:variables` of the properties and of the assets.
std::vector<std::string> declaredVariables(const Json &root);
/// The declared band with this common name, if exactly one has it.
std::string bandByCommonName(const Json &root, std::string_view commonName);

} // namespace mlm::rules
