// SPDX-License-Identifier: Apache-2.0
#include "core/spec/spec.h"
#include "core/stac/build.h"
#include "core/validation/extensionuse.h"
#include <algorithm>

namespace mlm::stac {

Edits extensionEdits(const Json &root)
{
    Edits edits;
    if (!root.is_object())
        return edits;
    const Pointer where({"stac_extensions"});
    const auto list = root.find("stac_extensions");
    if (list != root.end() && !list->is_array())
        return edits;
    const auto type = root.find("type");
    const bool isItem = type != root.end() && *type == "Feature";
    const auto used = usedExtensions(root);
    const auto declared = declaredExtensions(root);

    // From the back, so that the indices before stay right.
    for (auto it = declared.rbegin(); it != declared.rend(); ++it) {
        const bool known = spec::newest(it->name) && useIsVisible(it->name);
        if (known && !used.contains(it->name) && !(isItem && it->name == "mlm"))
            edits.push_back(Edit::remove(where / it->index));
    }
    Json missing = Json::array();
    for (const auto &[name, example] : used) {
        if (std::any_of(declared.begin(), declared.end(), [&n = name](const auto &d) { return d.name == n; }))
            continue;
        if (const std::string address = addressToDeclare(name, example); !address.empty())
            missing.push_back(address);
    }
    if (list == root.end()) {
        if (!missing.empty())
            edits.push_back(Edit::add(where, missing, spec::Profile::of(root)->memberPosition({}, "stac_extensions", root)));
        return edits;
    }
    for (const Json &address : missing)
        edits.push_back(Edit::add(where / "-", address));
    return edits;
}

} // namespace mlm::stac
