// SPDX-License-Identifier: Apache-2.0
#include "core/validation/official/store.h"
#include "core/base/regularfile.h"
#include "core/json/parse.h"
#include "core/spec/library.h"
#include "core/spec/spec.h"
#include "core/validation/official/address.h"
#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>
#include <array>

namespace mlm::official {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Schemas)
};

Error error(Error::Code code, const QString &message, const QString &advice = {}, const QString &file = {})
{
    Error result;
    result.code = code;
    result.message = message;
    result.advice = advice;
    result.file = file;
    return result;
}

Result<QByteArray> bytesOf(const QString &path)
{
    auto file = RegularFile::open(path);
    if (!file)
        return file.error();
    const auto tooLarge = [&] {
        return error(Error::Code::Limit, Words::tr("The schema is larger than 4 MiB."), Words::tr("Fetch it again from where it is published."), path);
    };
    if (file->size() > SchemaStore::maxBytes)
        return tooLarge();
    QByteArray bytes;
    std::array<char, 65536> buffer;
    for (;;) {
        const auto count = file->read(buffer);
        if (!count)
            return count.error();
        if (*count == 0)
            return bytes;
        bytes.append(buffer.data(), static_cast<qsizetype>(*count));
        if (bytes.size() > SchemaStore::maxBytes)
            return tooLarge();
    }
}

/// With a byte order mark at the front, which fromStdString() takes for a mark of the encoding.
QString exactly(const std::string &text)
{
    const QString result = QString::fromStdString(text);
    return text.starts_with("\xef\xbb\xbf") ? QChar(0xfeff) + result : result;
}

void addOnce(QStringList &list, const QString &text)
{
    if (!list.contains(text))
        list.append(text);
}

QString textOf(const Json &root, const char *name)
{
    const auto found = root.find(name);
    return found != root.end() && found->is_string() ? QString::fromStdString(found->get_ref<const std::string &>()) : QString();
}

QString coreAddress(const std::string &version, const std::string &kind)
{
    return QString::fromStdString("https://schemas.stacspec.org/v" + version + '/' + kind + "-spec/json-schema/" + kind + ".json");
}

void collectReferences(const QString &base, const Json &schema, QStringList &found)
{
    if (schema.is_array()) {
        for (const Json &element : schema)
            collectReferences(base, element, found);
        return;
    }
    if (!schema.is_object())
        return;
    for (const auto &[name, value] : schema.items()) {
        if (name == "$ref" && value.is_string()) {
            const QString document = resolveReference(base, QString::fromStdString(value.get_ref<const std::string &>())).document;
            if (document != base)
                addOnce(found, document);
        } else if (name != "const" && name != "enum" && name != "default" && name != "examples") {
            collectReferences(base, value, found);
        }
    }
}

} // namespace

SchemaStore::SchemaStore(QString folder) : m_folder(QDir::cleanPath(QDir(std::move(folder)).absolutePath()))
{
}

bool SchemaStore::holdsSomething() const
{
    return !QDir(m_folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot).isEmpty();
}

Result<QString> SchemaStore::pathOf(const QString &uri) const
{
    const auto address = parseAddress(uri);
    if (!address)
        return error(Error::Code::Refused, Words::tr("\"%1\" is no address that a schema can be read from.").arg(uri.left(200)),
                     Words::tr("Write it as https://HOST/PATH."));
    return m_folder + QLatin1Char('/') + address->file();
}

Result<QByteArray> SchemaStore::read(const QString &uri) const
{
    const auto path = pathOf(uri);
    if (!path)
        return path.error();
    const QString real = QFileInfo(*path).canonicalFilePath();
    if (real.isEmpty())
        return error(Error::Code::NotFound, Words::tr("The schema %1 is not in the folder.").arg(uri), Words::tr("Fetch the schemas."), *path);
    if (!real.startsWith(QFileInfo(m_folder).canonicalFilePath() + QLatin1Char('/')))
        return error(Error::Code::Refused, Words::tr("A link leads out of the folder of schemas."), Words::tr("Put the file itself there."), *path);
    auto bytes = bytesOf(real);
    if (!bytes)
        return bytes;
    if (auto parsed = parse(*bytes); !parsed) {
        Error fault = parsed.error();
        fault.file = *path;
        return fault;
    }
    return bytes;
}

Result<Json> SchemaStore::load(const QString &uri) const
{
    const auto bytes = read(uri);
    if (!bytes)
        return bytes.error();
    return parse(*bytes);
}

Result<Json> SchemaStore::parse(const QByteArray &text)
{
    if (text.size() > maxBytes)
        return error(Error::Code::Limit, Words::tr("The schema is larger than 4 MiB."));
    json::Limits limits;
    limits.depth = 128;
    auto parsed = json::parse({text.constData(), static_cast<std::size_t>(text.size())}, limits);
    if (!parsed)
        return parsed.error();
    if (!parsed->root.is_object())
        return error(Error::Code::Invalid, Words::tr("This is no schema: it does not hold an object."),
                     Words::tr("Fetch it again from where it is published."));
    return std::move(parsed->root);
}

QString SchemaStore::cacheFolder()
{
    const QString chosen = qEnvironmentVariable("MLM_SCHEMAS");
    if (!chosen.isEmpty())
        return QDir(chosen).absolutePath();
    return QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) + QStringLiteral("/mlm-editor/schemas");
}

QString SchemaStore::coreAddressFor(const Json &root)
{
    if (!root.is_object())
        return {};
    const auto version = root.find("stac_version");
    if (version == root.end() || !version->is_string())
        return {};
    const QString type = textOf(root, "type");
    for (const auto &[name, kind] : {std::pair{"Feature", "item"}, {"Collection", "collection"}, {"Catalog", "catalog"}})
        if (type == QLatin1String(name))
            return coreAddress(version->get_ref<const std::string &>(), kind);
    return {};
}

QStringList SchemaStore::addressesFor(const Json &root)
{
    QStringList result;
    if (!root.is_object())
        return result;
    if (const QString core = coreAddressFor(root); !core.isEmpty())
        result.append(core);
    if (const auto declared = root.find("stac_extensions"); declared != root.end() && declared->is_array()) {
        // No document declares so many; the bound keeps a hostile one from costing more than its length.
        constexpr std::size_t most = 1000;
        for (std::size_t i = 0; i < std::min(declared->size(), most); ++i)
            if ((*declared)[i].is_string())
                addOnce(result, exactly((*declared)[i].get_ref<const std::string &>()));
    }
    return result;
}

QStringList SchemaStore::knownAddresses()
{
    QStringList result;
    for (const char *version : {"1.0.0", "1.1.0"})
        for (const char *kind : {"item", "collection", "catalog"})
            result.append(coreAddress(version, kind));
    for (const spec::Release &release : spec::releases())
        if (!release.uri.empty())
            addOnce(result, QString::fromStdString(release.uri));
    // Documents declare these too, although their schemas let none of them pass: the verdict is wanted all the same.
    for (const spec::DeadAddress &dead : spec::Library::instance().deadAddresses())
        addOnce(result, QString::fromStdString(dead.release.uri));
    return result;
}

QStringList SchemaStore::referencesOf(const QString &uri, const Json &schema)
{
    QStringList found;
    collectReferences(uri.endsWith(QLatin1Char('#')) ? uri.chopped(1) : uri, schema, found);
    return found;
}

} // namespace mlm::official
