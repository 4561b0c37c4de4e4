// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"
#include "app/cli/inorder.h"
#include "app/cli/inputs.h"
#include "app/cli/interrupt.h"
#include "app/cli/linereader.h"
#include "core/report/junit.h"
#include "core/report/report.h"
#include "core/report/sarif.h"
#include "core/validation/engine.h"
#include "core/validation/official/official.h"
#include <CLI/CLI.hpp>
#include <QCoreApplication>
#include <QFileInfo>
#include <QThread>
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
    std::string format = "text";
    bool strict = false;
    std::string schemas;
    std::vector<std::string> paths, ignore;
};

/// What became of one document, and what is to be printed of it.
struct Outcome
{
    QString path;
    std::optional<Error> unreadable;
    bool skipped = false;                  ///< no STAC
    report::DocumentReport report = {};
    std::string printed = {};              ///< text and jsonl: written by the thread that checked
};

/// Checks documents, several at once, and prints them in their order as the format wants it.
class Validation
{
public:
    Validation(const Options &options, Streams &streams) : m_options(options), m_streams(streams) {}

    int run()
    {
        if (!findSchemas())
            return Unreadable;
        for (const std::string &path : m_options.paths) {
            if (path == "-") {
                // Read on this thread, which an interrupt wakes.
                work();
                if (!interrupted() && m_options.format == "jsonl")
                    lines();
                else if (!interrupted())
                    emit(file({path, false}));
            } else if (QFileInfo(QString::fromStdString(path)).isDir()) {
                folder(path);
            } else {
                m_files.push_back({path, false});
            }
            if (interrupted())
                return Interrupted;
        }
        work();
        if (interrupted())
            return Interrupted;
        finish();
        if (m_unreadable)
            return Unreadable;
        // What is left out does not count, but makes nothing valid.
        return m_errors > 0 || m_valid < m_documents || m_rejected > 0 || (m_options.strict && m_warnings > 0) ? Found : Done;
    }

private:
    struct File
    {
        std::string path;
        bool found; ///< in a folder rather than named: what is no STAC is passed over
    };

    /// The folder that was named, else the one in use if something is in it; without either only our own check is made.
    bool findSchemas()
    {
        const bool named = !m_options.schemas.empty();
        official::SchemaStore store(named ? QString::fromStdString(m_options.schemas) : official::SchemaStore::cacheFolder());
        if (store.holdsSomething()) {
            m_official = std::make_unique<official::OfficialSchemas>(std::move(store));
        } else if (named) {
            Error error;
            error.code = Error::Code::NotFound;
            error.file = store.folder();
            error.message = Text::tr("There are no schemas in this folder.");
            error.advice = Text::tr("Name a folder that holds HOST/PATH files, such as schemas.stacspec.org/v1.0.0/item-spec/json-schema/item.json.");
            tell(error, m_streams);
            return false;
        }
        return true;
    }

    void folder(const std::string &path)
    {
        const QFileInfo info(QString::fromStdString(path));
        if (!info.isReadable() || !info.isExecutable()) {
            Error error;
            error.code = Error::Code::Io;
            error.file = info.filePath();
            error.message = Text::tr("The folder cannot be read.");
            error.advice = Text::tr("Check its permissions.");
            work(); // what was named before is told of first
            m_unreadable = true;
            tell(error, m_streams);
            return;
        }
        for (const QString &below : documentsBelow(info.filePath()))
            m_files.push_back({below.toStdString(), true});
    }

    /// Checks the files that were named or found so far.
    void work()
    {
        const auto threads = std::size_t(std::max(QThread::idealThreadCount(), 1));
        inOrder<Outcome>(m_files.size(), threads, [this](std::size_t i) { return file(m_files[i]); },
                         [this](Outcome outcome) {
                             if (!interrupted())
                                 emit(std::move(outcome));
                             return !interrupted();
                         });
        m_files.clear();
    }

    // From here to printed(): from any thread.

    Outcome file(const File &file) const
    {
        const QString path = QString::fromStdString(file.path);
        auto loaded = readText(file.path, m_streams);
        return loaded ? text(path, loaded->text, file.found) : Outcome{path, loaded.error()};
    }

    Outcome text(const QString &path, std::string_view content, bool found) const
    {
        Outcome outcome{path, {}};
        auto parsed = json::parse(content);
        if (!parsed) {
            Error error = parsed.error();
            error.file = path;
            return failure(path, error);
        }
        if (found && !looksLikeStac(parsed->root)) {
            outcome.skipped = true;
            return outcome;
        }
        outcome.report = report::reportOf(path, content, *parsed, check(parsed->root));
        report::leaveOut(outcome.report, m_ignore);
        if (m_options.format == "sarif")
            report::addReplacements(outcome.report, std::string(content), *parsed);
        if (m_official)
            outcome.report.official = m_official->check(parsed->root);
        outcome.printed = printed(outcome.report);
        return outcome;
    }

    Outcome failure(const QString &path, const Error &error) const
    {
        Outcome outcome{path, {}};
        outcome.report = report::failureReport(path, error);
        outcome.printed = printed(outcome.report);
        return outcome;
    }

    std::string printed(const report::DocumentReport &report) const
    {
        return m_options.format == "text" ? report::toText(report) : m_options.format == "jsonl" ? report::toJson(report).dump() + '\n' : std::string();
    }

    /// Every line of standard input gives exactly one line.
    void lines()
    {
        LineReader reader(m_streams.in, json::Limits{}.bytes);
        for (long long number = 1; !interrupted(); ++number) {
            const LineReader::Line line = reader.next();
            if (line == LineReader::Line::End)
                return;
            const QString path = QStringLiteral("-:%1").arg(number);
            if (line == LineReader::Line::Read) {
                emit(text(path, reader.text(), false));
            } else {
                Error error;
                error.code = Error::Code::Limit;
                error.line = error.column = 1;
                error.message = Text::tr("The line is longer than 256 MiB.");
                error.advice = Text::tr("Put one document on each line.");
                emit(failure(path, error));
            }
            m_streams.out.flush();
            if (!m_streams.out)
                return;
        }
    }

    void emit(Outcome outcome)
    {
        if (outcome.unreadable) {
            m_unreadable = true;
            m_faults.push_back({outcome.path, outcome.unreadable->text()});
            tell(*outcome.unreadable, m_streams);
            return;
        }
        if (outcome.skipped) {
            if (m_options.format == "text")
                m_streams.out << Text::tr("%1: skipped, it is no STAC document").arg(outcome.path).toStdString() << '\n';
            return;
        }
        report::DocumentReport &report = outcome.report;
        m_documents += 1;
        m_valid += report.valid();
        m_conformant += report.conformant();
        m_ignored += report.ignored.list.size();
        m_errors += report.findings.count(Severity::Error);
        m_warnings += report.findings.count(Severity::Warning);
        m_advice += report.findings.count(Severity::Advice);
        if (report.official) {
            const auto all = official::overall(*report.official);
            m_accepted += all == true;
            m_rejected += all == false;
            m_differ += !report::difference(report).isEmpty();
        }
        if (m_options.format == "text" || m_options.format == "jsonl")
            m_streams.out << outcome.printed;
        else
            m_reports.push_back(std::move(report));
    }

    void finish()
    {
        if (m_options.format == "json") {
            m_streams.out << report::toJson(m_reports).dump(2) << '\n';
        } else if (m_options.format == "sarif") {
            m_streams.out << report::toSarif(m_reports, m_faults).dump(2) << '\n';
        } else if (m_options.format == "junit") {
            m_streams.out << report::toJunit(m_reports, m_options.strict, m_faults);
        } else if (m_options.format == "text") {
            m_streams.out << Text::tr("Documents: %1, valid: %2, conformant: %3. Errors: %4, warnings: %5, advice: %6.")
                                 .arg(QString::number(m_documents), QString::number(m_valid), QString::number(m_conformant),
                                      QString::number(m_errors), QString::number(m_warnings), QString::number(m_advice))
                                 .toStdString()
                          << '\n';
            if (!m_options.ignore.empty())
                m_streams.out << Text::tr("Left out as asked: %1 of %2.").arg(m_ignored).arg(ruleList()).toStdString() << '\n';
            if (m_official)
                m_streams.out << Text::tr("Published schemas: accepted %1, rejected %2. Our check differs from them: %3.")
                                     .arg(QString::number(m_accepted), QString::number(m_rejected), QString::number(m_differ))
                                     .toStdString()
                              << '\n';
        }
    }

    QString ruleList() const
    {
        QStringList rules;
        for (const std::string &rule : m_ignore)
            rules << QString::fromStdString(rule);
        return rules.join(QStringLiteral(", "));
    }

    const Options &m_options;
    Streams &m_streams;
    const std::set<std::string> m_ignore{m_options.ignore.begin(), m_options.ignore.end()};
    std::vector<File> m_files; // not checked yet
    std::vector<report::DocumentReport> m_reports; // for json, sarif and junit: the other formats forget
    std::vector<report::RunFault> m_faults;
    std::size_t m_documents = 0, m_valid = 0, m_conformant = 0, m_errors = 0, m_warnings = 0, m_advice = 0, m_ignored = 0;
    std::unique_ptr<official::OfficialSchemas> m_official; // null: no schemas, nothing is said about them
    std::size_t m_accepted = 0, m_rejected = 0, m_differ = 0;
    bool m_unreadable = false;
};

} // namespace

void addValidate(CLI::App &app, Context &context)
{
    auto options = std::make_shared<Options>();
    CLI::App *command = app.add_subcommand("validate", "Check documents against the schemas, the specification and good practice");
    command->add_option("--format", options->format, "text, json, jsonl (one document a line, also on standard input), sarif (2.1.0) or junit")
        ->check(CLI::IsMember({"text", "json", "jsonl", "sarif", "junit"}))
        ->capture_default_str();
    command->add_flag("--strict", options->strict, "Let warnings count as errors for the exit code");
    command->add_option("--ignore", options->ignore, "Leave the findings of this rule out; may be given several times. A document does not become valid by that")
        ->allow_extra_args(false)
        ->type_name("RULE");
    command->add_option("--schemas", options->schemas,
                        "Folder with published schemas (HOST/PATH) to ask too; without it MLM_SCHEMAS, else the cache, if there are any. JSON then "
                        "has \"official\" (address: true, false, or null where it could not be asked) and \"verdicts_differ\"")
        ->type_name("DIR");
    command->add_option("PATH", options->paths, "Files, folders, or - for standard input")->required();
    command->callback([options, &context] { context.exit = Validation(*options, context.streams).run(); });
}

} // namespace mlm::cli
