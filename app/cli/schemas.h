// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "app/cli/cli.h"
#include "core/fetch/schemafetcher.h"

namespace mlm::cli {

struct FetchRequest
{
    QString folder;
    QStringList addresses;
    bool json = false;
};

/// Downloads and prints what became of each address; gives the exit code. Needs a QCoreApplication, whose events it handles until the end.
int fetchSchemas(const FetchRequest &request, const fetch::MakeDownloader &make, Streams &streams, const fetch::Limits &limits = {});

} // namespace mlm::cli
