// SPDX-License-Identifier: Apache-2.0
#include "core/validation/official/words.h"
#include <QCoreApplication>

namespace mlm::official::words {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Schemas)
};

QString shortened(std::string_view text)
{
    constexpr std::size_t most = 80;
    QString result = QString::fromUtf8(text.data(), static_cast<qsizetype>(std::min(text.size(), most * 4))).left(most);
    return text.size() > most * 4 || result.size() == qsizetype{most} ? result + QChar(0x2026) : result;
}

} // namespace

QString missing(std::string_view name)
{
    return Words::tr("The member \"%1\" is missing.").arg(shortened(name));
}

QString notAllowed(std::string_view name)
{
    return Words::tr("The member \"%1\" may not stand here.").arg(shortened(name));
}

QString badName(std::string_view name)
{
    return Words::tr("No member may be called \"%1\" here.").arg(shortened(name));
}

QString type(int jsonType)
{
    // In the order of the enumeration: any, array, boolean, integer, null, number, object, string.
    switch (jsonType) {
    case 1:
        return Words::tr("a list");
    case 2:
        return Words::tr("true or false");
    case 3:
        return Words::tr("a whole number");
    case 4:
        return Words::tr("null");
    case 5:
        return Words::tr("a number");
    case 6:
        return Words::tr("an object");
    case 7:
        return Words::tr("a text");
    default:
        return Words::tr("any value");
    }
}

QString wrongType(const QStringList &types)
{
    return Words::tr("This has to be %1.").arg(types.join(Words::tr(" or ")));
}

QString notThis(const Json &value)
{
    return Words::tr("This has to be %1.").arg(shortened(value.dump(-1, ' ', false, Json::error_handler_t::replace)));
}

QString noneOf()
{
    return Words::tr("This is none of the values that are allowed.");
}

QString noMatch(std::string_view pattern)
{
    return Words::tr("The text is not written as the schema wants it (%1).").arg(shortened(pattern));
}

QString noFormat(std::string_view format)
{
    if (format == "date-time")
        return Words::tr("This is no date and time such as 2020-01-31T12:00:00Z.");
    if (format == "iri" || format == "uri" || format == "url")
        return Words::tr("This is no full address such as https://example.com/item.json.");
    if (format == "iri-reference" || format == "uri-reference")
        return Words::tr("This is no address.");
    return Words::tr("The text does not have the form \"%1\".").arg(shortened(format));
}

QString tooShort(double characters)
{
    return Words::tr("The text is shorter than %1 characters.").arg(characters, 0, 'g', 15);
}

QString longText(double characters)
{
    return Words::tr("The text is longer than %1 characters.").arg(characters, 0, 'g', 15);
}

QString tooSmall(double bound)
{
    return Words::tr("The number is too small; the bound is %1.").arg(bound, 0, 'g', 15);
}

QString tooLarge(double bound)
{
    return Words::tr("The number is too large; the bound is %1.").arg(bound, 0, 'g', 15);
}

QString noMultiple(double divisor)
{
    return Words::tr("The number is no multiple of %1.").arg(divisor, 0, 'g', 15);
}

QString tooFewItems(std::size_t count)
{
    return Words::tr("The list has fewer than %1 entries.").arg(count);
}

QString tooManyItems(std::size_t count)
{
    return Words::tr("The list has more than %1 entries.").arg(count);
}

QString tooFewMembers(std::size_t count)
{
    return Words::tr("The object has fewer than %1 members.").arg(count);
}

QString tooManyMembers(std::size_t count)
{
    return Words::tr("The object has more than %1 members.").arg(count);
}

QString repeated()
{
    return Words::tr("Two entries of the list are the same.");
}

QString contains()
{
    return Words::tr("The list lacks an entry that the schema asks for.");
}

QString forbidden()
{
    return Words::tr("This has a form that the schema rules out.");
}

QString nothingAllowed()
{
    return Words::tr("No value may stand here.");
}

QString noForm()
{
    return Words::tr("This has none of the forms that are allowed.");
}

QString severalForms()
{
    return Words::tr("This fits more than one of the forms, where it has to fit exactly one.");
}

QString circle()
{
    return Words::tr("The schema refers to itself without end.");
}

QString tooLong()
{
    return Words::tr("Checking took too long and was given up.");
}

QString costlyPattern()
{
    return Words::tr("A pattern of the schema takes too long on a text of the document.");
}

QString tooDeep(int levels)
{
    return Words::tr("The document is nested deeper than %1 levels.").arg(levels);
}

QString refused(const QString &address, const QString &why)
{
    return Words::tr("The schema %1 cannot be used: %2").arg(address, why.left(300));
}

} // namespace mlm::official::words
