// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <QByteArray>
#include <memory>
#include <span>
#include <string>
#include <string_view>

struct evp_md_ctx_st;

namespace mlm {

enum class Hash { Sha2_256, Sha2_512, Sha1, Md5 };

/// A running digest. Any thread, one at a time.
class Digest
{
public:
    explicit Digest(Hash hash);
    Digest(Digest &&) noexcept;
    ~Digest();

    Hash hash() const { return m_hash; }
    void add(std::span<const char> bytes);
    /// The digest, once; nothing can be added afterwards. Empty where the system's library refuses this
    /// function.
    QByteArray finish();

    static QByteArray of(Hash hash, std::string_view bytes);

private:
    struct Free
    {
        void operator()(evp_md_ctx_st *context) const;
    };
    Hash m_hash;
    std::unique_ptr<evp_md_ctx_st, Free> m_context;
};

} // namespace mlm
