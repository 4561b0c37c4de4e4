// SPDX-License-Identifier: Apache-2.0
#include "core/document/document.h"
#include "core/document/content.h"
#include "core/document/lineends.h"
#include "core/document/touched.h"
#include <algorithm>

namespace mlm {

struct Document::Private
{
    Content content;
    History history = {};
    std::uint64_t revision = 0;
    std::optional<std::string> savedText = {}; ///< none before the first save

    mutable std::optional<Json> savedRoot = {}; ///< made from the text when asked for
    mutable LineIndex lines = {};
    mutable std::uint64_t linesOf = ~std::uint64_t{0};
};

Document::Document(std::unique_ptr<Private> data) : d(std::move(data))
{
}
Document::~Document() = default;

Result<std::unique_ptr<Document>> Document::fromText(std::string text)
{
    auto parsed = json::parse(text);
    if (!parsed)
        return parsed.error();
    auto data =
        std::make_unique<Private>(Private{Content(std::move(parsed->root), text, std::move(parsed->map))});
    data->savedText = std::move(text);
    return std::unique_ptr<Document>(new Document(std::move(data)));
}

std::unique_ptr<Document> Document::fromTree(Json root)
{
    std::string text = json::write(root) + "\n";
    auto data = std::make_unique<Private>(Private{Content(std::move(root), std::move(text), std::nullopt)});
    // Not on disk yet; what the user changes is still told from what the template gave.
    data->savedRoot = data->content.root();
    return std::unique_ptr<Document>(new Document(std::move(data)));
}

const Json &Document::root() const
{
    return d->content.root();
}
const std::string &Document::text() const
{
    return d->content.text();
}
const SourceMap &Document::map() const
{
    return d->content.map();
}
std::uint64_t Document::revision() const
{
    return d->revision;
}
std::string Document::spelling(const Pointer &pointer) const
{
    return d->content.spelling(pointer);
}

const LineIndex &Document::lines() const
{
    if (d->linesOf != d->revision) {
        d->lines = LineIndex(text());
        d->linesOf = d->revision;
    }
    return d->lines;
}

Position Document::position(const Pointer &pointer, bool ofName) const
{
    const auto node = map().find(root(), pointer);
    if (!node)
        return {};
    const SourceMap::Node &found = map().nodes()[*node];
    return lines().position(text(), ofName && found.name.size() > 0 ? found.name.begin : found.value.begin);
}

void Document::announce(const std::vector<Pointer> &touched)
{
    ++d->revision;
    // A copy: whoever listens may edit in turn.
    const std::vector<Pointer> pointers = touched;
    for (const Pointer &pointer : pointers)
        Q_EMIT changed(pointer);
    Q_EMIT stateChanged();
}

Result<void> Document::apply(const QString &label, const Edits &edits, const QString &mergeKey)
{
    Step step{label, mergeKey, {}, {}};
    for (const Edit &edit : edits) {
        if (auto done = d->content.perform(step, edit); !done) {
            d->content.revert(step);
            return done;
        }
    }
    if (step.changes.empty())
        return {};
    reduce(step.touched);
    const std::vector<Pointer> touched = step.touched;
    d->history.push(std::move(step), text());
    announce(touched);
    return {};
}

void Document::breakMerge()
{
    d->history.breakMerge();
}

Result<void> Document::applyText(const QString &label, std::string text)
{
    text = keepLineEnds(this->text(), std::move(text));
    if (text == this->text())
        return {};
    auto parsed = json::parse(text);
    if (!parsed)
        return parsed.error();

    Step step{label, {}, {}, {}};
    for (const Edit &edit : diff(root(), parsed->root))
        touch(step.touched, root(), edit);
    if (step.touched.empty())
        step.touched.emplace_back(); // spelling or layout alone
    reduce(step.touched);
    const std::vector<Pointer> touched = step.touched;
    d->content.exchange(step, std::move(parsed->root), std::move(text), std::move(parsed->map));
    d->history.push(std::move(step), d->content.text());
    announce(touched);
    return {};
}

Edits Document::setEdits(const Pointer &pointer, Json value, std::string spelling,
                         std::optional<std::size_t> position) const
{
    if (pointer.in(root()))
        return {Edit::replace(pointer, std::move(value), std::move(spelling))};
    std::size_t missing =
        pointer.size(); // of the path, this many tokens lead to the first parent that is not there
    while (missing > 1 && !Pointer({pointer.tokens().begin(),
                                    pointer.tokens().begin() + static_cast<std::ptrdiff_t>(missing - 1)})
                               .in(root()))
        --missing;
    Edits edits;
    Pointer path({pointer.tokens().begin(), pointer.tokens().begin() + static_cast<std::ptrdiff_t>(missing)});
    if (missing == pointer.size()) {
        edits.push_back(Edit::add(pointer, std::move(value), position));
        edits.back().spelling = std::move(spelling);
        return edits;
    }
    // Nested from the inside; a spelling needs a place of its own to be written to.
    const bool spelt = !spelling.empty();
    Json tree = spelt ? Json() : value;
    for (std::size_t i = pointer.size(); i > missing; --i) {
        if (spelt && i == pointer.size())
            tree = pointer[i - 1] == "-" ? Json::array() : Json::object();
        else
            tree = pointer[i - 1] == "-" ? Json::array({std::move(tree)})
                                         : Json::object({{pointer[i - 1], std::move(tree)}});
    }
    edits.push_back(Edit::add(std::move(path), std::move(tree)));
    if (spelt) {
        edits.push_back(Edit::add(pointer, std::move(value)));
        edits.back().spelling = std::move(spelling);
    }
    return edits;
}

Result<void> Document::set(const Pointer &pointer, Json value, const QString &label, const QString &mergeKey,
                           std::string spelling)
{
    return apply(label, setEdits(pointer, std::move(value), std::move(spelling)), mergeKey);
}

Result<void> Document::unset(const Pointer &pointer, const QString &label)
{
    return pointer.in(root()) ? apply(label, {Edit::remove(pointer)}) : Result<void>();
}

bool Document::canUndo() const
{
    return d->history.undoStep() != nullptr;
}
bool Document::canRedo() const
{
    return d->history.redoStep() != nullptr;
}
QString Document::undoLabel() const
{
    return canUndo() ? d->history.undoStep()->label : QString();
}
QString Document::redoLabel() const
{
    return canRedo() ? d->history.redoStep()->label : QString();
}

void Document::undo()
{
    if (const Step *step = d->history.undoStep()) {
        const std::vector<Pointer> touched = step->touched;
        d->content.revert(*step);
        d->history.stepBack();
        announce(touched);
    }
}

void Document::redo()
{
    if (const Step *step = d->history.redoStep()) {
        const std::vector<Pointer> touched = step->touched;
        d->content.repeat(*step);
        d->history.stepForward();
        announce(touched);
    }
}

bool Document::isDirty() const
{
    return !d->savedText || *d->savedText != text();
}

int Document::changesSinceSave() const
{
    if (!isDirty())
        return 0;
    return static_cast<int>(std::max<std::size_t>(1, d->history.distanceToSaved()));
}

void Document::markSaved()
{
    d->savedText = text();
    d->savedRoot.reset();
    d->history.markSaved();
    Q_EMIT stateChanged();
}

const Json &Document::savedRoot() const
{
    if (!d->savedRoot) {
        // Both are there: what was never saved has had its tree since it was made.
        auto parsed = json::parse(*d->savedText);
        d->savedRoot = parsed ? std::move(parsed->root) : Json();
    }
    return *d->savedRoot;
}

bool Document::changedSinceSave(const Pointer &pointer) const
{
    const Json *now = at(pointer);
    const Json *then = pointer.in(savedRoot());
    return !now != !then || (now && !same(*now, *then));
}

} // namespace mlm
