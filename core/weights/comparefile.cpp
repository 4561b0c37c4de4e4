// SPDX-License-Identifier: Apache-2.0
#include "core/base/multihashtext.h"
#include "core/weights/comparing.h"
#include "core/weights/formats.h"
#include "core/weights/proposing.h"
#include <QCoreApplication>
#include <algorithm>
#include <array>
#include <cstring>

namespace mlm::weights {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Verify)
};

QString textOf(const Json &value)
{
    return value.is_string() ? QString::fromStdString(value.get<std::string>())
                             : QString::fromStdString(value.dump(-1, ' ', false, Json::error_handler_t::replace));
}

std::string lower(const Json &value)
{
    return textOf(value).toLower().toStdString();
}

/// The parameter "framework" of a media type, or "application", which some documents have in its place; or the x- of the type itself.
std::string frameworkIn(const std::string &type)
{
    for (const QString &part : QString::fromStdString(type).toLower().remove(QLatin1Char(' ')).split(QLatin1Char(';'))) {
        for (const char *name : {"framework=", "application=", "application/x-"}) {
            if (part.startsWith(QLatin1String(name)))
                return part.mid(int(std::strlen(name))).remove(QLatin1Char('"')).toStdString();
        }
    }
    return {};
}

void compareMediaType(Comparing &comparing, const Pointer &asset, const Facts &facts)
{
    const Pointer pointer = asset / "type";
    const Json *there = comparing.recorded(pointer);
    if (!there)
        return;
    const QString what = Words::tr("media type");
    if (!facts.mediaType || !there->is_string())
        return comparing.unknown(pointer, what, Words::tr("The file does not tell."));
    const std::string recorded = there->get<std::string>(), found = facts.mediaType->value;
    const std::string one = frameworkIn(recorded), other = frameworkIn(found);
    if (sameMediaType(recorded, found))
        comparing.agrees(pointer, what, found);
    else if (!one.empty() && !other.empty() && one != other)
        comparing.differs(pointer, what, found, Words::tr("It names another framework than the file's."));
    else if (!one.empty() && one == other)
        comparing.agrees(pointer, what, found, Words::tr("Another spelling of the same."));
    else if (lower(*there).starts_with("application/octet-stream"))
        comparing.agrees(pointer, what, found, Words::tr("It says less than the file, and nothing else."));
    else
        comparing.unknown(pointer, what, Words::tr("A file of this kind has no media type of its own."));
}

/// Written by this function, a file looks as one by the other does.
bool sameArtifact(const std::string &recorded, const Facts &facts)
{
    const std::string &found = facts.artifactType->value;
    constexpr std::array<std::pair<const char *, const char *>, 9> also{{{"torch.jit.save", "torch.jit.script"},
                                                                        {"torch.export.save", "torch.export"},
                                                                        {"tf.keras.Model.export", "tf.keras.Model.save"},
                                                                        {"tf.keras.Model.export", "tensorflow.saved_model.save"},
                                                                        {"tf.keras.Model.export", "tf.saved_model.save"},
                                                                        {"tf.keras.Model.export", "tf.saved_model.export(format='tf_saved_model')"},
                                                                        {"onnx.save", "onnx"},
                                                                        {"pickle.dump", "pickle"},
                                                                        {"joblib.dump", "joblib"}}};
    return std::any_of(also.begin(), also.end(), [&](const auto &pair) { return found == pair.first && recorded == pair.second; }) ||
           (found.starts_with("safetensors") && recorded == "safetensors");
}

/// A function that is known to write another format.
bool isOtherFormat(const std::string &recorded, const Facts &facts)
{
    const auto all = formats();
    const bool known = std::any_of(all.begin(), all.end(), [&](const Format &f) { return f.artifactType && recorded == f.artifactType; }) ||
                       recorded.starts_with("safetensors.");
    return known && !(facts.format.starts_with("safetensors") && recorded.starts_with("safetensors."));
}

void compareArtifact(Comparing &comparing, const Pointer &asset, const Facts &facts)
{
    const Pointer pointer = asset / "mlm:artifact_type";
    const Json *there = comparing.recorded(pointer);
    if (!there)
        return;
    const QString what = Words::tr("artifact type");
    const std::string recorded = there->is_string() ? there->get<std::string>() : std::string();
    if (!facts.artifactType && !isOtherFormat(recorded, facts))
        comparing.unknown(pointer, what, Words::tr("The file does not tell which function wrote it."));
    else if (facts.artifactType && recorded == facts.artifactType->value)
        comparing.agrees(pointer, what, facts.artifactType->value);
    else if (facts.artifactType && sameArtifact(recorded, facts))
        comparing.agrees(pointer, what, facts.artifactType->value, Words::tr("Another name of the same."));
    else if (isOtherFormat(recorded, facts) || (facts.artifactType && facts.artifactType->value.starts_with("safetensors.") && recorded.starts_with("safetensors.")))
        comparing.differs(pointer, what, facts.artifactType ? Json(facts.artifactType->value) : Json(),
                          Words::tr("The file is %1, which another function writes.").arg(facts.formatName));
    else
        comparing.unknown(pointer, what, Words::tr("The file is %1; whether that function wrote it cannot be told.").arg(facts.formatName));
}

/// A value that is the same or not.
template <typename T> void comparePlain(Comparing &comparing, const Pointer &pointer, const QString &what, const Maybe<T> &found, const QString &silent)
{
    const Json *there = comparing.recorded(pointer);
    if (!there)
        return;
    if (!found)
        return comparing.unknown(pointer, what, silent);
    if (*there == Json(found->value))
        comparing.agrees(pointer, what, found->value);
    else
        comparing.differs(pointer, what, found->value, Words::tr("The file says %1.").arg(textOf(found->value)));
}

} // namespace

void Comparing::add(const Pointer &pointer, const QString &what, std::optional<Json> found, Outcome outcome, const QString &explanation)
{
    const Json *there = pointer.in(m_root);
    if (found && found->is_string() && !isWritable(*found)) // names in files need not be UTF-8
        *found = QString::fromStdString(found->get<std::string>()).toStdString();
    m_list.push_back({pointer, what, there ? *there : Json(), std::move(found), outcome, explanation});
}

void compareFile(Comparing &comparing, const Pointer &asset, const Inspection &inspection)
{
    if (const Json *size = comparing.recorded(asset / "file:size")) {
        if (*size == Json(static_cast<std::uint64_t>(inspection.size)))
            comparing.agrees(asset / "file:size", Words::tr("size"), inspection.size);
        else
            comparing.differs(asset / "file:size", Words::tr("size"), inspection.size,
                              Words::tr("the size is %1 bytes, recorded are %2").arg(QString::number(inspection.size), textOf(*size)));
    }
    const Pointer pointer = asset / "file:checksum";
    const Json *checksum = comparing.recorded(pointer);
    if (!checksum)
        return;
    const QString what = Words::tr("checksum");
    const std::string text = checksum->is_string() ? checksum->get<std::string>() : std::string();
    const auto recorded = Multihash::parse(text);
    if (!recorded) {
        const auto parts = multihashParts(text);
        if (parts && parts->fits() && !parts->function.empty())
            return comparing.unknown(pointer, what, Words::tr("%1 is not supported here.").arg(QString::fromLatin1(parts->function.data(), qsizetype(parts->function.size()))));
        const MultihashProblem problem = multihashProblem(text);
        return comparing.unknown(pointer, what, problem.message.isEmpty() ? Words::tr("It is of a function that is not known here.") : problem.message);
    }
    const auto &hashes = inspection.fingerprint ? inspection.fingerprint->hashes : std::vector<Multihash>();
    const auto computed = std::find_if(hashes.begin(), hashes.end(), [&](const Multihash &hash) { return hash.hash == recorded->hash; });
    if (computed == hashes.end())
        comparing.unknown(pointer, what, Words::tr("This system does not offer %1.").arg(nameOf(recorded->hash)));
    else if (!recorded->isBeginningOf(*computed))
        comparing.differs(pointer, what, computed->toString(),
                          Words::tr("the checksum is %1, recorded is %2").arg(QString::fromStdString(computed->toString()), QString::fromStdString(text)));
    else if (recorded->digest.size() < computed->digest.size())
        comparing.agrees(pointer, what, computed->toString(), Words::tr("Only the first %1 bits are recorded.").arg(recorded->digest.size() * 4));
    else
        comparing.agrees(pointer, what, computed->toString());
}

void compareAsset(Comparing &comparing, const Pointer &asset, const Facts &facts)
{
    compareMediaType(comparing, asset, facts);
    compareArtifact(comparing, asset, facts);
    comparePlain(comparing, asset / "mlm:compile_method", Words::tr("compile method"), facts.compileMethod, Words::tr("The file does not tell whether it was compiled."));
    comparePlain(comparing, asset / "file:header_size", Words::tr("header size"), facts.headerSize, Words::tr("Files of this format have no header of a known size."));
    comparePlain(comparing, asset / "file:byte_order", Words::tr("byte order"), facts.byteOrder, Words::tr("The file does not tell."));
}

} // namespace mlm::weights
