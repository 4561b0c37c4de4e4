// SPDX-License-Identifier: Apache-2.0
#include "core/fetch/fetchmodule.h"
#include <QCoreApplication>
#include <QDir>
#include <QLibrary>

namespace mlm::fetch {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Fetch)
};

} // namespace

Result<MakeDownloader> loadNetwork()
{
    using Make = Downloader *(*)();
    // The way from the programs to the module is the same where they are built and where they are installed.
    const QString path = QDir::cleanPath(QCoreApplication::applicationDirPath() + QStringLiteral("/" MLM_FETCH_MODULE));
    QLibrary library(path);
    library.setLoadHints(QLibrary::PreventUnloadHint);
    const auto make = reinterpret_cast<Make>(library.resolve("mlmMakeDownloader"));
    if (!make) {
        return Error{Error::Code::NotFound, Words::tr("The part that downloads cannot be loaded: %1.").arg(library.errorString()),
                     Words::tr("Install the program anew."), path};
    }
    return MakeDownloader([make] { return std::unique_ptr<Downloader>(make()); });
}

} // namespace mlm::fetch
