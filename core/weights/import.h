// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/document/edit.h"
#include "core/weights/fingerprint.h"

namespace mlm::weights {

/// One value that a file offers for a member of the document.
struct Proposal
{
    enum class State { Absent, Agrees, Differs };
    Pointer pointer; ///< where it would go
    Json value;      ///< from the file
    State state = State::Absent;
    QString whereFrom;   ///< "size on disk", "SHA-256 of every byte"
    bool ticked = false; ///< proposed for applying: absent, yes; differs, no
};

/// Where the values go: an existing asset or a new one.
struct Target
{
    std::string assetKey;
    std::string href; ///< for a new asset, or where the user gives another; empty: keep
};

/// The asset that a weights file most likely belongs to: same file name in its href, else the only asset with
/// role mlm:model, else "" (a new asset "model" is proposed).
std::string guessAsset(const Json &root, const QString &weightsPath);
/// A relative href from the document's folder to the file where one makes sense ("./weights/a.pt"), else its
/// file name.
std::string proposedHref(const QString &documentPath, const QString &weightsPath);
/// What the file says about the document. The facts from inside a file come with a later reader; the list is
/// made for them.
std::vector<Proposal> proposals(const Json &root, const Target &target, const Fingerprint &fingerprint);
/// The Edits of the ticked proposals, with the asset itself if it is new, the file extension declared where
/// file: fields are written.
Edits importEdits(const Json &root, const Target &target, const std::vector<Proposal> &proposals);

} // namespace mlm::weights
