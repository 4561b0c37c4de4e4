// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"
#include "core/validation/rules/links.h"
#include <array>
#include <map>

namespace mlm::rules {
namespace {

struct Word
{
    std::string_view written;
    const char *meant;
};

constexpr std::array words{
    Word{"training", "train"},      Word{"Train", "train"},         Word{"val", "validate"},   Word{"valid", "validate"},
    Word{"validation", "validate"}, Word{"Validate", "validate"},   Word{"dev", "validate"},   Word{"testing", "test"},
    Word{"Test", "test"},           Word{"TRAIN", "train"},         Word{"VALIDATE", "validate"}, Word{"TEST", "test"},
};

void check(const RuleContext &context)
{
    if (!isItem(context.root) || !isModel(context))
        return;
    std::map<std::string, std::string> splitOf; // by address
    std::map<std::string, Pointer> firstOf;     // by split
    std::optional<Pointer> unsaid;
    for (const LinkRef &link : links(context.root)) {
        if (link.relation != "derived_from")
            continue;
        const Json *value = member(link.node, "ml-aoi:split");
        const std::string *split = text(value);
        const Pointer where = link.pointer() / "ml-aoi:split";
        if (!value && !unsaid && !member(link.node, "mlm:name"))
            unsaid = where;
        if (!split)
            continue;
        if (*split != "train" && *split != "validate" && *split != "test") {
            Finding result = finding(trainingSplit, where, Text::tr("“%1” is none of the parts of the training data.").arg(shown(*split)),
                                     Text::tr("Use train, validate or test."));
            result.severity = Severity::Warning;
            for (const Word &word : words) {
                if (word.written == *split)
                    result.fix = Fix{Text::tr("Use %1").arg(QLatin1StringView(word.meant)), {Edit::replace(where, word.meant)}, true};
            }
            context.report(std::move(result));
            continue;
        }
        firstOf.emplace(*split, where);
        const std::string *href = link.href();
        const auto [known, fresh] = splitOf.emplace(href ? *href : std::string(), *split);
        if (href && !fresh && known->second != *split) {
            Finding result = finding(trainingSplit, where, Text::tr("The same data are linked for “%1” and for “%2”.").arg(shown(known->second), shown(*split)),
                                     Text::tr("Link to the part that was used for each: a model that is tested on its training data looks better than it is."));
            result.severity = Severity::Warning;
            context.report(std::move(result));
        }
    }
    if (unsaid && firstOf.empty())
        context.report(missing(trainingSplit, *unsaid, Text::tr("It is not said what the linked data were used for."),
                               Text::tr("Set ml-aoi:split to train, validate or test; for a model that this one was made from set mlm:name.")));
    else if (firstOf.contains("train") && !firstOf.contains("test") && !firstOf.contains("validate"))
        context.report(finding(trainingSplit, firstOf.at("train"), Text::tr("The training data are linked, but not the data that the model was tested on."),
                               Text::tr("Add links with the parts validate and test, if there were any.")));
}

} // namespace

const Rule trainingSplit{"training-split", Source::Practice, Severity::Advice,
                         "https://github.com/stac-extensions/mlm/blob/v1.5.2/best-practices.md#ml-aoi-and-label-extensions", check,
    QT_TRANSLATE_NOOP("Rules", "Links to training data say which part they were"),
    QT_TRANSLATE_NOOP("Rules", "Data that a model was trained on, validated with and tested on are linked with the relation derived_from and ml-aoi:split. A "
        "model that was tested on its own training data looks better than it is; the links let others see that it was not."),
    R"({"links": [{"rel": "derived_from", "href": "https://example.org/train.json", "ml-aoi:split": "train"}, {"rel": "derived_from",
 "href": "https://example.org/test.json", "ml-aoi:split": "test"}]})",
    R"({"links": [{"rel": "derived_from", "href": "https://example.org/data.json", "ml-aoi:split": "training"}]})"};

} // namespace mlm::rules
