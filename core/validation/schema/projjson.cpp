// SPDX-License-Identifier: Apache-2.0
#include "core/validation/schema/projjson.h"
#include "core/validation/schema/rules.h"
#include <cmath>
#include <map>

namespace mlm::schema {

namespace {

constexpr int depthLimit = 300;

/// What an object may hold beside its own members.
enum class Extra
{
    Nothing,
    Ids,    ///< id or ids
    Named,  ///< those and $schema
    Used    ///< those, remarks, and either scope, area and extents or usages
};

// Members: "+" has to be there, "^" is new in 0.7, "name:what", "name=one of these texts". What: a name of this list, text, number, integer, any,
// several with "|" of which exactly one has to fit, [what] for lists. An object without members is another name for its alternatives.
struct Line
{
    const char *name;
    Extra extra;
    const char *members;
};

constexpr const char *directions = "+direction=north|northNorthEast|northEast|eastNorthEast|east|eastSouthEast|southEast|southSouthEast|south|southSouthWest|southWest|"
                                   "westSouthWest|west|westNorthWest|northWest|northNorthWest|up|down|geocentricX|geocentricY|geocentricZ|columnPositive|"
                                   "columnNegative|rowPositive|rowNegative|displayRight|displayLeft|displayUp|displayDown|forward|aft|port|starboard|clockwise|"
                                   "counterClockwise|towards|awayFrom|future|past|unspecified";
constexpr const char *subtypes = "+subtype=Cartesian|spherical|ellipsoidal|vertical|ordinal|parametric|affine|TemporalDateTime|TemporalCount|TemporalMeasure";
constexpr const char *derived = "+name:text +conversion:conversion +coordinate_system:coordinate_system";

const std::vector<std::pair<const char *, const char *>> alternatives = {
    {"any-object", "crs|datum|datum_ensemble|ellipsoid|prime_meridian|single_operation|concatenated_operation|coordinate_metadata"},
    {"crs", "bound_crs|compound_crs|derived_engineering_crs|derived_geodetic_crs|derived_parametric_crs|derived_projected_crs|derived_temporal_crs|"
            "derived_vertical_crs|engineering_crs|geodetic_crs|parametric_crs|projected_crs|temporal_crs|vertical_crs"},
    {"geodetic_datum", "geodetic_frame|dynamic_geodetic_frame"},
    {"vertical_datum", "vertical_frame|dynamic_vertical_frame"},
    {"datum", "geodetic_frame|vertical_frame|dynamic_geodetic_frame|dynamic_vertical_frame|temporal_datum|parametric_datum|engineering_datum"},
    {"ellipsoid", "two_axes|flattened|sphere"},
    {"single_operation", "conversion|transformation|point_motion"},
    {"measure", "number|quantity"},
};

const std::vector<Line> lines = {
    {"bbox", Extra::Nothing, "+east_longitude:number +west_longitude:number +south_latitude:number +north_latitude:number"},
    {"height", Extra::Nothing, "+minimum:number +maximum:number unit:unit"},
    {"time", Extra::Nothing, "+start:text +end:text"},
    {"usage", Extra::Nothing, "scope:text area:text bbox:bbox ^vertical_extent:height ^temporal_extent:time"},
    {"id", Extra::Nothing, "+authority:text +code:text|integer version:text|number authority_citation:text uri:text"},
    {"unit_object", Extra::Ids, "+type=LinearUnit|AngularUnit|ScaleUnit|TimeUnit|ParametricUnit|Unit +name:text conversion_factor:number"},
    {"quantity", Extra::Nothing, "+value:number +unit:unit"},
    {"method", Extra::Named, "type=OperationMethod +name:text"},
    {"parameter", Extra::Named, "type=ParameterValue +name:text +value:text|number unit:unit"},
    {"prime_meridian", Extra::Named, "type=PrimeMeridian +name:text longitude:measure"},
    {"meridian", Extra::Named, "type=Meridian +longitude:measure"},
    {"axis", Extra::Named, "type=Axis +name:text +abbreviation:text ^meridian:meridian unit:unit ^minimum_value:number ^maximum_value:number ^range_meaning=exact|wraparound"},
    {"coordinate_system", Extra::Named, "type=CoordinateSystem name:text +axis:[axis]"},
    {"two_axes", Extra::Named, "type=Ellipsoid +name:text +semi_major_axis:measure +semi_minor_axis:measure"},
    {"flattened", Extra::Named, "type=Ellipsoid +name:text +semi_major_axis:measure +inverse_flattening:number"},
    {"sphere", Extra::Named, "type=Ellipsoid +name:text +radius:measure"},
    {"ensemble_member", Extra::Ids, "+name:text"},
    {"datum_ensemble", Extra::Named, "type=DatumEnsemble +name:text +members:[ensemble_member] ellipsoid:ellipsoid +accuracy:text"},
    {"conversion", Extra::Named, "type=Conversion +name:text +method:method parameters:[parameter]"},
    {"abridged", Extra::Named, "type=AbridgedTransformation +name:text ^source_crs:crs +method:method +parameters:[parameter]"},
    {"geoid_model", Extra::Nothing, "+name:text interpolation_crs:crs id:id"},
    {"deformation_model", Extra::Nothing, "+name:text id:id"},
    {"coordinate_metadata", Extra::Nothing, "$schema:text type=CoordinateMetadata +^crs:crs coordinateEpoch:number"},
    {"geodetic_frame", Extra::Used, "type=GeodeticReferenceFrame +name:text anchor:text ^anchor_epoch:number +ellipsoid:ellipsoid prime_meridian:prime_meridian"},
    {"vertical_frame", Extra::Used, "type=VerticalReferenceFrame +name:text anchor:text ^anchor_epoch:number"},
    {"dynamic_geodetic_frame", Extra::Used,
     "type=DynamicGeodeticReferenceFrame +name:any anchor:any anchor_epoch:any +ellipsoid:any prime_meridian:any +^frame_reference_epoch:number"},
    {"dynamic_vertical_frame", Extra::Used, "type=DynamicVerticalReferenceFrame +name:any anchor:any anchor_epoch:any +^frame_reference_epoch:number"},
    {"temporal_datum", Extra::Used, "type=TemporalDatum +name:text +calendar:text time_origin:text"},
    {"parametric_datum", Extra::Used, "type=ParametricDatum +name:text anchor:text"},
    {"engineering_datum", Extra::Used, "type=EngineeringDatum +name:text anchor:text"},
    {"bound_crs", Extra::Used, "type=BoundCRS name:text +source_crs:crs +target_crs:crs +transformation:abridged"},
    {"compound_crs", Extra::Used, "type=CompoundCRS +name:text +components:[crs]"},
    {"derived_engineering_crs", Extra::Used, "type=DerivedEngineeringCRS +base_crs:engineering_crs"},
    {"derived_geodetic_crs", Extra::Used, "type=DerivedGeodeticCRS|DerivedGeographicCRS +base_crs:geodetic_crs"},
    {"derived_parametric_crs", Extra::Used, "type=DerivedParametricCRS +base_crs:parametric_crs"},
    {"derived_projected_crs", Extra::Used, "type=DerivedProjectedCRS +base_crs:projected_crs"},
    {"derived_temporal_crs", Extra::Used, "type=DerivedTemporalCRS +base_crs:temporal_crs"},
    {"derived_vertical_crs", Extra::Used, "type=DerivedVerticalCRS +base_crs:vertical_crs"},
    {"projected_crs", Extra::Used, "type=ProjectedCRS +base_crs:geodetic_crs"},
    {"engineering_crs", Extra::Used, "type=EngineeringCRS +name:text +datum:engineering_datum coordinate_system:coordinate_system"},
    {"parametric_crs", Extra::Used, "type=ParametricCRS +name:text +datum:parametric_datum coordinate_system:coordinate_system"},
    {"temporal_crs", Extra::Used, "type=TemporalCRS +name:text +datum:temporal_datum coordinate_system:coordinate_system"},
    {"geodetic_crs", Extra::Used,
     "type=GeodeticCRS|GeographicCRS +name:text datum:geodetic_datum datum_ensemble:datum_ensemble coordinate_system:coordinate_system "
     "^deformation_models:[deformation_model]"},
    {"vertical_crs", Extra::Used,
     "type=VerticalCRS +name:text datum:vertical_datum datum_ensemble:datum_ensemble coordinate_system:coordinate_system geoid_model:geoid_model "
     "^geoid_models:[geoid_model] ^deformation_models:[deformation_model]"},
    {"transformation", Extra::Used,
     "type=Transformation +name:text +source_crs:crs +target_crs:crs interpolation_crs:crs +method:method +parameters:[parameter] accuracy:text"},
    {"point_motion", Extra::Used, "type=PointMotionOperation +name:text +^source_crs:crs +method:method +parameters:[parameter] accuracy:text"},
    {"concatenated_operation", Extra::Used,
     "type=ConcatenatedOperation +name:text +source_crs:crs +target_crs:crs +steps:[single_operation] ^accuracy:text"},
};

struct Shape;

struct Member
{
    std::string name;
    bool required = false, later = false, list = false;
    std::vector<std::string> texts;     ///< these alone
    std::vector<const Shape *> oneOf;   ///< exactly one of these
};

struct Shape
{
    enum class Kind { Object, Text, Number, Integer, Any, OneOf, Unit } kind = Kind::Object;
    Extra extra = Extra::Nothing;
    std::vector<Member> members;
    std::vector<const Shape *> oneOf;
};

std::vector<std::string> split(std::string_view text, char at)
{
    std::vector<std::string> parts;
    while (!text.empty())
    {
        const std::size_t end = std::min(text.find(at), text.size());
        parts.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

class Grammar
{
public:
    Grammar()
    {
        m_shapes["text"].kind = Shape::Kind::Text;
        m_shapes["number"].kind = Shape::Kind::Number;
        m_shapes["integer"].kind = Shape::Kind::Integer;
        m_shapes["any"].kind = Shape::Kind::Any;
        m_shapes["unit"].kind = Shape::Kind::Unit;
        for (const auto &[name, others] : alternatives)
        {
            Shape &shape = m_shapes[name];
            shape.kind = Shape::Kind::OneOf;
            shape.oneOf = all(others);
        }
        for (const Line &line : lines)
        {
            Shape &shape = m_shapes[line.name];
            shape.extra = line.extra;
            add(shape, line.members);
            const std::string_view members = line.members;
            if (members.find("+base_crs") != std::string_view::npos)
                add(shape, derived);
            if (members.find("type=Axis") == 0)
                add(shape, directions);
            if (members.find("type=CoordinateSystem") == 0)
                add(shape, subtypes);
        }
    }

    const Shape &shape(const char *name) const { return m_shapes.at(name); }
    static const Grammar &instance()
    {
        static const Grammar *const grammar = new Grammar;
        return *grammar;
    }

private:
    std::vector<const Shape *> all(std::string_view names)
    {
        std::vector<const Shape *> shapes;
        for (const std::string &name : split(names, '|'))
            shapes.push_back(&m_shapes[name]); // the map keeps its values where they are
        return shapes;
    }

    void add(Shape &shape, std::string_view members)
    {
        for (const std::string &member : split(members, ' '))
            shape.members.push_back(memberOf(member));
    }

    Member memberOf(std::string_view text)
    {
        Member member;
        for (; text[0] == '+' || text[0] == '^'; text.remove_prefix(1))
            (text[0] == '+' ? member.required : member.later) = true;
        const std::size_t end = text.find_first_of(":=");
        member.name = text.substr(0, end);
        std::string_view what = text.substr(end + 1);
        if (text[end] == '=')
        {
            member.texts = split(what, '|');
            return member;
        }
        member.list = what[0] == '[';
        if (member.list)
            what = what.substr(1, what.size() - 2);
        member.oneOf = all(what);
        return member;
    }

    std::map<std::string, Shape, std::less<>> m_shapes;
};

class Judge
{
public:
    explicit Judge(ProjJson version) : m_late(version == ProjJson::V07) {}

    bool fits(const Json &value, const Shape &shape)
    {
        switch (shape.kind)
        {
        case Shape::Kind::Text: return value.is_string();
        case Shape::Kind::Number: return value.is_number();
        case Shape::Kind::Integer: return value.is_number() && std::trunc(value.get<double>()) == value.get<double>();
        case Shape::Kind::Any: return true;
        case Shape::Kind::OneOf: return fitsOne(value, shape.oneOf);
        case Shape::Kind::Unit:
            return value.is_string() ? value == "metre" || value == "degree" || value == "unity" : fits(value, Grammar::instance().shape("unit_object"));
        case Shape::Kind::Object: break;
        }
        if (m_depth > depthLimit)
            return false;
        ++m_depth;
        const bool right = value.is_object() && isObject(value, shape);
        --m_depth;
        return right;
    }

private:
    bool fitsOne(const Json &value, const std::vector<const Shape *> &shapes)
    {
        int count = 0;
        for (const Shape *shape : shapes)
            count += fits(value, *shape);
        return count == 1;
    }

    bool fits(const Json &value, const Member &member)
    {
        if (!member.texts.empty())
            return value.is_string() && std::find(member.texts.begin(), member.texts.end(), value.get_ref<const std::string &>()) != member.texts.end() &&
                   (m_late || value != "affine");
        if (!member.list)
            return fitsOne(value, member.oneOf);
        return value.is_array() && std::all_of(value.begin(), value.end(), [&](const Json &entry) { return fitsOne(entry, member.oneOf); });
    }

    // Names before values: of the alternatives that share most names only one is followed further down.
    bool isObject(const Json &value, const Shape &shape)
    {
        if (value.size() > shape.members.size() + 11) // more than there are names
            return false;
        std::size_t known = 0;
        const auto isExtra = [&](std::initializer_list<const char *> names) {
            for (const char *name : names)
                known += has(&value, name);
        };
        for (const Member &member : shape.members)
        {
            const bool there = has(&value, member.name);
            if ((there && member.later && !m_late) || (!there && member.required))
                return false;
            known += there;
        }
        if (shape.extra != Extra::Nothing)
            isExtra({"id", "ids"});
        if (shape.extra == Extra::Named || shape.extra == Extra::Used)
            isExtra({"$schema"});
        if (shape.extra == Extra::Used)
            isExtra({"scope", "area", "bbox", "usages", "remarks"});
        if (shape.extra == Extra::Used && m_late)
            isExtra({"vertical_extent", "temporal_extent"});
        if (known != value.size() || (shape.extra != Extra::Nothing && has(&value, "id") && has(&value, "ids")) || !areApart(value, shape))
            return false;
        for (const Member &member : shape.members)
            if (const Json *there = mlm::schema::member(&value, member.name); there && !fits(*there, member))
                return false;
        return shape.extra == Extra::Nothing || isIdentified(value, shape.extra);
    }

    static bool areApart(const Json &value, const Shape &shape)
    {
        const bool choice = std::any_of(shape.members.begin(), shape.members.end(), [](const Member &member) { return member.name == "datum_ensemble"; });
        return !(choice && has(&value, "datum") == has(&value, "datum_ensemble")) && !(has(&value, "geoid_model") && has(&value, "geoid_models"));
    }

    bool may(const Json &value, const char *name, const char *shape)
    {
        const Json *there = member(&value, name);
        return !there || fits(*there, Grammar::instance().shape(shape));
    }

    bool mayBeList(const Json &value, const char *name, const char *shape)
    {
        const Json *there = member(&value, name);
        return !there || (there->is_array() && std::all_of(there->begin(), there->end(), [&](const Json &entry) { return fits(entry, Grammar::instance().shape(shape)); }));
    }

    bool isIdentified(const Json &value, Extra extra)
    {
        if (!may(value, "id", "id") || !mayBeList(value, "ids", "id") || (extra != Extra::Ids && !may(value, "$schema", "text")))
            return false;
        if (extra != Extra::Used)
            return true;
        const bool one = may(value, "scope", "text") && may(value, "area", "text") && may(value, "bbox", "bbox") && may(value, "vertical_extent", "height") &&
                         may(value, "temporal_extent", "time");
        return may(value, "remarks", "text") && (one || mayBeList(value, "usages", "usage"));
    }

    bool m_late;
    int m_depth = 0;
};

} // namespace

bool isProjJson(const Json &value, ProjJson version)
{
    return value.is_object() && Judge(version).fits(value, Grammar::instance().shape("any-object"));
}

} // namespace mlm::schema
