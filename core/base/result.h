// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <QString>
#include <optional>
#include <utility>
#include <variant>

namespace mlm {

/// Why something expected did not work: a value, never an exception. Texts are for the user.
struct Error
{
    enum class Code { Syntax, Limit, Io, Changed, NotFound, Refused, Usage, Cancelled, Invalid };
    Code code = Code::Invalid;
    QString message;          ///< what is wrong, one sentence, with the place where one is known
    QString advice;           ///< what to do, one sentence; may be empty
    QString file;             ///< path as the user gave it; may be empty
    int line = 0;             ///< 1-based; 0 where there is none
    int column = 0;           ///< 1-based, in code points; 0 where there is none
    std::string pointer = {}; ///< JSON Pointer; empty where there is none

    /// "file:line:column: message advice", leaving out what is not known.
    QString text() const;
};

/// A T or an Error.
template <typename T> class [[nodiscard]] Result
{
public:
    Result(T value) : m_data(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : m_data(std::in_place_index<1>, std::move(error)) {}
    explicit operator bool() const { return m_data.index() == 0; }
    bool ok() const { return m_data.index() == 0; }
    T &value() { return std::get<0>(m_data); }
    const T &value() const { return std::get<0>(m_data); }
    T *operator->() { return &value(); }
    const T *operator->() const { return &value(); }
    T &operator*() { return value(); }
    const T &operator*() const { return value(); }
    const Error &error() const { return std::get<1>(m_data); }

private:
    std::variant<T, Error> m_data;
};

template <> class [[nodiscard]] Result<void>
{
public:
    Result() = default;
    Result(Error error) : m_error(std::move(error)) {}
    explicit operator bool() const { return !m_error; }
    bool ok() const { return !m_error; }
    const Error &error() const { return *m_error; }

private:
    std::optional<Error> m_error;
};

} // namespace mlm
