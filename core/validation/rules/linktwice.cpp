// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"
#include "core/validation/rules/links.h"
#include <set>
#include <tuple>

namespace mlm::rules {
namespace {

std::string textOf(const Json &node, const char *name)
{
    const std::string *value = text(member(node, name));
    return value ? *value : std::string();
}

void check(const RuleContext &context)
{
    std::set<std::tuple<std::string, std::string, std::string, std::string>> seen;
    std::set<std::tuple<std::string, std::string, std::string>> above;
    for (const LinkRef &link : links(context.root)) {
        const std::string *href = link.href();
        if (!href || link.relation == "self")
            continue;
        const std::string type = textOf(link.node, "type"), language = textOf(link.node, "hreflang");
        const bool up = link.relation == "root" || link.relation == "parent" || link.relation == "collection";
        // Another method or body asks for something else.
        const bool plain = !member(link.node, "body") && !member(link.node, "method");
        if (plain && !seen.emplace(link.relation, *href, type, language).second) {
            Finding result = finding(linkTwice, link.pointer(), Text::tr("The link “%1” to this address is there twice.").arg(shown(link.relation)), Text::tr("Once is enough."));
            result.fix = Fix{Text::tr("Take the second one out"), {Edit::remove(link.pointer())}};
            context.report(std::move(result));
        } else if (up && !above.emplace(link.relation, type, language).second) {
            context.report(finding(linkTwice, link.pointer(), Text::tr("There is more than one link “%1”.").arg(shown(link.relation)),
                                   Text::tr("Keep one: a document has one root, one parent and at most one Collection.")));
        }
    }
}

} // namespace

const Rule linkTwice{"link-twice", Source::Spec, Severity::Warning,
                     "https://github.com/radiantearth/stac-spec/blob/v1.1.0/commons/links.md#root-and-parent-relation", check,
    QT_TRANSLATE_NOOP("Rules", "Each link is there once, and only one leads up"),
    QT_TRANSLATE_NOOP("Rules", "A document has one root, one parent and at most one Collection. Two links leave it to the reader which to follow; the same "
        "link twice makes a document count twice."),
    R"({"links": [{"rel": "parent", "href": "./catalog.json"}]})",
    R"({"links": [{"rel": "parent", "href": "./catalog.json"}, {"rel": "parent", "href": "../catalog.json"}]})"};

} // namespace mlm::rules
