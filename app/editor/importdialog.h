// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "app/editor/weightsjob.h"
#include "core/json/pointer.h"
#include "core/weights/import.h"
#include <QDialog>
#include <map>

class QAbstractItemModel;
class QComboBox;
class QHBoxLayout;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QTabBar;
class QTableView;
class QToolButton;
class QTreeWidget;
class QVBoxLayout;

namespace mlm {

class Caption;
class Context;
class FactsView;
class IconLabel;
class ImportModel;
class LinesModel;
class Prompter;
class TensorListModel;

/// Reads model files (what they say of themselves, size and checksum, in the background), shows it beside what the document says, and writes what is
/// ticked as one undo step; or makes a new Item of it. The files are read as bytes, nothing in them is run.
class ImportDialog : public QDialog
{
    Q_OBJECT
public:
    /// Files and folders. `assetKey`: the asset that the first is for; empty: the likeliest is chosen.
    ImportDialog(Context &context, const QStringList &paths, const QString &assetKey, Prompter &prompter, QWidget *parent = nullptr);
    /// For a new Item, which created() hands out.
    ImportDialog(const QStringList &paths, Prompter &prompter, QWidget *parent = nullptr);
    ~ImportDialog() override;
    bool isReading() const { return m_job.isRunning(); }

Q_SIGNALS:
    void applied(const mlm::Pointer &asset);
    void created(const mlm::Json &item);

private:
    enum Tab { Fields, Tensors, Imports, Notes, Details };
    ImportDialog(Context *context, const QString &assetKey, Prompter &prompter, QWidget *parent);
    void build();
    void buildHead(QVBoxLayout *box);
    void buildTabs(QVBoxLayout *box);
    QTableView *addTab(const QString &name, const QString &title, QAbstractItemModel *model);
    void buildFields();
    void buildFoot(QVBoxLayout *box);

    void start(const QStringList &paths);
    void chooseOthers(bool folder);
    void showProgress(qint64 done, qint64 total);
    void take();                ///< what the job has found so far
    void showEnd();
    void showState(const QString &icon, const QString &text);
    void showFiles();
    void showFile();            ///< the current one
    void showTabs();
    void chooseAsset();
    void propose();
    void noteChoice(const QModelIndex &first, const QModelIndex &last);
    void showCounts();
    void applyTicked();
    const Json &root() const;
    const weights::Inspection *file() const; ///< the current one; nullptr while nothing is known

    Context *m_context;
    Prompter &m_prompter;
    QString m_wantedAsset;
    Json m_base;                                 ///< stands for the document while there is none
    std::vector<weights::ImportFile> m_imports;
    weights::ImportPlan m_plan;
    std::map<Pointer, bool> m_choices;           ///< what the user ticked and unticked
    int m_current = 0;
    WeightsJob m_job;

    Caption *m_name = nullptr;
    Caption *m_size = nullptr;
    QComboBox *m_asset = nullptr;
    QLineEdit *m_newKey = nullptr;
    QTreeWidget *m_files = nullptr;
    QProgressBar *m_bar = nullptr;
    IconLabel *m_stateIcon = nullptr;
    Caption *m_state = nullptr;
    QPushButton *m_stop = nullptr;
    FactsView *m_facts = nullptr;
    QTabBar *m_tabs = nullptr;
    QStackedWidget *m_pages = nullptr;
    ImportModel *m_model = nullptr;
    QTableView *m_table = nullptr;
    TensorListModel *m_tensors = nullptr;
    LinesModel *m_importLines = nullptr;
    LinesModel *m_noteLines = nullptr;
    LinesModel *m_detailLines = nullptr;
    Caption *m_sentence = nullptr;
    QToolButton *m_all = nullptr;
    QToolButton *m_none = nullptr;
    Caption *m_counts = nullptr;
    QPushButton *m_apply = nullptr;
};

} // namespace mlm
