// SPDX-License-Identifier: Apache-2.0
#include "core/weights/verify.h"
#include "core/spec/spec.h"
#include "core/weights/comparing.h"
#include "core/weights/localasset.h"
#include "core/weights/modelfiles.h"
#include "core/weights/reader.h"
#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <algorithm>
#include <array>

namespace mlm::weights {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Verify)
};

using State = AssetVerdict::State;

bool isModel(const Json &asset)
{
    const Json *roles = Pointer::of("/roles").in(asset);
    return (roles && roles->is_array() && std::find(roles->begin(), roles->end(), Json("mlm:model")) != roles->end()) ||
           Pointer::of("/mlm:artifact_type").in(asset);
}

/// One of several files of a model, which holds a part of the parameters.
bool isShard(const QString &path)
{
    static const QRegularExpression pattern(QStringLiteral("-[0-9]{5}-of-[0-9]{5}\\."));
    return pattern.match(QFileInfo(path).fileName()).hasMatch();
}

bool recordsSomething(const Json &asset, bool facts)
{
    constexpr std::array ofFile{"file:size", "file:checksum"};
    constexpr std::array ofContent{"file:header_size", "file:byte_order", "mlm:artifact_type", "mlm:compile_method"};
    const auto has = [&](const char *name) { return asset.is_object() && asset.contains(name); };
    return std::any_of(ofFile.begin(), ofFile.end(), has) || (facts && (isModel(asset) || std::any_of(ofContent.begin(), ofContent.end(), has)));
}

class Verification
{
public:
    Verification(const Json &root, const QString &folder, const VerifyOptions &options, const Progress &progress)
        : m_root(root), m_folder(folder), m_options(options), m_progress(progress)
    {
        const bool collection = spec::Profile::of(root)->documentType() == spec::Profile::DocumentType::Collection;
        m_model = collection ? std::nullopt : std::optional(Pointer::of("/properties"));
    }

    Result<std::vector<AssetVerdict>> run()
    {
        const Json *assets = Pointer::of("/assets").in(m_root);
        if (!assets || !assets->is_object())
            return m_verdicts;
        for (auto it = assets->begin(); it != assets->end(); ++it) {
            m_verdicts.push_back(resolve(it.key(), it.value()));
            if (m_verdicts.back().state == State::Checked && hashOf(it.value()))
                m_total += QFileInfo(m_verdicts.back().path).size();
        }
        std::size_t i = 0;
        for (auto it = assets->begin(); it != assets->end(); ++it, ++i) {
            if (m_progress && !m_progress(m_before, m_total))
                return cancelled();
            if (m_verdicts[i].state == State::Checked && !compare(m_verdicts[i], it.value()))
                return cancelled();
        }
        settle();
        return std::move(m_verdicts);
    }

private:
    static Error cancelled() { return {Error::Code::Cancelled, Words::tr("Reading was cancelled."), {}, {}}; }

    static std::optional<Hash> hashOf(const Json &asset)
    {
        const Json *checksum = Pointer::of("/file:checksum").in(asset);
        const auto recorded = checksum && checksum->is_string() ? Multihash::parse(checksum->get_ref<const std::string &>()) : std::nullopt;
        return recorded ? std::optional(recorded->hash) : std::nullopt;
    }

    AssetVerdict resolve(const std::string &key, const Json &asset) const
    {
        AssetVerdict verdict;
        verdict.key = key;
        const Json *href = Pointer::of("/href").in(asset);
        if (!href || !href->is_string()) {
            verdict.state = State::Missing;
            verdict.explanation = Words::tr("there is no address");
            return verdict;
        }
        verdict.href = href->get<std::string>();
        if (!recordsSomething(asset, m_options.facts)) {
            verdict.explanation = Words::tr("not checked, no size or checksum is recorded");
            return verdict;
        }
        const LocalAsset file = localAsset(verdict.href, m_folder, m_options.base, m_options.allowed.count(key) > 0);
        verdict.path = file.path;
        switch (file.kind) {
        case LocalAsset::Kind::Remote:
            verdict.state = State::Remote;
            verdict.explanation = Words::tr("not checked, it is not beside the Item: %1").arg(QString::fromStdString(verdict.href));
            break;
        case LocalAsset::Kind::Outside:
            verdict.state = State::Outside;
            verdict.explanation = Words::tr("not checked, it leads out of the folder: %1 (allow it with --base)").arg(file.path);
            break;
        case LocalAsset::Kind::Missing:
            verdict.state = State::Missing;
            verdict.explanation = Words::tr("there is no file %1").arg(file.path);
            break;
        case LocalAsset::Kind::Here:
            verdict.state = State::Checked;
            break;
        }
        return verdict;
    }

    /// False once cancelled.
    bool compare(AssetVerdict &verdict, const Json &asset)
    {
        const Pointer pointer = Pointer::of("/assets") / verdict.key;
        Comparing comparing(m_root, verdict.comparisons);
        Inspection inspection;
        if (QFileInfo(verdict.path).isDir()) {
            if (m_options.facts)
                inspection.reading = readFacts(verdict.path);
            for (const char *name : {"file:size", "file:checksum"}) {
                if (comparing.recorded(pointer / name))
                    comparing.unknown(pointer / name, name == std::string_view("file:size") ? Words::tr("size") : Words::tr("checksum"),
                                      Words::tr("A folder has none of its own."));
            }
        } else {
            if (!inspectFile(verdict, asset, inspection))
                return false;
            if (verdict.state != State::Checked)
                return true;
            compareFile(comparing, pointer, inspection);
        }
        if (m_options.facts)
            compareContent(comparing, verdict, asset, inspection.reading);
        return true;
    }

    bool inspectFile(AssetVerdict &verdict, const Json &asset, Inspection &inspection)
    {
        const auto hash = hashOf(asset);
        auto found = lookAt(verdict.path, m_options.facts);
        if (found) {
            const qint64 size = found->file.size;
            Progress counted;
            if (m_progress)
                counted = [this](qint64 done, qint64) { return m_progress(std::min(m_before + done, m_total), m_total); };
            inspection = finish(std::move(*found), hash ? std::vector{*hash} : std::vector<Hash>(), counted);
            m_before += hash ? size : 0;
        } else {
            inspection.error = found.error();
        }
        if (inspection.error && inspection.error->code == Error::Code::Cancelled)
            return false;
        if (inspection.error) {
            verdict.state = State::Failed;
            verdict.explanation = inspection.error->message + (inspection.error->advice.isEmpty() ? QString() : QLatin1Char(' ') + inspection.error->advice);
        }
        return true;
    }

    void compareContent(Comparing &comparing, AssetVerdict &verdict, const Json &asset, const Reading &reading)
    {
        const Pointer pointer = Pointer::of("/assets") / verdict.key;
        const bool model = isModel(asset);
        if (reading.isRefused() && (model || !reading.facts.format.empty()))
            verdict.refusal = reading.refusal;
        // A refused file may have told only the half of what is in it.
        Facts told = reading.isRefused() ? Facts() : reading.facts;
        told.format = reading.facts.format;
        told.formatName = reading.facts.formatName;
        if (model || !told.format.empty())
            compareAsset(comparing, pointer, told);
        if (!model)
            return;
        compareModel(comparing, pointer, told); // an asset may say something else than the whole
        if (!m_model)
            return;
        const bool belongs = isShard(verdict.path) || isPart(verdict.path);
        if (belongs && told.format != "safetensors-index")
            return;
        for (const PartFact &part : reading.facts.parts)
            m_parts.push_back(QFileInfo(verdict.path).dir().filePath(QString::fromStdString(part.name)));
        compareModel(comparing, *m_model, told);
        comparePorts(comparing, *m_model, told);
    }

    bool isPart(const QString &path) const { return m_parts.contains(path); }

    /// Of several files of one model, each tells what it knows: where one agrees, another need not.
    void settle()
    {
        if (!m_model)
            return;
        for (AssetVerdict &verdict : m_verdicts) {
            for (Comparison &comparison : verdict.comparisons) {
                if (comparison.outcome != Outcome::Differs || !comparison.pointer.startsWith(*m_model) || !agreesElsewhere(comparison.pointer))
                    continue;
                comparison.outcome = Outcome::Unknown;
                comparison.explanation += QLatin1Char(' ') + Words::tr("Another asset agrees with it.");
            }
            // A part that came before its main file said what only the whole can tell.
            if (isPart(verdict.path))
                std::erase_if(verdict.comparisons, [&](const Comparison &c) { return c.pointer.startsWith(*m_model); });
        }
    }

    bool agreesElsewhere(const Pointer &pointer) const
    {
        return std::any_of(m_verdicts.begin(), m_verdicts.end(), [&](const AssetVerdict &verdict) {
            return std::any_of(verdict.comparisons.begin(), verdict.comparisons.end(),
                               [&](const Comparison &c) { return c.outcome == Outcome::Agrees && c.pointer == pointer; });
        });
    }

    const Json &m_root;
    const QString &m_folder;
    const VerifyOptions &m_options;
    const Progress &m_progress;
    std::optional<Pointer> m_model;
    std::vector<AssetVerdict> m_verdicts;
    QStringList m_parts; ///< files that belong to another that was looked at
    qint64 m_before = 0, m_total = 0;
};

} // namespace

bool AssetVerdict::isWrong() const
{
    return state == State::Missing || state == State::Failed || count(Outcome::Differs) > 0;
}

std::size_t AssetVerdict::count(Outcome outcome) const
{
    return static_cast<std::size_t>(std::count_if(comparisons.begin(), comparisons.end(), [&](const Comparison &c) { return c.outcome == outcome; }));
}

Result<std::vector<AssetVerdict>> verify(const Json &root, const QString &folder, const VerifyOptions &options, const Progress &progress)
{
    return Verification(root, folder, options, progress).run();
}

} // namespace mlm::weights
