// SPDX-License-Identifier: Apache-2.0
#include "core/weights/modelfiles.h"
#include "core/base/regularfile.h"
#include "core/weights/reader.h"
#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <algorithm>
#include <array>
#include <set>

namespace mlm::weights {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Weights)
};

constexpr int mostFiles = 10'000;
constexpr const char *savedModel = "saved_model.pb";

/// What models are called: a file of such a name is listed even where its content says nothing.
bool hasModelExtension(const QString &path)
{
    constexpr std::array extensions{"bin",    "caffemodel", "cbm", "ckpt",  "gguf",  "h5",     "hdf5", "joblib", "keras",  "mar",         "model", "msgpack", "npy",
                                    "npz",    "onnx",       "pb",  "pdmodel", "pickle", "pkl", "pmml", "pt",     "pt2",    "pte",         "pth",   "safetensors",
                                    "skops",  "tflite",     "ubj"};
    const std::string suffix = QFileInfo(path).suffix().toLower().toStdString();
    return std::any_of(extensions.begin(), extensions.end(), [&](const char *e) { return suffix == e; });
}

Error cancelled()
{
    return {Error::Code::Cancelled, Words::tr("Reading was cancelled."), {}, {}};
}

/// A part says something only where it is a model file itself, as a shard is.
Result<FoundFile> lookAtPart(const QString &path, const std::string &name)
{
    auto found = lookAt(path);
    if (!found)
        return found.error();
    found->file.name = name;
    found->file.part = true;
    if (found->reading.isRefused())
        found->reading = {};
    return found;
}

/// The parts that a main file names, and those that go by its own name.
std::vector<std::string> partNames(const FoundFile &main)
{
    std::vector<std::string> names;
    for (const PartFact &part : main.reading.facts.parts) {
        if (part.present)
            names.push_back(part.name);
    }
    const QString stem = QFileInfo(main.file.path).completeBaseName();
    const auto beside = [&](const char *format, const char *suffix) {
        const std::string name = (stem + QLatin1String(suffix)).toStdString();
        const QFileInfo info(QFileInfo(main.file.path).dir().filePath(QString::fromStdString(name)));
        if (main.reading.facts.format == format && info.isFile() && !info.isSymLink() &&
            std::find(names.begin(), names.end(), name) == names.end())
            names.push_back(name);
    };
    beside("openvino-ir", ".bin");
    beside("paddle-pdmodel", ".pdiparams");
    return names;
}

/// The files in a folder and below it, without links, in the order of their names.
Result<QStringList> filesBelow(const QString &folder)
{
    QStringList result;
    QDirIterator it(folder, QDir::Files | QDir::NoSymLinks | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        result += it.next();
        if (result.size() > mostFiles)
            return Error{Error::Code::Limit, Words::tr("There are more than %L1 files in the folder.").arg(mostFiles),
                         Words::tr("Choose a folder further down."), folder};
    }
    result.sort();
    return result;
}

class Search
{
public:
    explicit Search(const std::function<bool()> &goOn) : m_goOn(goOn) {}

    Result<void> addFile(const QString &path)
    {
        auto found = lookAt(path);
        if (!found)
            return found.error();
        return addMain(std::move(*found));
    }

    Result<void> addFolder(const QString &folder)
    {
        auto files = filesBelow(folder);
        if (!files)
            return files.error();
        QStringList savedModels;
        for (const QString &path : *files) {
            if (QFileInfo(path).fileName() == QLatin1String(savedModel))
                savedModels += QFileInfo(path).path() + QLatin1Char('/');
        }
        // What is in the folder of a SavedModel belongs to it, whatever it is.
        for (const QString &root : savedModels) {
            if (auto done = addSavedModel(root, *files); !done)
                return done;
        }
        for (const QString &path : *files) {
            if (m_goOn && !m_goOn())
                return cancelled();
            auto found = m_known.count(path) > 0 ? Result<FoundFile>(Error{}) : lookAt(path);
            if (!found || (found->reading.isRefused() && found->reading.facts.format.empty() && !hasModelExtension(path)))
                continue;
            if (auto done = addMain(std::move(*found)); !done)
                return done;
        }
        if (m_groups.empty())
            return Error{Error::Code::NotFound, Words::tr("There is no model file in the folder."), Words::tr("Choose the model file itself."), folder};
        return {};
    }

    std::vector<FoundFile> take()
    {
        std::stable_sort(m_groups.begin(), m_groups.end(), [](const auto &a, const auto &b) { return a.front().file.path < b.front().file.path; });
        std::vector<FoundFile> result;
        for (auto &group : m_groups) {
            // A file that turned out to be a part of another stands there only.
            if (group.size() == 1 && m_parts.count(group.front().file.path) > 0)
                continue;
            std::move(group.begin(), group.end(), std::back_inserter(result));
        }
        return result;
    }

private:
    Result<void> addSavedModel(const QString &root, const QStringList &files)
    {
        auto main = lookAt(root + QLatin1String(savedModel));
        if (!main || m_known.count(main->file.path) > 0)
            return {};
        m_known.insert(main->file.path);
        std::vector<FoundFile> group;
        group.push_back(std::move(*main));
        for (const QString &path : files) {
            if (m_goOn && !m_goOn())
                return cancelled();
            if (path.startsWith(root) && m_known.count(path) == 0)
                addPart(group, path, path.mid(root.size()).toStdString());
        }
        m_groups.push_back(std::move(group));
        return {};
    }

    Result<void> addMain(FoundFile main)
    {
        if (!m_known.insert(main.file.path).second)
            return {};
        const QDir folder = QFileInfo(main.file.path).dir();
        std::vector<FoundFile> group;
        const auto names = partNames(main);
        group.push_back(std::move(main));
        for (const std::string &name : names) {
            if (m_goOn && !m_goOn())
                return cancelled();
            addPart(group, folder.filePath(QString::fromStdString(name)), name);
        }
        m_groups.push_back(std::move(group));
        return {};
    }

    void addPart(std::vector<FoundFile> &group, const QString &path, const std::string &name)
    {
        if (!m_parts.insert(path).second)
            return;
        m_known.insert(path);
        if (auto part = lookAtPart(path, name))
            group.push_back(std::move(*part));
    }

    const std::function<bool()> &m_goOn;
    std::vector<std::vector<FoundFile>> m_groups; ///< a main file and its parts each
    std::set<QString> m_known, m_parts;
};

} // namespace

Result<FoundFile> lookAt(const QString &path, bool facts)
{
    const auto file = RegularFile::open(path);
    if (!file)
        return file.error();
    return FoundFile{{path, QFileInfo(path).fileName().toStdString(), false, file->size()}, file->mtimeNs(), facts ? readFacts(path) : Reading()};
}

Result<std::vector<FoundFile>> findModelFiles(const QString &path, const std::function<bool()> &goOn)
{
    Search search(goOn);
    const QString clean = QDir::cleanPath(path);
    const auto done = QFileInfo(clean).isDir() ? search.addFolder(clean) : search.addFile(path.isEmpty() ? path : clean);
    if (!done)
        return done.error();
    return search.take();
}

Result<std::vector<ModelFile>> modelFiles(const QString &path)
{
    auto found = findModelFiles(path);
    if (!found)
        return found.error();
    std::vector<ModelFile> result;
    for (FoundFile &file : *found)
        result.push_back(std::move(file.file));
    return result;
}

} // namespace mlm::weights
