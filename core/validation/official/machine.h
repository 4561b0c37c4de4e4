// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/base/result.h"
#include "core/json/pointer.h"
#include "core/validation/official/documents.h"
#include <memory>

namespace mlm::official {

/// What came of one document and one schema.
struct Outcome
{
    enum Kind { Accepts, Rejects, GaveUp } kind = Accepts;
    Pointer place;   ///< Rejects: the first place at fault, the deepest where several forms were tried
    QString message; ///< Rejects: what is wrong there; GaveUp: why
};

/// One published schema, ready to run. Immutable: any thread, several at once.
class Machine
{
public:
    static constexpr int deepestDocument = 512;  ///< nested arrays and objects, as json::Limits
    static constexpr qint64 longestMs = 1400;    ///< for one document; what takes longer gives up

    /// Reads a schema and all that it refers to. Errors: those of planFor(), and what valijson itself refuses.
    static Result<std::shared_ptr<const Machine>> compile(Documents &documents, const QString &address);
    ~Machine();

    /// Never throws, never recurses without bound.
    Outcome run(const Json &instance, qint64 ms = longestMs) const;

private:
    Machine();
    struct Private;
    std::unique_ptr<Private> d;
};

/// True where no more than `levels` arrays and objects stand in each other.
bool isShallow(const Json &value, int levels);

} // namespace mlm::official
