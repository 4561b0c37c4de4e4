// SPDX-License-Identifier: Apache-2.0
#include "core/weights/torch/exportweights.h"
#include "core/json/parse.h"
#include "core/weights/bytes/cursor.h"
#include "core/weights/dtypes.h"
#include "core/weights/torch/exportprogram.h"
#include "core/weights/torch/nested.h"
#include <QCoreApplication>
#include <algorithm>
#include <set>

namespace mlm::weights::torch {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Weights)
};

constexpr std::size_t longestConfig = std::size_t{16} << 20;

Error problem(const QString &what)
{
    return {Error::Code::Refused, what, Words::tr("The file is damaged or was not copied whole."), {}};
}

/// Numbers of a view: the place in bytes behind its last element.
std::optional<std::uint64_t> endOf(const std::vector<std::int64_t> &sizes, const std::vector<std::int64_t> &strides, std::uint64_t offset, unsigned bits)
{
    std::uint64_t last = offset;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        if (sizes[i] == 0)
            return 0;
        const auto step = product(static_cast<std::uint64_t>(sizes[i] - 1), static_cast<std::uint64_t>(strides[i]));
        const auto next = step ? sum(last, *step) : std::nullopt;
        if (!next)
            return std::nullopt;
        last = *next;
    }
    const auto count = sum(last, 1);
    return count ? product(*count, bits / 8) : std::nullopt;
}

bool areKnown(const std::vector<std::int64_t> &sizes)
{
    return std::none_of(sizes.begin(), sizes.end(), [](std::int64_t size) { return size < 0; });
}

const Json *at(const Json &object, const char *name)
{
    const auto found = object.is_object() ? object.find(name) : object.end();
    return found == object.end() ? nullptr : &*found;
}

} // namespace

Result<ExportWeights> readExportWeights(const zip::Archive &archive, const zip::Member &config, const std::string &folder)
{
    const QString where = shown(config.name);
    const auto text = archive.content(config, longestConfig);
    if (!text)
        return text.error();
    const auto parsed = json::parse(*text, {longestConfig, 100, 1'000'000});
    if (!parsed) {
        Error error = parsed.error();
        error.message = where + QStringLiteral(": ") + error.message;
        return error;
    }
    const Json *entries = at(parsed->root, "config");
    if (!entries || !entries->is_object())
        return problem(Words::tr("%1 lists no tensors: “config” is missing.").arg(where));

    ExportWeights result;
    std::set<const zip::Member *> members;
    std::set<std::tuple<const zip::Member *, std::uint64_t, std::vector<std::int64_t>>> views;
    for (const auto &[name, entry] : entries->items()) {
        const Json *path = at(entry, "path_name"), *usesPickle = at(entry, "use_pickle"), *meta = at(entry, "tensor_meta");
        const zip::Member *member = path && path->is_string() ? archive.find(folder + path->get_ref<const std::string &>()) : nullptr;
        if (!member)
            return problem(Words::tr("The numbers of “%1” are not in the archive.").arg(shown(name)));
        const bool isNew = members.insert(member).second;
        const bool isPickle = usesPickle && usesPickle->is_boolean() && usesPickle->get<bool>();
        if (isPickle && isNew)
            result.pickles.push_back(member);
        if (isPickle && (!meta || meta->is_null()))
            continue;
        const Json *number = meta ? at(*meta, "dtype") : nullptr, *sizeList = meta ? at(*meta, "sizes") : nullptr, *strideList = meta ? at(*meta, "strides") : nullptr;
        const char *dtype = number ? exportDtype(*number) : nullptr;
        const auto sizes = sizeList ? exportSizes(*sizeList) : std::nullopt;
        const auto strides = strideList ? exportSizes(*strideList) : std::nullopt;
        if (!dtype || !sizes || !areKnown(*sizes) || !elements(*sizes))
            return problem(Words::tr("%1 does not tell dtype and sizes of “%2”.").arg(where, shown(name)));
        std::uint64_t offset = 0;
        if (const Json *start = at(*meta, "storage_offset")) {
            const Json *value = at(*start, "as_int");
            if (!value || !value->is_number_unsigned())
                return problem(Words::tr("%1 does not tell where “%2” begins.").arg(where, shown(name)));
            offset = value->get<std::uint64_t>();
        }
        if (!isPickle) {
            if (!strides || strides->size() != sizes->size() || !areKnown(*strides))
                return problem(Words::tr("%1 does not tell how “%2” is laid out.").arg(where, shown(name)));
            const auto end = endOf(*sizes, *strides, offset, bitsOf(dtype).value_or(0));
            if (!end || *end > member->size)
                return problem(Words::tr("“%1” reaches past the %2 bytes of its member “%3”.").arg(shown(name)).arg(member->size).arg(shown(member->name)));
        }
        if (isNew)
            result.bytes += member->size;
        if (!views.emplace(member, offset, *sizes).second) {
            ++result.aliases;
            continue;
        }
        result.tensors.push_back({name, dtype, *sizes});
    }
    return result;
}

} // namespace mlm::weights::torch
