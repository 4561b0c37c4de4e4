// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/document/edit.h"
#include "core/json/write.h"
#include <QObject>
#include <QString>
#include <memory>

namespace mlm {

/// An open document: one JSON tree and the text it stands in, kept together by Edits. GUI thread only (copy
/// root() or text() for other threads). Everything that changes it goes through apply(), applyText(), undo()
/// and redo().
class Document : public QObject
{
    Q_OBJECT
public:
    /// From text, e.g. of a file; the text as given is the saved state.
    static Result<std::unique_ptr<Document>> fromText(std::string text);
    /// A new, unsaved document in the default style with final newline.
    static std::unique_ptr<Document> fromTree(Json root);
    ~Document() override;

    const Json &root() const;
    const std::string &text() const; ///< UTF-8 with its BOM, if it has one: what save writes, byte for byte
    const SourceMap &map() const;    ///< of text(); brought up to date on demand
    const LineIndex &lines() const;  ///< of text(); brought up to date on demand
    std::uint64_t revision() const;  ///< counts up with every change of the text

    const Json *at(const Pointer &pointer) const { return pointer.in(root()); }
    /// The value as spelled in the text ("1.0", "1e3", "\"a\""); empty where there is none.
    std::string spelling(const Pointer &pointer) const;
    Position position(const Pointer &pointer, bool ofName = false) const;

    /// Applies all or none, as one undo step. `label` names the step for the user ("Framework version").
    /// Steps with the same non-empty `mergeKey` that follow each other become one; a step that ends where it
    /// began disappears. An Edit that changes nothing is left out. Errors leave the document as it was.
    Result<void> apply(const QString &label, const Edits &edits, const QString &mergeKey = {});
    /// Ends merging: the next apply() is a step of its own. Called when the user leaves a field.
    void breakMerge();
    /// Replaces the whole text (must parse); one undo step; changed() is sent for what differs.
    Result<void> applyText(const QString &label, std::string text);

    /// set(): Replace if there, Add otherwise (creating missing parent objects). unset(): Remove if there.
    Result<void> set(const Pointer &pointer, Json value, const QString &label, const QString &mergeKey = {},
                     std::string spelling = {});
    Result<void> unset(const Pointer &pointer, const QString &label);
    /// The Edits set() would apply; `position` is where a new member would go (see
    /// spec::Profile::memberPosition).
    Edits setEdits(const Pointer &pointer, Json value, std::string spelling = {},
                   std::optional<std::size_t> position = {}) const;

    bool canUndo() const;
    bool canRedo() const;
    QString undoLabel() const;
    QString redoLabel() const;
    void undo();
    void redo();

    bool isDirty() const;          ///< text() differs from the saved text
    int changesSinceSave() const;  ///< undo steps between now and the saved state; for "2 changes not saved"
    void markSaved();              ///< text() is what is on disk now
    const Json &savedRoot() const; ///< tree of the saved state, for "changed" marks
    bool changedSinceSave(const Pointer &pointer) const; ///< value or presence differs from the saved state

Q_SIGNALS:
    /// Something at or below the pointer changed (its parent's member list too, when a member came or went).
    void changed(const mlm::Pointer &pointer);
    /// Sent once after each apply, undo or redo, after all changed(); also by markSaved().
    void stateChanged();

private:
    struct Private;
    explicit Document(std::unique_ptr<Private> data);
    void announce(const std::vector<Pointer> &touched);
    std::unique_ptr<Private> d;
};

} // namespace mlm
