// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/weights/proto/wire.h"
#include "core/weights/proto/words.h"
#include <map>

namespace mlm::weights::proto {

/// TensorProto.DataType of ONNX as a dtype; "type 99" for a number that is not known here.
std::string onnxType(std::uint64_t number);

/// A TensorProto without its numbers.
struct OnnxTensor
{
    TensorFact fact;
    std::optional<std::uint64_t> rawBytes; ///< raw_data is there, with this length
    bool external = false;
    std::string location, offset, length; ///< external_data
    std::uint64_t count = 0; ///< elements
};

/// Reads a TensorProto. Refuses, through the wire, a negative size, more than 64 dimensions and a count beyond 2^63 - 1.
std::optional<OnnxTensor> readOnnxTensor(Wire &wire, const Field &field);

/// The files that hold tensors outside of the model, each opened once.
class ExternalData
{
public:
    explicit ExternalData(const Folder *folder) : m_folder(folder) {}
    /// Looks where the numbers of a tensor lie and whether they fit. What leads out of the folder or past the end of the
    /// file is refused through the wire; a missing file is a remark.
    void check(Wire &wire, const OnnxTensor &tensor, Remarks &remarks);
    void writeTo(Facts &facts) const;

private:
    const PartFact *part(Wire &wire, const std::string &location, const QString &tensor);

    const Folder *m_folder;
    std::map<std::string, PartFact> m_parts;
};

} // namespace mlm::weights::proto
