// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/document/history.h"

namespace mlm {

/// What a document holds: one tree, the text it stands in, and where each node stands in it. Edits change all
/// three together.
class Content
{
public:
    Content(Json root, std::string text, std::optional<SourceMap> map);

    const Json &root() const { return m_root; }
    const std::string &text() const { return m_text; }
    const SourceMap &map() const;
    /// As spelled in the text; empty where there is nothing.
    std::string spelling(const Pointer &pointer) const;

    /// Applies one Edit and records what it did. An Edit that changes nothing is left out; a list or an
    /// object that is replaced by another is changed part by part. On an error some parts may have been
    /// applied: revert() the step.
    Result<void> perform(Step &step, const Edit &edit);
    /// Another tree and text altogether, recorded as one change.
    void exchange(Step &step, Json root, std::string text, SourceMap map);
    void revert(const Step &step);
    void repeat(const Step &step);

private:
    Result<void> perform(Step &step, const Edit &edit, bool inParts);
    void change(Step &step, const Edit &edit);

    Json m_root;
    std::string m_text;
    mutable SourceMap m_map;
    mutable bool m_mapValid = true;
};

} // namespace mlm
