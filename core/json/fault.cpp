// SPDX-License-Identifier: Apache-2.0
#include "core/json/fault.h"
#include "core/json/sourcemap.h"
#include <QCoreApplication>

namespace mlm::json {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(JsonText)
public:
    QString message;
    QString advice;
    static Words of(const Fault &fault, const LineIndex &lines, std::string_view text);
    static Words ofContent(std::string_view text);
    static Words ofSyntax(const Fault &fault, const QString &word, const Position &other);
    static Words ofString(const Fault &fault, const QString &word);
};

bool begins(std::string_view text, std::string_view with)
{
    return text.substr(0, with.size()) == with;
}

bool isUtf16(std::string_view text)
{
    if (begins(text, "\xFF\xFE") || begins(text, "\xFE\xFF"))
        return true;
    // Without a mark: every second byte of the first characters is zero.
    return text.size() >= 4 &&
           ((text[0] == 0 && text[2] == 0 && text[1] != 0) || (text[1] == 0 && text[3] == 0 && text[0] != 0));
}

bool isBinary(std::string_view text)
{
    using namespace std::string_view_literals;
    for (const auto magic : {"PK\x03\x04"sv, "\x1F\x8B"sv, "\x80\x02"sv, "\x89HDF"sv, "\x89PNG"sv, "%PDF"sv,
                             "II*\0"sv, "GIF8"sv}) {
        if (begins(text, magic))
            return true;
    }
    return text.substr(0, 1024).find('\0') != std::string_view::npos;
}

bool isBlank(std::string_view text)
{
    return text.find_first_not_of(begins(text, "\xEF\xBB\xBF") ? " \t\r\n\xEF\xBB\xBF" : " \t\r\n") ==
           std::string_view::npos;
}

/// Why the content as a whole is no JSON text; empty message where it looks like text.
Words Words::ofContent(std::string_view text)
{
    if (isBlank(text))
        return {tr("The file is empty."),
                tr("Start a new document from a template, or restore the file from a copy.")};
    if (isUtf16(text))
        return {tr("The text is encoded as UTF-16; JSON files are UTF-8."),
                tr("Save it as UTF-8 in the program that wrote it.")};
    if (isBinary(text))
        return {tr("This is a binary file, not JSON text."),
                tr("To describe a file of weights, open or start a document and import the file there.")};
    return {};
}

Words Words::ofString(const Fault &fault, const QString &word)
{
    switch (fault.kind) {
    case FaultKind::EndInString:
        return {tr("The text ends inside a text in quotes."),
                tr("The file may be cut short: restore it, or close the quotation mark.")};
    case FaultKind::LineBreakInString:
        return {tr("A text in quotes runs over the end of its line."),
                tr("Close the quotation mark, or write the line break as \\n.")};
    case FaultKind::ControlCharacter:
        return {tr("A text in quotes contains the control character %1.").arg(word),
                tr("Remove it, or write it as \\u%1.").arg(word.mid(2))};
    case FaultKind::BadEscape:
        return {tr("“%1” is not an escape that JSON knows.").arg(word),
                tr("A backslash itself is written \\\\; the escapes are \\\" \\\\ \\/ \\b \\f \\n \\r \\t "
                   "and \\u with four hexadecimal digits.")};
    case FaultKind::LoneSurrogate:
        return {tr("“%1” is half of a character.").arg(word),
                tr("Characters past U+FFFF need two such escapes, the first from \\uD800 to \\uDBFF, the "
                   "second from \\uDC00 to \\uDFFF.")};
    case FaultKind::NotUtf8:
        return {tr("The text is not UTF-8 here (byte %1).").arg(word),
                tr("Save the file as UTF-8 in the program that wrote it.")};
    default:
        return {};
    }
}

Words Words::ofSyntax(const Fault &fault, const QString &word, const Position &other)
{
    const QString what = fault.name == "{" ? tr("the object") : tr("the list");
    const QString open =
        tr("%1 that begins in line %2, column %3").arg(what).arg(other.line).arg(other.column);
    switch (fault.kind) {
    case FaultKind::ValueMissing:
        return {tr("A value is missing here."), tr("Write a value, or null for “no value”.")};
    case FaultKind::NameMissing:
        return {tr("The name of a member is missing here."),
                tr("Each member of an object is written \"name\": value.")};
    case FaultKind::NameUnquoted:
        return {tr("The name “%1” is not in quotation marks.").arg(word), tr("Write \"%1\".").arg(word)};
    case FaultKind::NameNotText:
        return {tr("A member of an object must begin with its name."),
                tr("Write \"name\": value, or use [ ] for a list.")};
    case FaultKind::ColonMissing:
        return {tr("The colon after the name “%1” is missing.").arg(word),
                tr("Write \"%1\": and the value.").arg(word)};
    case FaultKind::CommaMissing:
        return {tr("A comma is missing before this."), tr("Put a comma after the value before it.")};
    case FaultKind::CommaDoubled:
        return {tr("There is a comma without a value before it."),
                tr("Remove the comma, or write the value.")};
    case FaultKind::CommaTrailing:
        return {tr("There is a comma after the last value of %1.").arg(open), tr("Remove the comma.")};
    case FaultKind::WrongBracket:
        return {tr("“%1” does not close %2.")
                    .arg(fault.name == "{" ? QStringLiteral("]") : QStringLiteral("}"), open),
                tr("Close it with “%1”.").arg(fault.name == "{" ? QStringLiteral("}") : QStringLiteral("]"))};
    case FaultKind::StrayBracket:
        return {tr("“%1” closes nothing.").arg(word), tr("Remove it, or write the missing value.")};
    case FaultKind::UnexpectedEnd:
        if (fault.name.empty())
            return {tr("The text ends before a value."),
                    tr("The file may be cut short: restore it from a copy.")};
        return {tr("The text ends inside %1.").arg(open),
                tr("The file may be cut short: restore it, or write what is missing.")};
    case FaultKind::SingleQuotes:
        return {tr("Texts stand in double quotation marks, not in single ones."), tr("Replace ' by \".")};
    case FaultKind::CurlyQuotes:
        return {tr("Texts stand in straight quotation marks, not in typographic ones."),
                tr("Replace them by \".")};
    case FaultKind::Comment:
        return {tr("JSON has no comments."),
                tr("Remove it, or move it to a member such as \"description\".")};
    case FaultKind::NotANumber:
        return {tr("“%1” is not a JSON value.").arg(word),
                tr("Write null for a value that is not known; where the specification allows it, the text "
                   "\"%1\".")
                    .arg(word)};
    case FaultKind::WrongWord:
        return {tr("“%1” is not a JSON value.").arg(word),
                tr("JSON has true, false and null, in lower case; texts stand in quotation marks.")};
    case FaultKind::LeadingZero:
        return {tr("A number may not begin with a zero that is followed by a digit."),
                tr("Remove the zeros, or write a text in quotation marks.")};
    case FaultKind::LeadingPlus:
        return {tr("A number may not begin with a plus sign."), tr("Remove the plus sign.")};
    case FaultKind::DotWithoutDigit:
        return {tr("A decimal point needs a digit on both sides."),
                tr("Write 0.5 or 1.0 rather than .5 or 1.")};
    case FaultKind::BadNumber:
        return {tr("The number is not complete."), tr("Write it as 1, -1, 1.5 or 1e-3.")};
    case FaultKind::NumberTooLarge:
        return {tr("The number is larger than any that programs can hold (about 1.8e308)."),
                tr("Write a smaller number, or a text in quotation marks.")};
    case FaultKind::DuplicateName:
        return {tr("The name “%1” is given twice in one object; the first is in line %2, column %3.")
                    .arg(word)
                    .arg(other.line)
                    .arg(other.column),
                tr("Remove or rename one of them: other programs would silently keep only one.")};
    case FaultKind::TrailingText:
        if (word == QLatin1String("{") || word == QLatin1String("["))
            return {tr("There is a second value after the end of the document."),
                    tr("Keep one document in a file; where each line is a document of its own, split the "
                       "file into lines.")};
        return {tr("There is more text after the end of the document."), tr("Remove it.")};
    default:
        return {tr("“%1” does not belong here.").arg(word),
                tr("Remove it, or put texts in quotation marks.")};
    }
}

Words Words::of(const Fault &fault, const LineIndex &lines, std::string_view text)
{
    const QString word = QString::fromUtf8(fault.name.data(), static_cast<qsizetype>(fault.name.size()));
    switch (fault.kind) {
    case FaultKind::TooLarge:
        return {tr("The text is larger than %1 MiB.").arg(fault.limit >> 20),
                tr("Documents of this size are not metadata: keep large tables in files of their own and "
                   "link them.")};
    case FaultKind::TooDeep:
        return {tr("More than %1 lists and objects stand inside each other here.").arg(fault.limit),
                tr("Flatten this part of the document.")};
    case FaultKind::TooManyValues:
        return {tr("The text holds more than %1 values.").arg(fault.limit),
                tr("Documents of this size are not metadata: keep large tables in files of their own and "
                   "link them.")};
    default:
        break;
    }
    Words words = ofString(fault, word);
    if (words.message.isEmpty())
        words = ofSyntax(fault, word, lines.position(text, fault.other));
    return words;
}

} // namespace

Error describe(const Fault &fault, std::string_view text)
{
    const bool limit = fault.kind == FaultKind::TooLarge || fault.kind == FaultKind::TooDeep ||
                       fault.kind == FaultKind::TooManyValues;
    Error error;
    error.code = limit ? Error::Code::Limit : Error::Code::Syntax;
    Words words;
    if (!limit)
        words = Words::ofContent(text);
    if (words.message.isEmpty()) {
        // The largest texts are refused by their size alone, without a place.
        const LineIndex lines(fault.kind == FaultKind::TooLarge ? std::string_view() : text);
        words = Words::of(fault, lines, text);
        if (fault.kind != FaultKind::TooLarge) {
            const Position place = lines.position(text, fault.at);
            error.line = place.line;
            error.column = place.column;
        }
    } else {
        error.line = error.column = 1;
    }
    error.message = words.message;
    error.advice = words.advice;
    return error;
}

} // namespace mlm::json
