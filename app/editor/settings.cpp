// SPDX-License-Identifier: Apache-2.0
#include "app/editor/settings.h"
#include <QDir>
#include <QFileInfo>
#include <QSettings>
#include <algorithm>

namespace mlm {

Settings::Settings(const QString &file)
    : m_store(file.isEmpty() ? std::make_unique<QSettings>(QStringLiteral("MLM Editor"), QStringLiteral("MLM Editor"))
                             : std::make_unique<QSettings>(file, QSettings::IniFormat))
{
}

Settings::~Settings() = default;

QList<Settings::Recent> Settings::recent() const
{
    QList<Recent> list;
    const int count = std::min(m_store->beginReadArray(QStringLiteral("recent")), MostRecent);
    for (int i = 0; i < count; ++i) {
        m_store->setArrayIndex(i);
        Recent entry;
        entry.path = m_store->value(QStringLiteral("path")).toString();
        entry.opened = m_store->value(QStringLiteral("opened")).toDateTime();
        const auto counts = m_store->value(QStringLiteral("counts")).toString().split(QLatin1Char('/'));
        for (int k = 0; k < 3 && k < counts.size(); ++k)
            entry.counts[k] = counts[k].toInt();
        if (!entry.path.isEmpty())
            list << entry;
    }
    m_store->endArray();
    return list;
}

void Settings::writeRecent(const QList<Recent> &list)
{
    m_store->remove(QStringLiteral("recent"));
    m_store->beginWriteArray(QStringLiteral("recent"), int(list.size()));
    for (int i = 0; i < list.size(); ++i) {
        m_store->setArrayIndex(i);
        m_store->setValue(QStringLiteral("path"), list[i].path);
        m_store->setValue(QStringLiteral("opened"), list[i].opened);
        m_store->setValue(QStringLiteral("counts"),
                          QStringLiteral("%1/%2/%3").arg(list[i].counts[0]).arg(list[i].counts[1]).arg(list[i].counts[2]));
    }
    m_store->endArray();
}

void Settings::addRecent(const QString &path)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    auto list = recent();
    Recent entry;
    const auto same = [&](const Recent &other) { return other.path == absolute; };
    if (const auto found = std::find_if(list.begin(), list.end(), same); found != list.end())
        entry = *found;
    entry.path = absolute;
    entry.opened = QDateTime::currentDateTime();
    list.removeIf(same);
    list.prepend(entry);
    while (list.size() > MostRecent)
        list.removeLast();
    writeRecent(list);
    setLastFolder(QFileInfo(absolute).path());
}

void Settings::noteCounts(const QString &path, int errors, int warnings, int advice)
{
    auto list = recent();
    for (auto &entry : list) {
        if (entry.path != QFileInfo(path).absoluteFilePath())
            continue;
        entry.counts[0] = errors;
        entry.counts[1] = warnings;
        entry.counts[2] = advice;
        writeRecent(list);
        return;
    }
}

void Settings::clearRecent() { m_store->remove(QStringLiteral("recent")); }

QString Settings::lastFolder() const
{
    const QString folder = m_store->value(QStringLiteral("lastFolder")).toString();
    return !folder.isEmpty() && QFileInfo(folder).isDir() ? folder : QDir::homePath();
}

void Settings::setLastFolder(const QString &folder) { m_store->setValue(QStringLiteral("lastFolder"), folder); }

look::Scheme Settings::scheme() const
{
    const QString name = m_store->value(QStringLiteral("scheme")).toString();
    return name == QLatin1String("light")  ? look::Scheme::Light
           : name == QLatin1String("dark") ? look::Scheme::Dark
                                           : look::Scheme::System;
}

void Settings::setScheme(look::Scheme scheme)
{
    m_store->setValue(QStringLiteral("scheme"), scheme == look::Scheme::Light  ? QStringLiteral("light")
                                                : scheme == look::Scheme::Dark ? QStringLiteral("dark")
                                                                               : QStringLiteral("system"));
}

bool Settings::isJsonWanted() const { return m_store->value(QStringLiteral("json"), true).toBool(); }
void Settings::setJsonWanted(bool wanted) { m_store->setValue(QStringLiteral("json"), wanted); }
bool Settings::areProblemsWanted() const { return m_store->value(QStringLiteral("problems"), true).toBool(); }
void Settings::setProblemsWanted(bool wanted) { m_store->setValue(QStringLiteral("problems"), wanted); }
QString Settings::schemasFolder() const { return m_store->value(QStringLiteral("schemasFolder")).toString(); }
void Settings::setSchemasFolder(const QString &folder) { m_store->setValue(QStringLiteral("schemasFolder"), folder); }

QByteArray Settings::bytes(const QString &key) const { return m_store->value(key).toByteArray(); }
void Settings::setBytes(const QString &key, const QByteArray &value) { m_store->setValue(key, value); }

} // namespace mlm
