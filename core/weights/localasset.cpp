// SPDX-License-Identifier: Apache-2.0
#include "core/weights/localasset.h"
#include "core/stac/hrefs.h"
#include <QDir>
#include <QFileInfo>
#include <QStringList>
#include <QUrl>

namespace mlm::weights {
namespace {

bool isBelow(const QString &path, const QString &folder)
{
    return path.startsWith(folder.endsWith(QLatin1Char('/')) ? folder : folder + QLatin1Char('/'));
}

} // namespace

LocalAsset localAsset(const std::string &href, const QString &itemFolder, const QString &base, bool anywhere)
{
    if (!stac::isRelative(href))
        return {};
    const QString written = QString::fromStdString(href.substr(0, href.find_first_of("?#")));
    const QString decoded = QUrl::fromPercentEncoding(written.toUtf8());
    QStringList folders{QFileInfo(itemFolder).canonicalFilePath()};
    if (!base.isEmpty())
        folders += QFileInfo(base).canonicalFilePath();

    LocalAsset result{LocalAsset::Kind::Missing, QDir(itemFolder).filePath(decoded)};
    for (const QString &folder : folders) {
        for (const QString &name : {decoded, written}) {
            if (folder.isEmpty() || name.contains(QChar::Null))
                continue;
            const QString plain = QDir::cleanPath(QDir(folder).filePath(name));
            const QString real = QFileInfo(plain).canonicalFilePath(); // empty where nothing is
            const QString &tested = real.isEmpty() ? plain : real;
            bool allowed = anywhere;
            for (const QString &root : folders)
                allowed = allowed || (!root.isEmpty() && isBelow(tested, root));
            if (!allowed)
                result = {LocalAsset::Kind::Outside, plain};
            else if (!real.isEmpty())
                return {LocalAsset::Kind::Here, real};
        }
    }
    return result;
}

} // namespace mlm::weights
