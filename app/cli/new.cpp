// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"
#include "app/cli/inputs.h"
#include "core/json/write.h"
#include "core/stac/build.h"
#include <CLI/CLI.hpp>

namespace mlm::cli {
namespace {

struct Options
{
    stac::NewItem item;
    std::string out;
};

std::string templateList()
{
    std::string list;
    for (const stac::Template &t : stac::templates())
        list += (list.empty() ? "" : ", ") + t.id;
    return list;
}

int create(const Options &options, Streams &streams)
{
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
    CLI::App *command = app.add_subcommand("new", "Start an Item from a template");
    command->add_option("--from", options->item.templateId, "Template: " + templateList())->required();
    command->add_option("--id", options->item.id, "Id of the Item");
    command->add_option("--mlm-version", options->item.mlmVersion, "Release of MLM")->capture_default_str();
    command->add_option("--stac-version", options->item.stacVersion, "Version of STAC: 1.0.0 or 1.1.0")->capture_default_str();
    command->add_option("-o,--output", options->out, "File to write; standard output without it");
    command->callback([options, &context] { context.exit = create(*options, context.streams); });
}

} // namespace mlm::cli
