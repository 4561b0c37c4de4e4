// SPDX-License-Identifier: Apache-2.0
#include "core/weights/pickle/unpack.h"
#include <algorithm>
#include <vector>
#include <zlib.h>

namespace mlm::weights::pickle {

Packing packingOf(std::string_view head)
{
    using namespace std::string_view_literals;
    // zlib: method 8 with a window of 32 KiB, and both bytes together a multiple of 31.
    if (head.size() > 1 && head[0] == '\x78' && (0x78 * 256 + static_cast<unsigned char>(head[1])) % 31 == 0)
        return Packing::Zlib;
    if (head.starts_with("\x1f\x8b\x08"sv))
        return Packing::Gzip;
    if (head.starts_with("BZh"))
        return Packing::Bzip2;
    if (head.starts_with("\xfd\x37zXZ\0"sv))
        return Packing::Xz;
    if (head.starts_with("\x5d\0\0"sv) && head.size() > 13)
        return Packing::Lzma;
    return Packing::None;
}

const char *nameOf(Packing packing)
{
    switch (packing) {
    case Packing::Zlib: return "zlib";
    case Packing::Gzip: return "gzip";
    case Packing::Bzip2: return "bzip2";
    case Packing::Xz: return "xz";
    case Packing::Lzma: return "LZMA";
    case Packing::None: break;
    }
    return "";
}

std::string unpacked(const Source &source, std::size_t limit)
{
    constexpr std::uint64_t inputSize = 64U << 10U;
    z_stream stream = {};
    std::string result;
    if (inflateInit2(&stream, MAX_WBITS + 32) != Z_OK) // + 32: zlib or gzip
        return result;
    std::uint64_t at = 0;
    std::string input;
    std::vector<char> output(inputSize);
    int state = Z_OK;
    while (state == Z_OK && result.size() < limit) {
        if (stream.avail_in == 0 && at < source.size()) {
            auto next = source.bytes(at, std::min(inputSize, source.size() - at), inputSize);
            if (!next)
                break;
            input = std::move(*next);
            at += input.size();
            stream.next_in = reinterpret_cast<Bytef *>(input.data());
            stream.avail_in = static_cast<uInt>(input.size());
        }
        stream.next_out = reinterpret_cast<Bytef *>(output.data());
        stream.avail_out = static_cast<uInt>(output.size());
        state = inflate(&stream, Z_NO_FLUSH);
        const std::size_t made = output.size() - stream.avail_out;
        result.append(output.data(), std::min(made, limit - result.size()));
        if (state == Z_BUF_ERROR && at < source.size())
            state = Z_OK;
    }
    inflateEnd(&stream);
    return result;
}

} // namespace mlm::weights::pickle
