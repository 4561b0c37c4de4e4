// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/later.h"
#include "core/validation/rules/rules.h"
#include <algorithm>
#include <map>

namespace mlm::rules {
namespace {

/// Objects inside objects that are looked into below an input or output; what MLM has there is no deeper.
constexpr int deepest = 6;

class Look
{
public:
    explicit Look(const RuleContext &context) : m_context(context), m_later(laterReleases(context)) {}

    void run()
    {
        const spec::Field *propertiesField = m_context.profile.document().field("properties"), *assetsField = m_context.profile.document().field("assets");
        const Json *where = properties(m_context.root);
        if (m_later.empty() || !where || !where->is_object() || !propertiesField || !assetsField)
            return;
        members(*where, *propertiesField->type, Pointer({"properties"}), [] { return QString(); });
        if (const auto &asset = assetsField->type->others)
            for (const AssetRef &each : assets(m_context.root))
                members(each.node, *asset, each.pointer(), [&] { return Text::tr("Asset “%1”").arg(shown(std::string_view(each.key).substr(0, 40))); });
        for (const Io &io : ios(m_context.root))
            if (const spec::Field *list = propertiesField->type->field(io.isInput ? "mlm:input" : "mlm:output"))
                inside(io.node, list->type->items.get(), io.pointer(), io, deepest);
    }

private:
    /// `type`: of the node in the declared release, null where that does not know it.
    void inside(const Json &node, const spec::Type *type, const Pointer &where, const Io &io, int depth)
    {
        if (type && !type->variants.empty())
            type = m_context.profile.typeAt(where, m_context.root);
        if (!type)
            return;
        if (node.is_object())
            members(node, *type, where, [&] { return io.title(); });
        if (depth == 0)
            return;
        if (const auto *list = array(&node))
            for (std::size_t i = 0; i < list->size(); ++i) {
                if ((*list)[i].is_structured())
                    inside((*list)[i], type->items.get(), where / i, io, depth - 1);
            }
        else if (const auto *inner = object(&node))
            for (const auto &[name, value] : *inner) {
                const spec::Field *field = value.is_structured() ? type->field(name) : nullptr;
                if (field)
                    inside(value, field->type.get(), where / name, io, depth - 1);
            }
    }

    /// In properties and assets the members with the prefix, further in those without.
    template <typename Title>
    void members(const Json &node, const spec::Type &type, const Pointer &where, Title title)
    {
        if (type.closed || !node.is_object()) // a type that takes no other members is the schema's matter
            return;
        const bool prefixed = where.size() <= 2;
        for (const auto &[name, value] : *object(&node)) {
            if (startsWith(name, "mlm:") != prefixed || type.field(name) || isClosed(type, name))
                continue;
            if (const spec::Release *release = firstWith(name, type, where))
                report(*release, where / name, title(), name);
        }
    }

    static bool isClosed(const spec::Type &type, std::string_view name)
    {
        return std::any_of(type.closedPrefixes.begin(), type.closedPrefixes.end(), [&](const auto &closed) { return startsWith(name, closed.prefix); });
    }

    const spec::Release *firstWith(std::string_view name, const spec::Type &type, const Pointer &where)
    {
        // What stands in one place of the specification is the same in all the places of a document: it is looked up once.
        const auto [known, fresh] = m_types.try_emplace(&type);
        if (fresh)
            for (const LaterRelease &later : m_later)
                known->second.push_back(later.profile->typeAt(where, m_context.root));
        for (std::size_t i = 0; i < m_later.size(); ++i) {
            const spec::Field *field = known->second[i] ? known->second[i]->field(name) : nullptr;
            if (field && field->extension == "mlm")
                return m_later[i].release;
        }
        return nullptr;
    }

    void report(const spec::Release &release, const Pointer &where, const QString &title, std::string_view name)
    {
        const QString message = Text::tr("“%1” came with %2; in the declared release, %3, it means nothing.")
                                    .arg(shown(name), release.name(), shown(m_context.profile.mlmVersion()));
        Finding result = finding(laterMember, where, title.isEmpty() ? message : Text::tr("%1: %2").arg(title, message),
                                 Text::tr("Declare %1 or a later release, or take it out.").arg(release.name()));
        result.atName = true;
        m_context.report(std::move(result));
    }

    const RuleContext &m_context;
    const std::vector<LaterRelease> m_later;
    std::map<const spec::Type *, std::vector<const spec::Type *>> m_types; ///< by the type of the declared release
};

void check(const RuleContext &context)
{
    Look(context).run();
}

} // namespace

const Rule laterMember{"later-member", Source::Practice, Severity::Warning,
                       "https://github.com/stac-extensions/mlm/blob/v1.5.2/CHANGELOG.md", check,
    QT_TRANSLATE_NOOP("Rules", "Fields of a later release wait until that release is declared"),
    QT_TRANSLATE_NOOP("Rules", "Programs read a document by the release that it declares, and pass over fields that came later: what they say is lost. The "
        "schemas let such fields pass where they let any name pass."),
    R"({"stac_extensions": ["https://stac-extensions.github.io/mlm/v1.5.2/schema.json"], "properties": {"mlm:input": [{
  "value_scaling": [{"type": "min-max", "minimum": 0, "maximum": 255}]}]}})",
    R"({"stac_extensions": ["https://crim-ca.github.io/mlm-extension/v1.3.0/schema.json"], "properties": {"mlm:input": [{
  "value_scaling": [{"type": "min-max", "minimum": 0, "maximum": 255}]}]}})",
    QT_TRANSLATE_NOOP("Rules", "MLM releases before the newest")};

} // namespace mlm::rules
