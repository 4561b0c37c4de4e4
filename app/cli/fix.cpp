// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"
#include "app/cli/inputs.h"
#include "app/cli/interrupt.h"
#include "core/document/document.h"
#include "core/document/patchtext.h"
#include "core/validation/engine.h"
#include "core/validation/explain.h"
#include "core/validation/fixall.h"
#include <CLI/CLI.hpp>
#include <QCoreApplication>
#include <ostream>

namespace mlm::cli {
namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

struct Options
{
    std::vector<std::string> files, rules;
    bool dryRun = false;
};

/// A value as a line has room for it.
QString shown(const std::optional<Json> &value)
{
    if (!value)
        return Text::tr("nothing");
    QString text = QString::fromStdString(value->dump(-1, ' ', false, Json::error_handler_t::replace));
    if (text.size() > 120)
        text = text.left(119) + QStringLiteral("…");
    return text;
}

class Mending
{
public:
    Mending(const Options &options, Streams &streams) : m_options(options), m_streams(streams)
    {
        m_wish.rules.insert(options.rules.begin(), options.rules.end());
    }

    int run()
    {
        for (const std::string &rule : m_options.rules)
            if (const Explanation page = explain(rule); !page.known)
                return unknown(rule, page);
        int exit = Done;
        for (const std::string &path : m_options.files) {
            exit = std::max(exit, file(path));
            if (interrupted())
                return Interrupted;
        }
        return exit;
    }

private:
    int unknown(const std::string &rule, const Explanation &page)
    {
        Error error;
        error.code = Error::Code::Usage;
        error.message = Text::tr("There is no rule “%1”.").arg(QString::fromStdString(rule));
        if (!page.nearest.empty())
            error.advice = Text::tr("Was “%1” meant?").arg(QString::fromStdString(page.nearest.front()));
        return tell(error, m_streams);
    }

    int file(const std::string &path)
    {
        auto input = readDocument(path, m_streams);
        if (!input)
            return tell(input.error(), m_streams);
        const std::string before = input->text;
        const FixPlan plan = planFixes(input->parsed.root, m_wish);
        auto document = Document::fromText(std::move(input->text));
        if (!document)
            return tell(document.error(), m_streams);
        Document &d = **document;
        if (const auto applied = d.apply(Text::tr("Fix"), plan.edits); !applied)
            return tell(applied.error(), m_streams);
        if (!m_options.dryRun) {
            if (const auto written = write(path, *input, d, before); !written)
                return tell(written.error(), m_streams);
        }
        const Findings left = check(d.root());
        // The document itself has standard output to itself.
        std::ostream &out = path == "-" && !m_options.dryRun ? m_streams.err : m_streams.out;
        report(path == "-" ? Text::tr("standard input") : QString::fromStdString(path), plan, left, out);
        if (m_options.dryRun)
            out << patchText(path, before, d.text());
        return left.conformant() ? Done : Found;
    }

    Result<void> write(const std::string &path, const Input &input, const Document &document, const std::string &before)
    {
        if (path == "-")
            return writeText(path, document.text(), m_streams);
        if (document.text() == before)
            return {};
        const auto saved = saveFile(input.path, document.text(), input.stamp);
        return saved ? Result<void>() : Result<void>(saved.error());
    }

    void report(const QString &name, const FixPlan &plan, const Findings &left, std::ostream &out) const
    {
        const auto line = [&out](const QString &text) { out << text.toStdString() << '\n'; };
        const QString fixed = m_options.dryRun ? Text::tr("%1: %2 would be fixed, %3 left") : Text::tr("%1: %2 fixed, %3 left");
        line(fixed.arg(name, QString::number(plan.fixes.size()), QString::number(left.list.size())));
        for (const PlannedFix &fix : plan.fixes) {
            for (const FixedValue &value : fix.values) {
                line(Text::tr("    fixed: %1: %2 → %3 [%4]")
                         .arg(value.place.toQString(), shown(value.before), shown(value.after), QString::fromStdString(fix.finding.rule)));
            }
        }
        for (const Finding &finding : left.list) {
            line(Text::tr("    left: %1: %2: %3 [%4]")
                     .arg(QLatin1StringView(toString(finding.severity)), finding.pointer.toQString(), finding.message,
                          QString::fromStdString(finding.rule)));
        }
        if (!plan.complete)
            line(Text::tr("    Some fixes work against each other; mend these by hand."));
    }

    const Options &m_options;
    Streams &m_streams;
    FixWish m_wish;
};

} // namespace

void addFix(CLI::App &app, Context &context)
{
    auto options = std::make_shared<Options>();
    CLI::App *command = app.add_subcommand("fix", "Mend what can be mended with certainty; all else in the files stays as it is");
    command->add_option("FILE", options->files, "Files, or - for standard input, which is written to standard output")->required();
    command->add_option("--rule", options->rules, "Mend the findings of this rule alone; may be given several times")->allow_extra_args(false)->type_name("ID");
    command->add_flag("--dry-run", options->dryRun, "Only show what would change, as lines with - and +");
    command->footer("Exit codes: 0 done, 1 errors are left that must be mended by hand.");
    command->callback([options, &context] { context.exit = Mending(*options, context.streams).run(); });
}

} // namespace mlm::cli
