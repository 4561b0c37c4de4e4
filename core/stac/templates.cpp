// SPDX-License-Identifier: Apache-2.0
#include "core/json/parse.h"
#include "core/spec/spec.h"
#include "core/stac/build.h"
#include "core/stac/older.h"
#include <QCoreApplication>
#include <QFile>
#include <QStringList>
#include <algorithm>

static void initResources()
{
    Q_INIT_RESOURCE(templates); // must stand outside of any namespace
}

namespace mlm::stac {
namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Templates)
};

const spec::Release *mlmRelease(std::string_view version)
{
    for (const spec::Release &release : spec::releases()) {
        if (release.extension == "mlm" && release.version == version)
            return &release;
    }
    return nullptr;
}

QString mlmVersions()
{
    QStringList versions;
    for (const spec::Release &release : spec::releases()) {
        if (release.extension == "mlm")
            versions += QString::fromStdString(release.version);
    }
    return versions.join(QStringLiteral(", "));
}

Error usage(const QString &message, const QString &advice)
{
    Error error;
    error.code = Error::Code::Usage;
    error.message = message;
    error.advice = advice;
    return error;
}

} // namespace

const std::vector<Template> &templates()
{
    static const std::vector<Template> all{
        {"segmentation", Text::tr("Segmentation"), Text::tr("A class for each pixel, from four Sentinel-2 bands")},
        {"classification", Text::tr("Classification"), Text::tr("A class for a whole scene, from ten Sentinel-2 bands")},
        {"detection", Text::tr("Detection"), Text::tr("Boxes around objects, from the three visible Sentinel-2 bands")},
        {"regression", Text::tr("Regression"), Text::tr("A number for each pixel, from ten Sentinel-2 bands")},
        {"empty", Text::tr("Empty"), Text::tr("Only what every model needs, to be filled in")},
    };
    return all;
}

Result<Json> newItem(const NewItem &options)
{
    const auto known = std::find_if(templates().begin(), templates().end(),
                                    [&](const Template &t) { return t.id == options.templateId; });
    if (known == templates().end()) {
        QStringList ids;
        for (const Template &t : templates())
            ids += QString::fromStdString(t.id);
        return usage(Text::tr("There is no template “%1”.").arg(QString::fromStdString(options.templateId)),
                     Text::tr("Choose one of %1.").arg(ids.join(QStringLiteral(", "))));
    }
    const spec::Release *mlm = mlmRelease(options.mlmVersion);
    if (!mlm)
        return usage(Text::tr("MLM %1 is not known here.").arg(QString::fromStdString(options.mlmVersion)),
                     Text::tr("Choose one of %1.").arg(mlmVersions()));
    if (options.stacVersion != "1.0.0" && options.stacVersion != "1.1.0")
        return usage(Text::tr("STAC %1 is not known here.").arg(QString::fromStdString(options.stacVersion)),
                     Text::tr("Choose one of 1.0.0, 1.1.0."));

    initResources();
    QFile file(QStringLiteral(":/templates/%1.json").arg(QString::fromStdString(options.templateId)));
    if (!file.open(QIODevice::ReadOnly))
        return usage(Text::tr("The template “%1” is missing from this program.").arg(known->title), Text::tr("Install it anew."));
    const QByteArray text = file.readAll();
    auto parsed = json::parse(std::string_view(text.constData(), std::size_t(text.size())));
    if (!parsed)
        return parsed.error();
    Json item = std::move(parsed->root);
    item["stac_version"] = options.stacVersion;
    if (!options.id.empty())
        item["id"] = options.id;
    for (Json &address : item["stac_extensions"]) {
        const spec::Release *release = spec::releaseByUri(address.get<std::string>());
        if (release && release->extension == "mlm")
            address = mlm->uri;
    }
    writeForRelease(item, mlm->version);
    return item;
}

} // namespace mlm::stac
