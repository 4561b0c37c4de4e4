// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"
#include "app/cli/inputs.h"
#include "core/json/json.h"
#include "core/validation/official/address.h"
#include "core/validation/official/store.h"
#include <CLI/CLI.hpp>
#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QDirIterator>
#include <QLocale>
#include <map>
#include <ostream>

namespace mlm::cli {
namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

struct Options
{
    std::string folder, format = "text";
};

constexpr std::size_t most = 100'000; ///< files; a folder of schemas holds some hundred

/// One file of the folder.
struct Kept
{
    qint64 size = 0;
    QDateTime changed;
    QString fault; ///< why it cannot be used; empty where it can
};

struct Listing
{
    std::map<QString, Kept> there;      ///< by address
    std::map<QString, QString> missing; ///< address, and the schema that refers to it; empty where it is a known one
};

Listing listingOf(const official::SchemaStore &store)
{
    Listing listing;
    QStringList look = official::SchemaStore::knownAddresses();
    const QDir folder(store.folder());
    QDirIterator it(store.folder(), QDir::Files, QDirIterator::Subdirectories);
    std::map<QString, QStringList> references;
    while (it.hasNext() && listing.there.size() < most) {
        const QFileInfo info(it.next());
        const auto address = official::parseAddress(QStringLiteral("https://") + folder.relativeFilePath(info.filePath()));
        if (!address)
            continue;
        const auto schema = store.load(address->document());
        listing.there[address->document()] = {info.size(), info.lastModified(), schema ? QString() : schema.error().message};
        if (schema)
            references[address->file()] = official::SchemaStore::referencesOf(address->document(), *schema);
    }
    // From the known ones on, whatever they lead to.
    std::map<QString, QString> seen;
    for (qsizetype i = 0; i < look.size(); ++i) {
        const auto address = official::parseAddress(look[i]);
        if (!address)
            continue;
        const auto known = references.find(address->file());
        if (known == references.end()) {
            if (!listing.there.contains(QStringLiteral("https://") + address->file()))
                listing.missing.try_emplace(look[i], seen.contains(look[i]) ? seen[look[i]] : QString());
            continue;
        }
        for (const QString &reference : known->second) {
            if (!seen.contains(reference) && !look.contains(reference)) {
                seen[reference] = look[i];
                look.append(reference);
            }
        }
    }
    return listing;
}

void printText(const Listing &listing, const QString &folder, Streams &streams)
{
    for (const auto &[uri, kept] : listing.there) {
        streams.out << Text::tr("%1  %2  %3").arg(kept.changed.toString(QStringLiteral("yyyy-MM-dd hh:mm")), QString::number(kept.size).rightJustified(8), uri).toStdString();
        if (!kept.fault.isEmpty())
            streams.out << "  " << Text::tr("cannot be used: %1").arg(kept.fault).toStdString();
        streams.out << '\n';
    }
    for (const auto &[uri, from] : listing.missing) {
        streams.out << Text::tr("missing  %1").arg(uri).toStdString();
        if (!from.isEmpty())
            streams.out << ' ' << Text::tr("(%1 refers to it)").arg(from).toStdString();
        streams.out << '\n';
    }
    streams.out << Text::tr("There: %1, missing: %2. Folder: %3")
                       .arg(QString::number(listing.there.size()), QString::number(listing.missing.size()), folder)
                       .toStdString()
                << '\n';
}

void printJson(const Listing &listing, const QString &folder, Streams &streams)
{
    Json root = {{"folder", folder.toStdString()}, {"schemas", Json::array()}, {"missing", Json::array()}};
    for (const auto &[uri, kept] : listing.there) {
        root["schemas"].push_back({{"uri", uri.toStdString()},
                                   {"size", kept.size},
                                   {"date", kept.changed.toUTC().toString(Qt::ISODate).toStdString()},
                                   {"error", kept.fault.isEmpty() ? Json() : Json(kept.fault.toStdString())}});
    }
    for (const auto &[uri, from] : listing.missing)
        root["missing"].push_back({{"uri", uri.toStdString()}, {"referred_to_by", from.isEmpty() ? Json() : Json(from.toStdString())}});
    root["summary"] = {{"schemas", listing.there.size()}, {"missing", listing.missing.size()}};
    streams.out << root.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
}

int list(const Options &options, Streams &streams)
{
    const official::SchemaStore store(options.folder.empty() ? official::SchemaStore::cacheFolder() : QString::fromStdString(options.folder));
    const QFileInfo info(store.folder());
    if (info.exists() && (!info.isDir() || !info.isReadable() || !info.isExecutable())) {
        Error error;
        error.code = Error::Code::Io;
        error.file = store.folder();
        error.message = info.isDir() ? Text::tr("The folder cannot be read.") : Text::tr("This is no folder.");
        error.advice = info.isDir() ? Text::tr("Check its permissions.") : Text::tr("Name the folder that the schemas are in.");
        return tell(error, streams);
    }
    const Listing listing = listingOf(store);
    if (options.format == "json")
        printJson(listing, store.folder(), streams);
    else
        printText(listing, store.folder(), streams);
    return Done;
}

} // namespace

void addSchemasList(CLI::App &app, Context &context)
{
    auto options = std::make_shared<Options>();
    CLI::App *command = app.add_subcommand("list", "Show which published schemas are in the folder, and which are missing");
    command->add_option("--schemas", options->folder, "The folder; else the one named by MLM_SCHEMAS, else your cache");
    command->add_option("--format", options->format, "text or json")->check(CLI::IsMember({"text", "json"}))->capture_default_str();
    command->callback([options, &context] { context.exit = list(*options, context.streams); });
}

} // namespace mlm::cli
