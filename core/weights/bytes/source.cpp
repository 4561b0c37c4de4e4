// SPDX-License-Identifier: Apache-2.0
#include "core/weights/bytes/source.h"
#include "core/base/regularfile.h"
#include "core/weights/bytes/cursor.h"
#include <QCoreApplication>
#include <QFile>
#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace mlm::weights {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Weights)
};

Error pastEnd(std::uint64_t offset, std::uint64_t length, std::uint64_t size)
{
    return {Error::Code::Refused,
            Words::tr("%1 bytes from byte %2 reach past the end, at byte %3.").arg(length).arg(offset).arg(size),
            Words::tr("The file is damaged or was not copied whole."), {}};
}

bool inside(std::uint64_t offset, std::uint64_t length, std::uint64_t size)
{
    return offset <= size && length <= size - offset;
}

class FileSource final : public Source
{
public:
    FileSource(QString path, int descriptor, std::uint64_t size)
        : m_path(std::move(path)), m_descriptor(descriptor), m_size(size)
    {
    }
    FileSource(const FileSource &) = delete;
    FileSource &operator=(const FileSource &) = delete;
    ~FileSource() override { ::close(m_descriptor); }

    std::uint64_t size() const override { return m_size; }
    Result<void> read(std::uint64_t offset, std::span<char> buffer) const override
    {
        if (!inside(offset, buffer.size(), m_size))
            return pastEnd(offset, buffer.size(), m_size);
        while (!buffer.empty()) {
            const ssize_t count = ::pread(m_descriptor, buffer.data(), buffer.size(), static_cast<off_t>(offset));
            if (count < 0 && errno == EINTR)
                continue;
            if (count < 0)
                return systemError(m_path, Words::tr("The file cannot be read"), errno);
            if (count == 0)
                return Error{Error::Code::Changed, Words::tr("The file shrank while it was read."),
                             Words::tr("Wait until whatever writes it has finished, then try again."), m_path};
            offset += static_cast<std::uint64_t>(count);
            buffer = buffer.subspan(static_cast<std::size_t>(count));
        }
        return {};
    }

private:
    QString m_path;
    int m_descriptor;
    std::uint64_t m_size;
};

/// Takes over the descriptor.
Result<std::unique_ptr<Source>> fileSource(const QString &path, int descriptor)
{
    struct stat state = {};
    if (::fstat(descriptor, &state) != 0 || !S_ISREG(state.st_mode)) {
        ::close(descriptor);
        return Error{Error::Code::Refused, Words::tr("This is not a regular file."), {}, path};
    }
    return std::unique_ptr<Source>(
        std::make_unique<FileSource>(path, descriptor, static_cast<std::uint64_t>(state.st_size)));
}

class DiskFolder final : public Folder
{
public:
    explicit DiskFolder(QString path) : m_path(std::move(path)) {}

    Result<std::unique_ptr<Source>> open(std::string_view name) const override
    {
        const QString shown = QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
        const QString what = Words::tr("“%1” cannot be read").arg(shown);
        int at = ::open(QFile::encodeName(m_path).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (at < 0)
            return systemError(m_path, what, errno);
        std::string_view rest = name;
        for (;;) {
            const std::size_t slash = rest.find('/');
            const std::string part(rest.substr(0, slash));
            if (!isPlainName(part)) {
                ::close(at);
                return Error{Error::Code::Refused, Words::tr("The name “%1” leads out of the folder.").arg(shown),
                             Words::tr("Only files beside the model are opened."), {}};
            }
            const bool last = slash == std::string_view::npos;
            const int flags = O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY;
            const int next = ::openat(at, part.c_str(), last ? flags : flags | O_DIRECTORY);
            const int number = errno;
            ::close(at);
            if (next < 0) {
                if (number == ELOOP || (!last && number == ENOTDIR))
                    return Error{Error::Code::Refused, Words::tr("“%1” is a symbolic link or no folder.").arg(shown),
                                 Words::tr("Put the file itself beside the model."), {}};
                return systemError(m_path, what, number);
            }
            if (last)
                return fileSource(m_path + QLatin1Char('/') + shown, next);
            at = next;
            rest.remove_prefix(slash + 1);
        }
    }

private:
    QString m_path;
};

} // namespace

Result<std::string> Source::bytes(std::uint64_t offset, std::uint64_t length, std::uint64_t limit) const
{
    if (!inside(offset, length, size()))
        return pastEnd(offset, length, size());
    if (length > limit)
        return Error{Error::Code::Limit,
                     Words::tr("%1 bytes from byte %2 are more than the %3 that are read here.").arg(length).arg(offset).arg(limit),
                     {}, {}};
    std::string result(static_cast<std::size_t>(length), '\0');
    if (auto done = read(offset, result); !done)
        return done.error();
    return result;
}

std::string Source::head(std::size_t length) const
{
    auto result = bytes(0, std::min<std::uint64_t>(length, size()), length);
    return result ? std::move(*result) : std::string();
}

Result<void> MemorySource::read(std::uint64_t offset, std::span<char> buffer) const
{
    if (!inside(offset, buffer.size(), m_bytes.size()))
        return pastEnd(offset, buffer.size(), m_bytes.size());
    std::copy_n(m_bytes.begin() + static_cast<std::ptrdiff_t>(offset), buffer.size(), buffer.begin());
    return {};
}

Result<void> WindowSource::read(std::uint64_t offset, std::span<char> buffer) const
{
    const auto start = sum(m_offset, offset);
    if (!inside(offset, buffer.size(), m_size) || !start)
        return pastEnd(offset, buffer.size(), m_size);
    return m_whole.read(*start, buffer);
}

std::optional<std::uint64_t> elements(std::span<const std::int64_t> shape)
{
    // A zero anywhere makes the product zero, so that is looked for first: (2^40, 2^40, 0) is an empty tensor.
    std::uint64_t count = 1;
    for (const std::int64_t size : shape) {
        if (size < 0)
            return std::nullopt;
        if (size == 0)
            count = 0;
    }
    for (const std::int64_t size : shape) {
        const auto next = product(count, static_cast<std::uint64_t>(size));
        if (!next || *next > static_cast<std::uint64_t>(INT64_MAX))
            return std::nullopt;
        count = *next;
    }
    return count;
}

bool isPlainName(std::string_view name)
{
    return !name.empty() && name.size() <= 255 && name != "." && name != ".." &&
           std::none_of(name.begin(), name.end(), [](char c) {
               const auto byte = static_cast<unsigned char>(c);
               return byte < 0x20 || byte == 0x7f || c == '/' || c == '\\' || c == ':';
           });
}

Result<std::unique_ptr<Source>> openFile(const QString &path)
{
    // Looks before it opens: a FIFO or a device is refused there.
    if (auto regular = RegularFile::open(path); !regular)
        return regular.error();
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (descriptor < 0)
        return systemError(path, Words::tr("The file cannot be read"), errno);
    return fileSource(path, descriptor);
}

std::unique_ptr<Folder> openFolder(const QString &path)
{
    return std::make_unique<DiskFolder>(path);
}

} // namespace mlm::weights
