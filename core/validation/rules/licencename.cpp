// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"
#include <algorithm>
#include <array>

namespace mlm::rules {
namespace {

/// Names are compared without letter case; spaces and underscores are what people write for hyphens.
std::string plain(std::string_view name)
{
    std::string result(name);
    for (char &c : result)
        c = c == ' ' || c == '_' ? '-' : c >= 'A' && c <= 'Z' ? char(c + ('a' - 'A')) : c;
    return result;
}

void check(const RuleContext &context)
{
    const bool item = isItem(context.root);
    const Pointer where = item ? Pointer({"properties", "license"}) : Pointer({"license"});
    const std::string *name = item || isCollection(context.root) ? text(where.in(context.root)) : nullptr;
    if (!name || name->size() > 100)
        return;
    if (context.profile.stacRelease() == "1.1.0" && (*name == "proprietary" || *name == "various")) {
        Finding result = finding(licenceName, where, Text::tr("Since STAC 1.1 the word is “other”, not “%1”.").arg(shown(*name)),
                                 Text::tr("Write other, and link to the text of the licence."));
        result.fix = Fix{Text::tr("Use other"), {Edit::replace(where, "other")}};
        context.report(std::move(result));
        return;
    }
    // SPDX took these back, since they leave open whether later versions are allowed.
    constexpr std::array open{"GPL-1.0", "GPL-2.0", "GPL-3.0", "LGPL-2.0", "LGPL-2.1", "LGPL-3.0", "AGPL-1.0", "AGPL-3.0"};
    if (std::find(open.begin(), open.end(), *name) != open.end()) {
        context.report(finding(licenceName, where, Text::tr("“%1” leaves open whether later versions of the licence are allowed.").arg(shown(*name)),
                               Text::tr("Write %1-only or %1-or-later.").arg(shown(*name))));
        return;
    }
    const spec::Type *type = context.profile.typeAt(where, context.root);
    for (std::size_t i = 0; type && i < type->choices.size(); ++i) {
        const std::string *known = text(&type->choices[i].value);
        if (!known || *known == *name || plain(*known) != plain(*name))
            continue;
        Finding result = finding(licenceName, where, Text::tr("The licence is spelt %1.").arg(shown(*known)),
                                 Text::tr("Write it as the SPDX list does, so that programs know it."));
        result.fix = Fix{Text::tr("Use %1").arg(shown(*known)), {Edit::replace(where, *known)}};
        context.report(std::move(result));
        return;
    }
}

} // namespace

const Rule licenceName{"licence-name", Source::Practice, Severity::Warning,
                       "https://github.com/radiantearth/stac-spec/blob/v1.1.0/commons/common-metadata.md#licensing", check,
    QT_TRANSLATE_NOOP("Rules", "Licences are named as in the SPDX list"),
    QT_TRANSLATE_NOOP("Rules", "Programs that sort by licence compare its name letter by letter. Names with other capitals are not recognised, some older "
        "names leave open what is allowed, and since STAC 1.1 “other” has replaced “proprietary” and “various”."),
    R"({"properties": {"license": "Apache-2.0"}})",
    R"({"properties": {"license": "apache-2.0"}})"};

} // namespace mlm::rules
