// SPDX-License-Identifier: Apache-2.0
#include "core/document/document.h"
#include "core/document/history.h"
#include "core/json/parse.h"
#include <QCoreApplication>
#include <algorithm>

namespace mlm {

namespace {

constexpr std::size_t depthLimit = 512;
/// A container replaced by another of its kind is changed member by member, unless that would be this many edits.
constexpr std::size_t mostParts = 256;
/// More places than these are told as the one place above them all.
constexpr std::size_t mostTouched = 64;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Document)
public:
    static Error unwritable(const Pointer &pointer)
    {
        Error error;
        error.message = tr("The value for “%1” cannot be written as JSON.").arg(pointer.toQString());
        error.advice = tr("Texts must be Unicode, numbers finite, and at most %1 lists and objects may stand inside each other.").arg(depthLimit);
        error.pointer = pointer.toString();
        return error;
    }
    static Error misspelt(const Pointer &pointer)
    {
        Error error;
        error.message = tr("The spelling given for “%1” does not stand for its value.").arg(pointer.toQString());
        error.pointer = pointer.toString();
        return error;
    }
};

/// The outcome must be JSON text that parse() reads again.
Result<void> checkValue(const Json &root, const Edit &edit)
{
    if (edit.op == Edit::Op::Remove)
        return {};
    const Json &value = edit.op == Edit::Op::Move ? *edit.from.in(root) : edit.value;
    const auto room = static_cast<int>(depthLimit) - static_cast<int>(std::min(edit.path.size(), depthLimit));
    if (!isWritable(value, room))
        return Words::unwritable(edit.path);
    for (const std::string &token : edit.path.tokens()) {
        if (!isWritable(Json(token)))
            return Words::unwritable(edit.path);
    }
    if (!edit.spelling.empty()) {
        const auto spelt = json::parse(edit.spelling);
        if (!spelt || !same(spelt->root, edit.value))
            return Words::misspelt(edit.path);
    }
    return {};
}

Pointer commonAncestor(const Pointer &a, const Pointer &b)
{
    std::size_t shared = 0;
    while (shared < a.size() && shared < b.size() && a[shared] == b[shared])
        ++shared;
    return Pointer({a.tokens().begin(), a.tokens().begin() + static_cast<std::ptrdiff_t>(shared)});
}

/// The topmost places of a list, each once.
void reduce(std::vector<Pointer> &touched)
{
    std::sort(touched.begin(), touched.end());
    // What lies below a pointer follows it directly, for tokens are compared in order.
    std::vector<Pointer> kept;
    for (Pointer &pointer : touched) {
        if (kept.empty() || !pointer.startsWith(kept.back()))
            kept.push_back(std::move(pointer));
    }
    if (kept.size() > mostTouched) {
        Pointer all = kept.front();
        for (const Pointer &pointer : kept)
            all = commonAncestor(all, pointer);
        kept = {all};
    }
    touched = std::move(kept);
}

/// What views must look at again. Elements after a place in a list change their index, so the list as a whole does.
void touch(std::vector<Pointer> &touched, const Json &root, const Edit &edit)
{
    const auto place = [&](const Pointer &pointer, const Pointer &parent) {
        const Json *above = pointer.isRoot() ? nullptr : parent.in(root);
        touched.push_back(above && above->is_array() ? pointer.parent() : pointer);
    };
    switch (edit.op) {
    case Edit::Op::Replace:
        touched.push_back(edit.path);
        break;
    case Edit::Op::Add:
    case Edit::Op::Remove:
        place(edit.path, edit.path.parent());
        break;
    case Edit::Op::Move:
        if (edit.from.parent() == edit.path.parent()) {
            touched.push_back(edit.path.parent());
        } else {
            place(edit.from, edit.from.parent());
            place(edit.path, beforeRemoval(root, edit.path.parent(), edit.from));
        }
    }
}

std::ptrdiff_t growthOf(const std::vector<Splice> &splices)
{
    std::ptrdiff_t growth = 0;
    for (const Splice &splice : splices)
        growth += static_cast<std::ptrdiff_t>(splice.inserted.size()) - static_cast<std::ptrdiff_t>(splice.removed.size());
    return growth;
}

/// `edited` with the line ends and the byte order mark of `text`, where an editing widget has dropped them; what is alike at
/// both ends keeps its bytes.
std::string restored(const std::string &text, std::string edited)
{
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    if (text.starts_with(mark) && !edited.starts_with(mark))
        edited.insert(0, mark);
    if (edited.find('\r') != std::string::npos || text.find("\r\n") == std::string::npos)
        return edited;
    std::size_t head = 0, newHead = 0;
    while (head < text.size() && newHead < edited.size()) {
        const bool pair = text.compare(head, 2, "\r\n") == 0 && edited[newHead] == '\n';
        if (!pair && text[head] != edited[newHead])
            break;
        head += pair ? 2 : 1;
        ++newHead;
    }
    std::size_t tail = text.size(), newTail = edited.size();
    while (tail > head && newTail > newHead) {
        const bool pair = edited[newTail - 1] == '\n' && tail >= head + 2 && text.compare(tail - 2, 2, "\r\n") == 0;
        if (!pair && text[tail - 1] != edited[newTail - 1])
            break;
        tail -= pair ? 2 : 1;
        --newTail;
    }
    std::string result = text.substr(0, head);
    const std::string newline = json::styleOf(text).newline;
    for (std::size_t i = newHead; i < newTail; ++i) {
        if (edited[i] == '\n')
            result += newline.empty() ? "\n" : newline;
        else
            result += edited[i];
    }
    return result + text.substr(tail);
}

} // namespace

struct Document::Private
{
    Json root;
    std::string text;
    std::optional<std::string> savedText;
    History history;
    std::uint64_t revision = 0;

    mutable SourceMap map;
    mutable bool mapValid = true;
    mutable LineIndex lines;
    mutable std::uint64_t linesOf = ~std::uint64_t{0};
    mutable std::optional<Json> savedRoot;

    const SourceMap &currentMap() const
    {
        if (!mapValid) {
            auto fresh = json::scan(text);
            Q_ASSERT(fresh);
            if (fresh)
                map = std::move(*fresh);
            mapValid = true;
        }
        return map;
    }

    /// Applies one Edit that passes check() to tree, text and map.
    void perform(Step &step, const Edit &edit)
    {
        Plan planned = plan(text, root, currentMap(), edit);
        const bool changes = std::any_of(planned.splices.begin(), planned.splices.end(), [](const Splice &s) { return !s.isEmpty(); });
        if (!changes)
            return;
        touch(step.touched, root, edit);
        Change change{edit, inverseOf(root, edit), std::move(planned.splices)};
        for (const Splice &splice : change.splices)
            splice.apply(text);
        (void)applyTo(root, edit);
        remap(map, text, planned.node, growthOf(change.splices));
        step.changes.push_back(std::move(change));
    }

    Result<void> perform(Step &step, const Edit &edit, bool inParts)
    {
        if (auto fits = check(root, edit); !fits)
            return fits;
        if (auto fits = checkValue(root, edit); !fits)
            return fits;
        const Json *old = edit.path.in(root);
        const bool replaces = old
            && (edit.op == Edit::Op::Replace || (edit.op == Edit::Op::Add && (edit.path.isRoot() || edit.path.parent().in(root)->is_object())));
        if (!replaces) {
            perform(step, edit);
            return {};
        }
        if (same(*old, edit.value) && (edit.spelling.empty() || edit.spelling == spelling(edit.path)))
            return {};
        if (inParts && edit.spelling.empty() && old->is_structured() && old->type() == edit.value.type() && !old->empty() && !edit.value.empty()) {
            const Edits parts = diff(*old, edit.value, edit.path);
            if (parts.size() <= mostParts) {
                for (const Edit &part : parts) {
                    if (auto done = perform(step, part, false); !done)
                        return done;
                }
                return {};
            }
        }
        perform(step, Edit::replace(edit.path, edit.value, edit.spelling));
        return {};
    }

    std::string spelling(const Pointer &pointer) const
    {
        const auto node = currentMap().find(root, pointer);
        if (!node)
            return {};
        const Span span = map.nodes()[*node].value;
        return text.substr(span.begin, span.size());
    }

    void revert(const Step &step)
    {
        for (auto change = step.changes.rbegin(); change != step.changes.rend(); ++change) {
            for (auto splice = change->splices.rbegin(); splice != change->splices.rend(); ++splice)
                splice->inverse().apply(text);
            (void)applyTo(root, change->inverse);
        }
        mapValid = step.changes.empty() && mapValid;
    }

    void repeat(const Step &step)
    {
        for (const Change &change : step.changes) {
            for (const Splice &splice : change.splices)
                splice.apply(text);
            (void)applyTo(root, change.edit);
        }
        mapValid = false;
    }
};

Document::Document(std::unique_ptr<Private> data) : d(std::move(data)) {}
Document::~Document() = default;

Result<std::unique_ptr<Document>> Document::fromText(std::string text)
{
    auto parsed = json::parse(text);
    if (!parsed)
        return parsed.error();
    auto data = std::make_unique<Private>();
    data->root = std::move(parsed->root);
    data->map = std::move(parsed->map);
    data->savedText = text;
    data->text = std::move(text);
    return std::unique_ptr<Document>(new Document(std::move(data)));
}

std::unique_ptr<Document> Document::fromTree(Json root)
{
    auto data = std::make_unique<Private>();
    data->text = json::write(root) + "\n";
    data->root = std::move(root);
    data->mapValid = false;
    // Not on disk yet; what the user changes is still told from what the template gave.
    data->savedRoot = data->root;
    return std::unique_ptr<Document>(new Document(std::move(data)));
}

const Json &Document::root() const { return d->root; }
const std::string &Document::text() const { return d->text; }
const SourceMap &Document::map() const { return d->currentMap(); }
std::uint64_t Document::revision() const { return d->revision; }
std::string Document::spelling(const Pointer &pointer) const { return d->spelling(pointer); }

const LineIndex &Document::lines() const
{
    if (d->linesOf != d->revision) {
        d->lines = LineIndex(d->text);
        d->linesOf = d->revision;
    }
    return d->lines;
}

Position Document::position(const Pointer &pointer, bool ofName) const
{
    const auto node = map().find(d->root, pointer);
    if (!node)
        return {};
    const SourceMap::Node &found = d->map.nodes()[*node];
    return lines().position(d->text, ofName && found.name.size() > 0 ? found.name.begin : found.value.begin);
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
        if (auto done = d->perform(step, edit, true); !done) {
            d->revert(step);
            return done;
        }
    }
    if (step.changes.empty())
        return {};
    reduce(step.touched);
    const std::vector<Pointer> touched = step.touched;
    d->history.push(std::move(step), d->text);
    announce(touched);
    return {};
}

void Document::breakMerge() { d->history.breakMerge(); }

Result<void> Document::applyText(const QString &label, std::string text)
{
    text = restored(d->text, std::move(text));
    if (text == d->text)
        return {};
    auto parsed = json::parse(text);
    if (!parsed)
        return parsed.error();

    Step step{label, {}, {}, {}};
    for (const Edit &edit : diff(d->root, parsed->root))
        touch(step.touched, d->root, edit);
    if (step.touched.empty())
        step.touched.emplace_back(); // spelling or layout alone
    reduce(step.touched);

    const auto [oldHead, newHead] = std::mismatch(d->text.begin(), d->text.end(), text.begin(), text.end());
    const auto head = oldHead - d->text.begin();
    const auto most = std::min(d->text.end() - oldHead, text.end() - newHead);
    const auto [oldTail, newTail] = std::mismatch(d->text.rbegin(), d->text.rbegin() + most, text.rbegin());
    Splice splice{static_cast<std::size_t>(head), std::string(oldHead, oldTail.base()), std::string(newHead, newTail.base())};
    step.changes.push_back({Edit::replace({}, parsed->root), Edit::replace({}, d->root), {std::move(splice)}});

    d->text = std::move(text);
    d->root = std::move(parsed->root);
    d->map = std::move(parsed->map);
    d->mapValid = true;
    const std::vector<Pointer> touched = step.touched;
    d->history.push(std::move(step), d->text);
    announce(touched);
    return {};
}

Edits Document::setEdits(const Pointer &pointer, Json value, std::string spelling, std::optional<std::size_t> position) const
{
    if (pointer.in(d->root))
        return {Edit::replace(pointer, std::move(value), std::move(spelling))};
    std::size_t missing = pointer.size(); // of the path, this many tokens lead to the first parent that is not there
    while (missing > 1 && !Pointer({pointer.tokens().begin(), pointer.tokens().begin() + static_cast<std::ptrdiff_t>(missing - 1)}).in(d->root))
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
            tree = pointer[i - 1] == "-" ? Json::array({std::move(tree)}) : Json::object({{pointer[i - 1], std::move(tree)}});
    }
    edits.push_back(Edit::add(std::move(path), std::move(tree)));
    if (spelt) {
        edits.push_back(Edit::add(pointer, std::move(value)));
        edits.back().spelling = std::move(spelling);
    }
    return edits;
}

Result<void> Document::set(const Pointer &pointer, Json value, const QString &label, const QString &mergeKey, std::string spelling)
{
    return apply(label, setEdits(pointer, std::move(value), std::move(spelling)), mergeKey);
}

Result<void> Document::unset(const Pointer &pointer, const QString &label)
{
    return pointer.in(d->root) ? apply(label, {Edit::remove(pointer)}) : Result<void>();
}

bool Document::canUndo() const { return d->history.undoStep() != nullptr; }
bool Document::canRedo() const { return d->history.redoStep() != nullptr; }
QString Document::undoLabel() const { return canUndo() ? d->history.undoStep()->label : QString(); }
QString Document::redoLabel() const { return canRedo() ? d->history.redoStep()->label : QString(); }

void Document::undo()
{
    if (const Step *step = d->history.undoStep()) {
        const std::vector<Pointer> touched = step->touched;
        d->revert(*step);
        d->history.stepBack();
        announce(touched);
    }
}

void Document::redo()
{
    if (const Step *step = d->history.redoStep()) {
        const std::vector<Pointer> touched = step->touched;
        d->repeat(*step);
        d->history.stepForward();
        announce(touched);
    }
}

bool Document::isDirty() const { return !d->savedText || *d->savedText != d->text; }

int Document::changesSinceSave() const
{
    if (!isDirty())
        return 0;
    return static_cast<int>(std::max<std::size_t>(1, d->history.distanceToSaved()));
}

void Document::markSaved()
{
    d->savedText = d->text;
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
