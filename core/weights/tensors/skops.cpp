// SPDX-License-Identifier: Apache-2.0
#include "core/json/parse.h"
#include "core/weights/formats.h"
#include "core/weights/pickle/globals.h"
#include "core/weights/pickle/machine.h"
#include "core/weights/tensors/npyheader.h"
#include "core/weights/tensors/parts.h"
#include "core/weights/tensors/stream.h"
#include "core/weights/zip/archive.h"
#include <QCoreApplication>
#include <algorithm>
#include <array>
#include <unordered_set>

namespace mlm::weights {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Weights)
};

constexpr std::uint64_t longestSchema = std::uint64_t{16} << 20;
constexpr int deepest = 200;
constexpr std::size_t longestPath = 300;

const std::string *textOf(const Json &object, const char *name)
{
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? &found->get_ref<const std::string &>() : nullptr;
}

/// A type that holds values and nothing else.
bool isPlainType(std::string_view name)
{
    static constexpr std::array plain{"builtins.dict", "builtins.list", "builtins.tuple", "builtins.set", "builtins.frozenset", "builtins.int",
                                      "builtins.float", "builtins.complex", "builtins.bool", "builtins.str", "builtins.bytes", "builtins.bytearray",
                                      "builtins.NoneType", "builtins.slice", "numpy.ndarray", "numpy.dtype", "numpy.float64", "numpy.float32",
                                      "numpy.int64", "numpy.int32", "numpy.bool_", "numpy.ma.MaskedArray", "numpy.matrix", "datetime.timedelta",
                                      "scipy.sparse._csr.csr_matrix", "collections.OrderedDict", "collections.defaultdict"};
    return std::find(plain.begin(), plain.end(), name) != plain.end();
}

/// Goes through the tree of schema.json: every object with "__class__" stands for a Python object.
class Walk
{
public:
    std::vector<ImportFact> imports;
    std::vector<std::pair<std::string, std::string>> arrays; ///< name as an attribute, member
    std::optional<std::string> sklearn;

    void run(const Json &root)
    {
        visit(root, {});
        while (!m_open.empty()) {
            Frame &frame = m_open.back();
            if (frame.next == frame.value->size()) {
                m_open.pop_back();
                continue;
            }
            const auto index = static_cast<std::ptrdiff_t>(frame.next++);
            if (frame.value->is_object()) {
                const auto &[key, child] = *(frame.value->get_ref<const Json::object_t &>().begin() + index);
                if (child.is_structured())
                    visit(child, isFrame(*frame.value, key) ? frame.path : joined(frame.path, key));
            } else if (const Json &child = (*frame.value)[static_cast<std::size_t>(index)]; child.is_structured()) {
                visit(child, joined(frame.path, std::to_string(index)));
            }
        }
    }

private:
    struct Frame
    {
        const Json *value;
        std::size_t next = 0;
        std::string path;
    };

    static std::string joined(const std::string &path, const std::string &key)
    {
        return ((path.empty() ? std::string() : path + '.') + key).substr(0, longestPath);
    }
    /// "content" of an object is the object; "content" of anything else is an attribute of that name.
    static bool isFrame(const Json &object, const std::string &key) { return key == "content" && object.contains("__class__"); }

    void visit(const Json &value, std::string path)
    {
        if (value.is_object())
            look(value, path);
        m_open.push_back({&value, 0, std::move(path)});
    }

    void look(const Json &object, const std::string &path)
    {
        const std::string *type = textOf(object, "__class__"), *module = textOf(object, "__module__");
        if (type && module)
            import(*module, *type);
        // Functions and ufuncs are named by what they hold.
        const std::string *path2 = textOf(object, "module_path"), *function = textOf(object, "function");
        if (path2 && function)
            import(*path2, *function);
        if (const std::string *file = textOf(object, "file"); file && file->ends_with(".npy"))
            arrays.emplace_back(path.empty() ? file->substr(0, file->size() - 4) : path, *file);
        const std::string *content = textOf(object, "content");
        if (!sklearn && content && (path == "_sklearn_version" || path.ends_with("._sklearn_version")) && content->size() < 40) {
            std::string_view version = *content;
            if (version.size() >= 2 && version.front() == '"' && version.back() == '"') // JSON inside JSON
                version = version.substr(1, version.size() - 2);
            sklearn = std::string(version);
        }
    }

    void import(const std::string &module, const std::string &name)
    {
        std::string full = pickle::importName(module, name);
        if (!m_known.insert(full).second)
            return;
        const auto kind = isPlainType(full) ? ImportFact::Class::Tensors : pickle::classOf(full);
        imports.push_back({std::move(full), kind});
    }

    std::vector<Frame> m_open;
    std::unordered_set<std::string> m_known;
};

/// skops.io: a zip archive whose schema.json describes the objects and whose .npy members hold their arrays.
class SkopsReader final : public ArchiveReader
{
public:
    std::string_view id() const override { return "skops"; }

    Match probe(const zip::Archive &archive, const Input &input) const override
    {
        if (!archive.find("schema.json"))
            return Match::No;
        return input.extension() == "skops" ? Match::Certain : Match::Likely;
    }

    Reading read(const zip::Archive &archive, const Input &) const override
    {
        Facts facts = factsOf(id());
        const zip::Member *schema = archive.find("schema.json");
        if (!schema)
            return Reading::refused(std::move(facts), Words::tr("The archive has no member schema.json."));
        const auto text = archive.content(*schema, longestSchema);
        if (!text)
            return Reading::refused(std::move(facts), text.error());
        const auto parsed = json::parse(*text, {longestSchema, deepest, 1'000'000});
        if (!parsed) {
            Error error = parsed.error();
            error.message = Words::tr("schema.json: %1").arg(error.message);
            return Reading::refused(std::move(facts), std::move(error));
        }
        const Json &root = parsed->root;
        if (!root.is_object() || !root.contains("__class__"))
            return Reading::refused(std::move(facts), Words::tr("schema.json describes no object: “__class__” is missing."), {});
        if (const std::string *version = textOf(root, "_skops_version")) {
            facts.formatVersion = Known<std::string>{version->substr(0, 40), Words::tr("_skops_version in schema.json")};
            facts.producer = Known<std::string>{"skops " + version->substr(0, 40), Words::tr("_skops_version in schema.json")};
        }
        Walk walk;
        walk.run(root);
        tell(walk, root, facts);
        return readArrays(archive, walk, std::move(facts));
    }

private:
    static void tell(const Walk &walk, const Json &root, Facts &facts)
    {
        if (!walk.imports.empty() && textOf(root, "__module__"))
            facts.details.emplace_back(Words::tr("Object"), shownName(walk.imports.front().name));
        const bool isSklearn = std::any_of(walk.imports.begin(), walk.imports.end(), [](const ImportFact &i) { return i.name.starts_with("sklearn."); });
        if (!isSklearn) {
            facts.framework.reset();
            facts.mediaType = Known<std::string>{"application/octet-stream", Words::tr("format: %1").arg(facts.formatName)};
        } else {
            facts.framework->whereFrom = Words::tr("names of modules in schema.json");
        }
        if (walk.sklearn && isSklearn)
            facts.frameworkVersion = Known<std::string>{*walk.sklearn, Words::tr("_sklearn_version in schema.json")};
        pickle::addImports(facts, walk.imports, QStringLiteral("schema.json"));
    }

    static Reading readArrays(const zip::Archive &archive, const Walk &walk, Facts facts)
    {
        facts.tensors.emplace();
        std::unordered_set<std::string_view> read;
        for (const auto &[name, file] : walk.arrays) {
            const zip::Member *member = archive.find(file);
            if (!member) {
                facts.note(NoteFact::Level::Warning, Words::tr("The array “%1” of “%2” is not in the archive.").arg(shownName(file), shownName(name)));
                continue;
            }
            if (!read.insert(file).second)
                continue;
            const auto start = archive.start(*member, npyHeaderReach);
            auto header = start ? readNpyHeader(*start, member->size) : Result<NpyHeader>(start.error());
            if (!header)
                return Reading::refused(std::move(facts), Words::tr("Member “%1”: %2").arg(shownName(file), header.error().message), header.error().advice);
            if (header->isPickle)
                facts.note(NoteFact::Level::Warning, Words::tr("The array “%1” holds Python objects: its data are a pickle, which has not been read.").arg(shownName(name)));
            header->tensor.name = name;
            facts.tensors->push_back(std::move(header->tensor));
        }
        if (!facts.sumUp(Words::tr("headers of the .npy members")))
            return Reading::refused(std::move(facts), Words::tr("The arrays have more elements than can be counted."), {});
        facts.totalParameters.reset(); // an estimator's arrays are more than its parameters
        return {std::move(facts), {}};
    }
};

} // namespace

std::unique_ptr<ArchiveReader> makeSkopsReader()
{
    return std::make_unique<SkopsReader>();
}

} // namespace mlm::weights
