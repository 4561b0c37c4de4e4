// SPDX-License-Identifier: Apache-2.0
#include "core/weights/bytes/cursor.h"
#include "core/weights/dtypes.h"
#include "core/weights/formats.h"
#include "core/weights/pickle/machine.h"
#include "core/weights/pickle/walk.h"
#include "core/weights/torch/content.h"
#include "core/weights/torch/legacy.h"
#include <QCoreApplication>
#include <algorithm>
#include <array>
#include <unordered_map>

namespace mlm::weights::torch {

using pickle::Kind;
using pickle::Pickle;
using pickle::Ref;
using namespace std::string_view_literals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Weights)
};

constexpr std::size_t recordSize = 512;
constexpr int maxMembers = 16;
constexpr std::int32_t maxRank = 64;
constexpr std::array wanted{"sys_info"sv, "pickle"sv, "storages"sv, "tensors"sv};

Error damaged(const QString &what)
{
    return {Error::Code::Refused, what, Words::tr("The file is damaged or was not copied whole."), {}};
}

std::string_view nameIn(std::string_view header)
{
    std::string_view name = header.substr(0, std::min<std::size_t>(100, header.size()));
    name = name.substr(0, name.find('\0'));
    if (name.starts_with("./"))
        name.remove_prefix(2);
    return name;
}

/// The sum over the header with its own field taken for spaces.
bool isHeader(std::string_view header)
{
    if (header.size() < recordSize)
        return false;
    std::uint64_t told = 0, sum = 0;
    for (const char c : header.substr(148, 8)) {
        if (c >= '0' && c <= '7')
            told = told * 8 + static_cast<std::uint64_t>(c - '0');
    }
    for (std::size_t i = 0; i < recordSize; ++i)
        sum += i >= 148 && i < 156 ? 0x20U : static_cast<unsigned char>(header[i]);
    return told == sum && told != 0;
}

struct Place
{
    std::uint64_t begin = 0, size = 0;
};

/// Where the four members lie.
Result<std::unordered_map<std::string, Place>> membersOf(const Source &source)
{
    std::unordered_map<std::string, Place> result;
    std::uint64_t at = 0;
    for (int i = 0; i < maxMembers && at + recordSize <= source.size(); ++i) {
        auto header = source.bytes(at, recordSize, recordSize);
        if (!header)
            return header.error();
        if (!isHeader(*header))
            break; // two records of zeros end an archive
        std::uint64_t size = 0;
        for (const char c : header->substr(124, 11)) {
            if (c >= '0' && c <= '7')
                size = size * 8 + static_cast<std::uint64_t>(c - '0');
        }
        const std::string name(nameIn(*header));
        if (size > source.size() - at - recordSize)
            return damaged(Words::tr("The member “%1” at byte %2 reaches past the end of the file.").arg(QString::fromStdString(name)).arg(at));
        if (std::find(wanted.begin(), wanted.end(), name) != wanted.end() && !result.emplace(name, Place{at + recordSize, size}).second)
            return damaged(Words::tr("The archive holds two members named “%1”.").arg(QString::fromStdString(name)));
        at += recordSize + (size + recordSize - 1) / recordSize * recordSize;
    }
    return result;
}

/// Reads pickles and numbers in turn from a member.
class Tape
{
public:
    Tape(const Source &source, Place place, QString name, std::vector<ImportFact> &imports)
        : m_window(source, place.begin, place.size), m_name(std::move(name)), m_imports(imports)
    {
    }
    std::optional<Pickle> pickle(std::optional<Error> &error)
    {
        Pickle result = pickle::read(m_window, m_at);
        m_imports.insert(m_imports.end(), result.imports.begin(), result.imports.end());
        m_at = result.end;
        if (!result.error)
            return result;
        error = result.error;
        error->message = Words::tr("In the member “%1”: %2").arg(m_name, error->message);
        return std::nullopt;
    }
    /// A number that a pickle of its own holds.
    std::optional<std::int64_t> count(std::optional<Error> &error)
    {
        const auto whole = pickle(error);
        const auto number = whole ? whole->tree.integer(*whole->root) : std::nullopt;
        if (!number && !error)
            error = damaged(Words::tr("The member “%1” does not begin with a count.").arg(m_name));
        // Each item takes some bytes.
        if (number && (*number < 0 || static_cast<std::uint64_t>(*number) > m_window.size()))
            error = damaged(Words::tr("The member “%1” claims %2 items, for which it is too short.").arg(m_name).arg(*number));
        return error ? std::nullopt : number;
    }
    std::optional<std::string> bytes(std::uint64_t length, std::optional<Error> &error)
    {
        auto raw = m_window.bytes(m_at, length, 4096);
        if (!raw) {
            error = damaged(Words::tr("The member “%1” ends too early, at byte %2.").arg(m_name).arg(m_at));
            return std::nullopt;
        }
        m_at += length;
        return std::move(*raw);
    }
    bool skip(std::uint64_t length, std::optional<Error> &error)
    {
        if (length <= m_window.size() - std::min(m_at, m_window.size())) {
            m_at += length;
            return true;
        }
        error = damaged(Words::tr("The member “%1” ends too early, at byte %2.").arg(m_name).arg(m_window.size()));
        return false;
    }

private:
    WindowSource m_window;
    QString m_name;
    std::vector<ImportFact> &m_imports;
    std::uint64_t m_at = 0;
};

std::string keyOf(const pickle::Tree &tree, Ref ref)
{
    if (const auto number = tree.integer(ref))
        return std::to_string(*number);
    return std::string(tree.text(ref).value_or(std::string_view()));
}

/// (key, location, class), a count, the numbers; for each storage.
std::unordered_map<std::string, StorageRef> storagesOf(Tape tape, std::optional<Error> &error)
{
    std::unordered_map<std::string, StorageRef> result;
    const auto count = tape.count(error);
    for (std::int64_t i = 0; count && i < *count && !error; ++i) {
        const auto head = tape.pickle(error);
        const auto parts = head ? head->tree.sequence(*head->root, 3) : std::nullopt;
        StorageRef storage;
        if (parts && parts->size() == 3) {
            storage.key = keyOf(head->tree, (*parts)[0]);
            storage.dtype = dtypeOfClass(head->tree.name((*parts)[2]));
        }
        if (!error && storage.dtype.empty())
            error = damaged(Words::tr("The storage %1 has a type that is not known here.").arg(i));
        const auto raw = error ? std::nullopt : tape.bytes(8, error);
        if (!raw)
            break;
        const auto bytes = product(Cursor(*raw).number<std::uint64_t>(), std::max(8U, bitsOf(storage.dtype).value_or(8)) / 8);
        if (!bytes || !tape.skip(*bytes, error)) {
            if (!error)
                error = damaged(Words::tr("The storage %1 is too large.").arg(i));
            break;
        }
        storage.bytes = *bytes;
        result.emplace(storage.key, std::move(storage));
    }
    return result;
}

/// (key, storage, class), then rank, sizes, strides and offset as numbers; for each tensor.
std::unordered_map<std::string, Tensor> tensorsOf(Tape tape, const std::unordered_map<std::string, StorageRef> &storages, std::optional<Error> &error)
{
    std::unordered_map<std::string, Tensor> result;
    const auto count = tape.count(error);
    for (std::int64_t i = 0; count && i < *count && !error; ++i) {
        const auto head = tape.pickle(error);
        const auto parts = head ? head->tree.sequence(*head->root, 3) : std::nullopt;
        const auto storage = parts && parts->size() == 3 ? storages.find(keyOf(head->tree, (*parts)[1])) : storages.end();
        const auto rankBytes = error ? std::nullopt : tape.bytes(8, error);
        if (!rankBytes)
            break;
        const auto rank = Cursor(*rankBytes).number<std::int32_t>();
        if (storage == storages.end() || rank < 0 || rank > maxRank) {
            error = damaged(Words::tr("The tensor %1 has no proper storage or shape.").arg(i));
            break;
        }
        const auto raw = tape.bytes(static_cast<std::uint64_t>(rank) * 16 + 8, error);
        if (!raw)
            break;
        Cursor cursor(*raw);
        Tensor tensor;
        tensor.storage = storage->second;
        tensor.dtype = storage->second.dtype;
        std::vector<std::int64_t> strides;
        for (std::int32_t d = 0; d < rank; ++d)
            tensor.shape.push_back(cursor.number<std::int64_t>());
        for (std::int32_t d = 0; d < rank; ++d)
            strides.push_back(cursor.number<std::int64_t>());
        tensor.offset = cursor.number<std::uint64_t>();
        auto checked = checkedTensor(std::move(tensor), strides);
        if (!checked) {
            error = checked.error();
            error->message = Words::tr("The tensor %1 %2.").arg(i).arg(error->message);
            break;
        }
        result.emplace(keyOf(head->tree, parts->front()), std::move(*checked));
    }
    return result;
}

} // namespace

Match TarReader::probe(const Input &input) const
{
    if (!isHeader(input.head.substr(0, recordSize)))
        return Match::No;
    return std::find(wanted.begin(), wanted.end(), nameIn(input.head)) != wanted.end() ? Match::Certain : Match::No;
}

Reading TarReader::read(const Input &input) const
{
    Facts facts = factsOf(id());
    const auto members = membersOf(input.source);
    if (!members)
        return Reading::refused(std::move(facts), members.error());
    std::vector<ImportFact> imports;
    const auto tape = [&](const char *name) { return Tape(input.source, members->at(name), QString::fromLatin1(name), imports); };
    std::optional<Error> error;
    for (const char *name : {"pickle", "storages", "tensors"}) {
        if (!members->contains(name))
            return Reading::refused(std::move(facts), damaged(Words::tr("The archive has no member “%1”.").arg(QLatin1String(name))));
    }
    if (members->contains("sys_info"))
        tape("sys_info").pickle(error);
    std::optional<Error> broken;
    const auto object = tape("pickle").pickle(broken);
    // Storages and tensors are pickles too: their imports belong into the list whatever became of the others.
    const auto storages = storagesOf(tape("storages"), error);
    const auto tensors = tensorsOf(tape("tensors"), storages, error);
    pickle::addImports(facts, imports);
    if (!object || error)
        return Reading::refused(std::move(facts), object ? *error : *broken);

    Content content;
    content.kind = object->tree.kind(*object->root) == Kind::Call && object->tree.called(*object->root) != "collections.OrderedDict"
                       ? Content::Kind::Module
                       : Content::Kind::Weights;
    std::uint64_t names = 0;
    std::unordered_map<std::string, bool> used;
    pickle::Walk walk(object->tree, {"_modules", "_parameters", "_buffers"});
    walk.run(*object->root, [&](const pickle::Step &step) {
        if (object->tree.kind(step.ref) != Kind::Persistent || names > 24U << 20U)
            return false;
        const auto found = tensors.find(keyOf(object->tree, object->tree.persistentId(step.ref)));
        if (found == tensors.end())
            return true;
        std::string name = walk.nameOf(step);
        names += name.size() + 200;
        const bool first = used.emplace(found->first, true).second;
        if (first)
            content.storages.push_back(*found->second.storage);
        content.aliases += first ? 0 : 1;
        content.tensors.push_back({std::move(name), found->second, first});
        return true;
    });
    content.tooDeep = walk.wasTooDeep();
    tell(content, facts, QStringLiteral("tensors"));
    if (content.tensors.empty()) {
        facts.tensors.reset();
        facts.totalParameters.reset();
        facts.parameterBytes.reset();
    }
    return {std::move(facts), std::nullopt};
}

} // namespace mlm::weights::torch
