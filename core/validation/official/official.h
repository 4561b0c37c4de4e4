// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/validation/official/store.h"
#include "core/validation/official/verdict.h"
#include <memory>

namespace mlm::official {

/// The published JSON Schemas themselves, from a folder: the official verdict on a document. A schema is read and compiled when a document first
/// asks for it, and kept; after the folder has changed, make another. Any thread, several at once.
class OfficialSchemas
{
public:
    explicit OfficialSchemas(SchemaStore store);
    ~OfficialSchemas();
    const SchemaStore &store() const;

    /// One verdict for each of SchemaStore::addressesFor(), in that order; the first is that of the core schema. Where a document does not say which
    /// core schema it follows, one with the `uri` noCore says so. Never throws; gives up where a schema or a document is beyond bounds.
    QList<OfficialVerdict> check(const Json &root) const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace mlm::official
