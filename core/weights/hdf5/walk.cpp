// SPDX-License-Identifier: Apache-2.0
#include "core/weights/hdf5/walk.h"
#include "core/weights/hdf5/dataset.h"
#include "core/weights/hdf5/links.h"
#include <QCoreApplication>
#include <algorithm>
#include <array>

namespace mlm::weights::hdf5 {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Weights)
};

constexpr std::array<std::string_view, 3> wanted{"model_config", "keras_version", "backend"};
constexpr int deepestGroup = 100;
constexpr std::size_t longestPath = 4096;
constexpr std::size_t mostPathBytes = std::size_t{16} << 20; ///< of all names together
constexpr std::size_t mostDatasets = 200'000;
constexpr std::size_t mostLinks = 400'000;

QString shown(const std::string &path)
{
    return QString::fromUtf8(path.data(), static_cast<qsizetype>(std::min<std::size_t>(path.size(), 200)));
}

struct Place
{
    std::string path;
    std::uint64_t address = 0;
    int depth = 0;
};

class Walker
{
public:
    explicit Walker(File &file) : m_file(file) {}

    Contents run()
    {
        m_pending.push_back({"", m_file.root(), 0});
        while (!m_pending.empty()) {
            const Place place = std::move(m_pending.back());
            m_pending.pop_back();
            // Seen already: the same object under another name, or a circle.
            if (!m_file.isNew(place.address))
                continue;
            if (auto done = visit(place); !done) {
                m_contents.refusal = done.error();
                break;
            }
        }
        m_contents.complete = !m_contents.refusal;
        if (m_contents.complete)
            m_contents.refusal = m_outside;
        return std::move(m_contents);
    }

private:
    Result<void> visit(const Place &place)
    {
        const auto messages = readObjectHeader(m_file, place.address);
        if (!messages)
            return messages.error();
        if (isGroup(*messages))
            return visitGroup(place, *messages);
        if (place.depth == 0)
            return damaged(Words::tr("root group"), place.address, Words::tr("it is no group"));
        return isDataset(*messages) ? visitDataset(place, *messages) : Result<void>();
    }

    Result<void> visitGroup(const Place &place, const Messages &messages)
    {
        if (place.depth == 0) {
            auto attributes = attributesOf(m_file, m_texts, messages, wanted);
            if (!attributes)
                return attributes.error();
            m_contents.attributes = std::move(*attributes);
        }
        const auto links = linksOf(m_file, messages);
        if (!links)
            return links.error();
        m_links += links->size();
        if (place.depth >= deepestGroup || m_links > mostLinks)
            return limit(Words::tr("The group “/%1” is nested too deeply, or the file holds over %2 names.").arg(shown(place.path)).arg(mostLinks));
        for (const Link &link : *links) {
            if (place.depth == 0)
                m_contents.rootNames.insert(link.name);
            const std::string path = place.path.empty() ? link.name : place.path + '/' + link.name;
            m_pathBytes += path.size();
            if (path.size() > longestPath || m_pathBytes > mostPathBytes)
                return limit(Words::tr("The name “/%1…” is too long, or all names together are.").arg(shown(path)));
            if (link.kind == Link::Kind::Hard)
                m_next.push_back({path, link.address, place.depth + 1});
            else
                leadsOutside(link.kind == Link::Kind::Soft ? Words::tr("soft link") : Words::tr("external link"), path);
        }
        m_pending.insert(m_pending.end(), std::make_move_iterator(m_next.rbegin()), std::make_move_iterator(m_next.rend()));
        m_next.clear();
        return {};
    }

    Result<void> visitDataset(const Place &place, const Messages &messages)
    {
        auto dataset = readDataset(m_file, m_texts, messages);
        if (!dataset) {
            Error error = dataset.error();
            // Half sentences of the dataset itself; whole ones of the structures that it uses.
            if (!error.message.endsWith(QLatin1Char('.')))
                error.message = Words::tr("The dataset “/%1” cannot be right: %2.").arg(shown(place.path), error.message);
            return error;
        }
        if (++m_contents.datasets > mostDatasets)
            return limit(Words::tr("The file holds over %1 datasets.").arg(mostDatasets));
        m_contents.unwritten += dataset->written || !dataset->outside.isEmpty() ? 0 : 1;
        m_contents.little |= dataset->bigEndian == false;
        m_contents.big |= dataset->bigEndian == true;
        if (!dataset->outside.isEmpty())
            leadsOutside(dataset->outside, place.path);
        if (dataset->tensor) {
            dataset->tensor->name = place.path;
            m_contents.tensors.push_back(std::move(*dataset->tensor));
        }
        return {};
    }

    void leadsOutside(const QString &what, const std::string &path)
    {
        if (!m_outside)
            m_outside = Error{Error::Code::Refused, Words::tr("“/%1” leads out of the file: %2.").arg(shown(path), what),
                              Words::tr("Nothing that it points to was opened. Save the model again with its data inside."), {}};
    }
    static Error limit(const QString &what) { return {Error::Code::Limit, what, {}, {}}; }

    File &m_file;
    GlobalHeap m_texts;
    Contents m_contents;
    std::optional<Error> m_outside;
    std::vector<Place> m_pending;
    std::vector<Place> m_next;
    std::size_t m_links = 0;
    std::size_t m_pathBytes = 0;
};

} // namespace

Contents walk(File &file)
{
    return Walker(file).run();
}

} // namespace mlm::weights::hdf5
