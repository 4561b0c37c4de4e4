// SPDX-License-Identifier: Apache-2.0
#include "widgets/tables/csvdialog.h"
#include "widgets/fields/labels.h"
#include "widgets/style/theme.h"
#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>
#include <algorithm>

namespace mlm {
namespace {
constexpr int kPreviewRows = 12;
constexpr int kPreviewColumns = 32;
} // namespace

CsvDialog::CsvDialog(TableModel *model, const QString &text, QWidget *parent)
    : QDialog(parent), m_model(model), m_text(text), m_columns(model->columns()), m_separator(new QComboBox),
      m_names(new QCheckBox(tr("The first line holds names"))), m_mode(new QComboBox), m_preview(new QTableWidget),
      m_summary(softLabel(QString(), -1))
{
    for (Column &column : model->furtherColumns())
        m_columns.push_back(std::move(column));
    setObjectName(QStringLiteral("csvDialog"));
    setWindowTitle(tr("Import CSV: %1").arg(model->label()));
    setWindowModality(Qt::WindowModal);
    resize(760, 480);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 16, 24, 16);
    layout->setSpacing(12);
    layout->addWidget(textLabel(windowTitle(), 3, QFont::DemiBold));

    auto *options = new QHBoxLayout;
    options->setSpacing(12);
    m_separator->setObjectName(QStringLiteral("separator"));
    m_separator->setAccessibleName(tr("Separator"));
    m_separator->addItem(tr("Comma"), QStringLiteral(","));
    m_separator->addItem(tr("Semicolon"), QStringLiteral(";"));
    m_separator->addItem(tr("Tab"), QStringLiteral("\t"));
    m_separator->setCurrentIndex(m_separator->findData(QString(guessSeparator(text))));
    m_names->setObjectName(QStringLiteral("names"));
    m_mode->setObjectName(QStringLiteral("mode"));
    m_mode->setAccessibleName(tr("What happens to the rows that are there"));
    m_mode->addItems({tr("Replace the rows"), tr("Add below the rows")});
    options->addWidget(m_separator);
    options->addWidget(m_names);
    options->addStretch();
    options->addWidget(m_mode);
    layout->addLayout(options);

    m_preview->setObjectName(QStringLiteral("preview"));
    m_preview->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_preview->setFont(look::fixedFont());
    m_preview->verticalHeader()->hide();
    m_preview->horizontalHeader()->hide();
    layout->addWidget(m_preview, 1);

    auto *bottom = new QHBoxLayout;
    bottom->setSpacing(8);
    auto *cancel = pushButton(tr("Cancel"));
    m_apply = pushButton(tr("Import"), "default");
    m_apply->setObjectName(QStringLiteral("apply"));
    m_apply->setDefault(true);
    bottom->addWidget(m_summary, 1);
    bottom->addWidget(cancel);
    bottom->addWidget(m_apply);
    layout->addLayout(bottom);

    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_apply, &QPushButton::clicked, this, &CsvDialog::accept);
    connect(m_separator, &QComboBox::currentIndexChanged, this, &CsvDialog::read);
    connect(m_names, &QCheckBox::toggled, this, &CsvDialog::show);
    connect(m_mode, &QComboBox::currentIndexChanged, this, &CsvDialog::show);
    read();
}

void CsvDialog::read()
{
    m_rows = readSeparated(m_text, m_separator->currentData().toString().at(0));
    std::erase_if(m_rows, [](const QStringList &row) { return row.size() == 1 && row[0].trimmed().isEmpty(); });

    // A first line is names when it has one of ours, or words over figures.
    bool names = false;
    if (!m_rows.empty())
        for (const QString &word : m_rows[0])
            for (const Column &column : m_columns)
                names |= isCalled(column, word);
    {
        const QSignalBlocker blocker(m_names);
        m_names->setChecked(names);
    }
    qsizetype width = 0;
    for (const QStringList &row : m_rows)
        width = std::max(width, row.size());
    width = std::min<qsizetype>(width, kPreviewColumns);

    m_targets.clear();
    m_preview->clear();
    m_preview->setColumnCount(int(width));
    m_preview->setRowCount(std::min<int>(int(m_rows.size()), kPreviewRows) + 1);
    std::size_t next = 0;
    for (int c = 0; c < int(width); ++c) {
        auto *box = new QComboBox;
        box->setObjectName(QStringLiteral("target%1").arg(c));
        box->setAccessibleName(tr("Column %1 goes to").arg(c + 1));
        box->addItem(tr("left out"), -1);
        for (std::size_t i = 0; i < m_columns.size(); ++i)
            if (m_columns[i].kind != Column::Kind::Label)
                box->addItem(m_columns[i].label, int(i));
        int target = -1;
        if (names && c < m_rows[0].size()) {
            const QString word = m_rows[0][c].trimmed();
            for (std::size_t i = 0; i < m_columns.size(); ++i)
                if (m_columns[i].kind != Column::Kind::Label && isCalled(m_columns[i], word))
                    target = int(i);
        } else if (!names) {
            while (next < m_columns.size() && m_columns[next].kind == Column::Kind::Label)
                ++next;
            target = next < m_columns.size() ? int(next++) : -1;
        }
        box->setCurrentIndex(std::max(0, box->findData(target)));
        connect(box, &QComboBox::currentIndexChanged, this, &CsvDialog::show);
        m_targets.push_back(box);
        m_preview->setCellWidget(0, c, box);
        m_preview->setColumnWidth(c, 132);
    }
    m_preview->setRowHeight(0, 36);
    show();
}

void CsvDialog::show()
{
    for (int r = 1; r < m_preview->rowCount(); ++r)
        for (int c = 0; c < m_preview->columnCount(); ++c) {
            const QStringList &row = m_rows[std::size_t(r - 1)];
            auto *item = new QTableWidgetItem(c < row.size() ? row[c] : QString());
            const bool taken = m_targets[std::size_t(c)]->currentData().toInt() >= 0 && !(m_names->isChecked() && r == 1);
            item->setForeground(look::color(taken ? look::Role::Text : look::Role::Faint));
            m_preview->setItem(r, c, item);
        }
    const auto count = rows().size();
    m_summary->setText(count > std::size_t(kPreviewRows) ? tr("%1 rows, the first %2 shown. One undo step.").arg(count).arg(kPreviewRows)
                                                         : tr("%1 rows. One undo step.").arg(count));
    m_apply->setEnabled(count > 0);
}

std::vector<RowInput> CsvDialog::rows() const
{
    std::vector<RowInput> rows;
    for (std::size_t r = m_names->isChecked() ? 1 : 0; r < m_rows.size(); ++r) {
        RowInput input;
        for (std::size_t c = 0; c < m_targets.size(); ++c) {
            const int target = m_targets[c]->currentData().toInt();
            if (target >= 0 && qsizetype(c) < m_rows[r].size())
                input.push_back(readCell(m_columns[std::size_t(target)], target, m_rows[r][qsizetype(c)]));
        }
        rows.push_back(std::move(input));
    }
    return rows;
}

void CsvDialog::accept()
{
    if (!m_model)
        return reject();
    auto input = rows();
    // Columns that were not shown yet get their places before the cells are told by number.
    const auto before = m_model->columns().size();
    for (const RowInput &row : input)
        for (const CellInput &cell : row)
            if (std::size_t(cell.column) >= before)
                m_model->showColumn(m_columns[std::size_t(cell.column)].member);
    for (RowInput &row : input)
        for (CellInput &cell : row)
            cell.column = m_model->columnOf(m_columns[std::size_t(cell.column)].member);
    for (RowInput &row : input)
        std::erase_if(row, [](const CellInput &cell) { return cell.column < 0; });
    m_model->importRows(input, m_mode->currentIndex() == 1);
    QDialog::accept();
}

} // namespace mlm
