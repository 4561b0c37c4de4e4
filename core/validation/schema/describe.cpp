// SPDX-License-Identifier: Apache-2.0
#include "core/validation/schema/describe.h"
#include "core/validation/schema/remedy.h"

namespace mlm::schema {

using spec::Kind;
using spec::Type;

namespace {

QString tr(const char *text) { return Report::tr(text); }

QString kindName(Kind kind)
{
    switch (kind)
    {
    case Kind::Any: return tr("any value");
    case Kind::Boolean: return tr("true or false");
    case Kind::Integer: return tr("a whole number");
    case Kind::Number: return tr("a number");
    case Kind::String: return tr("a text");
    case Kind::Array: return tr("a list");
    case Kind::Object: return tr("an object with members");
    }
    return {};
}

QString wantedKinds(const Type &type)
{
    if (type.variants.empty() || !type.discriminator.empty())
        return kindName(type.kind);
    QStringList names;
    for (const auto &variant : type.variants)
        if (const QString name = kindName(variant->kind); !names.contains(name))
            names << name;
    return names.join(tr(" or "));
}

QString kindOf(const Json &value)
{
    switch (value.type())
    {
    case Json::value_t::null: return QStringLiteral("null");
    case Json::value_t::boolean: return tr("true or false");
    case Json::value_t::string: return tr("a text");
    case Json::value_t::array: return tr("a list");
    case Json::value_t::object: return tr("an object with members");
    case Json::value_t::number_float: return tr("a number with decimals");
    default: return tr("a number");
    }
}

/// What of the specification a field comes from: "MLM 1.5.2".
QString releaseOf(const Frame &frame)
{
    const Frame *at = frame.ofField();
    return at ? at->field->reference.section(QStringLiteral(", "), 0, 0) : QString();
}

QString firstSentence(const QString &text)
{
    const qsizetype end = text.indexOf(QStringLiteral(". "));
    return end < 0 ? text : text.left(end + 1);
}

QString number(double value)
{
    return QString::number(value, 'g', 12);
}

/// Field labels that are plurals: "Tasks", "Bounding boxes".
QString isMissing(const QString &label)
{
    const bool plural = label.endsWith(QLatin1Char('s')) && !label.endsWith(QStringLiteral("ss"));
    return plural ? tr("%1 are missing.").arg(label) : tr("%1 is missing.").arg(label);
}

QString choiceList(const Type &type)
{
    QStringList names;
    for (const spec::Choice &choice : type.choices)
        names << shown(choice.value);
    return names.join(QStringLiteral(", "));
}

} // namespace

void describeKind(Report &report, const Json &value, const Type &type, const Frame &frame)
{
    const QString label = labelOf(frame);
    if (value.is_null())
    {
        const bool optional = frame.field && frame.field->requirement != spec::Requirement::Required;
        report.add(ruleId(frame, "type"), frame.pointer(), tr("%1 must not be null.").arg(label),
                   optional ? tr("Give a value, or remove the field.") : tr("Give %1.").arg(wantedKinds(type)));
        return;
    }
    const bool decimals = value.is_number() && type.kind == Kind::Integer;
    Finding &finding = report.add(ruleId(frame, "type"), frame.pointer(),
                                  decimals ? tr("%1 must be a whole number.").arg(label)
                                           : tr("%1 must be %2, not %3.").arg(label, wantedKinds(type), kindOf(value)),
                                  tr("Write it as %1.").arg(wantedKinds(type)));
    if (const auto remedy = inKind(value, type))
        finding.fix = setTo(finding.pointer, *remedy);
    else if (value.is_string() && type.items)
        if (const auto inside = inKind(value, *type.items))
            finding.fix = setTo(finding.pointer, Json::array({*inside}));
}

void describeUnknownChoice(Report &report, const Json &value, const Type &type, const Frame &frame)
{
    const QString message = type.what.isEmpty() ? tr("%1 cannot be %2.").arg(labelOf(frame), quoted(Json(value)))
                                                : tr("%1 is not %2 of %3.").arg(quoted(value), type.what, releaseOf(frame));
    const std::string &text = value.get_ref<const std::string &>();
    const spec::Choice *same = sameChoice(text, type);
    const spec::Choice *nearest = nearestChoice(text, type);
    const Frame *field = frame.ofField();
    const spec::Release *newer = field && !same ? newerThatTakes(report, field->field->extension, frame.pointer(), value) : nullptr;
    Finding &finding = report.add(ruleId(frame, "known"), frame.pointer(), message,
                                  newer     ? tr("%1 has it: declare that release, or choose one of: %2.").arg(newer->name(), choiceList(type))
                                  : nearest ? tr("Was %1 meant? Possible are: %2.").arg(quoted(nearest->value), choiceList(type))
                                            : tr("Possible are: %1.").arg(choiceList(type)));
    if (same)
        finding.fix = Fix{tr("Use %1").arg(shown(same->value)), {Edit::replace(finding.pointer, same->value)}};
}

void describePattern(Report &report, const std::string &value, const Type &type, const Frame &frame)
{
    const QString hint = type.patternHint.isEmpty() ? tr("of the form %1").arg(QString::fromStdString(type.pattern)) : type.patternHint;
    const QString message = !type.patternMessage.isEmpty() ? type.patternMessage
                            : value.empty()                ? tr("%1 must not be empty.").arg(labelOf(frame))
                                                           : tr("%1 cannot be %2.").arg(labelOf(frame), quoted(Json(value)));
    Finding &finding = report.add(ruleId(frame, "pattern"), frame.pointer(), message,
                                  type.patternMessage.isEmpty() ? tr("Allowed is: %1.").arg(hint) : tr("Write it as %1.").arg(hint));
    if (const auto remedy = inPattern(value, type))
        finding.fix = setTo(finding.pointer, *remedy);
}

void describeFormat(Report &report, const std::string &value, const Type &type, const Frame &frame)
{
    QString message, advice;
    if (type.format == "date-time")
    {
        message = tr("%1 is not a date and time in UTC.").arg(quoted(Json(value)));
        advice = tr("Write it like 2024-05-01T00:00:00Z.");
    }
    else if (type.format == "iri")
    {
        message = tr("%1 is not a full address.").arg(quoted(Json(value)));
        advice = tr("Write it with its scheme and host, such as https://example.com/page.");
    }
    else
    {
        message = tr("%1 is not an address that STAC allows.").arg(quoted(Json(value)));
        advice = tr("Write a full address such as https://example.com/file, or a path such as ./file.");
    }
    if (value.empty())
        message = tr("%1 must not be empty.").arg(labelOf(frame));
    Finding &finding = report.add(ruleId(frame, "format"), frame.pointer(), message, advice);
    if (type.format == "date-time")
        if (const auto remedy = inUtc(value))
            finding.fix = setTo(finding.pointer, *remedy);
}

void describeEmptyText(Report &report, const Frame &frame)
{
    const bool optional = frame.field && frame.field->requirement != spec::Requirement::Required;
    report.add(ruleId(frame, "empty"), frame.pointer(), tr("%1 must not be empty.").arg(labelOf(frame)),
               optional ? tr("Fill it in, or remove the field.") : tr("Fill it in."));
}

void describeLongText(Report &report, const Type &type, const Frame &frame)
{
    report.add(ruleId(frame, "length"), frame.pointer(), tr("%1 is too long: at most %2 characters are allowed.").arg(labelOf(frame)).arg(*type.maxLength),
               tr("Shorten it."));
}

void describeBounds(Report &report, const Json &value, const Type &type, const Frame &frame)
{
    static_cast<void>(value);
    QString bound;
    if (type.minimum && type.maximum)
        bound = tr("between %1 and %2").arg(number(*type.minimum), number(*type.maximum));
    else if (type.minimum)
        bound = tr("%1 or more").arg(number(*type.minimum));
    else if (type.exclusiveMinimum)
        bound = tr("more than %1").arg(number(*type.exclusiveMinimum));
    else
        bound = tr("%1 or less").arg(number(*type.maximum));
    report.add(ruleId(frame, "range"), frame.pointer(), tr("%1 must be %2.").arg(labelOf(frame), bound), tr("Give a number that is %1.").arg(bound));
}

void describeCount(Report &report, std::size_t count, const Type &type, const Frame &frame)
{
    QString message, advice;
    if (!type.itemCounts.empty())
    {
        QStringList counts;
        for (const std::size_t allowed : type.itemCounts)
            counts << QString::number(allowed);
        const QString list = counts.join(tr(" or "));
        message = tr("%1 must have %2 entries, not %3.").arg(labelOf(frame), list).arg(count);
        advice = tr("Give %1 entries.").arg(list);
    }
    else if (type.minItems && count < *type.minItems)
    {
        message = *type.minItems == 1 ? tr("%1 must not be empty.").arg(labelOf(frame))
                                      : tr("%1 must have %2 entries or more, not %3.").arg(labelOf(frame)).arg(*type.minItems).arg(count);
        const bool optional = frame.field && frame.field->requirement != spec::Requirement::Required;
        advice = optional ? tr("Add an entry, or remove the field.") : tr("Add an entry.");
    }
    else
    {
        message = tr("%1 must have %2 entries or fewer, not %3.").arg(labelOf(frame)).arg(type.maxItems.value_or(0)).arg(count);
        advice = tr("Take entries out.");
    }
    report.add(ruleId(frame, "count"), frame.pointer(), message, advice);
}

void describeRepeat(Report &report, const Json &array, std::size_t index, std::size_t first, const Frame &frame)
{
    const QString message = array[index].is_structured()
                                ? tr("Entry %1 of %2 is the same as entry %3.").arg(index + 1).arg(labelOf(frame)).arg(first + 1)
                                : tr("%2 is listed more than once in %1.").arg(labelOf(frame), quoted(array[index]));
    Finding &finding = report.add(ruleId(frame, "unique"), frame.pointer() / index, message, tr("Each entry may occur once: take the second out."));
    finding.fix = Fix{tr("Remove the second"), {Edit::remove(finding.pointer)}};
}

void describeMissing(Report &report, const spec::Field &field, const Json &object, const Type &owner, const Frame &frame)
{
    // A member that is only spelled wrongly: with the right prefix it has been told of already, with the way to put it right.
    Type names;
    names.choices.push_back({field.name, {}});
    const std::string *misspelled = nullptr;
    for (const auto &[name, value] : *object.get_ptr<const Json::object_t *>())
        if (!owner.field(name) && sameChoice(name, names))
            misspelled = &name;
    if (misspelled)
        for (const spec::ClosedPrefix &closed : owner.closedPrefixes)
            if (misspelled->compare(0, closed.prefix.size(), closed.prefix) == 0)
                return;
    const Frame member{&frame, field.name, 0, false, &field, &owner};
    Finding &finding = report.addMissing(ruleId(member, "missing"), member.pointer(), isMissing(field.label),
                                         tr("Add “%1”. %2").arg(QString::fromStdString(field.name), firstSentence(field.help)));
    finding.reference = field.url;
    if (misspelled)
    {
        finding.fix = Fix{tr("Rename “%1”").arg(QString::fromStdString(*misspelled)), {Edit::move(frame.pointer() / *misspelled, finding.pointer)}};
        return;
    }
    // Lists that may be empty and members with one possible value are the only ones that can be filled in for sure.
    const bool list = field.name == "links" && field.type->kind == Kind::Array;
    if (list || (field.type->choices.size() == 1 && !field.type->openChoices))
    {
        const Json value = list ? Json::array() : field.type->choices.front().value;
        finding.fix = Fix{tr("Add %1").arg(list ? tr("an empty list") : shown(value)), {Edit::add(finding.pointer, value)}};
    }
}

void describeApart(Report &report, const std::string &there, const std::string &missing, const Type &owner, const Frame &frame)
{
    const auto label = [&](const std::string &name) {
        const spec::Field *field = owner.field(name);
        return field ? field->label : QString::fromStdString(name);
    };
    const Frame member{&frame, missing, 0, false, owner.field(missing), &owner};
    Finding &finding = report.addMissing(ruleId(member, "missing"), member.pointer(), tr("%1 is missing: it goes together with %2.").arg(label(missing), label(there)),
                                         tr("Add “%1”, or remove “%2”.").arg(QString::fromStdString(missing), QString::fromStdString(there)));
    if (member.field)
        finding.reference = member.field->url;
}

void describeMisplaced(Report &report, const std::string &name, const QString &advice, const Frame &frame)
{
    const std::string extension = spec::extensionOfMember(name);
    Finding &finding = report.add((extension.empty() ? std::string("stac") : extension) + ".misplaced", frame.pointer() / name,
                                  tr("“%1” does not belong here.").arg(QString::fromStdString(name)), advice);
    finding.atName = true;
}

/// Fields of the extension that MLM came from: its first releases refuse them, and most have the same name with another prefix.
static void describeForerunner(Report &report, const std::string &name, const spec::ClosedPrefix &prefix, const Json &object, const Type &owner,
                               const Frame &member)
{
    const std::string renamed = "mlm:" + name.substr(prefix.prefix.size());
    const bool known = owner.field(renamed) && !object.contains(renamed);
    Finding &finding = report.add("dlm.unknown-field", member.pointer(),
                                  tr("“%1” is of the forerunner of MLM, whose fields may not stand beside those of %2.").arg(QString::fromStdString(name), prefix.title),
                                  known ? tr("Call it %1, if it means the same.").arg(QString::fromStdString(renamed)) : tr("Take it out."));
    finding.atName = true;
}

void describeStrange(Report &report, const std::string &name, const spec::ClosedPrefix *prefix, const Json &object, const Type &owner, const Frame &frame)
{
    const Frame member{&frame, name, 0, false, nullptr, &owner};
    if (prefix && prefix->prefix == "dlm:")
        return describeForerunner(report, name, *prefix, object, owner, member);
    const spec::Field *meant = nullptr;
    if (name.size() <= 100)
    {
        Type names;
        for (const spec::Field &field : owner.fields)
            if (field.declared && (!prefix || field.name.compare(0, prefix->prefix.size(), prefix->prefix) == 0))
                names.choices.push_back({field.name, {}});
        if (const spec::Choice *same = sameChoice(name, names))
            meant = owner.field(same->value.get<std::string>());
    }
    const QString message = prefix ? tr("“%1” is no field of %2 here.").arg(QString::fromStdString(name), prefix->title)
                                   : tr("“%1” may not stand in %2.").arg(QString::fromStdString(name), labelOf(frame));
    Finding &finding = report.add((prefix ? prefix->prefix.substr(0, prefix->prefix.size() - 1) : ruleId(frame, "members")) + (prefix ? ".unknown-field" : ""),
                                  member.pointer(), message, tr("Check how it is spelled, or take it out."));
    finding.atName = true;
    if (meant && !object.contains(meant->name))
        finding.fix = Fix{tr("Rename to %1").arg(QString::fromStdString(meant->name)), {Edit::move(finding.pointer, frame.pointer() / meant->name)}};
}

void describeUnknownTo(Report &report, const Frame &frame)
{
    Finding &finding = report.add(ruleId(frame, "release"), frame.pointer(),
                                  tr("“%1” is no field of %2, which is declared too.").arg(QString::fromStdString(frame.field->name), frame.field->unknownTo),
                                  tr("Declare one release of the extension alone."));
    finding.atName = true;
}

void describeMemberName(Report &report, const std::string &name, const Type &owner, const Frame &frame)
{
    Finding &finding = report.add(ruleId(frame, "names"), frame.pointer() / name, tr("“%1” cannot be a name in %2.").arg(QString::fromStdString(name), labelOf(frame)),
                                  tr("Allowed are: %1.").arg(owner.memberHint));
    finding.atName = true;
}

void describeFewMembers(Report &report, std::size_t wanted, const Frame &frame)
{
    report.add(ruleId(frame, "count"), frame.pointer(),
               wanted == 1 ? tr("%1 must not be empty.").arg(labelOf(frame)) : tr("%1 must have %2 members or more.").arg(labelOf(frame)).arg(wanted),
               tr("Add what is known of it, or remove it."));
}

void describeNoVariant(Report &report, const Json &value, const Type &type, const Frame &frame)
{
    Type choices;
    for (const auto &variant : type.variants)
        if (const spec::Field *field = variant->field(type.discriminator))
        {
            choices.choices.push_back(field->type->choices.front());
            choices.what = field->type->what;
        }
    const spec::Field *teller = type.variants.front()->field(type.discriminator);
    const Frame member{&frame, type.discriminator, 0, false, teller, &type};
    const auto told = value.find(type.discriminator);
    if (told == value.end())
    {
        report.addMissing(ruleId(member, "missing"), member.pointer(), isMissing(teller->label),
                          tr("Add “%1”. Possible are: %2.").arg(QString::fromStdString(type.discriminator), choiceList(choices)));
        return;
    }
    choices.kind = Kind::String;
    if (told->is_string())
        describeUnknownChoice(report, *told, choices, member);
    else
        describeKind(report, *told, choices, member);
}

} // namespace mlm::schema
