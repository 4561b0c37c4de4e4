// SPDX-License-Identifier: Apache-2.0
#include "core/weights/facts.h"
#include "core/weights/bytes/cursor.h"
#include "core/weights/dtypes.h"

namespace mlm::weights {

bool Facts::sumUp(const QString &whereFrom)
{
    std::map<std::string, std::uint64_t> counts;
    std::uint64_t total = 0;
    std::optional<std::uint64_t> bytes = 0;
    for (const TensorFact &tensor : tensors.value_or(std::vector<TensorFact>())) {
        const auto count = elements(tensor.shape);
        const auto all = count ? sum(total, *count) : std::nullopt;
        if (!all || *all > static_cast<std::uint64_t>(INT64_MAX))
            return false;
        total = *all;
        counts[tensor.dtype] += *count;
        const auto width = bitsOf(tensor.dtype);
        const auto bits = width && bytes ? product(*count, *width) : std::nullopt;
        bytes = bits ? sum(*bytes, (*bits + 7) / 8) : std::nullopt;
    }
    dtypes = std::move(counts);
    totalParameters = Known<std::uint64_t>{total, whereFrom};
    if (bytes)
        parameterBytes = Known<std::uint64_t>{*bytes, whereFrom};
    return true;
}

Reading Reading::refused(Facts facts, const QString &what, const QString &advice)
{
    return {std::move(facts), Error{Error::Code::Refused, what, advice, {}}};
}

} // namespace mlm::weights
