// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/json/json.h"
#include <QString>
#include <QStringList>
#include <iosfwd>
#include <string>
#include <vector>

namespace mlm::cli {

/// A text as a terminal may be given it: control characters, those that turn the direction of writing and line breaks are written as
/// \u{9b}. Names in files are anybody's.
std::string printable(const QString &text);
std::string printable(std::string_view text);
/// A value on one line, shortened in the middle to `width` characters.
QString shownValue(const Json &value, int width = 60);

/// Rows whose columns stand below each other.
class Table
{
public:
    explicit Table(QStringList head) : m_rows{std::move(head)} {}
    void add(QStringList row) { m_rows.push_back(std::move(row)); }
    bool isEmpty() const { return m_rows.size() < 2; }
    /// `right`: columns of numbers.
    void print(std::ostream &out, const std::vector<int> &right = {}) const;

private:
    std::vector<QStringList> m_rows;
};

} // namespace mlm::cli
