// SPDX-License-Identifier: Apache-2.0
#include "app/cli/cli.h"
#include "app/cli/commands.h"
#include <CLI/CLI.hpp>
#include <QCoreApplication>
#include <algorithm>
#include <ostream>

namespace mlm::cli {

int run(std::vector<std::string> arguments, Streams &streams)
{
    Context context{streams};
    CLI::App app("Metadata of machine-learning models in Earth observation: STAC Items and Collections with the MLM extension.", "mlm");
    app.set_version_flag("--version", "mlm " MLM_VERSION);
    app.require_subcommand(1);
    app.footer("Exit codes: 0 done, 1 errors were found, 2 wrong usage, 3 something could not be read or written.");
    addValidate(app, context);
    addExplain(app, context);
    addNew(app, context);
    addInspect(app, context);
    addImport(app, context);
    addVerify(app, context);
    addFix(app, context);
    addConvert(app, context);
    CLI::App *out = app.add_subcommand("export", "Write what can be published");
    out->require_subcommand(1);
    addExportItem(*out, context);
    addExportCollection(*out, context);
    CLI::App *schemas = app.add_subcommand("schemas", "The published JSON Schemas in a folder of this machine");
    schemas->require_subcommand(1);
    addSchemasFetch(*schemas, context);
    addSchemasList(*schemas, context);
    std::reverse(arguments.begin(), arguments.end()); // as CLI11 wants them
    try {
        app.parse(arguments);
    } catch (const CLI::ParseError &error) {
        return app.exit(error, streams.out, streams.err) == 0 ? Done : Usage;
    } catch (const std::exception &error) {
        streams.err << "mlm: " << error.what() << '\n';
        return Unreadable;
    }
    streams.out.flush();
    if (!streams.out && context.exit == Done) {
        streams.err << "mlm: the output could not be written.\n";
        return Unreadable;
    }
    return context.exit;
}

} // namespace mlm::cli
