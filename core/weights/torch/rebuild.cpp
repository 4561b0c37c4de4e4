// SPDX-License-Identifier: Apache-2.0
#include "core/weights/torch/rebuild.h"
#include "core/weights/bytes/cursor.h"
#include "core/weights/dtypes.h"
#include <QCoreApplication>
#include <algorithm>
#include <array>

namespace mlm::weights::torch {

using pickle::Kind;
using pickle::Ref;
using pickle::Tree;
using namespace std::string_view_literals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Weights)
};

constexpr std::uint32_t maxRank = 64;
constexpr std::uint32_t maxArguments = 64;
constexpr int maxWrappers = 16; // a parameter of a subclass of a nested tensor …

Error wrong(const QString &what)
{
    return {Error::Code::Refused, what, Words::tr("The file is damaged, or made to mislead."), {}};
}

/// Nothing is wrong with the numbers, but what they mean is not known here.
Error unknown(const QString &what)
{
    return {Error::Code::Invalid, what, {}, {}};
}

struct Named
{
    std::string_view name, dtype;
};
constexpr std::array classes{
    Named{"BFloat16", "bfloat16"}, Named{"Bool", "bool"},   Named{"Byte", "uint8"},   Named{"Char", "int8"},
    Named{"ComplexDouble", "complex128"}, Named{"ComplexFloat", "complex64"}, Named{"Double", "float64"}, Named{"Float", "float32"},
    Named{"Half", "float16"},      Named{"Int", "int32"},   Named{"Long", "int64"},   Named{"QInt32", "qint32"},
    Named{"QInt8", "qint8"},       Named{"QUInt2x4", "quint2x4"}, Named{"QUInt4x2", "quint4x2"}, Named{"QUInt8", "quint8"},
    Named{"Short", "int16"},
};
constexpr std::array aliases{
    Named{"cdouble", "complex128"}, Named{"cfloat", "complex64"}, Named{"chalf", "complex32"}, Named{"double", "float64"},
    Named{"float", "float32"}, Named{"float4_e2m1fn_x2", "float4_e2m1"}, Named{"float8_e8m0fnu", "float8_e8m0"}, Named{"half", "float16"},
    Named{"int", "int32"}, Named{"long", "int64"}, Named{"short", "int16"},
};

/// What a function of torch gives, by the place of its arguments.
enum class Makes { Nothing, View, TypedView, Quantised, Wrapped, Sparse, FromType, Meta, Subclass };

Makes makes(std::string_view called)
{
    struct Row
    {
        std::string_view name;
        Makes makes;
    };
    static constexpr std::array rows{
        Row{"torch._utils._rebuild_tensor", Makes::View},
        Row{"torch._utils._rebuild_tensor_v2", Makes::View},
        Row{"torch._utils._rebuild_tensor_v3", Makes::TypedView},
        Row{"torch._utils._rebuild_qtensor", Makes::Quantised},
        Row{"torch._utils._rebuild_parameter", Makes::Wrapped},
        Row{"torch._utils._rebuild_parameter_with_state", Makes::Wrapped},
        Row{"torch._utils._rebuild_nested_tensor", Makes::Wrapped},
        Row{"torch._utils._rebuild_device_tensor_from_cpu_tensor", Makes::Wrapped},
        Row{"torch.nn.parameter.Parameter", Makes::Wrapped},
        Row{"torch.nn.parameter.Buffer", Makes::Wrapped},
        Row{"torch.autograd.variable.Variable", Makes::Wrapped},
        Row{"torch._utils._rebuild_sparse_tensor", Makes::Sparse},
        Row{"torch._utils._rebuild_sparse_csr_tensor", Makes::Sparse},
        Row{"torch._tensor._rebuild_from_type_v2", Makes::FromType},
        Row{"torch._tensor._rebuild_from_type", Makes::FromType},
        Row{"torch._utils._rebuild_meta_tensor_no_storage", Makes::Meta},
        Row{"torch._utils._rebuild_wrapper_subclass", Makes::Subclass},
    };
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const Row &row) { return row.name == called; });
    return found == rows.end() ? Makes::Nothing : found->makes;
}

std::optional<std::vector<std::int64_t>> numbers(const Tree &tree, Ref ref)
{
    // torch.Size((2, 3)) as well as (2, 3).
    if (tree.called(ref) == "torch.Size") {
        const auto arguments = tree.sequence(tree.arguments(ref), 1);
        if (!arguments || arguments->empty())
            return std::nullopt;
        ref = arguments->front();
    }
    const auto items = tree.sequence(ref, maxRank);
    if (!items)
        return std::nullopt;
    std::vector<std::int64_t> result;
    for (const Ref item : *items) {
        const auto number = tree.integer(item);
        if (!number)
            return std::nullopt;
        result.push_back(*number);
    }
    return result;
}

/// Refuses a view that reaches past its storage: offset + Σ (size - 1) · stride, and one more element.
Result<void> checkReach(const Tensor &tensor, const std::vector<std::int64_t> &strides)
{
    if (tensor.elements == 0 || !tensor.storage)
        return {};
    std::optional<std::uint64_t> last = tensor.offset;
    for (std::size_t i = 0; i < strides.size() && last; ++i) {
        if (strides[i] < 0)
            return wrong(Words::tr("has a negative stride"));
        const auto way = product(static_cast<std::uint64_t>(tensor.shape[i] - 1), static_cast<std::uint64_t>(strides[i]));
        last = way ? sum(*last, *way) : std::nullopt;
    }
    const auto count = last ? sum(*last, 1) : std::nullopt;
    const auto bits = count ? product(*count, bitsOf(tensor.dtype).value_or(8)) : std::nullopt;
    if (!bits || *bits / 8 + (*bits % 8 != 0 ? 1 : 0) > tensor.storage->bytes)
        return wrong(Words::tr("reaches past its storage %1 of %2 bytes").arg(QString::fromStdString(tensor.storage->key)).arg(tensor.storage->bytes));
    return {};
}

/// Shape and strides into the tensor.
Result<Tensor> finish(const Tree &tree, Tensor tensor, Ref size, std::optional<Ref> stride)
{
    const auto shape = numbers(tree, size);
    const auto strides = stride ? numbers(tree, *stride) : std::vector<std::int64_t>();
    if (!shape || !strides || (stride && strides->size() != shape->size()))
        return wrong(Words::tr("has no proper shape"));
    tensor.shape = *shape;
    return checkedTensor(std::move(tensor), *strides);
}

Result<Tensor> view(const Tree &tree, const std::vector<Ref> &arguments, Makes kind, bool isParameter)
{
    Tensor tensor;
    tensor.isParameter = isParameter;
    if (arguments.size() < (kind == Makes::TypedView ? 7 : 4))
        return unknown(Words::tr("is made with too few arguments"));
    tensor.storage = storageOf(tree, arguments[0]);
    const auto offset = tree.integer(arguments[1]);
    if (!tensor.storage || !offset || *offset < 0)
        return wrong(Words::tr("has no proper storage"));
    tensor.offset = static_cast<std::uint64_t>(*offset);
    tensor.dtype = tensor.storage->dtype.empty() ? "uint8" : tensor.storage->dtype;
    if (kind == Makes::TypedView) {
        tensor.dtype = dtypeOfName(tree.name(arguments[6]));
        if (tensor.dtype.empty())
            return unknown(Words::tr("has a type that is not known here"));
    }
    return finish(tree, std::move(tensor), arguments[2], arguments[3]);
}

} // namespace

Result<Tensor> checkedTensor(Tensor tensor, const std::vector<std::int64_t> &strides)
{
    const auto count = elements(tensor.shape);
    if (!count)
        return wrong(Words::tr("has a shape that is negative or too large"));
    tensor.elements = *count;
    if (auto done = checkReach(tensor, strides); !done)
        return done.error();
    return tensor;
}

std::string dtypeOfClass(std::string_view name)
{
    for (const std::string_view part : {"torch."sv, "cuda."sv, "sparse."sv}) {
        if (name.starts_with(part))
            name.remove_prefix(part.size());
    }
    for (const std::string_view tail : {"Storage"sv, "Tensor"sv}) {
        if (!name.ends_with(tail))
            continue;
        name.remove_suffix(tail.size());
        const auto found = std::find_if(classes.begin(), classes.end(), [&](const Named &row) { return row.name == name; });
        return found == classes.end() ? std::string() : std::string(found->dtype);
    }
    return {};
}

std::string dtypeOfName(std::string_view name)
{
    if (!name.starts_with("torch."))
        return {};
    name.remove_prefix(6);
    const auto found = std::find_if(aliases.begin(), aliases.end(), [&](const Named &row) { return row.name == name; });
    if (found != aliases.end())
        name = found->dtype;
    return bitsOf(name) ? std::string(name) : std::string();
}

std::optional<StorageRef> storageOf(const Tree &tree, Ref persistent)
{
    if (tree.kind(persistent) != Kind::Persistent)
        return std::nullopt;
    const auto parts = tree.sequence(tree.persistentId(persistent), 8);
    if (!parts || parts->size() < 5 || tree.text((*parts)[0]) != "storage")
        return std::nullopt;
    StorageRef result;
    const std::string_view name = tree.name((*parts)[1]);
    const bool untyped = name == "torch.storage.UntypedStorage" || name == "torch.UntypedStorage" || name == "torch.storage._UntypedStorage";
    result.dtype = dtypeOfClass(name);
    const auto key = tree.text((*parts)[2]);
    const auto number = tree.integer((*parts)[2]);
    const auto count = tree.integer((*parts)[4]);
    if ((result.dtype.empty() && !untyped) || (!key && !number) || !count || *count < 0)
        return std::nullopt;
    result.key = key ? std::string(*key) : std::to_string(*number);
    // Types of less than a byte are stored, and counted, by the byte.
    const unsigned bits = untyped ? 8 : std::max(8U, bitsOf(result.dtype).value_or(8));
    const auto bytes = product(static_cast<std::uint64_t>(*count), bits / 8);
    if (!bytes)
        return std::nullopt;
    result.bytes = *bytes;
    return result;
}

bool isTensor(const Tree &tree, Ref ref)
{
    return makes(tree.called(ref)) != Makes::Nothing;
}

Result<Tensor> tensorOf(const Tree &tree, Ref ref)
{
    Ref function = 0;
    Ref given = 0;
    if (tree.kind(ref) == Kind::Call) {
        function = tree.function(ref);
        given = tree.arguments(ref);
    }
    bool isParameter = false, isSparse = false;
    for (int wrapper = 0; wrapper < maxWrappers; ++wrapper) {
        const Makes kind = makes(tree.name(function));
        const auto arguments = tree.sequence(given, maxArguments);
        if (kind == Makes::Nothing || !arguments || arguments->empty())
            return unknown(Words::tr("is made in a way that is not known here"));
        const auto enter = [&](Ref inner) {
            if (tree.kind(inner) != Kind::Call)
                return false;
            function = tree.function(inner);
            given = tree.arguments(inner);
            return true;
        };
        const std::string_view name = tree.name(function);
        switch (kind) {
        case Makes::View:
        case Makes::TypedView:
        case Makes::Quantised: {
            auto tensor = view(tree, *arguments, kind, isParameter);
            if (tensor)
                tensor->isSparse = isSparse;
            return tensor;
        }
        case Makes::Wrapped:
            isParameter = isParameter || name.find("arameter") != std::string_view::npos;
            if (!enter(arguments->front()))
                return unknown(Words::tr("wraps nothing that is known here"));
            break;
        case Makes::Sparse: {
            // COO: (indices, values, size); compressed: (rows, columns, values, size).
            const auto data = arguments->size() > 1 ? tree.sequence((*arguments)[1], 8) : std::nullopt;
            if (!data || data->size() < 3)
                return unknown(Words::tr("is sparse without values"));
            const Ref values = tree.kind((*data)[2]) == Kind::Call && isTensor(tree, (*data)[2]) ? (*data)[2] : (*data)[1];
            isSparse = true;
            if (!enter(values))
                return unknown(Words::tr("is sparse without values"));
            break;
        }
        case Makes::FromType:
            if (arguments->size() < 3)
                return unknown(Words::tr("is made with too few arguments"));
            function = arguments->front();
            given = (*arguments)[2];
            break;
        case Makes::Meta:
        case Makes::Subclass: {
            const std::size_t first = kind == Makes::Subclass ? 1 : 0;
            if (arguments->size() < first + 2)
                return unknown(Words::tr("is made with too few arguments"));
            Tensor tensor;
            tensor.isParameter = isParameter;
            tensor.dtype = dtypeOfName(tree.name((*arguments)[first]));
            if (tensor.dtype.empty())
                return unknown(Words::tr("has a type that is not known here"));
            return finish(tree, std::move(tensor), (*arguments)[first + 1], std::nullopt);
        }
        case Makes::Nothing: break;
        }
    }
    return wrong(Words::tr("is wrapped more than %1 times").arg(maxWrappers));
}

} // namespace mlm::weights::torch
