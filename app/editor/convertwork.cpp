// SPDX-License-Identifier: Apache-2.0
#include "app/editor/convertwork.h"
#include "core/document/content.h"
#include "core/document/follow.h"
#include "core/json/parse.h"

namespace mlm {

namespace {

/// Moves places along with edits that are applied to a copy of the tree: one copy for all of them.
void followAll(const Json &from, const Edits &edits, std::vector<std::optional<Pointer>> &places)
{
    if (edits.empty())
        return;
    Json root = from;
    for (const Edit &edit : edits) {
        if (!check(root, edit))
            continue;
        for (auto &place : places)
            if (place && !place->isRoot())
                place = follow(root, *place, edit);
        (void)applyTo(root, edit);
    }
}

} // namespace

std::optional<Pointer> ConvertedText::placed(const Pointer &place) const
{
    std::vector<std::optional<Pointer>> places{place};
    followAll(conversion->result, settled, places);
    return places.front();
}

Result<ConvertedText> convertText(const std::string &text, const convert::Target &target, const std::vector<int> &answers, const ConvertedText &before)
{
    ConvertedText all = before;
    if (!all.source) {
        auto parsed = json::parse(text);
        if (!parsed)
            return parsed.error();
        all.source = std::make_shared<const MappedText>(MappedText{text, std::move(parsed->root), std::move(parsed->map)});
    }
    if (!all.conversion) {
        auto conversion = convert::convert(all.source->root, target);
        if (!conversion)
            return conversion.error();
        all.conversion = std::make_shared<const convert::Conversion>(std::move(*conversion));
    }
    all.settled = convert::settle(all.conversion->result, all.conversion->report, answers);
    all.edits = all.conversion->edits;
    all.edits.insert(all.edits.end(), all.settled.begin(), all.settled.end());

    all.asked.clear();
    for (const convert::Question &question : all.conversion->report.questions)
        all.asked.emplace_back(question.at);
    followAll(all.conversion->result, all.settled, all.asked);

    // The edits in the text itself: what is not touched keeps its layout, as it will once they are applied.
    Content content(all.source->root, all.source->text, all.source->map);
    Step step;
    for (const Edit &edit : all.edits)
        if (auto done = content.perform(step, edit); !done)
            return done.error();
    all.result = std::make_shared<const MappedText>(MappedText{content.text(), content.root(), content.map()});
    return all;
}

QString targetName(const convert::Target &target)
{
    return target.mlm.empty() ? QStringLiteral("STAC ") + QString::fromStdString(target.stac) : QStringLiteral("MLM ") + QString::fromStdString(target.mlm);
}

} // namespace mlm
