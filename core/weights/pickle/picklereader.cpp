// SPDX-License-Identifier: Apache-2.0
#include "core/weights/pickle/picklereader.h"
#include "core/weights/formats.h"
#include "core/weights/pickle/arrays.h"
#include "core/weights/pickle/machine.h"
#include "core/weights/pickle/unpack.h"
#include "core/weights/pickle/walk.h"
#include <QCoreApplication>
#include <algorithm>
#include <array>

namespace mlm::weights::pickle {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Weights)
};

constexpr std::size_t maxUnpacked = 32U << 20U; // bytes
constexpr std::size_t maxPickles = 16;
constexpr std::uint64_t maxNames = 24U << 20U; // bytes, of the list of arrays
constexpr std::uint64_t bytesEach = 100;

QString shown(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

bool isAny(std::string_view text, std::initializer_list<std::string_view> list)
{
    return std::find(list.begin(), list.end(), text) != list.end();
}

/// A pickle that says its protocol. From protocol 2 on all do.
bool saysProtocol(std::string_view head)
{
    return head.size() > 2 && head[0] == '\x80' && head[1] >= 2 && head[1] <= 5;
}

/// Steps over the numbers that joblib puts behind the description of an array.
class Joblib
{
public:
    explicit Joblib(const Source &source) : m_source(source) {}

    Result<std::uint64_t> after(const Tree &tree, Ref object, std::uint64_t position)
    {
        if (!isJoblibArray(tree, object))
            return std::uint64_t(0);
        const auto array = arrayOf(tree, object);
        if (!array)
            return Error{Error::Code::Refused, Words::tr("The array described before byte %1 has a type or shape that is not known here.").arg(position), {}, {}};
        if (array->hasObjects) {
            // A pickle of its own, by Python's pickle, not joblib's.
            Pickle inner = pickle::read(m_source, position);
            m_imports.insert(m_imports.end(), inner.imports.begin(), inner.imports.end());
            if (inner.error)
                return *inner.error;
            return inner.end - position;
        }
        std::uint64_t padding = 0;
        const auto alignment = tree.member(*tree.state(object), "numpy_array_alignment_bytes");
        if (alignment && tree.kind(*alignment) != Kind::None) {
            const auto length = m_source.bytes(position, 1, 1);
            if (!length)
                return length.error();
            padding = 1 + static_cast<unsigned char>(length->front());
        }
        if (array->bytes > m_source.size() - position || padding > m_source.size() - position - array->bytes)
            return Error{Error::Code::Refused, Words::tr("The array at byte %1 with %2 bytes reaches past the end of the file.").arg(position).arg(array->bytes),
                         Words::tr("The file is damaged or was not copied whole."), {}};
        return padding + array->bytes;
    }
    const std::vector<ImportFact> &imports() const { return m_imports; }

private:
    const Source &m_source;
    std::vector<ImportFact> m_imports;
};

/// The class of the object that a pickle holds: "sklearn.svm._classes.SVC", "dict".
std::string classOfObject(const Tree &tree, Ref root)
{
    switch (tree.kind(root)) {
    case Kind::Dict: return "dict";
    case Kind::List: return "list";
    case Kind::Tuple: return "tuple";
    case Kind::Call: break;
    default: return {};
    }
    const std::string_view called = tree.called(root);
    if (called == "copyreg._reconstructor" || called == "copyreg.__newobj__") {
        const auto arguments = tree.sequence(tree.arguments(root), 8);
        if (arguments && !arguments->empty())
            return std::string(tree.name(arguments->front()));
    }
    return std::string(called);
}

struct Library
{
    std::string_view module, framework, media;
};
constexpr std::array libraries{
    Library{"sklearn", "scikit-learn", "application/octet-stream; framework=scikit-learn"},
    Library{"xgboost", "XGBoost", "application/octet-stream; framework=xgboost"},
    Library{"lightgbm", "LightGBM", "application/octet-stream; framework=lightgbm"},
    Library{"catboost", "CatBoost", "application/octet-stream; framework=catboost"},
    Library{"torch", "PyTorch", "application/octet-stream; framework=pytorch"},
    Library{"keras", "Keras", "application/octet-stream; framework=keras"},
    Library{"tensorflow", "TensorFlow", "application/octet-stream; framework=tensorflow"},
};

const Library *libraryOf(std::string_view name)
{
    const std::string_view module = name.substr(0, name.find('.'));
    const auto found = std::find_if(libraries.begin(), libraries.end(), [&](const Library &library) { return library.module == module; });
    return found == libraries.end() ? nullptr : &*found;
}

void tellFramework(const std::string &object, Facts &facts)
{
    const Library *library = libraryOf(object);
    QString origin = Words::tr("class of the object: %1").arg(shown(object));
    for (const Library &candidate : libraries) {
        for (std::size_t i = 0; !library && i < facts.imports.size(); ++i) {
            if (libraryOf(facts.imports[i].name) != &candidate)
                continue;
            library = &candidate;
            origin = Words::tr("import of %1").arg(shown(facts.imports[i].name));
        }
    }
    if (!library)
        return;
    facts.framework = Known<std::string>{std::string(library->framework), origin};
    facts.mediaType = Known<std::string>{std::string(library->media), origin};
}

/// Lists the arrays by name, and the version of scikit-learn that the first object tells.
void tellArrays(const Pickle &pickle, Facts &facts)
{
    const Tree &tree = pickle.tree;
    std::vector<TensorFact> arrays;
    std::uint64_t names = 0;
    int looked = 0;
    Walk walk(tree);
    walk.run(*pickle.root, [&](const Step &step) {
        if (tree.kind(step.ref) != Kind::Call || names > maxNames)
            return false;
        const auto state = tree.state(step.ref);
        // The objects of a model tell it in the first few; looking into all would take long where many share a state.
        if (state && !facts.frameworkVersion && ++looked < 200 && tree.count(*state) < 2000) {
            const auto version = tree.member(*state, "_sklearn_version");
            const auto text = version ? tree.text(*version) : std::nullopt;
            if (text && text->size() < 50)
                facts.frameworkVersion = Known<std::string>{utf8Of(*text), Words::tr("_sklearn_version of the object")};
        }
        auto array = arrayOf(tree, step.ref);
        if (!array)
            return false;
        // An array under two names is listed twice: which of them counts is the model's affair.
        std::string name = walk.nameOf(step);
        names += name.size() + bytesEach + 8 * array->shape.size();
        std::uint64_t &count = facts.dtypes[array->dtype];
        count += std::min(array->elements, UINT64_MAX - count);
        arrays.push_back({std::move(name), array->dtype, array->shape});
        return true;
    });
    facts.tensors = std::move(arrays);
    if (walk.wasTooDeep())
        facts.note(NoteFact::Level::Warning, Words::tr("The file nests more than 100 levels; what lies deeper was not looked at."));
    if (names > maxNames)
        facts.note(NoteFact::Level::Warning, Words::tr("There are more arrays than are listed here."));
}

bool hasJoblibArrays(const Facts &facts)
{
    return std::any_of(facts.imports.begin(), facts.imports.end(),
                       [](const ImportFact &import) { return import.name.ends_with("joblib.numpy_pickle.NumpyArrayWrapper"); });
}

Reading readStream(const Source &source, bool joblib, bool whole)
{
    std::vector<Pickle> pickles;
    std::vector<ImportFact> imports;
    Joblib arrays(source);
    const Options options{[&](const Tree &tree, Ref object, std::uint64_t position) { return arrays.after(tree, object, position); }};
    std::uint64_t at = 0;
    bool more = true;
    while (more && pickles.size() < maxPickles) {
        pickles.push_back(pickle::read(source, at, options));
        const Pickle &last = pickles.back();
        imports.insert(imports.end(), last.imports.begin(), last.imports.end());
        at = last.end;
        const auto next = last.error || at >= source.size() ? Result<std::string>(std::string()) : source.bytes(at, std::min<std::uint64_t>(3, source.size() - at), 3);
        more = next && saysProtocol(*next);
    }
    imports.insert(imports.end(), arrays.imports().begin(), arrays.imports().end());
    Facts listed;
    addImports(listed, imports);
    Facts facts = factsOf(joblib || hasJoblibArrays(listed) ? "joblib" : "pickle");
    facts.imports = std::move(listed.imports);
    facts.notes = std::move(listed.notes);
    const Pickle &first = pickles.front();
    if (first.root) {
        const std::string object = classOfObject(first.tree, *first.root);
        if (!object.empty())
            facts.details.emplace_back(Words::tr("Object"), shown(object));
        facts.details.emplace_back(Words::tr("Pickle protocol"), QString::number(first.protocol));
        tellFramework(object, facts);
        tellArrays(first, facts);
    }
    if (pickles.size() > 1)
        facts.note(NoteFact::Level::Info, Words::tr("The file holds %1 pickles in a row; the first is shown, the imports are those of all.").arg(pickles.size()));
    if (pickles.back().error && whole)
        return Reading::refused(std::move(facts), *pickles.back().error);
    if (pickles.back().error)
        facts.note(NoteFact::Level::Warning, Words::tr("The file unpacks to more than %1 bytes; what comes later was not looked at.").arg(maxUnpacked));
    else if (whole && at < source.size())
        facts.note(NoteFact::Level::Warning, Words::tr("The file has %1 bytes behind the end of its pickle.").arg(source.size() - at));
    return {std::move(facts), std::nullopt};
}

} // namespace

Match PickleReader::probe(const Input &input) const
{
    const std::string extension = input.extension();
    const bool named = isAny(extension, {"pkl", "pickle", "joblib", "p", "sav"});
    if (saysProtocol(input.head))
        return Match::Likely;
    if (const Packing packing = packingOf(input.head); packing != Packing::None) {
        if (packing == Packing::Zlib || packing == Packing::Gzip) {
            if (saysProtocol(unpacked(input.source, 4096)))
                return Match::Likely;
        }
        return named || extension == "z" || extension == "gz" || extension == "bz2" || extension == "xz" || extension == "lzma" ? Match::Extension : Match::No;
    }
    // Protocols 0 and 1 say nothing: what reads as one is one. What can begin a value that is worth storing:
    if (input.head.empty() || std::string_view("(]})cld").find(input.head.front()) == std::string_view::npos)
        return named ? Match::Extension : Match::No;
    const Pickle pickle = pickle::read(input.source);
    const bool plausible = std::all_of(pickle.imports.begin(), pickle.imports.end(), [](const ImportFact &import) {
        return std::all_of(import.name.begin(), import.name.end(), [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
        });
    });
    const bool dangerous = std::any_of(pickle.imports.begin(), pickle.imports.end(),
                                       [](const ImportFact &import) { return import.kind == ImportFact::Class::Dangerous; });
    const bool whole = pickle.root && pickle.end > 2 && (pickle.end == input.source.size() || !pickle.imports.empty());
    // Broken behind what it imports, it would have imported that all the same.
    return (plausible && whole) || dangerous ? Match::Likely : named ? Match::Extension : Match::No;
}

Reading PickleReader::read(const Input &input) const
{
    const bool joblib = input.extension() == "joblib";
    const Packing packing = packingOf(input.head);
    if (saysProtocol(input.head) || packing == Packing::None)
        return readStream(input.source, joblib, true);
    if (packing != Packing::Zlib && packing != Packing::Gzip) {
        Facts facts = factsOf("joblib");
        facts.note(NoteFact::Level::Warning, Words::tr("The file is compressed by %1, which is not unpacked here: what it would import is not known.").arg(QLatin1String(nameOf(packing))));
        return {std::move(facts), std::nullopt};
    }
    const std::string content = unpacked(input.source, maxUnpacked);
    Reading reading = readStream(MemorySource(content), true, content.size() < maxUnpacked);
    reading.facts.details.emplace_back(Words::tr("Compression"), QString::fromLatin1(nameOf(packing)));
    return reading;
}

} // namespace mlm::weights::pickle
