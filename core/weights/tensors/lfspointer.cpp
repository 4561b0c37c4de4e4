// SPDX-License-Identifier: Apache-2.0
#include "core/weights/formats.h"
#include "core/weights/tensors/parts.h"
#include <QCoreApplication>
#include <algorithm>

namespace mlm::weights {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Weights)
};

/// The value of a line "key value", or nothing.
std::string_view lineOf(std::string_view text, std::string_view key)
{
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        const std::string_view line = text.substr(0, end);
        if (line.size() > key.size() && line.starts_with(key) && line[key.size()] == ' ')
            return line.substr(key.size() + 1);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return {};
}

bool isAll(std::string_view text, std::string_view characters)
{
    return !text.empty() && text.find_first_not_of(characters) == std::string_view::npos;
}

/// Git LFS, docs/spec.md: a text under 1024 bytes that stands in the working tree for a file not fetched yet.
class LfsPointerReader final : public Reader
{
public:
    std::string_view id() const override { return "git-lfs-pointer"; }

    Match probe(const Input &input) const override
    {
        const bool is = input.source.size() < 1024 && (input.head.starts_with("version https://git-lfs.github.com/spec/v1") ||
                                                       input.head.starts_with("version https://hawser.github.com/spec/v1"));
        return is ? Match::Certain : Match::No;
    }

    Reading read(const Input &input) const override
    {
        Facts facts = factsOf(id());
        facts.roles.reset(); // the pointer is not the model
        facts.note(NoteFact::Level::Warning,
                   Words::tr("This is a Git LFS pointer: a few lines that stand in for the model, which has not been fetched. "
                             "Run “git lfs pull” in the repository, then import the file again."));
        std::string_view oid = lineOf(input.head, "oid");
        if (oid.starts_with("sha256:") && oid.size() == 71 && isAll(oid.substr(7), "0123456789abcdef"))
            facts.details.emplace_back(Words::tr("SHA-256 of the model"), QString::fromLatin1(oid.data() + 7, 64));
        else
            facts.note(NoteFact::Level::Warning, Words::tr("Its line “oid” is missing or no SHA-256: the pointer is damaged."));
        const std::string_view size = lineOf(input.head, "size");
        if (isAll(size, "0123456789") && size.size() <= 19)
            facts.details.emplace_back(Words::tr("Size of the model in bytes"), QString::fromLatin1(size.data(), static_cast<qsizetype>(size.size())));
        else
            facts.note(NoteFact::Level::Warning, Words::tr("Its line “size” is missing or no number: the pointer is damaged."));
        return {std::move(facts), {}};
    }
};

} // namespace

std::unique_ptr<Reader> makeLfsPointerReader()
{
    return std::make_unique<LfsPointerReader>();
}

} // namespace mlm::weights
