// SPDX-License-Identifier: Apache-2.0
#include "widgets/tables/tables.h"
#include <QCoreApplication>

namespace mlm::tables {
namespace {

QString tr(const char *text) { return QCoreApplication::translate("mlm::tables", text); }

using Kind = Column::Kind;

std::vector<Column> all(std::vector<Column> columns, const spec::Type *row)
{
    for (Column &column : columns)
        column = described(std::move(column), row);
    return columns;
}

} // namespace

std::vector<Column> classes(const spec::Type *row)
{
    auto columns = all({{"value", tr("Value"), Kind::Integer, 64},
                        {"name", tr("Name"), Kind::Text, 160, 1},
                        {"title", tr("Title"), Kind::Text, 128, 1, false},
                        {"color_hint", tr("Colour"), Kind::Colour, 132},
                        {"description", tr("Description"), Kind::Text, 160, 2},
                        {"nodata", tr("No data"), Kind::Flag, 76, 0, false},
                        {"percentage", tr("Share in %"), Kind::Number, 88, 0, false},
                        {"count", tr("Count"), Kind::Integer, 88, 0, false}},
                       row);
    for (Column &column : columns) {
        // Many files write null for what they do not know.
        column.nullable = true;
        if (column.member == "color_hint")
            column.nullMeaning = tr("not chosen");
    }
    return columns;
}

std::vector<Column> providers(const spec::Type *row)
{
    return all({{"name", tr("Name"), Kind::Text, 160, 1},
                {"roles", tr("Roles"), Kind::Tags, 160, 1},
                {"url", tr("Home page"), Kind::Name, 180, 2},
                {"description", tr("Description"), Kind::Text, 140, 1, false}},
               row);
}

std::vector<Column> links(const spec::Type *row)
{
    return all({{"rel", tr("Relation"), Kind::Choice, 116},
                {"href", tr("Address"), Kind::Name, 220, 3},
                {"type", tr("Media type"), Kind::Choice, 140, 1},
                {"title", tr("Title"), Kind::Text, 120, 1}},
               row);
}

std::vector<Column> eoBands(const spec::Type *row)
{
    return all({{"name", tr("Name"), Kind::Name, 84},
                {"common_name", tr("Common name"), Kind::Choice, 112},
                {"center_wavelength", tr("Centre, µm"), Kind::Number, 100},
                {"full_width_half_max", tr("Width, µm"), Kind::Number, 100},
                {"solar_illumination", tr("Solar, W/m²/µm"), Kind::Number, 116, 0, false},
                {"description", tr("Description"), Kind::Text, 160, 1}},
               row);
}

std::vector<Column> rasterBands(const spec::Type *row)
{
    return all({{"name", tr("Name"), Kind::Name, 84, 0, false},
                {"data_type", tr("Data type"), Kind::Choice, 96},
                {"nodata", tr("No data"), Kind::Number, 80},
                {"scale", tr("Scale"), Kind::Number, 88},
                {"offset", tr("Offset"), Kind::Number, 80},
                {"unit", tr("Unit"), Kind::Text, 64},
                {"spatial_resolution", tr("Resolution, m"), Kind::Number, 100},
                {"bits_per_sample", tr("Bits"), Kind::Integer, 56, 0, false},
                {"sampling", tr("Sampling"), Kind::Choice, 80, 0, false},
                {"statistics", tr("Statistics"), Kind::Any, 160, 1, false},
                {"histogram", tr("Histogram"), Kind::Any, 120, 1, false}},
               row);
}

std::vector<Column> coreBands(const spec::Type *row)
{
    return all({{"name", tr("Name"), Kind::Name, 84},
                {"eo:common_name", tr("Common name"), Kind::Choice, 112, 0, false},
                {"eo:center_wavelength", tr("Centre, µm"), Kind::Number, 100, 0, false},
                {"eo:full_width_half_max", tr("Width, µm"), Kind::Number, 100, 0, false},
                {"data_type", tr("Data type"), Kind::Choice, 96, 0, false},
                {"nodata", tr("No data"), Kind::Number, 80, 0, false},
                {"unit", tr("Unit"), Kind::Text, 64, 0, false},
                {"gsd", tr("Resolution, m"), Kind::Number, 100, 0, false},
                {"description", tr("Description"), Kind::Text, 160, 1},
                {"statistics", tr("Statistics"), Kind::Any, 160, 1, false}},
               row);
}

std::vector<Column> statistics(const spec::Type *row)
{
    return all({{{}, tr("Band"), Kind::Label, 76},
                {"minimum", tr("Minimum"), Kind::Number, 96, 1},
                {"maximum", tr("Maximum"), Kind::Number, 96, 1},
                {"mean", tr("Mean"), Kind::Number, 96, 1},
                {"stddev", tr("Std. deviation"), Kind::Number, 104, 1},
                {"count", tr("Count"), Kind::Integer, 88, 1, false},
                {"valid_percent", tr("Valid, %"), Kind::Number, 80, 1}},
               row);
}

std::vector<Column> described(const spec::Type *row, bool members, const std::string &field)
{
    using spec::Kind;
    constexpr std::size_t shown = 5; ///< members that always have a column
    std::vector<Column> columns;
    if (members)
        columns.push_back({"", tr("Name"), Column::Kind::Key, 140, 1});
    if (!row || row->kind != Kind::Object) {
        const bool number = row && (row->kind == Kind::Number || row->kind == Kind::Integer);
        columns.push_back({"", field == "processing:software" ? tr("Version") : tr("Value"), number ? Column::Kind::Number : Column::Kind::Text, 200, 2});
        return columns;
    }
    for (const spec::Field &one : row->fields) {
        if (!one.declared || !one.type)
            continue;
        const spec::Type &type = *one.type;
        Column column{one.name, one.label, Column::Kind::Any, 140, 1};
        const bool texts = type.kind == Kind::Array && type.items && type.items->kind == Kind::String;
        if (!type.variants.empty())
            column.kind = Column::Kind::Any;
        else if (texts)
            column.kind = Column::Kind::Tags;
        else if (type.kind == Kind::Boolean)
            column = {one.name, one.label, Column::Kind::Flag, 88, 0};
        else if (type.kind == Kind::Integer || type.kind == Kind::Number)
            column = {one.name, one.label, type.kind == Kind::Integer ? Column::Kind::Integer : Column::Kind::Number, 96, 0};
        else if (!type.choices.empty())
            column = {one.name, one.label, Column::Kind::Choice, 112, 0};
        else if (type.kind == Kind::String)
            column = {one.name, one.label, Column::Kind::Text, 140, type.multiline ? 2 : 1};
        column.always = one.requirement == spec::Requirement::Required || columns.size() < shown;
        columns.push_back(mlm::described(std::move(column), row));
    }
    return columns;
}

std::vector<Column> references(const spec::Type *)
{
    return {{"name", tr("Name"), Kind::Name, 120, 1}, {"format", tr("Language"), Kind::Name, 112, 0}, {"expression", tr("Expression"), Kind::Any, 200, 3}};
}

std::vector<Column> processing(const spec::Type *row)
{
    Column format{"format", tr("Language"), Kind::Choice, 112};
    format.openChoices = true;
    return all({std::move(format),
                {"expression", tr("Expression"), Kind::Any, 240, 3},
                {"description", tr("Description"), Kind::Text, 140, 1, false}},
               row);
}

} // namespace mlm::tables
