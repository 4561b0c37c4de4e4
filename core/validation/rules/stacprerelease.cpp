// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"

namespace mlm::rules {
namespace {

void check(const RuleContext &context)
{
    const std::string *version = text(member(context.root, "stac_version"));
    const spec::Field *field = context.profile.document().field("stac_version");
    const spec::Passing *passing = version && field ? field->type->passing(*version) : nullptr;
    if (!passing)
        return;
    QStringList releases;
    for (const spec::Choice &choice : field->type->choices)
        if (const std::string *release = text(&choice.value))
            releases << shown(*release);
    context.report(finding(stacPrerelease, Pointer({"stac_version"}),
                           Text::tr("STAC %1 is a draft that came out before %2; the document is checked as %2.").arg(shown(*version), shown(passing->as)),
                           Text::tr("Change it to %1, and look at what is then found.").arg(releases.join(Text::tr(" or ")))));
}

} // namespace

const Rule stacPrerelease{"stac-prerelease", Source::Practice, Severity::Warning,
                          "https://github.com/radiantearth/stac-spec/blob/v1.1.0/item-spec/item-spec.md#stac_version", check,
    QT_TRANSLATE_NOOP("Rules", "Documents follow a finished release of STAC"),
    QT_TRANSLATE_NOOP("Rules", "Before a release of STAC come drafts, such as 1.0.0-rc.1. Their schemas are still published, but few programs know them, and "
        "some fields had another name or meaning. Here such a document is checked as the release that followed."),
    R"({"stac_version": "1.0.0"})",
    R"({"stac_version": "1.0.0-rc.1"})"};

} // namespace mlm::rules
