// SPDX-License-Identifier: Apache-2.0
#include "widgets/context.h"

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
    const auto edits = m_document->setEdits(pointer, std::move(value), std::move(spelling), position);
    return apply(m_profile->labelOf(pointer, root()), edits, mergeKey);
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
