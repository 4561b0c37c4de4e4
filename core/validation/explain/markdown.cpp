// SPDX-License-Identifier: Apache-2.0
#include "core/validation/engine.h"
#include "core/validation/explain/pages.h"
#include <algorithm>

namespace mlm {

namespace {

/// Characters that Markdown would take for its own.
std::string escaped(const QString &text)
{
    std::string result;
    for (const char c : text.toStdString())
    {
        if (c == '*' || c == '_' || c == '<' || c == '`' || c == '[' || c == '|')
            result += '\\';
        result += c;
    }
    return result;
}

void example(std::string &out, const QString &title, const std::string &text)
{
    if (!text.empty())
        out += title.toStdString() + ":\n\n```json\n" + text + "\n```\n\n";
}

void writePage(std::string &out, const Explanation &page, bool isRule)
{
    using pages::Text;
    out += "### `" + page.id + "`\n\n**" + escaped(page.title) + ".** ";
    if (isRule)
        out += std::string(toString(page.source)) + ", " + toString(page.severity) + ". ";
    out += "\n\n" + escaped(page.about) + "\n\n";
    if (!page.applies.isEmpty())
        out += escaped(Text::tr("For: %1.").arg(page.applies)) + "\n\n";
    example(out, Text::tr("Passes"), page.passes);
    example(out, Text::tr("Does not pass"), page.fails);
    if (!page.reference.empty())
        out += "[" + page.section.toStdString() + "](" + page.reference + ")\n\n";
}

} // namespace

std::string rulesAsMarkdown()
{
    using pages::Text;
    std::string out = "# Rules\n\n"
                      "Written by `mlm explain --markdown`; do not edit. `mlm explain RULE` prints one page, F1 on a finding in the editor opens it.\n\n"
                      "Examples show the part of a document that matters; the rest is as the schemas want it.\n\n"
                      "| source | what it means |\n|---|---|\n"
                      "| `schema` | the published JSON Schema rejects it: error |\n"
                      "| `spec` | the text of the specification forbids it, the schema lets it pass: error |\n"
                      "| `practice` | the specification or good practice advises against it: warning or advice |\n\n"
                      "## What the schemas miss\n\n";
    std::vector<Explanation> rules, others;
    for (const Rule &rule : allRules())
        rules.push_back(explain(rule.id));
    std::sort(rules.begin(), rules.end(), [](const auto &a, const auto &b) { return a.id < b.id; });
    out += "| rule | source | severity | what it asks for |\n|---|---|---|---|\n";
    for (const Explanation &page : rules)
        out += "| [`" + page.id + "`](#" + page.id + ") | " + toString(page.source) + " | " + toString(page.severity) + " | " + escaped(page.title) + " |\n";
    out += '\n';
    for (const Explanation &page : rules)
        writePage(out, page, true);

    out += "## What the schemas say\n\n"
           "A finding about one member is called `EXTENSION.MEMBER.KIND`, such as `mlm.framework-version.pattern`, with `stac` for STAC itself. Its page\n"
           "(`mlm explain mlm.framework-version.pattern`) is put together from what the specification data know of the member. The kinds are:\n\n"
           "| kind | what it asks for | why |\n|---|---|---|\n";
    for (const pages::Kind &kind : pages::kinds())
        out += std::string("| `") + kind.id + "` | " + escaped(Text::tr(kind.title).arg(QStringLiteral("…"))) + " | " + escaped(Text::tr(kind.about)) + " |\n";
    out += "\nWhat they say of several members at once:\n\n";
    for (const pages::Fixed &fixed : pages::fixed())
    {
        Explanation page;
        page.id = fixed.id;
        page.title = Text::tr(fixed.title);
        page.about = Text::tr(fixed.about);
        page.passes = fixed.passes;
        page.fails = fixed.fails;
        page.reference = fixed.reference;
        page.section = pages::sectionOf(fixed.reference);
        writePage(out, page, false);
    }
    while (out.ends_with("\n\n"))
        out.pop_back();
    return out;
}

} // namespace mlm
