// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"
#include "app/cli/inputs.h"
#include "core/stac/build.h"
#include <CLI/CLI.hpp>

namespace mlm::cli {
namespace {

struct Options
{
    std::string item, out;
};

int exportOne(const Options &options, Streams &streams)
{
    auto input = readDocument(options.item, streams);
    if (!input)
        return tell(input.error(), streams);
    const auto text = stac::exportItemText(std::move(input->text), folderOf(options.item),
                                           options.out == "-" ? folderOf(options.item) : folderOf(options.out));
    if (!text) {
        Error error = text.error();
        error.file = input->path;
        return tell(error, streams);
    }
    if (const auto written = writeText(options.out, *text, streams); !written)
        return tell(written.error(), streams);
    return Done;
}

} // namespace

void addExportItem(CLI::App &app, Context &context)
{
    auto options = std::make_shared<Options>();
    CLI::App *command = app.add_subcommand("item", "Write an Item ready to publish: valid, with the extensions it uses");
    command->add_option("FILE", options->item, "The Item (or a Collection)")->required();
    command->add_option("-o,--output", options->out, "File to write; - for standard output")->required();
    command->callback([options, &context] { context.exit = exportOne(*options, context.streams); });
}

} // namespace mlm::cli
