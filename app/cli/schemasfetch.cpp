// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"
#include "app/cli/inputs.h"
#include "app/cli/interrupt.h"
#include "app/cli/schemas.h"
#include "core/fetch/fetchmodule.h"
#include "core/json/json.h"
#include "core/validation/official/store.h"
#include <CLI/CLI.hpp>
#include <QCoreApplication>
#include <QDir>
#include <QEventLoop>
#include <QLocale>
#include <QTimer>
#include <ostream>

namespace mlm::cli {
namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

struct Options
{
    std::string to, format = "text";
    std::vector<std::string> addresses;
};

QString sizeText(qint64 bytes)
{
    return QLocale(QLocale::English).formattedDataSize(bytes, bytes < 1024 ? 0 : 1);
}

void printText(const fetch::Outcome &outcome, const QString &folder, Streams &streams)
{
    for (const fetch::Fetched &one : outcome.schemas) {
        QString line = (one.ok ? Text::tr("fetched  %1  (%2)").arg(one.uri, sizeText(one.bytes)) : Text::tr("missing  %1: %2").arg(one.uri, one.message));
        if (one.kept)
            line += QLatin1Char(' ') + Text::tr("The older copy stays.");
        streams.out << line.toStdString() << '\n';
    }
    const auto fetched = qsizetype(outcome.schemas.size()) - outcome.failed();
    streams.out << Text::tr("Fetched: %1, missing: %2. Received: %3. Asked: %4. Folder: %5")
                       .arg(QString::number(fetched), QString::number(outcome.failed()), sizeText(outcome.bytes),
                            outcome.hosts.isEmpty() ? Text::tr("nobody") : outcome.hosts.join(QStringLiteral(", ")), folder)
                       .toStdString()
                << '\n';
}

void printJson(const fetch::Outcome &outcome, const QString &folder, Streams &streams)
{
    Json root = {{"folder", folder.toStdString()}, {"hosts", Json::array()}, {"schemas", Json::array()}};
    for (const QString &host : outcome.hosts)
        root["hosts"].push_back(host.toStdString());
    for (const fetch::Fetched &one : outcome.schemas) {
        root["schemas"].push_back({{"uri", one.uri.toStdString()},
                                   {"ok", one.ok},
                                   {"bytes", one.bytes},
                                   {"message", one.ok ? Json() : Json(one.message.toStdString())},
                                   {"older_copy", one.kept}});
    }
    root["summary"] = {{"schemas", outcome.schemas.size()},
                       {"fetched", qint64(outcome.schemas.size()) - outcome.failed()},
                       {"missing", outcome.failed()},
                       {"bytes", outcome.bytes},
                       {"cancelled", outcome.cancelled}};
    streams.out << root.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
}

int fetchWith(const Options &options, Streams &streams)
{
    FetchRequest request;
    request.folder = options.to.empty() ? official::SchemaStore::cacheFolder() : QString::fromStdString(options.to);
    for (const std::string &address : options.addresses)
        request.addresses << QString::fromStdString(address);
    if (request.addresses.isEmpty())
        request.addresses = official::SchemaStore::knownAddresses();
    request.json = options.format == "json";
    // Nothing else of the command line needs an event loop.
    static int count = 1;
    static char name[] = "mlm";
    static char *names[] = {name, nullptr};
    std::unique_ptr<QCoreApplication> own;
    if (!QCoreApplication::instance())
        own = std::make_unique<QCoreApplication>(count, names);
    const auto make = fetch::loadNetwork();
    if (!make)
        return tell(make.error(), streams);
    return fetchSchemas(request, *make, streams);
}

} // namespace

int fetchSchemas(const FetchRequest &request, const fetch::MakeDownloader &make, Streams &streams, const fetch::Limits &limits)
{
    const QString folder = QDir::cleanPath(QDir(request.folder).absolutePath());
    fetch::SchemaFetcher fetcher(make, limits);
    QEventLoop loop;
    QObject::connect(&fetcher, &fetch::SchemaFetcher::finished, &loop, &QEventLoop::quit);
    QObject::connect(&fetcher, &fetch::SchemaFetcher::progress, &loop, [&](int done, int total, qint64 bytes) {
        if (streams.errIsTerminal)
            streams.err << '\r' << Text::tr("%1 of %2, %3").arg(QString::number(done), QString::number(total), sizeText(bytes)).toStdString() << "\033[K"
                        << std::flush;
    });
    QTimer watch;
    QObject::connect(&watch, &QTimer::timeout, &loop, [&] {
        if (interrupted())
            fetcher.cancel();
    });
    watch.start(50);
    fetcher.start(request.addresses, folder);
    loop.exec();
    if (streams.errIsTerminal)
        streams.err << "\r\033[K" << std::flush;
    const fetch::Outcome &outcome = fetcher.outcome();
    if (request.json)
        printJson(outcome, folder, streams);
    else if (!outcome.folder || !outcome.schemas.empty())
        printText(outcome, folder, streams);
    if (outcome.folder)
        return tell(*outcome.folder, streams);
    if (outcome.cancelled)
        return Interrupted;
    return outcome.failed() > 0 ? Found : Done;
}

void addSchemasFetch(CLI::App &app, Context &context)
{
    auto options = std::make_shared<Options>();
    CLI::App *command = app.add_subcommand("fetch", "Download published schemas and what they refer to: over https, only when you ask for it here");
    command->add_option("--to", options->to, "Folder to keep them in; else the one named by MLM_SCHEMAS, else your cache");
    command->add_option("--format", options->format, "text or json")->check(CLI::IsMember({"text", "json"}))->capture_default_str();
    command->add_option("URI", options->addresses, "Addresses of schemas; else all that are known here");
    command->callback([options, &context] { context.exit = fetchWith(*options, context.streams); });
}

} // namespace mlm::cli
