// SPDX-License-Identifier: Apache-2.0
#include "core/convert/dlm/parts.h"
#include "core/convert/releases/places.h"
#include <QCoreApplication>
#include <algorithm>
#include <array>

// DLM 1.0.0-beta2 and -beta.3, the drafts before them and the forms that people write, by the README of each (stac-extensions/mlm, crim-ca/CCCOT03).

namespace mlm::convert {

namespace {

using namespace dlm;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Convert)
};

/// How documents of DLM call the asset that is the model.
constexpr std::array modelRoles{"model artefact", "model artifact", "model archive", "model weight", "model weights", "model checkpoint", "model"};
constexpr std::array commonNames{std::pair("pancro", "pan"), std::pair("panchromatic", "pan"), std::pair("near infrared", "nir"), std::pair("near-infrared", "nir"), std::pair("infrared", "nir")};
constexpr std::array parts{"dlm:runtime", "dlm:engine", "dlm:archive", "dlm:data", "dlm:inputs", "dlm:outputs", "dlm:architecture"};

void nameModelAssets(Ledger &ledger)
{
    for (const Pointer &asset : assetsOf(ledger)) {
        const Pointer roles = asset / "roles";
        const Json *list = ledger.at(roles);
        for (std::size_t i = 0; list && list->is_array() && i < list->size(); ++i) {
            const std::string *role = ledger.text(roles / i);
            if (!role || indexOf(list, "mlm:model"))
                continue;
            const std::string name = lower(trimmed(*role));
            if (std::find(modelRoles.begin(), modelRoles.end(), name) != modelRoles.end())
                ledger.map(roles / i, "mlm:model", Words::tr("The role of MLM for the file of the model."));
            list = ledger.at(roles);
        }
    }
}

/// Spellings of the common names that the schema of eo knows.
void spellCommonNames(Ledger &ledger, const Pointer &home)
{
    for (const Pointer &band : objectsAt(ledger, home / "eo:bands")) {
        const Pointer place = band / "common_name";
        const std::string *text = ledger.text(place);
        if (!text)
            continue;
        const std::string name = lower(trimmed(*text));
        const auto row = std::find_if(commonNames.begin(), commonNames.end(), [&](const auto &pair) { return name == pair.first; });
        if (row != commonNames.end())
            ledger.map(place, row->second, Words::tr("The common name that the eo extension has for it."));
        else if (name != *text)
            ledger.map(place, name, Words::tr("Common names are written in small letters."));
    }
}

/// The eo extension wants bands of the Item in an asset too.
void moveBands(Ledger &ledger, const Pointer &home)
{
    const Pointer bands = home / "eo:bands";
    const auto model = modelAsset(ledger);
    if (model && !objectsAt(ledger, bands).empty() && !ledger.at(*model / "eo:bands"))
        ledger.move(bands, *model / "eo:bands", Words::tr("They belong to the asset that is the model; the eo extension asks for that."));
}

} // namespace

void convertDlm(Ledger &ledger, const Context &context)
{
    if (context.from.family != Family::Dlm)
        return;
    const Pointer home({"properties"});
    nameModelAssets(ledger);
    const Json *properties = ledger.at(home);
    if (!properties || !properties->is_object())
        return;
    spellCommonNames(ledger, home);
    convertInputs(ledger, home);
    convertData(ledger, home);
    convertOutputs(ledger, home);
    convertRuntime(ledger, home);
    convertArchive(ledger, home);
    convertArchitecture(ledger, home);
    moveBands(ledger, home);
    for (const char *part : parts)
        pruneAll(ledger, home / part);
}

} // namespace mlm::convert
