// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"
#include "app/cli/inputs.h"
#include "app/cli/shown.h"
#include "core/document/document.h"
#include "core/stac/links.h"
#include "core/weights/import.h"
#include <CLI/CLI.hpp>
#include <QCoreApplication>
#include <QFileInfo>
#include <ostream>

namespace mlm::cli {
namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

struct Options
{
    std::string item, asset, href, out;
    std::vector<std::string> weights;
    bool dryRun = false, accept = false, confirm = false;
};

using weights::Proposal;

/// Ticked: what the document does not have, what it says of the file as such, which is another one now, and what the user asks for.
bool isTaken(const Proposal &p, const Options &options)
{
    if (p.state == Proposal::State::Agrees)
        return false;
    if (p.state == Proposal::State::Absent)
        return p.ticked || options.confirm;
    const std::string &name = p.pointer.last();
    return options.accept || name.starts_with("file:") || (name == "href" && !options.href.empty());
}

QString stateText(const Proposal &p)
{
    switch (p.state) {
    case Proposal::State::Agrees:
        return Text::tr("as recorded");
    case Proposal::State::Differs:
        return p.ticked ? Text::tr("differs, taken over") : Text::tr("differs, left as it is (--accept)");
    default:
        return p.ticked ? Text::tr("new") : Text::tr("left out (--confirm)");
    }
}

/// Field, in the document, from the file; on standard error where the document itself goes to standard output.
void list(const Json &root, const weights::ImportPlan &plan, std::ostream &out)
{
    Table table({Text::tr("Field"), Text::tr("In the document"), Text::tr("From the file"), Text::tr("State"), Text::tr("Where from")});
    for (const Proposal &p : plan.proposals) {
        const Json *there = p.pointer.in(root);
        table.add({p.pointer.toQString(), there ? shownValue(*there, 40) : Text::tr("absent"), shownValue(p.value, 80), stateText(p),
                   p.note.isEmpty() ? p.whereFrom : p.whereFrom + QStringLiteral(". ") + p.note});
    }
    table.print(out);
    for (const QString &note : plan.notes)
        out << printable(Text::tr("Note: %1").arg(note)) << '\n';
}

int importWeights(const Options &options, Streams &streams)
{
    auto input = readDocument(options.item, streams);
    if (!input)
        return tell(input.error(), streams);
    auto document = Document::fromText(std::move(input->text));
    if (!document)
        return tell(document.error(), streams);
    Document &d = **document;
    if (!d.root().is_object()) {
        Error error;
        error.code = Error::Code::Invalid;
        error.file = input->path;
        error.message = Text::tr("This is no Item.");
        error.advice = Text::tr("Give a STAC Item to import into.");
        return tell(error, streams);
    }
    QStringList paths;
    for (const std::string &path : options.weights)
        paths += QString::fromStdString(path);
    auto found = weights::inspect(paths, {}, [&](qint64 done, qint64 total) {
        return showProgress(done, total, Text::tr("Reading"), streams);
    });
    if (!found)
        return tell(found.error(), streams);
    for (const weights::Inspection &inspection : *found) {
        if (inspection.error)
            return tell(*inspection.error, streams);
    }
    auto files = weights::importFiles(d.root(), input->path, std::move(*found), options.asset);
    if (!options.href.empty())
        files.front().target.href = options.href;
    weights::ImportPlan plan = weights::importPlan(d.root(), files);
    for (Proposal &p : plan.proposals)
        p.ticked = isTaken(p, options);
    const std::string out = !options.out.empty() ? options.out : options.item;
    list(d.root(), plan, options.dryRun || out != "-" ? streams.out : streams.err);
    if (options.dryRun)
        return Done;

    Edits edits = weights::importEdits(d.root(), plan.proposals);
    if (!edits.empty()) {
        if (const auto applied = d.apply(Text::tr("Import weights"), edits); !applied)
            return tell(applied.error(), streams);
    }
    if (const Edits moved = stac::rebaseEdits(d.root(), folderOf(options.item), folderOf(out)); !moved.empty()) {
        if (const auto applied = d.apply(Text::tr("Links"), moved); !applied)
            return tell(applied.error(), streams);
    }
    if (out == options.item && input->stamp) {
        if (const auto saved = saveFile(input->path, d.text(), input->stamp); !saved)
            return tell(saved.error(), streams);
        return Done;
    }
    if (const auto written = writeText(out, d.text(), streams); !written)
        return tell(written.error(), streams);
    return Done;
}

} // namespace

void addImport(CLI::App &app, Context &context)
{
    auto options = std::make_shared<Options>();
    CLI::App *command = app.add_subcommand("import", "Take what model files say into an Item: size, checksum, framework, parameters, inputs, outputs");
    command->add_option("ITEM", options->item, "The Item")->required();
    command->add_option("--weights", options->weights, "Model files, or the folder of a SavedModel or a sharded model; read, never run")->required();
    command->add_option("--asset", options->asset, "Key of the asset of the first file; else the one that names the file, or the only model asset");
    command->add_option("--href", options->href, "Address of the first file to write into its asset");
    command->add_flag("--dry-run", options->dryRun, "Only say what would be taken over");
    command->add_flag("--accept", options->accept, "Take over what differs from the document, too; without it only what is said of the file as such");
    command->add_flag("--confirm", options->confirm, "Take over what the file only suggests, too: the order of dimensions, the memory");
    command->add_option("-o,--output", options->out, "File to write instead of the Item itself");
    command->callback([options, &context] { context.exit = importWeights(*options, context.streams); });
}

} // namespace mlm::cli
