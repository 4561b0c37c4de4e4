// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/base/result.h"
#include "core/jobs/job.h"

namespace mlm {

class DocumentView;
class MainWindow;
namespace convert { struct LegacyText; struct Target; }

/// Metadata of other and of older kinds: what is offered for an open document, files that are not JSON, folders.
class LegacyCommands : public QObject
{
    Q_OBJECT
public:
    explicit LegacyCommands(MainWindow &window);

    /// Lets a document say that it is older, from now on.
    void watch(DocumentView *view);
    void convert(DocumentView *view);
    /// Opens what is nearly JSON, or YAML, as new documents; asks for the files where none are given.
    void importLegacy(const QStringList &paths = {});
    void convertFolder();
    /// Says why a file was not opened; offers importLegacy() where that reads it.
    void tellNotOpened(const QString &path, const Error &error);

private:
    void imported(const QString &path, Result<convert::LegacyText> read, std::string text);
    void openResult(const QString &name, const QString &source, const QString &text, const convert::Target &target);
    void showRepairs(const QString &name, const QStringList &repairs);

    MainWindow &m_window;
    Job m_job;
};

} // namespace mlm
