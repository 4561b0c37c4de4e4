// SPDX-License-Identifier: Apache-2.0
#include "core/convert/target.h"
#include "core/spec/spec.h"
#include <QCoreApplication>
#include <QStringList>
#include <algorithm>

namespace mlm::convert {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Convert)
public:
    static Error unknown(const QString &what, const std::string &given, const std::vector<std::string> &known)
    {
        QStringList names;
        for (const std::string &name : known)
            names.append(QString::fromStdString(name));
        Error error;
        error.code = Error::Code::Usage;
        error.message = tr("There is no %1 %2.").arg(what, QString::fromStdString(given));
        error.advice = tr("Choose one of %1.").arg(names.join(QStringLiteral(", ")));
        return error;
    }
};

} // namespace

const std::vector<std::string> &mlmReleases()
{
    static const std::vector<std::string> list = [] {
        std::vector<std::string> versions;
        for (const spec::Release &release : spec::releases())
            if (release.extension == "mlm")
                versions.push_back(release.version);
        return versions;
    }();
    return list;
}

const std::vector<std::string> &stacVersions()
{
    static const std::vector<std::string> list = {"1.0.0", "1.1.0"};
    return list;
}

Result<void> check(const Target &target)
{
    const auto isIn = [](const std::vector<std::string> &list, const std::string &name) { return std::find(list.begin(), list.end(), name) != list.end(); };
    if (!isIn(mlmReleases(), target.mlm))
        return Words::unknown(QStringLiteral("MLM"), target.mlm, mlmReleases());
    if (!target.stac.empty() && !isIn(stacVersions(), target.stac))
        return Words::unknown(QStringLiteral("STAC"), target.stac, stacVersions());
    return {};
}

} // namespace mlm::convert
