// SPDX-License-Identifier: Apache-2.0
#include "widgets/tables/cells.h"
#include "core/json/parse.h"
#include <QMimeData>
#include <algorithm>

namespace mlm {
namespace {

const QString kMime = QStringLiteral("application/x-mlm-cells+json");

QString quoted(const QString &text)
{
    if (!text.contains(QLatin1Char('\t')) && !text.contains(QLatin1Char('\n')) && !text.contains(QLatin1Char('\r'))
        && !text.startsWith(QLatin1Char('"')))
        return text;
    QString inner = text;
    inner.replace(QLatin1String("\""), QLatin1String("\"\""));
    return QLatin1Char('"') + inner + QLatin1Char('"');
}

std::optional<Cells> readExact(const QByteArray &bytes)
{
    const auto parsed = json::parse(std::string_view(bytes.constData(), std::size_t(bytes.size())));
    if (!parsed || !parsed->root.is_array())
        return {};
    Cells cells;
    for (const Json &row : parsed->root) {
        if (!row.is_array())
            return {};
        auto &line = cells.rows.emplace_back();
        for (const Json &cell : row) {
            Cells::Cell out;
            out.exact = true;
            if (cell.contains("t") && cell["t"].is_string())
                out.text = QString::fromStdString(cell["t"].get<std::string>());
            if (cell.contains("v"))
                out.value = cell["v"];
            if (cell.contains("s") && cell["s"].is_string())
                out.spelling = cell["s"].get<std::string>();
            line.push_back(std::move(out));
        }
    }
    return cells;
}

} // namespace

std::size_t Cells::width() const
{
    std::size_t most = 0;
    for (const auto &row : rows)
        most = std::max(most, row.size());
    return most;
}

std::vector<QStringList> readSeparated(const QString &text, QChar separator, std::size_t limit)
{
    std::vector<QStringList> rows;
    QStringList row;
    QString field;
    std::size_t count = 0;
    bool inQuotes = false;
    bool wasQuoted = false;
    const auto endField = [&] {
        row << field;
        field.clear();
        wasQuoted = false;
        ++count;
    };
    const auto endRow = [&] {
        endField();
        rows.push_back(row);
        row.clear();
    };
    qsizetype i = 0;
    if (text.startsWith(QChar(0xFEFF)))
        i = 1;
    for (; i < text.size() && count < limit; ++i) {
        const QChar c = text[i];
        if (inQuotes) {
            if (c != QLatin1Char('"'))
                field += c;
            else if (i + 1 < text.size() && text[i + 1] == QLatin1Char('"'))
                field += text[++i];
            else
                inQuotes = false;
        } else if (c == QLatin1Char('"') && field.isEmpty() && !wasQuoted) {
            inQuotes = wasQuoted = true;
        } else if (c == separator) {
            endField();
        } else if (c == QLatin1Char('\n') || c == QLatin1Char('\r')) {
            if (c == QLatin1Char('\r') && i + 1 < text.size() && text[i + 1] == QLatin1Char('\n'))
                ++i;
            endRow();
        } else {
            field += c;
        }
    }
    if (!field.isEmpty() || !row.isEmpty() || wasQuoted)
        endRow();
    return rows;
}

QChar guessSeparator(const QString &text)
{
    const QString head = text.left(text.indexOf(QLatin1Char('\n')) < 0 ? 4096 : text.indexOf(QLatin1Char('\n')));
    const auto tabs = head.count(QLatin1Char('\t'));
    const auto semicolons = head.count(QLatin1Char(';'));
    const auto commas = head.count(QLatin1Char(','));
    if (tabs >= semicolons && tabs >= commas && tabs > 0)
        return QLatin1Char('\t');
    return semicolons > 0 && semicolons >= commas ? QLatin1Char(';') : QLatin1Char(',');
}

QString writeTsv(const Cells &cells)
{
    QString text;
    for (const auto &row : cells.rows) {
        for (std::size_t c = 0; c < row.size(); ++c) {
            if (c)
                text += QLatin1Char('\t');
            text += quoted(row[c].text);
        }
        text += QLatin1Char('\n');
    }
    return text;
}

Cells cellsOf(const std::vector<QStringList> &rows)
{
    Cells cells;
    for (const auto &row : rows) {
        auto &line = cells.rows.emplace_back();
        for (const QString &text : row)
            line.push_back({text, {}, {}, false});
    }
    return cells;
}

QMimeData *toMime(const Cells &cells)
{
    Json rows = Json::array();
    for (const auto &row : cells.rows) {
        Json line = Json::array();
        for (const auto &cell : row) {
            Json one = Json::object();
            one["t"] = cell.text.toStdString();
            if (cell.value)
                one["v"] = *cell.value;
            if (!cell.spelling.empty())
                one["s"] = cell.spelling;
            line.push_back(std::move(one));
        }
        rows.push_back(std::move(line));
    }
    auto *mime = new QMimeData;
    mime->setText(writeTsv(cells));
    mime->setData(kMime, QByteArray::fromStdString(rows.dump(-1, ' ', false, Json::error_handler_t::replace)));
    return mime;
}

Cells fromMime(const QMimeData *mime)
{
    if (!mime)
        return {};
    if (mime->hasFormat(kMime))
        if (auto cells = readExact(mime->data(kMime)))
            return std::move(*cells);
    return cellsOf(readSeparated(mime->text(), QLatin1Char('\t')));
}

} // namespace mlm
