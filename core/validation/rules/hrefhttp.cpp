// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"
#include "core/validation/rules/address.h"

namespace mlm::rules {
namespace {

void check(const RuleContext &context)
{
    forEachTarget(context.root, [&](const Json &holder, const Pointer &parent) {
        const std::string *href = text(member(holder, "href"));
        if (!href || !startsWith(*href, "http://"))
            return;
        const std::string_view host = Address(*href).host;
        if (startsWith(host, "localhost") || startsWith(host, "127.0.0.1"))
            return; // Something else is wrong with it.
        context.report(finding(hrefHttp, parent / "href", Text::tr("The address begins with http: what it leads to can be changed on the way."),
                               Text::tr("Use https if the server offers it, which almost all do.")));
    });
}

} // namespace

const Rule hrefHttp{"href-http", Source::Practice, Severity::Advice,
                    "https://github.com/radiantearth/stac-spec/blob/v1.1.0/best-practices.md#use-of-links", check,
    QT_TRANSLATE_NOOP("Rules", "Addresses begin with https, not http"),
    QT_TRANSLATE_NOOP("Rules", "What is fetched by http can be read and changed on the way, which matters most for a file that is loaded as a model. Almost "
        "all servers offer https."),
    R"({"assets": {"model": {"href": "https://example.org/model.pt"}}})",
    R"({"assets": {"model": {"href": "http://example.org/model.pt"}}})"};

} // namespace mlm::rules
