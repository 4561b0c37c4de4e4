// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"
#include "app/cli/inputs.h"
#include "app/cli/interrupt.h"
#include "app/cli/shown.h"
#include "core/json/write.h"
#include "core/weights/verify.h"
#include <CLI/CLI.hpp>
#include <QCoreApplication>
#include <QFileInfo>
#include <algorithm>
#include <ostream>

namespace mlm::cli {
namespace {

using weights::AssetVerdict;
using weights::Comparison;
using weights::Outcome;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

struct Options
{
    std::vector<std::string> items;
    std::string base, format = "text";
    bool noFacts = false;
};

const char *nameOf(AssetVerdict::State state)
{
    switch (state) {
    case AssetVerdict::State::Checked:
        return "checked";
    case AssetVerdict::State::Nothing:
        return "nothing-recorded";
    case AssetVerdict::State::Remote:
        return "remote";
    case AssetVerdict::State::Outside:
        return "outside";
    case AssetVerdict::State::Missing:
        return "missing";
    case AssetVerdict::State::Failed:
        return "failed";
    }
    return "";
}

const char *nameOf(Outcome outcome)
{
    return outcome == Outcome::Agrees ? "agrees" : outcome == Outcome::Differs ? "differs" : "unknown";
}

bool isOfFile(const Comparison &comparison)
{
    return comparison.pointer.last() == "file:size" || comparison.pointer.last() == "file:checksum";
}

/// Size and checksum in one sentence.
QString aboutFile(const AssetVerdict &verdict)
{
    QStringList wrong, right;
    QString unknown;
    for (const Comparison &comparison : verdict.comparisons) {
        if (!isOfFile(comparison))
            continue;
        if (comparison.outcome == Outcome::Differs)
            wrong += comparison.explanation;
        else if (comparison.outcome == Outcome::Agrees)
            right += comparison.what;
        else
            unknown = Text::tr("the %1 cannot be compared: %2").arg(comparison.what, comparison.explanation);
    }
    if (!wrong.isEmpty())
        return wrong.join(QStringLiteral("; "));
    const QString fits = right.isEmpty() ? QString() : right.size() == 2 ? Text::tr("size and checksum fit") : Text::tr("the %1 fits").arg(right.first());
    return fits.isEmpty() || unknown.isEmpty() ? fits + unknown : fits + QStringLiteral("; ") + unknown;
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
        if (m_options.format == "json")
            m_streams.out << json::write(Json({{"documents", std::move(m_documents)},
                                               {"summary", {{"assets", m_assets}, {"agrees", m_agrees}, {"differs", m_differs}, {"unknown", m_unknown}}}}))
                          << '\n';
        return m_exit;
    }

private:
    int item(const std::string &path)
    {
        const auto input = readDocument(path, m_streams);
        if (!input)
            return tell(input.error(), m_streams);
        const Json &root = input->parsed.root;
        const Json *assets = Pointer::of("/assets").in(root);
        if (!assets || !assets->is_object()) {
            Error error;
            error.code = Error::Code::Invalid;
            error.file = input->path;
            error.message = Text::tr("There are no assets to look at.");
            error.advice = Text::tr("Give a STAC Item.");
            return tell(error, m_streams);
        }
        weights::VerifyOptions how;
        how.base = QString::fromStdString(m_options.base);
        how.facts = !m_options.noFacts;
        const auto verdicts = weights::verify(root, folderOf(path), how, [&](qint64 done, qint64 total) {
            return showProgress(done, total, QString::fromStdString(path), m_streams);
        });
        if (!verdicts)
            return tell(verdicts.error(), m_streams);
        if (m_options.format == "json")
            document(path, root, *verdicts);
        int result = Done;
        for (const AssetVerdict &verdict : *verdicts) {
            ++m_assets;
            m_agrees += verdict.count(Outcome::Agrees);
            m_differs += verdict.count(Outcome::Differs);
            m_unknown += verdict.count(Outcome::Unknown);
            if (m_options.format == "text")
                print(printable(path) + ": " + printable(verdict.key) + ": ", verdict);
            if (verdict.isWrong())
                result = Found;
        }
        return result;
    }

    void print(const std::string &start, const AssetVerdict &verdict)
    {
        std::ostream &out = m_streams.out;
        if (verdict.state != AssetVerdict::State::Checked) {
            out << start << (verdict.isWrong() ? "error: " : "") << printable(verdict.explanation) << '\n';
            return;
        }
        const bool wrongFile = std::any_of(verdict.comparisons.begin(), verdict.comparisons.end(),
                                           [](const Comparison &c) { return isOfFile(c) && c.outcome == Outcome::Differs; });
        if (const QString file = aboutFile(verdict); !file.isEmpty())
            out << start << (wrongFile ? "error: " : "") << printable(file) << '\n';
        if (verdict.refusal)
            out << start << printable(Text::tr("what is inside cannot be compared: %1").arg(verdict.refusal->message)) << '\n';
        for (const Comparison &comparison : verdict.comparisons) {
            if (!isOfFile(comparison) && !(verdict.refusal && comparison.outcome == Outcome::Unknown))
                out << start << printable(line(comparison)) << '\n';
        }
    }

    static QString line(const Comparison &comparison)
    {
        const QString recorded = comparison.recorded.is_array() && !comparison.recorded.empty() && comparison.recorded.front().is_structured()
                                     ? Text::tr("a list of %n", nullptr, int(comparison.recorded.size()))
                                     : shownValue(comparison.recorded);
        QString text;
        if (comparison.outcome == Outcome::Agrees)
            text = Text::tr("%1: as recorded, %2").arg(comparison.what, recorded);
        else if (comparison.outcome == Outcome::Differs)
            text = Text::tr("error: %1: recorded is %2, the file has %3")
                       .arg(comparison.what, recorded, comparison.found ? shownValue(*comparison.found) : QStringLiteral("?"));
        else
            text = Text::tr("%1: cannot be known, recorded is %2").arg(comparison.what, recorded);
        return comparison.explanation.isEmpty() ? text : text + QStringLiteral(". ") + comparison.explanation;
    }

    void document(const std::string &path, const Json &root, const std::vector<AssetVerdict> &verdicts)
    {
        Json assets = Json::array();
        for (const AssetVerdict &verdict : verdicts) {
            Json comparisons = Json::array();
            for (const Comparison &c : verdict.comparisons)
                comparisons.push_back({{"pointer", c.pointer.toString()}, {"what", c.what.toStdString()}, {"outcome", nameOf(c.outcome)}, {"recorded", c.recorded},
                                       {"found", c.found.value_or(Json())}, {"explanation", c.explanation.isEmpty() ? Json() : Json(c.explanation.toStdString())}});
            assets.push_back({{"key", verdict.key}, {"href", verdict.href}, {"path", verdict.path.isEmpty() ? Json() : Json(verdict.path.toStdString())},
                              {"state", nameOf(verdict.state)}, {"explanation", verdict.explanation.isEmpty() ? Json() : Json(verdict.explanation.toStdString())},
                              {"refusal", verdict.refusal ? Json(verdict.refusal->message.toStdString()) : Json()}, {"comparisons", std::move(comparisons)}});
        }
        const Json *id = Pointer::of("/id").in(root);
        m_documents.push_back({{"path", path}, {"id", id ? *id : Json()}, {"assets", std::move(assets)}});
    }

    const Options &m_options;
    Streams &m_streams;
    Json m_documents = Json::array();
    std::size_t m_assets = 0, m_agrees = 0, m_differs = 0, m_unknown = 0;
    int m_exit = Done;
};

} // namespace

void addVerify(CLI::App &app, Context &context)
{
    auto options = std::make_shared<Options>();
    CLI::App *command = app.add_subcommand("verify", "Compare Items with the files beside them: size, checksum and what is inside");
    command->add_option("ITEM", options->items, "Items")->required();
    command->add_option("--base", options->base, "Folder that files may be read from besides the Item's own");
    command->add_option("--format", options->format, "text or json")->check(CLI::IsMember({"text", "json"}))->capture_default_str();
    command->add_flag("--no-facts", options->noFacts, "Compare sizes and checksums only");
    command->callback([options, &context] { context.exit = Verification(*options, context.streams).run(); });
}

} // namespace mlm::cli
