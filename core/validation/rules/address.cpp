// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/address.h"
#include <algorithm>
#include <array>

namespace mlm::rules {
namespace {

std::string lowered(std::string_view text)
{
    std::string result(text);
    for (char &c : result)
        c = c >= 'A' && c <= 'Z' ? char(c + ('a' - 'A')) : c;
    return result;
}

bool isOneOf(std::string_view text, std::initializer_list<std::string_view> all)
{
    return std::find(all.begin(), all.end(), text) != all.end();
}

std::string joined(const std::vector<std::string_view> &segments, std::size_t from)
{
    std::string result;
    for (std::size_t i = from; i < segments.size(); ++i)
        result.append("/").append(segments[i]);
    return result;
}

/// The revision that begins at a segment: "main", or three segments as in "refs/heads/main".
void readRevision(const std::vector<std::string_view> &segments, std::size_t at, CodePlace &place)
{
    if (at >= segments.size())
        return;
    place.revision = segments[at];
    if (segments[at] == "refs" && at + 2 < segments.size()) {
        place.revision = segments[at + 2];
        place.isBranch = segments[at + 1] == "heads";
        return;
    }
    place.isBranch = isOneOf(segments[at], {"main", "master", "develop", "dev", "devel", "trunk", "HEAD"});
}

bool isArchive(std::string_view ending)
{
    return isOneOf(ending, {"zip", "gz", "tgz", "bz2", "xz", "tar"});
}

} // namespace

Address::Address(std::string_view href)
{
    href = href.substr(0, href.find_first_of("?#"));
    if (const std::size_t mark = href.find("://"); mark != std::string_view::npos && mark > 0) {
        scheme = href.substr(0, mark);
        href.remove_prefix(mark + 3);
        const std::size_t slash = href.find('/');
        host = href.substr(0, slash);
        if (const std::size_t at = host.rfind('@'); at != std::string_view::npos)
            host.remove_prefix(at + 1);
        if (host.substr(0, 4) == "www.")
            host.remove_prefix(4);
        href = slash == std::string_view::npos ? std::string_view() : href.substr(slash);
    }
    while (!href.empty()) {
        const std::size_t slash = href.find('/');
        if (slash != 0)
            segments.push_back(href.substr(0, slash));
        href = slash == std::string_view::npos ? std::string_view() : href.substr(slash + 1);
    }
}

std::string fileEnding(std::string_view href)
{
    const Address address(href);
    if (address.segments.empty())
        return {};
    const std::string_view name = address.segments.back();
    const std::size_t dot = name.rfind('.');
    return dot == std::string_view::npos || dot == 0 || name.size() - dot > 12 ? std::string() : lowered(name.substr(dot + 1));
}

std::optional<CodePlace> codePlace(std::string_view href)
{
    const Address address(href);
    const auto &parts = address.segments;
    if (!address.isWeb() || parts.size() < 2)
        return std::nullopt;
    CodePlace place;
    const std::string ending = fileEnding(href);
    if (address.host == "raw.githubusercontent.com") {
        place.kind = CodePlace::Kind::File;
        readRevision(parts, 2, place);
        return place;
    }
    const bool gitHub = address.host == "github.com", gitLab = address.host == "gitlab.com", face = address.host == "huggingface.co";
    if (!gitHub && !gitLab && !face && address.host != "bitbucket.org" && address.host != "codeberg.org")
        return std::nullopt;
    // Projects of GitLab may lie deeper; what follows "-" is the verb.
    std::size_t verb = 2;
    if (const auto dash = std::find(parts.begin(), parts.end(), "-"); gitLab && dash != parts.end())
        verb = std::size_t(dash - parts.begin()) + 1;
    else if (face && isOneOf(parts[0], {"datasets", "spaces"}))
        verb = 3;
    if (parts.size() <= verb) {
        place.kind = CodePlace::Kind::Repository;
        return place;
    }
    const std::string_view what = parts[verb];
    if (what == "tree") {
        place.kind = CodePlace::Kind::Repository;
    } else if (what == "blob" || (what == "src" && address.host == "bitbucket.org")) {
        place.kind = CodePlace::Kind::Page;
        const std::string start = std::string(address.scheme) + "://";
        if (gitHub)
            place.file = start + "raw.githubusercontent.com" + joined({parts[0], parts[1]}, 0) + joined(parts, verb + 1);
        else if (face || gitLab)
            place.file = start + std::string(address.host) + joined({parts.begin(), parts.begin() + std::ptrdiff_t(verb)}, 0)
                         + (face ? "/resolve" : "/raw") + joined(parts, verb + 1);
    } else if (isOneOf(what, {"raw", "resolve"})) {
        place.kind = CodePlace::Kind::File;
    } else if (what == "archive" || what == "get") {
        place.kind = CodePlace::Kind::Archive;
    } else {
        // Releases, commits, issues: nothing is said of their revision.
        place.kind = isArchive(ending) ? CodePlace::Kind::Archive : CodePlace::Kind::Other;
        place.revision = what == "releases" || what == "commit" ? std::string(what) : std::string();
        return place;
    }
    readRevision(parts, verb + 1, place);
    if (place.kind == CodePlace::Kind::Archive && parts.size() == verb + 2 && (place.revision.starts_with("main.") || place.revision.starts_with("master.")))
        place.isBranch = true;
    return place;
}

} // namespace mlm::rules
