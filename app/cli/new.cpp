// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"
#include "app/cli/inputs.h"
#include "app/cli/shown.h"
#include "core/json/write.h"
#include "core/stac/build.h"
#include "core/weights/import.h"
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
    stac::NewItem item;
    std::vector<std::string> weights;
    std::string out;
};

std::string templateList()
{
    std::string list;
    for (const stac::Template &t : stac::templates())
        list += (list.empty() ? "" : ", ") + t.id;
    return list;
}

/// All that the files say; what is to be known beside it goes to standard error.
Result<Json> itemOfWeights(const Options &options, Streams &streams)
{
    QStringList paths;
    for (const std::string &path : options.weights)
        paths += QString::fromStdString(path);
    auto found = weights::inspect(paths, {}, [&](qint64 done, qint64 total) {
        return showProgress(done, total, Text::tr("Reading"), streams);
    });
    if (!found)
        return found.error();
    for (const weights::Inspection &inspection : *found) {
        if (inspection.error)
            return *inspection.error;
        if (const Error *problem = inspection.problem())
            streams.err << "mlm: " << printable(inspection.path + QStringLiteral(": ") + problem->message) << '\n';
    }
    const QString path = options.out == "-" ? QString() : QString::fromStdString(options.out);
    return weights::newFromWeights(*found, path, {options.item.id, options.item.mlmVersion, options.item.stacVersion});
}

int create(const Options &options, Streams &streams)
{
    if (!options.weights.empty()) {
        const auto item = itemOfWeights(options, streams);
        const auto written = item ? writeText(options.out, json::write(*item) + "\n", streams) : item.error();
        return written ? int(Done) : tell(written.error(), streams);
    }
    const auto item = stac::newItem(options.item);
    if (!item)
        return tell(item.error(), streams);
    if (const auto written = writeText(options.out, json::write(*item) + "\n", streams); !written)
        return tell(written.error(), streams);
    return Done;
}

} // namespace

void addNew(CLI::App &app, Context &context)
{
    auto options = std::make_shared<Options>();
    CLI::App *command = app.add_subcommand("new", "Start an Item from a template or from model files");
    CLI::Option_group *start = command->add_option_group("Start", "Where to begin");
    start->add_option("--from", options->item.templateId, "Template: " + templateList());
    start->add_option("--from-weights", options->weights, "Model files: an Item with all that they say; they are read, never run");
    start->require_option(1);
    command->add_option("--id", options->item.id, "Id of the Item");
    command->add_option("--mlm-version", options->item.mlmVersion, "Release of MLM")->capture_default_str();
    command->add_option("--stac-version", options->item.stacVersion, "Version of STAC: 1.0.0 or 1.1.0")->capture_default_str();
    command->add_option("-o,--output", options->out, "File to write; standard output without it");
    command->callback([options, &context] { context.exit = create(*options, context.streams); });
}

} // namespace mlm::cli
