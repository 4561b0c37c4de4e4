// SPDX-License-Identifier: Apache-2.0
#include "core/json/write.h"
#include "core/spec/spec.h"
#include "core/validation/explain/pages.h"
#include "core/validation/explain/samples.h"
#include "core/validation/schema/describe.h"
#include <algorithm>
#include <map>
#include <set>

namespace mlm::pages {

namespace {

using spec::Kind;
using spec::Type;

constexpr int mostChoices = 40; ///< a longer list is no help

struct Place
{
    const spec::Field *field = nullptr;
    bool told = false; ///< the member tells which form its object has
};

/// Every member that the spec data know, by what its findings are called. The profiles keep the types alive.
class Index
{
public:
    static const Index &instance()
    {
        static const Index *const index = new Index;
        return *index;
    }
    const Place *place(const std::string &base) const
    {
        const auto found = m_places.find(base);
        return found == m_places.end() ? nullptr : &found->second;
    }
    const std::map<std::string, Place> &places() const { return m_places; }

private:
    Index()
    {
        // What the newest release says of a member comes first; earlier ones add what they alone have.
        for (const char *type : {"Feature", "Collection", "Catalog"})
        {
            for (const char *version : {"1.1.0", "1.0.0"})
                add(type, version, {});
            for (auto release = spec::releases().rbegin(); release != spec::releases().rend(); ++release)
                add(type, "1.0.0", release->uri);
        }
    }

    void add(const char *type, const char *version, const std::string &extension)
    {
        Json document{{"type", type}, {"stac_version", version}, {"stac_extensions", Json::array()}};
        if (!extension.empty())
            document["stac_extensions"].push_back(extension);
        m_profiles.push_back(spec::Profile::of(document));
        walk(m_profiles.back()->document(), {});
    }

    void walk(const Type &type, const std::string &above)
    {
        const std::string owner = type.name.empty() ? above : type.name;
        if (!m_seen.emplace(&type, owner).second)
            return;
        for (const spec::Field &field : type.fields)
        {
            m_places.try_emplace(schema::ruleBase(field, owner), Place{&field});
            if (field.type)
                walk(*field.type, owner);
            for (const auto &also : field.also)
                walk(*also, owner);
        }
        for (const auto &variant : type.variants)
        {
            if (const spec::Field *teller = type.discriminator.empty() ? nullptr : variant->field(type.discriminator))
                m_places.try_emplace(schema::ruleBase(*teller, owner), Place{teller, true});
            walk(*variant, owner);
        }
        for (const Type *below : {type.items.get(), type.others.get()})
            if (below)
                walk(*below, owner);
    }

    std::vector<std::shared_ptr<const spec::Profile>> m_profiles;
    std::set<std::pair<const Type *, std::string>> m_seen;
    std::map<std::string, Place> m_places;
};

/// The part of the type that a kind of mistake is about: that of the value, of the entries of a list, or of one of its forms.
const Type *partFor(std::string_view kind, const Type &type, int depth = 0)
{
    const bool has = (kind == "known" && !type.choices.empty() && !type.openChoices) || (kind == "pattern" && !type.pattern.empty()) ||
                     (kind == "format" && !type.format.empty()) || (kind == "range" && (type.minimum || type.maximum || type.exclusiveMinimum)) ||
                     (kind == "empty" && type.minLength) || (kind == "unique" && type.uniqueItems) ||
                     (kind == "count" && (type.minItems || type.maxItems || !type.itemCounts.empty() || type.minProperties)) ||
                     (kind == "names" && !type.memberPattern.empty()) || (kind == "members" && type.closed) || kind == "type";
    if (has)
        return &type;
    if (depth > 4)
        return nullptr;
    if (type.items)
        if (const Type *part = partFor(kind, *type.items, depth + 1))
            return part;
    for (const auto &variant : type.variants)
        if (const Type *part = partFor(kind, *variant, depth + 1))
            return part;
    return nullptr;
}

QString number(double value)
{
    return QString::number(value, 'g', 15);
}

QString bounds(const Type &type)
{
    if (type.minimum && type.maximum)
        return Text::tr("Allowed is a number from %1 to %2.").arg(number(*type.minimum), number(*type.maximum));
    if (type.minimum)
        return Text::tr("Allowed is %1 or more.").arg(number(*type.minimum));
    if (type.exclusiveMinimum)
        return Text::tr("Allowed is more than %1.").arg(number(*type.exclusiveMinimum));
    return type.maximum ? Text::tr("Allowed is %1 or less.").arg(number(*type.maximum)) : QString();
}

QString counts(const Type &type)
{
    if (type.minItems && *type.minItems == 1 && !type.maxItems)
        return Text::tr("At least one entry is needed.");
    if (type.minItems && type.maxItems && *type.minItems == *type.maxItems)
        return Text::tr("Exactly %1 entries are needed.").arg(*type.minItems);
    if (type.minItems)
        return Text::tr("At least %1 entries are needed.").arg(*type.minItems);
    if (type.minProperties)
        return Text::tr("It must not be empty.");
    QStringList list;
    for (const std::size_t count : type.itemCounts)
        list << QString::number(count);
    return list.isEmpty() ? QString() : Text::tr("Possible numbers of entries: %1.").arg(list.join(QStringLiteral(", ")));
}

/// What exactly is allowed.
QString allowed(std::string_view kind, const Type &type)
{
    if (kind == "known")
    {
        QStringList names;
        for (const spec::Choice &choice : type.choices)
            names << (choice.value.is_string() ? QString::fromStdString(choice.value.get<std::string>()) : QString::fromStdString(choice.value.dump()));
        if (names.size() <= mostChoices)
            return Text::tr("Possible are: %1.").arg(names.join(QStringLiteral(", ")));
    }
    if (kind == "pattern" && !type.patternHint.isEmpty())
        return Text::tr("Allowed is: %1.").arg(type.patternHint);
    if (kind == "names" && !type.memberHint.isEmpty())
        return Text::tr("Allowed are: %1.").arg(type.memberHint);
    if (kind == "format")
        return type.format == "date-time" ? Text::tr("Dates are written in UTC, like 2024-05-01T00:00:00Z.")
               : type.format == "iri"     ? Text::tr("Needed is a full address, such as https://example.org/page.")
                                          : Text::tr("Needed is a full address such as https://example.org/file, or a path such as ./file.");
    return kind == "range" ? bounds(type) : kind == "count" ? counts(type) : QString();
}

std::string shown(const std::string &name, const Json &value)
{
    std::string text;
    json::writeInline(text, Json{{name, value}});
    return text;
}

} // namespace

bool explainMember(std::string_view id, Explanation &page)
{
    const std::size_t dot = id.rfind('.');
    if (dot == std::string_view::npos)
        return false;
    const std::string_view kindId = id.substr(dot + 1);
    const auto kind = std::find_if(kinds().begin(), kinds().end(), [&](const pages::Kind &k) { return kindId == k.id; });
    const Place *place = kind == kinds().end() ? nullptr : Index::instance().place(std::string(id.substr(0, dot)));
    if (!place)
        return false;
    const spec::Field &field = *place->field;
    const QString label = field.label.isEmpty() ? QString::fromStdString(field.name) : field.label;
    page.known = true;
    page.title = Text::tr(kind->title).arg(label);
    page.section = field.reference;
    page.reference = field.url;
    QStringList paragraphs;
    if (!field.help.isEmpty())
        paragraphs << Text::tr("“%1” in the file: %2").arg(QString::fromStdString(field.name), field.help);
    QString why = Text::tr(kind->about);
    const Type *part = field.type && !place->told ? partFor(kindId, *field.type) : nullptr;
    if (part)
        if (const QString exactly = allowed(kindId, *part); !exactly.isEmpty())
            why += QLatin1Char(' ') + exactly;
    paragraphs << why;
    page.about = paragraphs.join(QStringLiteral("\n\n"));
    if (field.type && !place->told)
    {
        const Samples samples = samplesOf(kindId, *field.type, part);
        if (samples.good)
            page.passes = shown(field.name, *samples.good);
        if (samples.good && kindId == "missing")
            page.fails = "{}";
        else if (samples.bad)
            page.fails = shown(field.name, *samples.bad);
    }
    return true;
}

std::vector<std::string> memberBases()
{
    std::vector<std::string> result;
    for (const auto &[base, place] : Index::instance().places())
        result.push_back(base);
    return result;
}

} // namespace mlm::pages

namespace mlm {

std::vector<std::string> memberIds()
{
    std::vector<std::string> result;
    for (const auto &[base, place] : pages::Index::instance().places())
        for (const pages::Kind &kind : pages::kinds())
        {
            const std::string_view id = kind.id;
            const bool can = id == "missing" ? place.field->requirement == spec::Requirement::Required
                             : id == "release" ? false
                                               : place.field->type && pages::partFor(id, *place.field->type) != nullptr;
            if (can)
                result.push_back(base + '.' + kind.id);
        }
    std::sort(result.begin(), result.end());
    return result;
}

} // namespace mlm
