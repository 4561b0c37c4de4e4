// SPDX-License-Identifier: Apache-2.0
#include "core/validation/official/verdict.h"
#include "core/spec/spec.h"
#include "core/validation/official/address.h"
#include "core/validation/official/store.h"
#include <QCoreApplication>
#include <QSet>
#include <algorithm>

namespace mlm::official {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Schemas)
};

qsizetype count(const OfficialVerdicts &verdicts, OfficialVerdict::Kind kind)
{
    return std::count_if(verdicts.begin(), verdicts.end(), [&](const OfficialVerdict &verdict) { return verdict.kind == kind; });
}

/// Whether our own check claims to know what that schema says.
bool isCovered(const QString &uri)
{
    static const QSet<QString> known = [] {
        const QStringList list = SchemaStore::knownAddresses();
        return QSet<QString>(list.begin(), list.end());
    }();
    if (uri == noCore)
        return true;
    auto address = parseAddress(uri);
    if (!address)
        return false;
    address->secure = true;
    // Some releases are published under a second address, which no document can declare and be valid: that is known too.
    return known.contains(address->document()) || spec::releaseByUri(address->document().toStdString());
}

bool isCore(const QString &uri)
{
    return uri == noCore || uri.startsWith(QLatin1String("https://schemas.stacspec.org/"));
}

} // namespace

std::optional<bool> overall(const OfficialVerdicts &verdicts)
{
    if (count(verdicts, OfficialVerdict::Invalid) > 0)
        return false;
    if (verdicts.isEmpty() || verdicts.front().kind != OfficialVerdict::Valid)
        return {};
    return true;
}

QString difference(bool ownValid, const OfficialVerdicts &verdicts)
{
    // Without a core release that the own engine knows, it claims nothing.
    if (verdicts.isEmpty() || !isCore(verdicts.front().uri) || !isCovered(verdicts.front().uri))
        return {};
    QStringList rejecting;
    bool allAsked = true;
    for (const OfficialVerdict &verdict : verdicts) {
        if (!isCovered(verdict.uri))
            continue;
        if (verdict.kind == OfficialVerdict::Invalid)
            rejecting.append(verdict.uri == noCore ? verdict.detail : verdict.uri + QStringLiteral(" (") + verdict.detail + QLatin1Char(')'));
        allAsked = allAsked && (verdict.kind == OfficialVerdict::Valid || verdict.kind == OfficialVerdict::Invalid);
    }
    if (ownValid && !rejecting.isEmpty())
        return Words::tr("Our check finds the document valid, but a published schema rejects it: %1").arg(rejecting.join(QStringLiteral("; ")));
    if (!ownValid && rejecting.isEmpty() && allAsked)
        return Words::tr("Our check finds the document not valid, but all published schemas accept it.");
    return {};
}

QString summary(const OfficialVerdicts &verdicts)
{
    const qsizetype valid = count(verdicts, OfficialVerdict::Valid), invalid = count(verdicts, OfficialVerdict::Invalid);
    const qsizetype missing = count(verdicts, OfficialVerdict::Unavailable), failed = count(verdicts, OfficialVerdict::Failed);
    const QString all = QString::number(verdicts.size());
    QStringList parts;
    if (invalid > 0)
        parts.append(invalid == 1 ? Words::tr("1 of %1 rejects it").arg(all) : Words::tr("%1 of %2 reject it").arg(QString::number(invalid), all));
    else
        parts.append(Words::tr("%1 of %2 accept it").arg(QString::number(valid), all));
    if (missing > 0)
        parts.append(Words::tr("%1 not fetched").arg(missing));
    if (failed > 0)
        parts.append(Words::tr("%1 could not be used").arg(failed));
    return parts.join(QStringLiteral(", "));
}

} // namespace mlm::official
