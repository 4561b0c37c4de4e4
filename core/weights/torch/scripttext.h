// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mlm::weights::torch {

/// "def forward(self: …, x: Tensor, n: int=2) -> Tensor:" taken apart.
struct Signature
{
    struct Argument
    {
        std::string name;
        std::string type;
    };
    std::vector<Argument> arguments; ///< without self
    std::string returns;
};

/// Finds the method in the class of a TorchScript source text. Matches text and runs nothing; nothing where the class or
/// the method is not there, or is longer than 64 KiB.
std::optional<Signature> findSignature(std::string_view source, std::string_view className, std::string_view method);

} // namespace mlm::weights::torch
