// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/json/same.h"
#include "core/validation/schema/report.h"

namespace mlm::schema {

/// Walks a value beside its type and reports whatever does not fit: kinds, bounds, vocabularies, patterns, formats, missing and unknown members.
class Walk
{
public:
    /// Without a report it only answers whether the value fits.
    explicit Walk(Report *report = nullptr) : m_report(report) {}

    /// The whole document.
    void document(const Json &root, const spec::Type &type);
    /// One value at its place. `checked` false: only what declared extensions say further below counts.
    void value(const Json &value, const spec::Type &type, const Frame &frame, bool checked = true);
    bool fits() const { return m_fits; }

private:
    bool kind(const Json &value, const spec::Type &type, const Frame &frame);
    void variants(const Json &value, const spec::Type &type, const Frame &frame, bool checked);
    void text(const std::string &value, const spec::Type &type, const Frame &frame);
    void number(const Json &value, const spec::Type &type, const Frame &frame);
    void array(const Json &value, const spec::Type &type, const Frame &frame, bool checked);
    void object(const Json &value, const spec::Type &type, const Frame &frame, bool checked);
    void strange(const std::string &name, const Json &object, const spec::Type &type, const Frame &frame, bool checked);
    bool done() const { return !m_fits && !m_report; }

    Report *m_report;
    bool m_fits = true;
    int m_depth = 0;
};

/// Whether a value is what a type says.
bool accepts(const spec::Type &type, const Json &value);
using json::firstRepeat;
using json::sameValue;

} // namespace mlm::schema
