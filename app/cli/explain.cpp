// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"
#include "core/json/json.h"
#include "core/validation/explain.h"
#include <CLI/CLI.hpp>
#include <QCoreApplication>
#include <algorithm>
#include <ostream>

namespace mlm::cli {
namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

struct Options
{
    bool list = false, all = false, markdown = false;
    std::string format = "text";
    std::vector<std::string> rules;
};

constexpr std::size_t width = 80;

/// Breaks lines between words, each with the indent in front.
std::string wrapped(const QString &text, const std::string &indent)
{
    std::string out;
    for (const QString &paragraph : text.split(QLatin1Char('\n'))) {
        std::size_t used = 0;
        for (const QString &word : paragraph.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
            const auto length = std::size_t(word.size());
            if (used > 0 && indent.size() + used + 1 + length > width) {
                out += '\n';
                used = 0;
            }
            out += (used == 0 ? indent : " ") + word.toStdString();
            used += length + (used == 0 ? 0 : 1);
        }
        out += '\n';
    }
    return out;
}

std::string indented(const std::string &text)
{
    std::string out = "    ";
    for (const char c : text)
        out += c == '\n' ? std::string("\n    ") : std::string(1, c);
    return out + '\n';
}

void print(const Explanation &page, std::ostream &out)
{
    out << page.id << "  (" << toString(page.source) << ", " << toString(page.severity) << ")\n"
        << wrapped(page.title + QLatin1Char('.'), "  ") << '\n' << wrapped(page.about, "  ");
    if (!page.applies.isEmpty())
        out << '\n' << wrapped(Text::tr("For: %1.").arg(page.applies), "  ");
    if (!page.passes.empty())
        out << "\n  " << Text::tr("Passes:").toStdString() << '\n' << indented(page.passes);
    if (!page.fails.empty())
        out << "\n  " << Text::tr("Does not pass:").toStdString() << '\n' << indented(page.fails);
    if (!page.reference.empty())
        out << "\n  " << Text::tr("Read more: %1").arg(page.section).toStdString() << "\n  " << page.reference << '\n';
}

Json toJson(const Explanation &page)
{
    Json result{{"id", page.id}, {"source", toString(page.source)}, {"severity", toString(page.severity)},
                {"title", page.title.toStdString()}, {"about", page.about.toStdString()}};
    const auto add = [&](const char *name, const std::string &value) {
        if (!value.empty())
            result[name] = value;
    };
    add("applies", page.applies.toStdString());
    add("passes", page.passes);
    add("fails", page.fails);
    add("section", page.section.toStdString());
    add("reference", page.reference);
    return result;
}

/// Says what was perhaps meant instead.
void tellUnknown(const Explanation &page, std::ostream &err)
{
    err << "mlm: " << Text::tr("There is no rule “%1”.").arg(QString::fromStdString(page.id)).toStdString();
    QStringList nearest;
    for (const std::string &id : page.nearest)
        nearest << QString::fromStdString(id);
    err << ' '
        << (nearest.isEmpty() ? Text::tr("“mlm explain --list” shows all of them.")
                              : Text::tr("Was one of these meant: %1?").arg(nearest.join(QStringLiteral(", ")))).toStdString()
        << '\n';
}

int list(const Options &options, Streams &streams)
{
    std::vector<std::string> ids = explainedIds();
    if (options.all) {
        for (const std::string &id : memberIds())
            ids.push_back(id);
        std::sort(ids.begin(), ids.end());
        ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    }
    Json pages = Json::array();
    for (const std::string &id : ids) {
        const Explanation page = explain(id);
        if (options.format == "json")
            pages.push_back(toJson(page));
        else
            streams.out << page.id << std::string(std::max<std::size_t>(id.size(), 32) - id.size() + 1, ' ') << toString(page.source) << ' '
                        << std::string(9 - std::string_view(toString(page.source)).size(), ' ') << page.title.toStdString() << '\n';
    }
    if (options.format == "json")
        streams.out << Json{{"rules", pages}}.dump(2) << '\n';
    return Done;
}

int run(const Options &options, Streams &streams)
{
    if (options.markdown) {
        streams.out << rulesAsMarkdown();
        return Done;
    }
    if (options.list || options.all)
        return list(options, streams);
    if (options.rules.empty()) {
        streams.err << "mlm: " << Text::tr("Say which rule to explain; “mlm explain --list” shows all of them.").toStdString() << '\n';
        return Usage;
    }
    int exit = Done;
    Json pages = Json::array();
    bool first = true;
    for (const std::string &id : options.rules) {
        const Explanation page = explain(id);
        if (!page.known) {
            tellUnknown(page, streams.err);
            exit = Usage;
        } else if (options.format == "json") {
            pages.push_back(toJson(page));
        } else {
            streams.out << (first ? "" : "\n");
            print(page, streams.out);
            first = false;
        }
    }
    if (options.format == "json")
        streams.out << Json{{"rules", pages}}.dump(2) << '\n';
    return exit;
}

} // namespace

void addExplain(CLI::App &app, Context &context)
{
    auto options = std::make_shared<Options>();
    CLI::App *command = app.add_subcommand("explain", "Say what a rule asks for, and why, with examples");
    command->add_flag("--list", options->list, "List the rules");
    command->add_flag("--all", options->all, "List everything that can be found, also for each single member");
    command->add_option("--format", options->format, "text or json")->check(CLI::IsMember({"text", "json"}))->capture_default_str();
    command->add_flag("--markdown", options->markdown, "Write docs/rules.md");
    command->add_option("RULE", options->rules, "Ids of rules, as findings show them");
    command->callback([options, &context] { context.exit = run(*options, context.streams); });
}

} // namespace mlm::cli
