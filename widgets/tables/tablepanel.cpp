// SPDX-License-Identifier: Apache-2.0
#include "widgets/tables/tablepanel.h"
#include "widgets/fields/findingstrip.h"
#include "widgets/fields/labels.h"
#include "widgets/fields/surface.h"
#include "widgets/tables/csvdialog.h"
#include <QFile>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLayoutItem>
#include <QPointer>
#include <QToolButton>

namespace mlm {
namespace {
constexpr int kStripsShown = 3;
}

TablePanel::TablePanel(TableModel *model, CellDelegate::Lines lines, int rowHeight, const QString &adding, QWidget *parent)
    : QWidget(parent), m_model(model), m_view(new TableView(model, lines, rowHeight, this)), m_strips(new QVBoxLayout),
      m_tools(new QHBoxLayout)
{
    model->setParent(this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_strips->setSpacing(4);
    layout->addLayout(m_strips);
    layout->addWidget(m_view);
    m_tools->setContentsMargins(0, 4, 0, 0);
    m_tools->setSpacing(8);
    if (!adding.isEmpty()) {
        auto *add = textButton(QStringLiteral("plus"), adding);
        connect(add, &QToolButton::clicked, m_view, &TableView::appendRow);
        m_tools->addWidget(add);
    }
    m_tools->addStretch();
    layout->addLayout(m_tools);
    layout->setAlignment(m_tools, Qt::AlignTop);
    connect(&model->context().check(), &LiveCheck::findingsChanged, this, &TablePanel::readFindings);
    readFindings();
}

QToolButton *TablePanel::addTool(const QString &icon, const QString &text)
{
    auto *button = textButton(icon, text);
    m_tools->insertWidget(m_tools->count() - 1, button);
    return button;
}

void TablePanel::placeIn(Card *card, Buttons buttons)
{
    if (QHBoxLayout *row = card->header()) {
        const auto words = [&](const char *icon, const QString &text, auto slot) {
            auto *button = textButton(QString::fromLatin1(icon), text);
            connect(button, &QToolButton::clicked, m_view, slot);
            row->addWidget(button);
        };
        const auto bare = [&](const char *icon, const QString &name, void (TableView::*slot)()) {
            auto *button = iconButton(QString::fromLatin1(icon), name);
            connect(button, &QToolButton::clicked, m_view, slot);
            row->addWidget(button);
        };
        if (buttons & Fill)
            words("fill", tr("Fill down"), &TableView::fillDown);
        if (buttons & Paste)
            words("paste", tr("Paste"), &TableView::pasteCells);
        if (buttons & Csv)
            words("table", tr("Import CSV…"), [this] { importCsv(m_model, window()); });
        if (buttons & Move) {
            bare("arrow-up", tr("Move up"), &TableView::moveUp);
            bare("arrow-down", tr("Move down"), &TableView::moveDown);
        }
        if (buttons & Remove)
            bare("trash", tr("Remove the rows chosen"), &TableView::removeRows);
    }
    card->add(this, Card::Inset::Bleed);
    const auto note = [card = QPointer<Card>(card), this] {
        if (card)
            card->setNote(m_model->summary());
    };
    connect(m_model, &QAbstractItemModel::rowsInserted, this, note);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, note);
    connect(m_model, &QAbstractItemModel::dataChanged, this, note);
    note();
}

bool TablePanel::reveal(const Pointer &pointer)
{
    return pointer.startsWith(m_model->base()) && m_view->reveal(pointer);
}

void TablePanel::readFindings()
{
    const auto &findings = m_model->findings();
    // What would be shown decides whether anything is rebuilt: strips must not flicker while one types elsewhere.
    QString wanted = QString::number(findings.size());
    for (std::size_t i = 0; i < findings.size() && i < kStripsShown; ++i)
        wanted += findings[i].pointer.toQString() + findings[i].message;
    if (wanted == m_shown)
        return;
    m_shown = wanted;
    while (QLayoutItem *item = m_strips->takeAt(0)) {
        if (QWidget *old = item->widget()) {
            old->hide();
            old->deleteLater();
        }
        delete item;
    }
    int shown = 0;
    for (const Finding &finding : findings) {
        if (shown++ == kStripsShown) {
            const auto more = int(findings.size()) - kStripsShown;
            auto *label = softLabel(tr("and %n more", nullptr, more), -1);
            label->setContentsMargins(8, 2, 8, 2);
            m_strips->addWidget(label);
            break;
        }
        auto content = FindingStrip::contentOf(finding);
        if (const auto cell = m_model->locate(finding.pointer); cell.first >= 0 && cell.first < m_model->rowCount())
            content.where = m_model->rowName(cell.first);
        auto *strip = new FindingStrip(content);
        if (finding.fix)
            connect(strip, &FindingStrip::fixRequested, this, [this, fix = *finding.fix] {
                m_model->context().apply(fix.label, fix.edits);
            });
        m_strips->addWidget(strip);
    }
    m_strips->setContentsMargins(0, 0, 0, shown ? 8 : 0);
}

void importCsv(TableModel *model, QWidget *window)
{
    auto *dialog = new QFileDialog(window, TablePanel::tr("Import CSV"), QString(),
                                   TablePanel::tr("Tables (*.csv *.tsv *.txt);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    const QPointer<TableModel> safe(model);
    QObject::connect(dialog, &QFileDialog::fileSelected, model, [safe, window](const QString &path) {
        constexpr qint64 most = 64 << 20;
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly)) {
            Q_EMIT safe->context().problem(TablePanel::tr("%1 cannot be read: %2.").arg(path, file.errorString()));
            return;
        }
        if (file.size() > most) {
            Q_EMIT safe->context().problem(TablePanel::tr("%1 is larger than 64 MiB: too much for one table.").arg(path));
            return;
        }
        auto *preview = new CsvDialog(safe, QString::fromUtf8(file.readAll()), window);
        preview->setAttribute(Qt::WA_DeleteOnClose);
        preview->open();
    });
    dialog->open();
}

} // namespace mlm
