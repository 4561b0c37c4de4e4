// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/validation/official/officialcheck.h"
#include <QObject>

namespace mlm {

class DocumentView;
class MainWindow;

/// The published schemas in the editor: which folder they come from, who asks them, and what the status line says of it.
class SchemaCommands : public QObject
{
    Q_OBJECT
public:
    explicit SchemaCommands(MainWindow &window);

    /// Lets a document be checked from now on.
    void watch(DocumentView *view);
    static official::OfficialCheck *checkOf(DocumentView *view);
    /// The folder in use: the user's choice, else MLM_SCHEMAS, else the cache.
    QString folder() const;
    /// To be called after something has changed in the folder.
    void reload();
    /// Shows in the status line what is known about a document; nullptr: nothing is open.
    void showState(DocumentView *view);

    void chooseFolder();
    /// Each schema with its verdict, to read and to copy.
    void showDetails();
    /// What showDetails() shows.
    static QString details(const official::OfficialCheck &check);

private:
    MainWindow &m_window;
    std::shared_ptr<const official::OfficialSchemas> m_schemas;
};

} // namespace mlm
