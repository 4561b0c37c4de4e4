// SPDX-License-Identifier: Apache-2.0
#include "core/spec/library.h"
#include "core/validation/extensionuse.h"
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"
#include <QStringList>

namespace mlm::rules {
namespace {

void check(const RuleContext &context)
{
    for (const DeclaredExtension &extension : declaredExtensions(context.root)) {
        const std::string &uri = context.root["stac_extensions"][extension.index].get_ref<const std::string &>();
        if (spec::releaseByUri(uri) || spec::Library::instance().releaseMeant(uri))
            continue;
        QStringList known;
        const spec::Release *same = nullptr;
        QString title;
        for (const spec::Release &release : spec::releases()) {
            if (release.extension != extension.name)
                continue;
            known << shown(release.version);
            title = release.title;
            if (release.version == extension.version)
                same = &release;
        }
        if (known.isEmpty())
            continue; // another extension altogether
        const Pointer where = Pointer({"stac_extensions"}) / extension.index;
        if (same)
            context.report(finding(extensionRelease, where,
                                   Text::tr("This address of %1 is not known here: its fields are not checked.").arg(same->name()),
                                   Text::tr("Write %1 if that is meant.").arg(shown(same->uri))));
        else
            context.report(finding(extensionRelease, where,
                                   Text::tr("Release %1 of %2 is not known here: its fields are not checked.").arg(shown(extension.version), title),
                                   Text::tr("Known releases are %1. Declare one of them if the document follows it.").arg(known.join(QStringLiteral(", ")))));
    }
}

} // namespace

const Rule extensionRelease{"extension-release", Source::Practice, Severity::Warning,
                            "https://github.com/radiantearth/stac-spec/blob/v1.1.0/item-spec/item-spec.md#stac_extensions", check,
    QT_TRANSLATE_NOOP("Rules", "Extensions are declared in a release that is known here"),
    QT_TRANSLATE_NOOP("Rules", "Each release has rules of its own. Those of a release that is not known cannot be checked, so that the document is called valid "
        "although nobody looked at these fields. Mostly the number of the release or the address is misspelled."),
    R"({"stac_extensions": ["https://stac-extensions.github.io/mlm/v1.5.2/schema.json"]})",
    R"({"stac_extensions": [
  "https://stac-extensions.github.io/mlm/v1.5.2/schema.json",
  "https://stac-extensions.github.io/file/v3.7.0/schema.json"]})"};

} // namespace mlm::rules
