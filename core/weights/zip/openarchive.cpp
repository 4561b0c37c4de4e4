// SPDX-License-Identifier: Apache-2.0
#include "core/weights/zip/archive.h"

namespace mlm::weights::zip {

Result<std::unique_ptr<Archive>> Archive::open(const Source &)
{
    return Error{Error::Code::Refused, QStringLiteral("Zip archives are not read yet."), {}, {}};
}

} // namespace mlm::weights::zip
