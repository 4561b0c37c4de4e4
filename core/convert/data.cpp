// SPDX-License-Identifier: Apache-2.0
#include "core/convert/data.h"
#include "core/json/parse.h"
#include <QFile>
#include <map>
#include <mutex>

// Outside of any namespace, as Qt asks.
static void initialiseConvertData()
{
    Q_INIT_RESOURCE(convert);
}

namespace mlm::convert {

const Json &table(const char *name)
{
    static std::mutex mutex;
    static std::map<std::string, Json> tables;
    const std::lock_guard lock(mutex);
    const auto known = tables.find(name);
    if (known != tables.end())
        return known->second;
    initialiseConvertData();
    QFile file(QStringLiteral(":/convert/%1.json").arg(QLatin1String(name)));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("No table %s in resources/convert", name);
    auto parsed = json::parse(file.readAll().toStdString());
    if (!parsed)
        qFatal("%s.json: %s", name, qPrintable(parsed.error().text()));
    return tables.emplace(name, std::move(parsed->root)).first->second;
}

} // namespace mlm::convert
