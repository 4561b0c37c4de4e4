// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"
#include "app/cli/inputs.h"
#include "core/weights/fingerprint.h"
#include "core/weights/localasset.h"
#include <CLI/CLI.hpp>
#include <QCoreApplication>
#include <QFileInfo>
#include <ostream>

namespace mlm::cli {
namespace {

using weights::LocalAsset;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

struct Options
{
    std::vector<std::string> items;
    std::string base;
};

const Json *memberOf(const Json &object, const char *name)
{
    if (!object.is_object())
        return nullptr;
    const auto found = object.find(name);
    return found == object.end() ? nullptr : &*found;
}

/// What comparing one asset with its file says.
struct Verdict
{
    bool error = false;
    QString text;
};

Verdict compare(const Json &asset, const LocalAsset &file, Streams &streams)
{
    const Json *size = memberOf(asset, "file:size");
    const Json *checksum = memberOf(asset, "file:checksum");
    std::optional<weights::Multihash> recorded;
    if (checksum && checksum->is_string())
        recorded = weights::Multihash::parse(checksum->get<std::string>());
    std::vector<weights::Hash> hashes;
    if (recorded)
        hashes.push_back(recorded->hash);
    const auto fingerprint = weights::fingerprint(file.path, hashes, [&](qint64 done, qint64 total) {
        return showProgress(done, total, file.path, streams);
    });
    if (!fingerprint)
        return {true, fingerprint.error().message + QLatin1Char(' ') + fingerprint.error().advice};
    QStringList wrong;
    if (size && *size != fingerprint->size)
        wrong += Text::tr("the size is %1 bytes, recorded are %2").arg(QString::number(fingerprint->size), QString::fromStdString(size->dump()));
    if (recorded && fingerprint->hashes.front().digest != recorded->digest)
        wrong += Text::tr("the checksum is %1, recorded is %2")
                     .arg(QString::fromStdString(fingerprint->hashes.front().toString()), QString::fromStdString(checksum->get<std::string>()));
    if (!wrong.isEmpty())
        return {true, wrong.join(QStringLiteral("; "))};
    if (checksum && !recorded)
        return {false, Text::tr("the size fits; the checksum is of a kind that is not computed here").arg(fingerprint->size)};
    return {false, recorded && size ? Text::tr("size and checksum fit") : recorded ? Text::tr("the checksum fits") : Text::tr("the size fits")};
}

class Verification
{
public:
    Verification(const Options &options, Streams &streams) : m_options(options), m_streams(streams) {}

    int run()
    {
        if (!m_options.base.empty() && !QFileInfo(QString::fromStdString(m_options.base)).isDir()) {
            Error error;
            error.code = Error::Code::NotFound;
            error.file = QString::fromStdString(m_options.base);
            error.message = Text::tr("There is no such folder.");
            error.advice = Text::tr("Give the folder that the assets may be read from.");
            return tell(error, m_streams);
        }
        for (const std::string &path : m_options.items) {
            const int code = item(path);
            if (code == Interrupted)
                return code;
            m_exit = std::max(m_exit, code);
        }
        return m_exit;
    }

private:
    int item(const std::string &path)
    {
        const auto input = readDocument(path, m_streams);
        if (!input)
            return tell(input.error(), m_streams);
        const Json *assets = memberOf(input->parsed.root, "assets");
        if (!assets || !assets->is_object()) {
            Error error;
            error.code = Error::Code::Invalid;
            error.file = input->path;
            error.message = Text::tr("There are no assets to look at.");
            error.advice = Text::tr("Give a STAC Item.");
            return tell(error, m_streams);
        }
        int result = Done;
        for (const auto &[key, asset] : assets->items()) {
            const Verdict verdict = look(asset, folderOf(path));
            m_streams.out << path << ": " << key << ": " << (verdict.error ? "error: " : "") << verdict.text.toStdString() << '\n';
            if (verdict.error)
                result = Found;
            if (!showProgress(0, 0, {}, m_quiet))
                return Interrupted;
        }
        return result;
    }

    Verdict look(const Json &asset, const QString &folder)
    {
        const Json *href = memberOf(asset, "href");
        if (!href || !href->is_string())
            return {true, Text::tr("there is no address")};
        if (!memberOf(asset, "file:size") && !memberOf(asset, "file:checksum"))
            return {false, Text::tr("not checked, no size or checksum is recorded")};
        const LocalAsset file = weights::localAsset(href->get<std::string>(), folder, QString::fromStdString(m_options.base));
        switch (file.kind) {
        case LocalAsset::Kind::Remote:
            return {false, Text::tr("not checked, it is not beside the Item: %1").arg(QString::fromStdString(href->get<std::string>()))};
        case LocalAsset::Kind::Outside:
            return {false, Text::tr("not checked, it leads out of the folder: %1 (allow it with --base)").arg(file.path)};
        case LocalAsset::Kind::Missing:
            return {true, Text::tr("there is no file %1").arg(file.path)};
        case LocalAsset::Kind::Here:
            break;
        }
        return compare(asset, file, m_streams);
    }

    const Options &m_options;
    Streams &m_streams;
    Streams m_quiet{m_streams.in, m_streams.out, m_streams.err, false};
    int m_exit = Done;
};

} // namespace

void addVerify(CLI::App &app, Context &context)
{
    auto options = std::make_shared<Options>();
    CLI::App *command = app.add_subcommand("verify", "Compare recorded sizes and checksums with the files beside the Items");
    command->add_option("ITEM", options->items, "Items")->required();
    command->add_option("--base", options->base, "Folder that files may be read from besides the Item's own");
    command->callback([options, &context] { context.exit = Verification(*options, context.streams).run(); });
}

} // namespace mlm::cli
