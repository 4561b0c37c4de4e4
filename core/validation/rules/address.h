// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mlm::rules {

/// The parts of a web address, as views into the text it was made of. Nothing is decoded.
struct Address
{
    std::string_view scheme;                 ///< "https"; empty for a path
    std::string_view host;                   ///< without user; empty for a path
    std::vector<std::string_view> segments;  ///< of the path, empty ones left out
    explicit Address(std::string_view href);
    bool isWeb() const { return scheme == "http" || scheme == "https"; }
};

/// What follows the last dot of the last segment, in lower case: "pth"; empty where there is none.
std::string fileEnding(std::string_view href);

/// A place in the code hosts that are told apart here: GitHub, GitLab, Bitbucket, Codeberg and Hugging Face.
struct CodePlace
{
    enum class Kind { Repository, Page, File, Archive, Other };
    Kind kind = Kind::Other;
    std::string revision; ///< commit, tag or branch as it is written; empty where none is
    bool isBranch = false; ///< one that moves on: main, master, refs/heads/…
    std::string file;      ///< of Page: the address of the file itself; may be empty
};
std::optional<CodePlace> codePlace(std::string_view href);

} // namespace mlm::rules
