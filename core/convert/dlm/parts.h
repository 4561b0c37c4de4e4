// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/convert/passes.h"
#include <QString>

/// The parts of DLM, and what they have in common. Everything that is not understood stays in its member with the prefix dlm, where MLM lets it stand;
/// askAboutDlm() tells of it.
namespace mlm::convert::dlm {

/// What each part does to the properties at `home`.
void convertArchitecture(Ledger &ledger, const Pointer &home);
void convertRuntime(Ledger &ledger, const Pointer &home);
void convertInputs(Ledger &ledger, const Pointer &home);
void convertOutputs(Ledger &ledger, const Pointer &home);
/// dlm:data: after the inputs, which take their bands from it.
void convertData(Ledger &ledger, const Pointer &home);
void convertArchive(Ledger &ledger, const Pointer &home);

/// The bands of the input that the object at `inputs` describes go to `entry`. True where there are some.
bool convertBandsOf(Ledger &ledger, const Pointer &home, const Pointer &inputs, const Pointer &entry);
/// selected_bands that agrees with no reading of useful_bands, or with more than one.
void askAboutSelection(Ledger &ledger, const Pointer &home, const Pointer &inputs, const Pointer &entry);

// Reading values of all kinds: a number may be a text.
std::optional<std::int64_t> integerIn(const Json &value);
std::optional<double> numberIn(const Json &value);
/// The value as a number of JSON; as it is where it is one.
Json asNumber(const Json &value);
std::string trimmed(std::string text);
bool isAddress(const std::string &text);

/// The object at a place, or the objects of a list there.
std::vector<Pointer> objectsAt(const Ledger &ledger, const Pointer &place);
/// The first of these members that is there.
std::optional<Pointer> firstOf(const Ledger &ledger, const Pointer &holder, std::initializer_list<const char *> names);
/// The only asset with the role mlm:model.
std::optional<Pointer> modelAsset(const Ledger &ledger);
/// A new asset with that key, or one like it; nullopt where the document's assets are no object.
std::optional<Pointer> newAsset(const Ledger &ledger, const std::string &key);
void addRoles(Ledger &ledger, const Pointer &asset, Json roles);
/// Adds sentences to the description of an asset, in a paragraph of its own.
void describe(Ledger &ledger, const Pointer &asset, const std::string &text, std::vector<Taken> sources, const QString &how);
void declare(Ledger &ledger, const std::string &address, const QString &why);
/// Members that are null say nothing: `by` stands for them.
void absorbNulls(Ledger &ledger, const Pointer &holder, const Pointer &by);
/// Takes out what has become empty, from the inside.
void pruneAll(Ledger &ledger, const Pointer &place);
/// The place to take out so that nothing empty is left around it.
Pointer outermost(const Ledger &ledger, const Pointer &place);
/// "python", "uri" and so on: a processing function as MLM writes it.
void convertFunction(Ledger &ledger, const Pointer &from, const Pointer &to);

} // namespace mlm::convert::dlm
