// SPDX-License-Identifier: Apache-2.0
#include "core/validation/official/official.h"
#include "core/validation/official/machine.h"
#include "core/validation/official/words.h"
#include <QCoreApplication>
#include <QElapsedTimer>
#include <algorithm>
#include <mutex>

namespace mlm::official {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Schemas)
};

/// A schema that is ready, or why it is not.
struct Entry
{
    std::shared_ptr<const Machine> machine;
    OfficialVerdict instead;
};

QString withoutHash(const QString &uri)
{
    return uri.endsWith(QLatin1Char('#')) ? uri.chopped(1) : uri;
}

} // namespace

struct OfficialSchemas::Private
{
    explicit Private(SchemaStore folder) : store(std::move(folder)) {}

    Entry entry(const QString &uri)
    {
        const std::lock_guard lock(mutex);
        const QString address = withoutHash(uri);
        const auto known = entries.find(address);
        if (known != entries.end())
            return known->second;
        // A stream of documents may declare ever new addresses: only those that lead somewhere are kept without bound, and a folder is finite.
        Entry made = make(address);
        if (made.machine || entries.size() < 10'000)
            entries.emplace(address, made);
        return made;
    }

    Entry make(const QString &address) const
    {
        Documents documents([this](const QString &other) { return store.load(other); });
        auto machine = Machine::compile(documents, address);
        if (machine)
            return {*machine, {}};
        const Error &error = machine.error();
        // Whatever is not in the folder, or has no address there, was not fetched; the rest is there and of no use.
        const bool missing = error.code == Error::Code::NotFound || (error.code == Error::Code::Refused && error.file.isEmpty());
        Error plain = error;
        if (missing)
            plain.file.clear();
        return {nullptr, {{}, missing ? OfficialVerdict::Unavailable : OfficialVerdict::Failed, plain.text()}};
    }

    const SchemaStore store;
    std::mutex mutex;
    std::map<QString, Entry> entries;
};

OfficialSchemas::OfficialSchemas(SchemaStore store) : d(std::make_unique<Private>(std::move(store)))
{
}

OfficialSchemas::~OfficialSchemas() = default;

const SchemaStore &OfficialSchemas::store() const
{
    return d->store;
}

QList<OfficialVerdict> OfficialSchemas::check(const Json &root) const
{
    QList<OfficialVerdict> verdicts;
    const QString core = SchemaStore::coreAddressFor(root);
    if (core.isEmpty())
        verdicts.append({noCore, OfficialVerdict::Invalid, Words::tr("The document does not say with \"type\" and \"stac_version\" which schema of STAC it follows.")});
    QElapsedTimer clock;
    clock.start();
    for (const QString &uri : SchemaStore::addressesFor(root)) {
        // One document is given the time of one: a list of a thousand hostile addresses takes no longer.
        if (clock.elapsed() >= Machine::longestMs) {
            verdicts.append({uri, OfficialVerdict::Failed, words::tooLong()});
            continue;
        }
        const Entry entry = d->entry(uri);
        OfficialVerdict verdict = entry.instead;
        if (entry.machine) {
            const Outcome outcome = entry.machine->run(root, std::max<qint64>(Machine::longestMs - clock.elapsed(), 1));
            const QString place = outcome.place.isRoot() ? QString() : outcome.place.toQString().left(300) + QStringLiteral(": ");
            verdict.kind = outcome.kind == Outcome::Accepts   ? OfficialVerdict::Valid
                           : outcome.kind == Outcome::Rejects ? OfficialVerdict::Invalid
                                                              : OfficialVerdict::Failed;
            verdict.detail = place + outcome.message;
        }
        verdict.uri = uri;
        verdicts.append(std::move(verdict));
    }
    return verdicts;
}

} // namespace mlm::official
