// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <iosfwd>
#include <string>
#include <vector>

/// The command line. Results go to `out`, what went wrong with the tool itself to `err`.
namespace mlm::cli {

struct Streams
{
    std::istream &in;
    std::ostream &out;
    std::ostream &err;
    bool errIsTerminal = false; ///< progress is shown only there
};

enum Exit {
    Done = 0,        ///< nothing wrong
    Found = 1,       ///< the work was done and found errors
    Usage = 2,       ///< wrong usage
    Unreadable = 3,  ///< an input could not be read or an output not be written
    Interrupted = 130
};

/// Runs one command; `arguments` without the program's name, as UTF-8. Returns the exit code. Never throws.
int run(std::vector<std::string> arguments, Streams &streams);

} // namespace mlm::cli
