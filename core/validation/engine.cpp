// SPDX-License-Identifier: Apache-2.0
#include "core/validation/engine.h"
#include "core/validation/proof.h"
#include "core/validation/schema/describe.h"
#include "core/validation/schema/rules.h"
#include "core/validation/schema/walk.h"
#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>

namespace mlm {

namespace {

/// Of one rule: whoever breaks it more often than that does not read on.
constexpr std::size_t mostOfOneRule = 1000;

/// Names and values of a document may be of any length; what is said of them is for reading.
void clip(QString &text)
{
    constexpr qsizetype longest = 1000;
    if (text.size() > longest)
        text = text.left(longest - 200) + QStringLiteral(" … ") + text.right(190);
}

/// Thrown through a rule that has said enough.
struct Enough
{
};

using schema::Report;
using DocumentType = spec::Profile::DocumentType;

/// Whether the document says what it is; if not, the one finding that says so.
bool isStac(const Json &root, Report &report)
{
    if (!root.is_object())
    {
        const bool list = root.is_array();
        report.add("stac.document", {}, list ? Report::tr("This is a list, not one STAC document.") : Report::tr("This is no STAC document."),
                   list ? Report::tr("Save each Item in a file of its own.") : Report::tr("A STAC document is a JSON object with “type” and “stac_version”."));
        return false;
    }
    const Json *type = schema::member(&root, "type");
    const Pointer place({"type"});
    if (!type)
        report.addMissing("stac.type.missing", place, Report::tr("Type is missing: it is not said whether this is an Item, a Collection or a Catalog."),
                          Report::tr("Add “type”: Feature for an Item, Collection, or Catalog."));
    else if (*type == "FeatureCollection")
        report.add("stac.type.known", place, Report::tr("This is a list of Items, not one STAC document."), Report::tr("Save each Item in a file of its own."));
    else if (report.profile.documentType() == DocumentType::Unknown)
        report.add("stac.type.known", place, Report::tr("Type cannot be %1.").arg(schema::quoted(*type)),
                   Report::tr("Write Feature for an Item, Collection, or Catalog."));
    else
        return true;
    return false;
}

void checkSchemas(Report &report)
{
    schema::Walk(&report).document(report.root, report.profile.document());
    schema::checkDeclarations(report);
    schema::checkLinks(report);
    schema::checkExampleLinks(report);
    schema::checkLabels(report);
    if (report.profile.documentType() == DocumentType::Item)
    {
        schema::checkCoreItem(report);
        schema::checkDatacube(report);
        if (schema::declared(report.profile, "mlm"))
        {
            const schema::MlmDemands demands = schema::mlmDemands(report.profile);
            schema::checkMlmItem(report, demands);
            schema::checkMlmBands(report, demands);
        }
    }
    else if (report.profile.documentType() == DocumentType::Collection)
    {
        schema::checkCoreCollection(report);
        schema::checkSummaries(report);
        schema::checkDatacube(report);
        if (schema::mlmDemands(report.profile).summaries)
            schema::checkMlmCollection(report);
    }
}

/// Where pointers stand in the document, comparable: the index of each member and element on the way. What is missing comes after its siblings.
class Places
{
public:
    explicit Places(const Json &root) : m_root(root) {}

    std::vector<std::size_t> of(const Pointer &pointer)
    {
        std::vector<std::size_t> place;
        const Json *node = &m_root;
        for (const std::string &token : pointer.tokens())
        {
            const Json *child = nullptr;
            std::size_t index = 0;
            if (node && node->is_object())
            {
                const Json::object_t &members = *node->get_ptr<const Json::object_t *>();
                index = indexIn(members, token);
                child = index < members.size() ? &(members.begin() + std::ptrdiff_t(index))->second : nullptr;
            }
            else if (node && node->is_array())
            {
                index = Pointer({token}).index().value_or(node->size());
                child = index < node->size() ? &(*node)[index] : nullptr;
            }
            place.push_back(index);
            node = child;
        }
        return place;
    }

private:
    std::size_t indexIn(const Json::object_t &members, const std::string &name)
    {
        if (members.size() <= 64)
        {
            const auto found = std::find_if(members.begin(), members.end(), [&](const auto &member) { return member.first == name; });
            return static_cast<std::size_t>(found - members.begin());
        }
        auto &indices = m_large[&members];
        if (indices.empty())
        {
            std::size_t index = 0;
            for (const auto &[key, value] : members)
                indices.emplace(key, index++);
        }
        const auto found = indices.find(name);
        return found != indices.end() ? found->second : members.size();
    }

    const Json &m_root;
    std::map<const Json::object_t *, std::unordered_map<std::string_view, std::size_t>> m_large; ///< a search among 100,000 members is for once
};

/// Document order, then rule id; of findings that say the same of the same place one stays.
void putInOrder(const Json &root, std::vector<Finding> &list)
{
    if (list.size() < 2)
        return;
    struct Keyed
    {
        std::vector<std::size_t> place;
        Finding finding;
    };
    std::vector<Keyed> keyed;
    keyed.reserve(list.size());
    Places places(root);
    for (Finding &finding : list)
        keyed.push_back({places.of(finding.pointer), std::move(finding)});
    std::stable_sort(keyed.begin(), keyed.end(), [](const Keyed &a, const Keyed &b) {
        return a.place != b.place ? a.place < b.place : a.finding.rule < b.finding.rule;
    });
    list.clear();
    for (Keyed &entry : keyed)
        if (list.empty() || list.back().rule != entry.finding.rule || list.back().pointer != entry.finding.pointer)
            list.push_back(std::move(entry.finding));
}

Findings find(const Json &root)
{
    Findings findings;
    const std::shared_ptr<const spec::Profile> profile = spec::Profile::of(root);
    Report report(root, *profile, findings.list);
    if (!isStac(root, report))
        return findings;
    checkSchemas(report);

    // What the schema already faults at a place is not said a second time there; once it is mended, the rule speaks up if it must.
    std::unordered_set<Pointer> faulted;
    for (const Finding &finding : findings.list)
        faulted.insert(finding.pointer);
    std::size_t told = 0; // by the rule whose turn it is
    const RuleContext context{root, *profile, [&](Finding finding) {
                                  if (!faulted.contains(finding.pointer))
                                      findings.list.push_back(std::move(finding));
                                  if (++told >= mostOfOneRule)
                                      throw Enough();
                              }};
    for (const Rule &rule : allRules())
    {
        // A rule that stumbles over a strange document says nothing; the others still do.
        told = 0;
        try
        {
            rule.check(context);
        }
        catch (const Enough &)
        {
        }
        catch (const std::exception &)
        {
        }
    }
    putInOrder(root, findings.list);
    for (Finding &finding : findings.list)
    {
        clip(finding.message);
        clip(finding.advice);
    }
    return findings;
}

} // namespace

Findings check(const Json &root)
{
    Findings findings = find(root);
    proveFixes(root, findings, find);
    return findings;
}

Findings parseFailure(const Error &error)
{
    Findings findings;
    Finding &finding = findings.list.emplace_back();
    finding.rule = "json.syntax";
    finding.message = error.line > 0 ? Report::tr("Line %1, column %2: %3").arg(error.line).arg(error.column).arg(error.message) : error.message;
    finding.advice = error.advice;
    if (const auto pointer = Pointer::parse(error.pointer))
        finding.pointer = *pointer;
    return findings;
}

} // namespace mlm
