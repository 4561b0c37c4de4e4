// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/validation/explain.h"
#include <QCoreApplication>
#include <vector>

/// Where the pages of `explain()` come from, for the findings of the schemas.
namespace mlm::pages {

/// Context of the pages' texts.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Explain)
};

/// What the schemas say of several members at once: texts written for it, marked with QT_TRANSLATE_NOOP("Explain", …).
struct Fixed
{
    const char *id; ///< "*.unused" stands for every extension
    const char *title;
    const char *about;
    const char *passes = "";
    const char *fails = "";
    const char *reference = "";
};
const std::vector<Fixed> &fixed();

/// Puts the page of a finding about one member together; false where the id is not of that sort.
bool explainMember(std::string_view id, Explanation &page);
/// "mlm.shape" for each member that the schemas look at.
std::vector<std::string> memberBases();
/// What kinds of mistake there are, with their texts (source texts of the context "Explain").
struct Kind
{
    const char *id;
    const char *title; ///< %1 is the field's label
    const char *about;
};
const std::vector<Kind> &kinds();

/// "MLM 1.5.2, Value Scaling Object" of an address in a specification; empty where it tells nothing.
QString sectionOf(std::string_view address);

} // namespace mlm::pages
