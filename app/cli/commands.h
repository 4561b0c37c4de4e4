// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "app/cli/cli.h"

namespace CLI {
class App;
}

namespace mlm::cli {

/// What a subcommand works with; it leaves its exit code in `exit`.
struct Context
{
    Streams &streams;
    int exit = Done;
};

// Each adds its subcommand, with its options and what it does, and stands in a file of its own.
void addValidate(CLI::App &app, Context &context);
void addExplain(CLI::App &app, Context &context);
void addNew(CLI::App &app, Context &context);
void addInspect(CLI::App &app, Context &context);
void addImport(CLI::App &app, Context &context);
void addVerify(CLI::App &app, Context &context);
void addFix(CLI::App &app, Context &context);
void addConvert(CLI::App &app, Context &context);
void addExportItem(CLI::App &app, Context &context);
void addExportCollection(CLI::App &app, Context &context);
void addSchemasFetch(CLI::App &app, Context &context);
void addSchemasList(CLI::App &app, Context &context);

} // namespace mlm::cli
