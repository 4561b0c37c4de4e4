// SPDX-License-Identifier: Apache-2.0
#include "core/spec/library.h"
#include "core/validation/schema/describe.h"
#include "core/validation/schema/rules.h"

// What a declaration in stac_extensions demands of the document as a whole.
namespace mlm::schema {

namespace {

using DocumentType = spec::Profile::DocumentType;

QString tr(const char *text) { return Report::tr(text); }

bool mayDeclare(const spec::Release &release, DocumentType type)
{
    switch (type)
    {
    case DocumentType::Item: return release.forItems;
    case DocumentType::Collection: return release.forCollections;
    case DocumentType::Catalog: return release.forCatalogs;
    case DocumentType::Unknown: break;
    }
    return true;
}

QString typeName(DocumentType type)
{
    return type == DocumentType::Item ? tr("an Item") : type == DocumentType::Collection ? tr("a Collection") : tr("a Catalog");
}

/// The schema at this address asks for another one, so nothing that declares it alone is ever valid.
void checkDeadAddress(Report &report, const spec::DeadAddress &dead, const Json *extensions, const Pointer &place)
{
    Finding &finding = report.add(dead.release.extension + ".address", place,
                                  tr("No document can be valid with this address of %1: the schema published there asks for another address.").arg(dead.release.name()),
                                  tr("Declare %1 as %2.").arg(dead.release.name(), QString::fromStdString(dead.better)));
    if (lists(extensions, dead.better))
        finding.fix = Fix{tr("Remove this address"), {Edit::remove(place)}};
    else
        finding.fix = Fix{tr("Use the address of %1 that works").arg(dead.release.name()), {Edit::replace(place, dead.better)}};
}

} // namespace

void checkDeclarations(Report &report)
{
    const Json *extensions = arrayAt(&report.root, "stac_extensions");
    if (!extensions)
        return;
    const DocumentType type = report.profile.documentType();
    for (std::size_t i = 0; i < extensions->size(); ++i)
    {
        if (!(*extensions)[i].is_string())
            continue;
        const std::string &uri = (*extensions)[i].get_ref<const std::string &>();
        const spec::Release *release = spec::releaseByUri(uri);
        const spec::Release *meant = release ? nullptr : spec::Library::instance().releaseMeant(uri);
        if (!release && !meant)
            continue;
        const Pointer place = Pointer({"stac_extensions"}) / i;
        if (meant)
        {
            if (meant->looseAddress && type == DocumentType::Collection)
                continue; // no error: its schema does not look
            if (!meant->demanded.empty() && lists(extensions, meant->demanded))
                continue; // nor does this one, where the address that it wants is there
            if (const spec::DeadAddress *dead = spec::Library::instance().deadAddress(meant->uri))
                meant = spec::releaseByUri(dead->better);
            Finding &finding = report.add("stac.stac-extensions.spelling", place, tr("This is not quite the address of %1.").arg(meant->name()),
                                          tr("Write it as %1.").arg(QString::fromStdString(meant->uri)));
            if (!lists(extensions, meant->uri))
                finding.fix = Fix{tr("Use the address of %1").arg(meant->name()), {Edit::replace(place, meant->uri)}};
            continue;
        }
        if (const spec::DeadAddress *dead = spec::Library::instance().deadAddress(uri); dead && !lists(extensions, dead->wants))
            checkDeadAddress(report, *dead, extensions, place);
        if (!mayDeclare(*release, type))
        {
            report.add("stac.stac-extensions.document", place, tr("%1 is not made for %2.").arg(release->name(), typeName(type)),
                       tr("Take the extension out."));
            continue;
        }
        if (!release->demanded.empty() && !lists(extensions, release->demanded))
            report.add("stac.stac-extensions.demanded", place,
                       tr("The published schema of %1 accepts no document: it wants another address than its own.").arg(release->name()),
                       tr("Use another release of the extension if there is one."));
        checkDemands(report, *release, place);
    }
}

} // namespace mlm::schema
