// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include <algorithm>

namespace mlm::rules {

const Json *member(const Json &object, std::string_view name)
{
    const auto *members = object.get_ptr<const Json::object_t *>();
    if (!members)
        return nullptr;
    for (const auto &[key, value] : *members) {
        if (key == name)
            return &value;
    }
    return nullptr;
}

const Json *member(const Json *object, std::string_view name)
{
    return object ? member(*object, name) : nullptr;
}

const Json::array_t *array(const Json *value)
{
    return value ? value->get_ptr<const Json::array_t *>() : nullptr;
}

const Json::object_t *object(const Json *value)
{
    return value ? value->get_ptr<const Json::object_t *>() : nullptr;
}

const std::string *text(const Json *value)
{
    return value ? value->get_ptr<const Json::string_t *>() : nullptr;
}

std::optional<double> number(const Json *value)
{
    if (!value || !value->is_number())
        return std::nullopt;
    return value->get<double>();
}

bool isFalse(const Json *value)
{
    return value && value->is_boolean() && !value->get<bool>();
}

bool isTrue(const Json *value)
{
    return value && value->is_boolean() && value->get<bool>();
}

bool startsWith(std::string_view text, std::string_view prefix)
{
    return text.substr(0, prefix.size()) == prefix;
}

bool isItem(const Json &root)
{
    const std::string *type = text(member(root, "type"));
    return type && *type == "Feature";
}

bool isCollection(const Json &root)
{
    const std::string *type = text(member(root, "type"));
    return type && *type == "Collection";
}

const Json *properties(const Json &root)
{
    return isItem(root) ? member(root, "properties") : nullptr;
}

bool isModel(const RuleContext &context)
{
    if (!context.profile.mlmVersion().empty())
        return true;
    const auto *members = object(properties(context.root));
    return members && std::any_of(members->begin(), members->end(),
                                  [](const auto &m) { return startsWith(m.first, "mlm:"); });
}

const Json *Io::tensor() const
{
    return member(node, isInput ? "input" : "result");
}

std::optional<double> Io::sizeOf(std::string_view dimension) const
{
    const auto *order = dimensions();
    const auto *sizes = shape();
    if (!order || !sizes)
        return std::nullopt;
    for (std::size_t i = 0; i < order->size() && i < sizes->size(); ++i) {
        const std::string *name = text(&(*order)[i]);
        if (name && *name == dimension)
            return number(&(*sizes)[i]);
    }
    return std::nullopt;
}

Pointer Io::pointer() const
{
    return Pointer({"properties", isInput ? "mlm:input" : "mlm:output"}) / index;
}

Pointer Io::tensorPointer() const
{
    return pointer() / (isInput ? "input" : "result");
}

QString Io::title() const
{
    const std::string *name = text(member(node, "name"));
    if (name && !name->empty() && name->size() <= 40)
        return (isInput ? Text::tr("Input “%1”") : Text::tr("Output “%1”")).arg(shown(*name));
    return (isInput ? Text::tr("Input %1") : Text::tr("Output %1")).arg(index + 1);
}

std::vector<Io> ios(const Json &root)
{
    std::vector<Io> result;
    const Json *where = properties(root);
    for (const bool isInput : {true, false}) {
        const auto *list = array(member(where, isInput ? "mlm:input" : "mlm:output"));
        for (std::size_t i = 0; list && i < list->size(); ++i) {
            if ((*list)[i].is_object())
                result.push_back({isInput, i, (*list)[i]});
        }
    }
    return result;
}

Pointer AssetRef::pointer() const
{
    return Pointer({list, key});
}

std::vector<AssetRef> assets(const Json &root, const char *list)
{
    std::vector<AssetRef> result;
    if (const auto *members = object(member(root, list))) {
        for (const auto &[key, value] : *members) {
            if (value.is_object())
                result.push_back({key, value, list});
        }
    }
    return result;
}

std::vector<AssetRef> itemAssets(const Json &root)
{
    return isItem(root) ? assets(root) : std::vector<AssetRef>();
}

std::vector<AssetRef> itemAssets(const Json &root, std::string_view role)
{
    std::vector<AssetRef> result;
    for (const AssetRef &asset : itemAssets(root)) {
        if (hasRole(asset.node, role))
            result.push_back(asset);
    }
    return result;
}

std::vector<AssetRef> collectionAssets(const Json &root)
{
    std::vector<AssetRef> result;
    if (isCollection(root)) {
        result = assets(root);
        for (const AssetRef &described : assets(root, "item_assets"))
            result.push_back(described);
    }
    return result;
}

void forEachHolder(const Json &root, const Visit &visit)
{
    if (const Json *where = properties(root))
        visit(*where, Pointer({"properties"}));
    for (const AssetRef &asset : assets(root))
        visit(asset.node, asset.pointer());
}

void forEachTarget(const Json &root, const Visit &visit)
{
    for (const AssetRef &asset : assets(root))
        visit(asset.node, asset.pointer());
    const auto *links = array(member(root, "links"));
    for (std::size_t i = 0; links && i < links->size(); ++i)
        visit((*links)[i], Pointer({"links"}) / i);
}

bool hasRole(const Json &asset, std::string_view role)
{
    const auto *roles = array(member(asset, "roles"));
    return roles && std::any_of(roles->begin(), roles->end(), [&](const Json &r) {
               const std::string *name = text(&r);
               return name && *name == role;
           });
}

const std::string *referenceName(const Json &reference)
{
    return reference.is_object() ? text(member(reference, "name")) : text(&reference);
}

Finding finding(const Rule &rule, Pointer pointer, QString message, QString advice)
{
    return {rule.id,          rule.source,       rule.severity,  std::move(pointer), false, false,
            std::move(message), std::move(advice), rule.reference, {}};
}

Finding missing(const Rule &rule, Pointer pointer, QString message, QString advice)
{
    Finding result = finding(rule, std::move(pointer), std::move(message), std::move(advice));
    result.missing = true;
    return result;
}

namespace {

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? char(c + ('a' - 'A')) : c;
}

bool sameButCase(std::string_view a, std::string_view b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](char x, char y) { return lower(x) == lower(y); });
}

/// One letter replaced, missing, too many, or two neighbours swapped.
bool oneLetterOff(std::string_view a, std::string_view b)
{
    if (a.size() > b.size())
        std::swap(a, b);
    if (b.size() - a.size() > 1 || b.size() < 3)
        return false;
    std::size_t i = 0;
    while (i < a.size() && lower(a[i]) == lower(b[i]))
        ++i;
    if (a.size() < b.size())
        return sameButCase(a.substr(i), b.substr(i + 1));
    if (i == a.size() || sameButCase(a.substr(i + 1), b.substr(i + 1)))
        return true;
    return i + 1 < a.size() && lower(a[i]) == lower(b[i + 1]) && lower(a[i + 1]) == lower(b[i])
           && sameButCase(a.substr(i + 2), b.substr(i + 2));
}

} // namespace

std::string nearName(std::string_view name, const std::vector<std::string> &known)
{
    for (const auto matches : {sameButCase, oneLetterOff}) {
        std::string found;
        int count = 0;
        for (const std::string &candidate : known) {
            if (candidate != name && candidate != found && matches(name, candidate)) {
                found = candidate;
                ++count;
            }
        }
        if (count > 0)
            return count == 1 ? found : std::string();
    }
    return {};
}

} // namespace mlm::rules
