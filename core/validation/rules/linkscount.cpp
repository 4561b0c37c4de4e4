// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"

namespace mlm::rules {
namespace {

constexpr std::size_t mostOfItem = 20;
constexpr std::size_t mostOfCatalog = 1000;

void check(const RuleContext &context)
{
    const auto *list = array(member(context.root, "links"));
    const bool item = isItem(context.root);
    if (!list || list->size() <= (item ? mostOfItem : mostOfCatalog))
        return;
    context.report(finding(linksCount, Pointer({"links"}), Text::tr("There are %1 links, which makes the document slow to read.").arg(list->size()),
                           item ? Text::tr("Keep those that people need here, and put the rest into a document that one link leads to.")
                                : Text::tr("Divide the content among Catalogs or Collections below this one.")));
}

} // namespace

const Rule linksCount{"links-count", Source::Practice, Severity::Advice, "https://github.com/radiantearth/stac-spec/blob/v1.1.0/best-practices.md#catalog-layout", check,
    QT_TRANSLATE_NOOP("Rules", "A document has a sensible number of links"),
    QT_TRANSLATE_NOOP("Rules", "Every reader loads all links before it shows anything. An Item needs few, 20 at most; a Collection or Catalog with more than "
        "1,000 is better divided."),
    R"({"links": [{"rel": "about", "href": "https://example.org/1"}]})",
    R"({"links": [{"rel": "about", "href": "https://example.org/1"},
 {"rel": "about", "href": "https://example.org/2"},
 {"rel": "about", "href": "https://example.org/3"},
 {"rel": "about", "href": "https://example.org/4"},
 {"rel": "about", "href": "https://example.org/5"},
 {"rel": "about", "href": "https://example.org/6"},
 {"rel": "about", "href": "https://example.org/7"},
 {"rel": "about", "href": "https://example.org/8"},
 {"rel": "about", "href": "https://example.org/9"},
 {"rel": "about", "href": "https://example.org/10"},
 {"rel": "about", "href": "https://example.org/11"},
 {"rel": "about", "href": "https://example.org/12"},
 {"rel": "about", "href": "https://example.org/13"},
 {"rel": "about", "href": "https://example.org/14"},
 {"rel": "about", "href": "https://example.org/15"},
 {"rel": "about", "href": "https://example.org/16"},
 {"rel": "about", "href": "https://example.org/17"},
 {"rel": "about", "href": "https://example.org/18"},
 {"rel": "about", "href": "https://example.org/19"},
 {"rel": "about", "href": "https://example.org/20"},
 {"rel": "about", "href": "https://example.org/21"}]})"};

} // namespace mlm::rules
