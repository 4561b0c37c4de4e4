// SPDX-License-Identifier: Apache-2.0
#include "core/convert/legacytext.h"
#include "core/convert/jsonrepair.h"
#include "core/json/parse.h"
#include "core/yaml/yaml.h"
#include <QCoreApplication>
#include <QStringDecoder>

namespace mlm::convert {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Convert)
};

constexpr std::size_t limit = std::size_t{64} << 20;

/// UTF-8, whatever it was; tells what was not.
std::string decoded(std::string_view bytes, QStringList &repairs)
{
    const auto from = [&](QStringConverter::Encoding encoding, const QString &note) {
        QStringDecoder decoder(encoding);
        const QString text = decoder(QByteArrayView(bytes.data(), static_cast<qsizetype>(bytes.size())));
        repairs += note;
        return text.toStdString();
    };
    if (bytes.starts_with("\xff\xfe") || (bytes.size() > 3 && bytes[0] != '\0' && bytes[1] == '\0'))
        return from(QStringConverter::Utf16LE, Words::tr("The text was UTF-16, and is UTF-8 now."));
    if (bytes.starts_with("\xfe\xff") || (bytes.size() > 3 && bytes[0] == '\0' && bytes[1] != '\0'))
        return from(QStringConverter::Utf16BE, Words::tr("The text was UTF-16, and is UTF-8 now."));
    if (bytes.starts_with("\xef\xbb\xbf")) {
        repairs += Words::tr("A byte order mark at the beginning was left out.");
        bytes.remove_prefix(3);
    }
    QStringDecoder decoder(QStringConverter::Utf8, QStringConverter::Flag::Stateless);
    [[maybe_unused]] const QString tried = decoder(QByteArrayView(bytes.data(), static_cast<qsizetype>(bytes.size())));
    if (decoder.hasError())
        return from(QStringConverter::Latin1, Words::tr("The text was not UTF-8; its letters beyond ASCII were read as Latin-1. Look at names and descriptions."));
    return std::string(bytes);
}

} // namespace

Result<LegacyText> readLegacy(std::string_view bytes)
{
    LegacyText result;
    if (bytes.size() > limit) {
        Error error;
        error.code = Error::Code::Limit;
        error.message = Words::tr("The text is longer than %1 bytes.").arg(limit);
        return error;
    }
    const std::string text = decoded(bytes, result.repairs);
    auto strict = json::parse(text);
    if (strict) {
        result.root = std::move(strict->root);
        return result;
    }
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string::npos)
        return strict.error();

    JsonRepair repair = repairJson(text);
    auto repaired = json::parse(repair.text);
    if (repaired && repaired->root.is_structured()) {
        result.root = std::move(repaired->root);
        result.repairs += repair.notes;
        return result;
    }
    // Braces may begin YAML too, but then the fault of the JSON says more.
    if (text[first] == '{' || text[first] == '[' || text[first] == '/')
        return repaired ? strict.error() : repaired.error();
    auto yaml = readYaml(text);
    if (!yaml)
        return yaml.error();
    if (!yaml->is_structured())
        return strict.error();
    result.root = std::move(*yaml);
    result.yaml = true;
    result.repairs += Words::tr("The text was YAML, and is JSON now; its comments are left out.");
    return result;
}

} // namespace mlm::convert
