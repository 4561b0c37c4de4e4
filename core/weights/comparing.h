// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/weights/verify.h"

namespace mlm::weights {

/// A list of comparisons while it is made. Only what the document records is compared.
class Comparing
{
public:
    Comparing(const Json &root, std::vector<Comparison> &list) : m_root(root), m_list(list) {}

    const Json *recorded(const Pointer &pointer) const { return pointer.in(m_root); }
    void agrees(const Pointer &pointer, const QString &what, Json found, const QString &explanation = {}) { add(pointer, what, std::move(found), Outcome::Agrees, explanation); }
    void differs(const Pointer &pointer, const QString &what, Json found, const QString &explanation) { add(pointer, what, std::move(found), Outcome::Differs, explanation); }
    void unknown(const Pointer &pointer, const QString &what, const QString &explanation) { add(pointer, what, std::nullopt, Outcome::Unknown, explanation); }

private:
    void add(const Pointer &pointer, const QString &what, std::optional<Json> found, Outcome outcome, const QString &explanation);
    const Json &m_root;
    std::vector<Comparison> &m_list;
};

/// Size and checksum, with the pointers of `asset`.
void compareFile(Comparing &comparing, const Pointer &asset, const Inspection &inspection);
/// Media type, artifact type, compile method, header size, byte order: what the asset says of its file.
void compareAsset(Comparing &comparing, const Pointer &asset, const Facts &facts);
/// Framework, its version and the parameters below `model`, which is /properties or an asset.
void compareModel(Comparing &comparing, const Pointer &model, const Facts &facts);
/// Inputs and outputs below `model`.
void comparePorts(Comparing &comparing, const Pointer &model, const Facts &facts);

} // namespace mlm::weights
