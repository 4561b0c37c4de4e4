// SPDX-License-Identifier: Apache-2.0
#include "widgets/tables/sensordialog.h"
#include "widgets/fields/labels.h"
#include "widgets/style/theme.h"
#include "widgets/tables/sensors.h"
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTableWidget>

namespace mlm {
namespace {
QString figure(const std::optional<double> &value) { return value ? QString::number(*value) : QString(); }
} // namespace

SensorDialog::SensorDialog(Context &context, Pointer target, QWidget *parent)
    : QDialog(parent), m_context(context), m_target(std::move(target)), m_find(new QLineEdit), m_list(new QListWidget),
      m_bands(new QTableWidget), m_source(softLabel(QString(), -1))
{
    setObjectName(QStringLiteral("sensorDialog"));
    setWindowTitle(tr("Add bands from a sensor"));
    setWindowModality(Qt::WindowModal);
    resize(860, 520);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 16, 24, 16);
    layout->setSpacing(12);
    layout->addWidget(textLabel(windowTitle(), 3, QFont::DemiBold));
    auto *across = new QHBoxLayout;
    across->setSpacing(16);
    auto *left = new QVBoxLayout;
    left->setSpacing(8);
    m_find->setObjectName(QStringLiteral("find"));
    m_find->setPlaceholderText(tr("Find a sensor"));
    m_find->setAccessibleName(tr("Find a sensor"));
    m_find->setClearButtonEnabled(true);
    m_list->setObjectName(QStringLiteral("sensors"));
    m_list->setAccessibleName(tr("Sensors"));
    m_list->setFixedWidth(300);
    m_find->setFixedWidth(300);
    left->addWidget(m_find);
    left->addWidget(m_list, 1);
    across->addLayout(left);
    auto *right = new QVBoxLayout;
    right->setSpacing(8);
    m_bands->setObjectName(QStringLiteral("bands"));
    m_bands->setAccessibleName(tr("Bands of the sensor"));
    m_bands->setColumnCount(5);
    m_bands->setHorizontalHeaderLabels({tr("Name"), tr("Common name"), tr("Centre, µm"), tr("Width, µm"), tr("Resolution, m")});
    m_bands->verticalHeader()->hide();
    m_bands->horizontalHeader()->setStretchLastSection(true);
    m_bands->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_bands->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_source->setWordWrap(true);
    m_source->setTextInteractionFlags(Qt::TextSelectableByMouse);
    right->addWidget(m_bands, 1);
    right->addWidget(m_source);
    across->addLayout(right, 1);
    layout->addLayout(across, 1);
    auto *bottom = new QHBoxLayout;
    bottom->setSpacing(8);
    bottom->addStretch();
    auto *cancel = pushButton(tr("Cancel"));
    m_add = pushButton(tr("Add"), "default");
    m_add->setObjectName(QStringLiteral("add"));
    m_add->setDefault(true);
    bottom->addWidget(cancel);
    bottom->addWidget(m_add);
    layout->addLayout(bottom);

    connect(m_find, &QLineEdit::textChanged, this, &SensorDialog::filter);
    connect(m_list, &QListWidget::currentRowChanged, this, &SensorDialog::showSensor);
    connect(m_bands, &QTableWidget::itemChanged, this, &SensorDialog::count);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_add, &QPushButton::clicked, this, &SensorDialog::accept);
    for (const auto &sensor : presets::sensors())
        m_list->addItem(sensor.title);
    m_list->setCurrentRow(0);
    showSensor();
}

void SensorDialog::filter()
{
    int first = -1;
    for (int i = 0; i < m_list->count(); ++i) {
        const bool fits = m_list->item(i)->text().contains(m_find->text().trimmed(), Qt::CaseInsensitive);
        m_list->item(i)->setHidden(!fits);
        if (fits && first < 0)
            first = i;
    }
    if (m_list->currentItem() && m_list->currentItem()->isHidden())
        m_list->setCurrentRow(first);
}

void SensorDialog::showSensor()
{
    const int row = m_list->currentRow();
    const QSignalBlocker blocker(m_bands);
    m_bands->setRowCount(0);
    if (row >= 0) {
        const auto &sensor = presets::sensors()[std::size_t(row)];
        m_bands->setRowCount(int(sensor.bands.size()));
        for (std::size_t i = 0; i < sensor.bands.size(); ++i) {
            const auto &band = sensor.bands[i];
            const QStringList texts{QString::fromStdString(band.name), QString::fromStdString(band.commonName), figure(band.centre),
                                    figure(band.width), figure(band.gsd)};
            for (int c = 0; c < texts.size(); ++c) {
                auto *item = new QTableWidgetItem(texts[c]);
                if (c == 0)
                    item->setCheckState(Qt::Checked);
                if (c >= 2)
                    item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
                item->setToolTip(QString::fromStdString(band.description));
                m_bands->setItem(int(i), c, item);
            }
        }
        m_source->setText(tr("Figures from %1").arg(sensor.source));
    } else {
        m_source->clear();
    }
    count();
}

void SensorDialog::count()
{
    int ticked = 0;
    for (int i = 0; i < m_bands->rowCount(); ++i)
        ticked += m_bands->item(i, 0)->checkState() == Qt::Checked;
    m_add->setText(tr("Add %1").arg(ticked));
    m_add->setEnabled(ticked > 0);
}

void SensorDialog::accept()
{
    const int row = m_list->currentRow();
    if (row < 0)
        return reject();
    const auto &sensor = presets::sensors()[std::size_t(row)];
    const bool core = m_target.last() == "bands";
    const Json *now = m_target.in(m_context.root());
    const auto has = [&](const std::string &name) {
        if (now && now->is_array())
            for (const Json &band : *now)
                if (band.is_object() && band.contains("name") && band["name"] == name)
                    return true;
        return false;
    };
    Json added = Json::array();
    for (int i = 0; i < m_bands->rowCount(); ++i)
        if (const auto &band = sensor.bands[std::size_t(i)]; m_bands->item(i, 0)->checkState() == Qt::Checked && !has(band.name))
            added.push_back(core ? presets::coreBand(band) : presets::eoBand(band));
    if (now && now->is_array()) {
        Edits edits;
        std::size_t at = now->size();
        for (Json &band : added)
            edits.push_back(Edit::add(m_target / at++, std::move(band)));
        m_context.apply(tr("Bands of %1").arg(sensor.title), edits);
    } else if (!added.empty()) {
        m_context.set(m_target, std::move(added));
    }
    QDialog::accept();
}

} // namespace mlm
