// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"
#include "app/cli/inputs.h"
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
    std::string item, weights, asset, href, out;
    bool dryRun = false;
};

QString stateText(weights::Proposal::State state)
{
    switch (state) {
    case weights::Proposal::State::Agrees:
        return Text::tr("as recorded");
    case weights::Proposal::State::Differs:
        return Text::tr("differs from what was recorded");
    default:
        return Text::tr("new");
    }
}

/// What is taken over, one line each; on standard error where the document itself goes to standard output.
void list(const std::vector<weights::Proposal> &proposals, std::ostream &out)
{
    for (const weights::Proposal &p : proposals)
        out << p.pointer.toString() << ": " << p.value.dump() << " (" << p.whereFrom.toStdString() << ", " << stateText(p.state).toStdString()
            << ")\n";
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
    const QString weightsPath = QString::fromStdString(options.weights);
    const auto fingerprint = weights::fingerprint(weightsPath, {weights::Hash::Sha2_256}, [&](qint64 done, qint64 total) {
        return showProgress(done, total, weightsPath, streams);
    });
    if (!fingerprint)
        return tell(fingerprint.error(), streams);

    weights::Target target{options.asset.empty() ? weights::guessAsset(d.root(), weightsPath) : options.asset, options.href};
    if (target.assetKey.empty())
        target.assetKey = "model";
    if (target.href.empty() && !d.at(Pointer({"assets", target.assetKey})))
        target.href = weights::proposedHref(input->path, weightsPath);
    std::vector<weights::Proposal> proposals = weights::proposals(d.root(), target, *fingerprint);
    for (weights::Proposal &p : proposals)
        p.ticked = p.state != weights::Proposal::State::Agrees;
    const std::string out = !options.out.empty() ? options.out : options.item;
    list(proposals, options.dryRun || out != "-" ? streams.out : streams.err);
    if (options.dryRun)
        return Done;

    Edits edits = weights::importEdits(d.root(), target, proposals);
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
    CLI::App *command = app.add_subcommand("import", "Take size and checksum of a weights file into an Item");
    command->add_option("ITEM", options->item, "The Item")->required();
    command->add_option("--weights", options->weights, "The weights file; it is read, never run")->required();
    command->add_option("--asset", options->asset, "Key of the asset; else the one that names the file, or the only model asset");
    command->add_option("--href", options->href, "Address of the file to write into the asset");
    command->add_flag("--dry-run", options->dryRun, "Only say what would be taken over");
    command->add_option("-o,--output", options->out, "File to write instead of the Item itself");
    command->callback([options, &context] { context.exit = importWeights(*options, context.streams); });
}

} // namespace mlm::cli
