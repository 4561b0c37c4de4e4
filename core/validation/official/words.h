// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/json/json.h"
#include <QString>
#include <QStringList>
#include <string_view>

/// What the published schemas find wrong, for people. One sentence each.
namespace mlm::official::words {

QString missing(std::string_view name);
QString notAllowed(std::string_view name);
QString badName(std::string_view name);
QString wrongType(const QStringList &types);
QString type(int jsonType); ///< valijson's TypeConstraint::JsonType
QString notThis(const Json &value);
QString noneOf();
QString noMatch(std::string_view pattern);
QString noFormat(std::string_view format);
QString tooShort(double characters);
QString longText(double characters);
QString tooSmall(double bound);
QString tooLarge(double bound);
QString noMultiple(double divisor);
QString tooFewItems(std::size_t count);
QString tooManyItems(std::size_t count);
QString tooFewMembers(std::size_t count);
QString tooManyMembers(std::size_t count);
QString repeated();
QString contains();
QString forbidden();
QString nothingAllowed();
QString noForm();
QString severalForms();

// Why no verdict came about.
QString circle();
QString tooLong();
QString costlyPattern();
QString tooDeep(int levels);
QString refused(const QString &address, const QString &why);

} // namespace mlm::official::words
