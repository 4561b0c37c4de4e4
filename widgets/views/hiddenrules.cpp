// SPDX-License-Identifier: Apache-2.0
#include "widgets/views/hiddenrules.h"
#include "core/document/file.h"
#include "core/json/parse.h"
#include "widgets/context.h"
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace mlm {

namespace {

constexpr std::size_t mostDocuments = 500;
constexpr std::size_t mostRules = 200;
constexpr std::size_t mostBytes = std::size_t{4} << 20;

/// Documents by their keys, those changed last at the end. Whatever cannot be read counts as nothing.
Json remembered()
{
    const QString path = HiddenRules::file();
    if (!QFileInfo(path).isFile() || QFileInfo(path).size() > qint64(mostBytes))
        return Json::object();
    const auto loaded = loadFile(path);
    if (!loaded)
        return Json::object();
    const auto parsed = json::parse(loaded->text);
    if (!parsed || !parsed->root.is_object())
        return Json::object();
    const auto found = parsed->root.find("documents");
    return found != parsed->root.end() && found->is_object() ? *found : Json::object();
}

std::set<std::string> rulesOf(const Json &documents, const QString &key)
{
    std::set<std::string> rules;
    const auto found = documents.find(key.toStdString());
    if (found == documents.end() || !found->is_array())
        return rules;
    for (const Json &rule : *found)
        if (rule.is_string() && rules.size() < mostRules)
            rules.insert(rule.get<std::string>());
    return rules;
}

void remember(const QString &key, const std::set<std::string> &rules)
{
    // Read anew: another window may have written meanwhile.
    Json documents = remembered();
    documents.erase(key.toStdString());
    if (!rules.empty())
        documents[key.toStdString()] = Json(rules);
    while (documents.size() > mostDocuments)
        documents.erase(documents.begin());
    QDir().mkpath(QFileInfo(HiddenRules::file()).path());
    // Where it cannot be written the choice holds until the document is closed.
    (void)saveFile(HiddenRules::file(), json::write(Json{{"documents", std::move(documents)}}) + '\n', {}, Overwrite::Always);
}

} // namespace

HiddenRules::HiddenRules(Context &context, QObject *parent) : QObject(parent), m_context(context), m_key(key())
{
    if (!m_key.isEmpty())
        m_rules = rulesOf(remembered(), m_key);
    if (!m_rules.empty()) {
        m_context.check().setHiddenRules(m_rules);
        m_context.check().refresh(); // before anything is painted
    }
    connect(&m_context, &Context::pathChanged, this, &HiddenRules::follow);
}

QString HiddenRules::file()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation) + QStringLiteral("/hidden-rules.json");
}

QString HiddenRules::key() const
{
    if (!m_context.path().isEmpty())
        return QFileInfo(m_context.path()).absoluteFilePath();
    const Json &root = m_context.root();
    const auto id = root.is_object() ? root.find("id") : root.end();
    const bool named = root.is_object() && id != root.end() && id->is_string();
    return named ? QStringLiteral("id:") + QString::fromStdString(id->get<std::string>()).left(200) : QString();
}

void HiddenRules::follow()
{
    const QString now = key();
    if (now == m_key)
        return;
    m_key = now;
    // Saved under another name: what was hidden stays hidden there.
    if (!m_rules.empty() && !m_key.isEmpty())
        remember(m_key, m_rules);
    else if (m_rules.empty())
        set(rulesOf(remembered(), m_key));
}

void HiddenRules::set(std::set<std::string> rules)
{
    if (rules == m_rules)
        return;
    m_rules = std::move(rules);
    m_context.check().setHiddenRules(m_rules);
    Q_EMIT changed();
}

void HiddenRules::hide(const std::string &rule)
{
    auto rules = m_rules;
    rules.insert(rule);
    set(std::move(rules));
    if (!m_key.isEmpty())
        remember(m_key, m_rules);
}

void HiddenRules::show(const std::string &rule)
{
    auto rules = m_rules;
    rules.erase(rule);
    set(std::move(rules));
    if (!m_key.isEmpty())
        remember(m_key, m_rules);
}

void HiddenRules::showAll()
{
    set({});
    if (!m_key.isEmpty())
        remember(m_key, {});
}

} // namespace mlm
