// SPDX-License-Identifier: Apache-2.0
#include "core/base/multihashtext.h"
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"
#include <algorithm>

namespace mlm::rules {
namespace {

void checkHolder(const RuleContext &context, const Json &holder, const Pointer &parent)
{
    const std::string *value = text(member(holder, "file:checksum"));
    const auto lowerHex = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
    // Other characters are what the schema complains about.
    if (!value || value->empty() || !std::all_of(value->begin(), value->end(), lowerHex))
        return;
    const MultihashText looked = inspectMultihash(*value);
    if (looked.problem.isEmpty())
        return;
    const Pointer where = parent / "file:checksum";
    Finding result = finding(checksum, where, looked.problem,
                             looked.suggestion.empty() ? Text::tr("Import the file again, so that its checksum is computed anew.")
                                                       : Text::tr("Put the prefix in front of the digest."));
    if (!looked.suggestion.empty())
        result.fix = Fix{Text::tr("Set %1…").arg(shown(std::string_view(looked.suggestion).substr(0, 12))),
                         {Edit::replace(where, looked.suggestion)}};
    context.report(std::move(result));
}

void check(const RuleContext &context)
{
    forEachTarget(context.root, [&](const Json &holder, const Pointer &where) { checkHolder(context, holder, where); });
    if (const Json *where = properties(context.root))
        checkHolder(context, *where, Pointer({"properties"}));
}

} // namespace

const Rule checksum{"checksum", Source::Spec, Severity::Error,
                    "https://github.com/stac-extensions/file/blob/v2.1.0/README.md#checksums", check,
    QT_TRANSLATE_NOOP("Rules", "A checksum says how it was made"),
    QT_TRANSLATE_NOOP("Rules", "STAC writes checksums as a multihash: the first digits tell the method and the length, “1220” for SHA-256, and the "
        "digest follows. The bare output of a program such as sha256sum lacks that prefix, and a reader would take its first "
        "digits for one."),
    R"({"assets": {"model": {"file:checksum":
 "1220abababababababababababababababababababababababababababababababab"}}})",
    R"({"assets": {"model": {"file:checksum":
 "abababababababababababababababababababababababababababababababab"}}})"};

} // namespace mlm::rules
