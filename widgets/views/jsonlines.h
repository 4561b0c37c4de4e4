// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <QString>
#include <QStringList>
#include <string>
#include <string_view>
#include <vector>

namespace mlm {

/// A JSON text (UTF-8, perhaps with a BOM) as the lines that a text widget shows, and the way between bytes and their places there. Line ends are
/// LF, CRLF or CR, as the file has them.
class JsonLines
{
public:
    /// A place in the widget: line from 0, column from 0 in UTF-16 units.
    struct Place { int line = 0; int column = 0; };

    JsonLines() = default;
    explicit JsonLines(std::string text);

    const std::string &text() const { return m_text; }
    int count() const { return int(m_starts.size()); }
    /// What is shown of a line. Characters that would break the line in a widget stand as \u escapes. Past `longest` characters it is cut.
    QString line(int line, int longest = -1) const;
    QStringList lines(int first, int last) const; ///< [first, last), uncut
    Place place(std::size_t offset) const;
    std::size_t offset(const Place &place) const;

    /// The lines that differ from `before`: [first, first + removed) there became [first, first + added) here. Never empty on one
    /// side only, unless the texts are equal (then all 0).
    struct Change { int first = 0, removed = 0, added = 0; };
    Change changeFrom(const JsonLines &before) const;

    /// The text with its shown lines replaced by `shown`: lines that are as before keep their bytes and line ends, others get the commonest
    /// line end.
    std::string merged(const QStringList &shown) const;

private:
    std::string_view raw(int line) const; ///< without its line end
    std::size_t endWithBreak(int line) const { return std::size_t(line) + 1 < m_starts.size() ? m_starts[std::size_t(line) + 1] : m_text.size(); }

    std::string m_text;
    std::vector<std::size_t> m_starts{0};
};

} // namespace mlm
