// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <QString>
#include <string>

namespace mlm::weights {

/// What an asset's href means on this machine.
struct LocalAsset
{
    enum class Kind {
        Remote,   ///< has a scheme or is absolute: not opened
        Outside,  ///< leads out of the folders that may be opened
        Missing,  ///< nothing there
        Here      ///< `path` may be read
    };
    Kind kind = Kind::Remote;
    QString path; ///< as it resolves, symbolic links followed; for messages where nothing is there
};

/// Resolves a relative, perhaps percent-encoded href against the Item's folder, then against `base` where one is given. Only files inside one of
/// the two, symbolic links followed, are let through; with `anywhere` (the user was asked) those outside as well.
LocalAsset localAsset(const std::string &href, const QString &itemFolder, const QString &base, bool anywhere = false);

} // namespace mlm::weights
