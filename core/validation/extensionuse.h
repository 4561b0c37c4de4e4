// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/json/json.h"
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace mlm {

/// One entry of stac_extensions whose address tells an extension and a release ("…/file/v2.1.0/schema.json").
struct DeclaredExtension
{
    std::size_t index = 0;   ///< in stac_extensions
    std::string name;        ///< "file"; the forerunners' addresses of MLM count as "mlm"
    std::string version;     ///< "2.1.0"
};
/// Those among the first thousand entries: several rules ask for them, and a hostile list may have millions.
std::vector<DeclaredExtension> declaredExtensions(const Json &root);

/// The extensions whose members the document uses, by name, each with one such member. Only extensions are listed whose use can be seen
/// from member names (a prefix, or item_assets before STAC 1.1). Free JSON, such as hyperparameters, is not looked at.
std::map<std::string, std::string> usedExtensions(const Json &root);

/// True for the extensions that usedExtensions() can see, so that "declared, but not used" can be told.
bool useIsVisible(std::string_view extension);

/// The address to declare for an extension that is used through `member`; empty where no release of it is known here.
std::string addressToDeclare(std::string_view extension, std::string_view member);

} // namespace mlm
