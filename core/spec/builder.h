// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/spec/library.h"

namespace mlm::spec {

/// The types of one profile. They refer to each other without owning (a band may hold bands), all live and die together.
using Arena = std::deque<Type>;

/// Puts the type of a document together from the definitions of STAC and of the extensions, declared or not.
class Builder
{
public:
    /// `stacVersion` must be one that the data know; `declared`: the known releases that the document declares.
    Builder(const Library &library, const Version &stacVersion, std::vector<const Release *> declared, Profile::DocumentType documentType);
    /// The type "stac.item", "stac.collection", …, keeping all others alive.
    std::shared_ptr<const Type> document(const std::string &name);
    /// A type of an extension by itself, its prefix closed: what the fields of one release are wherever they stand.
    std::shared_ptr<const Type> own(const Release &release, const std::string &name);

private:
    struct Scope
    {
        const Extension *extension = nullptr;
        Version version{};
        std::string versionText;
        bool declared = true;
        std::string section;    ///< of the object being read
    };
    struct Override             ///< what a mixin or an attachment says of all its fields
    {
        const Json *rules = nullptr;
    };

    const Type *typeOf(const Json &definition, const Scope &scope);
    const Type *named(std::string_view reference, const Scope &scope);
    const Json &definitionOf(const Scope &scope, const std::string &name) const;
    Scope scopeOf(const Extension &extension, const std::string &version, bool declared) const;
    void fill(Type &type, const Json &definition, const Scope &scope);
    void fillObject(Type &type, const Json &definition, const Scope &scope);
    void addFields(Type &type, const Json &fields, const Scope &scope, const Override &override);
    Field fieldOf(const Json &definition, const Scope &scope, const Override &override);
    static QString releaseName(const Scope &scope);
    static void closeOwn(Type &type, const Scope &scope);
    void attachAll(Type &type, const std::string &name);
    void attach(Type &type, const Json &attachment, const Scope &scope);
    void merge(Type &type, Field field);
    void finish(Type &type);
    std::shared_ptr<const Pattern> compiled(const std::string &pattern);
    std::vector<Choice> choicesOf(const Json &values) const;
    static std::shared_ptr<const Type> reference(const Type *type) { return {std::shared_ptr<const Type>(), type}; }

    const Library &m_library;
    Version m_stacVersion;
    Profile::DocumentType m_documentType;
    std::vector<Scope> m_scopes; ///< what attachments are taken from: each declared release, newest first, and the current ones of all others
    std::shared_ptr<Arena> m_arena = std::make_shared<Arena>();
    std::map<std::string, const Type *> m_named;
    std::map<std::string, std::shared_ptr<const Pattern>> m_patterns;
};

} // namespace mlm::spec
