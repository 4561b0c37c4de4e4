// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"
#include "app/cli/inputs.h"
#include "app/cli/inspecttext.h"
#include "core/json/write.h"
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
    std::vector<std::string> paths;
    std::string format = "text", hash = "sha2-256";
    bool tensors = false, noChecksum = false;
};

using Inspections = std::vector<weights::Inspection>;

Result<Inspections> look(const Options &options, const QStringList &paths, Streams &streams)
{
    weights::InspectOptions how;
    how.hashes.clear();
    if (!options.noChecksum)
        how.hashes.push_back(*weights::hashNamed(options.hash));
    return weights::inspect(paths, how, [&](qint64 done, qint64 total) {
        return showProgress(done, total, Text::tr("Reading"), streams);
    });
}

int exitOf(const Inspections &inspections)
{
    int exit = Done;
    for (const weights::Inspection &inspection : inspections)
        exit = std::max<int>(exit, inspection.error ? Unreadable : inspection.reading.isRefused() ? Found : Done);
    return exit;
}

int inspectAll(const Options &options, Streams &streams)
{
    QStringList paths;
    for (const std::string &path : options.paths)
        paths += QString::fromStdString(path);
    if (options.format == "jsonl") {
        int exit = Done;
        for (const QString &path : paths) {
            const auto found = look(options, {path}, streams);
            if (!found)
                return tell(found.error(), streams);
            for (const weights::Inspection &inspection : *found)
                streams.out << inspectionJson(inspection, options.tensors).dump() << '\n';
            streams.out.flush();
            exit = std::max(exit, exitOf(*found));
        }
        return exit;
    }
    const auto found = look(options, paths, streams);
    if (!found)
        return tell(found.error(), streams);
    if (options.format == "json") {
        Json files = Json::array();
        for (const weights::Inspection &inspection : *found)
            files.push_back(inspectionJson(inspection, options.tensors));
        streams.out << json::write(Json({{"files", std::move(files)}})) << '\n';
    } else {
        printInspections(*found, options.tensors, streams.out);
    }
    return exitOf(*found);
}

} // namespace

void addInspect(CLI::App &app, Context &context)
{
    std::vector<std::string> hashes;
    for (const weights::Hash hash : weights::allHashes())
        hashes.push_back(weights::idOf(hash));
    auto options = std::make_shared<Options>();
    CLI::App *command = app.add_subcommand("inspect", "Say what model files are, without running anything in them");
    command->add_option("PATH", options->paths, "Model files, or folders that hold some")->required();
    command->add_option("--format", options->format, "text, json or jsonl (a line for each file)")
        ->check(CLI::IsMember({"text", "json", "jsonl"}))->capture_default_str();
    command->add_flag("--tensors", options->tensors, "List every tensor with its type and shape");
    command->add_flag("--no-checksum", options->noChecksum, "Read what describes the model only, not its data");
    command->add_option("--hash", options->hash, "Function of the checksum: sha1, sha2-256, sha3-256, blake2b-256, …")
        ->check(CLI::IsMember(hashes))->capture_default_str();
    command->callback([options, &context] { context.exit = inspectAll(*options, context.streams); });
}

} // namespace mlm::cli
