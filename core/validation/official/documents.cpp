// SPDX-License-Identifier: Apache-2.0
#include "core/validation/official/documents.h"
#include "core/json/pointer.h"
#include "core/validation/official/address.h"
#include <QCoreApplication>

namespace mlm::official {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Schemas)
};

Error nothingThere(const QString &base, const QString &reference)
{
    Error error;
    error.code = Error::Code::Invalid;
    error.message = Words::tr("The schema %1 refers to \"%2\", which is not there.").arg(base, reference.left(200));
    return error;
}

const std::string *textOf(const Json &node, const char *name)
{
    const auto found = node.find(name);
    return found != node.end() && found->is_string() ? found->get_ptr<const std::string *>() : nullptr;
}

} // namespace

/// The base inside a node that may have an "$id" of its own. Beside a "$ref" it does not count.
QString Documents::inner(const QString &base, const Json &node)
{
    if (!node.is_object() || node.contains("$ref"))
        return base;
    const std::string *id = textOf(node, "$id");
    if (!id || id->starts_with('#'))
        return base;
    return resolveReference(base, QString::fromStdString(*id)).document;
}

void Documents::index(const Json &node, const QString &outer, int depth)
{
    constexpr int deepest = 200;
    if (depth > deepest)
        return;
    if (node.is_array()) {
        for (const Json &element : node)
            index(element, outer, depth + 1);
        return;
    }
    if (!node.is_object())
        return;
    QString base = outer;
    if (const std::string *id = textOf(node, "$id"); id && depth > 0 && !node.contains("$ref")) {
        base = inner(outer, node);
        const QString name = id->starts_with('#') ? outer + QString::fromStdString(*id) : base;
        m_named.try_emplace(name, Place{&node, base});
    }
    for (const auto &[name, value] : node.items())
        if (value.is_structured() && name != "const" && name != "enum" && name != "default" && name != "examples")
            index(value, base, depth + 1);
}

Result<Documents::Place> Documents::document(const QString &address)
{
    const auto known = m_documents.find(address);
    if (known != m_documents.end())
        return Place{known->second.get(), address};
    if (m_documents.size() >= most) {
        Error error;
        error.code = Error::Code::Limit;
        error.message = Words::tr("The schema refers to more than %1 documents.").arg(most);
        return error;
    }
    auto loaded = m_loader(address);
    if (!loaded)
        return loaded.error();
    auto owned = std::make_unique<const Json>(std::move(*loaded));
    const Json *root = owned.get();
    m_documents.emplace(address, std::move(owned));
    index(*root, address, 0);
    return Place{root, address};
}

Result<Documents::Place> Documents::follow(const QString &base, const QString &reference)
{
    const Reference target = resolveReference(base, reference);
    Place place;
    if (const auto named = m_named.find(target.document); named != m_named.end()) {
        place = named->second;
    } else {
        auto whole = document(target.document);
        if (!whole)
            return whole;
        place = *whole;
    }
    if (target.fragment.isEmpty())
        return place;
    if (!target.fragment.startsWith(QLatin1Char('/'))) {
        const auto named = m_named.find(target.document + QLatin1Char('#') + target.fragment);
        return named != m_named.end() ? Result<Place>(named->second) : Result<Place>(nothingThere(base, reference));
    }
    const auto pointer = Pointer::parse(target.fragment.toStdString());
    if (!pointer)
        return nothingThere(base, reference);
    for (const std::string &token : pointer->tokens()) {
        place.node = Pointer({token}).in(*place.node);
        if (!place.node)
            return nothingThere(base, reference);
        place.base = inner(place.base, *place.node);
    }
    return place;
}

} // namespace mlm::official
