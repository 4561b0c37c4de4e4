// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"
#include "core/validation/rules/address.h"
#include <algorithm>
#include <array>

namespace mlm::rules {
namespace {

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// Paths that begin like this are those of one computer; others may be meant from the root of a web server.
bool isOfOneComputer(std::string_view href)
{
    constexpr std::array starts{"/home/", "/Users/", "/mnt/", "/tmp/", "/root/", "/media/", "/Volumes/", "/vsi", "~/", "file:"};
    const std::string_view host = Address(href).host;
    const std::string_view name = host.substr(0, host.find(':'));
    return name == "localhost" || name == "127.0.0.1" || name == "0.0.0.0"
           || std::any_of(starts.begin(), starts.end(), [&](const char *start) { return startsWith(href, start); });
}

std::string encoded(std::string_view href)
{
    while (!href.empty() && isSpace(href.front()))
        href.remove_prefix(1);
    while (!href.empty() && isSpace(href.back()))
        href.remove_suffix(1);
    std::string result;
    for (const char c : href) {
        if (c == ' ')
            result += "%20";
        else if (!isSpace(c))
            result += c;
    }
    return result;
}

void look(const RuleContext &context, const Json &holder, const Pointer &parent)
{
    const std::string *href = text(member(holder, "href"));
    if (!href || href->empty())
        return;
    const Pointer where = parent / "href";
    const auto say = [&](const QString &message, const QString &advice, const QString &label, const std::string &better) {
        Finding result = finding(hrefForm, where, message, advice);
        if (!better.empty())
            result.fix = Fix{label, {Edit::replace(where, better)}};
        context.report(std::move(result));
    };
    // One slash after the scheme: some readers take it for a path.
    for (const std::string_view scheme : {"https:/", "http:/"}) {
        if (startsWith(*href, scheme) && href->size() > scheme.size() && (*href)[scheme.size()] != '/')
            return say(Text::tr("A slash is missing after %1").arg(shown(scheme)), Text::tr("Write two slashes before the name of the server."),
                       Text::tr("Add the slash"), std::string(scheme) + '/' + href->substr(scheme.size()));
    }
    if (isOfOneComputer(*href))
        return say(Text::tr("This address only works on one computer."),
                   Text::tr("Give the address where the file is published, or a path relative to this document."), {}, {});
    if (std::any_of(href->begin(), href->end(), isSpace))
        return say(Text::tr("The address has spaces in it, at which some programs stop reading."), Text::tr("Write %20 for a space."),
                   Text::tr("Write the spaces as %20"), encoded(*href));
    if (href->find('\\') != std::string::npos && href->find(':') == std::string::npos) {
        std::string better = *href;
        std::replace(better.begin(), better.end(), '\\', '/');
        say(Text::tr("The address has backslashes, which only Windows reads as a path."), Text::tr("Write slashes."), Text::tr("Write slashes"), better);
    }
}

void check(const RuleContext &context)
{
    forEachTarget(context.root, [&](const Json &holder, const Pointer &where) { look(context, holder, where); });
}

} // namespace

const Rule hrefForm{"href-form", Source::Practice, Severity::Warning,
                    "https://github.com/radiantearth/stac-spec/blob/v1.1.0/commons/links.md#link-object", check,
    QT_TRANSLATE_NOOP("Rules", "Addresses are written so that every program can follow them"),
    QT_TRANSLATE_NOOP("Rules", "Paths of one computer, spaces, backslashes and a missing slash after https: work for the author at best. Other people’s "
        "programs stop, or look in the wrong place."),
    R"({"assets": {"model": {"href": "./my%20model.pt"}}})",
    R"({"assets": {"model": {"href": "file:///home/me/model.pt"}}})"};

} // namespace mlm::rules
