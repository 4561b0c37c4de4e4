// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/weights/facts.h"
#include <string_view>

namespace mlm::weights {

/// Adds what the configuration of a Keras model (the JSON of config.json or of the attribute model_config) tells:
/// inputs, name and class, output layers, and layers that carry code. A text that cannot be read becomes a warning.
/// `origin` names the place: "config.json".
void addKerasModel(Facts &facts, std::string_view text, const QString &origin);

} // namespace mlm::weights
