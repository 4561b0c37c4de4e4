// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/json/pointer.h"
#include <QString>
#include <QStringList>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

/// The specification as data (resources/spec): which members exist in which release, their types, bounds, vocabularies and help.
/// Everything here is immutable after loading and may be read from any thread.
namespace mlm::spec {

enum class Kind { Any, Boolean, Integer, Number, String, Array, Object };

/// One value of a vocabulary.
struct Choice
{
    Json value;
    QString label; ///< what it means; may be empty
};

/// A text that is let pass beside the choices, but is not offered: one of an earlier day.
struct Passing
{
    std::string value;
    std::string as;                    ///< the choice that it is read as
};

struct Field;
class Pattern;

/// A member that may not stand in an object although its extension knows it elsewhere.
struct Forbidden
{
    std::string name;
    QString advice;                    ///< where it belongs
};

/// An extension whose member names are all listed: any other name with its prefix is a mistake.
struct ClosedPrefix
{
    std::string prefix;                ///< "mlm:"
    QString title;                     ///< "MLM 1.5.2"
    std::vector<std::string> names;    ///< those with the prefix that this release knows here
};

/// What a value may be. `variants` non-empty: exactly one of them applies (told apart by `discriminator` where set).
struct Type
{
    Kind kind = Kind::Any;
    std::string name;                  ///< e.g. "mlm.input", "stac.link"; empty for plain types
    bool nullable = false;
    QString nullMeaning;               ///< "trained from scratch"
    std::vector<Choice> choices;
    bool openChoices = false;          ///< choices are suggestions, other values are allowed
    std::vector<Passing> passes;       ///< texts let pass beside the choices
    std::string pattern;               ///< PCRE, unanchored unless it says so
    std::string format;                ///< "date-time", "iri", "iri-reference"
    QString patternHint;               ///< the pattern in users' words
    std::optional<double> minimum, maximum, exclusiveMinimum;
    std::optional<std::size_t> minLength, maxLength, minItems, maxItems, minProperties;
    bool uniqueItems = false;
    std::shared_ptr<const Type> items;                    ///< Array
    std::vector<Field> fields;                            ///< Object: known members, in their customary order
    std::shared_ptr<const Type> others;                   ///< Object: type of every other member, if they are described
    std::vector<std::shared_ptr<const Type>> variants;
    std::string discriminator;                            ///< member that tells the variants apart ("type")
    bool multiline = false;            ///< a text of several lines (description)
    QString label;                     ///< of a variant: "Mean and deviation"
    QString what;                      ///< what a value of it is: "a task", "a data type"
    QString patternMessage;            ///< what to say when the pattern fails; empty: put together from the hint
    std::vector<std::size_t> itemCounts;                  ///< Array: the lengths allowed; empty: see minItems, maxItems
    bool closed = false;               ///< Object: no members but `fields`
    std::string memberPattern;         ///< Object: what every member's name must match
    QString memberHint;                ///< that pattern in users' words
    std::vector<std::vector<std::string>> together;       ///< Object: members that come all or not at all
    std::vector<Forbidden> forbidden;  ///< Object: members that belong elsewhere
    bool loose = false;                ///< values of another kind are let pass
    bool firm = false;                 ///< a declared extension wants this kind even where nothing else of the value is checked
    bool firmHolder = false;           ///< it wants the same of the list or object that holds such values
    std::vector<ClosedPrefix> closedPrefixes;             ///< Object: of declared extensions

    const Field *field(std::string_view name) const;
    /// The entry of `passes` for a text; null where it is none of them.
    const Passing *passing(std::string_view text) const;

    /// `pattern` and `memberPattern` ready for use; null where there is none.
    std::shared_ptr<const Pattern> compiled, compiledMember;
    std::vector<std::uint16_t> slots;  ///< of field(): open addressing, index + 1; made when loading
    std::vector<std::uint16_t> required;                  ///< indices of required, checked fields; made when loading
};

enum class Requirement { Optional, Recommended, Required };

/// A member of an object in one release.
struct Field
{
    std::string name;                  ///< as the specification spells it: "mlm:name"
    QString label;                     ///< "Name"
    QString help;                      ///< in our words, one or a few sentences
    QString reference;                 ///< "MLM 1.5.2, Item Properties"
    std::string url;                   ///< of that section
    std::string extension;             ///< "mlm", "file", …; empty for STAC core
    bool declared = true;              ///< the document declares that extension (core: always)
    bool checked = true;               ///< the value has to be as `type` says; false: not declared, or a rule of its own looks at it
    Requirement requirement = Requirement::Optional;
    std::string page;                  ///< outline entry the form shows it on: "overview", "model", …; empty: wherever its parent is
    std::string group;                 ///< card on that page: "identity"
    QString unit;                      ///< "bytes"
    std::shared_ptr<const Type> type;
    bool attached = false;             ///< a declared extension adds it here and checks it, whatever becomes of the object around it
    bool transparent = false;          ///< its label says nothing of its own: left out of labelOf()
    std::string rule;                  ///< rule id of findings about its value; empty: by the kind of mistake
    QString unknownTo;                 ///< another declared release of the extension that does not know the field: "Electro-Optical 2.0.0"
    std::vector<std::shared_ptr<const Type>> also; ///< what further declared releases and extensions want of the same member
};

struct Group { std::string id; QString title; };
struct Page { std::string id; QString title; QString subtitle; std::string icon; std::vector<Group> groups; };

/// One published release of an extension.
struct Release
{
    std::string extension;             ///< "mlm"
    std::string version;               ///< "1.5.2"
    std::string prefix;                ///< "mlm:"
    std::string uri;                   ///< the address to declare
    QString title;                     ///< "Machine Learning Model"
    bool forItems = true, forCollections = true, forCatalogs = true; ///< document types that may declare it
    bool current = false;              ///< the release that new declarations use: see newest()
    bool looseAddress = false;         ///< in Collections its published schema does not look at how its address is spelled
    std::string demanded;              ///< another address that its published schema wants in stac_extensions by mistake; empty: none
    QString name() const;              ///< "MLM 1.5.2", "Data Cube 2.3.0"
};

/// The specification that applies to one document: its type, STAC version and declared extensions.
class Profile
{
public:
    /// Cached: documents with the same type, version and extensions share one.
    static std::shared_ptr<const Profile> of(const Json &root);

    enum class DocumentType { Item, Collection, Catalog, Unknown };
    DocumentType documentType() const { return m_documentType; }
    const std::string &stacVersion() const { return m_stacVersion; } ///< as the document says it
    /// "1.0.0", "1.1.0": the release that the document is checked as. Differs from stacVersion() for what came out before a release ("1.0.0-rc.1");
    /// empty where the version is not known here.
    const std::string &stacRelease() const { return m_stacRelease; }
    /// "1.5.2", or empty where the document declares no MLM release that is known here.
    const std::string &mlmVersion() const { return m_mlmVersion; }
    const std::vector<const Release *> &releases() const { return m_releases; } ///< declared and known
    const std::vector<std::string> &unknownExtensions() const { return m_unknown; } ///< declared, not known here

    /// The type of the whole document. Fields of extensions that the document does not declare are there too, with `declared` false.
    const Type &document() const { return *m_document; }
    /// The field a pointer names, or nullptr (array elements: nullptr; see typeAt). `root` settles variants.
    const Field *fieldAt(const Pointer &pointer, const Json &root) const;
    const Type *typeAt(const Pointer &pointer, const Json &root) const;
    /// Where a new member belongs among those already there, by the customary order of the fields; nullopt: last.
    std::optional<std::size_t> memberPosition(const Pointer &object, std::string_view name, const Json &root) const;
    /// The page that shows a pointer ("model", "inputs", "assets", …, "other").
    std::string pageOf(const Pointer &pointer, const Json &root) const;
    /// A pointer in users' words: "Framework version", "Inputs › RGB › Shape".
    QString labelOf(const Pointer &pointer, const Json &root) const;

private:
    friend class Library;
    DocumentType m_documentType = DocumentType::Unknown;
    std::string m_stacVersion, m_stacRelease, m_mlmVersion;
    std::vector<const Release *> m_releases;
    std::vector<std::string> m_unknown;
    std::shared_ptr<const Type> m_document;
};

/// All that resources/spec holds.
const std::vector<Page> &pages(Profile::DocumentType type);
const std::vector<Release> &releases();
const Release *releaseByUri(std::string_view uri);
/// The release that a document which uses the extension beside MLM should declare. Mostly the newest; of eo, raster and classification the newest
/// that MLM 1.5 works with.
const Release *newest(std::string_view extension);
/// The extension that a member name's prefix belongs to ("mlm:name" -> "mlm", "cube:variables" -> "datacube"); empty if none is known.
std::string extensionOfMember(std::string_view memberName);

} // namespace mlm::spec
