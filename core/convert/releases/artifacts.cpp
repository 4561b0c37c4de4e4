// SPDX-License-Identifier: Apache-2.0
#include "core/convert/data.h"
#include "core/convert/releases/places.h"
#include "core/convert/releases/steps.h"
#include <QCoreApplication>
#include <algorithm>

namespace mlm::convert {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Convert)
public:
    static QString named(const Json &name) { return QString::fromStdString(name.get<std::string>()); }
    static QString savedBy(const Json &type) { return tr("It was saved by %1.").arg(named(type)); }
};

bool isArtifact(const Json &row, const std::string &media, const std::string &href)
{
    if (row.contains("media") && media.find(row.at("media").get<std::string>()) != std::string::npos)
        return true;
    const auto &suffixes = row.at("suffixes");
    return std::any_of(suffixes.begin(), suffixes.end(), [&](const Json &suffix) { return href.ends_with(suffix.get<std::string>()); });
}

/// The row of the table for the file of an asset, by its media type and the end of its address.
const Json *artifactOf(const Json &asset)
{
    const std::string media = lower(memberText(asset, "type"));
    std::string href = lower(memberText(asset, "href"));
    href = href.substr(0, href.find_first_of("?#"));
    for (const Json &row : table("mlm").at("artifacts"))
        if (isArtifact(row, media, href))
            return &row;
    return nullptr;
}

/// For an asset that has the type without being the model.
void askAboutRole(Ledger &ledger, const Pointer &asset)
{
    const Pointer place = asset / "mlm:artifact_type";
    const Json type = *ledger.at(place);
    const Json *roles = ledger.at(asset / "roles");
    const bool hasRoles = roles && roles->is_array();
    const auto parked = ledger.park(place);
    if (!parked)
        return;
    Question question{*parked, Words::tr("Only an asset with the role mlm:model has an artifact type."), {}};
    question.choices.push_back({Words::tr("This asset is the model: give it the role."),
                                {hasRoles ? Edit::add(asset / "roles" / "-", "mlm:model") : Edit::add(asset / "roles", Json::array({"mlm:model"})),
                                 Edit::add(place, type), Edit::remove(*parked)}});
    question.choices.push_back({Words::tr("Take it out."), {Edit::remove(*parked)}});
    ledger.ask(std::move(question), {*parked});
}

} // namespace

/// Required since 1.4.0. Told from the file's name and media type where these leave no choice; else the likeliest, or the media type itself for want of
/// anything better, and asked about.
void settleArtifacts(Ledger &ledger)
{
    for (const Pointer &asset : assetsOf(ledger)) {
        const Pointer place = asset / "mlm:artifact_type";
        const Json &value = *ledger.at(asset);
        const bool isModel = hasRole(&value, "mlm:model");
        if (isModel == value.contains("mlm:artifact_type"))
            continue;
        if (!isModel) {
            askAboutRole(ledger, asset);
            continue;
        }
        const Json *row = artifactOf(value);
        const std::string media = memberText(value, "type");
        Question question{place, {}, {}};
        if (row) {
            ledger.add(place, row->at("type"), Words::tr("MLM asks for it; told from the media type and the name of the file."));
            if (row->value("certain", false))
                continue;
            question.text = Words::tr("MLM asks how the file was saved. Its media type and name allow several ways; the most common one is set.");
            question.choices.push_back({Words::savedBy(row->at("type")), {}});
            for (const Json &other : row->at("others"))
                question.choices.push_back({Words::savedBy(other), {Edit::replace(place, other)}});
        } else {
            if (!media.empty())
                ledger.add(place, media, Words::tr("MLM asks for it, and nothing but the media type tells what the file is."));
            question.text = Words::tr("MLM asks how the file of the model was saved, and nothing tells.");
            for (const Json &known : table("mlm").at("artifacts"))
                question.choices.push_back({Words::savedBy(known.at("type")), {Edit::add(place, known.at("type"))}});
        }
        ledger.ask(std::move(question), {});
    }
}

} // namespace mlm::convert
