// SPDX-License-Identifier: Apache-2.0
#include "app/editor/convertfolder.h"
#include "app/editor/convertwork.h"
#include "core/convert/legacytext.h"
#include "core/convert/reporttext.h"
#include "core/document/file.h"
#include "core/json/write.h"
#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFileInfo>

namespace mlm {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(FolderConversion)
};

Error refused(const QString &message, const QString &advice)
{
    Error error;
    error.code = Error::Code::Refused;
    error.message = message;
    error.advice = advice;
    return error;
}

} // namespace

FolderConversion::FolderConversion(const QString &from, const QString &to, convert::Target target, bool replace)
    : m_from(QDir(from).absolutePath()), m_to(QDir(to).absolutePath()), m_target(std::move(target)), m_replace(replace)
{
}

Result<void> FolderConversion::check() const
{
    if (!QFileInfo(m_from).isDir())
        return refused(Text::tr("There is no folder %1.").arg(m_from), Text::tr("Choose the folder with the documents."));
    if (QFileInfo::exists(m_to) && !QFileInfo(m_to).isDir())
        return refused(Text::tr("%1 is no folder.").arg(m_to), Text::tr("Choose another target."));
    const QString to = QFileInfo(m_to).canonicalFilePath();
    if (m_from == m_to || (!to.isEmpty() && QFileInfo(m_from).canonicalFilePath() == to))
        return refused(Text::tr("The results would take the place of their sources."), Text::tr("Choose another target folder."));
    return convert::check(m_target);
}

QStringList FolderConversion::files(const std::atomic<bool> &cancelled)
{
    QStringList found;
    const QString results = m_to + QLatin1Char('/');
    QDirIterator all(m_from, {QStringLiteral("*.json"), QStringLiteral("*.geojson"), QStringLiteral("*.json5"), QStringLiteral("*.jsonc"), QStringLiteral("*.jsonld"),
                              QStringLiteral("*.yaml"), QStringLiteral("*.yml")},
                     QDir::Files | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
    while (all.hasNext() && !cancelled && found.size() < MostFiles) {
        const QString path = all.next();
        if (path.startsWith(results))
            continue;
        found << path;
        m_sources.insert(all.fileInfo().canonicalFilePath());
    }
    found.sort();
    return found;
}

QString FolderConversion::resultPath(const QString &path) const
{
    QString name = QDir(m_from).relativeFilePath(path);
    for (const char *ending : {".yaml", ".yml", ".json5", ".jsonc"}) {
        if (name.endsWith(QLatin1String(ending), Qt::CaseInsensitive))
            name = name.left(name.lastIndexOf(QLatin1Char('.'))) + QStringLiteral(".json");
    }
    return m_to + QLatin1Char('/') + name;
}

FolderRow FolderConversion::convert(const QString &path)
{
    FolderRow row;
    row.file = QDir(m_from).relativeFilePath(path);
    const auto fail = [&](const QString &why) {
        row.failed = true;
        row.outcome = why;
        return row;
    };
    const auto loaded = loadFile(path);
    if (!loaded)
        return fail(loaded.error().message);
    const auto read = convert::readLegacy(loaded->text);
    if (!read) {
        const Error &error = read.error();
        return fail(error.line > 0 ? Text::tr("%1 (line %2, column %3)").arg(error.message).arg(error.line).arg(error.column) : error.message);
    }
    const auto found = convert::detect(read->root);
    row.was = found.name;
    if (found.family == convert::Family::None) {
        row.outcome = Text::tr("left out: no metadata of a model, and no STAC");
        return row;
    }
    const auto done = convertText(read->repairs.isEmpty() ? loaded->text : json::write(read->root) + '\n', m_target);
    if (!done)
        return fail(done.error().message);
    const QString result = resultPath(path);
    const QFileInfo there(result);
    // Through a link, too, no source is reached.
    if (m_sources.contains(there.canonicalFilePath()))
        return fail(Text::tr("not written: a source has that place"));
    if (m_written.contains(result))
        return fail(Text::tr("not written: another source of this folder gave %1").arg(there.fileName()));
    if (there.exists() && !m_replace)
        return fail(Text::tr("not written: %1 is there already").arg(there.fileName()));
    if (!QDir().mkpath(there.path()))
        return fail(Text::tr("not written: the folder %1 cannot be made").arg(there.path()));
    const auto written = saveFile(result, done->result->text, {}, Overwrite::Always);
    if (!written)
        return fail(written.error().message);
    m_written.insert(result);
    row.result = result;
    row.questions = int(done->conversion->report.questions.size());
    row.outcome = done->edits.empty() ? Text::tr("nothing to change") : convert::summary(done->conversion->report);
    if (!read->repairs.isEmpty())
        row.outcome += Text::tr("; %1 repaired").arg(read->repairs.size());
    return row;
}

} // namespace mlm
