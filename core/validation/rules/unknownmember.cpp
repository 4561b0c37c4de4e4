// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/later.h"
#include "core/validation/rules/names.h"
#include "core/validation/rules/release.h"
#include "core/validation/rules/rules.h"
#include <algorithm>

namespace mlm::rules {
namespace {

/// Unknown members with the prefix where no schema looks: links, tensors and other nested objects, the top of a Collection.
void checkObject(const RuleContext &context, const Json &node, const Pointer &where, const std::vector<std::string> &known,
                 const std::vector<std::string> &later = {})
{
    const auto *members = object(&node);
    if (!members)
        return;
    for (const auto &[name, value] : *members) {
        if (!startsWith(name, "mlm:") || std::find(known.begin(), known.end(), name) != known.end()
            || std::find(later.begin(), later.end(), name) != later.end())
            continue;
        Finding result = finding(unknownMember, where / name, Text::tr("MLM has no field %1 here.").arg(shown(name)),
                                 Text::tr("Correct its name, or give it another prefix if it is your own."));
        result.atName = true;
        if (const std::string better = nearName(name, known); !better.empty() && !member(node, better))
            result.fix = Fix{Text::tr("Rename to %1").arg(shown(better)), {Edit::move(where / name, where / better)}};
        context.report(std::move(result));
    }
}

void addMembers(const spec::Profile &profile, std::vector<std::string> &names)
{
    for (const char *place : {"properties", "assets"})
        for (std::string &name : modelMembers(profile, place))
            names.push_back(std::move(name));
}

/// All members that the release has anywhere in an Item: the profile of a Collection does not tell.
std::vector<std::string> everyMember(const RuleContext &context)
{
    Json item{{"type", "Feature"}, {"stac_version", "1.0.0"}};
    if (const Json *declared = member(context.root, "stac_extensions"))
        item["stac_extensions"] = *declared;
    std::vector<std::string> known;
    addMembers(*spec::Profile::of(item), known);
    return known;
}

/// Where the schemas up to 1.3.0 let everything pass. What stands in the wrong one of the two is told by member-place.
void checkEarly(const RuleContext &context)
{
    const std::vector<std::string> known = everyMember(context);
    std::vector<std::string> later; // told by later-member
    for (const LaterRelease &each : laterReleases(context))
        addMembers(*each.profile, later);
    if (const Json *where = properties(context.root))
        checkObject(context, *where, Pointer({"properties"}), known, later);
    for (const AssetRef &asset : assets(context.root))
        checkObject(context, asset.node, asset.pointer(), known, later);
}

void check(const RuleContext &context)
{
    const std::string *type = text(member(context.root, "type"));
    if (type && *type == "Catalog")
        checkObject(context, context.root, {}, {});
    if (!isItem(context.root) && !isCollection(context.root))
        return;
    if (isItem(context.root) && before(context, "1.4.0"))
        checkEarly(context);
    const auto any = [](const Json &node) {
        const auto *members = object(&node);
        return members && std::any_of(members->begin(), members->end(), [](const auto &m) { return startsWith(m.first, "mlm:"); });
    };
    const auto *links = array(member(context.root, "links"));
    for (std::size_t i = 0; links && i < links->size(); ++i) {
        if (any((*links)[i]))
            checkObject(context, (*links)[i], Pointer({"links"}) / i, modelMembers(context.profile, "properties"));
    }
    for (const Io &io : ios(context.root)) {
        checkObject(context, io.node, io.pointer(), {});
        if (const Json *tensor = io.tensor())
            checkObject(context, *tensor, io.tensorPointer(), {});
    }
    if (isCollection(context.root) && any(context.root))
        checkObject(context, context.root, {}, everyMember(context));
}

} // namespace

const Rule unknownMember{"unknown-member", Source::Spec, Severity::Error,
                         "https://github.com/stac-extensions/mlm/blob/v1.5.2/README.md#item-properties-and-collection-fields", check,
    QT_TRANSLATE_NOOP("Rules", "Fields with the prefix mlm: are fields that MLM has"),
    QT_TRANSLATE_NOOP("Rules", "The prefix says that a field means what MLM says it means. A name that MLM does not know is mostly a spelling mistake "
        "or stands in the wrong place. The schema looks for such names in the properties and assets only, and before 1.4.0 "
        "nowhere. For fields of your own use a prefix of your own."),
    R"({"properties": {"mlm:input": [{"name": "image"}]}})",
    R"({"properties": {"mlm:input": [{"mlm:name": "image"}]}})"};

} // namespace mlm::rules
