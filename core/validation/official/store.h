// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/base/result.h"
#include "core/json/json.h"
#include <QByteArray>
#include <QStringList>

namespace mlm::official {

/// A folder with published JSON Schemas, each in HOST/PATH as its address says: schemas.stacspec.org/v1.0.0/item-spec/json-schema/item.json.
/// Reads only, and only below the folder; says nothing to the network. Any thread.
class SchemaStore
{
public:
    static constexpr qint64 maxBytes = qint64{4} << 20; ///< of one file

    /// The folder need not exist.
    explicit SchemaStore(QString folder);
    const QString &folder() const { return m_folder; }
    /// True where there is a host's folder in it: something was fetched or put there.
    bool holdsSomething() const;

    /// Where the file of an address stands, or would have to be put: absolute, always below the folder. Takes http and https (both stand in the
    /// same place; only https should be fetched), with or without a final "#". Errors: Refused, where the address is none, or holds what could lead
    /// elsewhere: "..", percent signs, user, port, query, fragment.
    Result<QString> pathOf(const QString &uri) const;
    /// The bytes of the schema that an address names: a JSON object. Errors: as pathOf; NotFound where there is none; Refused where it is no
    /// regular file or a link leads out of the folder; Limit (4 MiB, nesting); Syntax; Invalid where it is JSON, but no object.
    Result<QByteArray> read(const QString &uri) const;
    /// The same as a tree.
    Result<Json> load(const QString &uri) const;

    /// Whether a text can be a schema, as read() wants it: for what was fetched, before it is put in its place.
    static Result<Json> parse(const QByteArray &text);

    /// The place in use where none was chosen: the environment's MLM_SCHEMAS, else "mlm-editor/schemas" in the user's cache.
    static QString cacheFolder();
    /// The address of the core schema that a document follows by its "type" and "stac_version"; empty where it does not say.
    static QString coreAddressFor(const Json &root);
    /// The addresses of the schemas that a document has to agree with: its core schema (by "type" and "stac_version", where these are known) and
    /// every extension that it declares, as it spells them, each once.
    static QStringList addressesFor(const Json &root);
    /// All releases of resources/spec, and Item, Collection and Catalog of STAC 1.0.0 and 1.1.0.
    static QStringList knownAddresses();
    /// The other documents that a schema refers to ($ref), absolute and without fragment, each once. `uri` is the schema's own address.
    static QStringList referencesOf(const QString &uri, const Json &schema);

private:
    QString m_folder;
};

} // namespace mlm::official
