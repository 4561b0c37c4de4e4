// SPDX-License-Identifier: Apache-2.0
#include "core/spec/demand.h"
#include "core/validation/schema/projjson.h"
#include "core/validation/schema/rules.h"
#include "core/validation/schema/walk.h"
#include <cmath>

// The data cube extension accepts a document when one place describes a cube properly, so its fields cannot be checked each on its own.
// https://github.com/stac-extensions/datacube/blob/v2.3.0/README.md#dimension-object
namespace mlm::schema {

namespace {

QString tr(const char *text) { return Report::tr(text); }

bool isText(const Json &value) { return value.is_string(); }
bool isNumber(const Json &value) { return value.is_number(); }
bool isNumberOrNull(const Json &value) { return value.is_number() || value.is_null(); }
bool isTextOrNull(const Json &value) { return value.is_string() || value.is_null(); }
bool isNumberOrText(const Json &value) { return value.is_number() || value.is_string(); }

using Test = bool (*)(const Json &);

bool areAll(const Json &list, Test test)
{
    if (!list.is_array())
        return false;
    for (const Json &entry : list)
        if (!test(entry))
            return false;
    return true;
}

/// Absent, or as the test wants it.
bool may(const Json &dimension, const char *name, Test test)
{
    const Json *value = member(&dimension, name);
    return !value || test(*value);
}

bool mayBePair(const Json &dimension, Test test)
{
    const Json *extent = member(&dimension, "extent");
    return !extent || (extent->is_array() && extent->size() == 2 && areAll(*extent, test));
}

bool mayBeValues(const Json &dimension, Test test)
{
    const Json *values = member(&dimension, "values");
    return !values || (!values->empty() && areAll(*values, test));
}

bool mayBeAmong(const Json &dimension, const char *name, std::initializer_list<const char *> allowed)
{
    const Json *list = member(&dimension, name);
    if (!list)
        return true;
    if (!list->is_array() || firstRepeat(*list))
        return false;
    for (const Json &entry : *list)
        if (std::none_of(allowed.begin(), allowed.end(), [&](const char *name_) { return entry == name_; }))
            return false;
    return true;
}

class Cube
{
public:
    explicit Cube(const spec::Release &release) : m_version(release.version), m_fields(spec::ownType(release, "fields")) {}

    const spec::Field *field(const std::string &name) const { return m_fields->field(name); }

    /// Empty where the dimension is right; otherwise what is not.
    QString problem(const Json &dimension) const
    {
        if (!dimension.is_object())
            return tr("it must be an object with members");
        const Json *type = member(&dimension, "type");
        if (!type || !type->is_string())
            return tr("its type is missing");
        if (!may(dimension, "description", isText))
            return tr("its description must be a text");
        if (*type == "spatial")
            return spatial(dimension);
        if (*type == "geometry" && m_version >= "2.2.0")
            return vector(dimension);
        if (other(dimension) || (*type == "temporal" && temporal(dimension)))
            return {};
        if (has(&dimension, "axis"))
            return tr("only spatial dimensions have an axis");
        return *type == "temporal" ? tr("it needs an extent: start and end as texts or null") : tr("it needs an extent of two numbers or a list of values");
    }

private:
    QString spatial(const Json &dimension) const
    {
        const Json *axis = member(&dimension, "axis");
        const bool flat = axis && (*axis == "x" || *axis == "y");
        if (!flat && !(axis && *axis == "z"))
            return tr("its axis must be x, y or z");
        if (!may(dimension, "step", isNumberOrNull))
            return tr("its step must be a number or null");
        if (!hasSystem(dimension))
            return tr("its reference system must be a code, WKT2 or PROJJSON");
        if (flat)
            return has(&dimension, "extent") && mayBePair(dimension, isNumber) && mayBeValues(dimension, isNumber) ? QString()
                                                                                                                   : tr("it needs an extent of two numbers");
        const bool known = has(&dimension, "extent") || has(&dimension, "values");
        return known && mayBePair(dimension, isNumberOrNull) && mayBeValues(dimension, isNumberOrText) && may(dimension, "unit", isText)
                   ? QString()
                   : tr("it needs an extent of two numbers or a list of values");
    }

    QString vector(const Json &dimension) const
    {
        const Json *box = arrayAt(&dimension, "bbox");
        if (!box || (box->size() != 4 && box->size() != 6) || !areAll(*box, isNumber))
            return tr("it needs a bounding box of four or six numbers");
        const bool right = mayBeAmong(dimension, "axes", {"x", "y", "z"}) && mayBeValues(dimension, isText) && hasSystem(dimension) &&
                           mayBeAmong(dimension, "geometry_types",
                                      {"Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection"});
        return right ? QString() : tr("its axes, values, geometry types or reference system are not as they should be");
    }

    static bool temporal(const Json &dimension)
    {
        return has(&dimension, "extent") && !has(&dimension, "axis") && mayBePair(dimension, isTextOrNull) && mayBeValues(dimension, isText) &&
               may(dimension, "step", isTextOrNull);
    }

    static bool other(const Json &dimension)
    {
        const Json *names = member(&dimension, "dimensions");
        return (has(&dimension, "extent") || has(&dimension, "values")) && !has(&dimension, "axis") && mayBePair(dimension, isNumberOrNull) &&
               mayBeValues(dimension, isNumberOrText) && may(dimension, "step", isNumberOrNull) && may(dimension, "unit", isText) &&
               may(dimension, "reference_system", isText) && (!names || areAll(*names, isText));
    }

    bool hasSystem(const Json &dimension) const
    {
        const Json *value = member(&dimension, "reference_system");
        if (!value || value->is_string())
            return true;
        if (m_version == "2.0.0") // any number, any object
            return value->is_number() || value->is_object();
        if (value->is_number())
            return value->get<double>() >= 0 && std::trunc(value->get<double>()) == value->get<double>();
        return isProjJson(*value, m_version == "2.3.0" ? ProjJson::V07 : ProjJson::V04);
    }

    std::string m_version;
    std::shared_ptr<const spec::Type> m_fields;
};

/// The cube: members of one object. With a report they are told, without only judged.
bool fieldsFit(const Json &object, const Pointer &place, const Cube &cube, Report *report)
{
    bool right = true;
    members(&object, [&](const std::string &name, const Json &value) {
        if (name.compare(0, 5, "cube:") != 0)
            return;
        if (name == "cube:dimensions" && value.is_object())
        {
            members(&value, [&](const std::string &key, const Json &dimension) {
                const QString problem = cube.problem(dimension);
                right = right && problem.isEmpty();
                if (report && !problem.isEmpty())
                    report->add("datacube.dimension", place / name / key, tr("The dimension “%1” is not right: %2.").arg(QString::fromStdString(key), problem),
                                tr("See which members its kind of dimension needs."));
            });
            return;
        }
        const spec::Field *field = cube.field(name);
        if (!field)
        {
            right = false;
            if (report)
            {
                Finding &finding = report->add("datacube.unknown-field", place / name, tr("“%1” is no field of the data cube extension.").arg(QString::fromStdString(name)),
                                               tr("Check how it is spelled, or take it out."));
                finding.atName = true;
            }
            return;
        }
        right = right && accepts(*field->type, value);
        if (!report)
            return;
        // The frames of the way here, so that findings below point at their place.
        std::vector<Frame> frames(place.size() + 2);
        for (std::size_t i = 0; i < place.size(); ++i)
            frames[i + 1] = {&frames[i], place[i], 0, false, nullptr, nullptr};
        frames.back() = {&frames[frames.size() - 2], name, 0, false, field, nullptr};
        Walk(report).value(value, *field->type, frames.back());
    });
    return right;
}

} // namespace

static void checkCube(Report &report, const spec::Release &release)
{
    const Cube cube(release);
    const Json &root = report.root;
    const bool item = report.profile.documentType() == spec::Profile::DocumentType::Item;
    const bool first = release.version == "2.0.0";
    const Json *main = item ? objectAt(&root, "properties") : &root;
    const Pointer mainPlace = item ? Pointer({"properties"}) : Pointer();
    if (!main)
        return;

    const auto fits = [&](const Json &object, const Pointer &place, bool anyField) {
        const bool there = has(&object, "cube:dimensions") || (anyField && has(&object, "cube:variables"));
        return there && fieldsFit(object, place, cube, nullptr);
    };
    const auto fitsIn = [&](const char *list, bool anyField) {
        bool found = false;
        members(objectAt(&root, list), [&](const std::string &key, const Json &asset) { found = found || fits(asset, Pointer({list, key}), anyField); });
        return found;
    };
    bool right = fits(*main, mainPlace, false);
    if (item && first)
        members(objectAt(&root, "assets"), [&](const std::string &key, const Json &asset) {
            fieldsFit(asset, Pointer({"assets", key}), cube, &report);
        });
    else if (item)
        right = right || fitsIn("assets", false);
    else
    {
        const Json *summaries = objectAt(&root, "summaries");
        right = right || fitsIn("assets", first) || fitsIn("item_assets", true) || has(summaries, "cube:dimensions") || has(summaries, "cube:variables");
    }
    if (right)
        return;

    // Something is wrong somewhere: tell it where the cube was meant to be.
    bool meant = false;
    const auto tell = [&](const Json &object, const Pointer &place) {
        if (!has(&object, "cube:dimensions"))
            return;
        meant = true;
        fieldsFit(object, place, cube, &report);
    };
    tell(*main, mainPlace);
    if (!(item && first))
        members(objectAt(&root, "assets"), [&](const std::string &key, const Json &asset) { tell(asset, Pointer({"assets", key})); });
    if (!meant)
        report.addMissing("datacube.cube-dimensions.missing", mainPlace / "cube:dimensions", tr("Cube dimensions are missing: %1 is declared.").arg(release.name()),
                          tr("Describe the dimensions in “cube:dimensions”, or take the extension out."));
}

void checkDatacube(Report &report)
{
    if (report.profile.documentType() == spec::Profile::DocumentType::Catalog)
        return;
    for (const spec::Release *release : report.profile.releases())
        if (release->extension == "datacube")
            checkCube(report, *release);
}

} // namespace mlm::schema
