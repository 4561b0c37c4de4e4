// SPDX-License-Identifier: Apache-2.0
#include "core/base/digest.h"
#include <blake2.h>
#include <openssl/evp.h>

namespace mlm {

namespace {

const EVP_MD *functionOf(Hash hash)
{
    switch (hash) {
    case Hash::Sha2_256:
        return EVP_sha256();
    case Hash::Sha2_512:
        return EVP_sha512();
    case Hash::Sha1:
        return EVP_sha1();
    case Hash::Md5:
        return EVP_md5();
    case Hash::Sha2_224:
        return EVP_sha224();
    case Hash::Sha2_384:
        return EVP_sha384();
    case Hash::Sha3_224:
        return EVP_sha3_224();
    case Hash::Sha3_256:
        return EVP_sha3_256();
    case Hash::Sha3_384:
        return EVP_sha3_384();
    case Hash::Sha3_512:
        return EVP_sha3_512();
    default:
        return nullptr; // OpenSSL has BLAKE2 in one size each
    }
}

/// Bytes of a BLAKE2b digest; 0 for other functions.
std::size_t blake2bSize(Hash hash)
{
    switch (hash) {
    case Hash::Blake2b_128:
        return 16;
    case Hash::Blake2b_160:
        return 20;
    case Hash::Blake2b_256:
        return 32;
    case Hash::Blake2b_384:
        return 48;
    case Hash::Blake2b_512:
        return 64;
    default:
        return 0;
    }
}

std::size_t blake2sSize(Hash hash)
{
    return hash == Hash::Blake2s_128 ? 16 : hash == Hash::Blake2s_256 ? 32 : 0;
}

struct Free
{
    void operator()(EVP_MD_CTX *context) const { EVP_MD_CTX_free(context); }
};

} // namespace

struct Digest::Running
{
    std::unique_ptr<EVP_MD_CTX, Free> evp;
    blake2b_state b = {};
    blake2s_state s = {};
};

Digest::Digest(Hash hash) : m_hash(hash), m_running(std::make_unique<Running>())
{
    bool ready = false;
    if (const std::size_t size = blake2bSize(hash)) {
        ready = blake2b_init(&m_running->b, size) == 0;
    } else if (const std::size_t small = blake2sSize(hash)) {
        ready = blake2s_init(&m_running->s, small) == 0;
    } else {
        // A policy of the system may forbid MD5 or SHA-1: then there is no digest.
        m_running->evp.reset(EVP_MD_CTX_new());
        ready = m_running->evp && EVP_DigestInit_ex(m_running->evp.get(), functionOf(hash), nullptr) == 1;
    }
    if (!ready)
        m_running.reset();
}

Digest::Digest(Digest &&) noexcept = default;
Digest::~Digest() = default;

void Digest::add(std::span<const char> bytes)
{
    if (!m_running)
        return;
    const auto *data = reinterpret_cast<const unsigned char *>(bytes.data());
    if (m_running->evp)
        EVP_DigestUpdate(m_running->evp.get(), data, bytes.size());
    else if (blake2bSize(m_hash) > 0)
        blake2b_update(&m_running->b, data, bytes.size());
    else
        blake2s_update(&m_running->s, data, bytes.size());
}

QByteArray Digest::finish()
{
    if (!m_running)
        return {};
    QByteArray digest(EVP_MAX_MD_SIZE, Qt::Uninitialized);
    auto *out = reinterpret_cast<unsigned char *>(digest.data());
    auto size = static_cast<unsigned>(blake2bSize(m_hash) + blake2sSize(m_hash));
    const bool done = m_running->evp ? EVP_DigestFinal_ex(m_running->evp.get(), out, &size) == 1
                      : blake2bSize(m_hash) > 0 ? blake2b_final(&m_running->b, out, size) == 0
                                                : blake2s_final(&m_running->s, out, size) == 0;
    m_running.reset();
    if (!done)
        return {};
    digest.resize(static_cast<qsizetype>(size));
    return digest;
}

QByteArray Digest::of(Hash hash, std::string_view bytes)
{
    Digest digest(hash);
    digest.add(bytes);
    return digest.finish();
}

} // namespace mlm
