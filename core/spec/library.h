// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/spec/data.h"
#include "core/spec/spec.h"
#include <deque>
#include <map>
#include <memory>
#include <mutex>

namespace mlm::spec {

/// One file of resources/spec: an extension (or STAC itself) with all its releases.
struct Extension
{
    std::string id;                       ///< "mlm", "stac"
    QString title;
    std::string prefix;                   ///< "mlm:", empty for none
    std::string url;                      ///< of its text, with {version}
    const Release *current = nullptr;     ///< null for STAC

    /// "types" and "attach" as they are in one of its releases. Put together when first asked for; from any thread.
    const Json &definitions(const Version &version) const;

    Json source;                          ///< "types" and "attach" of all releases
    struct Cache
    {
        std::mutex mutex;
        std::map<Version, Json> made;
    };
    std::unique_ptr<Cache> cache = std::make_unique<Cache>();
};

/// An address that a release is served under, and whose schema asks the document to declare another one: alone it never validates.
struct DeadAddress
{
    Release release;                      ///< as the others, with this address
    std::string wants;                    ///< the address that its schema asks for, exactly
    std::string better;                   ///< the address of the release that can be declared
};

/// Everything in resources/spec, read once; immutable afterwards.
class Library
{
public:
    static const Library &instance();

    const std::vector<Extension> &extensions() const { return m_extensions; }
    const Extension *extension(std::string_view id) const;
    /// What documents may declare.
    const std::vector<Release> &releases() const { return m_releases; }
    const Release *releaseByUri(std::string_view uri) const;
    const DeadAddress *deadAddress(std::string_view uri) const;
    const std::deque<DeadAddress> &deadAddresses() const { return m_dead; }
    /// The release that an unknown address means although it is not spelled as published: http, a '#' at the end.
    const Release *releaseMeant(const std::string &uri) const;
    const std::vector<Page> &pages(Profile::DocumentType type) const;
    const Json &vocabulary(const std::string &name) const { return m_vocabularies.at(name); }

    std::shared_ptr<const Profile> profile(const Json &root) const;

private:
    Library();
    void readPages();
    void readExtension(Json &file);
    std::shared_ptr<const Type> documentType(const Profile &profile) const;

    std::vector<Extension> m_extensions;
    std::vector<Release> m_releases;
    std::deque<DeadAddress> m_dead;
    std::map<std::string, std::vector<Page>> m_pages;
    Json m_vocabularies;
};

} // namespace mlm::spec
