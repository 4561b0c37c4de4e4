// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/spec/spec.h"
#include "core/validation/finding.h"
#include <QCoreApplication>

/// The checks that the published schemas make: the generic ones from the spec data (walk), and one file each for what cannot be said by the type of
/// a single value.
namespace mlm::schema {

/// A place on the way down the document. Lives on the stack; a Pointer is made of it only when there is something to say.
struct Frame
{
    const Frame *up = nullptr;
    std::string_view name;              ///< of the member; empty for elements
    std::size_t index = 0;              ///< of the element
    bool element = false;
    const spec::Field *field = nullptr; ///< of this member, if known
    const spec::Type *owner = nullptr;  ///< type of the object or list it stands in

    Pointer pointer() const;
    /// The nearest field at or above.
    const Frame *ofField() const;
};

/// Where findings go. Made once per document.
class Report
{
public:
    Report(const Json &document, const spec::Profile &specification, std::vector<Finding> &findings)
        : root(document), profile(specification), m_list(findings)
    {
    }

    const Json &root;
    const spec::Profile &profile;

    /// A schema finding. The reference is found from the pointer where it is left empty.
    Finding &add(std::string rule, Pointer pointer, QString message, QString advice);
    /// For a member that is not there.
    Finding &addMissing(std::string rule, Pointer pointer, QString message, QString advice);
    bool full() const;

    static QString tr(const char *text) { return QCoreApplication::translate("Check", text); }

private:
    std::vector<Finding> &m_list;
    Finding m_spill; ///< takes what exceeds the limit
};

} // namespace mlm::schema
