// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/weights/reader.h"
#include "core/weights/zip/archive.h"
#include <optional>

/// What the fuzz targets share. The property that each of them holds: no crash, no leak, no undefined behaviour
/// (sanitizers), no allocation over 64 MB for an input under 1 MB and no run over 1 s (scripts/fuzz sets both), and
/// what a reader gives is sound: check().
namespace mlm::weights::fuzz {

inline std::string_view text(const std::uint8_t *data, std::size_t size)
{
    return {reinterpret_cast<const char *>(data), size};
}

/// An input, which may end with a second file: "…first…" "…second…" u32 length of the second, "MLMSIBL\n". Whatever plain
/// name a reader asks for beside the model is that second file.
struct Files
{
    std::string_view main;
    std::optional<std::string_view> sibling;
};
Files split(std::string_view input);

/// A folder in which every plain name is the same file.
class OneFileFolder final : public Folder
{
public:
    explicit OneFileFolder(std::optional<std::string_view> content) : m_content(content) {}
    Result<std::unique_ptr<Source>> open(std::string_view name) const override;

private:
    std::optional<std::string_view> m_content;
};

/// An archive without the check sums that stop a fuzzer: "MLMARCH\n", then members: u8 length of the name, name, u8 stored,
/// u32 length, content. The last one may be cut short.
std::unique_ptr<zip::Archive> archiveOf(std::string_view input);

/// Ends the process where a reading is not sound: a refusal without a text, a total that contradicts the tensors, a name
/// without a format.
void check(const Reading &reading);

} // namespace mlm::weights::fuzz
