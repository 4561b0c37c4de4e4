// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/spec/spec.h"

/// What an extension asks of a document as a whole: that its fields are there, in one place or another.
namespace mlm::spec {

/// One way to meet a demand.
struct Place
{
    struct Holder
    {
        std::string name;    ///< "properties", "assets"; empty: the document itself
        bool inside = false; ///< what it holds is looked at, one by one, not the holder itself
    };
    std::vector<Holder> holders;
    bool every = false;               ///< of all that has members of the extension, each must do; else one is enough
    std::vector<std::string> names;   ///< one of these has to be there; empty: nothing has to
    bool bands = false;               ///< in an entry of its bands will do
    bool bandsOnly = false;           ///< nowhere else
    std::vector<std::string> roles;   ///< it has one of these roles
    std::shared_ptr<const Type> type; ///< what the members of the extension have to be there; null: not looked at
};

/// Met where one of the places does.
struct Demand
{
    std::vector<Place> places;
};

/// The demands of a release on documents of one type. Made once; from any thread.
const std::vector<Demand> &demands(const Release &release, Profile::DocumentType type);
/// The fields of one release by themselves: a type of its file ("fields"), other members with its prefix not allowed. Made once; from any thread.
std::shared_ptr<const Type> ownType(const Release &release, const std::string &name);

} // namespace mlm::spec
