// SPDX-License-Identifier: Apache-2.0
#include "core/validation/finding.h"
#include <algorithm>

namespace mlm {

const char *toString(Severity severity)
{
    switch (severity)
    {
    case Severity::Advice: return "advice";
    case Severity::Warning: return "warning";
    case Severity::Error: break;
    }
    return "error";
}

const char *toString(Source source)
{
    switch (source)
    {
    case Source::Spec: return "spec";
    case Source::Practice: return "practice";
    case Source::Schema: break;
    }
    return "schema";
}

bool Findings::valid() const
{
    return std::none_of(list.begin(), list.end(), [](const Finding &finding) { return finding.source == Source::Schema; });
}

bool Findings::conformant() const
{
    return count(Severity::Error) == 0;
}

std::size_t Findings::count(Severity severity) const
{
    return static_cast<std::size_t>(
        std::count_if(list.begin(), list.end(), [&](const Finding &finding) { return finding.severity == severity; }));
}

} // namespace mlm
