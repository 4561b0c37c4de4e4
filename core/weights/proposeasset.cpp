// SPDX-License-Identifier: Apache-2.0
#include "core/base/multihashtext.h"
#include "core/weights/proposing.h"
#include <QCoreApplication>
#include <QFileInfo>
#include <QStringList>
#include <algorithm>

namespace mlm::weights {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Import)
};

/// MLM 1.5, Model Artifact Media-Type: octet-stream with the framework where the file's extension leaves no
/// doubt of it.
std::string mediaTypeOf(const QString &path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    std::string type = "application/octet-stream";
    if (suffix == QLatin1String("pt") || suffix == QLatin1String("pth") || suffix == QLatin1String("pt2"))
        type += "; framework=pytorch";
    else if (suffix == QLatin1String("onnx"))
        type += "; framework=onnx";
    else if (suffix == QLatin1String("keras"))
        type += "; framework=keras";
    return type;
}

/// "application/x; a=b" as its parts in one order and one case.
QStringList partsOf(const std::string &type)
{
    QStringList parts = QString::fromStdString(type).toLower().remove(QLatin1Char(' ')).split(QLatin1Char(';'), Qt::SkipEmptyParts);
    if (parts.size() > 1)
        std::sort(parts.begin() + 1, parts.end());
    return parts;
}

class AssetProposals
{
public:
    AssetProposals(Proposing &proposing, const ImportFile &file, const ImportFile *main)
        : m_proposing(proposing), m_file(file), m_main(main), m_facts(file.inspection.reading.facts),
          m_asset(Pointer::of("/assets") / file.target.assetKey), m_isNew(!m_asset.in(proposing.root))
    {
    }

    void all()
    {
        if (!m_file.target.href.empty())
            m_proposing.offer(m_asset / "href", m_file.target.href, Words::tr("place of the file"));
        mediaType();
        roles();
        artifact();
        // A pointer is not the file: its size and checksum would be those of the pointer.
        if (m_facts.format == "git-lfs-pointer")
            return m_proposing.say(Words::tr("%1 is a Git LFS pointer: fetch the file itself, its size and checksum are not known yet.")
                                       .arg(QString::fromStdString(m_file.inspection.name)));
        m_proposing.offer(m_asset / "file:size", static_cast<std::uint64_t>(m_file.inspection.size), Words::tr("size on disk"));
        checksum();
        if (m_facts.byteOrder && m_proposing.knows(m_asset / "file:byte_order"))
            m_proposing.offer(m_asset / "file:byte_order", m_facts.byteOrder->value, m_facts.byteOrder->whereFrom);
        if (m_facts.headerSize && m_proposing.knows(m_asset / "file:header_size"))
            m_proposing.offer(m_asset / "file:header_size", m_facts.headerSize->value, m_facts.headerSize->whereFrom);
    }

private:
    bool recognised() const { return !m_facts.format.empty(); }

    void mediaType()
    {
        const Pointer pointer = m_asset / "type";
        Proposal *proposal = nullptr;
        if (m_facts.mediaType)
            proposal = m_proposing.offer(pointer, m_facts.mediaType->value, m_facts.mediaType->whereFrom);
        else if (m_main && !recognised())
            proposal = m_proposing.offer(pointer, "application/octet-stream", Words::tr("data that belong to a model"));
        else if (m_isNew && !m_file.target.href.empty())
            proposal = m_proposing.offer(pointer, mediaTypeOf(QString::fromStdString(m_file.target.href)), Words::tr("extension of the file name"));
        const Json *there = pointer.in(m_proposing.root);
        if (proposal && proposal->state == Proposal::State::Differs && there && there->is_string() &&
            sameMediaType(there->get<std::string>(), proposal->value.get<std::string>()))
            proposal->state = Proposal::State::Agrees;
    }

    /// The roles that are there stay: what the file says is added to them.
    void roles()
    {
        const Pointer pointer = m_asset / "roles";
        std::vector<std::string> said{"mlm:model"};
        QString origin = Words::tr("chosen import as model weights");
        if (m_facts.roles) {
            said = m_facts.roles->value;
            origin = m_facts.roles->whereFrom;
        } else if (m_main) {
            said = {"mlm:model", "mlm:weights"};
            origin = Words::tr("data that belong to a model");
        } else if (!m_isNew && !recognised()) {
            return;
        }
        const Json *there = pointer.in(m_proposing.root);
        Json value = there && there->is_array() ? *there : Json::array();
        for (const std::string &role : said) {
            if (std::find(value.begin(), value.end(), Json(role)) == value.end())
                value.push_back(role);
        }
        m_proposing.offer(pointer, std::move(value), origin);
    }

    void artifact()
    {
        const Facts &main = m_main ? m_main->inspection.reading.facts : m_facts;
        const auto &type = m_facts.artifactType ? m_facts.artifactType : main.artifactType;
        if (const Pointer pointer = m_asset / "mlm:artifact_type"; type && m_proposing.knows(pointer))
            m_proposing.offer(pointer, m_proposing.spelled(pointer, type->value), type->whereFrom);
        if (const Pointer pointer = m_asset / "mlm:compile_method"; m_facts.compileMethod && m_proposing.knows(pointer))
            m_proposing.offer(pointer, m_facts.compileMethod->value, m_facts.compileMethod->whereFrom);
    }

    void checksum()
    {
        if (!m_file.inspection.fingerprint || m_file.inspection.fingerprint->hashes.empty())
            return;
        const auto &hashes = m_file.inspection.fingerprint->hashes;
        const Pointer pointer = m_asset / "file:checksum";
        // Where the document has a checksum by another function that was computed too, that one is compared.
        const Json *there = pointer.in(m_proposing.root);
        const auto declared = there && there->is_string() ? Multihash::parse(there->get_ref<const std::string &>()) : std::nullopt;
        const Multihash *hash = &hashes.front();
        for (const Multihash &candidate : hashes) {
            if (declared && candidate.hash == declared->hash)
                hash = &candidate;
        }
        Proposal *proposal = m_proposing.offer(pointer, hash->toString(), Words::tr("%1 of every byte").arg(nameOf(hash->hash)));
        if (proposal && declared && declared->isBeginningOf(*hash))
            proposal->state = Proposal::State::Agrees;
    }

    Proposing &m_proposing;
    const ImportFile &m_file;
    const ImportFile *m_main;
    const Facts &m_facts;
    Pointer m_asset;
    bool m_isNew;
};

} // namespace

bool sameMediaType(const std::string &a, const std::string &b)
{
    return partsOf(a) == partsOf(b);
}

void proposeAsset(Proposing &proposing, const ImportFile &file, const ImportFile *main)
{
    AssetProposals(proposing, file, main).all();
}

} // namespace mlm::weights
