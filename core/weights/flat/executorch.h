// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/weights/reader.h"

namespace mlm::weights::flat {

/// ExecuTorch: what the header of a .pte says (program_file_format.md, schema/extended_header.h), nothing more.
class ExecutorchReader final : public Reader
{
public:
    std::string_view id() const override { return "executorch"; }
    Match probe(const Input &input) const override;
    Reading read(const Input &input) const override;
};

} // namespace mlm::weights::flat
