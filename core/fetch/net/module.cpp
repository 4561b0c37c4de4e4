// SPDX-License-Identifier: Apache-2.0
// The one door of the module: see core/fetch/fetchmodule.h.
#include "core/fetch/net/netdownloader.h"
#include <QtGlobal>

extern "C" Q_DECL_EXPORT mlm::fetch::Downloader *mlmMakeDownloader()
{
    return new mlm::fetch::NetDownloader;
}
