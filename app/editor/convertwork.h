// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/convert/converter.h"
#include "core/json/sourcemap.h"
#include <memory>

namespace mlm {

/// A text with its tree and its places, to be shown and jumped in.
struct MappedText
{
    std::string text;
    Json root;
    SourceMap map;
};

/// A text converted, with the answers that were given to its questions.
struct ConvertedText
{
    std::shared_ptr<const MappedText> source;
    std::shared_ptr<const convert::Conversion> conversion;
    Edits edits;   ///< from the source to the result, answers included: one undo step
    Edits settled; ///< those of them that the answers made
    std::shared_ptr<const MappedText> result; ///< in the layout of the source

    std::vector<std::optional<Pointer>> asked; ///< where the place of each question stands in the result; nullopt where an answer took it out

    /// Where a place of the conversion's own result stands once the answers are in; nullopt where they took it out.
    std::optional<Pointer> placed(const Pointer &place) const;
};

/// Converts a JSON text and applies the answers: for each question the choice taken, or -1. `before`: what an earlier call gave for the same text and
/// target, so that only the answers are applied anew. Errors: no JSON, edits that do not apply. Any thread.
Result<ConvertedText> convertText(const std::string &text, const convert::Target &target, const std::vector<int> &answers = {},
                                  const ConvertedText &before = {});

/// "MLM 1.5.2", or "STAC 1.1.0" where the document has no MLM.
QString targetName(const convert::Target &target);

} // namespace mlm
