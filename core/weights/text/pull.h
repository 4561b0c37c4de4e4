// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/weights/text/stream.h"
#include <QString>
#include <optional>
#include <vector>

namespace mlm::weights::text {

/// Reads a tree of objects, arrays and single values from a stream, from front to back, keeping nothing: whoever asks
/// enters what is of interest and skips the rest. Once something is wrong, everything gives nothing and problem() tells.
class Pull
{
public:
    static constexpr int deepest = 100;

    explicit Pull(Stream &stream) : m_stream(stream) {}
    virtual ~Pull() = default;

    /// Enters the value that comes next where it is an object, or an array; else skips it and gives false.
    virtual bool enterObject() = 0;
    virtual bool enterArray() = 0;
    /// The name of the next member of the object, or nothing at its end, which is left then.
    virtual std::optional<std::string> nextMember() = 0;
    /// True where the array has another element; else it is left.
    virtual bool nextElement() = 0;
    /// The value that comes next: a text, or a number as text. Skips others and gives nothing.
    virtual std::optional<std::string> scalar() = 0;
    virtual void skip() = 0;

    bool ok() const { return m_problem.isEmpty() && !m_stream.limited(); }
    bool limited() const { return m_stream.limited(); } ///< the bytes that may be read are spent
    const QString &problem() const { return m_problem; }

protected:
    void fail(const QString &what);

    static constexpr std::size_t longestText = std::size_t{1} << 20;

    Stream &m_stream;
    QString m_problem;
};

/// JSON (RFC 8259). `inside`: how many objects the stream begins inside of, between two members.
class JsonPull final : public Pull
{
public:
    explicit JsonPull(Stream &stream, int inside = 0);
    bool enterObject() override { return enter('{'); }
    bool enterArray() override { return enter('['); }
    std::optional<std::string> nextMember() override;
    bool nextElement() override;
    std::optional<std::string> scalar() override;
    void skip() override;

private:
    struct Level
    {
        char kind = '{';
        bool first = true;
    };
    int white();
    bool enter(char kind);
    bool goOn(char kind, char end);
    bool text(std::string &result);
    bool escape(std::string &result);
    void skipText();

    std::vector<Level> m_levels;
};

/// Universal Binary JSON, draft 12 (https://ubjson.org), with counted and typed containers.
class UbjPull final : public Pull
{
public:
    explicit UbjPull(Stream &stream, int inside = 0);
    bool enterObject() override { return enter('{'); }
    bool enterArray() override { return enter('['); }
    std::optional<std::string> nextMember() override;
    bool nextElement() override;
    std::optional<std::string> scalar() override;
    void skip() override { skipValue(marker()); }

private:
    struct Level
    {
        char kind = '{';
        std::optional<std::uint64_t> left; ///< of a counted container
        char type = 0;                     ///< of a typed one
    };
    int marker();
    bool enter(char kind);
    bool begin(char kind);
    bool atEnd(char end);
    void skipValue(int marker);
    std::optional<std::uint64_t> length();
    std::optional<std::string> valueOf(int marker);

    std::vector<Level> m_levels;
};

} // namespace mlm::weights::text
