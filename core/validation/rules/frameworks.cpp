// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/frameworks.h"
#include <array>
#include <string>

namespace mlm::rules {
namespace {

struct Name
{
    std::string_view name;
    Family family;
};

Family lookUp(std::string_view text, const auto &names)
{
    for (const Name &one : names) {
        if (text == one.name)
            return one.family;
    }
    return Family::Unknown;
}

} // namespace

Family familyOfFramework(std::string_view name)
{
    // "PyTorch Lightning", "scikit-learn": letters and digits tell.
    std::string low;
    for (const char c : name.substr(0, 100)) {
        if (c >= 'A' && c <= 'Z')
            low += char(c + ('a' - 'A'));
        else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            low += c;
    }
    if (low.find("torch") != std::string::npos)
        return Family::Torch;
    constexpr std::array names{
        Name{"tensorflow", Family::TensorFlow}, Name{"tf", Family::TensorFlow},   Name{"tflite", Family::TensorFlow},
        Name{"tensorflowlite", Family::TensorFlow}, Name{"keras", Family::Keras}, Name{"jax", Family::Jax},
        Name{"flax", Family::Jax},              Name{"paddle", Family::Paddle},   Name{"paddlepaddle", Family::Paddle},
        Name{"scikitlearn", Family::Sklearn},   Name{"sklearn", Family::Sklearn}, Name{"onnx", Family::Onnx},
        Name{"onnxruntime", Family::Onnx},      Name{"safetensors", Family::Safetensors},
    };
    return lookUp(low, names);
}

Family familyOfArtifact(std::string_view type)
{
    struct Start
    {
        std::string_view start;
        Family family;
    };
    constexpr std::array starts{
        Start{"torch.", Family::Torch}, Start{"tf.keras.", Family::Keras}, Start{"keras.", Family::Keras}, Start{"tf.", Family::TensorFlow},
        Start{"tensorflow.", Family::TensorFlow}, Start{"flax.", Family::Jax}, Start{"paddle.", Family::Paddle}, Start{"sklearn.", Family::Sklearn},
        Start{"onnx.", Family::Onnx}, Start{"safetensors.", Family::Safetensors},
    };
    if (type == "onnx")
        return Family::Onnx;
    if (type == "safetensors")
        return Family::Safetensors;
    for (const Start &start : starts) {
        if (type.substr(0, start.start.size()) == start.start)
            return start.family;
    }
    return Family::Unknown;
}

Family familyOfEnding(std::string_view ending)
{
    constexpr std::array names{
        Name{"pt", Family::Torch},   Name{"pth", Family::Torch},    Name{"pt2", Family::Torch},          Name{"ptl", Family::Torch},
        Name{"onnx", Family::Onnx},  Name{"keras", Family::Keras},  Name{"tflite", Family::TensorFlow},  Name{"pdparams", Family::Paddle},
        Name{"pdmodel", Family::Paddle}, Name{"safetensors", Family::Safetensors},
    };
    return lookUp(ending, names);
}

bool contradict(Family a, Family b)
{
    if (a == Family::Unknown || b == Family::Unknown || a == b)
        return false;
    const auto isTensorFlow = [](Family f) { return f == Family::TensorFlow || f == Family::Keras; };
    return !(isTensorFlow(a) && isTensorFlow(b));
}

} // namespace mlm::rules
