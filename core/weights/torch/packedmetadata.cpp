// SPDX-License-Identifier: Apache-2.0
#include "core/weights/torch/packedmetadata.h"
#include "core/json/parse.h"
#include "core/yaml/yaml.h"
#include <QCoreApplication>
#include <algorithm>
#include <array>

namespace mlm::weights::torch {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Weights)
};

/// Item properties of MLM 1.5. "artifact_type" and "compile_method" belong to Assets and are read from the file itself.
constexpr std::array names{"name", "architecture", "tasks", "framework", "framework_version", "memory_size", "total_parameters", "pretrained",
                           "pretrained_source", "batch_size_suggestion", "accelerator", "accelerator_constrained", "accelerator_summary",
                           "accelerator_count", "input", "output", "hyperparameters"};
constexpr std::array assetNames{"artifact_type", "compile_method", "mlm:artifact_type", "mlm:compile_method"};

template <typename Names> bool isAmong(const Names &all, const std::string &name)
{
    return std::find(all.begin(), all.end(), name) != all.end();
}

} // namespace

Result<Json> readPackedMetadata(std::string_view text)
{
    Json root;
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first != std::string_view::npos && text[first] == '{') {
        if (auto parsed = json::parse(text, {1U << 20U, 100, 100'000}))
            root = std::move(parsed->root);
    }
    if (root.is_null()) {
        auto parsed = readYaml(text, {std::size_t{96} << 10, 100, 20'000}); // 96 KiB: yaml-cpp is slow
        if (!parsed)
            return parsed.error();
        root = std::move(*parsed);
    }
    if (root.is_object() && root.contains("type") && root.at("type") == "Feature")
        return root;
    const Json *properties = &root;
    if (root.is_object() && root.contains("properties") && root.at("properties").is_object())
        properties = &root.at("properties");
    Json result = Json::object();
    bool any = false;
    if (properties->is_object()) {
        for (const auto &[name, value] : properties->items()) {
            if (isAmong(assetNames, name))
                continue;
            const bool isBare = isAmong(names, name);
            any = any || isBare || name.starts_with("mlm:");
            std::string full = isBare ? "mlm:" + name : name;
            if (!result.contains(full))
                result[std::move(full)] = value;
        }
    }
    if (!any)
        return Error{Error::Code::Refused, Words::tr("It holds no properties of MLM."), {}, {}};
    return result;
}

} // namespace mlm::weights::torch
