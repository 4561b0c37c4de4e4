// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/document/edit.h"
#include "core/weights/inspect.h"

namespace mlm::weights {

/// One value that a file offers for a member of the document.
struct Proposal
{
    enum class State { Absent, Agrees, Differs };
    Pointer pointer; ///< where it would go
    Json value;      ///< from the file
    State state = State::Absent;
    QString whereFrom;   ///< "size on disk", "SHA-256 of every byte", "dim_param of the graph's input"
    bool ticked = false; ///< proposed for applying: absent, yes; differs, or left to the user to confirm, no
    QString note = {};   ///< what to know before applying it: "MLM calls bfloat16 other.", "A lower bound."; may be empty
};

/// Where the values go: an existing asset or a new one.
struct Target
{
    std::string assetKey;
    std::string href; ///< for a new asset, or where the user gives another; empty: keep
};

/// A file and its asset.
struct ImportFile
{
    Inspection inspection;
    Target target;
};

/// What several files say about the document.
struct ImportPlan
{
    std::vector<Proposal> proposals; ///< assets in the order of the files, then the model: framework …, inputs, outputs
    QStringList notes;               ///< what was found and has no place in the document, and what is wrong with the files
};

/// The asset that a weights file most likely belongs to: same file name in its href, else the only asset with
/// role mlm:model, else "" (a new asset "model" is proposed).
std::string guessAsset(const Json &root, const QString &weightsPath);
/// A relative href from the document's folder to the file where one makes sense ("./weights/a.pt"), else its
/// file name.
std::string proposedHref(const QString &documentPath, const QString &weightsPath);
/// An asset for each file, none twice: guessed, or a new key made from the file's name. The first file goes to `wantedAsset` where one
/// is given (may be new). New assets get proposedHref().
std::vector<ImportFile> importFiles(const Json &root, const QString &documentPath, std::vector<Inspection> inspections,
                                    const std::string &wantedAsset = {});

/// What the files say about the document. Only members that its release of MLM knows; only values that its schema lets pass.
ImportPlan importPlan(const Json &root, const std::vector<ImportFile> &files);
/// Size and checksum alone.
std::vector<Proposal> proposals(const Json &root, const Target &target, const Fingerprint &fingerprint);

/// The Edits of the ticked proposals as one undo step: with the assets and the inputs and outputs that are new, with members that the release
/// requires and that can be empty ("bands": []), and with the file extension declared where file: fields are written.
Edits importEdits(const Json &root, const std::vector<Proposal> &proposals);
Edits importEdits(const Json &root, const Target &target, const std::vector<Proposal> &proposals);

/// A new Item with all that the files say; what they do not is left for the findings. `path`: where it will be saved; empty: not known.
struct NewFromWeights
{
    std::string id;                   ///< empty: made from the first file's name
    std::string mlmVersion = "1.5.2";
    std::string stacVersion = "1.1.0";
};
Result<Json> newFromWeights(const std::vector<Inspection> &inspections, const QString &path = {}, const NewFromWeights &options = {});

} // namespace mlm::weights
