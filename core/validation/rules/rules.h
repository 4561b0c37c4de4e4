// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/validation/engine.h"

/// Every rule, each in a file of its own name.
namespace mlm::rules {

extern const Rule acceleratorConstrained;
extern const Rule acceleratorCpu;
extern const Rule architectureName;
extern const Rule artifactType;
extern const Rule bandsDeclared;
extern const Rule bandsDimension;
extern const Rule bandsRepeated;
extern const Rule bandStatistics;
extern const Rule bandsTwice;
extern const Rule batchDimension;
extern const Rule batchSuggestion;
extern const Rule bboxGeometry;
extern const Rule bboxOrder;
extern const Rule catalogScope;
extern const Rule checksum;
extern const Rule classCount;
extern const Rule classMarks;
extern const Rule classNames;
extern const Rule classValues;
extern const Rule collectionEntrypoint;
extern const Rule compileMethod;
extern const Rule datetimeOrder;
extern const Rule datetimeWithin;
extern const Rule description;
extern const Rule dimensionName;
extern const Rule explicitNull;
extern const Rule extensionMissing;
extern const Rule extensionRelease;
extern const Rule extensionTwice;
extern const Rule extensionUnused;
extern const Rule fileSize;
extern const Rule frameworkName;
extern const Rule frameworkUnnamed;
extern const Rule geometryRange;
extern const Rule geometryRing;
extern const Rule hyperparameterNames;
extern const Rule ioNames;
extern const Rule licence;
extern const Rule mediaType;
extern const Rule memberPlace;
extern const Rule misplacedMember;
extern const Rule modelAsset;
extern const Rule modelAssets;
extern const Rule modelFile;
extern const Rule modelName;
extern const Rule modelNumbers;
extern const Rule modelRoles;
extern const Rule oldMember;
extern const Rule outputClasses;
extern const Rule outputTasks;
extern const Rule pretrainedSource;
extern const Rule pretrainedUnnamed;
extern const Rule processingExpression;
extern const Rule processingForm;
extern const Rule rasterBandNames;
extern const Rule requiredContent;
extern const Rule resizeTarget;
extern const Rule scaledType;
extern const Rule scalingCount;
extern const Rule scalingDivisor;
extern const Rule scalingRange;
extern const Rule selfLink;
extern const Rule shapeRank;
extern const Rule shapeSize;
extern const Rule statisticsCount;
extern const Rule statisticsNeeded;
extern const Rule statisticsValues;
extern const Rule summaryRange;
extern const Rule taskSpecific;
extern const Rule unknownMember;
extern const Rule variablesDeclared;

} // namespace mlm::rules
