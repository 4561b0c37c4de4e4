// SPDX-License-Identifier: Apache-2.0
#include "core/weights/formats.h"
#include <QCoreApplication>
#include <algorithm>
#include <array>

namespace mlm::weights {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Weights)
};

constexpr const char *weightsRoles = "mlm:model mlm:weights";     ///< a model definition is needed beside it
constexpr const char *checkpointRoles = "mlm:model mlm:checkpoint"; ///< with the configuration of the model
constexpr const char *compiledRoles = "mlm:model mlm:compiled";   ///< can be loaded alone
constexpr const char *octets = "application/octet-stream";
constexpr const char *torch = "application/octet-stream; framework=pytorch";
constexpr const char *tensorflow = "application/octet-stream; framework=tensorflow";
constexpr const char *keras = "application/octet-stream; framework=keras";

constexpr std::array table{
    Format{"safetensors", "safetensors", nullptr, nullptr, nullptr, octets, weightsRoles},
    Format{"safetensors-index", "safetensors (index of shards)", nullptr, nullptr, nullptr, "application/json", weightsRoles},
    Format{"gguf", "GGUF", nullptr, "gguf", nullptr, "application/octet-stream; framework=gguf", weightsRoles},
    Format{"ggml-legacy", "ggml, before GGUF", nullptr, "ggml", nullptr, octets},
    Format{"npy", "NumPy array", nullptr, "numpy.save", nullptr, octets, weightsRoles},
    Format{"npz", "NumPy archive", nullptr, "numpy.savez", nullptr, octets, weightsRoles},
    Format{"flax-msgpack", "Flax (msgpack)", "Flax", "flax.serialization.to_bytes", nullptr, "application/octet-stream; framework=flax", weightsRoles},
    Format{"git-lfs-pointer", "Git LFS pointer"},
    Format{"onnx", "ONNX", "ONNX", "onnx.save", nullptr, "application/octet-stream; framework=onnx", compiledRoles},
    Format{"tf-savedmodel", "TensorFlow SavedModel", "TensorFlow", "tf.keras.Model.export", nullptr, tensorflow, compiledRoles},
    Format{"tf-graphdef", "TensorFlow frozen graph", "TensorFlow", "tf.io.write_graph", nullptr, tensorflow, compiledRoles},
    Format{"paddle-pdmodel", "Paddle program", "Paddle", "paddle.jit.save", nullptr, "application/octet-stream; framework=paddle"},
    Format{"tflite", "TensorFlow Lite", "TensorFlow", "tf.lite.TFLiteConverter.convert", nullptr, "application/octet-stream; framework=tflite", compiledRoles},
    Format{"catboost", "CatBoost", "CatBoost", "catboost.save_model", nullptr, "application/octet-stream; framework=catboost", compiledRoles},
    Format{"executorch", "ExecuTorch", "PyTorch", "executorch.exir.to_executorch", "aot", "application/octet-stream; framework=executorch", compiledRoles},
    Format{"keras", "Keras v3", "Keras", "tf.keras.Model.save", nullptr, keras, checkpointRoles},
    Format{"keras-h5", "Keras (HDF5)", "Keras", "tf.keras.Model.save", nullptr, keras, checkpointRoles},
    Format{"keras-weights-h5", "Keras weights (HDF5)", "Keras", "tf.keras.Model.save_weights", nullptr, keras, weightsRoles},
    Format{"hdf5", "HDF5", nullptr, nullptr, nullptr, "application/x-hdf5"},
    Format{"openvino-ir", "OpenVINO IR", "OpenVINO", "openvino.save_model", nullptr, "application/xml", compiledRoles},
    Format{"pmml", "PMML", nullptr, "pmml", nullptr, "application/xml"},
    Format{"xgboost-json", "XGBoost (JSON)", "XGBoost", "xgboost.Booster.save_model", nullptr, "application/json", compiledRoles},
    Format{"xgboost-ubj", "XGBoost (UBJSON)", "XGBoost", "xgboost.Booster.save_model", nullptr, "application/octet-stream; framework=xgboost", compiledRoles},
    Format{"xgboost-binary", "XGBoost (old binary)", "XGBoost", "xgboost.Booster.save_model", nullptr, "application/octet-stream; framework=xgboost", compiledRoles},
    Format{"lightgbm-text", "LightGBM", "LightGBM", "lightgbm.Booster.save_model", nullptr, "text/plain", compiledRoles},
    Format{"pickle", "Python pickle", nullptr, "pickle.dump", nullptr, octets},
    Format{"joblib", "joblib", nullptr, "joblib.dump", nullptr, octets},
    Format{"skops", "skops", "scikit-learn", "skops.io.dump", nullptr, "application/octet-stream; framework=scikit-learn"},
    Format{"torch-zip", "PyTorch (zip)", "PyTorch", "torch.save", nullptr, torch, weightsRoles},
    Format{"torchscript", "TorchScript", "PyTorch", "torch.jit.save", "jit", torch, compiledRoles},
    Format{"pt2", "PyTorch export (.pt2)", "PyTorch", "torch.export.save", nullptr, "application/octet-stream; framework=pytorch; profile=ExportedProgram", compiledRoles},
    Format{"torch-legacy", "PyTorch (before 1.6)", "PyTorch", "torch.save", nullptr, torch, weightsRoles},
    Format{"torch-tar", "PyTorch (before 0.1.10)", "PyTorch", "torch.save", nullptr, torch, weightsRoles},
    Format{"torchserve-mar", "TorchServe archive", "PyTorch", "torch-model-archiver", nullptr, "application/zip", compiledRoles},
};

Maybe<std::string> known(const char *value, const QString &origin)
{
    return value ? Maybe<std::string>(Known<std::string>{value, origin}) : std::nullopt;
}

} // namespace

const Format *formatOf(std::string_view id)
{
    const auto found = std::find_if(table.begin(), table.end(), [&](const Format &format) { return format.id == id; });
    return found == table.end() ? nullptr : &*found;
}

std::span<const Format> formats()
{
    return table;
}

Facts factsOf(std::string_view id)
{
    Facts facts;
    facts.format = id;
    const Format *format = formatOf(id);
    if (!format)
        return facts;
    facts.formatName = QString::fromUtf8(format->name);
    const QString origin = Words::tr("format: %1").arg(facts.formatName);
    facts.framework = known(format->framework, origin);
    facts.artifactType = known(format->artifactType, origin);
    facts.compileMethod = known(format->compileMethod, origin);
    facts.mediaType = known(format->mediaType, origin);
    std::vector<std::string> roles;
    for (const QString &role : QString::fromLatin1(format->roles).split(QLatin1Char(' ')))
        roles.push_back(role.toStdString());
    facts.roles = Known<std::vector<std::string>>{std::move(roles), origin};
    return facts;
}

} // namespace mlm::weights
