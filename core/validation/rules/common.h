// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/validation/engine.h"
#include <QCoreApplication>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What the rules share: looking into a tree that may hold anything, and putting findings together. A value of the wrong type is
/// the schema check's business: these helpers answer "nothing there", so that a rule keeps quiet about it.
namespace mlm::rules {

/// Context of the rules' texts.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Rules)
};

const Json *member(const Json &object, std::string_view name);
const Json *member(const Json *object, std::string_view name);
const Json::array_t *array(const Json *value);
const Json::object_t *object(const Json *value);
const std::string *text(const Json *value);
std::optional<double> number(const Json *value);
bool isFalse(const Json *value);
bool isTrue(const Json *value);
bool startsWith(std::string_view text, std::string_view prefix);
inline QString shown(std::string_view text) { return QString::fromUtf8(text.data(), qsizetype(text.size())); }

bool isItem(const Json &root);
bool isCollection(const Json &root);
/// `properties` of an Item, else nullptr.
const Json *properties(const Json &root);
/// The document declares a release of MLM or holds its members in properties.
bool isModel(const RuleContext &context);

/// One element of mlm:input or mlm:output.
struct Io
{
    bool isInput;
    std::size_t index;
    const Json &node;
    /// `input` of an input, `result` of an output; nullptr where it is no object.
    const Json *tensor() const;
    const Json::array_t *shape() const { return array(member(tensor(), "shape")); }
    const Json::array_t *dimensions() const { return array(member(tensor(), "dim_order")); }
    /// The size of a dimension by its name; nullopt where it is absent or the shape is shorter.
    std::optional<double> sizeOf(std::string_view dimension) const;
    Pointer pointer() const;
    Pointer tensorPointer() const;
    QString title() const; ///< "Input “RGB”"
};
std::vector<Io> ios(const Json &root);

struct AssetRef
{
    const std::string &key;
    const Json &node;
    const char *list = "assets"; ///< where it stands: "assets" or "item_assets"
    Pointer pointer() const;
};
std::vector<AssetRef> assets(const Json &root, const char *list = "assets");
/// Those of an Item; of other documents none.
std::vector<AssetRef> itemAssets(const Json &root);
/// Those of an Item with a role.
std::vector<AssetRef> itemAssets(const Json &root, std::string_view role);
/// What a Collection says of its own files and of those of its Items.
std::vector<AssetRef> collectionAssets(const Json &root);
bool hasRole(const Json &asset, std::string_view role);

/// Called with an object and where it stands.
using Visit = std::function<void(const Json &node, const Pointer &where)>;
/// The properties of an Item and each asset: where the members about a model stand.
void forEachHolder(const Json &root, const Visit &visit);
/// Each asset and each link: what has an address.
void forEachTarget(const Json &root, const Visit &visit);

/// The name of an element of `bands` or `variables`: a text, or an object's `name`.
const std::string *referenceName(const Json &reference);

/// A finding of the rule, with its source, severity and reference.
Finding finding(const Rule &rule, Pointer pointer, QString message, QString advice = {});
/// The same for a member that should be there.
Finding missing(const Rule &rule, Pointer pointer, QString message, QString advice = {});

/// The one known name that differs from `name` in letter case or in one letter only; empty where there is none or several.
std::string nearName(std::string_view name, const std::vector<std::string> &known);

} // namespace mlm::rules
