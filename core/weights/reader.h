// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/weights/bytes/source.h"
#include "core/weights/facts.h"
#include <string_view>

namespace mlm::weights {

namespace zip {
class Archive;
}

/// What a reader gets.
struct Input
{
    const Source &source;
    std::string name;                 ///< the file's own name without folders, for the extension only
    const Folder *folder = nullptr;   ///< the files beside it; null where it came without any (memory, inside an archive)
    int nested = 0;                   ///< archives around it: a reader of archives opens no further ones from 1 on
    std::string_view head = {};       ///< the first 4096 bytes, or all
    /// The extension in lower case without the dot: "pt".
    std::string extension() const;
};

/// How sure a reader is that a file is of its format.
enum class Match { No, Extension, Likely, Certain };

/// Reads one format. Stateless; any thread. read() is meant for what probe() matched, and safe on anything. Never throws, never runs anything that it reads, never opens a file but
/// through Input::folder. Allocations are bounded by what has been compared with the size of the file.
class Reader
{
public:
    virtual ~Reader() = default;
    virtual std::string_view id() const = 0; ///< of formats.h
    /// Looks at the head, the size and perhaps a few other bytes. Extension: nothing in the content speaks for it or
    /// against it, but the name does.
    virtual Match probe(const Input &input) const = 0;
    virtual Reading read(const Input &input) const = 0;
};

/// Reads one format that is a zip archive, opened and checked already (zip/archive.h).
class ArchiveReader
{
public:
    virtual ~ArchiveReader() = default;
    virtual std::string_view id() const = 0;
    virtual Match probe(const zip::Archive &archive, const Input &input) const = 0;
    virtual Reading read(const zip::Archive &archive, const Input &input) const = 0;
};

/// Every reader, made once. Order breaks ties: the more particular stands before the more general.
struct Readers
{
    std::vector<std::unique_ptr<Reader>> files;
    std::vector<std::unique_ptr<ArchiveReader>> archives;
};
const Readers &readers();

// One function a family; readers.cpp calls them in this order.
void addTensorReaders(Readers &readers);   // tensors/: safetensors, its index, GGUF, ggml, npy, npz, Flax, Git LFS
void addProtoReaders(Readers &readers);    // proto/: ONNX, SavedModel, frozen graph, Paddle
void addFlatReaders(Readers &readers);     // flat/: TFLite, CatBoost, ExecuTorch
void addHdf5Readers(Readers &readers);     // hdf5/: Keras v3, Keras and plain HDF5
void addTextReaders(Readers &readers);     // text/: OpenVINO, PMML, XGBoost, LightGBM
void addPickleReaders(Readers &readers);   // pickle/: scikit-learn pickle, joblib, skops
void addTorchReaders(Readers &readers);    // torch/: zip, TorchScript, pt2, legacy, tar, TorchServe

/// Reads a model file, or a folder that holds a SavedModel or a sharded model. Detected by content, the extension only
/// breaks ties. Not recognised: refused with what was looked for. Any thread; blocking, some milliseconds.
Reading readFacts(const QString &path);
/// The same from bytes at hand.
Reading readFacts(const Source &source, std::string_view name, const Folder *folder = nullptr, int nested = 0);

} // namespace mlm::weights
