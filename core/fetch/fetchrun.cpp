// SPDX-License-Identifier: Apache-2.0
#include "core/fetch/fetchrun.h"
#include "core/validation/official/address.h"
#include "core/validation/official/store.h"
#include <QCoreApplication>
#include <QFileInfo>
#include <QTimer>
#include <algorithm>

namespace mlm::fetch {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Fetch)
};

constexpr qint64 tellEvery = 40; ///< ms between two reports of progress
constexpr qsizetype longestShown = 300;

/// A name that only means something on this machine or in its network: a published schema has no business to send anybody there.
bool isLocalHost(const QString &host)
{
    const QString last = host.section(QLatin1Char('.'), -1);
    bool number = false;
    last.toInt(&number);
    return !host.contains(QLatin1Char('.')) || number || last == QLatin1String("local") || last == QLatin1String("localhost") ||
           last == QLatin1String("internal");
}

/// The address as it is asked for. The meta schemas of JSON Schema are named by http addresses; the same host gives the same files over https.
std::optional<official::Address> addressOf(const QString &text)
{
    auto address = official::parseAddress(text);
    if (address && address->host == QLatin1String("json-schema.org"))
        address->secure = true;
    return address;
}

} // namespace

int Outcome::failed() const
{
    return int(std::count_if(schemas.begin(), schemas.end(), [](const Fetched &one) { return !one.ok; }));
}

bool SchemaFetcher::isPublic(const QString &text)
{
    const auto address = addressOf(text);
    return address && address->secure && !isLocalHost(address->host);
}

QStringList SchemaFetcher::hostsOf(const QStringList &addresses)
{
    QStringList hosts;
    for (const QString &text : addresses) {
        if (const auto address = addressOf(text); address && address->secure)
            hosts.append(address->host);
    }
    hosts.sort();
    hosts.removeDuplicates();
    return hosts;
}

FetchRun::FetchRun(MakeDownloader make, const Limits &limits, QStringList addresses, QString folder, Tell tell)
    : m_make(std::move(make)), m_limits(limits), m_addresses(std::move(addresses)), m_folderPath(std::move(folder)), m_tell(std::move(tell))
{
}

void FetchRun::begin()
{
    auto folder = SchemaFolder::open(m_folderPath);
    if (!folder) {
        m_outcome.folder = folder.error();
        end();
        return;
    }
    m_folder = std::move(*folder);
    m_downloader = m_make();
    QTimer::singleShot(m_limits.whole, this, [this] {
        halt(Words::tr("Not fetched: all together took longer than %1 s.").arg(double(m_limits.whole.count()) / 1000.0));
    });
    m_told.start();
    for (const QString &address : std::as_const(m_addresses))
        add(address, {});
    next();
}

void FetchRun::cancel()
{
    m_outcome.cancelled = !m_over;
    halt(Words::tr("Not fetched: cancelled."));
}

QString FetchRun::refusal(const official::Address &address, bool given) const
{
    if (!address.secure)
        return Words::tr("Not fetched: this is an http address, where anyone on the way can change what is sent. Only https is used.");
    if (!given && !m_hosts.contains(address.host) && isLocalHost(address.host))
        return Words::tr("Not fetched: a published schema may not lead into the local network.");
    return {};
}

/// `from`: the schema that refers to it; empty for what the user asked for.
void FetchRun::add(const QString &text, const QString &from)
{
    const auto address = addressOf(text);
    const QString key = address ? address->file() : text.left(longestShown);
    if (m_seen.contains(key) || m_tooMany)
        return;
    Fetched none;
    none.uri = address ? address->document() : key;
    if (m_seen.size() >= m_limits.files) {
        m_tooMany = true;
        none.message = Words::tr("Not fetched, nor what comes after it: these are more than %1 schemas.").arg(m_limits.files);
    } else {
        m_seen.insert(key);
        none.message = address ? refusal(*address, from.isEmpty())
                               : Words::tr("Not fetched: this is no address of the form https://HOST/PATH that can be kept in a folder.");
    }
    if (!none.message.isEmpty()) {
        if (!from.isEmpty())
            none.message += QLatin1Char(' ') + Words::tr("%1 refers to it.").arg(from);
        record(none);
        return;
    }
    m_hosts.insert(address->host);
    m_waiting.push_back({address->document(), address->file(), QUrl(address->document()), 0, 0});
}

void FetchRun::next()
{
    while (!m_over && !m_waiting.empty() && int(m_running.size()) < m_limits.atOnce) {
        Asked asked = std::move(m_waiting.front());
        m_waiting.pop_front();
        ask(std::move(asked));
    }
    if (!m_over && m_running.empty())
        end();
}

void FetchRun::ask(Asked asked)
{
    const QString place = asked.place;
    const QUrl address = asked.now;
    asked.attempts += 1;
    m_running.insert_or_assign(place, std::move(asked));
    m_downloader->get(
        address, {m_limits.fileBytes, m_limits.stall}, [this](qint64 bytes) { return count(bytes); },
        [this, place](Downloader::Answer answer) {
            const auto found = m_running.find(place);
            if (m_over || found == m_running.end())
                return;
            Asked done = std::move(found->second);
            m_running.erase(found);
            take(std::move(done), std::move(answer));
            next();
        });
}

void FetchRun::take(Asked asked, Downloader::Answer answer)
{
    switch (answer.kind) {
    case Downloader::Answer::Kind::Body:
        take(std::move(asked), answer.body);
        return;
    case Downloader::Answer::Kind::Redirect:
        redirect(std::move(asked), answer.location);
        return;
    case Downloader::Answer::Kind::Failed:
        break;
    }
    if (answer.again && asked.attempts < 2)
        ask(std::move(asked));
    else
        miss(asked, 0, answer.message);
}

void FetchRun::take(Asked asked, const QByteArray &body)
{
    const auto schema = official::SchemaStore::parse(body);
    if (!schema) {
        // The parser's advice is for an author.
        miss(asked, body.size(), Words::tr("What was sent is no schema. %1").arg(schema.error().message));
        return;
    }
    if (const auto put = m_folder->put(asked.place, body); !put) {
        m_writeError = put.error();
        miss(asked, body.size(), put.error().message);
        return;
    }
    m_kept += 1;
    record({asked.uri, true, body.size(), {}, false});
    for (const QString &reference : official::SchemaStore::referencesOf(asked.uri, *schema))
        add(reference, asked.uri);
}

void FetchRun::redirect(Asked asked, const QUrl &location)
{
    asked.redirects += 1;
    QString refused;
    if (asked.redirects > m_limits.redirects)
        refused = Words::tr("The server leads from one address to the next, more than %1 times.").arg(m_limits.redirects);
    else if (location.scheme() != QLatin1String("https") || !location.userInfo().isEmpty() || location.port(443) != 443)
        refused = Words::tr("The server leads to %1, which is no plain https address.").arg(location.toDisplayString().left(longestShown));
    else if (!m_hosts.contains(location.host().toLower()))
        refused = Words::tr("The server leads to another host, %1.").arg(location.host().left(longestShown));
    if (!refused.isEmpty()) {
        miss(asked, 0, refused);
        return;
    }
    asked.now = location;
    asked.attempts = std::max(0, asked.attempts - 1); // one retry for the whole of it, however many steps it takes
    ask(std::move(asked));
}

/// All that is received counts, whatever becomes of it.
bool FetchRun::count(qint64 bytes)
{
    m_outcome.bytes += bytes;
    if (m_outcome.bytes > m_limits.totalBytes) {
        // Not from within the downloader's own call.
        QMetaObject::invokeMethod(
            this, [this] { halt(Words::tr("Not fetched: all together is more than %1 MiB.").arg(double(m_limits.totalBytes) / (1 << 20))); },
            Qt::QueuedConnection);
        return false;
    }
    if (m_told.elapsed() >= tellEvery) {
        m_told.restart();
        m_tell.progress(int(m_outcome.schemas.size()), int(m_seen.size()), m_outcome.bytes);
    }
    return !m_over;
}

void FetchRun::miss(const Asked &asked, qint64 bytes, const QString &message)
{
    record({asked.uri, false, bytes, message, QFileInfo(m_folderPath + QLatin1Char('/') + asked.place).isFile()});
}

void FetchRun::record(Fetched fetched)
{
    m_outcome.schemas.push_back(std::move(fetched));
    m_tell.progress(int(m_outcome.schemas.size()), int(m_seen.size()), m_outcome.bytes);
}

void FetchRun::halt(const QString &reason)
{
    if (m_over)
        return;
    if (m_downloader)
        m_downloader->abort();
    for (const auto &[place, asked] : m_running)
        miss(asked, 0, reason);
    for (const Asked &asked : m_waiting)
        miss(asked, 0, reason);
    m_running.clear();
    m_waiting.clear();
    end();
}

void FetchRun::end()
{
    m_over = true;
    m_folder.reset();
    std::sort(m_outcome.schemas.begin(), m_outcome.schemas.end(), [](const Fetched &a, const Fetched &b) { return a.uri < b.uri; });
    m_outcome.hosts = m_hosts.values();
    m_outcome.hosts.sort();
    if (m_writeError && m_kept == 0)
        m_outcome.folder = m_writeError;
    m_tell.finished(std::move(m_outcome));
}

} // namespace mlm::fetch
