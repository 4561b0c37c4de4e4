// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace mlm::spec {
class Profile;
}

namespace mlm::schema {

/// What the schemas of MLM ask of several members at once. They differ from release to release; a document that declares several has to
/// meet all of them, so that the demands add up.
struct MlmDemands
{
    bool modelEverywhere = false;  ///< to 1.1.0: every asset is the model
    bool modelAmongRoles = false;  ///< 1.2.0, 1.3.0: where assets have roles, one is the model
    bool model = false;            ///< from 1.4.0: one asset is the model
    bool artifactTypes = false;    ///< from 1.4.0: the model has an artifact type, nothing else has
    bool codeRole = false;         ///< from 1.5.0: an asset with an entry point has the role code
    bool inputBands = false;       ///< from 1.3.0: bands that inputs list are described somewhere
    bool outputBands = false;      ///< from 1.5.0: those of outputs too
    bool variables = false;        ///< from 1.5.0: the same for variables
    bool dimensions = false;       ///< from 1.5.0: bands and variables have their dimension
    bool summaries = false;        ///< from 1.4.0: a summary does not hold a whole model
};

/// Nothing where no release is declared.
MlmDemands mlmDemands(const spec::Profile &profile);

} // namespace mlm::schema
