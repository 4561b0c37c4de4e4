// SPDX-License-Identifier: Apache-2.0
#include "core/weights/zip/archive.h"
#include "core/weights/zip/directory.h"
#include <QCoreApplication>
#include <algorithm>
#include <cerrno>
#include <cstring>
#include <zip.h>

namespace mlm::weights::zip {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Weights)
};

constexpr std::uint64_t mostUnpacked = 60U << 20U; // bytes
constexpr std::uint16_t stored = 0, deflated = 8;

QString nameOf(const Member &member)
{
    return QString::fromStdString(member.name.substr(0, 200));
}

/// What libzip reads through.
struct View
{
    const Source *source;
    std::uint64_t position = 0;
    zip_error_t error = {};

    zip_int64_t read(char *buffer, std::uint64_t length)
    {
        const std::uint64_t count = std::min(length, source->size() - position);
        if (!source->read(position, std::span(buffer, static_cast<std::size_t>(count)))) {
            zip_error_set(&error, ZIP_ER_READ, EIO);
            return -1;
        }
        position += count;
        return static_cast<zip_int64_t>(count);
    }
    zip_int64_t seek(void *data, std::uint64_t length)
    {
        const zip_int64_t to = zip_source_seek_compute_offset(position, source->size(), data, length, &error);
        if (to < 0)
            return -1;
        position = static_cast<std::uint64_t>(to);
        return 0;
    }
    zip_int64_t stat(void *data, std::uint64_t length)
    {
        if (length < sizeof(zip_stat_t)) {
            zip_error_set(&error, ZIP_ER_INVAL, 0);
            return -1;
        }
        auto *state = static_cast<zip_stat_t *>(data);
        zip_stat_init(state);
        state->size = source->size();
        state->valid = ZIP_STAT_SIZE;
        return sizeof(zip_stat_t);
    }
};

zip_int64_t serve(void *self, void *data, zip_uint64_t length, zip_source_cmd_t command)
{
    auto *view = static_cast<View *>(self);
    switch (command) {
    case ZIP_SOURCE_OPEN:
        view->position = 0;
        return 0;
    case ZIP_SOURCE_READ: return view->read(static_cast<char *>(data), length);
    case ZIP_SOURCE_CLOSE:
    case ZIP_SOURCE_FREE: return 0;
    case ZIP_SOURCE_STAT: return view->stat(data, length);
    case ZIP_SOURCE_ERROR: return zip_error_to_data(&view->error, data, length);
    case ZIP_SOURCE_SEEK: return view->seek(data, length);
    case ZIP_SOURCE_TELL: return static_cast<zip_int64_t>(view->position);
    case ZIP_SOURCE_SUPPORTS: return ZIP_SOURCE_SUPPORTS_SEEKABLE;
    default:
        zip_error_set(&view->error, ZIP_ER_OPNOTSUPP, 0);
        return -1;
    }
}

struct Discard
{
    void operator()(zip_t *zip) const { zip_discard(zip); }
    void operator()(zip_file_t *file) const { zip_fclose(file); }
};

class LibzipArchive final : public Archive
{
public:
    struct Place
    {
        std::uint64_t data = 0;
        std::uint64_t index = 0; ///< in libzip's list
        std::uint16_t method = 0;
    };

    LibzipArchive(const Source &source, std::unique_ptr<View> view, std::unique_ptr<zip_t, Discard> zip,
                  std::vector<Member> members, std::vector<Place> places, QStringList warnings)
        : Archive(std::move(members), std::move(warnings)), m_source(source), m_view(std::move(view)), m_zip(std::move(zip)),
          m_places(std::move(places))
    {
    }

    Result<std::string> content(const Member &member, std::uint64_t limit) const override
    {
        const Place &place = placeOf(member);
        if (place.method != stored && place.method != deflated)
            return Error{Error::Code::Refused, Words::tr("The member “%1” is compressed by method %2, which is not read here.").arg(nameOf(member)).arg(place.method), {}, {}};
        const std::uint64_t most = member.stored ? limit : std::min(limit, mostUnpacked);
        if (member.size > most)
            return Error{Error::Code::Limit, Words::tr("The member “%1” has %2 bytes; up to %3 are read here.").arg(nameOf(member)).arg(member.size).arg(most), {}, {}};
        const std::unique_ptr<zip_file_t, Discard> file(zip_fopen_index(m_zip.get(), place.index, 0));
        if (!file)
            return cannot(member, QString::fromUtf8(zip_strerror(m_zip.get())));
        std::string result(static_cast<std::size_t>(member.size), '\0');
        std::uint64_t done = 0;
        // One byte more than there should be: only then libzip compares the check sum.
        char beyond = 0;
        for (;;) {
            const bool full = done == member.size;
            const zip_int64_t count = full ? zip_fread(file.get(), &beyond, 1) : zip_fread(file.get(), result.data() + done, member.size - done);
            if (count < 0)
                return cannot(member, QString::fromUtf8(zip_file_strerror(file.get())));
            if (full ? count > 0 : count == 0)
                return cannot(member, Words::tr("other length than told"));
            if (full)
                return result;
            done += static_cast<std::uint64_t>(count);
        }
    }

    Result<std::string> start(const Member &member, std::uint64_t length) const override
    {
        const Place &place = placeOf(member);
        if (place.method != stored && place.method != deflated)
            return Error{Error::Code::Refused, Words::tr("The member “%1” is compressed by method %2, which is not read here.").arg(nameOf(member)).arg(place.method), {}, {}};
        const std::unique_ptr<zip_file_t, Discard> file(zip_fopen_index(m_zip.get(), place.index, 0));
        if (!file)
            return cannot(member, QString::fromUtf8(zip_strerror(m_zip.get())));
        std::string result(static_cast<std::size_t>(std::min({length, member.size, mostUnpacked})), '\0');
        for (std::size_t done = 0; done < result.size();) {
            const zip_int64_t count = zip_fread(file.get(), result.data() + done, result.size() - done);
            if (count < 0)
                return cannot(member, QString::fromUtf8(zip_file_strerror(file.get())));
            if (count == 0)
                return cannot(member, Words::tr("other length than told"));
            done += static_cast<std::size_t>(count);
        }
        return result;
    }

    Result<std::unique_ptr<Source>> open(const Member &member) const override
    {
        if (!member.stored)
            return Error{Error::Code::Refused, Words::tr("The member “%1” is compressed and cannot be read in places.").arg(nameOf(member)),
                         Words::tr("Pack the archive anew without compression."), {}};
        return std::unique_ptr<Source>(std::make_unique<WindowSource>(m_source, placeOf(member).data, member.size));
    }

private:
    static Error cannot(const Member &member, const QString &why)
    {
        return {Error::Code::Refused, Words::tr("The member “%1” of the archive cannot be read: %2.").arg(nameOf(member), why),
                Words::tr("The file is damaged or was not copied whole."), {}};
    }
    const Place &placeOf(const Member &member) const { return m_places[static_cast<std::size_t>(&member - members().data())]; }

    const Source &m_source;
    std::unique_ptr<View> m_view; // outlives m_zip
    std::unique_ptr<zip_t, Discard> m_zip;
    std::vector<Place> m_places; ///< as members()
};

Error inconsistent(const QString &why)
{
    return {Error::Code::Refused, Words::tr("The archive is inconsistent: %1.").arg(why), Words::tr("The file is damaged or was not copied whole."), {}};
}

/// True where libzip sees the same as we do.
bool sees(zip_t *zip, std::uint64_t index, const Entry &entry)
{
    zip_stat_t state;
    zip_stat_init(&state);
    if (zip_stat_index(zip, index, ZIP_FL_ENC_RAW, &state) != 0)
        return false;
    return state.name && entry.member.name == state.name && state.size == entry.member.size &&
           state.comp_size == entry.member.packed && state.comp_method == entry.method && state.crc == entry.crc;
}

} // namespace

Result<std::unique_ptr<Archive>> Archive::open(const Source &source)
{
    auto directory = readDirectory(source);
    if (!directory)
        return directory.error();
    auto view = std::make_unique<View>(View{&source});
    zip_error_init(&view->error);
    zip_error_t error;
    zip_error_init(&error);
    const auto text = [&error] {
        const QString result = QString::fromUtf8(zip_error_strerror(&error));
        zip_error_fini(&error);
        return result;
    };
    zip_source_t *from = zip_source_function_create(serve, view.get(), &error);
    if (!from)
        return inconsistent(text());
    std::unique_ptr<zip_t, Discard> zip(zip_open_from_source(from, ZIP_RDONLY | ZIP_CHECKCONS, &error));
    if (!zip) {
        zip_source_free(from);
        return inconsistent(text());
    }

    std::vector<Member> members;
    std::vector<LibzipArchive::Place> places;
    std::vector<Entry> &entries = directory->entries;
    if (zip_get_num_entries(zip.get(), 0) != static_cast<zip_int64_t>(entries.size()))
        return inconsistent(Words::tr("its directory can be read in two ways"));
    for (std::size_t i = 0; i < entries.size(); ++i) {
        Entry &entry = entries[i];
        if (!sees(zip.get(), i, entry))
            return inconsistent(Words::tr("its directory can be read in two ways, at “%1”").arg(nameOf(entry.member)));
        if (entry.member.name.ends_with('/'))
            continue;
        places.push_back({entry.data, i, entry.method});
        members.push_back(std::move(entry.member));
    }
    return std::unique_ptr<Archive>(std::make_unique<LibzipArchive>(source, std::move(view), std::move(zip), std::move(members),
                                                                   std::move(places), directory->warnings));
}

} // namespace mlm::weights::zip
