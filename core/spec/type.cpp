// SPDX-License-Identifier: Apache-2.0
#include "core/spec/data.h"
#include "core/spec/spec.h"
#include <algorithm>

namespace mlm::spec {

const Field *Type::field(std::string_view memberName) const
{
    if (slots.empty()) // not finished yet: while loading
    {
        for (const Field &candidate : fields)
            if (candidate.name == memberName)
                return &candidate;
        return nullptr;
    }
    const std::size_t mask = slots.size() - 1;
    for (std::size_t at = nameHash(memberName) & mask; slots[at] != 0; at = (at + 1) & mask)
    {
        const Field &candidate = fields[slots[at] - 1U];
        if (candidate.name == memberName)
            return &candidate;
    }
    return nullptr;
}

const Passing *Type::passing(std::string_view text) const
{
    const auto found = std::find_if(passes.begin(), passes.end(), [&](const Passing &each) { return each.value == text; });
    return found == passes.end() ? nullptr : &*found;
}

QString Release::name() const
{
    const QString version_ = QString::fromStdString(version);
    if (extension == "mlm")
        return QStringLiteral("MLM ") + version_;
    return title + QLatin1Char(' ') + version_;
}

} // namespace mlm::spec
