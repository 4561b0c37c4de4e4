// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/weights/reader.h"

namespace mlm::weights {

/// XGBoost as JSON: {"learner": {…}, "version": […]}.
class XgboostJsonReader final : public Reader
{
public:
    std::string_view id() const override { return "xgboost-json"; }
    Match probe(const Input &input) const override;
    Reading read(const Input &input) const override;
};

/// The same tree as Universal Binary JSON.
class XgboostUbjReader final : public Reader
{
public:
    std::string_view id() const override { return "xgboost-ubj"; }
    Match probe(const Input &input) const override;
    Reading read(const Input &input) const override;
};

/// The binary format of before version 1.0, where it begins with "binf".
class XgboostBinaryReader final : public Reader
{
public:
    std::string_view id() const override { return "xgboost-binary"; }
    Match probe(const Input &input) const override;
    Reading read(const Input &input) const override;
};

} // namespace mlm::weights
