// SPDX-License-Identifier: Apache-2.0
#include "core/convert/data.h"
#include "core/convert/releases/places.h"
#include "core/convert/stac/repairs.h"
#include <QCoreApplication>
#include <QDateTime>
#include <QRegularExpression>

namespace mlm::convert {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Convert)
};

enum class Reading { Fine, Certain, Zoneless, Unknown };

/// How a time would be written in UTC. Fine: it is already. Zoneless: it would be that if it is meant so.
Reading read(const std::string &text, std::string &utc)
{
    static const QRegularExpression form(
        QStringLiteral("^([0-9]{4}-[0-9]{2}-[0-9]{2})(?:([Tt ])([0-9]{2}:[0-9]{2})(:[0-9]{2}(?:\\.[0-9]+)?)?)?( ?[Zz]|[+-][0-9]{2}:?[0-9]{2})?$"));
    const auto match = form.match(QString::fromStdString(text));
    if (!match.hasMatch())
        return Reading::Unknown;
    const QString day = match.captured(1), minutes = match.captured(3);
    QString seconds = match.captured(4), zone = match.captured(5).trimmed().toUpper();
    const QDateTime time = QDateTime::fromString(day + 'T' + (minutes.isEmpty() ? QStringLiteral("00:00") : minutes) + QStringLiteral(":00Z"), Qt::ISODate);
    if (!time.isValid() || (minutes.isEmpty() && !zone.isEmpty()))
        return Reading::Unknown;
    if (seconds.isEmpty())
        seconds = QStringLiteral(":00");
    if (seconds.mid(1, 2).toInt() > 59)
        return Reading::Unknown;
    qint64 offset = 0;
    if (zone.size() > 1) {
        zone.remove(':');
        offset = (zone.mid(1, 2).toInt() * 60 + zone.mid(3, 2).toInt()) * 60 * (zone.startsWith('-') ? -1 : 1);
    }
    utc = (time.addSecs(-offset).toString(QStringLiteral("yyyy-MM-ddTHH:mm")) + seconds + 'Z').toStdString();
    const bool fine = utc == text || (offset == 0 && zone.size() == 5 && text.ends_with("+00:00"));
    return fine ? Reading::Fine : zone.isEmpty() ? Reading::Zoneless : Reading::Certain;
}

} // namespace

void repairTimes(Ledger &ledger)
{
    auto holders = assetsOf(ledger);
    holders.push_back(Pointer({"properties"}));
    for (const Pointer &holder : holders) {
        for (const Json &name : table("stac").at("datetimes")) {
            const Pointer place = holder / name.get<std::string>();
            const std::string *text = ledger.text(place);
            std::string utc;
            const Reading reading = text ? read(*text, utc) : Reading::Fine;
            if (reading == Reading::Fine)
                continue;
            if (reading == Reading::Certain) {
                ledger.map(place, utc, Words::tr("The same instant, written in UTC."));
                continue;
            }
            Question question{place, Words::tr("“%1” is no time as STAC writes it.").arg(QString::fromStdString(*text)), {}};
            if (reading == Reading::Zoneless)
                question.choices.push_back({Words::tr("It means %1.").arg(QString::fromStdString(utc)), {Edit::replace(place, utc)}});
            ledger.ask(std::move(question), {place});
        }
    }
}

} // namespace mlm::convert
