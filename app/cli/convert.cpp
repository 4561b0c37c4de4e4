// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"
#include "app/cli/inputs.h"
#include "app/cli/interrupt.h"
#include "core/convert/converter.h"
#include "core/convert/legacytext.h"
#include "core/convert/reporttext.h"
#include "core/document/document.h"
#include "core/json/write.h"
#include "core/validation/engine.h"
#include <CLI/CLI.hpp>
#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSet>
#include <ostream>

namespace mlm::cli {
namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

struct Options
{
    std::vector<std::string> paths;
    std::string mlm, stac, out, report;
};

/// One input and where its result goes.
struct Task
{
    std::string path;
    QString out; ///< "-" for standard output
};

/// A line of the summary.
struct Row
{
    QString name, from, outcome;
    bool failed = false;
    bool needsYou = false;
};

class Converting
{
public:
    Converting(const Options &options, Streams &streams) : m_options(options), m_streams(streams)
    {
        if (!options.mlm.empty())
            m_target.mlm = options.mlm;
        m_target.stac = options.stac;
    }

    int run()
    {
        if (const auto known = convert::check(m_target); !known)
            return tell(known.error(), m_streams);
        const auto tasks = plan();
        if (!tasks)
            return tell(tasks.error(), m_streams);
        for (const Task &task : *tasks)
            if (task.path != "-")
                m_sources.insert(QFileInfo(QString::fromStdString(task.path)).canonicalFilePath());
        const QFileInfo report(QString::fromStdString(m_options.report));
        if (report.exists() && m_sources.contains(report.canonicalFilePath()))
            return tell(usage(Text::tr("The report would take the place of a source."), Text::tr("Name another file with --report.")), m_streams);
        for (const Task &task : *tasks) {
            m_rows.push_back(one(task));
            if (interrupted())
                return Interrupted;
        }
        if (!m_options.report.empty()) {
            if (const auto written = writeReport(); !written)
                return tell(written.error(), m_streams);
        }
        summary();
        int exit = Done;
        for (const Row &row : m_rows)
            exit = std::max(exit, row.failed ? int(Unreadable) : row.needsYou ? int(Found) : int(Done));
        return exit;
    }

private:
    static Error usage(const QString &message, const QString &advice)
    {
        Error error;
        error.code = Error::Code::Usage;
        error.message = message;
        error.advice = advice;
        return error;
    }

    /// What goes where. A single file or standard input goes to a file or standard output, anything else below a folder.
    Result<std::vector<Task>> plan() const
    {
        const bool single = m_options.paths.size() == 1 && (m_options.paths.front() == "-" || !QFileInfo(QString::fromStdString(m_options.paths.front())).isDir());
        const QString out = QString::fromStdString(m_options.out);
        if (single && (out == QLatin1String("-") || !QFileInfo(out).isDir()))
            return std::vector<Task>{{m_options.paths.front(), out}};
        if (out == QLatin1String("-"))
            return usage(Text::tr("Several documents cannot be written to standard output."), Text::tr("Name a folder with -o."));
        if (QFileInfo::exists(out) && !QFileInfo(out).isDir())
            return usage(Text::tr("%1 is a file; several documents need a folder.").arg(out), Text::tr("Name a folder with -o."));
        std::vector<Task> tasks;
        for (const std::string &path : m_options.paths) {
            const QFileInfo info(QString::fromStdString(path));
            if (path == "-")
                return usage(Text::tr("Standard input goes with no other input."), Text::tr("Give it alone."));
            if (!info.isDir()) {
                tasks.push_back({path, out + QLatin1Char('/') + resultName(info.fileName())});
                continue;
            }
            const QDir folder(info.filePath());
            for (const QString &file : documentsBelow(info.filePath()))
                tasks.push_back({file.toStdString(), out + QLatin1Char('/') + resultName(folder.relativeFilePath(file))});
        }
        return tasks;
    }
    /// The result is JSON, whatever the source was.
    static QString resultName(const QString &name)
    {
        for (const char *ending : {".yaml", ".yml", ".json5", ".jsonc"})
            if (name.endsWith(QLatin1String(ending), Qt::CaseInsensitive))
                return name.left(name.lastIndexOf(QLatin1Char('.'))) + QStringLiteral(".json");
        return name;
    }

    Row one(const Task &task)
    {
        Row row;
        row.name = task.path == "-" ? Text::tr("standard input") : QString::fromStdString(task.path);
        const auto fail = [&](const Error &error) {
            row.failed = true;
            row.outcome = error.message + (error.line > 0 ? Text::tr(" (line %1, column %2)").arg(error.line).arg(error.column) : QString());
            return row;
        };
        const auto loaded = readText(task.path, m_streams);
        if (!loaded)
            return fail(loaded.error());
        const auto legacy = convert::readLegacy(loaded->text);
        if (!legacy)
            return fail(legacy.error());
        const auto done = convert::convert(legacy->root, m_target);
        if (!done)
            return fail(done.error());
        auto text = result(*loaded, *legacy, *done);
        if (!text)
            return fail(text.error());
        if (const auto written = write(task, *text); !written)
            return fail(written.error());
        row.from = done->report.from.name;
        row.needsYou = done->report.needsYou();
        row.outcome = convert::summary(done->report);
        m_reports.push_back({row.name, *legacy, done->report});
        return row;
    }

    /// The source's own layout where it was JSON, with the edits in it.
    Result<std::string> result(const LoadedFile &loaded, const convert::LegacyText &legacy, const convert::Conversion &done) const
    {
        if (!legacy.repairs.isEmpty())
            return json::write(done.result);
        // Each Edit costs in proportion to the text: thousands of them in megabytes are written anew.
        constexpr std::size_t patience = std::size_t{1} << 28;
        if (done.edits.size() > patience / (loaded.text.size() + 1))
            return json::write(done.result, json::styleOf(loaded.text)) + (loaded.text.ends_with('\n') ? "\n" : "");
        auto document = Document::fromText(loaded.text);
        if (!document)
            return document.error();
        if (const auto applied = (*document)->apply(Text::tr("Convert"), done.edits); !applied)
            return applied.error();
        return (*document)->text();
    }

    Result<void> write(const Task &task, const std::string &text)
    {
        if (task.out == QLatin1String("-"))
            return writeText("-", text, m_streams);
        const QFileInfo out(task.out);
        if (m_written.contains(out.absoluteFilePath()))
            return usage(Text::tr("Another document of that name was written already."), Text::tr("Convert them into different folders."));
        if (out.exists() && m_sources.contains(out.canonicalFilePath()))
            return usage(Text::tr("The result would take the place of a source."), Text::tr("Name another file or folder with -o."));
        if (!QDir().mkpath(out.absolutePath())) {
            Error error;
            error.code = Error::Code::Io;
            error.message = Text::tr("The folder %1 cannot be made.").arg(out.absolutePath());
            return error;
        }
        m_written.insert(out.absoluteFilePath());
        return writeText(task.out.toStdString(), text, m_streams);
    }

    Result<void> writeReport()
    {
        const bool json = m_options.report.ends_with(".json");
        if (json) {
            Json documents = Json::array();
            for (const Reported &reported : m_reports) {
                Json entry = convert::toJson(reported.report);
                Json repairs = Json::array();
                for (const QString &repair : reported.legacy.repairs)
                    repairs.push_back(repair.toStdString());
                Json whole{{"path", reported.name.toStdString()}, {"repairs", std::move(repairs)}};
                whole.update(entry);
                documents.push_back(std::move(whole));
            }
            for (const Row &row : m_rows)
                if (row.failed)
                    documents.push_back({{"path", row.name.toStdString()}, {"error", row.outcome.toStdString()}});
            return writeText(m_options.report, json::write(Json{{"documents", std::move(documents)}}), m_streams);
        }
        QString text;
        for (const Reported &reported : m_reports) {
            text += convert::toMarkdown(reported.report, reported.name) + QLatin1Char('\n');
            for (const QString &repair : reported.legacy.repairs)
                text += QStringLiteral("- ") + repair + QLatin1Char('\n');
        }
        for (const Row &row : m_rows)
            if (row.failed)
                text += QStringLiteral("## %1\n\n%2\n\n").arg(row.name, row.outcome);
        return writeText(m_options.report, text.toStdString(), m_streams);
    }

    void summary() const
    {
        // A document on standard output has it to itself.
        std::ostream &out = m_options.out == "-" ? m_streams.err : m_streams.out;
        for (const Row &row : m_rows) {
            const QString from = row.from.isEmpty() ? QString() : row.from + QStringLiteral(": ");
            out << (row.name + QStringLiteral(": ") + (row.failed ? Text::tr("not converted: ") : from) + row.outcome).toStdString() << '\n';
        }
        if (m_rows.size() > 1) {
            const auto failed = std::count_if(m_rows.begin(), m_rows.end(), [](const Row &row) { return row.failed; });
            const auto asks = std::count_if(m_rows.begin(), m_rows.end(), [](const Row &row) { return row.needsYou; });
            out << Text::tr("%1 documents: %2 converted, %3 of them need you, %4 not converted")
                       .arg(m_rows.size())
                       .arg(qint64(m_rows.size()) - failed)
                       .arg(asks)
                       .arg(failed)
                       .toStdString()
                << '\n';
        }
    }

    struct Reported
    {
        QString name;
        convert::LegacyText legacy;
        convert::Report report;
    };

    const Options &m_options;
    Streams &m_streams;
    convert::Target m_target;
    QSet<QString> m_sources; ///< canonical paths
    QSet<QString> m_written;
    std::vector<Row> m_rows;
    std::vector<Reported> m_reports;
};

} // namespace

void addConvert(CLI::App &app, Context &context)
{
    auto options = std::make_shared<Options>();
    CLI::App *command = app.add_subcommand("convert", "Put DLM, ML-Model and older MLM into the words of a release, with an account of every value");
    command->add_option("PATH", options->paths, "Documents (JSON, nearly JSON, or YAML), folders of them, or - for standard input")->required();
    command->add_option("--to", options->mlm, "Release of MLM; default 1.5.2")->type_name("V");
    command->add_option("--stac-version", options->stac, "1.0.0 or 1.1.0; default the document's own, or 1.0.0 where it is older")->type_name("V");
    command->add_option("-o,--output", options->out, "File to write, - for standard output, or a folder; a source is never overwritten")->required();
    command->add_option("--report", options->report, "File for the account of every value: Markdown, or JSON where it ends in .json")->type_name("FILE");
    command->footer("Exit codes: 0 done, 1 something needs you (the results are written), 3 a document could not be read or written (the others are).");
    command->callback([options, &context] { context.exit = Converting(*options, context.streams).run(); });
}

} // namespace mlm::cli
