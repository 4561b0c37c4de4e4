// SPDX-License-Identifier: Apache-2.0
#include "core/validation/schema/mlmdemands.h"
#include "core/spec/data.h"
#include "core/spec/spec.h"

namespace mlm::schema {

MlmDemands mlmDemands(const spec::Profile &profile)
{
    MlmDemands demands;
    for (const spec::Release *release : profile.releases())
    {
        if (release->extension != "mlm")
            continue;
        const spec::Version version = spec::versionOf(release->version);
        const auto add = [](bool &demand, bool made) { demand = demand || made; };
        const bool from12 = version >= spec::Version{1, 2, 0}, from14 = version >= spec::Version{1, 4, 0}, from15 = version >= spec::Version{1, 5, 0};
        add(demands.modelEverywhere, !from12);
        add(demands.modelAmongRoles, from12 && !from14);
        add(demands.model, from14);
        add(demands.artifactTypes, from14);
        add(demands.codeRole, from15);
        add(demands.inputBands, version >= spec::Version{1, 3, 0});
        add(demands.outputBands, from15);
        add(demands.variables, from15);
        add(demands.dimensions, from15);
        add(demands.summaries, from14);
    }
    return demands;
}

} // namespace mlm::schema
