// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/document/document.h"
#include "core/spec/spec.h"
#include "core/validation/livecheck.h"
#include <QObject>

namespace mlm {

/// What every form part and view of one open document shares: the document, its findings, its specification, where the user is.
class Context : public QObject
{
    Q_OBJECT
public:
    explicit Context(std::unique_ptr<Document> document, QObject *parent = nullptr);
    ~Context() override;

    Document &document() { return *m_document; }
    const Document &document() const { return *m_document; }
    LiveCheck &check() { return *m_check; }
    const Findings &findings() const { return m_check->findings(); }
    const spec::Profile &profile() const { return *m_profile; } ///< follows the document
    const Json &root() const { return m_document->root(); }

    /// Path of the file, empty for a new document; its folder is where relative hrefs start.
    QString path() const { return m_path; }
    void setPath(const QString &path);

    /// The field the user is in; the JSON view marks it.
    Pointer current() const { return m_current; }
    void setCurrent(const Pointer &pointer);
    /// Asks the window to show the page of a pointer and put the focus there.
    void goTo(const Pointer &pointer);
    void showInJson(const Pointer &pointer);

    /// Document::set/unset/apply with the customary member position; a failure goes to `problem`. What set() adds is declared in
    /// stac_extensions, as part of the same step.
    bool set(const Pointer &pointer, Json value, const QString &mergeKey = {}, std::string spelling = {});
    bool unset(const Pointer &pointer);
    /// A new member of an extension that the document does not declare: adds the declaration to `edits`, which are still to be applied.
    /// set() does it by itself.
    void declare(const Pointer &member, Edits &edits) const;
    bool apply(const QString &label, const Edits &edits, const QString &mergeKey = {});

Q_SIGNALS:
    void profileChanged();
    void currentChanged(const mlm::Pointer &pointer);
    void goToRequested(const mlm::Pointer &pointer);
    void showInJsonRequested(const mlm::Pointer &pointer);
    void importRequested(const QString &assetKey); ///< "Import weights" for an asset
    void problem(const QString &text);             ///< something did not work: for the status bar
    void pathChanged();

private:
    std::unique_ptr<Document> m_document;
    std::unique_ptr<LiveCheck> m_check;
    std::shared_ptr<const spec::Profile> m_profile;
    QString m_path;
    Pointer m_current;
};

} // namespace mlm
