// SPDX-License-Identifier: Apache-2.0
#include "core/weights/torch/nested.h"
#include <QCoreApplication>
#include <algorithm>
#include <unordered_set>

namespace mlm::weights::torch {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Weights)
};

constexpr std::uint64_t mostUnpacked = std::uint64_t{60} << 20;

template <typename T> Maybe<T> inside(Maybe<T> fact, const QString &where)
{
    if (fact)
        fact->whereFrom = where + QStringLiteral(": ") + fact->whereFrom;
    return fact;
}

} // namespace

QString shown(std::string_view name)
{
    QString result = QString::fromUtf8(name.data(), static_cast<qsizetype>(std::min<std::size_t>(name.size(), 200)));
    for (QChar &c : result) {
        if (!c.isPrint() || c.category() == QChar::Other_Format)
            c = QChar::ReplacementCharacter;
    }
    return result;
}

Reading readNested(const zip::Archive &archive, const zip::Member &member, const Input &outer)
{
    const std::size_t slash = member.name.rfind('/');
    const std::string name = slash == std::string::npos ? member.name : member.name.substr(slash + 1);
    if (outer.nested > 0)
        return Reading::refused({}, Words::tr("“%1” lies in an archive inside an archive and is not read.").arg(shown(member.name)), {});
    if (!member.stored) {
        const auto bytes = archive.content(member, mostUnpacked);
        if (!bytes)
            return Reading::refused({}, bytes.error());
        return readFacts(MemorySource(*bytes), name, nullptr, outer.nested + 1);
    }
    const auto source = archive.open(member);
    if (!source)
        return Reading::refused({}, source.error());
    return readFacts(**source, name, nullptr, outer.nested + 1);
}

void takeImports(Facts &outer, const Facts &inner, const QString &where)
{
    std::unordered_set<std::string> known;
    for (const ImportFact &import : outer.imports)
        known.insert(import.name);
    for (const ImportFact &import : inner.imports) {
        if (known.insert(import.name).second)
            outer.imports.push_back(import);
    }
    for (const NoteFact &note : inner.notes) {
        if (note.level != NoteFact::Level::Info)
            outer.note(note.level, where + QStringLiteral(": ") + note.text);
    }
}

void takeOver(Facts &outer, Facts &&inner, const QString &where)
{
    takeImports(outer, inner, where);
    outer.tensors = std::move(inner.tensors);
    outer.dtypes = std::move(inner.dtypes);
    outer.totalParameters = inside(std::move(inner.totalParameters), where);
    outer.parameterBytes = inside(std::move(inner.parameterBytes), where);
    outer.byteOrder = inside(std::move(inner.byteOrder), where);
    outer.inputs = std::move(inner.inputs);
    outer.outputs = std::move(inner.outputs);
    for (auto *ports : {&outer.inputs, &outer.outputs}) {
        for (PortFact &port : *ports)
            port.whereFrom = where + QStringLiteral(": ") + port.whereFrom;
    }
}

} // namespace mlm::weights::torch
