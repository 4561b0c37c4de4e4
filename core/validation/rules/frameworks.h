// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string_view>

namespace mlm::rules {

/// What files of models are made and read with, as far as it can be told from a name. Several names are one family: a file that was
/// written by one member is read by the others.
enum class Family { Unknown, Torch, TensorFlow, Keras, Jax, Paddle, Sklearn, Onnx, Safetensors };

Family familyOfFramework(std::string_view name);        ///< mlm:framework, or a parameter of a media type
Family familyOfArtifact(std::string_view artifactType); ///< mlm:artifact_type
Family familyOfEnding(std::string_view ending);         ///< "pth"; endings that several use are unknown
/// True where both are known and a file cannot be of both.
bool contradict(Family a, Family b);

} // namespace mlm::rules
