// SPDX-License-Identifier: Apache-2.0
// The only source file that includes valijson: it takes a quarter of a minute to compile.
#define VALIJSON_USE_EXCEPTIONS 1
#include "core/validation/official/machine.h"
#include "core/validation/official/compare.h"
#include "core/validation/official/formats.h"
#include "core/validation/official/plan.h"
#include "core/validation/official/words.h"
#include <QDeadlineTimer>
#include <cmath>
#include <new>
#include <span>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/constraints/concrete_constraints.hpp>
#include <valijson/constraints/constraint_visitor.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>

namespace mlm::official {

namespace {

using valijson::Subschema;
using namespace valijson::constraints;
using Name = std::string_view;
using Members = std::span<const Json::object_t::value_type>;

template <typename String> Name nameOf(const String &text)
{
    return {text.data(), text.size()};
}

/// members.size() where there is none of that name.
std::size_t indexOf(Members members, Name name)
{
    std::size_t at = 0;
    while (at < members.size() && members[at].first != name)
        ++at;
    return at;
}

/// Carries an Extra through valijson to the Evaluator.
class ExtraConstraint : public PolyConstraint
{
public:
    explicit ExtraConstraint(const Extra &extra) : m_extra(&extra) {}
    const Extra &extra() const { return *m_extra; }
    bool validate(const valijson::adapters::Adapter &, const std::vector<std::string> &, valijson::ValidationResults *) const override
    {
        return false; // the Evaluator looks at extra() instead
    }

private:
    Constraint *cloneInto(void *memory) const override { return new (memory) ExtraConstraint(*this); }
    std::size_t sizeOf() const override { return sizeof(ExtraConstraint); }
    const Extra *m_extra;
};

class ExtraBuilder : public valijson::ConstraintBuilder
{
public:
    explicit ExtraBuilder(const Plan &plan) : m_plan(plan) {}
    Constraint *make(const valijson::adapters::Adapter &index) const override
    {
        return new ExtraConstraint(m_plan.extras[static_cast<std::size_t>(index.asInteger())]);
    }

private:
    const Plan &m_plan;
};

/// The work on one document was more than it may be.
struct TooMuch
{
    QString why;
};

/// Looks at a document with the constraints that valijson made of a schema. Stops at the first fault; where it is to be told, it is run a second
/// time, `tracing`.
class Evaluator : public ConstraintVisitor
{
public:
    Evaluator(const Plan &plan, const std::vector<std::unique_ptr<valijson::Schema>> &schemas, const QDeadlineTimer &deadline, bool tracing)
        : m_plan(plan), m_schemas(schemas), m_deadline(deadline), m_tracing(tracing),
          m_apply([this](const Constraint &constraint) { return constraint.accept(*this); })
    {
    }

    bool accepts(const Json &instance) { return evaluate(*m_schemas.front(), instance); }
    Outcome fault() const { return {Outcome::Rejects, Pointer(m_faultPath), m_fault}; }

    bool visit(const AllOfConstraint &constraint) override
    {
        bool valid = true;
        constraint.applyToSubschemas([&](unsigned, const Subschema *part) { return valid = evaluate(*part, *m_target); });
        return valid;
    }

    bool visit(const AnyOfConstraint &constraint) override { return alternatives(constraint, false); }
    bool visit(const OneOfConstraint &constraint) override { return alternatives(constraint, true); }

    bool visit(const ConditionalConstraint &constraint) override
    {
        const Subschema *next = holds(*constraint.getIfSubschema(), *m_target) ? constraint.getThenSubschema() : constraint.getElseSubschema();
        return !next || evaluate(*next, *m_target);
    }

    bool visit(const ContainsConstraint &constraint) override
    {
        if (!m_target->is_array())
            return true;
        const Json &array = *m_target;
        for (const Json &element : array)
            if (holds(*constraint.getSubschema(), element))
                return true;
        return fail([] { return words::contains(); });
    }

    bool visit(const DependenciesConstraint &constraint) override
    {
        if (!m_target->is_object())
            return true;
        bool valid = true;
        constraint.applyToPropertyDependencies([&](const auto &name, const auto &others) {
            spend(m_target->size() * (1 + others.size()));
            if (m_target->contains(nameOf(name)))
                for (const auto &other : others)
                    if (valid && !m_target->contains(nameOf(other)))
                        valid = fail([&] { return words::missing(nameOf(other)); });
            return valid;
        });
        if (valid)
            constraint.applyToSchemaDependencies([&](const auto &name, const Subschema *part) {
                spend(m_target->size());
                if (m_target->contains(nameOf(name)))
                    valid = evaluate(*part, *m_target);
                return valid;
            });
        return valid;
    }

    bool visit(const LinearItemsConstraint &constraint) override
    {
        if (!m_target->is_array())
            return true;
        const Json &array = *m_target;
        bool valid = true;
        std::size_t at = 0;
        constraint.applyToItemSubschemas([&](unsigned, const Subschema *part) {
            if (at < array.size())
                valid = element(*part, array, at++);
            return valid && at < array.size();
        });
        const Subschema *others = constraint.getAdditionalItemsSubschema();
        if (valid && at < array.size() && !others)
            return fail([&] { return words::tooManyItems(at); });
        for (; valid && at < array.size(); ++at)
            valid = element(*others, array, at);
        return valid;
    }

    bool visit(const SingularItemsConstraint &constraint) override
    {
        const Subschema *part = constraint.getItemsSubschema();
        if (!m_target->is_array() || !part)
            return true;
        const Json &array = *m_target;
        for (std::size_t at = 0; at < array.size(); ++at)
            if (!element(*part, array, at))
                return false;
        return true;
    }

    bool visit(const MaxItemsConstraint &constraint) override
    {
        return !m_target->is_array() || m_target->size() <= constraint.getMaxItems() || fail([&] { return words::tooManyItems(constraint.getMaxItems()); });
    }

    bool visit(const MinItemsConstraint &constraint) override
    {
        return !m_target->is_array() || m_target->size() >= constraint.getMinItems() || fail([&] { return words::tooFewItems(constraint.getMinItems()); });
    }

    bool visit(const MaxPropertiesConstraint &constraint) override
    {
        return !m_target->is_object() || m_target->size() <= constraint.getMaxProperties() ||
               fail([&] { return words::tooManyMembers(constraint.getMaxProperties()); });
    }

    bool visit(const MinPropertiesConstraint &constraint) override
    {
        return !m_target->is_object() || m_target->size() >= constraint.getMinProperties() ||
               fail([&] { return words::tooFewMembers(constraint.getMinProperties()); });
    }

    bool visit(const MaximumConstraint &constraint) override
    {
        if (!m_target->is_number())
            return true;
        const double number = m_target->get<double>(), bound = constraint.getMaximum();
        return (constraint.getExclusiveMaximum() ? number < bound : number <= bound) || fail([&] { return words::tooLarge(bound); });
    }

    bool visit(const MinimumConstraint &constraint) override
    {
        if (!m_target->is_number())
            return true;
        const double number = m_target->get<double>(), bound = constraint.getMinimum();
        return (constraint.getExclusiveMinimum() ? number > bound : number >= bound) || fail([&] { return words::tooSmall(bound); });
    }

    bool visit(const NotConstraint &constraint) override
    {
        return !holds(*constraint.getSubschema(), *m_target) || fail([] { return words::forbidden(); });
    }

    bool visit(const PropertiesConstraint &constraint) override
    {
        if (!m_target->is_object())
            return true;
        const Members members(m_target->get_ref<const Json::object_t &>());
        std::vector<bool> matched(members.size());
        bool valid = true;
        constraint.applyToProperties([&](const auto &name, const Subschema *part) {
            spend(members.size());
            const std::size_t at = indexOf(members, nameOf(name));
            if (at < members.size()) {
                matched[at] = true;
                valid = member(*part, members[at].first, members[at].second);
            }
            return valid;
        });
        if (!valid)
            return false;
        constraint.applyToPatternProperties([&](const auto &text, const Subschema *part) {
            const spec::Pattern &pattern = m_plan.patterns.find(nameOf(text))->second;
            for (std::size_t at = 0; valid && at < members.size(); ++at)
                if (matches(pattern, members[at].first)) {
                    matched[at] = true;
                    valid = member(*part, members[at].first, members[at].second);
                }
            return valid;
        });
        const Subschema *others = constraint.getAdditionalPropertiesSubschema();
        for (std::size_t at = 0; valid && at < members.size(); ++at)
            if (!matched[at]) {
                if (!others)
                    return fail([&] { return words::notAllowed(members[at].first); });
                valid = member(*others, members[at].first, members[at].second);
            }
        return valid;
    }

    bool visit(const PropertyNamesConstraint &constraint) override
    {
        if (!m_target->is_object())
            return true;
        const Json &object = *m_target;
        for (auto entry = object.begin(); entry != object.end(); ++entry) {
            const Json name = entry.key();
            if (!holds(*constraint.getSubschema(), name))
                return fail([&] { return words::badName(entry.key()); });
        }
        return true;
    }

    bool visit(const RequiredConstraint &constraint) override
    {
        if (!m_target->is_object())
            return true;
        bool valid = true;
        constraint.applyToRequiredProperties([&](const auto &name) {
            spend(m_target->size());
            if (!m_target->contains(nameOf(name)))
                valid = fail([&] { return words::missing(nameOf(name)); });
            return valid;
        });
        return valid;
    }

    bool visit(const TypeConstraint &constraint) override
    {
        bool valid = false;
        constraint.applyToNamedTypes([&](TypeConstraint::JsonType type) {
            valid = valid || isOf(type);
            return !valid;
        });
        return valid || fail([&] {
                   QStringList types;
                   constraint.applyToNamedTypes([&](TypeConstraint::JsonType type) {
                       types.append(words::type(static_cast<int>(type)));
                       return true;
                   });
                   return words::wrongType(types);
               });
    }

    bool visit(const PolyConstraint &constraint) override
    {
        const Extra &extra = static_cast<const ExtraConstraint &>(constraint).extra();
        if (extra.reference)
            return evaluate(*m_schemas[*extra.reference], *m_target);
        if (extra.choices)
            spend(extra.choices->size());
        if (extra.uniqueItems && m_target->is_array())
            spend(m_target->size() * 16);
        if (extra.constant && !equalValues(*extra.constant, *m_target))
            return fail([&] { return words::notThis(*extra.constant); });
        if (extra.choices && std::none_of(extra.choices->begin(), extra.choices->end(), [&](const Json &choice) { return equalValues(choice, *m_target); }))
            return fail([] { return words::noneOf(); });
        if (extra.multipleOf && m_target->is_number() && !isMultiple(m_target->get<double>(), *extra.multipleOf))
            return fail([&] { return words::noMultiple(*extra.multipleOf); });
        if (extra.uniqueItems && m_target->is_array() && !allDiffer(*m_target))
            return fail([] { return words::repeated(); });
        return !m_target->is_string() || text(extra, m_target->get_ref<const std::string &>());
    }

    // The plan writes these as extras: valijson never makes them.
    bool visit(const ConstConstraint &) override { return false; }
    bool visit(const EnumConstraint &) override { return false; }
    bool visit(const FormatConstraint &) override { return false; }
    bool visit(const MaxLengthConstraint &) override { return false; }
    bool visit(const MinLengthConstraint &) override { return false; }
    bool visit(const MultipleOfDoubleConstraint &) override { return false; }
    bool visit(const MultipleOfIntConstraint &) override { return false; }
    bool visit(const PatternConstraint &) override { return false; }
    bool visit(const UniqueItemsConstraint &) override { return false; }

private:
    bool evaluate(const Subschema &schema, const Json &target)
    {
        // Schemas may refer to each other in a circle, and they may multiply: both end here.
        constexpr int deepest = 3000;
        if (m_depth >= deepest)
            throw TooMuch{words::circle()};
        spend(16);
        if (schema.getAlwaysInvalid())
            return fail([] { return words::nothingAllowed(); });
        ++m_depth;
        const Json *outer = std::exchange(m_target, &target);
        const bool valid = schema.applyStrict(m_apply);
        m_target = outer;
        --m_depth;
        return valid;
    }

    /// Counts work, about ten nanoseconds or a comparison each, and looks at the clock from time to time.
    void spend(std::size_t steps)
    {
        m_steps += steps;
        if (m_steps < 8192)
            return;
        m_steps = 0;
        if (m_deadline.hasExpired())
            throw TooMuch{words::tooLong()};
    }

    /// A question whose answer "no" is no fault yet.
    bool holds(const Subschema &schema, const Json &target)
    {
        const bool tracing = std::exchange(m_tracing, false);
        const bool valid = evaluate(schema, target);
        m_tracing = tracing;
        return valid;
    }

    template <typename Constraint> bool alternatives(const Constraint &constraint, bool exactlyOne)
    {
        const auto path = m_faultPath;
        const QString fault = m_fault;
        unsigned fitting = 0;
        constraint.applyToSubschemas([&](unsigned, const Subschema *part) {
            fitting += evaluate(*part, *m_target);
            return exactlyOne ? fitting < 2 : fitting < 1;
        });
        if (fitting == 1 || (fitting > 0 && !exactlyOne)) {
            if (m_tracing) {
                m_faultPath = path;
                m_fault = fault;
            }
            return true;
        }
        if (fitting > 1)
            return fail([] { return words::severalForms(); });
        if (m_tracing && m_faultPath.size() <= m_path.size())
            m_fault.clear(); // each form fails at once: none of their reasons is better than another
        return fail([] { return words::noForm(); });
    }

    template <typename Words> bool fail(const Words &reason)
    {
        if (m_tracing && (m_fault.isEmpty() || m_path.size() > m_faultPath.size())) {
            m_faultPath = m_path;
            m_fault = reason();
        }
        return false;
    }

    bool member(const Subschema &schema, const std::string &name, const Json &value)
    {
        if (!m_tracing)
            return evaluate(schema, value);
        m_path.push_back(name);
        const bool valid = evaluate(schema, value);
        m_path.pop_back();
        return valid;
    }

    bool element(const Subschema &schema, const Json &array, std::size_t at)
    {
        if (!m_tracing)
            return evaluate(schema, array[at]);
        return member(schema, std::to_string(at), array[at]);
    }

    bool matches(const spec::Pattern &pattern, const std::string &text)
    {
        spend(256 + text.size() / 4);
        const auto answer = pattern.ask(text);
        if (answer == spec::Pattern::Answer::GaveUp)
            throw TooMuch{words::costlyPattern()};
        return answer == spec::Pattern::Answer::Yes;
    }

    bool text(const Extra &extra, const std::string &text)
    {
        spend(text.size());
        if (extra.minLength || extra.maxLength) {
            const auto length = static_cast<double>(spec::codePoints(text));
            if (extra.minLength && length < *extra.minLength)
                return fail([&] { return words::tooShort(*extra.minLength); });
            if (extra.maxLength && length > *extra.maxLength)
                return fail([&] { return words::longText(*extra.maxLength); });
        }
        if (!extra.format.empty() && !hasFormat(extra.format, text))
            return fail([&] { return words::noFormat(extra.format); });
        return !extra.pattern || matches(*extra.pattern, text) || fail([&] { return words::noMatch(extra.patternText); });
    }

    bool isOf(TypeConstraint::JsonType type) const
    {
        switch (type) {
        case TypeConstraint::kArray:
            return m_target->is_array();
        case TypeConstraint::kBoolean:
            return m_target->is_boolean();
        case TypeConstraint::kInteger:
            return isIntegral(*m_target);
        case TypeConstraint::kNull:
            return m_target->is_null();
        case TypeConstraint::kNumber:
            return m_target->is_number();
        case TypeConstraint::kObject:
            return m_target->is_object();
        case TypeConstraint::kString:
            return m_target->is_string();
        case TypeConstraint::kAny:
            break;
        }
        return true;
    }

    static bool isMultiple(double number, double divisor)
    {
        const double quotient = number / divisor;
        return std::isfinite(quotient) && std::trunc(quotient) == quotient;
    }

    const Plan &m_plan;
    const std::vector<std::unique_ptr<valijson::Schema>> &m_schemas;
    const QDeadlineTimer &m_deadline;
    bool m_tracing;
    Subschema::ApplyFunction m_apply;
    const Json *m_target = nullptr;
    int m_depth = 0;
    std::size_t m_steps = 0;
    std::vector<std::string> m_path, m_faultPath;
    QString m_fault;
};

} // namespace

struct Machine::Private
{
    std::shared_ptr<const Plan> plan;
    std::vector<std::unique_ptr<valijson::Schema>> schemas;
};

Machine::Machine() : d(std::make_unique<Private>()) {}
Machine::~Machine() = default;

Result<std::shared_ptr<const Machine>> Machine::compile(Documents &documents, const QString &address)
{
    const auto plan = planFor(documents, address);
    if (!plan)
        return plan.error();
    std::shared_ptr<Machine> machine(new Machine);
    machine->d->plan = *plan;
    try {
        valijson::SchemaParser parser(valijson::SchemaParser::kDraft7);
        parser.addConstraintBuilder(extraKeyword, new ExtraBuilder(**plan));
        for (const nlohmann::json &written : (*plan)->schemas) {
            auto schema = std::make_unique<valijson::Schema>();
            parser.populateSchema(valijson::adapters::NlohmannJsonAdapter(written), *schema);
            machine->d->schemas.push_back(std::move(schema));
        }
    } catch (const std::exception &exception) {
        Error error;
        error.message = words::refused(address, QString::fromUtf8(exception.what()));
        return error;
    }
    return std::shared_ptr<const Machine>(std::move(machine));
}

Outcome Machine::run(const Json &instance, qint64 ms) const
{
    const QDeadlineTimer deadline(ms);
    if (!isShallow(instance, deepestDocument))
        return {Outcome::GaveUp, {}, words::tooDeep(deepestDocument)};
    try {
        if (Evaluator(*d->plan, d->schemas, deadline, false).accepts(instance))
            return {};
        Evaluator tracing(*d->plan, d->schemas, deadline, true);
        tracing.accepts(instance);
        return tracing.fault();
    } catch (const TooMuch &fault) {
        return {Outcome::GaveUp, {}, fault.why};
    } catch (const std::exception &exception) {
        return {Outcome::GaveUp, {}, QString::fromUtf8(exception.what())};
    }
}

bool isShallow(const Json &value, int levels)
{
    if (!value.is_structured())
        return true;
    if (levels == 0)
        return false;
    for (const Json &child : value)
        if (!isShallow(child, levels - 1))
            return false;
    return true;
}

} // namespace mlm::official
