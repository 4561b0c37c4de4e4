// SPDX-License-Identifier: Apache-2.0
#include "widgets/pages/verifycard.h"
#include "widgets/context.h"
#include "widgets/fields/findingstrip.h"
#include "widgets/fields/labels.h"
#include "widgets/pages/verifymodel.h"
#include <QFileInfo>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace mlm {

using weights::AssetVerdict;
using weights::Outcome;

namespace {

constexpr int rowHeight = 28;
constexpr int mostRows = 40; ///< that stand on the page at their full height; beyond, the table scrolls by itself

QString bytesText(qint64 bytes) { return QLocale(QLocale::English).formattedDataSize(bytes, 1, QLocale::DataSizeIecFormat); }

} // namespace

VerifyCard::VerifyCard(Context &context, QWidget *parent) : Card(tr("Files"), {}, parent), m_context(context)
{
    setObjectName(QStringLiteral("verify"));
    build();
    hide();
    connect(&m_job, &Job::progress, this, &VerifyCard::showProgress);
    connect(&m_job, &Job::finished, this, [this] {
        if (!m_isShown && m_stop->isVisible()) { // cancelled: no answer came
            finish();
            showState("warning", tr("Cancelled."));
        }
    });
    connect(&context.document(), &Document::changed, this, &VerifyCard::markStale);
    connect(&context, &Context::pathChanged, this, &VerifyCard::markStale);
}

void VerifyCard::build()
{
    m_again = textButton({}, tr("Verify again"), look::Ink::Soft, nullptr, this);
    m_again->setObjectName(QStringLiteral("verifyAgain"));
    m_fold = textButton({}, tr("Show what agrees"), look::Ink::Soft, nullptr, this);
    m_fold->setObjectName(QStringLiteral("verifyFold"));
    m_fold->setCheckable(true);
    auto *close = iconButton(QStringLiteral("close"), tr("Close the results"), look::Ink::Soft, nullptr, this);
    close->setObjectName(QStringLiteral("verifyClose"));
    for (QToolButton *button : {m_fold, m_again, close})
        header()->addWidget(button);

    auto *line = new QWidget(this);
    auto *both = new QVBoxLayout(line);
    both->setContentsMargins(0, 0, 0, 0);
    both->setSpacing(4);
    auto *state = new QHBoxLayout;
    both->addLayout(state);
    state->setSpacing(8);
    m_icon = new IconLabel(QStringLiteral("ok"), look::Ink::Accent, 16, line);
    m_state = textLabel({}, -1, QFont::Normal, line);
    m_state->setObjectName(QStringLiteral("verifyState"));
    m_state->setWordWrap(true);
    m_state->setMinimumHeight(24);
    m_stop = pushButton(tr("Stop"), "small", line);
    m_stop->setObjectName(QStringLiteral("verifyStop"));
    state->addWidget(m_icon);
    state->addWidget(m_state, 1);
    state->addWidget(m_stop);
    m_bar = new QProgressBar(line);
    m_bar->setObjectName(QStringLiteral("verifyProgress"));
    m_bar->setAccessibleName(tr("Progress"));
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(8);
    both->addWidget(m_bar);
    add(line);
    m_question = new QWidget(this);
    auto *question = new QVBoxLayout(m_question);
    question->setContentsMargins(0, 0, 0, 0);
    m_question->hide();
    add(m_question, Inset::Row);
    m_question->setContentsMargins(8, 0, 8, 0); // takes no room while there is nothing to ask

    m_model = new VerifyModel(this);
    m_table = new QTableView(this);
    m_table->setObjectName(QStringLiteral("verifyTable"));
    m_table->setAccessibleName(tr("What agrees and what differs"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new VerifyDelegate(m_table));
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setMinimumSectionSize(rowHeight);
    m_table->verticalHeader()->setDefaultSectionSize(rowHeight);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->viewport()->setAutoFillBackground(false);
    QPalette colours = m_table->palette();
    colours.setColor(QPalette::Base, Qt::transparent);
    m_table->setPalette(colours);
    add(m_table, Inset::Bleed);

    connect(m_again, &QToolButton::clicked, this, [this] { start(m_key); });
    connect(m_fold, &QToolButton::toggled, this, &VerifyCard::showRows);
    connect(close, &QToolButton::clicked, this, &VerifyCard::shut);
    connect(m_stop, &QPushButton::clicked, this, [this] { m_job.cancel(); });
    connect(m_table, &QTableView::doubleClicked, this, [this](const QModelIndex &index) { goTo(index.row()); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &now) {
        // The page scrolls, not the table: keep the row in sight.
        for (QWidget *above = parentWidget(); above && now.isValid() && m_table->hasFocus(); above = above->parentWidget())
            if (auto *area = qobject_cast<QScrollArea *>(above)) {
                const QPoint at = m_table->viewport()->mapTo(area->widget(), m_table->visualRect(now).center());
                area->ensureVisible(at.x(), at.y(), 0, 48);
                break;
            }
    });
}

void VerifyCard::start(const std::string &assetKey)
{
    m_key = assetKey;
    m_allowed.clear();
    show();
    run();
}

void VerifyCard::run()
{
    m_isShown = false;
    m_question->hide();
    while (QLayoutItem *item = m_question->layout()->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    m_model->show({}, false);
    m_table->hide();
    m_fold->hide();
    if (m_context.path().isEmpty()) {
        finish();
        showState("warning", tr("Save the document first: the addresses of its files start at its folder."));
        return;
    }
    m_again->hide();
    m_icon->hide();
    m_state->setText(tr("Reading. Nothing in the files is run."));
    m_stop->show();
    m_bar->setRange(0, 0);
    m_bar->show();
    m_stop->setFocus();
    m_clock.start();
    weights::VerifyOptions options;
    options.allowed = m_allowed;
    Json root = m_context.root();
    if (!m_key.empty()) {
        const Json *asset = (Pointer::of("/assets") / m_key).in(root);
        const Json one = asset ? *asset : Json();
        root["assets"] = Json::object({{m_key, one}});
    }
    m_job.start([this, root = std::move(root), options, folder = QFileInfo(m_context.path()).absolutePath()](Job::Control &control) -> std::function<void()> {
        auto verdicts = std::make_shared<Result<Verdicts>>(weights::verify(root, folder, options, control.progress));
        return [this, verdicts] { take(std::move(*verdicts)); };
    });
}

void VerifyCard::take(Result<Verdicts> verdicts)
{
    m_isShown = true;
    const bool focused = m_stop->hasFocus();
    finish();
    if (!verdicts) {
        showState("error", verdicts.error().text());
        return;
    }
    m_model->show(std::move(*verdicts), false);
    const bool agreeing = m_model->count(Outcome::Differs) + m_model->count(Outcome::Unknown) == 0;
    m_fold->setVisible(m_model->count(Outcome::Agrees) > 0);
    m_fold->setChecked(agreeing);
    showRows();
    showSummary();
    askForOutside();
    if (focused && m_table->isVisible())
        m_table->setFocus();
}

void VerifyCard::finish()
{
    m_stop->hide();
    m_bar->hide();
    m_again->show();
}

void VerifyCard::showProgress(qint64 done, qint64 total)
{
    m_bar->setRange(0, 1000);
    m_bar->setValue(total > 0 ? int(double(done) / double(total) * 1000) : 0);
    const double seconds = double(std::max<qint64>(1, m_clock.elapsed())) / 1000.0;
    m_state->setText(tr("%1 of %2, %3/s").arg(bytesText(done), bytesText(total), bytesText(qint64(double(done) / seconds))));
}

void VerifyCard::showState(const char *icon, const QString &text)
{
    const QString name = QString::fromLatin1(icon);
    m_icon->setIcon(name, name == QLatin1String("ok") ? look::Ink::Accent : name == QLatin1String("error") ? look::Ink::Error : look::Ink::Warning);
    m_icon->show();
    m_state->setText(text);
}

void VerifyCard::showSummary()
{
    const auto &verdicts = m_model->verdicts();
    const auto all = verdicts.size();
    const auto wrong = std::count_if(verdicts.begin(), verdicts.end(), [](const AssetVerdict &verdict) { return verdict.isWrong(); });
    const auto checked = std::count_if(verdicts.begin(), verdicts.end(), [](const AssetVerdict &verdict) { return verdict.state == AssetVerdict::State::Checked; });
    if (all == 0)
        showState("warning", tr("There are no assets."));
    else if (wrong > 0)
        showState("error", wrong == 1 ? tr("1 of %1 assets is not what the document says.").arg(all) : tr("%1 of %2 assets are not what the document says.").arg(wrong).arg(all));
    else if (checked == 0)
        showState("warning", tr("No file could be compared: see why below."));
    else if (m_model->count(Outcome::Agrees) == 0)
        showState("warning", tr("Nothing that the document says could be compared with the files."));
    else
        showState("ok", tr("All that could be compared agrees. Files compared: %1 of %2 assets.").arg(checked).arg(all));
}

void VerifyCard::showRows()
{
    const bool agreeing = m_fold->isChecked();
    m_fold->setText(agreeing ? tr("Hide what agrees") : tr("Show what agrees"));
    m_model->show(m_model->verdicts(), agreeing);
    m_table->clearSpans();
    for (const int heading : m_model->headings())
        m_table->setSpan(heading, 0, 1, VerifyModel::Columns);
    const int rows = m_model->rowCount();
    m_table->setFixedHeight(std::min(rows, mostRows) * rowHeight + m_table->horizontalHeader()->sizeHint().height() + 2);
    m_table->setVisible(rows > 0);
    m_table->setCurrentIndex(m_model->index(0, 0));
}

void VerifyCard::askForOutside()
{
    std::set<std::string> keys;
    QStringList places;
    for (const AssetVerdict &verdict : m_model->verdicts())
        if (verdict.state == AssetVerdict::State::Outside) {
            keys.insert(verdict.key);
            places << verdict.path;
        }
    if (keys.empty())
        return;
    const QString text = keys.size() == 1 ? tr("%1 lies outside of the document’s folder and was not opened. Open it?").arg(places.first())
                                          : tr("%1 files lie outside of the document’s folder and were not opened. Open them?").arg(keys.size());
    auto *strip = new FindingStrip({Severity::Warning, text, places.mid(0, 20).join(QLatin1Char('\n')), keys.size() == 1 ? tr("Open it") : tr("Open them")}, this);
    strip->setObjectName(QStringLiteral("verifyOutside"));
    connect(strip, &FindingStrip::fixRequested, this, [this, keys] {
        m_allowed = keys;
        run();
    });
    m_question->layout()->addWidget(strip);
    m_question->show();
}

void VerifyCard::goTo(int row)
{
    if (const Pointer pointer = m_model->pointerAt(row); !pointer.isRoot())
        m_context.goTo(pointer);
}

void VerifyCard::markStale()
{
    if (m_isShown && isVisibleTo(parentWidget()))
        showState("warning", tr("The document has changed since: verify again."));
    if (isRunning())
        m_job.cancel();
}

void VerifyCard::shut()
{
    m_job.cancel();
    m_isShown = false;
    hide();
}

void VerifyCard::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && m_table->hasFocus())
        goTo(m_table->currentIndex().row());
    else if (event->key() == Qt::Key_Escape && !isRunning())
        shut();
    else if (event->key() == Qt::Key_Escape)
        m_job.cancel();
    else
        Card::keyPressEvent(event);
}

} // namespace mlm
