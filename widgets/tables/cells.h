// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/json/json.h"
#include <QString>
#include <QStringList>
#include <optional>
#include <string>
#include <vector>

class QMimeData;

namespace mlm {

/// A rectangle of cells on its way: to the clipboard, from a spreadsheet or a CSV file.
struct Cells
{
    struct Cell
    {
        QString text;                      ///< what a spreadsheet sees
        std::optional<Json> value = {};    ///< set when it comes from one of our tables
        std::string spelling = {};
        bool exact = false;                ///< `value` counts (nullopt: no member), not `text`
    };
    std::vector<std::vector<Cell>> rows;

    bool isEmpty() const { return rows.empty(); }
    std::size_t width() const;
};

/// Reads separated text (RFC 4180: quotes, doubled quotes, line breaks in quotes; CR, LF, CRLF). At most `limit` cells are taken.
std::vector<QStringList> readSeparated(const QString &text, QChar separator, std::size_t limit = 2'000'000);
/// The separator that a CSV text most likely uses: comma, semicolon or tab.
QChar guessSeparator(const QString &text);
QString writeTsv(const Cells &cells);
Cells cellsOf(const std::vector<QStringList> &rows);

/// For the clipboard: TSV for others, the exact values for ourselves.
QMimeData *toMime(const Cells &cells);
Cells fromMime(const QMimeData *mime);

} // namespace mlm
