// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <QByteArray>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace mlm {

enum class Hash {
    Sha2_256,
    Sha2_512,
    Sha1,
    Md5,
    Sha2_224,
    Sha2_384,
    Sha3_224,
    Sha3_256,
    Sha3_384,
    Sha3_512,
    Blake2b_128,
    Blake2b_160,
    Blake2b_256,
    Blake2b_384,
    Blake2b_512,
    Blake2s_128,
    Blake2s_256
};

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
    struct Running; ///< the library's state
    Hash m_hash;
    std::unique_ptr<Running> m_running;
};

} // namespace mlm
