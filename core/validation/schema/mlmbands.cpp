// SPDX-License-Identifier: Apache-2.0
#include "core/validation/schema/rules.h"

// Bands and variables: each needs its dimension, and a declaration somewhere.
// https://github.com/stac-extensions/mlm/blob/v1.5.2/README.md#bands-and-statistics
namespace mlm::schema {

namespace {

QString tr(const char *text) { return Report::tr(text); }

struct Side
{
    const char *list;      ///< "mlm:input"
    const char *structure; ///< "input"
};
constexpr Side sides[] = {{"mlm:input", "input"}, {"mlm:output", "result"}};

bool isFilledList(const Json *value)
{
    return value && value->is_array() && !value->empty();
}

/// `what` is "bands" or "variables".
void checkDimension(Report &report, const Json &entry, const Pointer &place, const char *structure, const char *what)
{
    const Json *orderValue = member(objectAt(&entry, structure), "dim_order");
    if (!orderValue || !orderValue->is_array())
        return;
    const Json &order = *orderValue;
    const Json *references = member(&entry, what);
    const bool named = isFilledList(references);
    // A list or a dimension that is wrong in itself has been told of already; what follows from it is no second mistake.
    if ((references && !references->is_array()) || order.empty())
        return;
    for (const Json &dimension : order)
        if (!dimension.is_string() || dimension.get_ref<const std::string &>().find_first_not_of("abcdefghijklmnopqrstuvwxyz-_") != std::string::npos ||
            dimension.get_ref<const std::string &>().empty())
            return;
    const bool dimension = lists(&order, what);
    if (named == dimension)
        return;
    const Pointer orderPlace = place / structure / "dim_order";
    const bool bands = std::string_view(what) == "bands";
    if (!named)
    {
        std::size_t index = 0;
        while (order[index] != what)
            ++index;
        report.add(bands ? "mlm.dim-order.bands" : "mlm.dim-order.variables", orderPlace / index,
                   bands ? tr("There is a dimension “bands”, but no bands are listed.") : tr("There is a dimension “variables”, but no variables are listed."),
                   bands ? tr("List the bands, or call the dimension “channel”.") : tr("List the variables, or give the dimension another name."));
        return;
    }
    Finding &finding = report.add(bands ? "mlm.dim-order.bands" : "mlm.dim-order.variables", orderPlace,
                                  bands ? tr("Bands are listed, but no dimension is called “bands”.") : tr("Variables are listed, but no dimension is called “variables”."),
                                  bands ? tr("Call the dimension that the bands lie along “bands”.") : tr("Call the dimension that the variables lie along “variables”."));
    // Certain where one dimension is plainly meant: it is called after channels and has as many entries.
    const Json *shape = arrayAt(objectAt(&entry, structure), "shape");
    std::optional<std::size_t> meant;
    int candidates = 0;
    for (std::size_t i = 0; i < order.size(); ++i)
        for (const char *name : {"channel", "channels", "band", "bands_", "variable"})
            if (order[i] == name)
            {
                meant = i;
                ++candidates;
            }
    if (candidates == 1 && shape && shape->size() == order.size() && (*shape)[*meant] == references->size())
        finding.fix = Fix{tr("Call “%1” “%2”").arg(QString::fromStdString(order[*meant].get<std::string>()), QString::fromLatin1(what)),
                          {Edit::replace(orderPlace / *meant, what)}};
}

/// All entries of a side list bands (variables), and there is one at least: then they must be declared somewhere.
bool allRefer(const Json *properties, const char *side, const char *what)
{
    const Json *entries = arrayAt(properties, side);
    if (!isFilledList(entries))
        return false;
    for (const Json &entry : *entries)
        if (!isFilledList(member(&entry, what)))
            return false;
    return true;
}

/// An address that holds `release` ("https://…/eo/v1"), two more numbers and "/schema.json", wherever in the text.
bool isReleaseOf(const std::string &uri, std::string_view release)
{
    for (std::size_t at = uri.find(release); at != std::string::npos; at = uri.find(release, at + 1))
    {
        std::string_view rest = std::string_view(uri).substr(at + release.size());
        int numbers = 0;
        while (rest.size() > 1 && rest.front() == '.' && rest[1] >= '0' && rest[1] <= '9')
        {
            rest.remove_prefix(1);
            rest.remove_prefix(std::min(rest.find_first_not_of("0123456789"), rest.size()));
            ++numbers;
        }
        if (numbers == 2 && rest.starts_with("/schema.json"))
            return true;
    }
    return false;
}

/// Declared, or at least meant to be: an address with http instead of https is told of where it stands.
bool declares(const Json &root, std::string_view release)
{
    if (const Json *extensions = arrayAt(&root, "stac_extensions"))
        for (const Json &entry : *extensions)
            if (entry.is_string() && (isReleaseOf(entry.get_ref<const std::string &>(), release) ||
                                      isReleaseOf(entry.get_ref<const std::string &>(), std::string("http") + std::string(release.substr(5)))))
                return true;
    return false;
}

bool areObjects(const Json *list, bool named)
{
    if (!isFilledList(list))
        return false;
    for (const Json &entry : *list)
    {
        if (!entry.is_object())
            return false;
        const Json *name = member(&entry, "name");
        if (named && (!name || !name->is_string() || name->get_ref<const std::string &>().empty()))
            return false;
    }
    return true;
}

template <typename Test> bool everyModel(const Json &root, Test test)
{
    bool right = true;
    members(objectAt(&root, "assets"), [&](const std::string &, const Json &asset) { right = right && (!isModel(asset) || test(asset)); });
    return right;
}

bool someAsset(const Json &root, const char *name)
{
    bool found = false;
    members(objectAt(&root, "assets"), [&](const std::string &, const Json &asset) { found = found || has(&asset, name); });
    return found;
}

bool byRaster(const Json &root)
{
    return everyModel(root, [](const Json &asset) { return areObjects(member(&asset, "raster:bands"), true); });
}

bool byEo(const Json &root)
{
    return areObjects(member(objectAt(&root, "properties"), "eo:bands"), false) ||
           everyModel(root, [](const Json &asset) { return areObjects(member(&asset, "eo:bands"), false); });
}

bool byCube(const Json &root)
{
    const auto filled = [](const Json *variables) { return variables && variables->is_object() && !variables->empty(); };
    return filled(member(objectAt(&root, "properties"), "cube:variables")) ||
           everyModel(root, [&](const Json &asset) { return filled(member(&asset, "cube:variables")); });
}

void addDeclaration(Finding &finding, const char *extension, const Json &root)
{
    const spec::Release *release = spec::newest(extension);
    finding.advice = tr("The document has what is needed, but does not declare the extension %1: declare it.").arg(release->name());
    const Pointer list = Pointer({"stac_extensions"});
    const Edit edit = arrayAt(&root, "stac_extensions") ? Edit::add(list / "-", release->uri) : Edit::add(list, Json::array({release->uri}));
    finding.fix = Fix{tr("Declare %1").arg(release->name()), {edit}};
}

Pointer firstReference(const Json *properties, const char *what)
{
    for (const Side &side : sides)
        if (allRefer(properties, side.list, what))
            return Pointer({"properties", side.list, "0", what});
    return {};
}

void checkBandDeclaration(Report &report, const Json *properties)
{
    const Json &root = report.root;
    const bool raster = declares(root, "https://stac-extensions.github.io/raster/v1");
    const bool eo = declares(root, "https://stac-extensions.github.io/eo/v1");
    const bool core = report.profile.stacRelease() == "1.1.0";
    if ((raster && byRaster(root)) || (eo && byEo(root)) || (core && areObjects(member(properties, "bands"), false)))
        return;
    Finding &finding = report.add("mlm.bands.declared", firstReference(properties, "bands"), tr("The bands are listed here, but described nowhere in the document."),
                                  core ? tr("Describe them in “bands” of the properties and of the model's asset, or in “eo:bands” or “raster:bands” of the model's asset.")
                                       : tr("Describe them in “eo:bands” or “raster:bands” of the model's asset."));
    const bool hasEo = has(properties, "eo:bands") || someAsset(root, "eo:bands");
    const bool hasRaster = someAsset(root, "raster:bands");
    if (hasEo && !eo && byEo(root))
        addDeclaration(finding, "eo", root);
    else if (hasRaster && !raster && byRaster(root))
        addDeclaration(finding, "raster", root);
    else if (core && someAsset(root, "bands") && !has(properties, "bands"))
        finding.advice = tr("MLM looks for “bands” in the properties: list there the bands that the assets have.");
    else if (hasRaster && raster)
        finding.advice = tr("Every asset with the role mlm:model needs “raster:bands” in which each band has a name.");
    else if (hasEo && eo)
        finding.advice = tr("Every asset with the role mlm:model needs “eo:bands”.");
}

void checkVariableDeclaration(Report &report, const Json *properties)
{
    const Json &root = report.root;
    const bool cube = declares(root, "https://stac-extensions.github.io/datacube/v2");
    if (cube && byCube(root))
        return;
    Finding &finding = report.add("mlm.variables.declared", firstReference(properties, "variables"),
                                  tr("The variables are listed here, but described nowhere in the document."),
                                  tr("Describe them in “cube:variables” of the properties or of the model's asset."));
    if (!cube && byCube(root) && (has(properties, "cube:variables") || someAsset(root, "cube:variables")))
        addDeclaration(finding, "datacube", root);
}

} // namespace

void checkMlmBands(Report &report, const MlmDemands &demands)
{
    const Json *properties = objectAt(&report.root, "properties");
    for (const Side &side : sides)
        if (const Json *entries = demands.dimensions ? arrayAt(properties, side.list) : nullptr)
            for (std::size_t i = 0; i < entries->size() && !report.full(); ++i)
            {
                const Json &entry = (*entries)[i];
                if (!entry.is_object())
                    continue;
                // Pointers are made only where needed: most entries are right.
                for (const char *what : {"bands", "variables"})
                {
                    const Json *order = arrayAt(objectAt(&entry, side.structure), "dim_order");
                    if (order && isFilledList(member(&entry, what)) != lists(order, what))
                        checkDimension(report, entry, Pointer({"properties", side.list}) / i, side.structure, what);
                }
            }
    if ((demands.inputBands && allRefer(properties, "mlm:input", "bands")) || (demands.outputBands && allRefer(properties, "mlm:output", "bands")))
        checkBandDeclaration(report, properties);
    if (demands.variables && (allRefer(properties, "mlm:input", "variables") || allRefer(properties, "mlm:output", "variables")))
        checkVariableDeclaration(report, properties);
}

} // namespace mlm::schema
