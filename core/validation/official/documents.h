// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/base/result.h"
#include "core/json/json.h"
#include <QString>
#include <functional>
#include <map>
#include <memory>

namespace mlm::official {

/// The documents that schemas are made of, and where references in them lead. A document is known by the address that was asked for, whatever its
/// own "$id" says (some published ones are wrong); "$id"s further inside count, as JSON Schema draft 7 has it (section 8.2). One thread at a time.
class Documents
{
public:
    using Loader = std::function<Result<Json>(const QString &address)>;
    static constexpr std::size_t most = 100; ///< documents; published schemas need no more than ten

    explicit Documents(Loader loader) : m_loader(std::move(loader)) {}

    /// A place in a document. The node lives as long as the Documents.
    struct Place
    {
        const Json *node = nullptr;
        QString base; ///< what references below it are relative to
    };

    /// The whole document of an address.
    Result<Place> document(const QString &address);
    /// What a "$ref" leads to. Errors: those of the loader; Invalid where there is nothing at that place.
    Result<Place> follow(const QString &base, const QString &reference);

private:
    void index(const Json &node, const QString &base, int depth);
    static QString inner(const QString &base, const Json &node);

    Loader m_loader;
    std::map<QString, std::unique_ptr<const Json>> m_documents;
    std::map<QString, Place> m_named; ///< by the absolute "$id" that a part of a document has
};

} // namespace mlm::official
