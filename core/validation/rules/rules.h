// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/validation/engine.h"

/// Every rule, each in a file of its own name.
namespace mlm::rules {

extern const Rule acceleratorConstrained;
extern const Rule acceleratorCpu;
extern const Rule artifactFramework;
extern const Rule artifactType;
extern const Rule assetKey;
extern const Rule assetPage;
extern const Rule assetRoles;
extern const Rule assetTitle;
extern const Rule assetType;
extern const Rule bandsDeclared;
extern const Rule bandsDimension;
extern const Rule bandStatistics;
extern const Rule bboxGeometry;
extern const Rule bboxOrder;
extern const Rule catalogScope;
extern const Rule checksum;
extern const Rule classCount;
extern const Rule classNames;
extern const Rule classValues;
extern const Rule collectionArtifact;
extern const Rule collectionEntrypoint;
extern const Rule compileMethod;
extern const Rule containerTag;
extern const Rule datetimeOrder;
extern const Rule datetimeWithin;
extern const Rule description;
extern const Rule extensionMissing;
extern const Rule extensionTwice;
extern const Rule extensionUnused;
extern const Rule fileSize;
extern const Rule geometryRange;
extern const Rule geometryRing;
extern const Rule hrefForm;
extern const Rule hrefHttp;
extern const Rule ioNames;
extern const Rule licence;
extern const Rule mediaType;
extern const Rule mediaTypeForm;
extern const Rule misplacedMember;
extern const Rule modelAsset;
extern const Rule modelAssets;
extern const Rule modelFile;
extern const Rule modelKind;
extern const Rule modelRoles;
extern const Rule oldMember;
extern const Rule outputTasks;
extern const Rule pretrainedSource;
extern const Rule pretrainedUnnamed;
extern const Rule processingExpression;
extern const Rule requiredContent;
extern const Rule roleName;
extern const Rule roleTwice;
extern const Rule scalingCount;
extern const Rule scalingDivisor;
extern const Rule scalingRange;
extern const Rule selfLink;
extern const Rule shapeRank;
extern const Rule shapeSize;
extern const Rule sourceCode;
extern const Rule sourceCommit;
extern const Rule sourceEntrypoint;
extern const Rule summaryRange;
extern const Rule thumbnail;
extern const Rule unknownMember;
extern const Rule variablesDeclared;

} // namespace mlm::rules
