// SPDX-License-Identifier: Apache-2.0
#include "core/weights/tensors/ggmltypes.h"
#include <array>

namespace mlm::weights {

namespace {

// 4, 5, 31 to 33 and 36 to 38 were withdrawn.
constexpr std::array<GgmlType, 43> types{{
    {"float32", 1, 4},      {"float16", 1, 2},    {"q4_0", 32, 18},     {"q4_1", 32, 20},     {},
    {},                     {"q5_0", 32, 22},     {"q5_1", 32, 24},     {"q8_0", 32, 34},     {"q8_1", 32, 36},
    {"q2_k", 256, 84},      {"q3_k", 256, 110},   {"q4_k", 256, 144},   {"q5_k", 256, 176},   {"q6_k", 256, 210},
    {"q8_k", 256, 292},     {"iq2_xxs", 256, 66}, {"iq2_xs", 256, 74},  {"iq3_xxs", 256, 98}, {"iq1_s", 256, 50},
    {"iq4_nl", 32, 18},     {"iq3_s", 256, 110},  {"iq2_s", 256, 82},   {"iq4_xs", 256, 136}, {"int8", 1, 1},
    {"int16", 1, 2},        {"int32", 1, 4},      {"int64", 1, 8},      {"float64", 1, 8},    {"iq1_m", 256, 56},
    {"bfloat16", 1, 2},     {},                   {},                   {},                   {"tq1_0", 256, 54},
    {"tq2_0", 256, 66},     {},                   {},                   {},                   {"mxfp4", 32, 17},
    {"nvfp4", 64, 36},      {"q1_0", 128, 18},    {"q2_0", 64, 18},
}};

} // namespace

const GgmlType *ggmlType(std::uint32_t number)
{
    return number < types.size() && types[number].dtype ? &types[number] : nullptr;
}

} // namespace mlm::weights
