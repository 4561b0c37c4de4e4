// SPDX-License-Identifier: Apache-2.0
#include "core/spec/builder.h"
#include "core/spec/pattern.h"
#include <algorithm>

namespace mlm::spec {

namespace {

std::optional<Kind> builtin(std::string_view name)
{
    static const std::map<std::string_view, Kind> kinds = {{"any", Kind::Any},       {"boolean", Kind::Boolean}, {"integer", Kind::Integer},
                                                           {"number", Kind::Number}, {"string", Kind::String},   {"array", Kind::Array},
                                                           {"object", Kind::Object}};
    const auto found = kinds.find(name);
    return found == kinds.end() ? std::nullopt : std::optional(found->second);
}

QString text(const Json &object, const char *name)
{
    const auto found = object.find(name);
    return found == object.end() ? QString() : QString::fromStdString(found->get<std::string>());
}

std::string plain(const Json &object, const char *name)
{
    return object.value(name, std::string());
}

template <typename T> void read(const Json &object, const char *name, T &target)
{
    if (const auto found = object.find(name); found != object.end())
        target = found->get<typename T::value_type>();
}

} // namespace

Builder::Builder(const Library &library, const Version &stacVersion, std::vector<const Release *> declared, Profile::DocumentType documentType)
    : m_library(library), m_stacVersion(stacVersion), m_documentType(documentType)
{
    std::stable_sort(declared.begin(), declared.end(), [](const Release *a, const Release *b) {
        return versionOf(b->version) < versionOf(a->version);
    });
    for (const Extension &extension : library.extensions())
    {
        if (extension.id == "stac")
            continue;
        bool any = false;
        for (const Release *release : declared)
            if (release->extension == extension.id)
            {
                // The same release under two addresses is one release.
                if (!any || m_scopes.back().versionText != release->version)
                    m_scopes.push_back(scopeOf(extension, release->version, true));
                any = true;
            }
        if (!any && extension.current)
            m_scopes.push_back(scopeOf(extension, extension.current->version, false));
    }
}

Builder::Scope Builder::scopeOf(const Extension &extension, const std::string &version, bool declared) const
{
    return {&extension, versionOf(version), version, declared, {}};
}

std::shared_ptr<const Type> Builder::document(const std::string &name)
{
    const std::string version = std::to_string(m_stacVersion[0]) + '.' + std::to_string(m_stacVersion[1]) + '.' + std::to_string(m_stacVersion[2]);
    const Type *root = named("stac." + name, scopeOf(*m_library.extension("stac"), version, true));
    for (Type &type : *m_arena)
        finish(type);
    return {m_arena, root};
}

void Builder::finish(Type &type)
{
    type.compiled = compiled(type.pattern);
    type.compiledMember = compiled(type.memberPattern);
    for (const ClosedPrefix &closed : type.closedPrefixes)
        for (Field &field : type.fields)
            if (field.name.compare(0, closed.prefix.size(), closed.prefix) == 0 &&
                std::find(closed.names.begin(), closed.names.end(), field.name) == closed.names.end())
                field.unknownTo = closed.title;
    for (const auto *inner : {&type.items, &type.others})
        type.firm = type.firm || (*inner && (*inner)->firmHolder);
    type.required.clear();
    std::size_t size = 4;
    while (size < type.fields.size() * 2)
        size *= 2;
    type.slots.assign(size, 0);
    for (std::size_t i = 0; i < type.fields.size(); ++i)
    {
        std::size_t at = nameHash(type.fields[i].name) & (size - 1);
        while (type.slots[at] != 0)
            at = (at + 1) & (size - 1);
        type.slots[at] = static_cast<std::uint16_t>(i + 1);
        if (type.fields[i].requirement == Requirement::Required && type.fields[i].checked)
            type.required.push_back(static_cast<std::uint16_t>(i));
    }
}

std::shared_ptr<const Pattern> Builder::compiled(const std::string &pattern)
{
    if (pattern.empty())
        return nullptr;
    std::shared_ptr<const Pattern> &known = m_patterns[pattern];
    if (!known)
        known = std::make_shared<Pattern>(pattern);
    return known;
}

const Json &Builder::definitionOf(const Scope &scope, const std::string &name) const
{
    return scope.extension->definitions(scope.version).at("types").at(name);
}

// A name is "own-type", "extension.type" (in the release at hand) or "extension@release:type".
const Type *Builder::named(std::string_view reference, const Scope &from)
{
    Scope scope = from;
    scope.section.clear();
    std::string name(reference);
    const std::size_t at = name.find('@');
    const std::size_t dot = name.find('.');
    if (at != std::string::npos)
    {
        const std::size_t colon = name.find(':', at);
        scope = scopeOf(*m_library.extension(name.substr(0, at)), name.substr(at + 1, colon - at - 1), from.declared);
        name = name.substr(colon + 1);
    }
    else if (dot != std::string::npos && m_library.extension(name.substr(0, dot)))
    {
        const Extension *other = m_library.extension(name.substr(0, dot));
        if (other->id == "stac")
            scope = {other, m_stacVersion, std::to_string(m_stacVersion[0]) + '.' + std::to_string(m_stacVersion[1]) + '.' + std::to_string(m_stacVersion[2]), from.declared, {}};
        else if (other != from.extension)
            scope = scopeOf(*other, other->current->version, from.declared);
        name = name.substr(dot + 1);
    }
    const std::string key = scope.extension->id + '@' + scope.versionText + ':' + name + (scope.declared ? "" : "?") +
                            (at == std::string::npos ? "" : "=");
    if (const auto known = m_named.find(key); known != m_named.end())
        return known->second;

    Type &type = m_arena->emplace_back();
    m_named.emplace(key, &type);
    fill(type, definitionOf(scope, name), scope);
    type.name = scope.extension->id + '.' + name;
    for (const auto &variant : type.variants) // its variants are known by the same name; nobody has seen them yet
        if (variant->name.empty())
            const_cast<Type &>(*variant).name = type.name;
    if (at == std::string::npos) // a release that is named is taken as it was published
        attachAll(type, type.name);
    return &type;
}

const Type *Builder::typeOf(const Json &definition, const Scope &scope)
{
    if (definition.is_string() && !builtin(definition.get<std::string>()))
        return named(definition.get<std::string>(), scope);
    Type &type = m_arena->emplace_back();
    fill(type, definition, scope);
    return &type;
}

void Builder::fill(Type &type, const Json &definition, const Scope &outer)
{
    if (definition.is_string())
    {
        if (const auto kind = builtin(definition.get<std::string>()))
            type.kind = *kind;
        else
            type = *named(definition.get<std::string>(), outer);
        return;
    }
    Scope scope = outer;
    if (definition.contains("section"))
        scope.section = definition.at("section").get<std::string>();

    const std::string is = definition.at("is").get<std::string>();
    if (const auto kind = builtin(is))
        type.kind = *kind;
    else
        type = *named(is, scope);

    if (const auto nullable = definition.find("nullable"); nullable != definition.end())
    {
        type.nullable = true;
        type.nullMeaning = QString::fromStdString(nullable->get<std::string>());
    }
    if (definition.contains("vocabulary"))
        type.choices = choicesOf(m_library.vocabulary(definition.at("vocabulary").get<std::string>()));
    if (definition.contains("choices"))
        type.choices = choicesOf(definition.at("choices"));
    if (definition.contains("passes"))
        for (const auto &[as, values] : definition.at("passes").items())
            for (const Json &value : values)
                type.passes.push_back({value.get<std::string>(), as});
    type.openChoices = definition.value("open", type.openChoices);
    type.multiline = definition.value("multiline", type.multiline);
    type.uniqueItems = definition.value("unique", type.uniqueItems);
    type.pattern = definition.value("pattern", type.pattern);
    type.format = definition.value("format", type.format);
    if (definition.contains("hint"))
        type.patternHint = text(definition, "hint");
    if (definition.contains("say"))
        type.patternMessage = text(definition, "say");
    if (definition.contains("label"))
        type.label = text(definition, "label");
    if (definition.contains("of"))
        type.what = text(definition, "of");
    read(definition, "min", type.minimum);
    read(definition, "max", type.maximum);
    read(definition, "above", type.exclusiveMinimum);
    read(definition, "minLength", type.minLength);
    read(definition, "maxLength", type.maxLength);
    read(definition, "minItems", type.minItems);
    read(definition, "maxItems", type.maxItems);
    read(definition, "minMembers", type.minProperties);
    if (definition.contains("itemCounts"))
        type.itemCounts = definition.at("itemCounts").get<std::vector<std::size_t>>();
    if (definition.contains("items"))
        type.items = reference(typeOf(definition.at("items"), scope));
    if (definition.contains("others"))
        type.others = reference(typeOf(definition.at("others"), scope));
    if (definition.contains("variants"))
        for (const Json &variant : definition.at("variants"))
            type.variants.push_back(reference(typeOf(variant, scope)));
    type.discriminator = definition.value("by", type.discriminator);
    fillObject(type, definition, scope);
}

void Builder::fillObject(Type &type, const Json &definition, const Scope &scope)
{
    type.closed = definition.value("closed", type.closed);
    type.loose = definition.value("loose", type.loose);
    type.memberPattern = definition.value("memberPattern", type.memberPattern);
    if (definition.contains("memberHint"))
        type.memberHint = text(definition, "memberHint");
    if (definition.contains("together"))
        type.together = definition.at("together").get<std::vector<std::vector<std::string>>>();
    if (definition.contains("forbidNames"))
        for (const Json &name : definition.at("forbidNames"))
            type.forbidden.push_back({name.get<std::string>(), text(definition, "forbid")});
    if (definition.contains("fields"))
        addFields(type, definition.at("fields"), scope, {});
    if (definition.value("own", false) && scope.declared)
        closeOwn(type, scope);
    if (definition.contains("fieldOverrides"))
        for (const auto &[name, change] : definition.at("fieldOverrides").items())
            for (Field &field : type.fields)
                if (field.name == name)
                    field.type = reference(typeOf(change.at("type"), scope));
}

QString Builder::releaseName(const Scope &scope)
{
    const QString title = scope.extension->id == "mlm" ? QStringLiteral("MLM") : scope.extension->title;
    return title + QLatin1Char(' ') + QString::fromStdString(scope.versionText);
}

void Builder::closeOwn(Type &type, const Scope &scope)
{
    ClosedPrefix closed{scope.extension->prefix, releaseName(scope), {}};
    for (const Field &field : type.fields)
        closed.names.push_back(field.name);
    type.closedPrefixes.push_back(std::move(closed));
}

std::shared_ptr<const Type> Builder::own(const Release &release, const std::string &name)
{
    const Scope scope = scopeOf(*m_library.extension(release.extension), release.version, true);
    Type &type = m_arena->emplace_back(*named(release.extension + '@' + release.version + ':' + name, scope));
    if (type.closedPrefixes.empty() && !scope.extension->prefix.empty())
        closeOwn(type, scope);
    for (Type &each : *m_arena)
        finish(each);
    return {m_arena, &type};
}

void Builder::addFields(Type &type, const Json &fields, const Scope &scope, const Override &override)
{
    for (const Json &definition : fields)
    {
        const auto mixin = definition.find("mixin");
        if (mixin == definition.end())
        {
            merge(type, fieldOf(definition, scope, override));
            continue;
        }
        const Json &source = definitionOf(scope, mixin->get<std::string>());
        Scope inner = scope;
        inner.section = plain(source, "section");
        const Json required = definition.value("required", Json::array());
        for (const Json &mixed : source.at("fields"))
        {
            if (type.field(mixed.at("name").get<std::string>()))
                continue;
            Field field = fieldOf(mixed, inner, {&definition});
            if (std::find(required.begin(), required.end(), mixed.at("name")) != required.end())
                field.requirement = Requirement::Required;
            merge(type, std::move(field));
        }
        if (source.contains("together"))
            for (const Json &members : source.at("together"))
                type.together.push_back(members.get<std::vector<std::string>>());
    }
}

Field Builder::fieldOf(const Json &definition, const Scope &scope, const Override &override)
{
    Field field;
    field.name = definition.at("name").get<std::string>();
    field.label = text(definition, "label");
    field.help = text(definition, "help");
    const std::string section = definition.value("section", scope.section);
    field.reference = releaseName(scope);
    if (!section.empty())
        field.reference += QStringLiteral(", ") + QString::fromStdString(sectionTitle(section));
    std::string base = scope.extension->url;
    if (const std::size_t hole = base.find("{version}"); hole != std::string::npos)
        base.replace(hole, 9, scope.versionText);
    field.url = sectionUrl(base, section);
    field.extension = definition.value("extension", scope.extension->id == "stac" ? std::string() : scope.extension->id);
    field.declared = scope.declared && definition.value("declared", true);
    field.checked = field.declared && (!override.rules || override.rules->value("checked", true));
    const std::string need = plain(definition, "need");
    field.requirement = need == "required" ? Requirement::Required : need == "recommended" ? Requirement::Recommended : Requirement::Optional;
    field.page = plain(definition, "page");
    field.group = plain(definition, "group");
    field.unit = text(definition, "unit");
    field.rule = plain(definition, "rule");
    field.transparent = definition.value("transparent", false);
    field.type = reference(typeOf(definition.at("type"), scope));

    if (override.rules && field.page != "bands") // bands have a page of their own wherever they stand
    {
        const Json &rules = *override.rules;
        if (const auto page = rules.find("page"); page != rules.end())
        {
            if (page->is_object())
                field.page = page->value(field.page, field.page);
            else if (page->get_ref<const std::string &>().empty() || field.page.empty())
                field.page = page->get<std::string>();
        }
        field.group = rules.value("group", field.group);
    }
    return field;
}

void Builder::merge(Type &type, Field field)
{
    for (Field &known : type.fields)
    {
        if (known.name != field.name)
            continue;
        if (!field.declared)
            return;
        if (!known.declared)
        {
            const std::string page = known.page.empty() ? field.page : known.page;
            known = std::move(field);
            known.page = page;
            return;
        }
        known.also.push_back(field.type);
        known.requirement = std::max(known.requirement, field.requirement);
        return;
    }
    type.fields.push_back(std::move(field));
}

void Builder::attachAll(Type &type, const std::string &name)
{
    const char *const documentName = m_documentType == Profile::DocumentType::Collection ? "collection"
                                     : m_documentType == Profile::DocumentType::Catalog  ? "catalog"
                                                                                         : "item";
    for (const Scope &scope : m_scopes)
        for (const Json &attachment : scope.extension->definitions(scope.version).at("attach"))
        {
            if (attachment.at("to") != name)
                continue;
            if (const auto only = attachment.find("stac"); only != attachment.end() && versionOf(only->get<std::string>()) != m_stacVersion)
                continue;
            const auto documents = attachment.find("documents");
            if (documents == attachment.end() || std::find(documents->begin(), documents->end(), documentName) != documents->end())
                attach(type, attachment, scope);
        }
}

void Builder::attach(Type &type, const Json &attachment, const Scope &outer)
{
    Scope scope = outer;
    Json fields;
    if (attachment.contains("from"))
    {
        const Json &source = definitionOf(scope, attachment.at("from").get<std::string>());
        scope.section = plain(source, "section");
        fields = source.at("fields");
    }
    else
    {
        scope.section = plain(attachment, "section");
        fields = attachment.at("fields");
    }

    const bool forbidsAll = attachment.contains("forbid") && !attachment.contains("forbidNames");
    const Json forbidden = attachment.value("forbidNames", Json::array());
    const Json required = attachment.value("required", Json::array());
    std::vector<std::string> known;
    for (Json &definition : fields)
    {
        const std::string name = definition.at("name").get<std::string>(); // a copy: the definition is added to below
        if (forbidsAll || std::find(forbidden.begin(), forbidden.end(), name) != forbidden.end())
        {
            if (scope.declared)
                type.forbidden.push_back({name, text(attachment, "forbid")});
            continue;
        }
        if (std::find(required.begin(), required.end(), name) != required.end())
            definition["need"] = "required";
        known.push_back(name);
        Field field = fieldOf(definition, scope, {&attachment});
        field.attached = field.checked;
        merge(type, std::move(field));
    }
    if (scope.declared && attachment.value("checked", true))
    {
        type.firm = true;
        type.firmHolder = type.firmHolder || attachment.value("holder", true);
    }
    const auto closes = attachment.find("closed");
    if (closes != attachment.end() && *closes != false && scope.declared)
    {
        const std::string prefix = closes->is_string() ? closes->get<std::string>() : scope.extension->prefix;
        const QString release = releaseName(scope);
        for (ClosedPrefix &closed : type.closedPrefixes) // a second list of the same release
            if (closed.title == release && closed.prefix == prefix)
            {
                closed.names.insert(closed.names.end(), known.begin(), known.end());
                return;
            }
        type.closedPrefixes.push_back({prefix, release, std::move(known)});
    }
}

std::vector<Choice> Builder::choicesOf(const Json &values) const
{
    std::vector<Choice> choices;
    for (const Json &value : values)
    {
        if (value.is_object())
            choices.push_back({value.at("value"), text(value, "label")});
        else if (value.is_array())
            choices.push_back({value.at(0), QString::fromStdString(value.at(1).get<std::string>())});
        else
            choices.push_back({value, {}});
    }
    return choices;
}

} // namespace mlm::spec
