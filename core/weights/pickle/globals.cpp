// SPDX-License-Identifier: Apache-2.0
#include "core/weights/pickle/globals.h"
#include "core/weights/pickle/tree.h"

namespace mlm::weights::pickle {

std::string importName(std::string_view module, std::string_view name)
{
    constexpr std::size_t longest = 300;
    if (module == "__builtin__" || module == "exceptions")
        module = "builtins";
    else if (module == "copy_reg")
        module = "copyreg";
    else if (module == "cPickle")
        module = "pickle";
    std::string result(module.substr(0, longest));
    result += '.';
    result += name.substr(0, longest);
    const bool cut = result.size() > longest;
    if (cut)
        result.resize(longest);
    for (char &c : result) {
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
            c = '?';
    }
    return utf8Of(cut ? result + "..." : result);
}

ImportFact::Class classOf(std::string_view name)
{
    if (isAllowed(name))
        return ImportFact::Class::Tensors;
    return isDangerous(name) ? ImportFact::Class::Dangerous : ImportFact::Class::NeedsCode;
}

} // namespace mlm::weights::pickle
