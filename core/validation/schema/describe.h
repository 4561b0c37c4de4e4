// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/validation/schema/report.h"

/// What does not fit, in users' words. Only called when there is something to say.
namespace mlm::schema {

void describeKind(Report &report, const Json &value, const spec::Type &type, const Frame &frame);
void describeUnknownChoice(Report &report, const Json &value, const spec::Type &type, const Frame &frame);
void describePattern(Report &report, const std::string &value, const spec::Type &type, const Frame &frame);
void describeFormat(Report &report, const std::string &value, const spec::Type &type, const Frame &frame);
void describeEmptyText(Report &report, const Frame &frame);
void describeLongText(Report &report, const spec::Type &type, const Frame &frame);
void describeBounds(Report &report, const Json &value, const spec::Type &type, const Frame &frame);
void describeCount(Report &report, std::size_t count, const spec::Type &type, const Frame &frame);
void describeRepeat(Report &report, const Json &array, std::size_t index, std::size_t first, const Frame &frame);
void describeMissing(Report &report, const spec::Field &field, const Json &object, const spec::Type &owner, const Frame &frame);
void describeApart(Report &report, const std::string &there, const std::string &missing, const spec::Type &owner, const Frame &frame);
void describeMisplaced(Report &report, const std::string &name, const QString &advice, const Frame &frame);
void describeStrange(Report &report, const std::string &name, const spec::ClosedPrefix *prefix, const Json &object, const spec::Type &owner,
                     const Frame &frame);
/// Two releases of one extension are declared, and one does not know the field.
void describeUnknownTo(Report &report, const Frame &frame);
void describeMemberName(Report &report, const std::string &name, const spec::Type &owner, const Frame &frame);
void describeFewMembers(Report &report, std::size_t wanted, const Frame &frame);
/// The member that tells the variants apart is missing or names none of them.
void describeNoVariant(Report &report, const Json &value, const spec::Type &type, const Frame &frame);

/// "scaling.mean" of "mlm.scaling": what a rule id says of the place.
std::string ruleId(const Frame &frame, const char *kind);
/// The same without the kind, for a field in an object whose type (or the next one above that has a name) is `owner`.
std::string ruleBase(const spec::Field &field, const std::string &owner);
/// The newest release of an extension, where it takes a value at a place and the declared one is earlier; nullptr otherwise.
const spec::Release *newerThatTakes(const Report &report, const std::string &extension, const Pointer &place, const Json &value);
/// The user's name of the place: "Shape", "Entry 2 of Shape".
QString labelOf(const Frame &frame);
/// The value as a user would write it, shortened.
QString shown(const Json &value);
QString quoted(const Json &value);

} // namespace mlm::schema
