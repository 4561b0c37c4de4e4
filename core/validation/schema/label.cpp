// SPDX-License-Identifier: Apache-2.0
#include "core/validation/schema/rules.h"

// The classes of raster labels have no name: https://github.com/stac-extensions/label/blob/v1.0.1/README.md#class-object
namespace mlm::schema {

namespace {

using DocumentType = spec::Profile::DocumentType;

QString tr(const char *text) { return Report::tr(text); }

// Where the kind of label is not said, the schema takes it for a raster.
void checkClasses(Report &report, const Json &object, const Pointer &place)
{
    const Json *classes = arrayAt(&object, "label:classes");
    if (!classes)
        return;
    const Json *type = member(&object, "label:type");
    const bool raster = !type || *type == "raster";
    for (std::size_t i = 0; i < classes->size(); ++i)
    {
        const Json *name = member(&(*classes)[i], "name");
        if (!name || (!name->is_null() && !name->is_string()) || name->is_null() == raster)
            continue;
        const Pointer at = place / "label:classes" / i / "name";
        if (name->is_null())
            report.add("label.class.name", at, tr("Vector labels need the name of the property that holds the class."), tr("Write the name of the property."));
        else if (type)
            report.add("label.class.name", at, tr("The classes of raster labels have no property: its name must be null."), tr("Write null."));
        else
            report.add("label.class.name", at, tr("The label type is missing: classes with a name are of vector labels."), tr("Give the label type beside the classes."));
    }
}

} // namespace

void checkLabels(Report &report)
{
    const spec::Release *release = declared(report.profile, "label");
    if (!release || release->version == "1.0.0")
        return;
    const auto checkIn = [&](const char *list) {
        members(objectAt(&report.root, list), [&](const std::string &key, const Json &asset) { checkClasses(report, asset, Pointer({list, key})); });
    };
    const auto type = report.profile.documentType();
    if (const Json *properties = type == DocumentType::Item ? objectAt(&report.root, "properties") : nullptr)
        checkClasses(report, *properties, Pointer({"properties"}));
    if (type != DocumentType::Catalog)
        checkIn("assets");
    if (type == DocumentType::Collection)
        checkIn("item_assets");
}

} // namespace mlm::schema
