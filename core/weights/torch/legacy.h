// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/weights/reader.h"

namespace mlm::weights::torch {

/// What torch.save wrote before 1.6: five pickles in a row, then the storages.
class LegacyReader final : public Reader
{
public:
    std::string_view id() const override { return "torch-legacy"; }
    Match probe(const Input &input) const override;
    Reading read(const Input &input) const override;
};

/// What torch.save wrote before 0.1.10: a tar archive of sys_info, pickle, storages and tensors.
class TarReader final : public Reader
{
public:
    std::string_view id() const override { return "torch-tar"; }
    Match probe(const Input &input) const override;
    Reading read(const Input &input) const override;
};

} // namespace mlm::weights::torch
