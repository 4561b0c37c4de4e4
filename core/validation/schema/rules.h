// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/validation/schema/mlmdemands.h"
#include "core/validation/schema/report.h"

/// What the published schemas say of several members at once. Each function leaves alone what Walk has to say of single values.
namespace mlm::schema {

void checkCoreItem(Report &report);
void checkCoreCollection(Report &report);
void checkLinks(Report &report);            ///< STAC 1.1: absolute 'self'
void checkDeclarations(Report &report);     ///< stac_extensions: addresses, document types and, by the next, what a declaration demands
void checkDemands(Report &report, const spec::Release &release, const Pointer &declaration);
void checkSummaries(Report &report);
void checkDatacube(Report &report);
void checkExampleLinks(Report &report);
void checkLabels(Report &report);
void checkMlmItem(Report &report, const MlmDemands &demands);
void checkMlmBands(Report &report, const MlmDemands &demands); ///< bands and variables: dimensions and declarations
void checkMlmCollection(Report &report);

/// Reports what does not fit of a value that stands at a place.
void walkAt(Report &report, const Json &value, const spec::Type &type, const Pointer &place);

// Reading a document that may be anything.

/// The member, or nullptr where there is none or `object` is no object (or null itself).
const Json *member(const Json *object, std::string_view name);
const Json *objectAt(const Json *object, std::string_view name); ///< only if it is an object
const Json *arrayAt(const Json *object, std::string_view name);  ///< only if it is an array
bool has(const Json *object, std::string_view name);
/// An array that holds the text.
bool lists(const Json *array, std::string_view text);
/// An asset with the role mlm:model.
bool isModel(const Json &asset);
/// Every asset is an object and its roles, if it has any, are texts: what is said of them together makes sense.
bool hasSoundAssets(const Json &root);
/// Calls each(name, member) for the members of an object.
template <typename Each> void members(const Json *object, Each each)
{
    if (object && object->is_object())
        for (const auto &[name, value] : *object->get_ptr<const Json::object_t *>())
            each(name, value);
}
/// The declared release of an extension, the newest of several; nullptr for none.
const spec::Release *declared(const spec::Profile &profile, std::string_view extension);

} // namespace mlm::schema
