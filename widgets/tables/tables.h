// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "widgets/tables/rowsmodel.h"

/// The columns of the tables that a page shows, as data.
namespace mlm::tables {

std::vector<Column> classes(const spec::Type *row);
std::vector<Column> providers(const spec::Type *row);
std::vector<Column> links(const spec::Type *row);
std::vector<Column> eoBands(const spec::Type *row);
std::vector<Column> rasterBands(const spec::Type *row);
std::vector<Column> coreBands(const spec::Type *row);
/// Bands or variables of an input or output: names, or objects with an expression.
std::vector<Column> references(const spec::Type *row);
/// Whatever the type of a row describes: its required members and the first of the others are always shown. `members`: rows are members of
/// an object, and the first column is their name. `field`: the table's own field, for words.
std::vector<Column> described(const spec::Type *row, bool members, const std::string &field);
/// Statistics of a model input, up to MLM 1.3: a row for each band.
std::vector<Column> statistics(const spec::Type *row);
/// Pre- or post-processing steps.
std::vector<Column> processing(const spec::Type *row);

} // namespace mlm::tables
