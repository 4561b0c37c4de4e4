// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/weights/reader.h"

namespace mlm::weights::pickle {

/// Plain pickles of any protocol, as scikit-learn's models are stored, and joblib's, which put the numbers of arrays between
/// the opcodes and may be compressed. Tells what object it is, its arrays and imports; never a number of parameters.
class PickleReader final : public Reader
{
public:
    std::string_view id() const override { return "pickle"; } ///< or "joblib", as the content says
    Match probe(const Input &input) const override;
    Reading read(const Input &input) const override;
};

} // namespace mlm::weights::pickle
