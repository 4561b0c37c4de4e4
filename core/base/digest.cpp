// SPDX-License-Identifier: Apache-2.0
#include "core/base/digest.h"
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
    }
    return nullptr;
}

} // namespace

void Digest::Free::operator()(evp_md_ctx_st *context) const
{
    EVP_MD_CTX_free(context);
}

Digest::Digest(Hash hash) : m_hash(hash), m_context(EVP_MD_CTX_new())
{
    // A policy of the system may forbid MD5 or SHA-1: then there is no digest.
    if (m_context && EVP_DigestInit_ex(m_context.get(), functionOf(hash), nullptr) != 1)
        m_context.reset();
}

Digest::Digest(Digest &&) noexcept = default;
Digest::~Digest() = default;

void Digest::add(std::span<const char> bytes)
{
    if (m_context)
        EVP_DigestUpdate(m_context.get(), bytes.data(), bytes.size());
}

QByteArray Digest::finish()
{
    QByteArray digest(EVP_MAX_MD_SIZE, Qt::Uninitialized);
    unsigned size = 0;
    if (!m_context ||
        EVP_DigestFinal_ex(m_context.get(), reinterpret_cast<unsigned char *>(digest.data()), &size) != 1)
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
