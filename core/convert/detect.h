// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/convert/target.h"
#include "core/json/json.h"
#include <QString>

namespace mlm::convert {

/// What kind of metadata a document holds. Mlm wins over its forerunners: a document with both is MLM with remains.
enum class Family { None, Stac, Mlm, Dlm, MlModel };
enum class Kind { Unknown, Item, Collection, Catalog };

struct Detected
{
    Family family = Family::None;
    Kind kind = Kind::Unknown;
    std::string release = {};  ///< of the family: "1.4.0", "1.0.0-beta.3"; empty where nothing says which
    std::string stac = {};     ///< stac_version as it stands; empty where there is none
    std::vector<std::string> addresses = {}; ///< the entries of stac_extensions that say so
    bool dead = false;         ///< an address is declared that can never validate, or is not one of the release
    bool outdated = false;     ///< convert() to the default target would change the document
    QString name = {};         ///< "MLM 1.3.0", "DLM 1.0.0-beta.3", "ML-Model 1.0.0", "STAC 1.0.0-rc.1"; empty for None
};

/// What a document is, told from its addresses and, where these do not say it, from its members. Does not convert: cheap enough for each opening
/// of a document; `outdated` compares releases and addresses only. Any thread.
Detected detect(const Json &root);

/// A STAC version without what does not matter ("v1.0.0-rc1" is "1.0.0-rc.1").
std::string plainVersion(std::string_view text);

} // namespace mlm::convert
