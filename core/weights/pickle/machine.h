// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/weights/bytes/source.h"
#include "core/weights/pickle/tree.h"
#include <functional>

namespace mlm::weights::pickle {

/// What reading a pickle gave. Where there is an error, the imports are those up to it: Python would have made them too.
struct Pickle
{
    Tree tree;
    std::optional<Ref> root; ///< the value; absent after an error
    std::uint64_t begin = 0; ///< bytes from the beginning of the source
    std::uint64_t end = 0;   ///< behind the last opcode read
    int protocol = 0;
    std::vector<ImportFact> imports; ///< classed, in the order of their first appearance, each once
    /// The first opcode that torch's loader restricted to weights refuses, with its place: "STACK_GLOBAL at byte 17".
    QString foreign;
    std::optional<Error> error;
};

struct Options
{
    /// Called after a state was set on an object, for containers that put raw bytes between the opcodes: gives how many
    /// bytes follow at `position` that are no opcodes. joblib.
    std::function<Result<std::uint64_t>(const Tree &tree, Ref object, std::uint64_t position)> afterBuild = {};
};

/// Follows the opcodes of one pickle (protocols 0 to 5) without doing what they say: nothing is imported or called.
/// Bounds: 5 million opcodes, a million values on the stack, memo places in proportion to the opcodes, 64 MiB of texts;
/// texts and bytes above 64 KiB are passed over without being read. Any thread.
Pickle read(const Source &source, std::uint64_t offset = 0, const Options &options = {});

/// Adds imports to facts, each once, and says in notes what loading the file would do: a Danger for each known dangerous
/// import, a Warning where code is needed. `where`: "data.pkl", or empty for the file itself. May be called once for
/// several pickles with all their imports.
void addImports(Facts &facts, const std::vector<ImportFact> &imports, const QString &where = {});

} // namespace mlm::weights::pickle
