// SPDX-License-Identifier: Apache-2.0
#include "app/editor/filecommands.h"
#include "app/editor/documentview.h"
#include "app/editor/folderdialog.h"
#include "app/editor/importdialog.h"
#include "app/editor/mainwindow.h"
#include "app/editor/modelcommands.h"
#include "app/editor/newdialog.h"
#include "app/editor/prompter.h"
#include "app/editor/settings.h"
#include "app/editor/windowbars.h"
#include "core/jobs/job.h"
#include "core/stac/build.h"
#include "core/weights/reader.h"
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QThread>
#include <QTimer>

namespace mlm {

namespace {
constexpr qint64 QuickSize = 1 << 20; ///< bytes that are read and parsed within a frame or two; past that in the background

/// "Model A (v2)" -> "model-a-v2": an id that is a good file name too.
QString idFrom(const QString &name)
{
    QString id;
    for (const QChar c : name.toLower()) {
        if (c.isLetterOrNumber() || c == u'_' || c == u'.')
            id += c;
        else if (!id.isEmpty() && !id.endsWith(u'-'))
            id += u'-';
    }
    while (id.endsWith(u'-'))
        id.chop(1);
    return id.isEmpty() ? QStringLiteral("model") : id;
}

/// STAC documents and folders of them; weights are what else there is. Some models are JSON as well.
bool isForOpening(const QString &path)
{
    const QFileInfo info(path);
    if (info.isDir()) {
        const QDir folder(path);
        if (folder.exists(QStringLiteral("saved_model.pb")) || !folder.entryList({QStringLiteral("*.index.json")}, QDir::Files).isEmpty())
            return false;
        return folder.entryList(QDir::Files).isEmpty() || !folder.entryList({QStringLiteral("*.json"), QStringLiteral("*.geojson")}, QDir::Files).isEmpty();
    }
    const QString suffix = info.suffix().toLower();
    return suffix == QLatin1String("geojson") || (suffix == QLatin1String("json") && weights::readFacts(path).facts.format.empty());
}
} // namespace

QString documentFilter()
{
    return FileCommands::tr("STAC documents (*.json *.geojson);;All files (*)");
}

FileCommands::FileCommands(MainWindow &window) : m_window(window)
{
    m_lookSoon = new QTimer(this);
    m_lookSoon->setSingleShot(true);
    m_lookSoon->setInterval(200); // a program that saves writes more than once
    connect(m_lookSoon, &QTimer::timeout, this, &FileCommands::checkDisk);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, [this] { m_lookSoon->start(); });
}

FileCommands::~FileCommands() = default;

void FileCommands::newFromTemplate()
{
    auto *dialog = new NewDialog(&m_window);
    connect(dialog, &NewDialog::accepted, this, [this, dialog] {
        auto item = stac::newItem(dialog->options());
        if (!item) {
            m_window.say(Severity::Error, item.error().text());
            return;
        }
        addNew(std::make_unique<OpenFile>(Document::fromTree(std::move(*item)), QString(), std::nullopt,
                                          tr("Untitled %1").arg(++m_untitled)));
    });
    dialog->open();
}

void FileCommands::newFromWeights(const QStringList &weights)
{
    if (weights.isEmpty()) {
        m_window.prompter().openFiles(&m_window, tr("New from weights"), m_window.settings().lastFolder(), tr("All files (*)"),
                                      true, [this](const QStringList &paths) {
                                          if (!paths.isEmpty())
                                              newFromWeights(paths);
                                      });
        return;
    }
    auto *dialog = new ImportDialog(weights, m_window.prompter(), &m_window);
    connect(dialog, &ImportDialog::created, this, [this, folder = QFileInfo(weights.first()).absolutePath()](const Json &item) {
        addNew(std::make_unique<OpenFile>(Document::fromTree(item), QString(), std::nullopt, tr("Untitled %1").arg(++m_untitled)));
        m_window.settings().setLastFolder(folder); // it is best saved beside the weights: their addresses start there
    });
    dialog->open();
}

DocumentView *FileCommands::addNew(std::unique_ptr<OpenFile> file) { return m_window.add(std::move(file)); }

void FileCommands::open()
{
    m_window.prompter().openFiles(&m_window, tr("Open"), m_window.settings().lastFolder(), documentFilter(), true,
                                  [this](const QStringList &paths) { openPaths(paths); });
}

void FileCommands::openFolder()
{
    m_window.prompter().chooseFolder(&m_window, tr("Open folder"), m_window.settings().lastFolder(),
                                     [this](const QStringList &paths) {
                                         if (paths.isEmpty())
                                             return;
                                         auto *dialog = new FolderDialog(paths.first(), &m_window);
                                         connect(dialog, &FolderDialog::accepted, this,
                                                 [this, dialog] { openPaths(dialog->chosen()); });
                                         dialog->open();
                                     });
}

void FileCommands::openExample()
{
    QFile file(QStringLiteral(":/example/item.json"));
    if (!file.open(QIODevice::ReadOnly)) {
        m_window.say(Severity::Error, tr("The example is missing from this build."));
        return;
    }
    auto document = Document::fromText(file.readAll().toStdString());
    if (!document) {
        m_window.say(Severity::Error, document.error().text());
        return;
    }
    addNew(std::make_unique<OpenFile>(std::move(*document), QString(), std::nullopt, tr("Example")));
}

void FileCommands::openPaths(const QStringList &paths)
{
    for (const QString &path : paths) {
        if (DocumentView *view = m_window.viewOf(path))
            m_window.activate(view);
        else if (QFileInfo(path).isDir()) {
            auto *dialog = new FolderDialog(path, &m_window);
            connect(dialog, &FolderDialog::accepted, this, [this, dialog] { openPaths(dialog->chosen()); });
            dialog->open();
        } else if (QFileInfo(path).size() > QuickSize)
            openInBackground(path);
        else
            opened(path, readFile(path, thread()));
    }
}

void FileCommands::openInBackground(const QString &path)
{
    auto job = std::make_unique<Job>();
    Job *running = job.get();
    m_jobs.push_back(std::move(job));
    m_window.status().startWork(tr("Opening %1").arg(QFileInfo(path).fileName()), [running] { running->cancel(); });
    connect(running, &Job::finished, this, [this, running] {
        m_window.status().endWork();
        // Not from within its own signal.
        QMetaObject::invokeMethod(this, [this, running] {
            std::erase_if(m_jobs, [running](const auto &other) { return other.get() == running; });
        }, Qt::QueuedConnection);
    });
    running->start([this, path, owner = thread()](Job::Control &) -> std::function<void()> {
        auto read = std::make_shared<Result<ReadFile>>(readFile(path, owner));
        return [this, path, read] { opened(path, std::move(*read)); };
    });
}

void FileCommands::opened(const QString &path, Result<ReadFile> read)
{
    if (!read) {
        m_window.say(Severity::Error, tr("Not opened. %1").arg(read.error().text()));
        return;
    }
    const QString absolute = QFileInfo(path).absoluteFilePath();
    m_window.settings().addRecent(absolute);
    m_window.add(std::make_unique<OpenFile>(std::move(read->document), absolute, read->stamp, QString()));
    watchFiles();
}

void FileCommands::drop(const QList<QUrl> &urls, const QString &assetKey)
{
    QStringList documents;
    QStringList weights;
    for (const QUrl &url : urls) {
        if (!url.isLocalFile())
            continue;
        const QString path = url.toLocalFile();
        (isForOpening(path) ? documents : weights) << path;
    }
    openPaths(documents);
    if (weights.isEmpty())
        return;
    DocumentView *view = m_window.current();
    const bool isItem = view && view->context().profile().documentType() == spec::Profile::DocumentType::Item;
    if (isItem)
        m_window.model().importWeights(view, weights, assetKey);
    else
        newFromWeights(weights);
}

QString FileCommands::suggestedPath(DocumentView *view) const
{
    if (!view->file().path().isEmpty())
        return view->file().path();
    const Json &root = view->context().root();
    QString name = QStringLiteral("item");
    if (root.is_object() && root.contains("id") && root["id"].is_string())
        name = idFrom(QString::fromStdString(root["id"].get_ref<const std::string &>()));
    return m_window.settings().lastFolder() + QLatin1Char('/') + name + QStringLiteral(".json");
}

} // namespace mlm
