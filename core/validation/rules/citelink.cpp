// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"
#include "core/validation/rules/links.h"

namespace mlm::rules {
namespace {

std::string lowered(std::string text)
{
    for (char &c : text)
        c = c >= 'A' && c <= 'Z' ? char(c + ('a' - 'A')) : c;
    return text;
}

void check(const RuleContext &context)
{
    const bool item = isItem(context.root);
    if (!item && !isCollection(context.root))
        return;
    const std::string *doi = text(member(item ? properties(context.root) : &context.root, "sci:doi"));
    // Other forms are what the schema complains about.
    if (!doi || !startsWith(*doi, "10.") || doi->size() > 200 || doi->find('/') == std::string::npos)
        return;
    for (const LinkRef &link : links(context.root)) {
        const std::string *href = link.href();
        if (link.relation == "cite-as" && href && lowered(*href).find(lowered(*doi)) != std::string::npos)
            return;
    }
    Finding result = finding(citeLink, item ? Pointer({"properties", "sci:doi"}) : Pointer({"sci:doi"}), Text::tr("No link leads to the publication that the DOI names."),
                             Text::tr("Add a link with the relation cite-as: programs that do not know DOIs follow links."));
    if (array(member(context.root, "links")))
        result.fix = Fix{Text::tr("Add the link"),
                         {Edit::add(Pointer({"links", "-"}), Json{{"rel", "cite-as"}, {"href", "https://doi.org/" + *doi}, {"type", "text/html"}, {"title", "DOI " + *doi}})}};
    context.report(std::move(result));
}

} // namespace

const Rule citeLink{"cite-link", Source::Spec, Severity::Advice, "https://github.com/stac-extensions/scientific/blob/v1.0.0/README.md#relation-types", check,
    QT_TRANSLATE_NOOP("Rules", "A DOI has a link beside it"),
    QT_TRANSLATE_NOOP("Rules", "The extension Scientific Citation asks for a link with the relation cite-as for each DOI of the document: programs that do "
        "not know DOIs show links all the same."),
    R"({"properties": {"sci:doi": "10.1000/xyz123"}, "links": [{"rel": "cite-as", "href": "https://doi.org/10.1000/xyz123"}]})",
    R"({"properties": {"sci:doi": "10.1000/xyz123"}})"};

} // namespace mlm::rules
