// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/spec/spec.h"
#include "core/weights/import.h"

namespace mlm::weights {

/// A list of proposals while it is made, with what has to be known of the document.
struct Proposing
{
    explicit Proposing(const Json &document) : root(document), profile(spec::Profile::of(document)) {}

    const Json &root;
    std::shared_ptr<const spec::Profile> profile;
    ImportPlan plan;

    /// The release of the document has the member, and its extension is declared (those of other extensions than MLM get declared).
    bool knows(const Pointer &pointer) const;
    /// Adds a proposal with its state: ticked where the document has nothing, nothing but an empty list, or null. Nothing is added where the
    /// same pointer has one already.
    Proposal *offer(const Pointer &pointer, Json value, const QString &whereFrom, const QString &note = {});
    /// The value as a vocabulary of the release spells it: "Scikit-learn" for "scikit-learn" where only that is there.
    std::string spelled(const Pointer &pointer, const std::string &value) const;
    /// Where the members of the model stand: /properties of an Item; nothing in a Collection, whose schema has no place for them.
    std::optional<Pointer> model() const;
    bool has(const Pointer &pointer) const;
    void say(const QString &note);
};

/// Size, checksum, header and byte order, type, roles, artifact type and compile method of one file. `main`: the file it is a part of, or null.
void proposeAsset(Proposing &proposing, const ImportFile &file, const ImportFile *main);
/// Framework, its version, parameters, memory; what MLM metadata inside the file say.
void proposeModel(Proposing &proposing, const ImportFile &file);
/// Inputs and outputs.
void proposePorts(Proposing &proposing, const Facts &facts);

/// Whether two media types say the same: case, spaces and the order of parameters aside.
bool sameMediaType(const std::string &a, const std::string &b);
/// Whether shapes fit each other: as many sizes, each the same or -1 in one of them.
bool shapesFit(const Json &recorded, const std::vector<std::int64_t> &found);
/// The index of the recorded entry for each port: by name, then those left by order; nothing where there are too few.
std::vector<std::optional<std::size_t>> matchPorts(const Json *recorded, const std::vector<PortFact> &ports);

} // namespace mlm::weights
