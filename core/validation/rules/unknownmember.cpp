// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/names.h"
#include "core/validation/rules/rules.h"
#include <algorithm>

namespace mlm::rules {
namespace {

/// Unknown members with the prefix where no schema looks: links, tensors and other nested objects, the top of a Collection.
void checkObject(const RuleContext &context, const Json &node, const Pointer &where, const std::vector<std::string> &known)
{
    const auto *members = object(&node);
    if (!members)
        return;
    for (const auto &[name, value] : *members) {
        if (!startsWith(name, "mlm:") || std::find(known.begin(), known.end(), name) != known.end())
            continue;
        Finding result = finding(unknownMember, where / name, Text::tr("MLM has no member %1 here.").arg(shown(name)),
                                 Text::tr("Correct its name, or give it another prefix if it is your own."));
        result.atName = true;
        if (const std::string better = nearName(name, known); !better.empty() && !member(node, better))
            result.fix = Fix{Text::tr("Rename to %1").arg(shown(better)), {Edit::move(where / name, where / better)}};
        context.report(std::move(result));
    }
}

void check(const RuleContext &context)
{
    if (!isItem(context.root) && !isCollection(context.root))
        return;
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
    if (isCollection(context.root) && any(context.root)) {
        const spec::Release *release = spec::newest("mlm");
        if (release)
            checkObject(context, context.root, {}, {"mlm:name", "mlm:tasks", "mlm:architecture", "mlm:framework"});
    }
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
