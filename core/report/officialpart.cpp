// SPDX-License-Identifier: Apache-2.0
#include "core/report/officialpart.h"
#include <QCoreApplication>
#include <algorithm>

namespace mlm::report {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Report)
};

using official::OfficialVerdict;

QString word(OfficialVerdict::Kind kind)
{
    switch (kind) {
    case OfficialVerdict::Valid:
        return Text::tr("accepts");
    case OfficialVerdict::Invalid:
        return Text::tr("rejects");
    case OfficialVerdict::Unavailable:
        return Text::tr("not fetched");
    case OfficialVerdict::Failed:
        break;
    }
    return Text::tr("not usable");
}

} // namespace

QString difference(const DocumentReport &report)
{
    return report.official ? official::difference(report.valid(), *report.official) : QString();
}

void addOfficial(const DocumentReport &report, Json &document)
{
    if (!report.official)
        return;
    Json verdicts = Json::object(), details = Json::object();
    for (const OfficialVerdict &verdict : *report.official) {
        const std::string uri = verdict.uri.toStdString();
        const bool known = verdict.kind == OfficialVerdict::Valid || verdict.kind == OfficialVerdict::Invalid;
        verdicts[uri] = known ? Json(verdict.kind == OfficialVerdict::Valid) : Json(nullptr);
        if (!verdict.detail.isEmpty())
            details[uri] = verdict.detail.toStdString();
    }
    document["official"] = std::move(verdicts);
    if (!details.empty())
        document["official_details"] = std::move(details);
    const QString differing = difference(report);
    document["verdicts_differ"] = !differing.isEmpty();
    if (!differing.isEmpty())
        document["verdicts_difference"] = differing.toStdString();
}

void addOfficial(const std::vector<DocumentReport> &reports, Json &summary)
{
    if (std::none_of(reports.begin(), reports.end(), [](const DocumentReport &report) { return report.official.has_value(); }))
        return;
    std::size_t accepted = 0, rejected = 0, differing = 0;
    for (const DocumentReport &report : reports) {
        const auto all = report.official ? official::overall(*report.official) : std::nullopt;
        accepted += all == true;
        rejected += all == false;
        differing += !difference(report).isEmpty();
    }
    summary["official_accepted"] = accepted;
    summary["official_rejected"] = rejected;
    summary["verdicts_differ"] = differing;
}

QString officialText(const DocumentReport &report)
{
    if (!report.official)
        return {};
    QString result = Text::tr("%1: published schemas: %2").arg(report.path, official::summary(*report.official)) + QLatin1Char('\n');
    const bool all = std::all_of(report.official->begin(), report.official->end(),
                                 [](const OfficialVerdict &verdict) { return verdict.kind == OfficialVerdict::Valid; });
    if (!all)
        for (const OfficialVerdict &verdict : *report.official) {
            result += QStringLiteral("    %1 %2").arg(word(verdict.kind), verdict.uri);
            if (!verdict.detail.isEmpty())
                result += QStringLiteral(" (%1)").arg(verdict.detail);
            result += QLatin1Char('\n');
        }
    if (const QString differing = difference(report); !differing.isEmpty())
        result += Text::tr("    The two verdicts differ. That is a fault of this program: please report it, with the document. %1").arg(differing) +
                  QLatin1Char('\n');
    return result;
}

} // namespace mlm::report
