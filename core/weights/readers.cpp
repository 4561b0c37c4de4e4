// SPDX-License-Identifier: Apache-2.0
#include "core/weights/reader.h"
#include "core/weights/zip/archive.h"
#include <QCoreApplication>
#include <QFileInfo>

namespace mlm::weights {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Weights)
};

constexpr std::size_t headSize = 4096;

Readers makeReaders()
{
    Readers result;
    addTensorReaders(result);
    addProtoReaders(result);
    addFlatReaders(result);
    addHdf5Readers(result);
    addTextReaders(result);
    addTorchReaders(result);
    addPickleReaders(result);
    return result;
}

/// The reader that is surest; the first of equals.
template <typename Kind, typename Probe>
std::pair<const Kind *, Match> surest(const std::vector<std::unique_ptr<Kind>> &candidates, const Probe &probe)
{
    const Kind *best = nullptr;
    Match match = Match::No;
    for (const auto &candidate : candidates) {
        if (const Match found = probe(*candidate); found > match) {
            best = candidate.get();
            match = found;
        }
    }
    return {best, match};
}

Reading notRecognised(const Input &input)
{
    if (input.source.size() == 0)
        return Reading::refused({}, Words::tr("The file is empty."), Words::tr("Fetch or save it again."));
    return Reading::refused({}, Words::tr("The content is of no model format that is known here."),
                            Words::tr("Its size and checksum can still be used."));
}

Reading readArchive(const Input &input)
{
    auto archive = zip::Archive::open(input.source);
    if (!archive)
        return Reading::refused({}, archive.error());
    const auto [reader, match] = surest(readers().archives, [&](const ArchiveReader &r) { return r.probe(**archive, input); });
    if (!reader)
        return Reading::refused({}, Words::tr("This zip archive holds no model that is known here."),
                                Words::tr("Unpack it and import the model file itself."));
    Reading reading = reader->read(**archive, input);
    for (const QString &warning : (*archive)->warnings())
        reading.facts.note(NoteFact::Level::Warning, warning);
    return reading;
}

} // namespace

std::string Input::extension() const
{
    const std::size_t dot = name.rfind('.');
    if (dot == std::string::npos)
        return {};
    return QString::fromStdString(name.substr(dot + 1)).toLower().toStdString();
}

const Readers &readers()
{
    static const Readers all = makeReaders();
    return all;
}

Reading readFacts(const Source &source, std::string_view name, const Folder *folder, int nested)
{
    const std::string head = source.head(headSize);
    Input input{source, std::string(name), folder, nested, head};
    if (head.starts_with("PK\x03\x04") || head.starts_with("PK\x05\x06"))
        return readArchive(input);
    const auto [reader, match] = surest(readers().files, [&](const Reader &r) { return r.probe(input); });
    return reader ? reader->read(input) : notRecognised(input);
}

Reading readFacts(const QString &path)
{
    const QFileInfo info(path);
    if (info.isDir()) {
        // A folder is read through the file that describes it.
        const auto folder = openFolder(path);
        for (const char *name : {"saved_model.pb", "model.safetensors.index.json"}) {
            auto source = folder->open(name);
            if (source)
                return readFacts(**source, name, folder.get());
            if (source.error().code != Error::Code::NotFound)
                return Reading::refused({}, source.error());
        }
        return Reading::refused({}, Words::tr("The folder holds neither a SavedModel nor the index of a sharded model."),
                                Words::tr("Choose the model file itself."));
    }
    auto source = openFile(path);
    if (!source)
        return Reading::refused({}, source.error());
    const auto folder = openFolder(info.absolutePath());
    return readFacts(**source, info.fileName().toStdString(), folder.get());
}

} // namespace mlm::weights
