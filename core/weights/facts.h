// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/base/result.h"
#include "core/json/json.h"
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace mlm::weights {

/// A value and the place in the file that it was read from, in the user's words: "torch_version in models/model.json".
template <typename T> struct Known
{
    T value;
    QString whereFrom;
};
template <typename T> using Maybe = std::optional<Known<T>>;

/// A stored array of numbers.
struct TensorFact
{
    std::string name;
    std::string dtype; ///< "float32", "bfloat16", "int64", "bool", "complex64", "float8_e4m3fn", "q4_0", … see dtypes.h
    std::vector<std::int64_t> shape; ///< outermost first, as the framework shows it; empty for a scalar
};

/// An input or output of the model.
struct PortFact
{
    std::optional<std::string> name;
    std::optional<std::string> dtype;
    std::optional<std::vector<std::int64_t>> shape; ///< -1: dynamic; no shape: the file does not tell even the rank
    QString whereFrom;
};

/// A name that a pickle would import, were it loaded. Nothing is imported here.
struct ImportFact
{
    enum class Class {
        Tensors,  ///< what rebuilds tensors and plain containers: what a loader restricted to weights allows
        NeedsCode, ///< anything else: loading runs code of the model's own or of a library
        Dangerous ///< known to run commands, open files or talk to the network
    };
    std::string name; ///< "os.system"
    Class kind = Class::NeedsCode;
};

struct NoteFact
{
    enum class Level { Info, Warning, Danger };
    Level level = Level::Info;
    QString text; ///< one or two sentences: what, where, what to do
};

/// Another file that belongs to this one: a shard, external data, the variables of a SavedModel.
struct PartFact
{
    std::string name; ///< relative to the model's folder, plain names joined by '/'
    bool present = false;
    std::uint64_t size = 0; ///< bytes, where present
};

/// What a model file says of itself. What the format does not say is absent, never guessed.
struct Facts
{
    std::string format;          ///< stable id: "safetensors", "onnx", "torch-zip", …; empty where nothing was recognised
    QString formatName;          ///< for people: "PyTorch (zip)"
    Maybe<std::string> formatVersion;
    Maybe<std::string> framework;        ///< as MLM spells it: "PyTorch"
    Maybe<std::string> frameworkVersion; ///< as the file spells it, perhaps not a full semantic version
    Maybe<std::string> producer;         ///< what wrote the file: "pytorch 1.11.0"
    Maybe<std::string> artifactType;     ///< MLM "Framework-specific Artifact Types": "torch.save"
    Maybe<std::string> compileMethod;    ///< "aot", "jit"
    Maybe<std::string> mediaType;
    Maybe<std::vector<std::string>> roles;
    Maybe<std::string> byteOrder;        ///< "little-endian", "big-endian": file:byte_order
    Maybe<std::uint64_t> headerSize;     ///< bytes: file:header_size

    std::optional<std::vector<TensorFact>> tensors; ///< absent where the format stores none as such
    std::map<std::string, std::uint64_t> dtypes;    ///< elements by dtype
    Maybe<std::uint64_t> totalParameters;
    Maybe<std::uint64_t> parameterBytes;
    std::vector<PortFact> inputs;
    std::vector<PortFact> outputs;
    std::vector<ImportFact> imports; ///< in the order of their first appearance, each once
    std::vector<PartFact> parts;
    std::vector<std::pair<QString, QString>> details; ///< further facts worth showing: label, value; at most a few dozen
    std::vector<NoteFact> notes;
    std::optional<Json> packedMetadata; ///< an MLM Item or its properties that was packed inside the file

    void note(NoteFact::Level level, QString text) { notes.push_back({level, std::move(text)}); }
    /// Sums up `tensors` into dtypes, totalParameters and parameterBytes (from the widths of the dtypes; left absent
    /// where a width is not known). Readers that know better set them afterwards. False, with nothing set, on overflow.
    bool sumUp(const QString &whereFrom);
};

/// The facts, and why reading ended early where it did. A refused file still tells what was known until then.
struct Reading
{
    Facts facts;
    std::optional<Error> refusal; ///< what is wrong and where; code Refused, Limit, Syntax, Io, NotFound or Cancelled

    bool isRefused() const { return refusal.has_value(); }
    /// The reading with a refusal: "what" is one sentence that names the place.
    static Reading refused(Facts facts, const QString &what, const QString &advice = {});
    static Reading refused(Facts facts, Error error) { return {std::move(facts), std::move(error)}; }
};

} // namespace mlm::weights
