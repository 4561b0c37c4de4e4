// SPDX-License-Identifier: Apache-2.0
#include "core/weights/proposing.h"
#include <algorithm>
#include <map>

namespace mlm::weights {

namespace {

/// The newest release of the file extension; any release that a document declares already is left as it is.
constexpr const char *fileExtension = "https://stac-extensions.github.io/file/v2.1.0/schema.json";
constexpr std::string_view anyFileExtension = "https://stac-extensions.github.io/file/v";

bool isList(std::string_view name)
{
    return name == "mlm:input" || name == "mlm:output";
}

/// A copy of the document that the values are put into; what is different at the end are the Edits.
class Applying
{
public:
    explicit Applying(const Json &root) : m_after(root), m_profile(spec::Profile::of(root)) {}

    void put(const Proposal &proposal)
    {
        Json *node = &m_after;
        Pointer at;
        for (std::size_t i = 0; i < proposal.pointer.size(); ++i) {
            const std::string &token = proposal.pointer[i];
            const bool last = i + 1 == proposal.pointer.size();
            Json *child = node->is_array() ? element(*node, at, token) : member(*node, at, token);
            if (!child)
                return; // something else stands in the way
            at = at / (node->is_array() ? std::to_string(m_places.at(at / token)) : token);
            if (last)
                *child = proposal.value;
            else if (child->is_null())
                *child = isList(token) ? Json::array() : Json::object();
            node = child;
        }
    }

    /// New inputs and outputs get what their release requires and what may be empty.
    void complete()
    {
        for (const Pointer &entry : m_fresh) {
            Json *node = entry.in(m_after);
            const spec::Type *type = m_profile->typeAt(entry, m_after);
            if (!node || !node->is_object() || !type || !isList(entry.parent().last()))
                continue;
            for (const spec::Field &field : type->fields) {
                const bool mayBeEmpty = field.type && field.type->kind == spec::Kind::Array && field.type->minItems.value_or(0) == 0;
                if (field.requirement != spec::Requirement::Required || node->contains(field.name) || !(mayBeEmpty || field.type->nullable))
                    continue;
                insert(*node, entry, field.name) = mayBeEmpty ? Json::array() : Json();
            }
        }
    }

    /// Declares the file extension, unless some release of it is declared already.
    void declareFileExtension()
    {
        const Pointer pointer = Pointer::of("/stac_extensions");
        Json *declared = pointer.in(m_after);
        if (!declared) {
            const auto version = memberPosition(m_after, "stac_version");
            insertMember(m_after, version ? *version + 1 : m_after.size(), "stac_extensions", Json::array({fileExtension}));
        } else if (!declared->is_array()) {
            *declared = Json::array({fileExtension});
        } else if (std::none_of(declared->begin(), declared->end(), [](const Json &uri) {
                       return uri.is_string() && uri.get_ref<const std::string &>().starts_with(anyFileExtension);
                   })) {
            declared->push_back(fileExtension);
        }
    }

    const Json &result() const { return m_after; }

private:
    /// The element that an index means: those past the end are new, one after the other.
    Json *element(Json &list, const Pointer &at, const std::string &token)
    {
        const auto index = Pointer({token}).index();
        if (!index)
            return nullptr;
        const auto [place, isNew] = m_places.try_emplace(at / token, std::min(*index, list.size()));
        if (isNew && *index >= list.size()) {
            list.push_back(nullptr);
            m_fresh.push_back(at / place->second);
        }
        return place->second < list.size() ? &list[place->second] : nullptr;
    }

    Json *member(Json &object, const Pointer &at, const std::string &token)
    {
        if (!object.is_object())
            return nullptr;
        const auto found = object.find(token);
        return found != object.end() ? &*found : &insert(object, at, token);
    }

    Json &insert(Json &object, const Pointer &at, const std::string &name)
    {
        const auto position = m_profile->memberPosition(at, name, m_after);
        insertMember(object, position.value_or(object.size()), name, nullptr);
        return object[name];
    }

    Json m_after;
    std::shared_ptr<const spec::Profile> m_profile;
    std::map<Pointer, std::size_t> m_places; ///< where the element of an index went
    std::vector<Pointer> m_fresh;
};

} // namespace

Edits importEdits(const Json &root, const std::vector<Proposal> &proposals)
{
    Applying applying(root);
    bool any = false, ofFile = false;
    for (const Proposal &proposal : proposals) {
        if (!proposal.ticked || proposal.pointer.isRoot() || !root.is_object())
            continue;
        applying.put(proposal);
        any = true;
        ofFile = ofFile || proposal.pointer.last().starts_with("file:");
    }
    if (!any)
        return {};
    applying.complete();
    if (ofFile)
        applying.declareFileExtension();
    return diff(root, applying.result());
}

Edits importEdits(const Json &root, const Target &, const std::vector<Proposal> &proposals)
{
    return importEdits(root, proposals);
}

} // namespace mlm::weights
