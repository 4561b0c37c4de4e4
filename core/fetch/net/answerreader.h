// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <QByteArray>
#include <QByteArrayView>
#include <map>

namespace mlm::fetch {

/// Reads the answer of a web server (RFC 9112) from bytes as they come. Strict where leniency would let a cut or garbled body pass for a whole
/// one, and bounded: nothing is kept beyond the head's 64 KiB and the body's bound.
class AnswerReader
{
public:
    enum class State {
        Head,    ///< more is to come
        Body,    ///< the head is known, more is to come
        Whole,   ///< that was all
        Faulty,  ///< this is no answer of a web server
        TooLarge ///< the body exceeds its bound, by its own word or in fact
    };
    explicit AnswerReader(qint64 mostBody) : m_most(mostBody) {}

    State feed(QByteArrayView bytes);
    /// The server has closed the connection: Whole, or Faulty where something is missing.
    State close();
    State state() const { return m_state; }
    /// From Body on.
    int status() const { return m_status; }
    QByteArray header(const QByteArray &lowerCaseName) const;
    const QByteArray &body() const { return m_body; }

private:
    enum class Part { Length, Rest, ChunkSize, ChunkData, ChunkEnd, Trailer };
    bool readHead();
    bool parseHead(QByteArrayView head);
    void beginBody();
    bool readBody();
    bool readLine(QByteArray &line);
    void append(qint64 bytes);

    qint64 unread() const { return m_unread.size() - m_at; }

    qint64 m_most;
    State m_state = State::Head;
    Part m_part = Part::Rest;
    QByteArray m_unread; ///< since the last feed(): a piece of the head or of a line between chunks
    qsizetype m_at = 0;  ///< where in it reading goes on
    qint64 m_headBytes = 0;
    int m_status = 0;
    std::map<QByteArray, QByteArray> m_headers;
    qint64 m_left = 0; ///< of a body of known length, of a chunk
    QByteArray m_body;
};

} // namespace mlm::fetch
