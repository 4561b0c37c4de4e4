// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <QString>
#include <QStringList>
#include <optional>

namespace mlm::official {

/// An address of the web that a file in a folder can stand for: "https://HOST/PATH".
struct Address
{
    bool secure = true;  ///< https rather than http
    QString host;        ///< in lower case
    QStringList path;    ///< at least one part, none of them empty, "." or ".."
    QString document() const; ///< the whole, without fragment
    QString file() const;     ///< "HOST/PATH", relative to the folder
};

/// Reads an address. An empty fragment ("#") is passed over. Nothing where it is no http(s) address, has a user, port, query or another
/// fragment, or holds anything that could lead elsewhere in a folder: percent signs, backslashes, "..", empty parts, names too long.
std::optional<Address> parseAddress(const QString &text);

/// A reference ("../item.json#/definitions/x") as it stands in a document: the absolute address and the fragment ("/definitions/x", without
/// "#", percent signs decoded).
struct Reference
{
    QString document, fragment;
};
Reference resolveReference(const QString &base, const QString &reference);

} // namespace mlm::official
