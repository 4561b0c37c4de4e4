// SPDX-License-Identifier: Apache-2.0
#include "widgets/context.h"
#include "core/validation/extensionuse.h"
#include <algorithm>

namespace mlm {

Context::Context(std::unique_ptr<Document> document, QObject *parent)
    : QObject(parent), m_document(std::move(document)), m_check(std::make_unique<LiveCheck>(*m_document)),
      m_profile(spec::Profile::of(m_document->root()))
{
    // The profile follows before any view pulls: connected first, views connect later.
    connect(m_document.get(), &Document::stateChanged, this, [this] {
        if (auto now = spec::Profile::of(m_document->root()); now != m_profile) {
            m_profile = std::move(now);
            Q_EMIT profileChanged();
        }
    });
}

Context::~Context() = default;

void Context::setPath(const QString &path)
{
    m_path = path;
    Q_EMIT pathChanged();
}

void Context::setCurrent(const Pointer &pointer)
{
    if (pointer == m_current)
        return;
    m_current = pointer;
    Q_EMIT currentChanged(pointer);
}

void Context::goTo(const Pointer &pointer) { Q_EMIT goToRequested(pointer); }

void Context::showInJson(const Pointer &pointer) { Q_EMIT showInJsonRequested(pointer); }

bool Context::set(const Pointer &pointer, Json value, const QString &mergeKey, std::string spelling)
{
    const auto position = pointer.isRoot() ? std::nullopt
                                           : m_profile->memberPosition(pointer.parent(), pointer.last(), root());
    auto edits = m_document->setEdits(pointer, std::move(value), std::move(spelling), position);
    declare(pointer, edits);
    return apply(m_profile->labelOf(pointer, root()), edits, mergeKey);
}

void Context::declare(const Pointer &member, Edits &edits) const
{
    if (member.isRoot() || member.in(root()))
        return;
    const spec::Field *field = m_profile->fieldAt(member, root());
    if (!field || field->declared)
        return;
    const std::string address = addressToDeclare(field->extension, field->name);
    const spec::Release *release = address.empty() ? nullptr : spec::releaseByUri(address);
    using Type = spec::Profile::DocumentType;
    const Type type = m_profile->documentType();
    if (!release || (type == Type::Item && !release->forItems) || (type == Type::Collection && !release->forCollections)
        || (type == Type::Catalog && !release->forCatalogs))
        return;
    const Pointer list = Pointer::of("/stac_extensions");
    const auto declares = [&](const Edit &edit) { return edit.value == address || edit.value == Json::array({address}); };
    if (std::any_of(edits.begin(), edits.end(), declares))
        return;
    const Json *now = list.in(root());
    if (!now)
        edits.push_back(Edit::add(list, Json::array({address}), m_profile->memberPosition({}, "stac_extensions", root())));
    else if (now->is_array() && std::find(now->begin(), now->end(), Json(address)) == now->end())
        edits.push_back(Edit::add(list / "-", address));
}

bool Context::unset(const Pointer &pointer)
{
    if (!pointer.in(root()))
        return true;
    return apply(m_profile->labelOf(pointer, root()), {Edit::remove(pointer)});
}

bool Context::apply(const QString &label, const Edits &edits, const QString &mergeKey)
{
    const auto result = m_document->apply(label, edits, mergeKey);
    if (!result)
        Q_EMIT problem(result.error().text());
    return result.ok();
}

} // namespace mlm
