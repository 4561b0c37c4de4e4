// SPDX-License-Identifier: Apache-2.0
#include "core/validation/schema/rules.h"

// Roles and artifacts: https://github.com/stac-extensions/mlm/blob/v1.5.2/README.md#assets-objects
namespace mlm::schema {

namespace {

QString tr(const char *text) { return Report::tr(text); }

bool isFilledText(const Json *value)
{
    return value && value->is_string() && !value->get_ref<const std::string &>().empty();
}

/// The Edit that gives an asset a role.
Edit addRole(const std::string &key, const Json &asset, const char *role)
{
    const Pointer roles = Pointer({"assets", key, "roles"});
    if (const Json *list = arrayAt(&asset, "roles"))
        return list->empty() ? Edit::replace(roles, Json::array({role})) : Edit::add(roles / "-", role);
    return Edit::add(roles, Json::array({role}));
}

} // namespace

void checkMlmItem(Report &report, const MlmDemands &demands)
{
    const Json *assets = objectAt(&report.root, "assets");
    if (!assets || !hasSoundAssets(report.root))
        return; // told by the types already

    bool model = assets->empty(); // the published schemas let an Item without any asset pass
    bool roles = false;
    bool artifactElsewhere = false;
    std::vector<std::string> weights;
    members(assets, [&](const std::string &key, const Json &asset) {
        // Made only where there is something to say: an Item may have hundreds of assets.
        const auto place = [&key = key](const char *field) { return Pointer({"assets", key, field}); };
        const auto name = [&key = key] { return QString::fromStdString(key); };
        const bool isModelAsset = isModel(asset);
        const Json *artifact = member(&asset, "mlm:artifact_type");
        model = model || isModelAsset;
        roles = roles || has(&asset, "roles");
        if (demands.modelEverywhere && !isModelAsset)
        {
            Finding &finding = report.add("mlm.assets.every", has(&asset, "roles") ? place("roles") : Pointer({"assets", key}),
                                          tr("The asset “%1” does not have the role mlm:model, which the declared release of MLM wants of every asset.").arg(name()),
                                          tr("Declare MLM 1.2.0 or later, where one such asset is enough; otherwise give it the role."));
            if (assets->size() == 1)
                finding.fix = Fix{tr("Add the role mlm:model"), {addRole(key, asset, "mlm:model")}};
        }
        if (lists(arrayAt(&asset, "roles"), "mlm:weights"))
            weights.push_back(key);

        if (demands.artifactTypes && isModelAsset && !artifact)
            report.addMissing("mlm.artifact-type.missing", place("mlm:artifact_type"), tr("Artifact type is missing: the asset “%1” is the model.").arg(name()),
                              tr("Say how the file was saved, such as torch.save."));
        if (demands.artifactTypes && !isModelAsset && isFilledText(artifact))
        {
            artifactElsewhere = true;
            Finding &finding = report.add("mlm.artifact-type.role", place("mlm:artifact_type"),
                                          tr("The asset “%1” has an artifact type but not the role mlm:model.").arg(name()),
                                          tr("Give it the role mlm:model if it is the model; otherwise take the artifact type out."));
            if (!has(&asset, "roles") || arrayAt(&asset, "roles"))
                finding.fix = Fix{tr("Add the role mlm:model"), {addRole(key, asset, "mlm:model")}};
        }
        if (demands.codeRole && isFilledText(member(&asset, "mlm:entrypoint")) && !lists(arrayAt(&asset, "roles"), "code"))
        {
            Finding &finding = report.add("mlm.entrypoint.role", place("mlm:entrypoint"), tr("The asset “%1” has an entry point but not the role code.").arg(name()),
                                          tr("Give it the role code if it holds the code; otherwise take the entry point out."));
            if (!has(&asset, "roles") || arrayAt(&asset, "roles"))
                finding.fix = Fix{tr("Add the role code"), {addRole(key, asset, "code")}};
        }
    });
    if (model || artifactElsewhere || !(demands.model || (demands.modelAmongRoles && roles)))
        return;
    Finding &finding = report.add("mlm.assets.model", Pointer({"assets"}), tr("No asset is the model."),
                                  demands.artifactTypes ? tr("Give the asset with the model the role mlm:model and an artifact type.")
                                                        : tr("Give the asset with the model the role mlm:model."));
    if (weights.size() == 1)
        finding.advice = (demands.artifactTypes ? tr("Give the asset “%1” the role mlm:model and an artifact type.") : tr("Give the asset “%1” the role mlm:model.")).arg(QString::fromStdString(weights.front()));
}

void checkMlmCollection(Report &report)
{
    // The only rule of the schema for single summaries that their types do not tell already.
    members(objectAt(&report.root, "summaries"), [&](const std::string &name, const Json &value) {
        if (has(&value, "mlm:input") && has(&value, "mlm:output") && has(&value, "mlm:artifact_type") && has(&value, "mlm:compile_method"))
            report.add("mlm.summaries.form", Pointer({"summaries", name}), tr("A summary cannot describe a whole model."), tr("Take the model's fields out."));
    });
}

} // namespace mlm::schema
