// SPDX-License-Identifier: Apache-2.0
#include "core/validation/explain.h"
#include "core/validation/engine.h"
#include "core/validation/explain/pages.h"
#include <algorithm>
#include <numeric>
#include <tuple>

namespace mlm {

namespace {

constexpr std::size_t longestId = 120; ///< what is longer is no id, and not worth comparing
constexpr std::size_t offered = 5;

QString translated(const char *context, const char *text)
{
    return *text ? QCoreApplication::translate(context, text) : QString();
}

void ofRule(const Rule &rule, Explanation &page)
{
    page.known = true;
    page.source = rule.source;
    page.severity = rule.severity;
    page.title = translated("Rules", rule.title);
    page.about = translated("Rules", rule.about);
    page.applies = translated("Rules", rule.applies);
    page.passes = rule.passes;
    page.fails = rule.fails;
    page.reference = rule.reference;
}

/// "*.unused" fits "file.unused"; what the star stands for goes into the title.
bool fits(std::string_view pattern, std::string_view id, QString &star)
{
    if (!pattern.starts_with('*'))
        return pattern == id;
    const std::string_view tail = pattern.substr(1);
    if (!id.ends_with(tail) || id.size() == tail.size() || id.substr(0, id.size() - tail.size()).find('.') != std::string_view::npos)
        return false;
    star = QString::fromUtf8(id.data(), qsizetype(id.size() - tail.size()));
    return true;
}

bool ofFixed(std::string_view id, Explanation &page)
{
    for (const pages::Fixed &fixed : pages::fixed())
    {
        QString star;
        if (!fits(fixed.id, id, star))
            continue;
        // An extension that nobody knows has no page.
        if (!star.isEmpty() && star != QLatin1StringView("stac")
            && std::none_of(spec::releases().begin(), spec::releases().end(), [&](const spec::Release &r) { return star == QString::fromStdString(r.extension); }))
            continue;
        page.known = true;
        page.title = translated("Explain", fixed.title);
        page.about = translated("Explain", fixed.about);
        page.passes = fixed.passes;
        page.fails = fixed.fails;
        page.reference = fixed.reference;
        return true;
    }
    return false;
}

/// Letters to change, add or take out to make one of the other.
std::size_t distance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < a.size(); ++i)
    {
        std::size_t diagonal = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j < b.size(); ++j)
        {
            const std::size_t above = row[j + 1];
            row[j + 1] = std::min({above + 1, row[j] + 1, diagonal + (a[i] != b[j])});
            diagonal = above;
        }
    }
    return row.back();
}

std::vector<std::string> nearestIds(std::string_view id)
{
    if (id.empty() || id.size() > longestId)
        return {};
    std::vector<std::tuple<std::size_t, bool, std::string>> found; // what has a page of its own comes first
    const auto add = [&](const std::vector<std::string> &ids, bool put) {
        for (const std::string &candidate : ids)
        {
            // A part of an id is as good as a slip of the pen.
            const bool part = id.size() > 2 && candidate.find(id) != std::string::npos;
            const std::size_t far = part ? 1 : distance(id, candidate);
            if (far <= std::max<std::size_t>(2, id.size() / 3))
                found.emplace_back(far, put, candidate);
        }
    };
    add(explainedIds(), false);
    add(memberIds(), true);
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    std::vector<std::string> result;
    for (std::size_t i = 0; i < found.size() && i < offered; ++i)
        result.push_back(std::get<std::string>(found[i]));
    return result;
}

} // namespace

Explanation explain(std::string_view ruleId)
{
    Explanation page;
    page.id = ruleId;
    for (const Rule &rule : allRules())
        if (ruleId == rule.id)
            ofRule(rule, page);
    if (!page.known && !ofFixed(ruleId, page) && (ruleId.size() > longestId || !pages::explainMember(ruleId, page)))
        page.nearest = nearestIds(ruleId);
    if (page.section.isEmpty())
        page.section = pages::sectionOf(page.reference);
    return page;
}

std::vector<std::string> explainedIds()
{
    std::vector<std::string> ids;
    for (const Rule &rule : allRules())
        ids.push_back(rule.id);
    for (const pages::Fixed &fixed : pages::fixed())
        if (*fixed.id != '*')
            ids.push_back(fixed.id);
    std::sort(ids.begin(), ids.end());
    return ids;
}

} // namespace mlm
