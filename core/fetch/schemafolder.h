// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/base/result.h"
#include <QByteArray>
#include <memory>

namespace mlm::fetch {

/// The folder that schemas are put into. A file is written into a hidden folder inside, made durable and then renamed into its place, so that a
/// place holds the old file or the new one, whatever happens in between. Several may work in one folder at a time. What a killed program left
/// behind is cleared away by a later one.
class SchemaFolder
{
public:
    /// Makes the folder where there is none. Errors: Io, Refused, as the system says.
    static Result<SchemaFolder> open(const QString &path);
    SchemaFolder(SchemaFolder &&) noexcept;
    SchemaFolder &operator=(SchemaFolder &&) noexcept;
    ~SchemaFolder();

    /// `place`: "HOST/PATH", of plain names. Links on the way are not followed: nothing is written outside.
    Result<void> put(const QString &place, const QByteArray &bytes);

private:
    struct Private;
    explicit SchemaFolder(std::unique_ptr<Private> data);
    std::unique_ptr<Private> d;
};

} // namespace mlm::fetch
