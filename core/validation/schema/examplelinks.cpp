// SPDX-License-Identifier: Apache-2.0
#include "core/validation/schema/describe.h"
#include "core/validation/schema/rules.h"

// Only links to examples have fields of their own: https://github.com/stac-extensions/example-links/blob/v0.0.1/README.md#fields
namespace mlm::schema {

namespace {

QString tr(const char *text) { return Report::tr(text); }

} // namespace

void checkExampleLinks(Report &report)
{
    const spec::Release *release = declared(report.profile, "example-links");
    const Json *links = arrayAt(&report.root, "links");
    if (!release || !links)
        return;
    bool any = false;
    for (std::size_t i = 0; i < links->size(); ++i)
    {
        const Json *relation = member(&(*links)[i], "rel");
        if (relation && *relation == "example")
        {
            any = true;
            continue;
        }
        members(&(*links)[i], [&](const std::string &name, const Json &) {
            if (name != "example:container" && name != "example:language")
                return; // others with the prefix are told already
            Finding &finding = report.add("example-links.misplaced", Pointer({"links"}) / i / name,
                                          tr("“%1” belongs to links of relation example alone.").arg(QString::fromStdString(name)),
                                          tr("Write “example” as the relation if the link leads to one; otherwise take the field out."));
            finding.atName = true;
        });
    }
    if (!any)
        report.add("example-links.unused", Pointer({"links"}), tr("%1 is declared, but no link leads to an example.").arg(release->name()),
                   tr("Add a link with the relation “example”, or take the extension out."));
}

} // namespace mlm::schema
