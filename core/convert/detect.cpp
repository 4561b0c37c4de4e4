// SPDX-License-Identifier: Apache-2.0
#include "core/convert/detect.h"
#include "core/json/pointer.h"
#include "core/spec/demand.h"
#include "core/spec/library.h"
#include <algorithm>
#include <set>

namespace mlm::convert {

namespace {

std::string textOf(const Json &object, const char *name)
{
    if (!object.is_object())
        return {};
    const auto it = object.find(name);
    return it != object.end() && it->is_string() ? it->get<std::string>() : std::string();
}

bool contains(std::string_view text, std::string_view part)
{
    return text.find(part) != std::string_view::npos;
}

Family familyOfAddress(std::string_view address)
{
    if (contains(address, "/mlm/v") || contains(address, "mlm-extension") || address == "mlm")
        return Family::Mlm;
    if (contains(address, "dlm-extension") || contains(address, "dl-model") || address == "dlm")
        return Family::Dlm;
    if (contains(address, "ml-model"))
        return Family::MlModel;
    return Family::None;
}

/// The names that some release of MLM knows: others with its prefix tell nothing.
const std::set<std::string, std::less<>> &mlmNames()
{
    static const std::set<std::string, std::less<>> names = [] {
        std::set<std::string, std::less<>> all;
        for (const spec::Release &release : spec::releases()) {
            if (release.extension != "mlm")
                continue;
            for (const char *type : {"fields", "artifact"})
                if (const auto fields = spec::ownType(release, type))
                    for (const spec::Field &field : fields->fields)
                        all.insert(field.name);
        }
        return all;
    }();
    return names;
}

Family familyOfMember(std::string_view name)
{
    if (name.starts_with("mlm:"))
        return mlmNames().contains(name) ? Family::Mlm : Family::None;
    if (name.starts_with("dlm:") || name.starts_with("dl-model:"))
        return Family::Dlm;
    return name.starts_with("ml-model:") ? Family::MlModel : Family::None;
}

/// "…/v1.0.0-beta.3/…": what follows a slash and v, or an at sign.
std::string releaseIn(const std::string &address)
{
    for (std::size_t at = address.find("/v"); at != std::string::npos; at = address.find("/v", at + 1)) {
        if (at + 2 >= address.size() || address[at + 2] < '0' || address[at + 2] > '9')
            continue;
        return plainVersion(std::string_view(address).substr(at + 2, address.find('/', at + 2) - at - 2));
    }
    return {};
}

/// Which families have members here, as bits.
unsigned familiesOf(const Json *object)
{
    unsigned found = 0;
    if (object && object->is_object())
        for (const auto &[name, value] : object->items())
            found |= 1u << unsigned(familyOfMember(name));
    return found;
}

unsigned familiesIn(const Json &root)
{
    unsigned found = familiesOf(&root) | familiesOf(Pointer::of("/properties").in(root)) | familiesOf(Pointer::of("/summaries").in(root));
    for (const char *list : {"assets", "item_assets"}) {
        const auto assets = root.find(list);
        if (assets == root.end() || !assets->is_structured())
            continue;
        for (const Json &asset : *assets)
            found |= familiesOf(&asset);
    }
    return found;
}

Kind kindOf(const Json &root)
{
    const std::string type = textOf(root, "type");
    if (type == "Feature")
        return Kind::Item;
    if (type == "Collection")
        return Kind::Collection;
    if (type == "Catalog")
        return Kind::Catalog;
    if (root.contains("properties") || root.contains("assets"))
        return Kind::Item;
    if (root.contains("extent") || root.contains("license")) // before 1.0.0-rc.1 nothing else told
        return Kind::Collection;
    return root.contains("links") ? Kind::Catalog : Kind::Unknown;
}

QString nameOf(const Detected &detected)
{
    static constexpr const char *names[] = {"", "STAC", "MLM", "DLM", "ML-Model"};
    const std::string &version = detected.family == Family::Stac ? detected.stac : detected.release;
    const QString name = QString::fromLatin1(names[int(detected.family)]);
    return version.empty() ? name : name + ' ' + QString::fromStdString(version);
}

/// DLM's betas differ in words that nobody else used.
std::string dlmRelease(const Json &root)
{
    const Json *data = Pointer::of("/properties/dlm:data").in(root);
    if (!data || !data->is_object())
        return {};
    if (data->contains("dtype") || data->contains("nodata_value"))
        return "1.0.0-beta2";
    return data->contains("data_type") || data->contains("nodata") ? "1.0.0-beta.3" : std::string();
}

} // namespace

std::string plainVersion(std::string_view text)
{
    if (text.starts_with('v'))
        text.remove_prefix(1);
    std::string version(text);
    for (const std::string word : {"-rc", "-beta", "-alpha"}) {
        const auto at = version.find(word);
        if (at != std::string::npos && at + word.size() < version.size() && version[at + word.size()] != '.')
            version.insert(at + word.size(), ".");
    }
    return version;
}

Detected detect(const Json &root)
{
    Detected found;
    if (!root.is_object())
        return found;
    found.kind = kindOf(root);
    found.stac = textOf(root, "stac_version");
    unsigned families = familiesIn(root);
    std::vector<std::pair<Family, std::string>> addresses;
    if (const auto list = root.find("stac_extensions"); list != root.end() && list->is_structured()) {
        for (const Json &entry : *list) {
            if (!entry.is_string() || addresses.size() >= 1000)
                continue;
            const std::string &address = entry.get_ref<const std::string &>();
            if (const Family family = familyOfAddress(address); family != Family::None)
                addresses.emplace_back(family, address);
        }
    }
    // Members decide over addresses: early MLM declared the address of DLM.
    for (const auto &[family, address] : addresses)
        if ((families & ~1u) == 0 || family == Family::Mlm)
            families |= 1u << unsigned(family);
    for (const Family family : {Family::Mlm, Family::Dlm, Family::MlModel})
        if (found.family == Family::None && (families & (1u << unsigned(family))))
            found.family = family;
    if (found.family == Family::None)
        found.family = found.stac.empty() ? Family::None : Family::Stac;

    const spec::Library &library = spec::Library::instance();
    for (const auto &[family, address] : addresses) {
        const bool own = family == found.family;
        if (own || found.family == Family::Mlm)
            found.addresses.push_back(address);
        if (!own)
            continue;
        if (const std::string release = releaseIn(address); spec::versionOf(release) >= spec::versionOf(found.release))
            found.release = release;
        found.dead = found.dead || (family == Family::Mlm && (library.deadAddress(address) || !library.releaseByUri(address)));
    }
    if (found.family == Family::Dlm && found.release.empty())
        found.release = dlmRelease(root);
    const auto &stac = stacVersions();
    const bool oldStac = !found.stac.empty() && std::find(stac.begin(), stac.end(), found.stac) == stac.end();
    found.outdated = oldStac || found.family == Family::Dlm || found.family == Family::MlModel ||
                     (found.family == Family::Mlm && (found.dead || found.addresses.size() > 1 || found.release != Target().mlm));
    found.name = nameOf(found);
    return found;
}

} // namespace mlm::convert
