// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"
#include "app/cli/inputs.h"
#include "core/stac/build.h"
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
    std::vector<std::string> items;
    stac::CollectionOptions collection;
    std::string out;
    bool overwrite = false, keepIds = false;
};

/// Says which ids were changed so that each Item has one of its own.
void tellRenamed(const std::vector<stac::SourceItem> &sources, const std::vector<stac::CatalogFile> &files, Streams &streams)
{
    for (std::size_t i = 0; i < sources.size() && i + 1 < files.size(); ++i) {
        const Json &before = sources[i].item["id"], &after = files[i + 1].content["id"];
        if (before != after)
            streams.err << Text::tr("mlm: the id “%1” comes more than once; one is written as “%2”.")
                               .arg(QString::fromStdString(before.get<std::string>()), QString::fromStdString(after.get<std::string>()))
                               .toStdString()
                        << '\n';
    }
}

int exportAll(Options options, Streams &streams)
{
    std::vector<stac::SourceItem> sources;
    for (const std::string &path : options.items) {
        auto input = readDocument(path, streams);
        if (!input)
            return tell(input.error(), streams);
        const Json &root = input->parsed.root;
        const bool isCollection = root.is_object() && root.contains("type") && root["type"] == "Collection";
        if (isCollection && options.collection.base.is_null()) {
            options.collection.base = std::move(input->parsed.root);
            continue;
        }
        if (!root.is_object() || !root.contains("type") || root["type"] != "Feature") {
            Error error;
            error.code = Error::Code::Invalid;
            error.file = input->path;
            error.message = isCollection ? Text::tr("This is a second Collection.") : Text::tr("This is no STAC Item.");
            error.advice = Text::tr("Give Items, and at most one Collection to start from.");
            return tell(error, streams);
        }
        sources.push_back({std::move(input->parsed.root), std::move(input->text), folderOf(path)});
    }
    options.collection.renameDuplicates = !options.keepIds;
    const auto files = stac::exportCollection(sources, options.collection, QString::fromStdString(options.out));
    if (!files) {
        const int code = tell(files.error(), streams);
        return files.error().code == Error::Code::Refused ? Found : code;
    }
    if (const auto written = stac::writeCatalog(*files, QString::fromStdString(options.out), options.overwrite); !written)
        return tell(written.error(), streams);
    tellRenamed(sources, *files, streams);
    return Done;
}

} // namespace

void addExportCollection(CLI::App &app, Context &context)
{
    auto options = std::make_shared<Options>();
    CLI::App *command = app.add_subcommand("collection", "Write Items as a static catalogue with a Collection above them");
    command->add_option("ITEM", options->items, "Items; a Collection among them is what the new one starts from")->required();
    command->add_option("--id", options->collection.id, "Id of the Collection")->required();
    command->add_option("--title", options->collection.title, "Title");
    command->add_option("--description", options->collection.description, "Description; else made from the Items' names");
    command->add_option("--license", options->collection.license, "Licence; else the Items' common one");
    command->add_flag("--overwrite", options->overwrite, "Replace files that are there already");
    command->add_flag("--keep-ids", options->keepIds, "Stop where an id comes more than once, instead of numbering it");
    command->add_option("-o,--output", options->out, "Folder to write into")->required();
    command->footer("Summaries are written as ranges and as JSON Schemas, not as lists of values: the schema of MLM refuses lists in a "
                    "Collection that declares MLM, and both forms are what STAC allows.");
    command->callback([options, &context] { context.exit = exportAll(*options, context.streams); });
}

} // namespace mlm::cli
