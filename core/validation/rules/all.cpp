// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/rules.h"

namespace mlm {

const std::vector<Rule> &allRules()
{
    using namespace rules;
    static const std::vector<Rule> all{
        acceleratorConstrained,
        acceleratorCpu,
        bandsDeclared,
        bandsDimension,
        bandStatistics,
        bboxGeometry,
        bboxOrder,
        catalogScope,
        checksum,
        classCount,
        classNames,
        classValues,
        collectionEntrypoint,
        compileMethod,
        datetimeOrder,
        datetimeWithin,
        description,
        extensionMissing,
        extensionTwice,
        extensionUnused,
        fileSize,
        geometryRange,
        geometryRing,
        ioNames,
        licence,
        mediaType,
        misplacedMember,
        modelAsset,
        modelAssets,
        modelFile,
        modelRoles,
        oldMember,
        outputTasks,
        pretrainedSource,
        pretrainedUnnamed,
        processingExpression,
        requiredContent,
        scalingCount,
        scalingDivisor,
        scalingRange,
        selfLink,
        shapeRank,
        shapeSize,
        summaryRange,
        unknownMember,
        variablesDeclared,
    };
    return all;
}

} // namespace mlm
