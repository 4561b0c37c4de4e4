// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"

namespace mlm::rules {
namespace {

void check(const RuleContext &context)
{
    const bool item = isItem(context.root);
    const Pointer where = item ? Pointer({"properties", "providers"}) : Pointer({"providers"});
    const Json *value = where.in(context.root);
    if (isCollection(context.root) && !value) {
        context.report(missing(providers, where, Text::tr("Nobody is named as provider."), Text::tr("Say who made the models, and who offers them.")));
        return;
    }
    const auto *list = array(value);
    int hosts = 0;
    for (std::size_t i = 0; list && i < list->size(); ++i) {
        const Json &provider = (*list)[i];
        if (!provider.is_object())
            continue;
        const Json *roles = member(provider, "roles");
        const auto *known = array(roles);
        if (!roles || (known && known->empty())) {
            Finding result = finding(providers, where / i / "roles", Text::tr("Of this provider it is not said what its part is."),
                                     Text::tr("Add roles: licensor, producer, processor or host."));
            result.missing = !roles;
            context.report(std::move(result));
        }
        if (hasRole(provider, "host") && ++hosts == 2) {
            Finding result = finding(providers, where / i / "roles", Text::tr("More than one provider is said to be the host."),
                                     Text::tr("Name as host the one that offers the files; others with a copy may be linked to."));
            result.severity = Severity::Warning;
            context.report(std::move(result));
        }
    }
}

} // namespace

const Rule providers{"providers", Source::Practice, Severity::Advice,
                     "https://github.com/radiantearth/stac-spec/blob/v1.1.0/commons/common-metadata.md#provider", check,
    QT_TRANSLATE_NOOP("Rules", "Providers are named, each with its part"),
    QT_TRANSLATE_NOOP("Rules", "Providers say who made, processed, licenses and offers the models, and whom to ask. The roles tell these apart; one of them "
        "is the host, which offers the files."),
    R"({"type": "Collection", "providers": [{"name": "Example Institute", "roles": ["producer", "host"]}]})",
    R"({"type": "Collection", "providers": [{"name": "Example Institute"}]})"};

} // namespace mlm::rules
