// SPDX-License-Identifier: Apache-2.0
#include "core/document/document.h"
#include "core/stac/build.h"
#include "core/stac/links.h"
#include "core/validation/engine.h"
#include <QCoreApplication>

namespace mlm::stac {
namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Export)
};

/// Why the document cannot be published: the first finding of the schema; nothing where it is valid.
std::optional<Error> obstacle(const Json &root)
{
    const Findings findings = check(root);
    if (findings.valid())
        return std::nullopt;
    std::size_t count = 0;
    const Finding *first = nullptr;
    for (const Finding &finding : findings.list) {
        if (finding.source != Source::Schema)
            continue;
        first = first ? first : &finding;
        ++count;
    }
    Error error;
    error.code = Error::Code::Invalid;
    error.pointer = first->pointer.toString();
    error.message = count == 1 ? Text::tr("It is not valid: %1 (%2)").arg(first->message, first->pointer.toQString())
                               : Text::tr("It is not valid in %1 places, first: %2 (%3)")
                                     .arg(QString::number(count), first->message, first->pointer.toQString());
    error.advice = first->advice.isEmpty() ? Text::tr("Mend it, then export again.") : first->advice;
    return error;
}

} // namespace

Result<Json> exportItem(const Json &item)
{
    Json result = item;
    for (const Edit &edit : extensionEdits(item)) {
        if (auto applied = applyTo(result, edit); !applied)
            return applied.error();
    }
    if (auto error = obstacle(result))
        return *error;
    return result;
}

Result<std::string> exportItemText(std::string text, const QString &fromFolder, const QString &toFolder)
{
    auto document = Document::fromText(std::move(text));
    if (!document)
        return document.error();
    Document &d = **document;
    Edits edits = extensionEdits(d.root());
    const Edits moved = rebaseEdits(d.root(), fromFolder, toFolder);
    edits.insert(edits.end(), moved.begin(), moved.end());
    if (auto applied = d.apply(Text::tr("Export"), edits); !applied)
        return applied.error();
    if (auto error = obstacle(d.root()))
        return *error;
    return d.text();
}

} // namespace mlm::stac
