// SPDX-License-Identifier: Apache-2.0
#include "core/spec/demand.h"
#include "core/validation/schema/rules.h"
#include "core/validation/schema/walk.h"

// What a declaration demands: that fields of the extension are there, in one of several places. The schemas accept a document where one place is
// right, whatever the others hold; so these fields are only looked at here.
namespace mlm::schema {

namespace {

QString tr(const char *text) { return Report::tr(text); }

bool hasAny(const Json &object, const std::vector<std::string> &names)
{
    for (const std::string &name : names)
        if (has(&object, name))
            return true;
    return false;
}

bool hasNames(const Json &object, const spec::Place &place)
{
    if (place.names.empty() || (!place.bandsOnly && hasAny(object, place.names)))
        return true;
    if (const Json *bands = place.bands ? arrayAt(&object, "bands") : nullptr)
        for (const Json &band : *bands)
            if (hasAny(band, place.names))
                return true;
    return false;
}

bool hasRole(const Json &object, const spec::Place &place)
{
    const Json *roles = arrayAt(&object, "roles");
    return place.roles.empty() || std::any_of(place.roles.begin(), place.roles.end(), [&](const std::string &role) { return lists(roles, role); });
}

/// Members of the extension, known or not.
bool isTouched(const Json &object, const std::string &prefix)
{
    bool touched = false;
    members(&object, [&](const std::string &name, const Json &) { touched = touched || name.compare(0, prefix.size(), prefix) == 0; });
    return touched;
}

bool meets(const Json &object, const spec::Place &place)
{
    return hasNames(object, place) && hasRole(object, place) && (!place.type || accepts(*place.type, object));
}

/// Calls each(object, pointer) for what the place names.
template <typename Each> void visit(const Json &root, const spec::Place &place, Each each)
{
    for (const spec::Place::Holder &holder : place.holders)
    {
        const Json *found = holder.name.empty() ? &root : member(&root, holder.name);
        const Pointer pointer = holder.name.empty() ? Pointer() : Pointer({holder.name});
        if (!found)
            continue;
        if (!holder.inside)
            each(*found, pointer);
        else if (found->is_array())
            for (std::size_t i = 0; i < found->size(); ++i)
                each((*found)[i], pointer / i);
        else
            members(found, [&](const std::string &name, const Json &value) { each(value, pointer / name); });
    }
}

bool meets(const Json &root, const spec::Place &place, const std::string &prefix)
{
    bool one = false, all = true;
    visit(root, place, [&](const Json &object, const Pointer &) {
        if (place.every)
        {
            one = true;
            all = all && (!isTouched(object, prefix) || meets(object, place));
        }
        else
            one = one || meets(object, place);
    });
    if (!place.every)
        return one;
    // An empty object of assets holds nothing wrong; an empty list of providers is not enough.
    for (const spec::Place::Holder &holder : place.holders)
        one = one || objectAt(&root, holder.name);
    return one && all;
}

QString roles(const spec::Place &place)
{
    QStringList names;
    for (const std::string &role : place.roles)
        names << QString::fromStdString(role);
    return names.join(tr(" or "));
}

/// What is wrong with the members of the extension where they stand; true if anything was told.
bool tell(Report &report, const spec::Release &release, const spec::Demand &demand)
{
    bool told = false;
    for (const spec::Place &place : demand.places)
        visit(report.root, place, [&](const Json &object, const Pointer &pointer) {
            if (place.names.empty() ? !isTouched(object, release.prefix) : !hasNames(object, place))
                return;
            if (place.type && !accepts(*place.type, object))
                walkAt(report, object, *place.type, pointer);
            else if (!hasRole(object, place))
                report.add(release.extension + ".role", has(&object, "roles") ? pointer / "roles" : pointer,
                           tr("Who has fields of %1 needs the role %2.").arg(release.name(), roles(place)), tr("Add the role, or move the fields to who has it."));
            else
                return;
            told = true;
        });
    return told;
}

} // namespace

void walkAt(Report &report, const Json &value, const spec::Type &type, const Pointer &place)
{
    std::vector<Frame> frames(place.size() + 1); // so that what is told points at its place
    for (std::size_t i = 0; i < place.size(); ++i)
        frames[i + 1] = {&frames[i], place[i], 0, false, nullptr, nullptr};
    Walk(&report).value(value, type, frames.back());
}

void checkDemands(Report &report, const spec::Release &release, const Pointer &declaration)
{
    for (const spec::Demand &demand : spec::demands(release, report.profile.documentType()))
    {
        const auto isMet = [&](const spec::Place &place) { return meets(report.root, place, release.prefix); };
        if (std::any_of(demand.places.begin(), demand.places.end(), isMet) || tell(report, release, demand))
            continue;
        QStringList names;
        for (const std::string &name : demand.places.front().names)
            names << QString::fromStdString(name);
        Finding &finding = report.add(release.extension + ".unused", declaration, tr("%1 is declared, but none of its fields is there.").arg(release.name()),
                                      tr("Take the extension out, or use one of: %1.").arg(names.join(QStringLiteral(", "))));
        finding.fix = Fix{tr("Remove the extension"), {Edit::remove(declaration)}};
    }
}

} // namespace mlm::schema
